"""The scale of a panel of figures: its ticks are round numbers in words."""

import pytest

from dashboard.charts.figures_scale import Span


def ticks(*ranges, unit="people", scale="auto"):
    placed = [{"low": low, "high": high, "unit": unit} for low, high in ranges]
    return Span(placed, scale).ticks()["ticktext"]


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([(3, 3), (550, 20_900_000)], ["10", "1,000", "100,000", "10 million"]),
        ([(1_000_000, 3_000_000)], ["0", "1 million", "2 million", "3 million"]),
        ([(0, 5)], ["0", "2", "4"]),
        ([(0.2, 0.9)], ["0", "0.5"]),
        ([(-5, 12)], ["-5", "0", "5", "10"]),
        ([(10, 10), (3e9, 3e9)], ["10", "10,000", "10 million", "10 billion"]),
    ],
)
def test_numbers_are_told_in_one_form_on_both_kinds_of_scale(ranges, expected):
    assert ticks(*ranges) == expected


def test_a_share_stands_on_a_scale_to_a_hundred():
    assert ticks((60, 80), unit="percent") == ["0", "25", "50", "75", "100"]


def test_shares_beyond_a_hundred_have_a_few_ticks_too():
    assert len(ticks((60, 1e15), unit="percent")) < 8


@pytest.mark.parametrize("ranges", [[(1100, 1900)], [(12, 12)], [(0, 0)], [(0, 5000)]])
def test_a_logarithmic_scale_of_close_numbers_has_ticks_too(ranges):
    assert len(ticks(*ranges, scale="log")) >= 2


def test_nothing_stands_at_the_left_of_a_logarithmic_scale():
    assert ticks((0, 5000), scale="log")[0] == "0"
