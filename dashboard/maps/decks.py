"""Maps for pages: pydeck decks over an offline base."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import pydeck as pdk
from pydeck.types import String

from dashboard import geography, palette
from dashboard.charts.flows import MEKONG
from dashboard.maps import marks
from dashboard.maps.marks import Flow, Hotspot
from dashboard.maps.sheet import Point, Window, place_labels, unproject, window

SERVED = "/app/static/"
"""Where the server offers the files of static/."""
CELL = 128
"""Pixels of a shape in marks.png."""
SHAPES = ("source", "transit", "destination", "hotspot")
"""The roles in the order of their shapes in marks.png: filled, then hollow, then the ring."""
CLOSER = 0.1
"""Zoom levels the page's map begins further out than its window, for columns narrower than it."""


class Deck(pdk.Deck):
    """A deck whose JSON is not indented: a fifth of the size where there are outlines."""

    def to_json(self) -> str:
        """The deck as the browser gets it."""
        return json.dumps(json.loads(super().to_json()), separators=(",", ":"))


def hotspots(frame: pd.DataFrame, mode: str = "light") -> pdk.Deck:
    """Places tied to trafficking on provinces shaded where one is named.

    Args:
        frame: Claims as from queries.facts.hotspots.
        mode: light or dark.
    """
    found = marks.hotspots(frame)
    points = [mark for mark in found if mark.point]
    view = _home([mark.point for mark in points if mark.point])
    layers = [
        *_base(mode),
        *_areas(found),
        *_points(points, mode),
        _labels(_place_labels(points, view), mode),
    ]
    return _deck(layers, view, mode)


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
    labels = _labels(_country_labels(points, view), mode)
    layers = [*_base(mode, provinces=False), arrows, labels]
    return _deck(layers, view, mode)


def _deck(layers: Sequence[pdk.Layer], view: Window, mode: str) -> pdk.Deck:
    tones = palette.ground(mode)
    lon, lat = view.centre
    return Deck(
        layers=list(layers),
        map_provider=None,  # pyright: ignore[reportArgumentType] - None is no base map
        initial_view_state=pdk.ViewState(
            longitude=lon, latitude=lat, zoom=view.zoom - CLOSER, min_zoom=0.5, max_zoom=12
        ),
        views=[pdk.View(type="MapView", controller=True)],
        tooltip={  # pyright: ignore[reportArgumentType] - declared bool, documented dict
            "html": "<b>{title}</b>\n{tip}",
            "style": {
                "whiteSpace": "pre-line",
                "backgroundColor": tones.background,
                "color": tones.text,
                "border": f"1px solid {tones.muted}",
                "borderRadius": "4px",
                "fontSize": "13px",
                "maxWidth": "320px",
            },
        },
    )


def _base(mode: str, *, provinces: bool = True) -> list[pdk.Layer]:
    """Sea, countries and province lines; none of it can be picked."""
    tones = palette.ground(mode)
    sea = [[-180, -85], [180, -85], [180, 85], [-180, 85]]
    layers = [
        pdk.Layer(
            "PolygonLayer",
            [{"polygon": sea}],
            id="sea",
            get_polygon="polygon",
            get_fill_color=palette.rgb(tones.sea),
            stroked=False,
            pickable=False,
        ),
        _outline_layer("countries", tones.land, tones.border, 1.2),
    ]
    if provinces:
        layers.append(_outline_layer("provinces", None, tones.province, 0.6))
        layers.append(_outline_layer("countries", None, tones.border, 1.2, "borders"))
    return layers


def _outline_layer(
    file: str, fill: str | None, line: str, width: float, name: str | None = None
) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        f"{SERVED}{file}.geojson",
        id=name or file,
        filled=fill is not None,
        get_fill_color=palette.rgb(fill or line),
        stroked=True,
        get_line_color=palette.rgb(line),
        get_line_width=width,
        line_width_units=String("pixels"),
        pickable=False,
    )


def _areas(found: Sequence[Hotspot]) -> list[pdk.Layer]:
    """Provinces shaded, and countries outlined with dashes where no place in them is named."""
    provinces = _features("provinces", [mark for mark in found if mark.kind == "province"], 70)
    countries = _features("countries", [mark for mark in found if mark.kind == "country"], 12)
    shared = {
        "get_fill_color": "properties.fill",
        "get_line_color": "properties.line",
        "line_width_units": String("pixels"),
        "stroked": True,
        "filled": True,
        "pickable": True,
    }
    return [
        pdk.Layer(
            "GeoJsonLayer",
            countries,
            id="named-countries",
            get_line_width=2.5,
            get_dash_array=[5, 4],
            dash_justified=True,
            extensions=[{"@@type": "PathStyleExtension", "dash": True}],
            **shared,
        ),
        pdk.Layer("GeoJsonLayer", provinces, id="named-provinces", get_line_width=1.5, **shared),
    ]


def _features(kind: str, found: Sequence[Hotspot], alpha: int) -> list[dict[str, Any]]:
    outlines = geography.outlines(kind)
    features: dict[str, dict[str, Any]] = {}
    for mark in found:
        outline = outlines.get(mark.place_id)
        if outline is None:
            continue
        if mark.place_id in features:
            told = features[mark.place_id]["properties"]
            told["claim_ids"] += f" {mark.ids}"
            told["tip"] += "\n\n" + "\n".join(_inert(line) for line in mark.lines()[2:])
            continue
        features[mark.place_id] = {
            "type": "Feature",
            "properties": _told(mark)
            | {"fill": palette.rgb(mark.colour, alpha), "line": palette.rgb(mark.colour, 220)},
            "geometry": {"type": "MultiPolygon", "coordinates": outline.polygons},
        }
    return list(features.values())


def _points(found: Sequence[Hotspot], mode: str) -> list[pdk.Layer]:
    """Marks of places: a halo, the mark, and the ring of a border crossing."""
    tones = palette.ground(mode)
    rows = [_point_row(mark) for mark in found]
    shared = {
        "icon_atlas": String(f"{SERVED}marks.png"),
        "icon_mapping": _icon_mapping(),
        "get_position": "position",
        "get_pixel_offset": "beside",
        "size_units": String("pixels"),
    }
    halo = pdk.Layer(
        "IconLayer",
        rows,
        id="halos",
        get_icon="solid",
        get_size="halo",
        get_color=palette.rgb(tones.background),
        pickable=False,
        **shared,
    )
    rings = pdk.Layer(
        "IconLayer",
        [row for row in rows if row["crossing"]],
        id="rings",
        get_icon="ring",
        get_size="around",
        get_color=palette.rgb(tones.text),
        pickable=False,
        **shared,
    )
    places = pdk.Layer(
        "IconLayer",
        rows,
        id="places",
        get_icon="icon",
        get_size="size",
        get_color="colour",
        pickable=True,
        auto_highlight=True,
        **shared,
    )
    unknown = pdk.Layer(
        "TextLayer",
        [row for row in rows if row["unknown"]],
        id="unknown",
        get_position="position",
        get_pixel_offset="beside",
        get_text="unknown",
        get_size=11,
        get_color="letter",
        font_weight=String("bold"),
        pickable=False,
    )
    return [halo, rings, places, unknown]


def _icon_mapping() -> dict[str, dict[str, Any]]:
    names = [*SHAPES, *(f"{role}-hollow" for role in SHAPES), "ring"]
    cell = {"y": 0, "width": CELL, "height": CELL, "mask": True}
    return {name: {"x": place * CELL, **cell} for place, name in enumerate(names)}


def _point_row(mark: Hotspot) -> dict[str, Any]:
    hollow = mark.kind in marks.AREAS
    box = mark.size / 0.72
    return _told(mark) | {
        "position": list(mark.point or (0, 0)),
        "beside": [mark.beside, 0],
        "icon": f"{mark.role}-hollow" if hollow else mark.role,
        "solid": mark.role,
        "ring": "ring",
        "crossing": mark.kind == "border_crossing",
        "size": box,
        "halo": box + 6,
        "around": box * 1.05 + 2,
        "colour": palette.rgb(mark.colour),
        "unknown": "?" if mark.victims is None else "",
        "letter": palette.rgb(mark.colour) if hollow else [255, 255, 255, 255],
    }


def _told(mark: Hotspot | Flow) -> dict[str, Any]:
    """What tooltip and selection need."""
    title, *rest = mark.lines()
    return {
        "title": _inert(title),
        "tip": "\n".join(_inert(line) for line in rest),
        "claim_ids": mark.ids,
    }


def _inert(text: str) -> str:
    """Text that deck.gl's JSON reader takes for text: it evaluates what begins with @@."""
    return f" {text}" if text.startswith("@@") else text


def _arrow_row(flow: Flow, mode: str) -> dict[str, Any]:
    known = flow.victims is not None
    tones = palette.ground(mode)
    return _told(flow) | {
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
    return _label_rows(at, anchors)


def _place_labels(found: Sequence[Hotspot], view: Window) -> list[dict[str, Any]]:
    """One label for each place, beside the mark of its first role."""
    first = {mark.place_id: mark for mark in reversed(found)}
    at = [mark.point or (0, 0) for mark in found]
    anchors: list[tuple[Point, float, str]] = []
    for mark, point in zip(found, at, strict=True):
        x, y = view.pixel(point)
        words = mark.title.rsplit(",", 1)[0] if first[mark.place_id] is mark else ""
        anchors.append(((x + mark.beside, y), mark.size / 2, words))
    return _label_rows(at, anchors, [mark.beside for mark in found])


def _label_rows(
    at: Sequence[Point],
    anchors: Sequence[tuple[Point, float, str]],
    beside: Sequence[float] | None = None,
) -> list[dict[str, Any]]:
    """The labels that have room, each tied to its point by an offset in pixels."""
    rows: list[dict[str, Any]] = []
    shifts = beside or [0.0] * len(at)
    placed = place_labels(anchors)
    for point, shift, (start, _, words), found in zip(at, shifts, anchors, placed, strict=True):
        if words and found is not None:
            right, down = found[1][0] - start[0] + shift, found[1][1] - start[1]
            rows.append({"position": list(point), "text": _inert(words), "off": [right, down]})
    return rows


def _labels(rows: list[dict[str, Any]], mode: str) -> pdk.Layer:
    """Names on a faint ground of their own."""
    tones = palette.ground(mode)
    return pdk.Layer(
        "TextLayer",
        rows,
        id="labels",
        get_position="position",
        get_text="text",
        get_pixel_offset="off",
        get_size=12,
        get_color=palette.rgb(tones.text),
        character_set=String("auto"),
        font_family=String("Arial, Liberation Sans, Noto Sans, sans-serif"),
        background=True,
        get_background_color=palette.rgb(tones.background, 150),
        background_padding=[3, 1],
        pickable=False,
    )


def _home(points: list[Point]) -> Window:
    """The window of a page's map: the Mekong region where most points lie in it."""
    region = window([])
    inside = [point for point in points if _in(region, point)]
    return window(inside if len(inside) >= 0.5 * len(points) else points)


def _in(view: Window, point: Point) -> bool:
    west, south = unproject((view.west, view.south))
    east, north = unproject((view.east, view.north))
    return west <= point[0] <= east and south <= point[1] <= north
