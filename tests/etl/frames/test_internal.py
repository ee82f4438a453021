"""Flows within a country that sentences tell."""

import pytest

from etl.frames.internal import internal
from tests.etl.frames.readings import read


def told(*texts):
    reading = read(*texts)
    return [
        (of.place.mention.surface, to.place.mention.surface, reading.sentences[said].text)
        for of, to, said in internal(reading)
    ]


def ends(*texts):
    return [found[:2] for found in told(*texts)]


@pytest.mark.parametrize(
    "text",
    [
        "Girls from Prey Veng are placed as maids with families in Battambang.",
        "In Battambang we met boys from Prey Veng who hand over what they earn to a man.",
        "Children out of Prey Veng are set on the streets of Battambang, where they beg.",
        "Babies stolen in Prey Veng were sold in Battambang.",
        "She recruited girls in Prey Veng and sold them to a bar in Battambang.",
    ],
)
def test_people_from_one_province_are_used_in_another(text):
    assert ends(text) == [("Prey Veng", "Battambang")]


@pytest.mark.parametrize(
    "text",
    [
        "Village girls are kept in the brothels of Battambang.",
        "Children from the northern provinces are brought to Battambang and made to beg.",
        "Boys are taken from the countryside and forced to work on farms in Battambang.",
    ],
)
def test_the_country_that_people_come_from_needs_no_name(text):
    assert ends(text) == [("Battambang", "Battambang")]


def test_a_city_needs_no_name_where_the_province_has_one():
    text = "Girls from Prey Veng are taken to the capital and locked in a bar."
    assert ends(text) == [("Prey Veng", "Prey Veng")]


@pytest.mark.parametrize(
    "text",
    [
        "Girls from Prey Veng study in Battambang.",
        "Girls from Prey Veng are taken by way of Battambang over the border and sold.",
        "Girls from Prey Veng are sold in Battambang and in Thailand.",
        "Girls from Prey Veng and Kampong Cham in Cambodia were sold.",
        "It is not true that girls from Prey Veng are exploited in Battambang.",
        "Are girls from Prey Veng forced to work in Battambang?",
        "Police from Prey Veng closed a brothel in Battambang.",
    ],
    ids=[
        "no harm",
        "a way out of the country",
        "two countries",
        "one place",
        "denied",
        "a question",
        "no people",
    ],
)
def test_other_sentences_with_two_provinces_tell_none(text):
    assert ends(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Girls are trafficked inside the country as well.",
        "Internal trafficking goes on unseen.",
        "Of the victims 30 had been sold to Thailand, and nine cases were internal.",
        "Half of the victims never crossed a border.",
        "The victims are sold to other provinces.",
        "Nine victims were exploited within Cambodia.",
    ],
)
def test_a_sentence_may_say_outright_that_it_happens_inside(text):
    found = told("The Cambodian police spoke of trafficking in Cambodia.", text)
    assert [said for _, _, said in found] == [text]


def test_the_sentences_behind_name_the_place():
    text = "Not every girl crosses a border. Some are sold to bars in Battambang."
    assert ends("The Cambodian police spoke of girls.", text)[-1][1] == "Battambang"


def test_the_law_and_its_projects_tell_none():
    assert ends("Cambodia drew up a plan.", "The plan covers visits inside the country.") == []
