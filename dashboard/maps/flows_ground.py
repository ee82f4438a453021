"""Sea, land and borders under a map of flows, cut off at the map's frame."""

import math
from collections.abc import Sequence
from functools import cache

from dashboard import geography, palette
from dashboard.charts import plain as go
from dashboard.maps.flows_layout import Frame, Pixel

NEAREST = {"countries": 0.8, "provinces": 2.4}
"""Pixels between two points of an outline, at the least."""
Line = tuple[list[float | None], list[float | None]]
"""Pixels to the right and down; None lifts the pen."""


def ground(frame: Frame, mode: str, *, provinces: bool) -> list[go.Scatter]:
    """The traces of the ground, from the sea upwards."""
    tones = palette.ground(mode)
    corners = [
        (frame.left, frame.top),
        (frame.right, frame.top),
        (frame.right, frame.bottom),
        (frame.left, frame.bottom),
        (frame.left, frame.top),
    ]
    sea = ([x for x, _ in corners], [y for _, y in corners])
    traces = [
        _trace(sea, tones.sea, tones.sea, 0),
        _trace(_outlines(frame, "countries"), tones.land, tones.border, 0.8),
    ]
    if provinces:
        traces.append(_trace(_outlines(frame, "provinces"), None, tones.province, 0.5))
    return [*traces, _trace(sea, None, tones.border, 1)]


def _trace(
    line: tuple[Sequence[float | None], Sequence[float | None]],
    fill: str | None,
    colour: str,
    width: float,
) -> go.Scatter:
    return go.Scatter(
        x=list(line[0]),
        y=list(line[1]),
        mode="lines",
        fill="toself" if fill else None,
        fillcolor=fill,
        line={"color": colour, "width": width},
        hoverinfo="skip",
        showlegend=False,
    )


@cache
def _outlines(frame: Frame, kind: str) -> Line:
    """All outlines within a frame, as one line."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for outline in geography.outlines(kind).values():
        for ring in outline.rings():
            cut = _clipped([frame.pixel((lon, lat)) for lon, lat in ring], frame)
            cut = _thinned(cut, NEAREST[kind])
            if len(cut) > 3:
                xs += [round(x, 1) for x, _ in cut] + [None]
                ys += [round(y, 1) for _, y in cut] + [None]
    return xs, ys


def _clipped(ring: list[Pixel], frame: Frame) -> list[Pixel]:
    """The part of a ring within the frame, edge after edge."""
    for axis, limit, keeps_less in (
        (0, frame.left, False),
        (0, frame.right, True),
        (1, frame.top, False),
        (1, frame.bottom, True),
    ):
        if not ring:
            return []
        inside = [(point[axis] <= limit) == keeps_less for point in ring]
        if all(inside):
            continue
        kept: list[Pixel] = []
        for place, point in enumerate(ring):
            before, was = ring[place - 1], inside[place - 1]
            if was != inside[place]:
                kept.append(_crossing(before, point, axis, limit))
            if inside[place]:
                kept.append(point)
        ring = kept
    return ring


def _crossing(a: Pixel, b: Pixel, axis: int, limit: float) -> Pixel:
    share = (limit - a[axis]) / ((b[axis] - a[axis]) or 1e-9)
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _thinned(ring: list[Pixel], least: float) -> list[Pixel]:
    """A closed ring without points that lie too near the one before."""
    kept: list[Pixel] = []
    for point in ring:
        if not kept or math.dist(point, kept[-1]) >= least:
            kept.append(point)
    return [*kept, kept[0]] if kept else []
