"""What an address asks of the map of hotspots: what shades tell, the window, two periods."""

from dataclasses import dataclass, replace

import pandas as pd

from dashboard import geography, maps
from dashboard.asked import Asks, Drawn, Parameters, Period, one, periods, unread
from dashboard.criteria import Filters
from dashboard.maps import Drawing
from dashboard.queries import hotspots, marks

MEASURES = {"documents": "Documents", "claims": "Claims", "victims": "Stated victims"}
"""What shades and sizes can tell. Not facts: a place in one role is one, however often told."""
TITLE = "Places tied to trafficking"
TITLE_OF_TWO = "Places tied to trafficking, two periods"
RANKED = {
    "place": "Place",
    "documents": "Documents",
    "claims": "Claims",
    "victims": "Victims (largest statement)",
    "roles": "Roles (claims)",
    "certainty": "Certainty",
}
"""Columns of a ranking and their words."""
CHANGE_NOTE = (
    " More claims can also mean more documents: compare with the documents of each period. A claim "
    "that speaks of years in both periods is in both; {undated:,} without a year are in neither. "
    "The evidence of a mark is that of all years."
)


@dataclass(frozen=True)
class Chosen:
    """What is drawn, and how.

    Attributes:
        by: A key of MEASURES.
        seen: A key of maps.hotspots_views of the marks drawn.
        compared: Two periods, or None for all years.
    """

    by: str
    seen: str
    compared: tuple[Period, Period] | None


def first_view(asks: Asks) -> str:
    """The view that the map opens with: of the border asked for, else of all marks.

    No other filter moves the map by itself.
    """
    if asks.filters.border in geography.border_lines():
        return str(asks.filters.border)
    return maps.hotspots_view(_unfiltered(asks).ask(hotspots.marks))


def span(asks: Asks) -> Period | None:
    """First and last year of all hotspots, None where none is dated.

    No filter narrows it: two periods stay compared though one of them then holds nothing.
    """
    first, last, _ = _unfiltered(asks).ask(hotspots.years)
    return None if first is None or last is None else (first, last)


def _unfiltered(asks: Asks) -> Asks:
    return replace(asks, filters=Filters())  # pyright: ignore[reportArgumentType, reportCallIssue] - a dataclass


def chosen(parameters: Parameters, frame: pd.DataFrame, years: Period | None, opens: str) -> Chosen:
    """What an address asks for.

    Args:
        parameters: Of the address.
        frame: Marks as from queries.hotspots.marks.
        years: First and last that two periods can have, as from `span`.
        opens: The view where the address names none, as from `first_view`.
    """
    return Chosen(
        one(parameters, "by", MEASURES, "documents"),
        one(parameters, "view", maps.hotspots_views(frame, opens), opens),
        periods((parameters.get("periods") or (None,))[-1], years),
    )


def two(asks: Asks, compared: tuple[Period, Period]) -> dict[str, pd.DataFrame]:
    """The marks of each period, by its caption: the years, and how much is told of them."""
    frames: dict[str, pd.DataFrame] = {}
    for first, last in compared:
        filters = replace(asks.filters, years=(first, last), undated=False)
        then: Asks = replace(asks, filters=filters)  # pyright: ignore[reportArgumentType, reportCallIssue] - a dataclass
        counts = then.ask(marks.count, "hotspots")
        words = f"{counts.claims:,} claims, {counts.documents:,} documents"
        frames[f"{first} to {last}: {words}"] = then.ask(hotspots.marks)
    return frames


def change_words(compared: tuple[Period, Period]) -> dict[str, str]:
    """Columns of a change from one period to another, and their words."""
    before, after = (f"{first} to {last}" for first, last in compared)
    return {
        "place": "Place",
        "change": "Change in claims",
        "before": f"Claims {before}",
        "after": f"Claims {after}",
        "victims_before": f"Victims, largest statement {before}",
        "victims_after": f"Victims, largest statement {after}",
    }


def drawings(
    frames: dict[str, pd.DataFrame], by: str, seen: str, sheet: tuple[float, float]
) -> dict[str, Drawing]:
    """Maps of several frames to one scale, by their captions."""
    every = pd.concat(frames.values(), ignore_index=True)
    return {
        caption: maps.hotspots_drawing(frame, by, seen, every, sheet)
        for caption, frame in frames.items()
    }


def drawn(asks: Asks, parameters: Parameters) -> Drawn:
    """The map, or both maps, as an address asks for them."""
    frame = asks.ask(hotspots.marks)
    _, _, undated = asks.ask(hotspots.years)
    asked = chosen(parameters, frame, span(asks), first_view(asks))
    known = {"by": MEASURES, "view": maps.hotspots_views(frame, asked.seen)}
    left = unread(parameters, known)
    if asked.compared is None:
        left += unread(parameters, {"periods": ()})
        drawing = maps.hotspots_drawing(frame, asked.by, asked.seen)
        return Drawn(maps.hotspots_figure(drawing), TITLE, maps.hotspots_note({"": drawing}), left)
    both = drawings(two(asks, asked.compared), asked.by, asked.seen, maps.HALF_SHEET)
    note = maps.hotspots_note(both) + CHANGE_NOTE.format(undated=undated)
    return Drawn(maps.hotspots_figures(both), TITLE_OF_TWO, note, left)
