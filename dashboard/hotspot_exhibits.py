"""The maps of hotspots as exhibits: one of all years, or two periods beside each other."""

from collections.abc import Callable

import pandas as pd

from dashboard import components, maps
from dashboard.asked.hotspots import CHANGE_NOTE, TITLE, TITLE_OF_TWO, drawings
from dashboard.charts.plain import Figure
from dashboard.filters import selected
from dashboard.view import View

KEY = "hotspots"
ROOM = 8
"""Pixels right of a picture."""
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


WAYS = {"map": "Map", "picture": "Picture"}
"""Ways to draw: a map that is moved about, which needs WebGL, or its twin, which stands still."""
DRAWN_HELP = (
    "The map can be moved and enlarged; a browser without WebGL leaves it empty. The picture "
    "shows the same marks, needs no WebGL, and its marks can be selected too."
)


def one(
    view: View, frame: pd.DataFrame, by: str, seen: str, way: str, beside: Callable[[], None]
) -> components.Content:
    """The map of all years, by what it tells and its first view, with what stands beside it."""
    drawn = maps.hotspots_drawing(frame, by, seen, sheet=maps.HOTSPOTS_SHEET)
    return components.Content(
        key=KEY,
        title=TITLE,
        marks=frame,
        tables=("hotspots",),
        columns=COLUMNS,
        draw=lambda mode: (
            maps.hotspots_figure(drawn, mode)
            if way == "picture"
            else maps.hotspots(drawn, mode, selected(KEY))
        ),
        twin=lambda mode: maps.hotspots_figure(maps.hotspots_drawing(frame, by, seen), mode),
        alternative=maps.hotspots_words(drawn),
        note=maps.hotspots_note({"": drawn}),
        legend=() if way == "picture" else maps.hotspots_legend(drawn, mode=view.mode),
        beside=beside,
        room=ROOM,
    )


def pair(
    view: View, frames: dict[str, pd.DataFrame], by: str, seen: str, way: str, undated: int
) -> components.Content:
    """Maps of periods by their captions, to one scale; `undated` claims are in none."""
    every = pd.concat(frames.values(), ignore_index=True)
    shown = drawings(frames, by, seen, maps.HALF_SHEET)

    def twin(mode: str) -> Figure:
        return maps.hotspots_figures(shown, mode)

    def decks(mode: str) -> dict[str, object]:
        return {caption: maps.hotspots(one, mode, selected(KEY)) for caption, one in shown.items()}

    return components.Content(
        key=KEY,
        title=TITLE_OF_TWO,
        marks=every,
        tables=("hotspots",),
        columns=COLUMNS,
        draw=twin if way == "picture" else decks,
        twin=twin,
        alternative="; ".join(maps.hotspots_words(one) for one in shown.values()),
        note=maps.hotspots_note(shown) + CHANGE_NOTE.format(undated=undated),
        legend=() if way == "picture" else maps.hotspots_legend(*shown.values(), mode=view.mode),
        room=ROOM,
    )
