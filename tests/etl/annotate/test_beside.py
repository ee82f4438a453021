"""Numbers beside what is told: notes, list marks, addresses and ages count nothing."""

import pytest

from etl.annotate.quantities import find_quantities


@pytest.mark.parametrize(
    "text",
    [
        "The boats left from Ranong.(7) The owners did not",
        "The aims: a register; (2) visits to the piers; (3) a fund",
        "Write to 14 Old Harbour Road, Ranong",
        "The decree, number 211 of May",
        "her deputy, the unit's number two, agreed",
        "Pupils, some not yet twelve, were hired out",
        "girls, some of them 15, wait at tables",
        "The minimum age for such work, 16, is seldom kept",
        "A Burmese of nineteen told us so",
        "The skipper, 52, was fined",
        "eleven hours of sleep in 24",
        "They rise at five and sleep at midnight",
        "He got four and a half years",
        "people came by the dozen and by the hundred",
        "NGO/WP.12 9",
    ],
)
def test_what_stands_beside_counts_nothing(text):
    assert find_quantities(text) == []


@pytest.mark.parametrize("text", ["a group of nine was freed", "a total of 14 were freed"])
def test_what_is_counted_after_a_word_for_many_is_kept(text):
    assert len(find_quantities(text)) == 1
