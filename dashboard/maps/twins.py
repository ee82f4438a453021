"""Maps for exports: plotly twins of the decks, of the same marks, without any map service.

All of plotly's own base layers are off and the first trace is a plain lon/lat scattergeo, so that
plotly fetches no topojson; land and borders are traces of our own outlines.
"""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import geography, palette
from dashboard.charts import base
from dashboard.charts.flows import MEKONG
from dashboard.maps import marks
from dashboard.maps.marks import Flow, Hotspot
from dashboard.maps.sheet import HEIGHT, Point, Window, place_labels, window

MOST_LABELS = 40
ABOVE = 40


def hotspots_figure(frame: pd.DataFrame, mode: str = "light") -> go.Figure:
    """The plotly twin of decks.hotspots. customdata: claim ids, place_id, role.

    Args:
        frame: Claims as from queries.facts.hotspots.
        mode: light or dark.
    """
    found = marks.hotspots(frame)
    if not found:
        return base.empty("No hotspot matches the filter.", mode)
    points = [mark for mark in found if mark.point]
    view = window([mark.point for mark in points if mark.point])
    figure = _sheet(view, mode, provinces=True)
    for kind in ("country", "province"):
        for mark in _once(mark for mark in found if mark.kind == kind):
            _add_area(figure, mark, kind, view)
    _add_points(figure, points, view, mode)
    _add_role_legend(figure, found, mode)
    return _finished(figure, mode, marks.HOTSPOTS_NOTE)


def flows_figure(frame: pd.DataFrame, mode: str = "light") -> go.Figure:
    """The plotly twin of decks.flows. customdata: claim ids, origin, destination.

    Args:
        frame: Claims as from queries.facts.flows.
        mode: light or dark.
    """
    found, points, view = marks.flows(frame)
    if not found:
        return base.empty("No flow between countries matches the filter.", mode)
    figure = _sheet(view, mode, provinces=False)
    for flow in found:
        _add_arrow(figure, flow, mode)
    _add_country_names(figure, points, view, mode)
    standings = {flow.standing == "stated" for flow in found}
    for known, symbol, words in (
        (True, "triangle-right", "number of victims stated"),
        (False, "triangle-right-open", "number not stated"),
    ):
        if any((flow.victims is not None) == known for flow in found):
            figure.add_trace(_legend_mark(words, symbol, palette.BLUE))
    if False in standings:
        figure.add_trace(_legend_mark("alleged or planned", "square", palette.GREY))
    return _finished(figure, mode, marks.FLOWS_NOTE)


def _finished(figure: go.Figure, mode: str, note: str) -> go.Figure:
    base.finish(
        figure,
        mode,
        HEIGHT + ABOVE + 10,
        margin={"l": 10, "r": 10, "t": ABOVE, "b": 10},
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"},
        meta={"note": note},
    )
    return figure


def _sheet(view: Window, mode: str, *, provinces: bool) -> go.Figure:
    """Sea, land and borders within the window."""
    tones = palette.ground(mode)
    figure = go.Figure(go.Scattergeo(lon=[0], lat=[0], mode="none", hoverinfo="skip"))
    figure.data[0].showlegend = False
    _add_outlines(figure, "countries", view, tones.border, 0.8, tones.land)
    if provinces:
        _add_outlines(figure, "provinces", view, tones.province, 0.5)
        _add_outlines(figure, "countries", view, tones.border, 0.8)
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


def _add_outlines(
    figure: go.Figure, kind: str, view: Window, line: str, width: float, fill: str | None = None
) -> None:
    lons: list[float | None] = []
    lats: list[float | None] = []
    for outline in geography.outlines(kind).values():
        if not view.meets(outline.bounds()):
            continue
        for ring in outline.rings():
            _append(lons, lats, [(point[0], point[1]) for point in ring])
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


def _append(lons: list[float | None], lats: list[float | None], ring: Sequence[Point]) -> None:
    """Adds a ring, clockwise as d3 wants the outside of a polygon, and a gap."""
    turned = ring if _area(ring) < 0 else ring[::-1]
    lons += [lon for lon, _ in turned] + [None]
    lats += [lat for _, lat in turned] + [None]


def _area(ring: Sequence[Point]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)


def _once(found: Iterable[Hotspot]) -> list[Hotspot]:
    """The first mark of each place."""
    kept: dict[str, Hotspot] = {}
    for mark in found:
        kept.setdefault(mark.place_id, mark)
    return list(kept.values())


def _add_area(figure: go.Figure, mark: Hotspot, kind: str, view: Window) -> None:
    """A province shaded, or a country outlined with dashes."""
    outline = geography.outlines("countries" if kind == "country" else "provinces").get(
        mark.place_id
    )
    if outline is None or not view.meets(outline.bounds()):
        return
    lons: list[float | None] = []
    lats: list[float | None] = []
    for ring in outline.rings():
        _append(lons, lats, [(point[0], point[1]) for point in ring])
    whole = kind == "country"
    figure.add_trace(
        go.Scattergeo(
            lon=lons,
            lat=lats,
            mode="lines",
            fill=None if whole else "toself",
            fillcolor=palette.translucent(mark.colour, 0.28),
            line={
                "color": mark.colour,
                "width": 2 if whole else 1,
                "dash": "dash" if whole else "solid",
            },
            text=_hover(mark.lines()),
            hoverinfo="text",
            customdata=[[mark.ids, mark.place_id, mark.role]] * len(lons),
            showlegend=False,
        )
    )


def _hover(lines: Sequence[str]) -> str:
    first, *rest = (base.safe(line, 90) for line in lines)
    return base.hover(f"<b>{first}</b>", *rest)


def _add_points(figure: go.Figure, found: Sequence[Hotspot], view: Window, mode: str) -> None:
    tones = palette.ground(mode)
    at = [view.shifted(mark.point or (0, 0), mark.beside, 0) for mark in found]
    crossings = [k for k, mark in enumerate(found) if mark.kind == "border_crossing"]
    if crossings:
        figure.add_trace(
            go.Scattergeo(
                lon=[at[k][0] for k in crossings],
                lat=[at[k][1] for k in crossings],
                mode="markers",
                marker={
                    "symbol": "circle-open",
                    "size": [found[k].size * 1.5 for k in crossings],
                    "color": tones.text,
                    "line": {"width": 1.8},
                    "opacity": 1,
                },
                hoverinfo="skip",
                showlegend=False,
            )
        )
    hollow = [mark.kind in marks.AREAS for mark in found]
    figure.add_trace(
        go.Scattergeo(
            lon=[lon for lon, _ in at],
            lat=[lat for _, lat in at],
            mode="markers+text",
            marker={
                "symbol": [palette.ROLES[mark.role].symbol for mark in found],
                "size": [mark.size for mark in found],
                "color": [
                    tones.background if open_ else mark.colour
                    for mark, open_ in zip(found, hollow, strict=True)
                ],
                "line": {
                    "width": [2.5 if open_ else 1 for open_ in hollow],
                    "color": [
                        mark.colour if open_ else tones.background
                        for mark, open_ in zip(found, hollow, strict=True)
                    ],
                },
                "opacity": 1,
            },
            text=["?" if mark.victims is None else "" for mark in found],
            textposition="middle center",
            textfont={
                "size": 10,
                "color": [tones.text if open_ else "#ffffff" for open_ in hollow],
            },
            hovertext=[_hover(mark.lines()) for mark in found],
            hoverinfo="text",
            customdata=[[mark.ids, mark.place_id, mark.role] for mark in found],
            showlegend=False,
        )
    )
    pixels = [view.pixel(point) for point in at]
    anchors = [
        (pixels[k], mark.size / 2, mark.title.rsplit(",", 1)[0]) for k, mark in enumerate(found)
    ]
    seen: set[str] = set()
    for k, mark in enumerate(found):
        if mark.place_id in seen:
            anchors[k] = (anchors[k][0], anchors[k][1], "")
        seen.add(mark.place_id)
    _add_labels(figure, anchors, view, mode)


def _add_labels(
    figure: go.Figure, anchors: list[tuple[Point, float, str]], view: Window, mode: str
) -> None:
    """Writes each label where it has room, as text of its own in the middle of its box."""
    tones = palette.ground(mode)
    lons: list[float] = []
    lats: list[float] = []
    words: list[str] = []
    for found, (_, _, text) in zip(place_labels(anchors), anchors, strict=True):
        if found is None or not text or len(words) >= MOST_LABELS:
            continue
        lon, lat = _at(view, found[1])
        lons.append(lon)
        lats.append(lat)
        words.append(base.safe(text, 40))
    figure.add_trace(
        go.Scattergeo(
            lon=lons,
            lat=lats,
            mode="text",
            text=words,
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


def _add_role_legend(figure: go.Figure, found: Sequence[Hotspot], mode: str) -> None:
    shown = {mark.role for mark in found}
    for role, drawn in palette.ROLES.items():
        if role in shown:
            figure.add_trace(_legend_mark(drawn.words, drawn.symbol, drawn.colour))
    kinds = {mark.kind for mark in found}
    for kind, symbol, words in (
        ("border_crossing", "circle-open", "border crossing"),
        ("province", "triangle-up-open", "hollow: province or region, exact place not stated"),
    ):
        if kind in kinds:
            figure.add_trace(_legend_mark(words, symbol, palette.ground(mode).text))


def _legend_mark(words: str, symbol: str, colour: str) -> go.Scattergeo:
    """An entry of the legend without a mark on the map."""
    marker = {"symbol": symbol, "size": 13, "color": colour}
    return go.Scattergeo(lon=[None], lat=[None], mode="markers", name=words, marker=marker)


def _add_arrow(figure: go.Figure, flow: Flow, mode: str) -> None:
    tones = palette.ground(mode)
    known = flow.victims is not None
    lons: list[float | None] = []
    lats: list[float | None] = []
    _append(lons, lats, flow.ring)
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
            text=_hover(flow.lines()),
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
    _add_labels(figure, anchors, view, mode)
