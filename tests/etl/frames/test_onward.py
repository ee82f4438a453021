"""People of whom a sentence says where they were taken, and others before it who they are."""

import numpy as np
import pytest

from etl.frames.onward import onward
from etl.frames.pairs import Ends
from tests.etl.frames.readings import read

SOLD = "Thirty Kenyan women were sold to bars in Oman last year."


def taken(text, told=(("KE", "OM"),), victims=("KE",), probability=0.3):
    reading = read(text)
    mentions = reading.mentions
    countries = [mention.place.country for mention in mentions]
    likely = Ends(
        np.array([0.6 if country in victims else 0.05 for country in countries]),
        np.array([0.05 if country in victims else 0.6 for country in countries]),
    )
    named = {mention.place.country: mention for mention in reversed(mentions)}
    ends = [(named[of], named[to]) for of, to in told]
    flows = {(of, to): probability for of in countries for to in countries}
    found = onward(reading, likely, ends, flows)
    return {(of.place.country, to.place.country) for of, to in found} - set(told)


@pytest.mark.parametrize(
    "onward",
    [
        "Some were later taken on to Qatar.",
        "They were then moved to a villa in Qatar.",
        "The other nine are in Qatar.",
        "A few ended up in Qatar.",
    ],
)
def test_people_taken_on_are_those_of_the_flow_told_before(onward):
    assert taken(f"{SOLD} {onward}") == {("KE", "QA")}


@pytest.mark.parametrize(
    "other",
    [
        "Some were promised work in Qatar.",
        "Some were freed by an envoy in Qatar.",
        "Ugandans were taken to Qatar.",
        "Some were flown through Qatar.",
        "The minister visited Qatar.",
    ],
    ids=["a promise", "who did it", "others, named", "on the way", "nobody was taken"],
)
def test_a_sentence_of_something_else_tells_no_flow(other):
    assert taken(f"{SOLD} {other}", victims=("KE", "UG")) == set()


def test_more_of_them_are_told_with_the_same_words():
    text = f"{SOLD} Nine are in Qatar, she said, and the other four in Bahrain."
    assert taken(text) == {("KE", "QA"), ("KE", "BH")}


def test_of_flows_from_two_countries_none_is_meant():
    text = "Kenyan and Ugandan women were sold to bars in Oman. Some were taken on to Qatar."
    assert taken(text, (("KE", "OM"), ("UG", "OM")), victims=("KE", "UG")) == set()


def test_where_no_flow_is_told_they_are_the_people_named_near_by():
    text = "Forty Kenyans asked for help: they had been sold. Nine are in Qatar."
    assert taken(text, told=()) == {("KE", "QA")}
    text = "Forty Kenyans and five Ugandans had been sold. Nine are in Qatar."
    assert taken(text, told=(), victims=("KE", "UG")) == set()


def test_its_nationals_are_those_of_the_country_named_before():
    text = "The Kenyan ministry knows of 20 of its nationals who were sold in Qatar."
    assert taken(text, told=()) == {("KE", "QA")}


def told_at_home(text):
    """Flows of a text that names its own country, Kenya, most often."""
    return taken(f"Officers in Nairobi and Mombasa spoke. {text}", told=())


@pytest.mark.parametrize(
    "text",
    [
        "The victims were taken by car to Doha, where they were made to beg.",
        "All but three had been sold to bars in Doha.",
        "Girls go to Doha as maids and are never paid: they are sold.",
        "He knew of 22 cases of women taken to Doha for prostitution.",
        "Six of the women, two of them minors, were sold to a bar in Doha.",
        "Ten were lent to a farm in Doha and exploited.",
    ],
)
def test_people_of_whom_nothing_else_is_said_are_those_of_the_text(text):
    assert told_at_home(text) == {("KE", "QA")}


@pytest.mark.parametrize(
    "text",
    [
        "Many believe that women are sold to bars in Doha.",
        "The victims were flown to Doha, driven to a port and sold.",
        "Eleven Ugandans were found. The victims had been sold to bars in Doha.",
        "The women were taken to Doha.",
    ],
    ids=["a belief", "on the way", "others near by", "no crime"],
)
def test_others_are_not(text):
    assert told_at_home(text) == set()


def test_a_flow_that_is_not_likely_at_all_is_none():
    assert taken(f"{SOLD} Some were later taken on to Qatar.", probability=0.01) == set()
