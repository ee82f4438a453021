"""The page's map of hotspots."""

from collections.abc import Collection, Sequence
from typing import Any

import pydeck as pdk
from pydeck.types import String

from dashboard import geography, palette
from dashboard.maps import decks
from dashboard.maps import hotspots_marks as marks
from dashboard.maps.decks import SERVED
from dashboard.maps.hotspots_drawing import Drawing
from dashboard.maps.hotspots_marks import Area, Label, Line, Mark, Sign
from dashboard.maps.hotspots_scale import Scale

SHEET = (640.0, 520.0)
"""Pixels of the map on a page 1400 wide: what the first view shows on any page as wide or wider."""
HALF_SHEET = (470.0, 520.0)
"""The same where two maps stand beside each other."""
CELL = 128
"""Pixels of a shape in marks.png."""
SHAPES = ("source", "transit", "destination", "hotspot")
"""The roles in the order of their shapes in marks.png: filled, then hollow, then the ring."""
PAIR = 7.0
"""Pixels of the line of the border that the map shows."""
FILLED = 0.72
"""Share of its cell that a shape fills."""


def hotspots(drawn: Drawing, mode: str = "light", selected: Collection[str] = ()) -> pdk.Deck:
    """Provinces shaded, places as signs of their roles, borders that places are tied to.

    Args:
        drawn: Laid out for SHEET, or for what the page has room for.
        mode: light or dark.
        selected: Keys of the marks that are outlined, with all that is a part of them.
    """
    layers = [
        *decks.base_layers(mode),
        *_areas(drawn, mode),
        *([_pair(drawn.pair, mode)] if drawn.pair else ()),
        _borders(drawn.lines, mode),
        _discs(drawn.signs, mode),
        *_signs(drawn.signs, mode),
        decks.labels_layer([_label_row(label) for label in drawn.labels], mode),
        *(_outlined(drawn, set(selected)) if selected else ()),
    ]
    return decks.deck(layers, drawn.view, mode)


def fill(area: Area, scale: Scale, mode: str) -> tuple[str, float]:
    """Colour and opacity of an area: the shade of its step, grey where no number is stated."""
    if area.step is None:
        return palette.GREY, 0.3
    return palette.SHADES[mode][scale.shade(area.step)], 0.9


def _areas(drawn: Drawing, mode: str) -> list[pdk.Layer]:
    """Provinces shaded, those only alleged or planned hatched, and their lines above."""
    tones = palette.ground(mode)
    outlines = geography.outlines("provinces")
    rows: list[dict[str, Any]] = []
    hatched: list[dict[str, Any]] = []
    for area in drawn.areas:
        colour, opacity = fill(area, drawn.scale, mode)
        shape = {"type": "MultiPolygon", "coordinates": outlines[area.place_id].polygons}
        shown = _told(area) | {"fill": palette.rgb(colour, round(255 * opacity))}
        rows.append({"type": "Feature", "properties": shown, "geometry": shape})
        hatched += [{"start": list(start), "end": list(end)} for start, end in area.strokes]
    provinces = pdk.Layer(
        "GeoJsonLayer",
        rows,
        id="provinces-told",
        get_fill_color="properties.fill",
        get_line_color=palette.rgb(tones.muted),
        get_line_width=0.8,
        line_width_units=String("pixels"),
        stroked=True,
        filled=True,
        pickable=True,
        auto_highlight=True,
    )
    hatching_layer = pdk.Layer(
        "LineLayer",
        hatched,
        id="hatching",
        get_source_position="start",
        get_target_position="end",
        get_color=palette.rgb(tones.text, 170),
        get_width=1,
        width_units=String("pixels"),
        pickable=False,
    )
    return [provinces, hatching_layer, decks.borders(mode)]


def _pair(pair: str, mode: str) -> pdk.Layer:
    """The border that the map shows, below those that places are tied to."""
    return pdk.Layer(
        "PathLayer",
        [{"path": line} for line in geography.border_lines()[pair]],
        id="pair",
        get_path="path",
        get_width=PAIR,
        width_units=String("pixels"),
        get_color=palette.rgb(palette.ground(mode).muted, 150),
        cap_rounded=True,
        joint_rounded=True,
        pickable=False,
    )


def _borders(lines: Sequence[Line], mode: str) -> pdk.Layer:
    tones = palette.ground(mode)
    rows = [
        _told(line) | {"path": path, "wide": line.width} for line in lines for path in line.paths
    ]
    return pdk.Layer(
        "PathLayer",
        rows,
        id="borders-told",
        get_path="path",
        get_width="wide",
        width_units=String("pixels"),
        get_color=palette.rgb(tones.text),
        cap_rounded=True,
        joint_rounded=True,
        pickable=True,
        auto_highlight=True,
    )


def _outlined(drawn: Drawing, selected: Collection[str]) -> list[pdk.Layer]:
    """A line around the selected provinces, along borders, and a ring around signs."""

    def picked(mark: Mark) -> bool:
        return any(mark.ids == key or mark.ids.startswith(f"{key}~") for key in selected)

    colour = palette.rgb(palette.VERMILION)
    outlines = geography.outlines("provinces")
    paths = [
        {"path": ring}
        for area in drawn.areas
        if picked(area)
        for polygon in outlines[area.place_id].polygons
        for ring in polygon
    ]
    paths += [{"path": path} for line in drawn.lines if picked(line) for path in line.paths]
    lines = pdk.Layer(
        "PathLayer",
        paths,
        id="chosen-lines",
        get_path="path",
        get_width=4,
        width_units=String("pixels"),
        get_color=colour,
        joint_rounded=True,
        pickable=False,
    )
    rings = pdk.Layer(
        "IconLayer",
        [_sign_row(sign) for sign in drawn.signs if picked(sign)],
        id="chosen-rings",
        get_icon="ring",
        get_size="chosen",
        get_color=colour,
        icon_atlas=String(f"{SERVED}marks.png"),
        icon_mapping=_icon_mapping(),
        get_position="position",
        get_pixel_offset="beside",
        size_units=String("pixels"),
        pickable=False,
    )
    return [lines, rings]


def _discs(signs: Sequence[Sign], mode: str) -> pdk.Layer:
    """Below the sign of an area without an outline: "somewhere here"."""
    return pdk.Layer(
        "ScatterplotLayer",
        [{"position": list(sign.point)} for sign in signs if sign.disc],
        id="discs",
        get_position="position",
        get_radius=marks.DISC / 2,
        radius_units=String("pixels"),
        get_fill_color=palette.rgb(palette.ground(mode).muted, 70),
        pickable=False,
    )


def _signs(signs: Sequence[Sign], mode: str) -> list[pdk.Layer]:
    """A halo, the sign, and the ring of a border crossing; the most important on top."""
    tones = palette.ground(mode)
    rows = [_sign_row(sign) for sign in reversed(signs)]
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
    return [halo, rings, places]


def _icon_mapping() -> dict[str, dict[str, Any]]:
    names = [*SHAPES, *(f"{role}-hollow" for role in SHAPES), "ring"]
    cell = {"y": 0, "width": CELL, "height": CELL, "mask": True}
    return {name: {"x": place * CELL, **cell} for place, name in enumerate(names)}


def _sign_row(sign: Sign) -> dict[str, Any]:
    box = sign.size / FILLED
    return _told(sign) | {
        "position": list(sign.point),
        "beside": [sign.beside, 0],
        "icon": f"{sign.role}-hollow" if sign.hollow else sign.role,
        "solid": sign.role,
        "ring": "ring",
        "crossing": sign.kind == "border_crossing",
        "size": box,
        "halo": box + 4,
        "around": box * 1.05 + 5,
        "chosen": box * 1.1 + 14,
        "colour": palette.rgb(sign.colour),
    }


def _told(mark: Mark) -> dict[str, Any]:
    """What tooltip and selection need."""
    return decks.told(mark) | {"mark": mark.ids}


def _label_row(label: Label) -> dict[str, Any]:
    return {
        "position": list(label.point),
        "text": decks.inert(label.text),
        "off": [label.right, label.down],
    }
