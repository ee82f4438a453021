"""A flow has the number that is told of its own countries, or none."""

import pytest

from etl.frames.count_marks import counts_others
from etl.frames.counts import Counts
from etl.frames.findings import find
from tests.etl.frames.readings import first
from tests.etl.stories import story


def count_of(text, origin, destination):
    """The number of the flow between the first mentions of two countries."""
    annotated = story(*text.split("|"))
    findings = find(annotated)
    marked = {p.passage.ordinal: p for p in annotated.passages}
    found = Counts(findings, marked).of(*first(findings.reading, origin, destination))
    return found and found.count.low


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


FREED = "Twelve women sold to brothels in Malaysia were freed on Monday."


@pytest.mark.parametrize(
    "split",
    [
        "Seven are from Vietnam, three from Laos and two from Thailand.",
        "Seven of the women were Vietnamese, three were Lao and two were Thai.",
        "They are seven Vietnamese, three Lao and two Thai women.",
    ],
)
def test_those_of_each_country_are_split_in_the_sentence_behind(split):
    assert [count_of(f"{FREED}|{split}", c, "MY") for c in ("VN", "LA")] == [7, 3]


def test_the_number_of_all_is_that_of_the_flow_and_not_those_of_provinces():
    text = (
        "The shelter took in 38 Vietnamese women sold to brothels in Cambodia: 17 from An Giang, "
        "12 from Dong Thap and nine from Kien Giang."
    )
    assert count_of(text, "VN", "KH") == 38


def test_people_brought_back_are_those_who_were_taken_there():
    text = (
        "In May it brought 27 Cambodian men back from Indonesia, where they were sold to trawlers."
    )
    assert count_of(text, "KH", "ID") == 27


@pytest.mark.parametrize(
    "text",
    [
        "Lao girls are trafficked to Thailand.|Police arrested 19 suspects.",
        "Lao girls are trafficked to Thailand.|About 250,000 migrants from Laos work in Thailand.",
    ],
)
def test_culprits_and_workers_are_not_counted(text):
    assert count_of(text, "LA", "TH") is None


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("They arrested 12 men.", True),
        ("Some 400 people cross there daily.", True),
        ("They freed 12 women.", False),
    ],
)
def test_culprits_and_passers_by_are_others(text, others):
    [count] = story(text).passages[0].quantities
    assert counts_others(count, text, len(text)) == others
