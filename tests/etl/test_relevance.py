"""A document about something else yields nothing; what tells of trafficking is read."""

import pytest

from etl.document import Document, Passage
from etl.reading import extract_document
from etl.relevance import REACH, about_trafficking, telling
from etl.rows import countries_named, mention_rows


def read(text):
    passages = [Passage(0, text, 0, len(text))]
    return Document("d", "d.txt", "0", "txt", kind="news", passages=passages)


@pytest.mark.parametrize(
    "text",
    [
        "Police freed 12 people who had been trafficked to Thailand.",
        "A broker sold the two girls to a family in Yunnan.",
        "Workers were held in a scam compound in Myawaddy.",
        "Traffickers took boys to farms in Ivory Coast.",
    ],
)
def test_what_tells_of_trafficking_is_read(text):
    assert about_trafficking(read(text))


def test_other_news_yields_no_claims_and_says_so():
    document = read(
        "Ministers of Laos and Thailand met on 3 May 2005 to open a dam of 250 megawatts."
    )
    _, claims = extract_document(document)
    assert claims == []
    assert [issue.code for issue in document.issues] == ["off_topic"]


@pytest.mark.parametrize(
    "piece",
    ["12 percent of 300 victims (2003), ", "Girls sold from Laos to Thailand, ", "Thai Thai "],
)
def test_a_line_without_full_stops_is_read_in_parts_and_says_so(piece):
    document = read("Trafficking of women. " + piece * (12_000 // len(piece)))
    annotated, _ = extract_document(document)
    (issue,) = document.issues
    assert (issue.code, issue.passage) == ("long_sentence", 0)
    assert len(annotated.passages[0].sentences) == 4


def test_an_empty_document_is_about_nothing():
    assert not about_trafficking(read(""))


def test_other_news_keeps_its_countries_each_by_a_name_or_the_first_of_its_towns():
    document = read(
        "Lao officials met in Vientiane. A bridge opened at Chiang Mai, not Chiang Rai."
    )
    annotated, _ = extract_document(document)
    (passage,) = annotated.beyond
    assert annotated.passages == []
    assert [mark.surface for mark in passage.places] == ["Lao", "Chiang Mai"]
    assert countries_named(annotated) == {"LA", "TH"}
    assert (passage.dates, passage.quantities, passage.actors) == ([], [], [])


@pytest.mark.parametrize(
    "text",
    [
        "Six men were held for trafficking heroin that was sold in Lima; a broker was lured home.",
        "The coach rested a striker who scored two goals in the cup; it sold a victim of debts.",
    ],
)
def test_goods_and_games_are_something_else(text):
    assert not about_trafficking(read(text))


def test_people_found_beside_goods_are_read():
    assert about_trafficking(read("Drugs were seized and nine girls freed from traffickers."))


def long(*texts):
    """A document of these passages, one after the other."""
    passages = [Passage(n, text, 0, len(text)) for n, text in enumerate(texts)]
    return Document("d", "d.txt", "0", "txt", kind="report", passages=passages)


OTHER = "Rice was sown late in Laos."
TOLD = "In 2005, 37 women were trafficked from Laos to Thailand."


def test_passages_far_from_any_word_of_the_field_are_not_read_further():
    document = long(*[OTHER] * 20, TOLD, *[OTHER] * 20)
    assert [one.ordinal for one in telling(document)] == list(range(20 - REACH, 21 + REACH))
    assert telling(long(*[OTHER] * 40)) == []


def test_passages_that_are_not_read_name_their_countries_and_nothing_else():
    far = "Farmers of Peru sowed 300 hectares on 3 May 2005."
    document = long(far, *[OTHER] * 20, TOLD)
    annotated, claims = extract_document(document)
    assert countries_named(annotated) == {"LA", "PE", "TH"}
    assert {claim.passage for claim in claims} == {21}
    assert 0 not in {one.passage.ordinal for one in annotated.passages}
    of_the_first = [row for row in mention_rows(annotated) if row["passage_id"] == "d-0"]
    assert [row["entity_id"] for row in of_the_first] == ["PE"]
    assert document.issues == []


def test_a_sure_word_in_a_longer_one_counts():
    assert about_trafficking(read("The enslaved crew went home."))
