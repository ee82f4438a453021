"""A flow has the number that is told of its own countries, or none."""

import pytest

from etl.frames.counts import Counts
from etl.frames.findings import find
from tests.etl.frames.readings import by_kind, first
from tests.etl.stories import story


def count_of(text, origin, destination):
    """The number of the flow between the first mentions of two countries."""
    annotated = story(*text.split("|"))
    reading = find(annotated).reading
    marked = {p.passage.ordinal: p for p in annotated.passages}
    found = Counts(reading, by_kind(reading), marked).of(*first(reading, origin, destination))
    return found and found.low


TWO = "Police freed 27 Vietnamese women and 58 Burmese women who had been sold in China."


@pytest.mark.parametrize(("origin", "wanted"), [("VN", 27), ("MM", 58)])
def test_each_nationality_has_its_own_number(origin, wanted):
    assert count_of(TWO, origin, "CN") == wanted


def test_a_number_in_brackets_belongs_to_the_place_before_it():
    text = "Thai women were trafficked to Japan (46), Bahrain (39) and Malaysia (15)."
    assert [count_of(text, "TH", c) for c in ("JP", "BH", "MY")] == [46, 39, 15]


def test_the_number_of_another_flow_is_not_taken():
    text = "Lao girls are trafficked to Thailand.|In Spain 40 Moldovan women were freed."
    assert count_of(text, "LA", "TH") is None


def test_a_flow_without_number_has_none():
    assert count_of("Lao girls are trafficked to Thailand.", "LA", "TH") is None


@pytest.mark.parametrize(
    "text",
    [
        "Nine of ten Lao girls freed last year had been trafficked to Thailand.",
        "All but 17 of the Lao girls had been trafficked to Thailand.",
    ],
)
def test_a_rate_and_what_is_left_out_are_no_numbers_of_the_flow(text):
    assert count_of(text, "LA", "TH") is None
