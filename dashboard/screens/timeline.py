"""Timeline: meetings and agreements, held and planned, as long as their dates are imprecise."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard import charts, components, filters, zoom
from dashboard.charts.base import counted
from dashboard.charts.timeline import NOTE, legend_of
from dashboard.charts.timeline_items import in_time, items_of, listing
from dashboard.marked_list import show_list
from dashboard.queries import timeline, timeline_eras
from dashboard.timespan import Timespan
from dashboard.view import Page, View

PAGE = Page("Timeline", ":material/event:", 4, "timeline")
KEY = "timeline"
COLUMNS = ("fact_table", "title", "kind", "status", "quote")
FEW, MANY, UNDATED, ERAS = 40, 120, 60, 6
"""Facts drawn at first and at most, undated facts listed, and eras drawn."""


def show(view: View) -> None:
    """Draw the page."""
    span = zoom.chosen(view)
    most = MANY if filters.parameter("most") else FEW
    found = view.ask(timeline.facts, span.window, most, UNDATED)
    if not found.matching + found.matching_undated and span.window is None:
        components.show_empty(view, *timeline.TABLES)
        return
    items = items_of(found.dated)
    chosen = filters.selected(KEY)
    days = [item.main.first for item in items if item.mark in chosen and item.main]
    zoom.show(view, span, next(iter(days), None))
    eras = view.ask(timeline_eras.eras, span.window, ERAS)
    counts = view.ask(timeline.counts, span.unit) if found.matching > len(items) else None
    draw = partial(
        charts.timeline,
        found.dated,
        window=span.window,
        counts=counts,
        unit=span.unit,
        eras=eras,
        selected=chosen,
    )
    told = _told(span, found)
    with st.container(key="timeline-body"):
        components.show_exhibit(
            view,
            components.Content(
                key=KEY,
                title="Meetings and agreements",
                marks=pd.DataFrame({"mark": [span.words()]}),
                tables=timeline.TABLES,
                columns=COLUMNS,
                draw=partial(draw, legend=False),
                twin=draw,
                alternative=f"{told} Each stands in the list beside the chart.",
                note=f"{told} {NOTE}",
                legend=legend_of(found.dated, eras),
                beside=partial(_show_lists, found, eras),
                room=16,
            ),
        )


def _told(span: Timespan, found: timeline.Found) -> str:
    """What is drawn of how much, in a sentence."""
    shown, all_of_them = len(found.dated), counted(found.matching, "dated fact")
    if shown < found.matching:
        return (
            f"{shown} of {all_of_them} ({span.words()}) drawn, those with the most claims; "
            "the bars above count all that are dated so exactly."
        )
    return f"{all_of_them} drawn ({span.words()})."


def _show_lists(found: timeline.Found, eras: pd.DataFrame) -> None:
    """The same facts as lists, and the way to more of them."""
    lists = (
        ("Dated", found.dated, found.matching, "timeline-list"),
        ("No date stated", found.undated, found.matching_undated, "timeline-undated"),
        ("Plans", eras, len(eras), "timeline-eras"),
    )
    tabs = st.tabs([f"{name}: {matching:,}" for name, _, matching, _ in lists])
    for tab, (_, frame, matching, widget) in zip(tabs, lists, strict=True):
        with tab:
            items = in_time(items_of(frame))
            words = f"{len(items):,} of {counted(matching, 'fact')}, in order of time"
            show_list(listing(items), [item.mark for item in items], widget, KEY, words, 330)
            st.caption(f"{words}. Select a row to read its sentences (by keyboard: Shift+Space).")
    few = len(found.dated) <= FEW
    if found.matching > len(found.dated) or not few:
        words, value = (f"Draw up to {MANY}", "all") if few else (f"Draw {FEW}", None)
        st.button(words, key="most", on_click=filters.set_parameter, args=("most", value))
