"""Border hotspots: the places that documents tie to trafficking, on a map."""

import pandas as pd

from dashboard import components, maps, palette
from dashboard.queries import facts
from dashboard.view import Page, View

PAGE = Page("Border hotspots", ":material/location_on:", 2, "hotspots")
SIGNS = {"source": "▲", "transit": "◆", "destination": "■", "hotspot": "●"}
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


def show(view: View) -> None:
    """Draw the page."""
    frame = view.ask(facts.hotspots)
    components.show_exhibit(view, _content(frame))


def _content(frame: pd.DataFrame) -> components.Content:
    places, unlocated = frame["place_id"].nunique(), frame[frame["lat"].isna()]["place_name"]
    note = maps.HOTSPOTS_NOTE
    if len(unlocated):
        names = ", ".join(sorted(set(unlocated)))
        note += f" Without a point on the map, in the table only: {names}."
    return components.Content(
        key="hotspots",
        title="Places tied to trafficking",
        frame=frame,
        tables=("hotspots",),
        columns=COLUMNS,
        draw=lambda mode: maps.hotspots(frame, mode),
        twin=lambda mode: maps.hotspots_figure(frame, mode),
        alternative=f"A map of {places} places by role and stated victims.",
        note=note,
        legend=[(SIGNS[role], mark.colour, mark.words) for role, mark in palette.ROLES.items()],
    )
