"""An end whose sentence leaves the other open has the countries in mind as candidates for it."""

import pytest

from etl.frames.anchors import NAMES, anchored
from etl.frames.scenes import Marks
from tests.etl.frames.readings import read


def open_origins(*paragraphs, destination, origins=()):
    """What is told of each country as the open origin of those taken to one.

    Args:
        paragraphs: The text; a heading is in capitals.
        destination: Country whose mentions are ends.
        origins: Countries whose mentions are likely origins.
    """
    reading = read(*paragraphs)
    countries = [m.place.country for m in reading.mentions]
    marks = Marks(
        reading,
        [0.9 if c in origins else 0.0 for c in countries],
        [0.9 if c == destination else 0.0 for c in countries],
    )
    told = anchored(marks, by_destination=True)
    return {of: dict(zip(NAMES, row, strict=True)) for (of, to), row in told.items() if to != of}


def test_the_country_named_last_is_the_nearest():
    told = open_origins(
        "The ministry in Vientiane answered.",
        "Women from Cambodia came next.",
        "They were sold in Malaysia.",
        destination="MY",
    )
    assert told["KH"]["nearer"] < told["LA"]["nearer"]
    assert told["KH"]["back"] < told["LA"]["back"]


def test_a_likely_origin_takes_a_greater_share_than_one_that_is_nearer():
    told = open_origins(
        "Women from Cambodia told their stories.",
        "Officials in Laos listened.",
        "They had been sold in Malaysia.",
        destination="MY",
        origins=["KH"],
    )
    assert told["KH"]["share"] > told["LA"]["share"]


def test_a_heading_names_a_country_in_mind():
    told = open_origins(
        "Thailand came first.", "CAMBODIA", "Girls are sold in Malaysia.", destination="MY"
    )
    assert told["KH"]["heading"]
    assert not told["TH"]["heading"]


def test_the_country_that_a_text_is_about_is_in_mind_however_far_it_is():
    names = ["Thailand", "Laos", "China", "Japan", "India", "Nepal", "Macau"]
    told = open_origins(
        "Cambodia is poor. Cambodia is small. Cambodia has few roads.",
        *(f"There is a road in {name}." for name in names),
        "Girls are sold in Malaysia.",
        destination="MY",
    )
    assert "KH" in told


def test_an_end_beside_its_partner_is_not_alone():
    together = open_origins(
        "Cambodian women were sold in Malaysia.", destination="MY", origins=["KH"]
    )
    apart = open_origins(
        "Cambodian women were poor.",
        "They were sold in Malaysia.",
        destination="MY",
        origins=["KH"],
    )
    assert max((row["alone"] for row in together.values()), default=0.0) < apart["KH"]["alone"]


@pytest.mark.parametrize("text", ["", "Nobody was named.", "Malaysia."])
def test_where_no_other_country_is_named_there_is_no_candidate(text):
    assert open_origins(text, destination="MY") == {}
