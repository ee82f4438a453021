"""Victims broken down by where they come from, whose destination another sentence tells."""

import numpy as np
import pytest

from etl.frames.breakdowns import breakdowns, broken_down
from etl.frames.pairs import Ends
from tests.etl.frames.readings import first, read

HELD = "Police freed 80 women from brothels in Oman, where they had been sold."


def parts(text):
    """The countries of each breakdown of several parts."""
    lists = [[part.place.country for part in some] for some in broken_down(read(text))]
    return [some for some in lists if len(some) > 1]


def told(text, goal="OM", known=(), likely=0.4):
    reading = read(text)
    countries = [mention.place.country or "" for mention in reading.mentions]
    known_as = Ends(
        np.array([0.05 if country == goal else 0.3 for country in countries]),
        np.array([0.9 if country == goal else 0.05 for country in countries]),
    )
    ends = [first(reading, of, to) for of, to in known]
    flows = {(of, goal): likely for of in countries if goal}
    found = breakdowns(reading, known_as, [(of, to) for of, to in ends], flows)
    return {(of.place.country, to.place.country) for of, to in found}


@pytest.mark.parametrize(
    "text",
    [
        "The home had seven residents, four Kenyan and three Indian.",
        "Of the 80, she said, 71 were Kenyan and nine from India.",
        "About half came from Kenya, where agents are many; the rest were Indian.",
        "Some 31 were Kenyan women from the coast. The others were from India.",
        "One in four of the Kenyans and close to all of the Indians had been locked in.",
        "From Kenya there were 31, from India nine.",
        "Twenty-two were Kenyans, 41 from India.",
        "By nationality: Kenyan (31), Indian (9).",
        "Kenyans were 31 of them; the others were from India.",
    ],
)
def test_people_counted_by_where_they_come_from_are_a_breakdown(text):
    assert parts(text) == [["KE", "IN"]]


@pytest.mark.parametrize(
    "text",
    [
        "He met nine Kenyans in a bar of the port, near the embassy of India.",
        "There were 31 shelters in Kenya and nine in India.",
        "Nine Kenyans came home. Six Indians were freed from a mill.",
    ],
)
def test_other_places_are_none(text):
    assert parts(text) == []


def test_what_is_told_of_one_part_is_told_of_all():
    text = "In Oman women were sold. Of the 80, 31 were Kenyan and nine from India."
    assert told(text, goal="", known=[("KE", "OM")]) == {("KE", "OM"), ("IN", "OM")}


def test_where_one_part_was_taken_to_two_countries_the_others_are_not_told():
    text = "In Oman and Qatar women were sold. Of the 80, 31 were Kenyan and nine from India."
    assert told(text, goal="", known=[("KE", "OM"), ("KE", "QA")]) == set()


def test_where_none_is_known_the_sentences_around_say_where():
    text = f"{HELD} Of the 80, 71 were Kenyan and nine from India."
    assert told(text) == {("KE", "OM"), ("IN", "OM")}


@pytest.mark.parametrize(
    "text",
    [
        f"{HELD} In custody are three Kenyans and nine Indians.",
        f"{HELD} The shelter has USD 3 million from Kenya and 2 million from India.",
        f"{HELD} They arrested six people. Five were Kenyan, one from India.",
        f"{HELD} In Qatar too they met nine Kenyans and two Indians.",
        "Oman has hotels. Of the 80 guests, 71 were Kenyan and nine from India.",
        "Women were sold. Of the 80, sent from Oman by agents, 71 were Kenyan and nine Indian.",
    ],
    ids=[
        "culprits",
        "money",
        "those arrested",
        "another place",
        "no crime",
        "a country that they left",
    ],
)
def test_other_breakdowns_tell_no_flow(text):
    assert told(text) == set()


def test_parts_in_two_sentences_are_told_apart_where_one_says_where():
    text = "Half of the women were Indian. The others, Kenyan girls, were sold in Oman."
    assert told(text, goal="", known=[("KE", "OM")]) <= {("KE", "OM")}


@pytest.mark.parametrize(("likely", "expected"), [(0.5, {("KE", "OM")}), (0.3, set())])
def test_people_of_one_country_are_believed_where_their_flow_is_likelier(likely, expected):
    assert told(f"{HELD} Of the 80, 71 were Kenyan.", likely=likely) == expected


def test_words_beside_the_crime_are_enough_in_a_text_that_is_about_it():
    crime, rain = "Trafficking is a crime. Victims are trafficked.", "It rained. " * 3
    text = f"{crime} {rain} Police found women in bars in Oman. Nine were Kenyan, two from India."
    assert told(text) == {("KE", "OM"), ("IN", "OM")}
    assert told(text.removeprefix(crime)) == set()
