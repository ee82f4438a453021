"""Border hotspots: provinces shaded, towns, crossings and borders; ranked, and two periods."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import charts, components, maps, options, ranked
from dashboard.options import Period
from dashboard.queries import hotspots
from dashboard.view import Page, View

PAGE = Page("Border hotspots", ":material/location_on:", 2, "hotspots")
MEASURES = {"claims": "Number of claims", "victims": "Stated victims"}
COLUMNS = (
    "place_name",
    "surface",
    "place_kind",
    "country",
    "border",
    "role",
    "victims_low",
    "victims_high",
    "qualifier",
    "population",
    "assertion",
    "quote",
)
CHANGE_NOTE = (
    " More claims can also mean more documents: compare with the documents of each period. A claim "
    "that speaks of years in both periods is in both; {undated:,} without a year are in neither. "
    "The evidence of a mark is that of all years."
)
RANKED = {
    "place": "Place",
    "claims": "Claims",
    "victims": "Victims (largest statement)",
    "roles": "Roles (claims)",
    "documents": "Documents",
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
        by = options.pick("Shades and sizes tell", "by", MEASURES, "claims")
        views = maps.hotspots_views(frame)
        seen = options.pick("First view", "view", views, maps.hotspots_view(frame), few=False)
        span = (first, last) if first is not None else None
        compared = options.periods(span)
    if compared is None:
        components.show_exhibit(view, _content(view, frame, by, seen))
        return
    _show_change(view, compared, by, seen, undated)


def _content(view: View, frame: pd.DataFrame, by: str, seen: str) -> components.Content:
    drawn = maps.hotspots_drawing(frame, by, seen, sheet=maps.HOTSPOTS_SHEET)
    return components.Content(
        key="hotspots",
        title="Places tied to trafficking",
        marks=frame,
        tables=("hotspots",),
        columns=COLUMNS,
        draw=lambda mode: maps.hotspots(drawn, mode),
        twin=lambda mode: maps.hotspots_figure(maps.hotspots_drawing(frame, by, seen), mode),
        alternative=maps.hotspots_words(drawn),
        note=maps.hotspots_note(drawn),
        legend=maps.hotspots_legend(drawn, mode=view.mode),
        beside=partial(_show_ranking, view, frame),
    )


def _show_ranking(view: View, frame: pd.DataFrame) -> None:
    what = options.pick("Ranked", "ranked", charts.rankable(frame), "provinces", few=False)
    rows = charts.ranking(frame, what)
    title = f"Ranked {charts.LISTS[what].lower()}"
    ranked.show(view, rows, RANKED, "hotspots", title=title, tables=("hotspots",), bar="claims")


def _show_change(
    view: View, compared: tuple[Period, Period], by: str, seen: str, undated: int
) -> None:
    """Draw both periods to one scale, and below them what changed most."""
    frames: dict[str, pd.DataFrame] = {}
    for first, last in compared:
        then = replace(view, filters=replace(view.filters, years=(first, last), undated=False))
        counts = then.counts("hotspots")
        words = f"{counts.claims:,} claims, {counts.documents:,} documents"
        frames[f"{first} to {last}: {words}"] = then.ask(hotspots.marks)
    components.show_stacked(view, _pair(view, frames, by, seen, undated))
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


def _pair(
    view: View, frames: dict[str, pd.DataFrame], by: str, seen: str, undated: int
) -> components.Content:
    every = pd.concat(frames.values(), ignore_index=True)

    def drawn(sheet: tuple[float, float]) -> dict[str, maps.Drawing]:
        return {
            caption: maps.hotspots_drawing(frame, by, seen, every, sheet)
            for caption, frame in frames.items()
        }

    shown = drawn(maps.HALF_SHEET)
    return components.Content(
        key="hotspots",
        title="Places tied to trafficking, two periods",
        marks=every,
        tables=("hotspots",),
        columns=COLUMNS,
        draw=lambda mode: {caption: maps.hotspots(one, mode) for caption, one in shown.items()},
        twin=lambda mode: maps.hotspots_figures(drawn(maps.HALF_SHEET), mode),
        alternative="; ".join(maps.hotspots_words(one) for one in shown.values()),
        note=maps.hotspots_note(*shown.values()) + CHANGE_NOTE.format(undated=undated),
        legend=maps.hotspots_legend(*shown.values(), mode=view.mode),
    )
