"""The bar of filters beside every page: its widgets say what the address says, and write it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import address, filters
from dashboard.address import Choices
from dashboard.asked import Period
from dashboard.charts.years import bulk, years_brush
from dashboard.criteria import CREDIBILITY, ROLES, Filters
from dashboard.options import follow

ROLE_HELP = (
    "Origin, transit and destination concern routes and hotspots; meetings, agreements, figures "
    "and programmes are kept where the country takes part. Mentioned keeps every claim of a "
    "document that names the country."
)
BORDER_HELP = (
    "Hotspots on the border and in the provinces along it, flows that cross it, and meetings, "
    "agreements, figures and programmes in which both countries take part."
)
YEARS_HELP = "A claim's own year; where it states none, the year of its document."
STATED_HELP = "Leaves other kinds of claims as they are: they do not state it."
CREDIBILITY_HELP = "The Admiralty code's second figure; see the page About."
PLAIN = {"displayModeBar": False, "doubleClick": False, "scrollZoom": False}

ALL_YEARS = "all-years"
"""What the session holds: whether all years stand on the axis."""

Histogram = Callable[[Filters], pd.DataFrame]


def draw(chosen: Filters, choices: Choices, histogram: Histogram, mode: str) -> None:
    """Draw the filters as the address has them.

    Args:
        chosen: Of the address.
        choices: What they offer.
        histogram: Gives claims and documents by year under filters, as queries.choices.years.
        mode: light or dark.
    """
    st.subheader("Filters", anchor=False)
    changed = partial(_write, choices)
    _draw_list("country", "Country", "All countries", chosen, choices)
    follow("role", chosen.country_role)
    st.selectbox(
        "Country as",
        list(ROLES),
        format_func=ROLES.__getitem__,
        help=ROLE_HELP,
        key="role",
        on_change=changed,
    )
    follow("border", chosen.border or "")
    st.selectbox(
        "Border",
        ["", *choices.borders],
        # Not an empty list with a hint: Escape, which closes it, would take the border away.
        format_func=partial(_border, choices.words("border")),
        help=BORDER_HELP,
        key="border",
        on_change=changed,
    )
    _draw_years(chosen, choices, histogram, mode)
    _draw_more(chosen, choices)
    st.button("Clear filters", on_click=filters.clear, disabled=not chosen.active, width="stretch")


def _border(words: Mapping[str, str], border: str) -> str:
    return _word(words, border) if border else "All borders"


def _word(words: Mapping[str, str], value: str) -> str:
    """The words for a value; the value itself where it has none."""
    return words.get(value) or value


def _draw_list(
    parameter: str,
    title: str,
    nothing: str,
    chosen: Filters,
    choices: Choices,
    help_words: str | None = None,
) -> None:
    words = choices.words(parameter)
    follow(parameter, list(getattr(chosen, address.LISTED[parameter])))
    st.multiselect(
        title,
        list(words),
        format_func=partial(_word, words),
        placeholder=nothing,
        help=help_words,
        key=parameter,
        on_change=partial(_write, choices),
        select_all=False,  # typing a name and Enter chooses it, not all that are like it
    )


def _draw_years(chosen: Filters, choices: Choices, histogram: Histogram, mode: str) -> None:
    """The years: a histogram to brush over, a slider for the keyboard, and the undated."""
    counted = histogram(replace(chosen, years=None))
    if choices.years and choices.years[0] < choices.years[1]:
        usual = bulk(histogram(Filters()), choices.years)
        axis = choices.years if filters.held(ALL_YEARS, default=False) else usual
        axis = _widened(axis, chosen.years)
        filters.hold(filters.AXIS, axis)
        key = f"brush-{chosen.years}-{axis}"
        st.plotly_chart(
            years_brush(counted, axis, chosen.years, mode),
            key=key,
            theme=None,
            on_select=partial(_brushed, key, choices, axis),
            selection_mode="box",
            config=PLAIN,
            alt="Claims (above) and documents (below) by year. Draw a box to choose years, or use "
            "the slider.",
        )
        follow("years", chosen.years or axis)
        st.slider(
            "Years",
            *axis,
            help=YEARS_HELP,
            key="years",
            on_change=partial(_write, choices),
        )
        if usual != choices.years:
            _draw_all_years(counted, usual, choices.years)
    undated = int(counted[counted["year"].isna()]["claims"].sum())
    follow("undated", chosen.undated)
    words = f"Include undated ({undated:,} claims)" if undated else "Include undated"
    st.checkbox(words, key="undated", on_change=partial(_write, choices))


def _widened(axis: Period, years: Period | None) -> Period:
    """An axis on which the chosen years lie."""
    return axis if years is None else (min(axis[0], years[0]), max(axis[1], years[1]))


def _draw_all_years(counted: pd.DataFrame, usual: Period, every: Period) -> None:
    """The switch to the few claims of years far from all others, with their number."""
    dated = counted.dropna(subset=["year"])
    odd = int(dated[~dated["year"].between(*usual)]["claims"].sum())
    follow(ALL_YEARS, filters.held(ALL_YEARS, default=False))
    st.checkbox(
        f"Show all years, {every[0]} to {every[1]}",
        help=f"{odd:,} claims are about years outside {usual[0]} to {usual[1]}. They are kept as "
        "long as no years are chosen.",
        key=ALL_YEARS,
        on_change=_hold_all_years,
    )


def _hold_all_years() -> None:
    filters.hold(ALL_YEARS, filters.value(ALL_YEARS))


def _draw_more(chosen: Filters, choices: Choices) -> None:
    """The rarer filters, folded away."""
    rarer = set(chosen.chips()) & {"kind", *_STATED, "marking", "assertion", "credibility"}
    title = f"More filters ({len(rarer)} set)" if rarer else "More filters"
    with st.expander(title, icon=":material/tune:"):
        _draw_list("kind", "Kind of document", "All kinds", chosen, choices)
        _draw_list("publisher", "Publisher", "All publishers", chosen, choices)
        for parameter, (words, nothing) in _STATED.items():
            _draw_list(parameter, words, nothing, chosen, choices, STATED_HELP)
        _draw_list("marking", "Marking of the paragraph", "All markings", chosen, choices)
        _draw_list("assertion", "Stated as", "However stated", chosen, choices)
        follow("credibility", chosen.credibility)
        st.selectbox(
            "Credibility",
            sorted(CREDIBILITY, reverse=True),
            format_func=lambda level: CREDIBILITY[level].capitalize(),
            help=CREDIBILITY_HELP,
            key="credibility",
            on_change=partial(_write, choices),
        )


_STATED = {
    "purpose": ("Purpose (of flows)", "All purposes"),
    "population": ("Who they are", "Whoever they are"),
}


def _write(choices: Choices) -> None:
    """Put what the widgets say into the address; for their callbacks."""
    state = st.session_state
    before, _ = filters.current(choices)
    years = state.get("years")
    axis = filters.held(filters.AXIS, default=None)
    lists: dict[str, Any] = {
        name: tuple(state.get(key, ())) for key, name in address.LISTED.items()
    }
    wanted = Filters(
        country_role=state["role"],
        years=None if years == axis and before.years != axis else years,
        undated=state["undated"],
        border=state["border"] or None,
        credibility=state["credibility"],
        about=before.about,
        **lists,
    )
    filters.go(address.write(wanted, choices))


def _brushed(key: str, choices: Choices, axis: Period) -> None:
    """Choose the years under the box that was drawn over the histogram."""
    boxes = filters.value(key)["selection"]["box"]
    if not boxes:
        return
    first, last = sorted(float(edge) for edge in boxes[0]["x"])
    low, high = axis
    st.session_state["years"] = (
        min(max(low, round(first)), high),
        min(max(low, round(last)), high),
    )
    _write(choices)
