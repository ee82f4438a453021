"""Maps: pure functions from a DataFrame of queries.py to a pydeck deck or its plotly twin.

Decks are for pages, twins for exports; both are drawn from the same marks. Nothing is fetched from
another host: the base map is files of static/. Every object of a deck has `claim_ids`, the ids of
its claims separated by blanks; in a twin they are the first item of customdata.
"""

from dashboard.maps.flows_deck import flows
from dashboard.maps.flows_marks import FLOWS_NOTE
from dashboard.maps.flows_twin import flows_figure
from dashboard.maps.hotspots_deck import hotspots
from dashboard.maps.hotspots_marks import HOTSPOTS_NOTE
from dashboard.maps.hotspots_twin import hotspots_figure

__all__ = [
    "FLOWS_NOTE",
    "HOTSPOTS_NOTE",
    "flows",
    "flows_figure",
    "hotspots",
    "hotspots_figure",
]
