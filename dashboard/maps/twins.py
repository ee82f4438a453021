"""What the maps of exports share: plotly twins of the decks, without any map service.

All of plotly's own base layers are off and the first trace is a plain lon/lat scattergeo, so that
plotly fetches no topojson; land and borders are traces of our own outlines.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from dashboard import geography, palette
from dashboard.charts import base
from dashboard.charts import plain as go
from dashboard.maps.sheet import HEIGHT, LIMIT, Point, Window

Points = NDArray[np.floating]
"""Longitude and latitude of each, one row a point."""

MOST_LABELS = 40
ABOVE = 40
COLUMNS = 3
"""Entries of a legend beside each other, at least."""
FINE, COARSE, AROUND = 0.4, 12.0, 120.0
"""Pixels between two points of an outline, on the sheet and far from it, and how far is far."""


def finished(figure: go.Figure, mode: str, note: str) -> go.Figure:
    """The figure with its size, legend above, and note for the export.

    The legend gets its room above the map, so that the map is as large as it was laid out.
    """
    entries = sum(getattr(trace, "showlegend", None) is not False for trace in figure.data)
    above = ABOVE + 20 * max(math.ceil(entries / COLUMNS) - 1, 0)
    base.finish(
        figure,
        mode,
        HEIGHT + above + 10,
        margin={"l": 0, "r": 0, "t": above, "b": 10},
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"},
        meta={"note": note},
    )
    return figure


def sheet(view: Window, mode: str, *, provinces: bool) -> go.Figure:
    """Sea, land and borders within the window."""
    tones = palette.ground(mode)
    figure = go.Figure(go.Scattergeo(lon=[0], lat=[0], mode="none", hoverinfo="skip"))
    figure.data[0].showlegend = False
    add_outlines(figure, "countries", view, tones.border, 0.8, tones.land)
    if provinces:
        add_outlines(figure, "provinces", view, tones.province, 0.5)
        add_outlines(figure, "countries", view, tones.border, 0.8)
    figure.update_geos(
        visible=False,
        resolution=110,
        projection={"type": "mercator"},
        lonaxis={"range": [view.west, view.east]},
        lataxis={"range": list(view.lat_range)},
        bgcolor=tones.sea,
        domain={"x": [0, 1], "y": [0, 1]},
    )
    return figure


def beside(maps: Mapping[str, go.Figure], mode: str) -> go.Figure:
    """Maps of `sheet` in one figure, from left to right, each with its caption in its corner."""
    if len(maps) == 1:
        return next(iter(maps.values()))
    figure = go.Figure()
    for number, (caption, drawn) in enumerate(maps.items()):
        name = "geo" if number == 0 else f"geo{number + 1}"
        left, right = number / len(maps), (number + 1) / len(maps) - 0.01
        drawn.update_traces(geo=name)
        figure.add_traces(drawn.data)
        figure.update_layout({name: drawn.layout.geo})
        figure.update_layout({name: {"domain": {"x": [left, right], "y": [0, 1]}}})
        figure.add_annotation(
            text=base.safe(caption),
            x=left,
            y=1,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="top",
            showarrow=False,
            font={"color": palette.ground(mode).text},
            bgcolor=palette.translucent(palette.ground(mode).background, 0.8),
        )
    return figure


def add_outlines(
    figure: go.Figure, kind: str, view: Window, line: str, width: float, fill: str | None = None
) -> None:
    """Draws the outlines of "countries" or "provinces" that the window meets."""
    found = [
        ring
        for outline in geography.outlines(kind).values()
        if view.meets(outline.bounds())
        for ring in seen_rings(outline, view)
    ]
    lons, lats = joined(found)
    figure.add_trace(
        go.Scattergeo(
            lon=lons,
            lat=lats,
            mode="lines",
            fill="toself" if fill else None,
            fillcolor=fill,
            line={"color": line, "width": width},
            hoverinfo="skip",
            showlegend=False,
        )
    )


def seen_rings(outline: geography.Outline, view: Window) -> Iterator[Points]:
    """The outer rings that the window meets, clockwise as d3 wants them, as arrays of lon, lat.

    They have no more points than the sheet can show, and few far from it: outlines are most of
    what a map weighs.
    """
    for ring in outline.rings():
        points = np.array([point[:2] for point in ring], dtype=float)
        (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
        if not view.meets((west, south, east, north)):
            continue
        points = points[_kept(points, view)]
        if len(points) > 3:  # noqa: PLR2004 - a ring ends where it begins
            yield points if _area(points) < 0 else points[::-1]


def joined(rings: Sequence[Points]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Longitudes and latitudes of rings one after the other, each followed by a gap.

    Four bytes for each are enough for a metre, and half the file.
    """
    gap = np.full((1, 2), np.nan)
    every = np.concatenate([part for ring in rings for part in (ring, gap)] or [gap])
    every = every.astype(np.float32)
    return every[:, 0], every[:, 1]


def _kept(points: Points, view: Window) -> NDArray[np.bool_]:
    """Which points of a ring to draw: the first in each cell of a grid that the ring enters."""
    across = (points[:, 0] - view.west) / view.degrees_a_pixel
    lats = np.radians(np.clip(points[:, 1], -LIMIT, LIMIT))
    up = (np.degrees(np.log(np.tan(np.pi / 4 + lats / 2))) - view.south) / view.degrees_a_pixel
    far = (across < -AROUND) | (across > view.width + AROUND)
    far |= (up < -AROUND) | (up > view.height + AROUND)
    size = np.where(far, COARSE, FINE)
    cells = np.stack([np.floor(across / size), np.floor(up / size), size])
    kept = np.ones(len(points), dtype=bool)
    kept[1:-1] = (cells[:, 1:-1] != cells[:, :-2]).any(axis=0)
    return kept


def _area(ring: Points) -> float:
    lon, lat = ring[:, 0], ring[:, 1]
    return float((lon * np.roll(lat, -1) - np.roll(lon, -1) * lat).sum())


def hover(lines: Sequence[str]) -> str:
    """What the pointer shows, the first line bold."""
    first, *rest = (base.safe(line, 90) for line in lines)
    return base.hover(f"<b>{first}</b>", *rest)


def add_words(figure: go.Figure, at: Sequence[Point], words: Sequence[str], mode: str) -> None:
    """Writes words as text of its own, each with its middle at its point (lon, lat)."""
    tones = palette.ground(mode)
    figure.add_trace(
        go.Scattergeo(
            lon=[lon for lon, _ in at],
            lat=[lat for _, lat in at],
            mode="text",
            text=[base.safe(text, 40) for text in words],
            textposition="middle center",
            textfont={
                "size": 12,
                "color": tones.text,
                "shadow": ", ".join([f"0 0 3px {tones.background}"] * 3),
            },
            hoverinfo="skip",
            showlegend=False,
        )
    )


def _at(view: Window, pixel: Point) -> Point:
    """The point that falls on a pixel."""
    corner = view.pixel(view.centre)
    return view.shifted(view.centre, pixel[0] - corner[0], pixel[1] - corner[1])


def legend_mark(words: str, symbol: str, colour: str) -> go.Scattergeo:
    """An entry of the legend without a mark on the map."""
    marker = {"symbol": symbol, "size": 13, "color": colour}
    return go.Scattergeo(lon=[None], lat=[None], mode="markers", name=words, marker=marker)
