import json
import re
from pathlib import Path

import pytest

from etl.annotate.sentences import annotate as sentences
from etl.attribution import attribution, carried_on
from etl.reading import read_document
from etl.stance import attitude, held, stance

CORPUS = Path(__file__).parents[1] / "corpus"
ROOT = CORPUS.parents[1]
SENTENCES = json.loads((CORPUS / "stance.json").read_text(encoding="utf-8"))


def bare(source):
    """A source without its article."""
    return source and re.sub(r"^(?:the|a|an) ", "", source, flags=re.IGNORECASE)


@pytest.mark.parametrize("gold", SENTENCES, ids=lambda gold: gold["words"])
def test_how_a_sentence_holds_its_words_and_who_says_so(gold):
    start = gold["sentence"].index(gold["words"])
    assertion, source = stance(gold["sentence"], "", (start, start + len(gold["words"])))
    assert (assertion, bare(source)) == (gold["assertion"], bare(gold["source"]))


def test_a_pronoun_and_a_quotation_that_goes_on_take_the_last_speaker():
    before = '"Many are sold," said Ms Khamla Sisavath. '
    assert stance('"They come back poor.', before)[1] == "Ms Khamla Sisavath"
    assert stance("She added that 14 had died.", before)[1] == "Ms Khamla Sisavath"


def test_the_text_itself_has_no_source():
    assert stance("Fourteen women were sold to brothels in Macau.") == ("asserted", None)


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        (
            "Haven House, which runs a shelter near the bus depot, said six girls came.",
            "Haven House",
        ),
        ("Officers arrested nine people suspected of selling girls.", None),
        ("A NURSE AT THE CLINIC SAID NINE GIRLS CAME.", "A NURSE AT THE CLINIC"),
        ("A mother who had sold her field told us of a broker.", "A mother"),
        (
            "Girls came from Puno, Ica and Santa Ana, said Colonel Ana Ruiz, a chief.",
            "Colonel Ana Ruiz",
        ),
        ("Last year GMP recorded 40 crimes.", "GMP"),
        ("Nowadays, says one, they go by air.", None),
        ("The figures say more about the police than about the crime.", None),
    ],
)
def test_a_source_is_whoever_speaks_and_nobody_else(sentence, source):
    assert attribution(sentence) == source


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("KAMPOT, Aug 3, 2019 (Delta Wire) - Peru said 40 had left.", "Peru"),
        ("Village girls sold as cooks, church group says.", None),
        ("Fourteen of 60 said that they were beaten.", None),
        ("Mayor Ana Ruiz puts sales at 60 million and says half is lost.", "Mayor Ana Ruiz"),
        ("Police arrested 90 and identified 14 victims.", "Police"),
        ("Clerks often failed to see it, reports of the unit said little.", None),
        (
            "The law unit, whose posts of Ica, Puno and Lima reported, said six left.",
            "The law unit",
        ),
        ("Camps are said by Haven House to hold 500 women.", "Haven House"),
        ("According to Haque 46 girls wait in homes.", "Haque"),
        ("As reported over the past years, girls are sold.", None),
        ("Officials in Puno, Ica and Lima told us that girls are sold.", None),
        ("Situation report 6 names 40 victims.", None),
        ("3.1 The Lao side said that 20 came.", "Lao side"),
        ("As Ana he wrote to men for a year.", None),
        ("Ana Ruiz named the house as Puno but said that 20 came.", "Ana Ruiz"),
        (
            "MINISTERS FROM PERU AND LAOS MET AT PUNO AND TALKED OF 20.",
            "MINISTERS FROM PERU AND LAOS",
        ),
        ("THE LAW, SIGNED IN JULY 2004, TOLD THE STATE TO OPEN HOUSES.", "THE LAW"),
        ("Police conducted 15 searches and reported nine.", "Police"),
        ("Over tea on June 3 two heads of groups told us that 20 came.", "two heads of groups"),
        ("Captain Ana Ruiz listed for us what she thinks passes: 20 girls.", "Captain Ana Ruiz"),
        ("Eighty had been registered by the end of June.", None),
        ("The signing concludes the first part.", None),
    ],
)
def test_headlines_numbers_and_clauses_are_no_sources(sentence, source):
    assert attribution(sentence) == source


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Police in Nghe An say that 27 women crossed.", "Police in Nghe An"),
        ("Peru's ministry put at 148 the number of those sold.", "Peru's ministry"),
        ("Its head, Ana Ruiz, puts the number at 500.", "Ana Ruiz"),
        ("Little is done, the officer thought: nobody was sold.", "the officer"),
        ("The girl thought that she would sew.", None),
        ("The broker told them that they would sew.", None),
        ("The ministry reminded citizens that 17 had been sold.", "The ministry"),
        ("The captain spoke of girls sold over the bridge.", "The captain"),
        ("There were 20, in the estimate of the priest Ana Ruiz.", "the priest Ana Ruiz"),
        ("By the ministry's count 20 women came back.", "the ministry"),
        ("Nine others told police that they were sold.", None),
        ("The remaining four said that there was no husband.", None),
        ("Sources in Puno province said that girls go.", "Sources in Puno province"),
        ("In April 2004 the Ica High Court found that he sold girls.", "Ica High Court"),
        ("Girls were sold, the Ica High Court heard on Monday.", "Ica High Court"),
        ("Nine are in Peru, Under Secretary Ana Ruiz said.", "Under Secretary Ana Ruiz"),
        ("Ana R. of the shelter said that girls go.", "Ana R. of the shelter"),
        ("Some foreign NGOs report that girls are sold.", "Some foreign NGOs"),
        ("It is the trial of six men who prosecutors say sold girls.", "prosecutors"),
        ("The paper met Colonel Ana Ruiz, who said that 20 came.", "Colonel Ana Ruiz"),
        ("Ruiz put it thus: a third came from Peru.", "Ruiz"),
        ("A man, 24, who gave one name, Ana, told us that he was sold.", "A man"),
        (
            "Colonel Ana Ruiz of the Children, Juveniles and Women Division told us that 20 came.",
            "Colonel Ana Ruiz of the Children, Juveniles and Women Division",
        ),
        (
            "Last week the Ministry of Labor, Invalids and Social Affairs said that 20 came.",
            "Ministry of Labor, Invalids and Social Affairs",
        ),
        ("An NGO that runs a house told us more.", "An NGO"),
        ("A local NGO took the other view, saying that girls are sold.", "A local NGO"),
        ("Nine girls came back who said that they were sold.", None),
        ("An attorney in Puno thinks that more went.", "An attorney in Puno"),
        ("Nine were girls from Puno, in the far south, who answered a letter.", None),
        ("The mayor lamented that girls are sold.", "The mayor"),
        ("The consulate provided figures: 20 girls came.", "The consulate"),
        ("The crew volunteered for the voyage.", None),
    ],
)
def test_who_says_so_by_other_words_than_said(sentence, source):
    assert attribution(sentence) == source


def test_of_two_sources_the_one_of_the_same_half_counts():
    sentence = "Peru says it knows of 40 victims, while Chile says it sent home 12."
    at = sentence.index("12")
    assert attribution(sentence, "", (at, at + 2)) == "Chile"
    assert attribution(sentence, "", (29, 31)) == "Peru"


def test_a_pronoun_takes_a_person_of_the_paragraph_before():
    earlier = "Director Ana Ruiz told reporters that six had left. The ministry said nothing."
    assert attribution("She said 14 had died.", "", None, earlier) == "Director Ana Ruiz"
    assert attribution("They said 14 had died.", "", None, earlier) is None


def test_who_speaks_before_and_behind_a_sentence_says_it_too():
    before = "Director Ana Ruiz told us that the shelter was full. "
    assert carried_on(before, "She added that more would come.") == "Director Ana Ruiz"
    assert carried_on(before, "The roof leaks. It rains.") is None
    assert carried_on(before, "The mayor denied it.") is None


@pytest.mark.parametrize(
    ("sentence", "words", "assertion"),
    [
        ("The largest number was reported in Puno, with 54 girls.", "54 girls", "asserted"),
        ("Fifteen women could be sent home.", "Fifteen women", "asserted"),
        ("The number could be as high as 90 women.", "90 women", "estimated"),
        ("He repeated a rumor, which he doubted, that girls go to Lima.", "girls go", "alleged"),
    ],
)
def test_words_that_only_look_like_hearsay_or_doubt(sentence, words, assertion):
    start = sentence.index(words)
    assert held(sentence, (start, start + len(words))) == assertion


def test_those_accused_are_asserted_to_be_accused():
    sentence = "Police arrested six men suspected of selling girls to Peru."
    assert held(sentence, (16, 23), accused=True) == "asserted"
    assert held(sentence, (41, 46)) == "alleged"


def expected():
    for path in sorted((CORPUS / "extra").glob("*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))


def judged(gold):
    """Pairs (right assertion, right source) for each quote of a document."""
    folder, name = gold["document"].split("/")
    path = (ROOT / "seeds" if folder == "seeds" else CORPUS / folder / "texts") / f"{name}.txt"
    document = read_document(path, path.parent)
    rows = list(zip(document.passages, sentences(document.passages, document), strict=True))
    for item in gold.get("assertions", []):
        quote = re.sub(r"\s+", " ", item["quote"])
        passage, start, end, at = next(
            (passage, start, end, passage.text.index(quote))
            for passage, spans in rows
            if quote in passage.text
            for start, end in spans
            if start <= passage.text.index(quote) < end
        )
        span = (at - start, min(end, at + len(quote)) - start)
        got, source = stance(passage.text[start:end], passage.text[:start], span)
        sources = [item["attribution"], *item.get("attribution_accept", [])]
        yield (
            got in [item["assertion"], *item.get("assertion_accept", [])],
            bare(source) in [bare(one) for one in sources],
        )


def test_the_annotated_documents_are_read_as_annotated():
    results = [pair for _, gold in expected() for pair in judged(gold)]
    assert sum(right for right, _ in results) / len(results) > 0.95
    assert sum(right for _, right in results) / len(results) > 0.93


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry withdrew two licences and fined 11 companies.",
        "Two officers were dismissed for taking payments from smugglers.",
        "The public may report any case to the hotline.",
        "She was found in May to have placed 34 girls.",
    ],
)
def test_what_only_looks_like_a_denial_or_a_doubt_is_asserted(sentence):
    assert stance(sentence)[0] == "asserted"


def test_a_report_that_was_withdrawn_or_rejected_is_denied():
    assert stance("The paper withdrew its report that girls were sold.")[0] == "denied"
    assert (
        stance("The minister rejected the claim that women were trafficked there.")[0] == "denied"
    )


def test_what_one_of_two_clauses_joined_by_that_holds_is_not_held_of_the_other():
    text = (
        "She said that 261 children had been brought back and that police believed 5,000 were left."
    )
    at = text.index("261")
    assert stance(text, "", (at, at + 12))[0] == "asserted"


def test_who_complained_that_others_did_so_and_said_is_the_one_who_said():
    text = (
        "The captain complained that prosecutors release suspects and said his bureau had 41 "
        "officers."
    )
    assert stance(text)[1] == "The captain"


def test_she_is_the_titled_woman_with_whom_the_sentence_before_begins():
    before = (
        "The Deputy Minister said 90 came. Ms. Hollis thanked the Deputy Minister for his time. "
    )
    assert stance("She said that 80 were helped.", before)[1] == "Ms. Hollis"
    assert stance("He said that 80 were helped.", before)[1] == "Deputy Minister"


def test_who_holds_that_something_is_so_says_it():
    text = "The federation of boat owners holds that 1 per cent of crews are involved."
    assert stance(text)[1] == "The federation of boat owners"


def test_a_study_is_that_of_whoever_made_it():
    sentence = (
        "A survey of more than 1,000 victims from the region by the Harbour Institute found that "
        "most had not been paid."
    )
    assert stance(sentence)[1] == "Harbour Institute"
    sentence = "A survey by the Harbour Institute of 402 workers found that most had paid."
    assert stance(sentence)[1] == "Harbour Institute"


@pytest.mark.parametrize(
    ("sentence", "assertion"),
    [
        ("There are no facts of Lao women being sold abroad.", "denied"),
        ("It is untrue that boys from the hills are sold to the boats.", "denied"),
        ("The consulate has not come across any Thai victims there.", "denied"),
        ("Police have not found the women who were sold abroad.", "asserted"),
    ],
)
def test_who_knows_of_no_case_denies_and_who_has_not_found_the_victims_does_not(
    sentence, assertion
):
    assert stance(sentence)[0] == assertion


def test_what_is_called_so_is_denied_where_it_is_the_crime():
    denied = "The so-called trafficking victims had bought tickets to Oman."
    assert attitude(denied) == "denied"
    assert attitude("Girls were recruited by so-called loverboys in Rotterdam.") == "asserted"


def test_either_way_is_no_hearsay_and_taken_out_is_not_withdrawn():
    sentence = "It is a crime, whether at home or abroad."
    assert held(sentence, (0, 13)) == "asserted"
    sentence = "He said 33 children had been withdrawn from begging."
    assert held(sentence, (8, 19)) == "asserted"
    assert held("The report of 33 children was withdrawn.", (14, 25)) == "denied"
