"""Stretches of time: in the address, moved, centred, and the busiest of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.timespan import MONTHS, Timespan, busiest

spans = st.builds(
    lambda kind, year, month: Timespan(kind, date(year, month if kind == "1m" else 1, 1)),
    st.sampled_from(sorted(MONTHS)),
    st.integers(1000, 9900),
    st.integers(1, 12),
)


@given(spans)
def test_an_address_reopens_the_same_stretch(span):
    assert Timespan.parse(span.key) == span


@given(st.text(max_size=12) | st.from_regex(r"(1m|1y|10y)~[-0-9]{0,12}", fullmatch=True))
def test_any_address_gives_a_stretch(key):
    span = Timespan.parse(key)
    assert span.words()
    assert span.window is None or span.window[0] <= span.window[1]


@given(spans, st.integers(-5, 5))
def test_moving_there_and_back_changes_nothing(span, steps):
    assert span.moved(steps).moved(-steps) == span
    assert span.moved(1).begin > span.window[1]


@given(spans, st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_stretch_around_a_day_holds_it(span, day):
    first, last = span.around(day).window
    assert first <= day <= last


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("", "all years"),
        ("5y~2003", "2003 to 2007"),
        ("1y~2005", "2005"),
        ("1m~2005-10", "October 2005"),
    ],
)
def test_a_stretch_in_words(key, words):
    assert Timespan.parse(key).words() == words


def test_the_busiest_stretch_holds_most_facts_and_is_the_latest_of_equals():
    facts = [(date(2001, 1, 1), 3), (date(2006, 1, 1), 2), (date(2007, 1, 1), 2)]
    assert busiest("1y", facts).begin == date(2001, 1, 1)
    assert busiest("5y", facts).begin == date(2006, 1, 1)
    assert busiest("1y", []).begin is None
