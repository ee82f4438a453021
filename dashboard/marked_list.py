"""A table of the marks of a chart: what is selected in one is selected in the other."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import filters

HEIGHT = 380
"""Pixels of a table: what is selected in it shows its evidence on the same screen."""
FURTHER = "More columns to the right: scroll the table sideways, or open it on the whole screen."
"""Told below a table that is wider than its place."""
ROW, HEAD = 35, 38
"""Pixels of a row, and of the headings."""


def show_list(
    frame: pd.DataFrame,
    keys: Sequence[str],
    name: str,
    chart: str,
    words: str,
    *,
    height: int = HEIGHT,
    widths: Mapping[str, int] | None = None,
    bar: str | None = None,
) -> None:
    """Draw a table, a row for each mark, whose rows can be selected by pointer and by keyboard.

    Streamlit gives a table its selection only when it is first drawn: so it is drawn anew, under
    another key, when the selection changes elsewhere, and stays when it changed in the table, so
    that whoever moves in it by keyboard is not thrown out.

    Args:
        frame: One row for each mark, as shown.
        keys: The keys of the marks, in the same order; those of a row that stands for several have
            blanks between them.
        name: Unique on the page; names the widget.
        chart: Key of the chart that draws the marks.
        words: The table in a sentence, for those who cannot see it.
        height: Pixels at most.
        widths: Pixels of columns by heading; of others as their content asks.
        bar: Heading of the column of numbers that is drawn as a bar.
    """
    picked = set(filters.selected(chart))
    rows = [place for place, key in enumerate(keys) if picked and picked.issuperset(key.split())]
    chosen = tuple(keys[place] for place in rows)
    shown = (tuple(keys), chosen)
    drawn, number = filters.take(name) or (shown, 0)
    number += drawn != shown
    filters.keep(name, (shown, number))
    widget = f"{name}-{number}"
    st.dataframe(
        frame,
        key=widget,
        hide_index=True,
        on_select=partial(_picked, widget, name, number, tuple(keys), chart),
        selection_mode="multi-row",
        selection_default={"selection": {"rows": rows, "columns": [], "cells": []}},
        column_config=_columns(frame, widths or {}, bar),
        height=min(height, HEAD + ROW * max(len(frame), 1)),
        alt=words,
    )


def _columns(frame: pd.DataFrame, widths: Mapping[str, int], bar: str | None) -> dict[str, Any]:
    """How columns are drawn: their widths, and the one that is a bar."""
    config: dict[str, Any] = {
        heading: st.column_config.Column(width=pixels) for heading, pixels in widths.items()
    }
    if bar is not None and len(frame):
        config[bar] = st.column_config.ProgressColumn(
            format="localized",
            min_value=0,
            max_value=max(int(frame[bar].max()), 1),
            width=widths.get(bar, 96),
        )
    return config


def _picked(widget: str, name: str, number: int, keys: tuple[str, ...], chart: str) -> None:
    """Make the rows' marks the selected marks of the page."""
    rows = filters.value(widget)["selection"]["rows"]
    chosen = [keys[place] for place in sorted(rows) if place < len(keys)]
    filters.keep(name, ((keys, tuple(chosen)), number))
    filters.select(list(dict.fromkeys(" ".join(chosen).split())), chart)
