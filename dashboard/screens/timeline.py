"""Timeline: meetings and agreements, held and planned, as long as their dates are imprecise."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard import charts, components, filters, zoom
from dashboard.asked.timeline import FEW, MANY, Found, found
from dashboard.charts.base import counted
from dashboard.charts.timeline import NOTE, legend_of
from dashboard.charts.timeline_items import in_time, items_of, listing
from dashboard.marked_list import show_list
from dashboard.queries import timeline
from dashboard.view import Page, View

PAGE = Page("Timeline", ":material/event:", 4, "timeline")
KEY = "timeline"
COLUMNS = ("fact_table", "title", "kind", "status", "quote")


def show(view: View) -> None:
    """Draw the page."""
    told = found(view, filters.query())
    span, facts = told.span, told.facts
    if not facts.matching + facts.matching_undated and span.window is None:
        components.show_empty(view, *timeline.TABLES)
        return
    items = items_of(facts.dated)
    chosen = filters.selected(KEY)
    days = [item.main.first for item in items if item.mark in chosen and item.main]
    zoom.show(view, span, next(iter(days), None))
    draw = partial(
        charts.timeline,
        facts.dated,
        window=span.window,
        counts=told.counts,
        unit=span.unit,
        eras=told.eras,
        selected=chosen,
    )
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
                alternative=f"{told.words()} Each stands in the list beside the chart.",
                note=f"{told.words()} {NOTE}",
                legend=legend_of(facts.dated, told.eras),
                beside=partial(_show_lists, told),
                room=16,
            ),
        )


def _show_lists(told: Found) -> None:
    """The same facts as lists, and the way to more of them."""
    found, eras = told.facts, told.eras
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
            show_list(
                listing(items),
                [item.mark for item in items],
                widget,
                KEY,
                words,
                widths={"What": 210, "When": 134, "Status": 120, "Forum": 150, "Claims": 60},
            )
            st.caption(f"{words}. Select a row to read its sentences (by keyboard: Shift+Space).")
    few = len(found.dated) <= FEW
    if found.matching > len(found.dated) or not few:
        words, value = (f"Draw up to {MANY}", "all") if few else (f"Draw {FEW}", None)
        st.button(words, key="most", on_click=filters.set_parameter, args=("most", value))
