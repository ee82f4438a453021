"""Flows: from which country to which, on the map, as a Sankey, a matrix and a table."""

import pandas as pd
import streamlit as st

from dashboard import charts, components, maps
from dashboard.queries import facts
from dashboard.view import Page, View

PAGE = Page("Flows", ":material/moving:", 3, "flows")
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


def show(view: View) -> None:
    """Draw the page."""
    frame = view.ask(facts.flows)
    if frame.empty:
        components.show_empty(view, "flows")
        return
    contents = _contents(frame)
    way = st.segmented_control(
        "Shown as", list(contents), default="Map", key="flows-as", required=True
    )
    components.show_exhibit(view, contents[way])


def _contents(frame: pd.DataFrame) -> dict[str, components.Content]:
    pairs = frame.groupby(["origin_country", "destination_country"]).ngroups
    shared = {"frame": frame, "tables": ("flows",), "columns": COLUMNS}
    return {
        "Map": components.Content(
            key="flows-map",
            title="Flows on the map",
            draw=lambda mode: maps.flows(frame, mode),
            twin=lambda mode: maps.flows_figure(frame, mode),
            alternative=f"A map of arrows between {pairs} pairs of origin and destination.",
            note=maps.FLOWS_NOTE,
            **shared,
        ),
        "Sankey": components.Content(
            key="flows-sankey",
            title="Flows through transit countries",
            draw=lambda mode: charts.sankey(frame, mode),
            alternative=f"Bands from origin through transit to destination, {pairs} pairs.",
            note="Select rows of the table to read their sentences: bands cannot be selected. "
            "Denied flows are in the table only.",
            **shared,
        ),
        "Matrix": components.Content(
            key="flows-matrix",
            title="Origins by destinations",
            draw=lambda mode: charts.matrix(frame, mode),
            alternative=f"A matrix of origins by destinations with {pairs} filled squares.",
            **shared,
        ),
    }
