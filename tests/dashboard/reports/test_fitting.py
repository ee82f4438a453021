"""Words on slides: none is lost, and none is put where it has no room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reports import fitting

texts = st.text(st.sampled_from("ab cd昆明ก.\n"), min_size=1, max_size=400)


@given(st.lists(texts, max_size=8), st.floats(20, 300), st.floats(12, 150))
def test_paragraphs_in_boxes_are_whole_in_order_and_fit(lines, room, deep):
    groups = list(fitting.pages(lines, room, deep, 10, 1))
    told = "".join("".join(line.split()) for group in groups for line in group)
    assert told == "".join("".join(line.split()) for line in lines)
    for group in groups:
        needed = sum(fitting.height(line, room, 10) + 1 for line in group)
        assert len(group) == 1 or needed <= deep + 1e-6


def test_a_chinese_letter_is_wider_and_a_mark_takes_nothing():
    assert fitting.width("昆明", 10) > fitting.width("ab", 10)
    assert fitting.width("e\u0302", 10) == fitting.width("e", 10)


def test_a_line_break_takes_a_line_even_where_nothing_stands():
    one = fitting.height("a", 100, 10)
    assert fitting.height("a\n\nb", 100, 10) == pytest.approx(3 * one)
