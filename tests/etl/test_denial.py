from etl.denial import denied_spans, is_denied


def test_a_denial_covers_its_clause_only():
    sentence = "Police found no evidence of trafficking to Malaysia, but six girls were sold here."
    denied, told = sentence.index("trafficking"), sentence.index("six girls")
    assert is_denied(sentence, denied, denied + 23)
    assert not is_denied(sentence, told, len(sentence))


def test_a_denial_that_follows_covers_what_stands_before_it_in_its_clause():
    sentence = "The raid went ahead; the report of six girls sold abroad was a hoax."
    ((start, end),) = denied_spans(sentence)
    assert sentence[start:end] == "the report of six girls sold abroad was a hoax"


def test_what_is_only_partly_negated_is_not_denied():
    assert denied_spans("Not only women but men were sold to the boats.") == ()
    assert denied_spans("The girls were denied food and wages.") == ()
