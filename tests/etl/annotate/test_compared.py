"""A number without a noun counts what the number does that it is compared with."""

import pytest

from etl.annotate.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Courts heard 31 cases in 2009, against 12 in 2008.", ["cases", "cases"]),
        (
            "They logged 40 cases and 95 victims this year, against 22 and 60 the year before.",
            ["cases", "people", "cases", "people"],
        ),
        ("It recorded 70 cases (2011: 55) and 8 victims", ["cases", "cases", "people"]),
        ("The share that is unpaid fell from 31 to 12 per cent.", ["percent", "percent"]),
        ("Patrol posts, of which there are 26, report daily.", ["other"]),
        ("It cost 9 million baht, of which 2 million is in hand.", ["other", "other"]),
        ("He inspected 80 piers. So far 31 have been visited.", ["other", "other"]),
    ],
)
def test_what_is_compared_counts_the_same(text, units):
    assert [q.unit for q in find_quantities(text)] == units


def test_sums_in_other_dollars_are_no_people():
    (sum_of_money,) = find_quantities("J$12 million has been set aside")
    assert (sum_of_money.unit, sum_of_money.low) == ("other", 12_000_000)
