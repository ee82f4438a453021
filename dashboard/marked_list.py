"""A list of the marks of a chart: what is selected in one is selected in the other."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import filters

WIDTHS = (190, 110, 150, 120, 60)
"""Pixels of the columns in turn: the first two are seen in a narrow column."""


def show_list(
    frame: pd.DataFrame, keys: Sequence[str], name: str, chart: str, words: str, height: int
) -> None:
    """Draw a table, a row for each mark, whose row can be selected by pointer and by keyboard.

    Streamlit gives a table its selection only when it is first drawn: so it is drawn anew, under
    another key, when the selection changes elsewhere, and stays when it changed in the table, so
    that whoever moves in it by keyboard is not thrown out.

    Args:
        frame: One row for each mark, as shown.
        keys: The keys of the marks, in the same order.
        name: Unique on the page; names the widget.
        chart: Key of the chart that draws the marks.
        words: The table in a sentence, for those who cannot see it.
        height: Pixels at most.
    """
    chosen = [key for key in filters.selected(chart) if key in keys][:1]
    shown = (tuple(keys), tuple(chosen))
    drawn, number = filters.take(name) or (shown, 0)
    number += drawn != shown
    filters.keep(name, (shown, number))
    rows = [place for place, key in enumerate(keys) if key in chosen]
    widget = f"{name}-{number}"
    st.dataframe(
        frame,
        key=widget,
        hide_index=True,
        on_select=partial(_picked, widget, name, number, tuple(keys), chart),
        selection_mode="single-row",
        selection_default={"selection": {"rows": rows, "columns": [], "cells": []}},
        column_config={
            name: st.column_config.Column(width=pixels)
            for name, pixels in zip(frame.columns, WIDTHS, strict=False)
        },
        height=min(height, 38 + 35 * max(len(frame), 1)),
        alt=words,
    )


def _picked(widget: str, name: str, number: int, keys: tuple[str, ...], chart: str) -> None:
    """Make the row's mark the selected mark of the page."""
    rows = filters.value(widget)["selection"]["rows"]
    chosen = [keys[place] for place in rows if place < len(keys)]
    filters.keep(name, ((keys, tuple(chosen)), number))
    filters.select(chosen, chart)
