"""Charts of a report as pictures that are the same bytes for the same chart."""

import re
from typing import Any

import plotly.graph_objects as go

from dashboard import palette
from dashboard.exports.images import RENDERER
from dashboard.reports.paper import Picture

WIDTH = 760
"""Pixels at scale 1: on 170 mm of paper, 13 px letters are 8 pt."""
_NUMBERED = re.compile(
    rb"(?<=[\"#\s(-])((?:clip|defs-|topdefs-|g|p|legend|cb|trace|hm|scatterfill-|fill-|gradient)?)"
    rb"([0-9a-f]{6})(?=[\"\s)xyz\-_a-z'])"
)
"""Where plotly.js writes a number that it draws anew for each picture."""


def on_paper(figure: go.Figure) -> go.Figure:
    """A copy of a figure, white and as wide as a page's text; its height stays."""
    drawn = go.Figure(figure)
    layout: Any = drawn.layout
    white = palette.ground("light").background
    drawn.update_layout(
        width=WIDTH,
        height=int(layout.height or 420),
        paper_bgcolor=white,
        plot_bgcolor=white,
    )
    return drawn


def share_of_width(picture: Picture, most: float) -> float:
    """How much of the text's width a picture may take, 0 to 1, to be no higher than a page.

    Args:
        picture: The chart.
        most: Height of a page's text over its width.
    """
    layout = on_paper(picture.figure).to_dict()["layout"]
    return min(1.0, most * layout["width"] / layout["height"])


def svg(picture: Picture) -> bytes:
    """The picture as SVG, its ids numbered in the order of their first use; drawn once."""
    return _drawn(picture, "svg")


def png(picture: Picture) -> bytes:
    """The picture as PNG, two pixels for each of its own; drawn once."""
    return _drawn(picture, "png")


def _drawn(picture: Picture, suffix: str) -> bytes:
    if suffix not in picture.drawn:
        figure = on_paper(picture.figure)
        if suffix == "svg":
            picture.drawn["svg"] = steady(RENDERER.render(figure, "svg"))
        else:
            picture.drawn["png"] = RENDERER.render(figure, "png", 2)
    return picture.drawn[suffix]


def steady(drawn: bytes) -> bytes:
    """An SVG of plotly.js with its random numbers replaced by their order."""
    order: dict[bytes, bytes] = {}

    def numbered(match: re.Match[bytes]) -> bytes:
        number = order.setdefault(match[2], b"n%05d" % (len(order) + 1))
        return match[1] + number

    return _NUMBERED.sub(numbered, drawn)
