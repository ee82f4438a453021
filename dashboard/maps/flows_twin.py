"""The map of flows for exports."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard import geography, palette
from dashboard.charts import base
from dashboard.charts.flows import MEKONG
from dashboard.maps import flows_marks as marks
from dashboard.maps import twins
from dashboard.maps.flows_marks import Flow
from dashboard.maps.sheet import Point, Window


def flows_figure(frame: pd.DataFrame, mode: str = "light") -> go.Figure:
    """The plotly twin of decks.flows. customdata: claim ids, origin, destination.

    Args:
        frame: Claims as from queries.facts.flows.
        mode: light or dark.
    """
    found, points, view = marks.flows(frame)
    if not found:
        return base.empty("No flow between countries matches the filter.", mode)
    figure = twins.sheet(view, mode, provinces=False)
    for flow in found:
        _add_arrow(figure, flow, mode)
    _add_country_names(figure, points, view, mode)
    standings = {flow.standing == "stated" for flow in found}
    for known, symbol, words in (
        (True, "triangle-right", "number of victims stated"),
        (False, "triangle-right-open", "number not stated"),
    ):
        if any((flow.victims is not None) == known for flow in found):
            figure.add_trace(twins.legend_mark(words, symbol, palette.BLUE))
    if False in standings:
        figure.add_trace(twins.legend_mark("alleged or planned", "square", palette.GREY))
    return twins.finished(figure, mode, marks.FLOWS_NOTE)


def _add_arrow(figure: go.Figure, flow: Flow, mode: str) -> None:
    tones = palette.ground(mode)
    known = flow.victims is not None
    lons: list[float | None] = []
    lats: list[float | None] = []
    twins.append_ring(lons, lats, flow.ring)
    figure.add_trace(
        go.Scattergeo(
            lon=lons[:-1],
            lat=lats[:-1],
            mode="lines",
            fill="toself",
            fillcolor=palette.translucent(flow.colour, 0.75)
            if known
            else palette.translucent(tones.background, 0.45),
            line={
                "color": tones.background if known else flow.colour,
                "width": 0.8 if known else 1.4,
            },
            text=twins.hover(flow.lines()),
            hoverinfo="text",
            customdata=[[flow.ids, flow.origin, flow.destination]] * (len(lons) - 1),
            showlegend=False,
        )
    )


def _add_country_names(
    figure: go.Figure, points: Mapping[str, Point], view: Window, mode: str
) -> None:
    codes = sorted(points, key=lambda code: (code not in MEKONG, code))
    anchors = [(view.pixel(points[code]), 2.0, geography.country_name(code)) for code in codes]
    twins.add_labels(figure, anchors, view, mode)
