"""What the decks of pages share: an offline base, labels, tooltips, the first view."""

import json
from collections.abc import Sequence
from typing import Any, Protocol

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize
from pydeck.types import String

from dashboard import palette
from dashboard.maps.sheet import Window

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


def base_layers(mode: str) -> list[pdk.Layer]:
    """Sea, land and province lines; none of it can be picked."""
    tones = palette.ground(mode)
    sea = [[-180, -85], [180, -85], [180, 85], [-180, 85]]
    water = pdk.Layer(
        "PolygonLayer",
        [{"polygon": sea}],
        id="sea",
        get_polygon="polygon",
        get_fill_color=palette.rgb(tones.sea),
        stroked=False,
        pickable=False,
    )
    land = _served("countries", "land", filled=True, get_fill_color=palette.rgb(tones.land))
    return [water, land, _lines("provinces", tones.province, 0.6)]


def borders(mode: str) -> pdk.Layer:
    """The lines of countries, which stand above what is shaded.

    They are drawn once: outlines of the world are most of what a machine without a graphics card
    has to draw.
    """
    return _lines("countries", palette.ground(mode).border, 1.2)


def _lines(file: str, colour: str, width: float) -> pdk.Layer:
    return _served(
        file,
        f"{file}-lines",
        stroked=True,
        get_line_color=palette.rgb(colour),
        get_line_width=width,
        line_width_units=String("pixels"),
    )


def _served(file: str, name: str, **drawn: Any) -> pdk.Layer:  # noqa: ANN401 - deck.gl's own
    """The outlines of a served file, which the browser fetches by itself."""
    how = {"filled": False, "stroked": False} | drawn
    return pdk.Layer("GeoJsonLayer", f"{SERVED}{file}.geojson", id=name, pickable=False, **how)


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
