import pytest

from etl.credibility import rate


def claim(doc_id, assertion="asserted", attribution=None, quote=None):
    return {
        "claim_id": f"{doc_id}-{assertion}-{attribution}",
        "quote": quote or f"{doc_id} says so",
        "doc_id": doc_id,
        "fact_id": "f",
        "assertion": assertion,
        "attribution": attribution,
    }


def rated(*claims, **documents):
    rows = {doc_id: {"publisher": doc_id} for doc_id in ("a", "b", "c")} | documents
    rate({"flows": list(claims)}, rows)
    return [row["credibility"] for row in claims]


@pytest.mark.parametrize(
    ("assertion", "attribution", "grade"),
    [
        ("asserted", None, 3),
        ("asserted", "a villager", 3),
        ("asserted", "Quang Ninh police", 2),
        ("asserted", "UNICEF", 2),
        ("estimated", "UNICEF", 3),
        ("alleged", None, 4),
        ("alleged", "the police", 3),
        ("planned", None, 3),
        ("denied", "the ministry", 5),
    ],
)
def test_a_claim_alone_is_graded_by_assertion_and_source(assertion, attribution, grade):
    assert rated(claim("a", assertion, attribution)) == [grade]


def test_a_second_independent_document_raises_both():
    assert rated(claim("a", attribution="the police"), claim("b")) == [1, 2]


def test_two_documents_of_one_publisher_are_no_two_sources():
    assert rated(claim("a"), claim("b"), b={"publisher": "a"}) == [3, 3]


def test_one_document_does_not_corroborate_itself():
    assert rated(claim("a"), claim("a")) == [3, 3]


def test_a_denial_elsewhere_makes_it_doubtful():
    assert rated(claim("a", attribution="the police"), claim("b", "denied")) == [4, 5]


def test_a_source_that_cannot_be_judged_cannot_be_judged():
    assert rated(claim("a"), a={"publisher": "a", "reliability": "F"}) == [6]


def test_a_third_independent_document_raises_further_and_no_more_does():
    assert rated(claim("a", "alleged"), claim("b"), claim("c")) == [2, 2, 2]


def test_hedged_claims_corroborate_nothing():
    assert rated(claim("a"), claim("b", "alleged")) == [3, 3]


def test_a_story_copied_between_papers_is_one_source():
    assert rated(claim("a"), claim("b"), b={"publisher": "b", "copy_of": "a"}) == [3, 3]
    copy = {"publisher": "b", "copy_of": "a"}
    assert rated(claim("a"), claim("b"), claim("c"), b=copy) == [2, 2, 2]


def test_one_sentence_or_one_named_source_in_two_papers_is_one_source():
    assert rated(claim("a", quote="Ten were sold."), claim("b", quote="TEN WERE SOLD")) == [3, 3]
    assert rated(claim("a", attribution="UNICEF"), claim("b", attribution="Unicef")) == [2, 2]
