"""The map of hotspots for exports."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dashboard import geography, palette
from dashboard.charts import base
from dashboard.charts import plain as go
from dashboard.maps import hotspots_marks as marks
from dashboard.maps import twins
from dashboard.maps.hotspots_deck import PAIR, fill
from dashboard.maps.hotspots_drawing import Drawing
from dashboard.maps.hotspots_legend import legend, note
from dashboard.maps.hotspots_marks import Area, Line, Sign
from dashboard.maps.sheet import Point, Window


def hotspots_figure(drawn: Drawing, mode: str = "light") -> go.Figure:
    """The plotly twin of hotspots_deck.hotspots. customdata: key of the mark, place_id, role."""
    return hotspots_figures({"": drawn}, mode)


def hotspots_figures(drawings: Mapping[str, Drawing], mode: str = "light") -> go.Figure:
    """The twin of maps beside each other, each below its caption.

    Args:
        drawings: Caption to map, all to one scale, laid out for sheets of one size.
        mode: light or dark.
    """
    if all(drawn.empty for drawn in drawings.values()):
        return base.empty("No place that can be drawn matches the filter.", mode)
    figure = twins.beside({caption: _map(drawn, mode) for caption, drawn in drawings.items()}, mode)
    for sign, colour, words in legend(*drawings.values(), mode=mode):
        figure.add_trace(twins.legend_mark(words, SYMBOLS[sign], colour))
    return twins.finished(figure, mode, note(drawings))


def _map(drawn: Drawing, mode: str) -> go.Figure:
    figure = twins.sheet(drawn.view, mode, provinces=True)
    _add_areas(figure, drawn, mode)
    if drawn.pair:
        figure.add_trace(_pair(drawn.pair, mode))
    for line in drawn.lines:
        figure.add_trace(_border(line, mode))
    _add_discs(figure, drawn.signs, mode)
    _add_signs(figure, drawn, mode)
    _add_labels(figure, drawn, mode)
    return figure


def _pair(pair: str, mode: str) -> go.Scattergeo:
    """The border that the map shows, below those that places are tied to."""
    lines = [np.array(line, dtype=float)[:, :2] for line in geography.border_lines()[pair]]
    colour = palette.translucent(palette.ground(mode).muted, 150 / 255)
    return _lines(*twins.joined(lines), colour, PAIR)


SYMBOLS = {
    "▲": "triangle-up",
    "◆": "diamond",
    "■": "square",
    "●": "circle",
    "△": "triangle-up-open",
    "◎": "circle-open-dot",
    "▇": "square",
    "▨": "square-x-open",
    "◌": "circle",
    "━": "line-ew-open",
}
"""Plotly's symbol for each sign of the legend."""


def _add_areas(figure: go.Figure, drawn: Drawing, mode: str) -> None:
    """The areas of each step together, then what is hatched, then the borders above them."""
    steps: dict[tuple[str, float], list[Area]] = {}
    for area in drawn.areas:
        steps.setdefault(fill(area, drawn.scale, mode), []).append(area)
    for (colour, opacity), areas in steps.items():
        filled = palette.translucent(colour, opacity)
        figure.add_traces(_filled(areas, filled, drawn.view, mode))
    lons: list[float | None] = []
    lats: list[float | None] = []
    for area in drawn.areas:
        for start, end in area.strokes:
            lons += [start[0], end[0], None]
            lats += [start[1], end[1], None]
    strokes = palette.translucent(palette.ground(mode).text, 0.65)
    figure.add_trace(_lines(lons, lats, strokes, 1))
    twins.add_outlines(figure, "countries", drawn.view, palette.ground(mode).border, 0.8)


EACH = 6
"""Points of an outline from one that the pointer finds to the next."""


def _filled(
    areas: Sequence[Area], colour: str, view: Window, mode: str
) -> tuple[go.Scattergeo, go.Scattergeo]:
    """Areas of one colour, and the points along them that the pointer finds."""
    rings: list[twins.Points] = []
    found: list[twins.Points] = []
    told: list[list[str]] = []
    hovers: list[str] = []
    outlines = geography.outlines("provinces")
    for area in areas:
        for ring in twins.seen_rings(outlines[area.place_id], view):
            some = ring[::EACH]
            rings.append(ring)
            found.append(some)
            told += [[area.ids, area.place_id, ""]] * len(some)
            hovers += [twins.hover(area.lines())] * len(some)
    drawn = _lines(*twins.joined(rings), palette.ground(mode).muted, 0.6)
    drawn.update(fill="toself", fillcolor=colour)
    points = np.concatenate(found or [np.empty((0, 2))])
    named = _lines(points[:, 0], points[:, 1], colour, 0)
    named.update(mode="none", customdata=told, hovertext=hovers, hoverinfo="text")
    return drawn, named


def _lines(
    lons: Sequence[float | None] | twins.Points,
    lats: Sequence[float | None] | twins.Points,
    colour: str,
    width: float,
) -> go.Scattergeo:
    return go.Scattergeo(
        lon=np.array(lons, dtype=float),  # far quicker for plotly to take than lists
        lat=np.array(lats, dtype=float),
        mode="lines",
        line={"color": colour, "width": width},
        hoverinfo="skip",
        showlegend=False,
    )


def _border(line: Line, mode: str) -> go.Scattergeo:
    lons: list[float | None] = []
    lats: list[float | None] = []
    for path in line.paths:
        lons += [*(point[0] for point in path), None]
        lats += [*(point[1] for point in path), None]
    trace = _lines(lons, lats, palette.ground(mode).text, line.width)
    told = [[line.ids, line.place_id, ""]] * len(lons)
    trace.update(customdata=told, hovertext=twins.hover(line.lines()), hoverinfo="text")
    return trace


def _add_discs(figure: go.Figure, signs: Sequence[Sign], mode: str) -> None:
    colour = palette.translucent(palette.ground(mode).muted, 0.28)
    marker = {"size": marks.DISC, "color": colour, "line": {"width": 0}}
    figure.add_trace(_markers([sign.point for sign in signs if sign.disc], marker))


def _add_signs(figure: go.Figure, drawn: Drawing, mode: str) -> None:
    """Signs, and the ring of each border crossing; signs of several roles side by side."""
    tones = palette.ground(mode)
    signs = list(reversed(drawn.signs))
    at = [drawn.view.shifted(sign.point, sign.beside, 0) for sign in signs]
    crossings = [k for k, sign in enumerate(signs) if sign.kind == "border_crossing"]
    ring = {
        "symbol": "circle-open",
        "size": [signs[k].size + 8 for k in crossings],
        "color": tones.text,
        "line": {"width": 1.4},
    }
    figure.add_trace(_markers([at[k] for k in crossings], ring))
    marker = {
        "symbol": [palette.ROLES[sign.role].symbol for sign in signs],
        "size": [sign.size for sign in signs],
        "color": [tones.background if s.hollow else s.colour for s in signs],
        "line": {
            "width": [2.5 if sign.hollow else 1 for sign in signs],
            "color": [s.colour if s.hollow else tones.background for s in signs],
        },
    }
    trace = _markers(at, marker)
    trace.update(
        hovertext=[twins.hover(sign.lines()) for sign in signs],
        hoverinfo="text",
        customdata=[[sign.ids, sign.place_id, sign.role] for sign in signs],
    )
    figure.add_trace(trace)


def _markers(at: Sequence[Point], marker: dict[str, Any]) -> go.Scattergeo:
    """Markers at points (lon, lat) that the pointer does not find."""
    return go.Scattergeo(
        lon=[lon for lon, _ in at],
        lat=[lat for _, lat in at],
        mode="markers",
        marker={"opacity": 1, **marker},
        hoverinfo="skip",
        showlegend=False,
    )


def _add_labels(figure: go.Figure, drawn: Drawing, mode: str) -> None:
    at = [drawn.view.shifted(label.point, label.right, label.down) for label in drawn.labels]
    twins.add_words(figure, at, [label.text for label in drawn.labels], mode)
