"""Options of a single page (what to shade by, what to compare), kept in its address."""

from collections.abc import Mapping

import streamlit as st

from dashboard import asked, filters
from dashboard.asked import Period

WIDTH = 300
"""Pixels of a list that opens."""


def pick(
    label: str,
    name: str,
    choices: Mapping[str, str],
    default: str,
    *,
    few: bool = True,
    help: str | None = None,  # noqa: A002 - as Streamlit names it
) -> str:
    """Draw a choice of one; it stands in the address unless it is the default.

    Args:
        label: What is chosen.
        name: Of the parameter in the address.
        choices: Key to words.
        default: The key where the address says nothing, or nothing that is known.
        few: Buttons beside each other; else a list that opens.
        help: A sentence of explanation.
    """
    now = asked.one(filters.query(), name, choices, default)
    key = f"option-{name}"
    follow(key, now)
    shared = {"key": key, "on_change": _choose, "args": (name, key, default), "help": help}
    if few:
        found = st.segmented_control(
            label, list(choices), format_func=choices.__getitem__, required=True, **shared
        )
    else:
        found = st.selectbox(
            label, list(choices), format_func=choices.__getitem__, width=WIDTH, **shared
        )
    return str(found) if found in choices else now


def follow(key: str, value: object) -> None:
    """Make a widget say what the address says, also after Back; before it is drawn."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _choose(name: str, key: str, default: str) -> None:
    chosen = filters.value(key)
    filters.set_parameter(name, None if chosen == default else chosen)


def periods(span: Period | None, name: str = "periods") -> tuple[Period, Period] | None:
    """Draw a switch that compares two periods; gives those of the address, None where it is off.

    Args:
        span: First and last year there is; None where nothing is dated.
        name: Of the parameter in the address.
    """
    possible = span is not None and span[0] < span[1]
    chosen = asked.periods(filters.parameter(name), span) if possible else None
    key = f"option-{name}"
    follow(key, chosen is not None)
    st.toggle(
        "Compare two periods",
        key=key,
        disabled=not possible,
        on_change=_switch,
        args=(name, key, _usual(span) if span else None),
        help="Draws a map for each, to one scale, and the change from the first to the second.",
    )
    return chosen


def shift_periods(span: Period, chosen: tuple[Period, Period], name: str = "periods") -> None:
    """Draw a slider for each of two periods beside each other, over the years usually shown.

    Args:
        span: First and last year there is.
        chosen: The periods, as from `periods`.
        name: Of the parameter in the address.
    """
    years = [*_usual(span), *chosen[0], *chosen[1]]
    key = f"option-{name}"
    titles = ("First period", "Second period")
    for number, (column, words) in enumerate(zip(st.columns(2, gap="large"), titles, strict=True)):
        slider = f"{key}-{number}"
        follow(slider, chosen[number])
        column.slider(words, min(years), max(years), key=slider, on_change=_shift, args=(name, key))


def _usual(span: Period) -> Period:
    """The years of a span that the filter of years shows, if there are several; else all."""
    low, high = filters.held(filters.AXIS, default=span)
    low, high = max(low, span[0]), min(high, span[1])
    return (low, high) if low < high else span


def _switch(name: str, key: str, years: Period) -> None:
    """On: the halves of the years; off: none."""
    middle = (years[0] + years[1]) // 2
    halves = (years[0], middle), (middle + 1, years[1])
    _write(name, halves if filters.value(key) else None)


def _shift(name: str, key: str) -> None:
    _write(name, (filters.value(f"{key}-0"), filters.value(f"{key}-1")))


def _write(name: str, chosen: tuple[Period, Period] | None) -> None:
    text = "_".join(f"{start}-{end}" for start, end in chosen) if chosen else None
    filters.set_parameter(name, text)
