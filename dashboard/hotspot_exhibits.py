"""The maps of hotspots as exhibits: one of all years, or two periods beside each other."""

from collections.abc import Callable

import pandas as pd

from dashboard import components, maps
from dashboard.asked.hotspots import CHANGE_NOTE, TITLE, TITLE_OF_TWO, drawings
from dashboard.filters import selected
from dashboard.view import View

KEY = "hotspots"
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


def one(
    view: View, frame: pd.DataFrame, by: str, seen: str, beside: Callable[[], None]
) -> components.Content:
    """The map of all years, by what it tells and its first view, with what stands beside it."""
    drawn = maps.hotspots_drawing(frame, by, seen, sheet=maps.HOTSPOTS_SHEET)
    return components.Content(
        key=KEY,
        title=TITLE,
        marks=frame,
        tables=("hotspots",),
        columns=COLUMNS,
        draw=lambda mode: maps.hotspots(drawn, mode, selected(KEY)),
        twin=lambda mode: maps.hotspots_figure(maps.hotspots_drawing(frame, by, seen), mode),
        alternative=maps.hotspots_words(drawn),
        note=maps.hotspots_note({"": drawn}),
        legend=maps.hotspots_legend(drawn, mode=view.mode),
        beside=beside,
    )


def pair(
    view: View, frames: dict[str, pd.DataFrame], by: str, seen: str, undated: int
) -> components.Content:
    """Maps of periods by their captions, to one scale; `undated` claims are in none."""
    every = pd.concat(frames.values(), ignore_index=True)
    shown = drawings(frames, by, seen, maps.HALF_SHEET)
    return components.Content(
        key=KEY,
        title=TITLE_OF_TWO,
        marks=every,
        tables=("hotspots",),
        columns=COLUMNS,
        draw=lambda mode: {
            caption: maps.hotspots(one, mode, selected(KEY)) for caption, one in shown.items()
        },
        twin=lambda mode: maps.hotspots_figures(shown, mode),
        alternative="; ".join(maps.hotspots_words(one) for one in shown.values()),
        note=maps.hotspots_note(shown) + CHANGE_NOTE.format(undated=undated),
        legend=maps.hotspots_legend(*shown.values(), mode=view.mode),
    )
