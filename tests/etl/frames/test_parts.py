"""Parts of a set of people: their homes stand in one sentence, where they were held in another."""

import pytest

from tests.etl.frames.readings import read


def told_of(*paragraphs):
    """Origin and destination of what was told of the parts of a set."""
    votes = read(*paragraphs).votes
    return {(v.origin, v.destination) for v in votes if v.reason.startswith("whence")}


def test_the_scene_is_where_the_crime_was_told_rather_than_the_last_place():
    told = told_of(
        "Thirty women were freed from brothels in Pattaya.",
        "A delegation from Norway's embassy visited the minister in Manila.",
        "Twelve of the women are Uzbeks and two are from Kenya.",
    )
    assert told == {("UZ", "TH"), ("KE", "TH")}


def test_those_brought_over_a_border_were_held_where_they_came_from():
    told = told_of(
        "Soldiers took 60 men from a scam compound near Bavet across the border into Vietnam.",
        "The group comprised 31 Kenyans, 20 Nepalis and nine Filipinos.",
    )
    assert told == {("KE", "KH"), ("NP", "KH"), ("PH", "KH")}


def test_a_scene_may_have_more_than_one_country():
    told = told_of(
        "Two women were sold to brothels in Hat Yai and, later, to one in Penang.",
        "Both had come from Vientiane.",
    )
    assert told == {("LA", "TH"), ("LA", "MY")}


def test_without_a_scene_it_happened_in_the_country_of_the_document():
    told = told_of(
        "Gabon has no law against trafficking, and Gabon's courts heard no case.",
        "The unit opened eleven files of women forced into prostitution.",
        "Nine were from Togo, the rest from Benin.",
    )
    assert told == {("TG", "GA"), ("BJ", "GA")}


def test_people_of_the_country_where_they_were_held_are_trafficked_within_it():
    told = told_of(
        "Officers freed 14 women who had been locked up in bars in Murcia.",
        "Ten are Colombians, and four are Spaniards.",
    )
    assert told == {("CO", "ES"), ("ES", "ES")}


@pytest.mark.parametrize(
    "scene",
    [
        "Nine traffickers were sentenced in Phnom Penh for selling girls to brothels.",
        "Police raided a scam compound in Bavet and arrested 9 people for trafficking workers.",
        "Nine officials came to Phnom Penh to speak about the trafficking of women.",
        "Courts in Phnom Penh convicted nine foreign visitors of selling women.",
    ],
)
def test_who_is_under_arrest_or_in_office_was_taken_nowhere(scene):
    assert told_of(scene, "Five are Chinese and four are from Malaysia.") == set()
    assert told_of(scene, "Of the victims, five are Chinese.") == {("CN", "KH")}
