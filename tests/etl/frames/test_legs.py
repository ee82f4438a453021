"""People who are taken on are those who came before, not those of the place that they passed."""

import pytest

from tests.etl.frames.readings import read


def told_of(text):
    """Origin and destination of onward legs."""
    return {(v.origin, v.destination) for v in read(text).votes if v.reason.startswith("onward")}


COME = "Khmer girls are trafficked to brothels in Bangkok."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{COME} Some are sold on to Malaysia.", {("KH", "MY")}),
        (f"{COME} A few were later resold to boats in Indonesia.", {("KH", "ID")}),
        (f"{COME} In Bangkok an agent sold them on to a bar in Penang, Malaysia.", {("KH", "MY")}),
        (
            f"{COME} From Bangkok they are passed on by road to Malaysia and Singapore, and later "
            "to Taiwan.",
            {("KH", "MY"), ("KH", "SG"), ("KH", "TW")},
        ),
        (
            f"{COME} The police stopped eleven in Hat Yai, awaiting onward transport to Malaysia.",
            {("KH", "MY")},
        ),
        ("Girls from Laos who were sold in Bangkok were moved on to Malaysia.", {("LA", "MY")}),
    ],
)
def test_they_are_the_people_of_the_flow_told_before(text, expected):
    assert told_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{COME} The report was passed on to police in Malaysia by post.",
        f"{COME} Several had been passed on from a bar in Malaysia, and cost more each time.",
        f"{COME} The talks went on in Malaysia.",
    ],
    ids=["police", "where they came from", "no people"],
)
def test_other_words_make_no_leg(text):
    assert told_of(text) == set()


def test_a_vote_for_the_place_that_they_passed_is_weakened():
    text = f"{COME} From Bangkok they were sold on to brothels in Malaysia."
    weights = {(v.origin, v.destination): v.weight for v in read(text).votes}
    assert weights["TH", "MY"] < weights["KH", "MY"] / 1.5
