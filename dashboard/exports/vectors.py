"""Drawings of plotly.js as PNG and PDF, set by typst in the fonts that come with the atlas.

Chromium draws the words of a picture in the fonts of its machine alone, whatever its page loads:
where these lack Khmer, say, there would be boxes.
"""

import re
from datetime import datetime
from typing import Any

import typst

from dashboard import fonts
from dashboard.exports.exhibit import ExportUnavailable

_compile: Any = typst.compile
"""Its types know no files that are in memory only."""
POINT = 0.75
"""Points of a pixel at scale 1."""
_NUMBERED = re.compile(
    rb"(?<=[\"#\s(-])((?:clip|defs-|topdefs-|g|p|legend|cb|trace|hm|scatterfill-|fill-|gradient)?)"
    rb"([0-9a-f]{6})(?=[\"\s)xyz\-_a-z'])"
)
"""Where plotly.js writes a number that it draws anew for each picture."""
_TAG = re.compile(rb"<[^>]*>")
_NAMES = re.compile(rb"\s(?:id|class|href|xlink:href)=\"[^\"]*\"|url\([^)]*\)")
"""Where it names a part of a drawing: words may have such numbers as well ("decade", 240000)."""
_SHADOW = re.compile(r"text-shadow: (rgb\([^)]*\))[^;\"]*;")
RIM = r"stroke: \1; stroke-width: 2.5px; stroke-linejoin: round; paint-order: stroke;"
"""What sets words off from dark land, instead of a shadow, which typst does not draw."""
_PAGE = """
#set document(title: "", date: {date})
#set page(width: {wide}pt, height: {high}pt, margin: 0pt)
#image("drawing.svg", width: 100%, height: 100%)
"""


def settable(drawn: bytes) -> str:
    """A drawing as typst takes it: blanks kept, words rimmed, only signs that our fonts have."""
    text = fonts.drawable(drawn.decode("utf-8", "replace"))
    return _SHADOW.sub(RIM, text).replace("<text ", '<text xml:space="preserve" ')


def to_png(drawn: bytes, size: tuple[float, float], scale: float) -> bytes:
    """A drawing as PNG.

    Args:
        drawn: SVG of plotly.js.
        size: Width and height in its own pixels.
        scale: Pixels for each of them.

    Raises:
        ExportUnavailable: typst cannot set it.
    """
    return _set(drawn, size, format="png", ppi=72 / POINT * scale)


def to_pdf(drawn: bytes, size: tuple[float, float], day: datetime) -> bytes:
    """A drawing as PDF, one page of its own size; arguments as for `to_png`, and its date."""
    return _set(drawn, size, day, timestamp=int(day.timestamp()))


def _set(
    drawn: bytes,
    size: tuple[float, float],
    day: datetime | None = None,
    **options: object,
) -> bytes:
    dated = "none" if day is None else f"datetime(year: {day:%Y}, month: {day:%m}, day: {day:%d})"
    wide, high = size[0] * POINT, size[1] * POINT
    files = {
        "main.typ": _PAGE.format(date=dated, wide=wide, high=high).encode(),
        "drawing.svg": settable(drawn).encode(),
    }
    try:
        made = _compile(
            files,
            font_paths=[fonts.FOLDER],
            ignore_system_fonts=True,
            **options,
        )
    except typst.TypstError as error:
        raise ExportUnavailable(f"The chart cannot be set: {error.message}.") from error
    assert isinstance(made, bytes)
    return made


def steady(drawn: bytes) -> bytes:
    """An SVG of plotly.js with the random numbers in its names replaced by their order."""
    order: dict[bytes, bytes] = {}

    def numbered(match: re.Match[bytes]) -> bytes:
        number = order.setdefault(match[2], b"n%05d" % (len(order) + 1))
        return match[1] + number

    def named(match: re.Match[bytes]) -> bytes:
        return _NUMBERED.sub(numbered, match[0])

    return _TAG.sub(lambda tag: _NAMES.sub(named, tag[0]), drawn)


def with_fonts(drawn: bytes) -> bytes:
    """An SVG that holds the fonts of the scripts it is written in."""
    text = drawn.decode("utf-8", "replace")
    at = text.index(">") + 1
    return f"{text[:at]}<style>{fonts.rules_for(text)}</style>{text[at:]}".encode()
