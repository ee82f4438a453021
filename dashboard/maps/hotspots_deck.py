"""The page's map of hotspots."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import pydeck as pdk
from pydeck.types import String

from dashboard import geography, palette
from dashboard.maps import decks
from dashboard.maps import hotspots_marks as marks
from dashboard.maps.decks import SERVED
from dashboard.maps.hotspots_marks import Hotspot
from dashboard.maps.sheet import Point, Window

CELL = 128
"""Pixels of a shape in marks.png."""
SHAPES = ("source", "transit", "destination", "hotspot")
"""The roles in the order of their shapes in marks.png: filled, then hollow, then the ring."""


def hotspots(frame: pd.DataFrame, mode: str = "light") -> pdk.Deck:
    """Places tied to trafficking on provinces shaded where one is named.

    Args:
        frame: Claims as from queries.facts.hotspots.
        mode: light or dark.
    """
    found = marks.hotspots(frame)
    points = [mark for mark in found if mark.point]
    view = decks.home([mark.point for mark in points if mark.point])
    layers = [
        *decks.base_layers(mode),
        *_areas(found),
        *_points(points, mode),
        decks.labels_layer(_place_labels(points, view), mode),
    ]
    return decks.deck(layers, view, mode)


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
            told["tip"] += "\n\n" + "\n".join(decks.inert(line) for line in mark.lines()[2:])
            continue
        features[mark.place_id] = {
            "type": "Feature",
            "properties": decks.told(mark)
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
    return decks.told(mark) | {
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


def _place_labels(found: Sequence[Hotspot], view: Window) -> list[dict[str, Any]]:
    """One label for each place, beside the mark of its first role."""
    first = {mark.place_id: mark for mark in reversed(found)}
    at = [mark.point or (0, 0) for mark in found]
    anchors: list[tuple[Point, float, str]] = []
    for mark, point in zip(found, at, strict=True):
        x, y = view.pixel(point)
        words = mark.title.rsplit(",", 1)[0] if first[mark.place_id] is mark else ""
        anchors.append(((x + mark.beside, y), mark.size / 2, words))
    return decks.label_rows(at, anchors, [mark.beside for mark in found])
