"""The page's map of flows."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pydeck as pdk
from pydeck.types import String

from dashboard import geography, palette
from dashboard.charts.flows import MEKONG
from dashboard.maps import decks
from dashboard.maps import flows_marks as marks
from dashboard.maps.flows_marks import Flow
from dashboard.maps.sheet import Point, Window


def flows(frame: pd.DataFrame, mode: str = "light") -> pdk.Deck:
    """Arrows from origin to destination, through transit countries.

    Args:
        frame: Claims as from queries.facts.flows.
        mode: light or dark.
    """
    found, points, view = marks.flows(frame)
    arrows = pdk.Layer(
        "PolygonLayer",
        [_arrow_row(flow, mode) for flow in found],
        id="flows",
        get_polygon="polygon",
        get_fill_color="fill",
        get_line_color="line",
        get_line_width="outline",
        line_width_units=String("pixels"),
        stroked=True,
        filled=True,
        pickable=True,
        auto_highlight=True,
    )
    labels = decks.labels_layer(_country_labels(points, view), mode)
    layers = [*decks.base_layers(mode, provinces=False), arrows, labels]
    return decks.deck(layers, view, mode)


def _arrow_row(flow: Flow, mode: str) -> dict[str, Any]:
    known = flow.victims is not None
    tones = palette.ground(mode)
    return decks.told(flow) | {
        "polygon": [list(point) for point in flow.ring],
        "fill": palette.rgb(flow.colour, 190) if known else palette.rgb(tones.background, 120),
        "line": palette.rgb(tones.background, 200) if known else palette.rgb(flow.colour),
        "outline": 0.8 if known else 1.4,
        "origin": flow.origin,
        "destination": flow.destination,
    }


def _country_labels(points: Mapping[str, Point], view: Window) -> list[dict[str, Any]]:
    """Names of the countries with an arrow, the six of the Mekong first."""
    codes = sorted(points, key=lambda code: (code not in MEKONG, code))
    at = [points[code] for code in codes]
    anchors = [
        (view.pixel(point), 2.0, geography.country_name(code))
        for point, code in zip(at, codes, strict=True)
    ]
    return decks.label_rows(at, anchors)
