"""Charts of a report as pictures that are the same bytes for the same chart."""

import io
import re
from functools import cache
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
from PIL import Image

from dashboard import palette
from dashboard.charts.figures import HEAD
from dashboard.exports import vectors
from dashboard.exports.images import RENDERER
from dashboard.reports import people
from dashboard.reports.paper import Picture

WIDTH, HEIGHT = 760, 420
"""Pixels at scale 1, the height where a chart has none: on 170 mm of paper 13 px are 8 pt."""
LEAST_SHARE = 0.75
"""Of its own size, the least to which a chart is shrunk if it can be cut between panels."""
_LEGEND = re.compile(rb'<g class="legend"[^>]*>\s*<rect class="bg"[^>]* height="([\d.]+)"')
"""Height of the legend of a drawing."""


def picture(figure: go.Figure, alternative: str, redact: people.Redact = str) -> Picture:
    """A figure made ready for paper: white, as wide as a page's text, its texts redacted.

    Args:
        figure: As a chart draws it for light paper; it is left as it is.
        alternative: Its words for those who cannot see it.
        redact: Takes private names out of a text.
    """
    drawn = people.each_text(figure.to_dict(), cache(redact))
    for trace in drawn["data"]:
        trace.pop("customdata", None)  # what pages need of a mark, and no reader of a file
    layout = drawn["layout"]
    white = palette.ground("light").background
    layout |= {"width": WIDTH, "height": int(layout.get("height") or HEIGHT)}
    layout |= {"paper_bgcolor": white, "plot_bgcolor": white}
    return Picture(go.Figure(drawn, _validate=False), alternative)


def ratio(picture: Picture) -> float:
    """Height over width."""
    layout: Any = picture.figure["layout"]
    return layout["height"] / layout["width"]


def share_of_width(picture: Picture, most: float) -> float:
    """How much of the text's width a picture may take, 0 to 1, to be no higher than a page.

    Args:
        picture: The chart.
        most: Height of a page's text over its width.
    """
    return min(1.0, most / ratio(picture))


def slices(picture: Picture, most: float) -> list[tuple[float, float]]:
    """Parts of a picture that each fit on a page as wide as its text, top and bottom from 0 to 1.

    A chart is cut only between panels and rows, and only where it would have to shrink to less than
    three quarters; otherwise it is one part.

    Args:
        picture: The chart.
        most: Height of a page's text over its width.
    """
    high, page = ratio(picture) * WIDTH, most * WIDTH
    if page >= high * LEAST_SHARE:
        return [(0.0, 1.0)]
    layout = picture.figure.to_dict()["layout"]
    parts, begin = list[tuple[float, float]](), 0.0
    cuts = [*_gaps(layout, high, _plot(picture, layout, high)), 1.0]
    for cut, after in zip(cuts, [*cuts[1:], 2.0], strict=True):
        if cut == 1.0 or (after - begin) * high > page:
            parts.append((begin, cut))
            begin = cut
    return parts


def _plot(picture: Picture, layout: dict[str, Any], high: float) -> tuple[float, float]:
    """Top and bottom of what lies within a chart's margins, in pixels.

    A legend may take more than the margin that was left for it: where the chart has been drawn,
    its drawing tells.
    """
    margin, legend = layout.get("margin", {}), layout.get("legend", {})
    top = margin.get("t", 0)
    found = _LEGEND.search(svg(picture)) if picture.drawn else None
    if found and legend.get("yanchor") == "bottom" and legend.get("y", 1) >= 1:
        top = max(top, float(found[1]))
    return top, high - margin.get("b", 0)


def _gaps(layout: dict[str, Any], high: float, plot: tuple[float, float]) -> list[float]:
    """Where a chart may be cut, 0 to 1 from the top.

    That is above panels, at lines between groups of rows, and between the rows of an axis.
    """
    top, bottom = plot
    room = bottom - top
    axes = {name: axis for name, axis in layout.items() if name.startswith("yaxis") and axis}
    ends = [axis["domain"][1] for axis in axes.values() if axis.get("domain")]
    starts = sorted({top + (1 - end) * room - HEAD for end in ends})[1:]
    for name, axis in axes.items():
        if not axis.get("range"):
            continue
        first, last = axis.get("domain") or (0, 1)
        (low, up) = axis["range"]
        rows = _between(layout.get("shapes", ()), name) or _lines(axis)
        shares = ((row - low) / (up - low) for row in rows)
        starts += [top + (1 - (first + (last - first) * share)) * room for share in shares]
    return sorted({start / high for start in starts if top < start < bottom})


def _between(shapes: Any, axis: str) -> list[float]:  # noqa: ANN401 - plotly's own
    """Heights of the lines that a chart draws from side to side."""
    own = axis.replace("axis", "")
    return [
        shape["y0"]
        for shape in shapes
        if shape.get("xref") == "paper"
        and shape.get("yref", "y") == own
        and shape.get("y0") == shape.get("y1")
    ]


def _lines(axis: dict[str, Any]) -> list[float]:
    """Between the rows of an axis whose places are numbers.

    Ticks without labels are the lines between rows (charts.base.row_axis), others rows themselves.
    """
    ticks = axis.get("tickvals")
    found = [] if ticks is None else ticks
    places = [float(tick) for tick in found if isinstance(tick, int | float)]
    if axis.get("showticklabels") is False:
        return places
    return [(one + two) / 2 for one, two in pairwise(places)]


def alternatives(picture: Picture, parts: int) -> list[str]:
    """What is said of each part of a picture to those who cannot see it."""
    if parts == 1:
        return [picture.alternative]
    return [f"{picture.alternative} Part {k} of {parts}." for k in range(1, parts + 1)]


def svg(picture: Picture) -> bytes:
    """The picture as SVG, its ids numbered in the order of their first use; drawn once."""
    if "svg" not in picture.drawn:
        picture.drawn["svg"] = vectors.steady(RENDERER.render(_still(picture.figure), "svg"))
    return picture.drawn["svg"]


def png(picture: Picture) -> bytes:
    """The picture as PNG, two pixels for each of its own; drawn once."""
    if "png" not in picture.drawn:
        layout: Any = picture.figure["layout"]
        size = layout["width"], layout["height"]
        picture.drawn["png"] = vectors.to_png(svg(picture), size, 2)
    return picture.drawn["png"]


def cut(drawn: bytes, part: tuple[float, float]) -> bytes:
    """A part of a PNG, top and bottom from 0 to 1 of its height."""
    with Image.open(io.BytesIO(drawn)) as whole:
        high = whole.height
        box = (0, round(part[0] * high), whole.width, round(part[1] * high))
        buffer = io.BytesIO()
        whole.crop(box).save(buffer, "PNG")
    return buffer.getvalue()


def _still(figure: go.Figure) -> dict[str, Any]:
    """A figure without what only a pointer finds: it is drawn sooner."""
    drawn = figure.to_dict()
    for trace in drawn["data"]:
        for name in ("hovertext", "hovertemplate"):
            trace.pop(name, None)
    return drawn
