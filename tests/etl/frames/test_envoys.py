"""Who turns to an embassy is of its country, and was taken to where it stands."""

import pytest

from tests.etl.frames.readings import read


def told_of(*paragraphs):
    """Origin and destination of what envoys tell."""
    return {(v.origin, v.destination) for v in read(*paragraphs).votes if v.reason == "envoy"}


@pytest.mark.parametrize(
    "said",
    [
        "The Filipino ambassador in Doha said that 44 maids sought his protection, all unpaid.",
        "The embassy of the Philippines in Doha sheltered 44 maids who had been locked up unpaid.",
        "At the Philippine consulate in Doha 44 maids were sleeping, whose owners had bought them.",
    ],
)
def test_those_who_fled_to_an_embassy_are_its_people(said):
    assert told_of(said) == {("PH", "QA")}


def test_where_they_were_taken_since_is_where_they_were_exploited():
    told = told_of(
        "The Indonesian ambassador in Doha told of three maids who turned to him. "
        "They had been driven to Riyadh. They worked without pay for a year."
    )
    assert told == {("ID", "SA")}


@pytest.mark.parametrize(
    "said",
    [
        "The Japanese embassy in Manila paid for a workshop on the trafficking of children.",
        "The Korean consul in Hanoi said that no woman was sold by her husband.",
        "A man who slept in his office in Hanoi sold girls.",
    ],
)
def test_envoys_to_whom_nobody_comes_tell_of_nobody(said):
    assert told_of(said) == set()
