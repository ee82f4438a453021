"""Charts: pure functions from a DataFrame of queries.py to a plotly figure.

Every mark's customdata begins with the ids of the claims behind it, separated by blanks;
`claims_of` reads them back from a selection. `mode` is "light" or "dark". An empty frame gives a
figure that says so in one sentence.
"""

from dashboard.charts.agreements import agreements
from dashboard.charts.base import claims_of, count_words
from dashboard.charts.figures import figures
from dashboard.charts.flows import BARS_NOTE as FLOWS_NOTE
from dashboard.charts.flows import flow_ranking
from dashboard.charts.flows_matrix import matrix
from dashboard.charts.flows_purposes import purposes
from dashboard.charts.flows_sankey import sankey
from dashboard.charts.hotspots import BARS_NOTE as HOTSPOTS_NOTE
from dashboard.charts.hotspots import LISTS, change, hotspot_bars, rankable, ranking
from dashboard.charts.network import network
from dashboard.charts.programmes import programmes
from dashboard.charts.reliability import reliability
from dashboard.charts.responsibility import responsibility
from dashboard.charts.timeline import timeline

FEW_BARS = 6
"""Bars of a ranking on the overview."""

__all__ = [
    "FLOWS_NOTE",
    "HOTSPOTS_NOTE",
    "FEW_BARS",
    "LISTS",
    "change",
    "agreements",
    "claims_of",
    "count_words",
    "figures",
    "flow_ranking",
    "hotspot_bars",
    "matrix",
    "rankable",
    "ranking",
    "network",
    "programmes",
    "purposes",
    "reliability",
    "responsibility",
    "sankey",
    "timeline",
]
