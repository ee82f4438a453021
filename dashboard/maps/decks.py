"""What the decks of pages share: an offline base, labels, tooltips, the first view."""

import json
from collections.abc import Sequence
from typing import Any, Protocol

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize
from pydeck.types import String

from dashboard import palette
from dashboard.maps.sheet import Point, Window, place_labels, unproject, window

SERVED = "/app/static/"
"""Where the server offers the files of static/."""
CLOSER = 0.1
"""Zoom levels the page's map begins further out than its window, for columns narrower than it."""


class Telling(Protocol):
    """A mark that says what it is."""

    ids: str

    def lines(self) -> list[str]:
        """What the pointer shows, plain text, the title first."""
        ...


class Deck(pdk.Deck):
    """A deck whose JSON is not indented: a fifth of the size where there are outlines."""

    def to_json(self) -> str:
        """The deck as the browser gets it."""
        return json.dumps(self, sort_keys=True, default=default_serialize, separators=(",", ":"))


def deck(layers: Sequence[pdk.Layer], view: Window, mode: str) -> pdk.Deck:
    """A deck of layers, opened at a window, with the tooltip of its marks."""
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


def base_layers(mode: str, *, provinces: bool = True) -> list[pdk.Layer]:
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
        outline_layer("countries", tones.land, tones.border, 1.2),
    ]
    if provinces:
        layers.append(outline_layer("provinces", None, tones.province, 0.6))
        layers.append(outline_layer("countries", None, tones.border, 1.2, "borders"))
    return layers


def outline_layer(
    file: str, fill: str | None, line: str, width: float, name: str | None = None
) -> pdk.Layer:
    """The outlines of a served file, which the browser fetches by itself."""
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


def told(mark: Telling) -> dict[str, Any]:
    """What tooltip and selection need."""
    title, *rest = mark.lines()
    return {
        "title": inert(title),
        "tip": "\n".join(inert(line) for line in rest),
        "claim_ids": mark.ids,
    }


def inert(text: str) -> str:
    """Text that deck.gl's JSON reader takes for text: it evaluates what begins with @@."""
    return f" {text}" if text.startswith("@@") else text


def label_rows(
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
            rows.append({"position": list(point), "text": inert(words), "off": [right, down]})
    return rows


def labels_layer(rows: list[dict[str, Any]], mode: str) -> pdk.Layer:
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
        font_family=String(palette.FONT),
        background=True,
        get_background_color=palette.rgb(tones.background, 150),
        background_padding=[3, 1],
        pickable=False,
    )


def home(points: list[Point]) -> Window:
    """The window of a page's map: the Mekong region where most points lie in it."""
    region = window([])
    inside = [point for point in points if _in(region, point)]
    return window(inside if len(inside) >= 0.5 * len(points) else points)


def _in(view: Window, point: Point) -> bool:
    west, south = unproject((view.west, view.south))
    east, north = unproject((view.east, view.north))
    return west <= point[0] <= east and south <= point[1] <= north
