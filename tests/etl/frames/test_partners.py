"""The likeliest other end near each mention of a place."""

import pytest

from etl.frames import partners
from etl.frames.partners import best_partners, rivals
from etl.frames.scenes import FADE, Marks

LIKELY = [0.9, 0.2, 0.4, 0.5, 0.8]


def marked(**told):
    """Marks of which only this is known: where mentions stand, and of which countries they are."""
    marks = Marks.__new__(Marks)
    marks.at = [int(at) for _, at in told.values()]
    marks.country = [country for country, _ in told.values()]
    return marks


@pytest.fixture(params=[256, 1])
def marks(request, monkeypatch):
    monkeypatch.setattr(partners, "TOGETHER", request.param)
    return marked(a=("LA", 0), b=("TH", 0), c=("MM", 1), d=("TH", 3), e=("VN", 9))


def test_the_likeliest_other_mention_in_reach_counts_faded_by_distance(marks):
    best = best_partners(marks, LIKELY, back=2, onward=3)
    assert best[0] == (0.4 * FADE, "MM")
    assert best[1] == (0.9, "LA")
    assert best[2] == (0.9 * FADE, "LA")
    assert best[3] == (0.4 * FADE**2, "MM")
    assert best[4] is None


def test_of_two_as_likely_the_one_whose_code_is_last_counts(marks):
    assert best_partners(marks, [0.5] * 5, back=0, onward=0)[:2] == [(0.5, "TH"), (0.5, "LA")]
    assert best_partners(marks, [0.0] * 5, back=9, onward=9)[0] == (0.0, "VN")


def test_a_rival_is_of_another_country(marks):
    assert rivals(marks, LIKELY, 3) == [0.5, 0.9, 0.9, 0.9, 0.0]


def test_a_text_without_places_has_none():
    assert best_partners(marked(), [], 1, 1) == rivals(marked(), [], 1) == []
