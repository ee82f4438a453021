"""A ranked table of marks: sortable, and its rows can be selected, also by keyboard."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import exporting, filters
from dashboard.view import View

HEIGHT = 325
"""Pixels of the table: what is selected in it shows its evidence below, on the same screen."""


def show(
    view: View,
    rows: pd.DataFrame,
    words: Mapping[str, str],
    key: str,
    *,
    title: str,
    tables: tuple[str, ...],
    bar: str | None = None,
) -> None:
    """Draw the table; selected rows become the selected marks of the chart beside it.

    Args:
        view: The run.
        rows: One row for each mark, with its key in `mark`.
        words: Heading of each column shown, in order.
        key: Of the chart whose selection this is.
        title: Names the file of an export.
        tables: Tables of the schema behind the columns.
        bar: The column drawn as a bar.
    """
    shown = rows[list(words)].rename(columns=dict(words))
    config: dict[str, Any] = {}
    if bar is not None and len(rows):
        most = max(int(rows[bar].max()), 1)
        config[words[bar]] = st.column_config.ProgressColumn(
            format="localized", min_value=0, max_value=most, width=84
        )
        config[next(iter(words.values()))] = st.column_config.TextColumn(width=136)
    name = f"{key}-ranked-{title}"
    st.dataframe(
        shown,
        key=name,
        hide_index=True,
        column_config=config,
        on_select=partial(_picked, name, key, rows["mark"].tolist()),
        selection_mode="multi-row",
        height="auto" if len(rows) < 9 else HEIGHT,
    )
    exporting.show_table_menu(view, title, shown, tables)


def _picked(widget: str, key: str, keys: list[str]) -> None:
    """Make the selected rows the selected marks of a chart."""
    places = filters.value(widget)["selection"]["rows"]
    filters.select([keys[place] for place in places if place < len(keys)], key)
