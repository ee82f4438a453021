"""Border hotspots: provinces shaded, towns, crossings and borders; ranked, and two periods."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard import charts, components, exporting, hotspot_exhibits, maps, options
from dashboard.asked import Period
from dashboard.asked.hotspots import MEASURES, RANKED, change_words, first_view, span, two
from dashboard.marked_list import FURTHER, show_list
from dashboard.queries import hotspots
from dashboard.view import Page, View

PAGE = Page("Border hotspots", ":material/location_on:", 2, "hotspots")


def show(view: View) -> None:
    """Draw the page."""
    frame = view.ask(hotspots.marks)
    if frame.empty:
        components.show_empty(view, "hotspots")
        return
    _, _, undated = view.ask(hotspots.years)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = options.pick("Shades and sizes tell", "by", MEASURES, "documents")
        opens = first_view(view)
        views = maps.hotspots_views(frame, opens)
        seen = options.pick("First view", "view", views, opens, few=False)
        ways = hotspot_exhibits.WAYS
        way = options.pick("Drawn as", "drawn", ways, "map", help=hotspot_exhibits.DRAWN_HELP)
        years = span(view)
        compared = options.periods(years)
    if compared is None or years is None:
        components.show_exhibit(
            view,
            hotspot_exhibits.one(view, frame, by, seen, way, partial(_show_ranking, view, frame)),
        )
        return
    options.shift_periods(years, compared)
    _show_change(view, compared, by, seen, way, undated)


def _show_ranking(view: View, frame: pd.DataFrame) -> None:
    what = options.pick("Ranked", "ranked", charts.rankable(frame), "provinces", few=False)
    rows = charts.ranking(frame, what)
    title = f"Ranked {charts.LISTS[what].lower()}"
    _show_table(view, rows, RANKED, title, bar="Documents")


def _show_table(
    view: View, rows: pd.DataFrame, words: dict[str, str], title: str, bar: str | None = None
) -> None:
    """Draw a ranking, whose rows select places on the map, and its download."""
    shown = rows[list(words)].rename(columns=words)
    show_list(
        shown,
        rows["mark"].tolist(),
        f"hotspots-{title}",
        "hotspots",
        f"{title}: {len(rows):,} rows",
        widths={"Place": 186, "Documents": 92, "Claims": 62, "Change in claims": 120},
        bar=bar,
    )
    st.caption(FURTHER)
    exporting.show_table_menu(view, title, shown, ("hotspots",), listing="ranked-hotspots")


def _show_change(
    view: View, compared: tuple[Period, Period], by: str, seen: str, way: str, undated: int
) -> None:
    """Draw both periods to one scale, and below them what changed most."""
    frames = two(view, compared)
    components.show_stacked(view, hotspot_exhibits.pair(view, frames, by, seen, way, undated))
    before, after = frames.values()
    what = options.pick("Change of", "ranked", charts.LISTS, "provinces")
    rows = charts.change(before, after, what)
    _show_table(view, rows, change_words(compared), f"Change of {charts.LISTS[what].lower()}")
