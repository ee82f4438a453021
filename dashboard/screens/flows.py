"""Flows: from where to where, on the map, as bands, as a matrix and purpose by purpose."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import components, exporting, flow_options
from dashboard.asked import flows
from dashboard.asked.flows import Chosen
from dashboard.charts import corridors
from dashboard.filters import selected
from dashboard.marked_list import FURTHER, show_list
from dashboard.view import Page, View

PAGE = Page("Flows", ":material/moving:", 3, "flows")
KEY = "flows"
COLUMNS = (
    "origin_country",
    "destination_country",
    "transit_countries",
    "victims_low",
    "victims_high",
    "qualifier",
    "per",
    "purposes",
    "population",
    "assertion",
    "quote",
)
LONG = 26
"""Characters of a flow's name from which the list gives them more room than its numbers."""
NOTHING = pd.DataFrame({"mark": [None]})
"""So that a page whose own choices leave nothing still shows its chart's sentence about it."""


def show(view: View) -> None:
    """Draw the page."""
    if not view.counts("flows").claims:
        components.show_empty(view, "flows")
        return
    chosen = flow_options.draw(view)
    frame = flows.frame(view, chosen)
    draw = partial(flows.figure, view, chosen, frame, selected=selected(KEY))
    figure: Any = draw(view.mode)
    meta: Any = figure["layout"]["meta"] or {}
    content = components.Content(
        key=KEY,
        title=flows.TITLES[chosen.shape],
        tables=("flows",),
        columns=COLUMNS,
        draw=lambda mode: figure if mode == view.mode else draw(mode),
        twin=draw,
        alternative=corridors.in_words(frame, chosen.by),
        marks=frame if len(frame) else NOTHING,
        note=meta.get("note"),
        beside=partial(_list, view, chosen, frame),
        room=meta.get("room", 24),
    )
    components.show_exhibit(view, content)


def _list(view: View, chosen: Chosen, frame: pd.DataFrame) -> None:
    """Draw the corridors as a list: select one to see its mark stand out and read its sentences."""
    rows = flows.listed(chosen, frame)
    shown = rows.drop(columns="mark")
    words = f"Flows, the strongest first: {len(rows):,} rows"
    long = shown["Flow"].str.len().max() > LONG
    widths = {"Flow": 268 if long else 192, "Facts": 88, "Claims": 62}
    show_list(shown, rows["mark"].tolist(), "flows-list", KEY, words, widths=widths, bar="Facts")
    st.caption(FURTHER)
    exporting.show_table_menu(view, "Corridors", shown, ("flows",), listing="corridors")
