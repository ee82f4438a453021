"""Border hotspots: provinces shaded, towns, crossings and borders; ranked, and two periods."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard import charts, components, hotspot_exhibits, maps, options, ranked
from dashboard.asked import Period
from dashboard.asked.hotspots import MEASURES, two
from dashboard.queries import hotspots
from dashboard.view import Page, View

PAGE = Page("Border hotspots", ":material/location_on:", 2, "hotspots")
RANKED = {
    "place": "Place",
    "documents": "Documents",
    "claims": "Claims",
    "victims": "Victims (largest statement)",
    "roles": "Roles (claims)",
    "certainty": "Certainty",
}


def show(view: View) -> None:
    """Draw the page."""
    frame = view.ask(hotspots.marks)
    if frame.empty:
        components.show_empty(view, "hotspots")
        return
    first, last, undated = view.ask(hotspots.years)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = options.pick("Shades and sizes tell", "by", MEASURES, "documents")
        views = maps.hotspots_views(frame)
        seen = options.pick("First view", "view", views, maps.hotspots_view(frame), few=False)
        span = (first, last) if first is not None else None
        compared = options.periods(span)
    if compared is None:
        components.show_exhibit(
            view, hotspot_exhibits.one(view, frame, by, seen, partial(_show_ranking, view, frame))
        )
        return
    _show_change(view, compared, by, seen, undated)


def _show_ranking(view: View, frame: pd.DataFrame) -> None:
    what = options.pick("Ranked", "ranked", charts.rankable(frame), "provinces", few=False)
    rows = charts.ranking(frame, what)
    title = f"Ranked {charts.LISTS[what].lower()}"
    ranked.show(view, rows, RANKED, "hotspots", title=title, tables=("hotspots",), bar="documents")


def _show_change(
    view: View, compared: tuple[Period, Period], by: str, seen: str, undated: int
) -> None:
    """Draw both periods to one scale, and below them what changed most."""
    frames = two(view, compared)
    components.show_stacked(view, hotspot_exhibits.pair(view, frames, by, seen, undated))
    before, after = frames.values()
    what = options.pick("Change of", "ranked", charts.LISTS, "provinces")
    rows = charts.change(before, after, what)
    years = [f"{first} to {last}" for first, last in compared]
    words = {"place": "Place", "change": "Change in claims"}
    words |= {"before": f"Claims {years[0]}", "after": f"Claims {years[1]}"}
    words |= {"victims_before": f"Victims, largest statement {years[0]}"}
    words |= {"victims_after": f"Victims, largest statement {years[1]}"}
    title = f"Change of {charts.LISTS[what].lower()}"
    ranked.show(view, rows, words, "hotspots", title=title, tables=("hotspots",))
