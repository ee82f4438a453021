"""A sentence tells where the people of the sentence before came from."""

import pytest

from tests.etl.frames.readings import read

SCENE = "Nineteen women were freed from brothels in Kuala Lumpur."


def told_of(*paragraphs):
    """Origin and destination of what was told of people named before."""
    return {(v.origin, v.destination) for v in read(*paragraphs).votes if v.reason == "whence"}


@pytest.mark.parametrize(
    "sentence",
    [
        "They came from Vietnam.",
        "Most were Vietnamese.",
        "All were from villages in Vietnam.",
        "Nearly all of them were natives of Vietnam.",
        "The victims, police said, were from Vietnam.",
        "More than half were Vietnamese citizens.",
        "The majority had been brought from Vietnam.",
        "She and two other girls had been recruited in Vietnam.",
        "The women had been recruited in Vietnam.",
        "Seven held Vietnamese passports.",
        "The other eight had been brought over the border from Vietnam.",
        "The nineteen women returned home to Vietnam.",
        "Vietnam is the country of origin.",
    ],
)
def test_those_freed_came_from_there(sentence):
    assert told_of(SCENE, sentence) == {("VN", "MY")}


@pytest.mark.parametrize(
    "sentence",
    [
        "The ambassador came from Vietnam.",
        "They held talks in Vietnam.",
        "They will travel to Vietnam in May.",
        "A brothel in Vietnam was closed.",
    ],
)
def test_others_came_from_elsewhere(sentence):
    assert told_of(SCENE, sentence) == set()


def test_each_place_of_a_list_is_one_of_origin():
    told = told_of(SCENE, "Eleven were Ukrainian and eight Moldovan.")
    assert told == {("UA", "MY"), ("MD", "MY")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Eleven of the women are from Ukraine, seven are Moldovans and one is a Russian.",
        "Eleven were born in Ukraine; seven are Moldovan, and the last, one of these, is Russian.",
        "Eleven of these were from Ukraine, mostly Odessa, seven from Moldova, one from Russia.",
        "From Ukraine there were eleven, from Moldova seven, from Russia one.",
        "The cases concerned women from abroad: Ukrainians in eleven, Moldovans in seven.",
        "Thirty-one are Ukrainian and 17 Moldovan.",
        "Eleven were Ukrainian, seven of them girls; the rest were Moldovans, one is from Russia.",
    ],
)
def test_each_part_of_a_breakdown_is_one_of_origin(sentence):
    assert {("UA", "MY"), ("MD", "MY")} <= told_of(SCENE, sentence)


def test_the_police_of_one_country_find_them_there():
    told = told_of("The police of Thailand freed ten women from a bar.", "All were Lao.")
    assert told == {("LA", "TH")}


def test_nobody_came_from_where_no_crime_was_told():
    assert told_of("The minister opened a bridge in Malaysia.", "They were from Vietnam.") == set()


def test_those_sent_home_were_taken_from_home():
    reading = read(
        "Twelve women were sent home to Laos in May.", "They had been exploited in Thailand."
    )
    assert ("LA", "TH") in {(v.origin, v.destination) for v in reading.votes}


def test_a_hostile_line_is_read_soon():
    assert told_of(SCENE, "Twelve and 34 " * 5_000 + "were from Vietnam.") == set()
