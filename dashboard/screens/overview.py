"""Overview: what this is, how much there is, and the main flows and hotspots."""

import streamlit as st

from dashboard import charts, components, exporting, filters, guide
from dashboard.charts import corridors
from dashboard.queries import flows, hotspots, overview
from dashboard.view import Page, View
from etl.schema import TABLES, fact_tables

PAGE = Page("Overview", ":material/home:", 1, "overview")


def show(view: View) -> None:
    """Draw the page."""
    guide.show(view)
    _show_numbers(view)
    left, right = st.columns(2, gap="large")
    with left:
        components.show_stacked(view, _flows(view))
    with right:
        components.show_stacked(view, _hotspots(view))
    if "coverage" in view.pages:
        st.page_link(
            view.pages["coverage"],
            label="What the documents cover: a year without documents is not one without "
            "trafficking",
            query_params=filters.link(),
        )


def _show_numbers(view: View) -> None:
    """Documents, claims and facts, which are never mixed, and the facts of each kind."""
    found = view.ask(overview.kinds)
    facts = dict(zip(found["fact_table"], found["facts"], strict=True))
    with st.container(horizontal=True, key="numbers"):
        st.metric("Documents", f"{view.ask(overview.documents):,}", border=True)
        st.metric("Claims", f"{found['claims'].sum():,}", border=True)
        st.metric("Facts", f"{found['facts'].sum():,}", border=True)
    st.caption("Facts by kind")
    with st.container(horizontal=True, key="numbers-kinds"):
        for table in fact_tables():
            if facts.get(table):
                st.metric(TABLES[table].title, f"{facts[table]:,}", border=True)
    exporting.show_adding("table", "numbers", "Add numbers to report")


def _flows(view: View) -> components.Content:
    frame = view.ask(flows.corridors)
    return components.Content(
        key="main-flows",
        title="Main flows",
        marks=frame,
        tables=("flows",),
        columns=("origin_country", "destination_country", "victims_low", "purposes", "quote"),
        draw=lambda mode: charts.flow_ranking(frame, mode, limit=charts.FEW_BARS),
        alternative=corridors.in_words(frame, "facts"),
        note=charts.FLOWS_NOTE,
    )


def _hotspots(view: View) -> components.Content:
    frame = view.ask(hotspots.provinces)
    return components.Content(
        key="main-hotspots",
        title="Main hotspots",
        marks=frame,
        tables=("hotspots",),
        columns=("place_name", "country", "role", "victims_low", "quote"),
        draw=lambda mode: charts.hotspot_bars(frame, mode, limit=charts.FEW_BARS),
        alternative="Provinces tied to trafficking by the number of documents that tell of them.",
        note=charts.HOTSPOTS_NOTE,
    )
