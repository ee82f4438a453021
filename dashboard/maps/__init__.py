"""Maps: pure functions from a DataFrame of queries.py to a pydeck deck or its plotly twin.

Decks are for pages, twins for exports; both are drawn from the same marks. Nothing is fetched from
another host: the base map is files of static/. Every object of a deck has `claim_ids`, the ids of
its claims separated by blanks; in a twin they are the first item of customdata.
"""

from dashboard.maps.decks import flows, hotspots
from dashboard.maps.marks import FLOWS_NOTE, HOTSPOTS_NOTE
from dashboard.maps.twins import flows_figure, hotspots_figure

__all__ = [
    "FLOWS_NOTE",
    "HOTSPOTS_NOTE",
    "flows",
    "flows_figure",
    "hotspots",
    "hotspots_figure",
]
