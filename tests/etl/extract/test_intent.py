"""What is meant, asked for, tried, feared or supposed is not told as a fact."""

import pytest

from etl.extract._intent import not_yet


def told(sentence, place):
    return not_yet(sentence, sentence.rindex(place))


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The couple had planned to take both girls to Malaysia.", "Malaysia"),
        ("A man on the phone wanted three boys brought to Hekou.", "Hekou"),
        ("He asked her to find two maids for a buyer in Singapore.", "Singapore"),
        ("The driver was to have delivered the men to Songkhla.", "Songkhla"),
        ("They tried to sell the baby in Fujian.", "Fujian"),
        ("The bus was stopped before it could reach Poipet.", "Poipet"),
        ("Each team is to have an office in Pakse.", "Pakse"),
        ("A course for judges is to be held in Udon Thani.", "Udon Thani"),
    ],
)
def test_what_is_meant_asked_for_or_tried_is_planned(sentence, place):
    assert told(sentence, place) == "planned"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The children are at risk of being taken to Thailand.", "Thailand"),
        ("If the road opens, women could be sold in China.", "China"),
        ("Unless wages rise, more men will end on boats off Thailand.", "Thailand"),
        ("Families hide their sons for fear of losing them to gangs in Laos.", "Laos"),
    ],
)
def test_what_is_feared_or_depends_on_something_is_no_more_than_estimated(sentence, place):
    assert told(sentence, place) == "estimated"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Women who had hoped to find work were sold in Malaysia.", "Malaysia"),
        ("She asked the embassy for help after she was sold in China.", "China"),
        ("He planned to marry, but was put on a boat off Thailand.", "Thailand"),
        ("The girls were told to come, and were locked up in Poipet.", "Poipet"),
        ("Brothels of that kind are to be found in Pattaya.", "Pattaya"),
        ("In Mae Sot the two men tried to flee.", "Mae Sot"),
    ],
)
def test_what_happened_stays_told_although_something_was_meant(sentence, place):
    assert told(sentence, place) is None


def test_words_far_before_a_place_do_not_hold_it():
    assert told("They tried to sell her " + "and so on, " * 60 + "in Laos.", "Laos") is None
