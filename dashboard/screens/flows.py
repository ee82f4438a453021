"""Flows: from where to where, on the map, as bands, as a matrix and purpose by purpose."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import components, flow_options, ranked
from dashboard.charts import corridors
from dashboard.charts.flows_matrix import matrix
from dashboard.charts.flows_purposes import purposes
from dashboard.charts.flows_sankey import sankey
from dashboard.filters import selected
from dashboard.flow_options import Chosen
from dashboard.maps.flows_map import flows as flow_map
from dashboard.queries import flows
from dashboard.view import Page, View

PAGE = Page("Flows", ":material/moving:", 3, "flows")
KEY = "flows"
COLUMNS = (
    "origin_country",
    "destination_country",
    "transit_countries",
    "victims_low",
    "victims_high",
    "qualifier",
    "per",
    "purposes",
    "population",
    "assertion",
    "quote",
)
NOTHING = pd.DataFrame({"mark": [None]})
"""So that a page whose own choices leave nothing still shows its chart's sentence about it."""
TITLES = {
    "map": "Flows on the map",
    "sankey": "Flows from origin to destination",
    "matrix": "Origins by destinations",
    "purposes": "Purposes of each flow",
}


def show(view: View) -> None:
    """Draw the page."""
    if not view.counts("flows").claims:
        components.show_empty(view, "flows")
        return
    chosen = flow_options.draw(view)
    frame = view.ask(_query(chosen), chosen.reach, chosen.by)
    figure = _draw(view, chosen, frame, view.mode)
    meta: Any = figure["layout"]["meta"] or {}
    content = components.Content(
        key=KEY,
        title=TITLES[chosen.shape],
        tables=("flows",),
        columns=COLUMNS,
        draw=lambda mode: figure if mode == view.mode else _draw(view, chosen, frame, mode),
        twin=lambda mode: _draw(view, chosen, frame, mode),
        alternative=corridors.in_words(frame, chosen.by),
        marks=frame if len(frame) else NOTHING,
        note=meta.get("note"),
        beside=partial(_list, view, chosen, frame),
        room=meta.get("room", 24),
    )
    components.show_exhibit(view, content)


def _query(chosen: Chosen) -> Callable[..., pd.DataFrame]:
    if chosen.shape == "purposes" or chosen.parts == "purposes":
        return flows.purposes
    return flows.routes if chosen.shape == "sankey" or chosen.parts == "routes" else flows.corridors


def _draw(view: View, chosen: Chosen, frame: pd.DataFrame, mode: str) -> go.Figure:
    shared = {"by": chosen.by, "selected": selected(KEY)}
    if chosen.shape == "matrix":
        return matrix(frame, mode, **shared)
    if chosen.shape == "purposes":
        return purposes(frame, mode, limit=chosen.limit, **shared)
    through = chosen.parts == "routes"
    if chosen.shape == "sankey":
        return sankey(frame, mode, limit=chosen.limit, through=through, **shared)
    return flow_map(
        frame,
        view.ask(flows.ends, chosen.reach),
        mode,
        limit=chosen.limit,
        largest=view.look_up(flows.largest)[chosen.by] if chosen.fixed else None,
        everywhere=chosen.everywhere,
        through=through,
        **shared,
    )


def _list(view: View, chosen: Chosen, frame: pd.DataFrame) -> None:
    """Draw the corridors as a list: select one to see its mark stand out and read its sentences."""
    rows = corridors.listing(frame)
    ranked.show(
        view, rows, corridors.HEADINGS, KEY, title="Corridors", tables=("flows",), bar="claims"
    )
