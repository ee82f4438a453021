"""Victims whose country a sentence of its own tells."""

import numpy as np
import pytest

from etl.frames.nationals import nationals
from etl.frames.pairs import Ends
from tests.etl.frames.readings import read

HELD = "Police freed nine girls from a bar in Oman, where they had been sold."


def told(text, origins=(), destinations=(), goal=("OM",)):
    reading = read(text)
    countries = [mention.place.country for mention in reading.mentions]
    likely = Ends(
        np.array([0.05 if country in goal else 0.3 for country in countries]),
        np.array([0.6 if country in goal else 0.05 for country in countries]),
    )
    found = nationals(reading, likely, set(origins), set(destinations))
    return {(of.place.country, to.place.country) for of, to in found}


@pytest.mark.parametrize(
    "text",
    [
        "All nine are from Kenya.",
        "They were Kenyans.",
        "The girls came for the most part from Kenya.",
        "Most of the victims are Kenyan women.",
    ],
)
def test_people_of_a_country_were_taken_where_the_sentences_before_have_victims(text):
    assert told(f"{HELD} {text}") == {("KE", "OM")}


@pytest.mark.parametrize(
    "text",
    [
        "The owners of the bar were from Kenya.",
        "They were sold by a man from Kenya.",
        "They are from Kenya and were hired in Uganda.",
    ],
    ids=["not the victims", "more than the country", "another place behind it"],
)
def test_a_sentence_that_tells_something_else_tells_no_flow(text):
    assert told(f"{HELD} {text}") == set()


def test_where_two_countries_may_be_meant_none_is():
    assert (
        told(f"{HELD} Others worked in a bar in Qatar. They were Kenyans.", goal=("OM", "QA"))
        == set()
    )


def test_of_people_whose_flow_is_known_nothing_is_added():
    assert told(f"{HELD} They were Kenyans.", origins=["KE"]) == set()


def test_another_country_than_those_of_known_flows_is_doubtful():
    text = f"NAIROBI - Kenya wrote to Kenyans. {HELD} All are Ugandans."
    assert told(text, destinations=["OM"]) == {("UG", "OM")}
    assert told(text, destinations=["QA"]) == set()
