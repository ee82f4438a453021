"""What stands around a map of hotspots: the legend of what is drawn, and what is not drawn."""

from collections.abc import Mapping, Sequence

from dashboard import palette
from dashboard.charts import base
from dashboard.charts.corridors import name as country_name
from dashboard.maps.hotspots_drawing import Drawing

SIGNS = {"source": "▲", "transit": "◆", "destination": "■", "hotspot": "●"}
_SIZES = {
    "documents": "Shade and size: number of documents that tell of it, however often each does; a "
    "place in one role is one fact.",
    "claims": "Shade and size: number of claims.",
    "victims": "Shade and size: the largest number of victims that any one claim states; numbers "
    "of several claims are never added up.",
}
_READING = (
    "A province is shaded by all that is told of it and the places in it; a plain small sign in it "
    "tells its own role."
)


def legend(*drawings: Drawing, mode: str = "light") -> list[tuple[str, str, str]]:
    """Sign, colour and words of everything drawn, and of nothing else.

    Args:
        drawings: Maps to one scale.
        mode: light or dark.
    """
    signs = [sign for drawn in drawings for sign in drawn.signs]
    tones = palette.ground(mode)
    shown = {sign.role for sign in signs}
    items = [
        (SIGNS[role], mark.colour, mark.words)
        for role, mark in palette.ROLES.items()
        if role in shown
    ]
    if any(sign.hollow for sign in signs):
        items.append(("△", tones.text, "hollow: only alleged or planned"))
    if any(sign.kind == "border_crossing" for sign in signs):
        items.append(("◎", tones.text, "ringed: border crossing"))
    if any(sign.disc for sign in signs):
        items.append(("◌", tones.muted, "on a disc: somewhere in this region"))
    if any(drawn.lines for drawn in drawings):
        items.append(("━", tones.text, "border that places are tied to"))
    for pair in dict.fromkeys(drawn.pair for drawn in drawings if drawn.pair):
        both = " and ".join(country_name(code) for code in pair.split("-"))
        items.append(("━", tones.muted, f"wide and grey: border of {both}"))
    return items + _shades(drawings, mode)


def _shades(drawings: Sequence[Drawing], mode: str) -> list[tuple[str, str, str]]:
    """The shades that provinces have here."""
    areas = [area for drawn in drawings for area in drawn.areas]
    used = {area.step for area in areas}
    items = [
        ("▇", palette.SHADES[mode][drawings[0].scale.shade(step)], f"province: {words}")
        for step, words in enumerate(drawings[0].scale.words())
        if step in used
    ]
    if None in used:
        items.append(("▇", palette.GREY, "province: no number stated"))
    if any(area.standing != "stated" for area in areas):
        items.append(("▨", palette.ground(mode).text, "hatched: only alleged or planned"))
    return items


def note(drawings: Mapping[str, Drawing]) -> str:
    """How to read maps to one scale, and in words what each cannot show.

    Args:
        drawings: Caption to map; the caption, up to a colon, stands before what its map alone
            cannot show.
    """
    first, *others = drawings.values()
    shared = [words for words in first.left_out if all(words in d.left_out for d in others)]
    parts = [_SIZES[first.scale.by], _READING]
    for caption, drawn in drawings.items():
        own = " ".join(words for words in drawn.left_out if words not in shared)
        parts += [f"{caption.partition(':')[0]}: {own}" if caption and own else own]
    return " ".join(filter(None, [*parts, *shared]))


def words(drawn: Drawing) -> str:
    """The map in a sentence, for those who cannot see it."""
    top = sorted(drawn.areas, key=lambda area: -area.documents)[:3]
    most = ", ".join(f"{area.title} ({base.counted(area.documents, 'document')})" for area in top)
    places = len({sign.place_id for sign in drawn.signs})
    told = f"A map of {len(drawn.areas)} shaded provinces and signs at {places} places"
    return f"{told}; told by most documents: {most}." if most else f"{told}."
