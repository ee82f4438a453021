"""The map of hotspots for exports."""

from collections.abc import Iterable, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import geography, palette
from dashboard.charts import base
from dashboard.maps import hotspots_marks as marks
from dashboard.maps import twins
from dashboard.maps.hotspots_marks import Hotspot
from dashboard.maps.sheet import Window, window


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
    figure = twins.sheet(view, mode, provinces=True)
    for kind in ("country", "province"):
        for mark in _once(mark for mark in found if mark.kind == kind):
            _add_area(figure, mark, kind, view)
    _add_points(figure, points, view, mode)
    _add_role_legend(figure, found, mode)
    return twins.finished(figure, mode, marks.HOTSPOTS_NOTE)


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
        twins.append_ring(lons, lats, [(point[0], point[1]) for point in ring])
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
            text=twins.hover(mark.lines()),
            hoverinfo="text",
            customdata=[[mark.ids, mark.place_id, mark.role]] * len(lons),
            showlegend=False,
        )
    )


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
            hovertext=[twins.hover(mark.lines()) for mark in found],
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
    twins.add_labels(figure, anchors, view, mode)


def _add_role_legend(figure: go.Figure, found: Sequence[Hotspot], mode: str) -> None:
    shown = {mark.role for mark in found}
    for role, drawn in palette.ROLES.items():
        if role in shown:
            figure.add_trace(twins.legend_mark(drawn.words, drawn.symbol, drawn.colour))
    kinds = {mark.kind for mark in found}
    for kind, symbol, words in (
        ("border_crossing", "circle-open", "border crossing"),
        ("province", "triangle-up-open", "hollow: province or region, exact place not stated"),
    ):
        if kind in kinds:
            figure.add_trace(twins.legend_mark(words, symbol, palette.ground(mode).text))
