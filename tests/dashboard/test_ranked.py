"""Bars of rankings: what they show, and room for the words beside them."""

import pytest

from dashboard.charts.ranked import LETTER, MARGIN, NARROW, Bar, ranked_bars


def bar(count, beside="", stated=True):
    return Bar(f"Place of {count}", count, beside, f"told {count} times", (f"k~{count}",), stated)


def drawn(*bars):
    return ranked_bars(bars, "documents", "a note", "light")


def test_bars_stand_in_their_order_with_names_counts_and_keys():
    figure = drawn(bar(9, "550 victims"), bar(4))
    (trace,) = figure.data
    assert list(trace.x) == [9, 4]
    assert [key for (key,) in trace.customdata] == ["k~9", "k~4"]
    assert list(figure.layout.yaxis.ticktext) == ["Place of 9", "Place of 4"]
    assert trace.text[0].strip() == "550 victims"
    assert figure.layout.xaxis.title.text == "number of documents"
    assert figure.layout.meta["note"] == "a note"


def test_what_no_claim_plainly_states_is_hatched():
    assert list(drawn(bar(9), bar(4, stated=False)).data[0].marker.pattern.shape) == ["", "/"]


@pytest.mark.parametrize(
    "bars",
    [
        (bar(68, "316 victims"), bar(54, "more than 30,000 victims")),
        (bar(20, "20,000 to 30,000 victims"),),
    ],
)
def test_words_beside_a_bar_have_room_in_a_narrow_window(bars):
    end = drawn(*bars).layout.xaxis.range[1]
    for one in bars:
        across = one.count / end * NARROW + len(one.beside) * LETTER
        assert across <= NARROW + MARGIN


def test_a_long_name_and_markup_are_made_safe():
    text = "<a href='x'>" + "long " * 20
    figure = ranked_bars([Bar(text, 1, text, "", ("k",))], "facts", "", "light")
    assert "<" not in figure.layout.yaxis.ticktext[0] + figure.data[0].text[0]
    assert len(figure.layout.yaxis.ticktext[0]) < 60
