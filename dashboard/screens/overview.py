"""Overview: how much there is, what it covers, and the main flows and hotspots."""

import pandas as pd
import streamlit as st

from dashboard import charts, components
from dashboard.queries import coverage, facts
from dashboard.view import Page, View
from etl.schema import TABLES, fact_tables

PAGE = Page("Overview", ":material/home:", 1, "overview")


def show(view: View) -> None:
    """Draw the page."""
    documents = view.ask(coverage.documents)
    claims = view.ask(coverage.claims)
    st.caption(
        "What documents say about trafficking in persons in the Greater Mekong. A claim is one "
        "statement in one document; a fact is one thing in the world, however often it is told; "
        "what is only denied counts as none. "
        "Select any mark to read its sentences."
    )
    told = claims[claims["assertion"] != "denied"]
    with st.container(horizontal=True):
        st.metric("Documents", len(documents), border=True)
        st.metric("Claims", claims["claim_id"].nunique(), border=True)
        st.metric("Facts", told["fact_id"].nunique(), border=True)
        for table, part in told.groupby("fact_table", sort=False):
            st.metric(TABLES[table].title, part["fact_id"].nunique(), border=True)
    left, right = st.columns(2, gap="large")
    with left:
        components.show_stacked(view, _flows(view))
    with right:
        components.show_stacked(view, _hotspots(view))
    for content in _coverage(documents, claims):
        components.show_stacked(view, content)


def _flows(view: View) -> components.Content:
    frame = view.ask(facts.flows)
    return components.Content(
        key="main-flows",
        title="Main flows",
        frame=frame,
        tables=("flows",),
        columns=("origin_country", "destination_country", "victims_low", "purposes", "quote"),
        draw=lambda mode: charts.flow_ranking(frame, mode, limit=6),
        alternative="Pairs of origin and destination by number of claims.",
        note=charts.BARS_NOTE,
    )


def _hotspots(view: View) -> components.Content:
    frame = view.ask(facts.hotspots)
    return components.Content(
        key="main-hotspots",
        title="Main hotspots",
        frame=frame,
        tables=("hotspots",),
        columns=("place_name", "country", "role", "victims_low", "quote"),
        draw=lambda mode: charts.hotspot_bars(frame, mode, limit=6),
        alternative="Places tied to trafficking by number of claims and role.",
        note=charts.BARS_NOTE,
    )


def _coverage(documents: pd.DataFrame, claims: pd.DataFrame) -> list[components.Content]:
    shared = {
        "frame": claims,
        "tables": fact_tables(),
        "columns": ("year_first", "quote", "doc_title", "doc_publisher"),
    }
    years = coverage.by_year(documents, claims)
    countries = coverage.by_country(documents, claims)
    return [
        components.Content(
            key="years",
            title="Covered by year",
            draw=lambda mode: charts.coverage(years, mode),
            alternative="Documents and claims by year and kind of document; undated ones last.",
            note="A year without documents is not a year without trafficking.",
            **shared,
        ),
        components.Content(
            key="countries",
            title="Covered by country",
            draw=lambda mode: charts.coverage(countries, mode),
            alternative="Documents that name a country, and claims it takes part in.",
            note="What concerns several countries counts in each.",
            **shared,
        ),
    ]
