"""One sentence tells a way, the next one what was done to those who went it."""

import pytest

from tests.etl.frames.readings import read

WAY = "Young Ghanaians work on the fishing boats of Thailand. "


def told_of(paragraph):
    """Origin and destination of what the sentence behind calls the crime."""
    return {(v.origin, v.destination) for v in read(paragraph).votes if v.reason == "verdict"}


@pytest.mark.parametrize(
    "said",
    [
        "Many of them were sold to their captains.",
        "She calls those 44 trafficked.",
        "Police concluded that all the men were victims of forced labour.",
    ],
)
def test_a_way_is_one_of_the_crime_where_the_next_sentence_says_so(said):
    assert told_of(WAY + said) == {("GH", "TH")}


@pytest.mark.parametrize(
    "said",
    [
        "She would not call them trafficked.",
        "The ministry denied that any of them was a victim of trafficking.",
        "Whether some were sold, nobody knows.",
        "They also eat at the market.",
        "These are smuggled by their uncles, who are paid for a passage.",
    ],
)
def test_a_way_is_none_where_the_next_sentence_says_nothing_of_it(said):
    assert told_of(WAY + said) == set()


def test_a_way_of_goods_is_none():
    tigers = "Tigers are carried from Laos to Vietnam and sold to traders of ivory. "
    assert told_of(tigers + "Some hunters admit to 40 victims.") == set()
