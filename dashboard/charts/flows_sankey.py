"""Flows as bands from origins through transit countries to destinations."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import palette
from dashboard.charts import base
from dashboard.charts import plain as go
from dashboard.charts.corridors import (
    NOTHING,
    WEIGHTS,
    Corridor,
    denied_words,
    is_chosen,
    name,
    notes,
    rows_words,
    strongest,
    strongest_words,
    told,
)

LAST = 99
"""The column of destinations; origins stand in 0, transit countries in 1 and further."""
SANKEY_NOTE = (
    "Bands run from left to right and end in an arrowhead; a band through a transit country is "
    "drawn only for the claims that name it. Unfilled bands are only alleged or planned. Bands "
    "cannot be selected: select the flow in the list."
)
ARROW = 11.0
"""Pixels of a band's arrowhead."""

Node = tuple[str, int]
"""A country or province, and its column."""


@dataclass(frozen=True, slots=True)
class _Leg:
    start: Node
    end: Node
    route: Corridor
    thickness: float


def sankey(
    frame: pd.DataFrame,
    mode: str = "light",
    by: str = "facts",
    limit: int = 25,
    through: bool = False,
    selected: Collection[str] = (),
) -> go.Figure:
    """Flows from origins on the left, through transit, to destinations on the right.

    A place may stand in several columns. customdata of a link: mark of its corridor. Denials are
    left to the table.

    Args:
        frame: Routes as from queries.flows.routes.
        mode: light or dark.
        by: facts, claims or documents; victims are drawn as facts, since bands that meet in a
            country would add them up.
        limit: Routes shown at most, the thickest; a line says how many are not.
        through: Whether only routes through transit countries are drawn.
        selected: Marks of the corridors whose bands stand out.
    """
    weight = "facts" if by == "victims" else by
    every = [route for route in told(frame) if route.transit or not through]
    shown = strongest(every, weight, limit)
    if not shown:
        return base.empty(NOTHING, mode)
    legs = [leg for route in shown for leg in _legs(route, weight)]
    nodes = sorted({end for leg in legs for end in (leg.start, leg.end)}, key=_order)
    tones = palette.ground(mode)
    figure = go.Figure(
        go.Sankey(
            arrangement="snap",
            textfont={"color": tones.text, "size": 12, "shadow": base.halo(mode)},
            node={
                "label": [base.safe(name(code)) for code, _ in nodes],
                "color": [_step_colour(step) for _, step in nodes],
                "line": {"width": 0},
                "pad": 12,
                "thickness": 14,
                "hovertemplate": "<b>%{label}</b><extra></extra>",
            },
            link=_link(legs, nodes, selected, mode),
        )
    )
    figure.update_layout(annotations=_headings(nodes, mode))
    tallest = max(sum(step == other for _, other in nodes) for _, step in nodes)
    height = max(260, 80 + 34 * tallest)
    note = notes(
        SANKEY_NOTE,
        f"Thickness: {WEIGHTS[weight].lower()}."
        if by == weight
        else "Thickness: facts, since victims are never added up.",
        strongest_words(len(shown), len(every), weight),
        rows_words(frame),
        denied_words(frame),
    )
    margin = {"l": 10, "r": 10, "t": 40, "b": 20}
    return base.finish(figure, mode, height, margin=margin, meta={"note": note})


def _legs(route: Corridor, weight: str) -> list[_Leg]:
    stops = [(code, step) for step, code in enumerate(route.transit, start=1)]
    path = [(route.origin, 0), *stops, (route.destination, LAST)]
    thickness = route.weight(weight) or 0
    return [_Leg(a, b, route, thickness) for a, b in zip(path, path[1:], strict=False)]


def _order(node: Node) -> tuple[int, str]:
    return node[1], name(node[0])


def _link(
    legs: list[_Leg], nodes: list[Node], selected: Collection[str], mode: str
) -> dict[str, Any]:
    """The bands: filled where plainly stated, unfilled where not; the selected ones stand out."""
    place = {node: position for position, node in enumerate(nodes)}
    chosen = [is_chosen(leg.route, selected) for leg in legs]
    outlined = [leg.route.standing != "stated" for leg in legs]
    strong, weak = (0.42, 0.16) if mode == "light" else (0.55, 0.2)
    rest = weak if any(chosen) else strong
    colours = [
        palette.translucent(palette.VERMILION, 0.8)
        if picked
        else palette.translucent(palette.GREY, 0.06)
        if hollow
        else palette.translucent(palette.BLUE, rest)
        for picked, hollow in zip(chosen, outlined, strict=True)
    ]
    return {
        "source": [place[leg.start] for leg in legs],
        "target": [place[leg.end] for leg in legs],
        "value": [leg.thickness for leg in legs],
        "color": colours,
        "line": {"color": palette.GREY, "width": 0.6},
        "arrowlen": ARROW,
        "customdata": [[leg.route.mark] for leg in legs],
        "label": [leg.route.hover() for leg in legs],
        "hovertemplate": "%{label}<extra></extra>",
    }


def _headings(nodes: list[Node], mode: str) -> list[dict[str, Any]]:
    """The words above the columns."""
    words: list[tuple[str, float, str]] = [("origin", 0, "left"), ("destination", 1, "right")]
    if any(0 < step < LAST for _, step in nodes):
        words.append(("transit", 0.5, "center"))
    return [
        {
            "text": text,
            "x": x,
            "y": 1.0,
            "xref": "paper",
            "yref": "paper",
            "xanchor": anchor,
            "yanchor": "bottom",
            "yshift": 8,
            "showarrow": False,
            "font": {"color": palette.ground(mode).muted, "size": 13},
        }
        for text, x, anchor in words
    ]


def _step_colour(step: int) -> str:
    role = "source" if step == 0 else "destination" if step == LAST else "transit"
    return palette.ROLES[role].colour
