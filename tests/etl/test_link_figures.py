"""Which equal numbers of two claims are one figure."""

from datetime import date

import pytest

from etl.link import groups
from tests.etl.linked_claims import claim, known, one_fact


def test_figures_are_one_when_value_unit_and_subject_agree():
    victims = {"value_low": 555, "value_high": None, "unit": "people", "countries": ["VN"]}
    first = claim(about="victims found in brothels", **victims)
    assert one_fact("figures", first, claim("b", about="found in brothels", **victims))
    assert not one_fact("figures", first, claim("b", about="border guards", **victims))
    assert not one_fact("figures", first, claim("b", about="brothels", **victims | {"unit": "usd"}))


@pytest.mark.parametrize(
    ("value", "about", "country", "one"),
    [
        (555, "victims of trafficking", "VN", True),
        (555, "victims of trafficking", "TH", False),
        (555, "women", "VN", False),
        (555, "victims", "VN", False),
        (5550, "victims", "VN", True),
        (500, "victims of trafficking", "VN", False),
        (500, "victims of trafficking freed", "VN", True),
    ],
)
def test_equal_numbers_in_two_documents_need_a_country_and_telling_words_in_common(
    value, about, country, one
):
    told = {"value_low": value, "value_high": value, "unit": "people", "about": about}
    first = claim("a", **told, countries=["VN", "CN"])
    assert one_fact("figures", first, claim("b", **told, countries=[country])) is one
    assert one_fact("figures", first, claim("a", **told, countries=[country]))


def test_an_equal_number_without_its_country_is_that_of_a_document_which_names_it():
    words = {"context": "412 women were returned to Laos by Thai police, the union counted"}
    told = {"value_low": 412.0, "unit": "people", "about": "women"} | words
    first = claim("a", **told, countries=["TH"], doc_countries=["LA", "TH"])
    assert one_fact("figures", first, claim("b", **told, countries=[], doc_countries=["TH"]))
    of_laos = {"countries": ["LA"], "doc_countries": ["LA", "TH"]}
    assert one_fact("figures", first, claim("b", **told, **of_laos))
    elsewhere = {"countries": ["KH"], "doc_countries": ["KH", "TH"]}
    assert not one_fact("figures", first, claim("b", **told, **elsewhere))
    assert not one_fact("figures", first, claim("b", **told, countries=[], doc_countries=["KH"]))


def test_a_country_and_its_people_are_one_word():
    told = {"value_low": 138.0, "unit": "people", "countries": ["ET"]}
    one = claim("a", **told, context="From Ethiopia there were 138, from Kenya 36")
    other = claim("b", **told, context="Of these 138 were Ethiopian and 23 Kenyan")
    assert one_fact("figures", one, other)


def test_numbers_of_other_people_years_or_times_are_other_facts():
    told = {"value_low": 37, "value_high": 37, "unit": "people", "countries": ["LA"]}
    told |= {"about": "sold to bars in Trang", "population": ["girls"]}
    first = claim("a", **told, doc_year=2011)
    assert one_fact("figures", first, claim("b", **told, doc_year=2012))
    assert not one_fact("figures", first, claim("b", **told, doc_year=2015))
    assert not one_fact("figures", first, claim("b", **told | {"population": ["boys"]}))
    past = {"period_start": date(2009, 1, 1), "period_end": date(2009, 12, 31)}
    now = {"period_start": date(2010, 1, 1), "period_end": date(2010, 12, 31)}
    assert not one_fact("figures", claim("a", **told | past), claim("b", **told | now))


def test_figures_are_compared_by_their_sentences_and_titles():
    told = {"value_low": 185, "value_high": 185, "unit": "people", "countries": ["VN"]}
    rows = [claim(doc_id, **told, about="185", start=0, end=3) for doc_id in "ab"]
    rows[1]["passage_id"] = "q"
    text = "185 women came back through the gate of Mong Cai. Others stayed."
    told = [known("figures", row, text) for row in rows]
    assert len(groups("figures", told)) == 1
    assert not one_fact("figures", *rows)
