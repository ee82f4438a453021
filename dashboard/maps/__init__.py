"""Maps: pure functions from a DataFrame of queries.py to a pydeck deck or its plotly twin.

Decks are for pages, twins for exports; both are drawn from the same marks. Nothing is fetched from
another host: the base map is files of static/. Every object of a deck has `mark`, the key of its
mark; in a twin it is the first item of customdata.
"""

from dashboard.maps.flows_map import flows
from dashboard.maps.hotspots_deck import HALF_SHEET, hotspots
from dashboard.maps.hotspots_deck import SHEET as HOTSPOTS_SHEET
from dashboard.maps.hotspots_drawing import Drawing
from dashboard.maps.hotspots_drawing import drawing as hotspots_drawing
from dashboard.maps.hotspots_drawing import first_view as hotspots_view
from dashboard.maps.hotspots_drawing import views as hotspots_views
from dashboard.maps.hotspots_legend import legend as hotspots_legend
from dashboard.maps.hotspots_legend import note as hotspots_note
from dashboard.maps.hotspots_legend import words as hotspots_words
from dashboard.maps.hotspots_twin import hotspots_figure, hotspots_figures

__all__ = [
    "HALF_SHEET",
    "HOTSPOTS_SHEET",
    "Drawing",
    "flows",
    "hotspots",
    "hotspots_drawing",
    "hotspots_figure",
    "hotspots_figures",
    "hotspots_legend",
    "hotspots_note",
    "hotspots_view",
    "hotspots_views",
    "hotspots_words",
]
