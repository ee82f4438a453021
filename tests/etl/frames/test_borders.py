"""Flows whose other end only a border tells."""

import numpy as np
import pytest

from etl.frames.borders import borders
from etl.frames.pairs import Ends
from tests.etl.frames.readings import read

HANOI = "HANOI - Police in Vietnam wrote to Vietnamese parents."


def told(text, origins=(), destinations=()):
    reading = read(*text.split("\n"), head="title")
    countries = [mention.place.country for mention in reading.mentions]
    likely = Ends(
        np.array([0.6 if country in origins else 0.05 for country in countries]),
        np.array([0.6 if country in destinations else 0.05 for country in countries]),
    )
    return {(of.place.country, to.place.country) for of, to in borders(reading, likely)}


SOLD = "Women are sold across the border."


def test_who_is_sold_across_the_border_goes_to_the_one_neighbour_that_is_named_near():
    assert told(f"{HANOI} {SOLD} China sends them back.") == {("VN", "CN")}
    assert told(f"{HANOI} {SOLD} China and Laos send them back.") == set()
    assert told(f"{HANOI} {SOLD} France sends them money.") == set()
    assert told(f"{HANOI} {SOLD} {6 * 'It rained. '} China sends them back.") == set()


def test_of_a_title_the_neighbour_may_stand_anywhere_in_the_text():
    assert told(f"MORE WOMEN SOLD OVER THE BORDER\n{HANOI} {6 * 'It rained. '} China is near.") == {
        ("VN", "CN")
    }


def test_people_of_the_other_side_are_not_taken_there():
    assert told(f"{HANOI} {SOLD} They are girls from China.", origins=["CN"]) == set()


def test_who_is_taken_to_a_place_at_home_crossed_no_border_that_way():
    text = f"{HANOI} Women were lured across the border and sold in Vietnam. China was told."
    assert told(text, destinations=["VN"]) == set()


def test_who_is_stopped_with_people_to_be_sold_was_on_the_way_out():
    stopped = (
        "At the border of Vietnam and Laos police stopped a man who took a girl over to sell her."
    )
    assert told(f"{HANOI} {stopped}") == {("VN", "LA")}
    assert told(f"{HANOI} {stopped.replace('to sell her', 'by bus')}") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Girls are sold within the country.",
        "Girls are sold inside Vietnam.",
        "Girls are sold within it, in Hanoi.",
    ],
)
def test_who_is_sold_inside_a_country_is_taken_from_there(text):
    assert told(f"{HANOI} {text}") == {("VN", "VN")}


@pytest.mark.parametrize(
    "text",
    [
        "Trees grow within the country.",
        "No girl is sold within the country.",
        "Laotian girls are sold within the country.",
    ],
    ids=["no crime", "denied", "of another country"],
)
def test_other_things_within_a_country_are_no_flow(text):
    assert told(f"{HANOI} {text}") == set()
