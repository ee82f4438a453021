"""Words of a chart as outlines, where a PDF could not say which letters its signs are.

PDF/A and PDF/UA want every sign of a font to name its letters. typst cannot say that of the words
of an SVG whose letters share signs or take several: Lao, Thai, Khmer and Burmese, and marks that
stand apart from their letter. These words are shaped by HarfBuzz and drawn; who cannot see them has
the chart's alternative text.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any
from xml.etree import ElementTree as XML

import uharfbuzz

from dashboard import fonts

harfbuzz: Any = uharfbuzz
"""It has no types."""
_TEXT = re.compile(r"<text\b[^>]*>.*?</text>", re.DOTALL)
_APART = re.compile(
    "[\u0300-\u036f\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f]"
)
_JOINERS = "\u200c\u200d"
_STYLE = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
_NUMBER = re.compile(r"-?[\d.]+")
_KEPT = ("fill", "fill-opacity", "opacity", "stroke", "stroke-width", "paint-order")
Styles = dict[str, str]


def outlined(svg: str) -> str:
    """A drawing of plotly.js with its words of such scripts as outlines, all else as it was."""
    return _TEXT.sub(lambda f: _drawn(f[0]) if _APART.search(f[0]) else f[0], svg)


def _drawn(text: str) -> str:
    element = XML.fromstring(text)  # noqa: S314 - drawn by plotly.js here, no document's markup
    styles = _styles(element)
    anchor = element.get("text-anchor", styles.get("text-anchor", "start"))
    paths = [path for line in _lines(element, styles) for path in _paths(*line, anchor)]
    look = "; ".join(f"{name}: {styles[name]}" for name in _KEPT if name in styles)
    moved = f' transform="{element.get("transform")}"' if element.get("transform") else ""
    return f'<g style="{look}"{moved}>{"".join(paths)}</g>'


def _styles(element: Any) -> Styles:  # noqa: ANN401 - an XML element
    return dict(_STYLE.findall(element.get("style", "")))


def _size(styles: Styles) -> float:
    return _length(styles.get("font-size"), 1) or 12.0


def _length(written: str | None, size: float) -> float:
    """Pixels of a length in px or em."""
    found = _NUMBER.match(written or "")
    return float(found[0]) * (size if (written or "").endswith("em") else 1) if found else 0.0


Runs = list[tuple[str, Styles]]


def _lines(element: Any, styles: Styles) -> Iterator[tuple[float, float, Runs]]:  # noqa: ANN401
    """Each line: where it begins, and its words with their styles."""
    at = _length(element.get("x"), 1), _length(element.get("y"), 1)
    if not any(child.get("class") == "line" for child in element):
        yield *at, list(_runs(element, styles))
        return
    for line in element:
        down = _length(line.get("dy"), _size(styles))
        x, y = _length(line.get("x"), 1), _length(line.get("y"), 1)
        yield x, y + down, list(_runs(line, styles | _styles(line)))


def _runs(element: Any, styles: Styles) -> Iterator[tuple[str, Styles]]:  # noqa: ANN401
    if element.text:
        yield element.text, styles
    for child in element:
        yield from _runs(child, styles | _styles(child))
        if child.tail:
            yield child.tail, styles


def _paths(x: float, y: float, runs: Runs, anchor: str) -> list[str]:
    """The outlines of a line."""
    placed: list[tuple[float, float, str]] = []
    along = 0.0
    for words, styles in runs:
        size = _size(styles)
        for face, part in _parts(words, styles):
            made, wide = _shaped(face, part)
            scale = size / _font(face)[1]
            placed += [(along + right * scale, scale, path) for right, path in made]
            along += wide * scale
    shift = {"middle": along / 2, "end": along}.get(anchor, 0.0)
    return [
        f'<path transform="translate({x - shift + right:.2f} {y:.2f}) '
        f'scale({scale:.6f} {-scale:.6f})" d="{path}"/>'
        for right, scale, path in placed
        if path
    ]


def _parts(words: str, styles: Styles) -> Iterator[tuple[fonts.Face, str]]:
    """Words in parts that one font draws."""
    bold = styles.get("font-weight", "") in ("bold", "700")
    face = _face(" ", bold=bold)
    faces: list[fonts.Face] = []
    for letter in words:
        face = face if letter in _JOINERS else _face(letter, bold=bold)
        faces.append(face)
    for found, group in groupby(zip(faces, words, strict=True), key=lambda pair: pair[0]):
        yield found, "".join(letter for _, letter in group)


@cache
def _face(letter: str, *, bold: bool) -> fonts.Face:
    weight = 700 if bold else 400
    own = [f for f in fonts.FACES if f.points and f.draws([ord(letter)])]
    latin = [f for f in fonts.FACES if not f.points and f.style == "normal" and f.weight == weight]
    every = [*own, *latin, *fonts.FACES]
    return next((f for f in every if _font(f)[0].get_nominal_glyph(ord(letter))), latin[0])


@cache
def _font(face: fonts.Face) -> tuple[Any, int]:
    """A font, and its units of an em."""
    held = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(face.path)))
    return harfbuzz.Font(held), held.upem


@cache
def _shaped(face: fonts.Face, words: str) -> tuple[list[tuple[float, str]], float]:
    """The outlines of words of one script with their places along the line, and its length."""
    font, _ = _font(face)
    buffer = harfbuzz.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    harfbuzz.shape(font, buffer)
    made: list[tuple[float, str]] = []
    along = 0.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        parts: list[str] = []
        font.draw_glyph(info.codepoint, _pen(place.y_offset), parts)
        made.append((along + place.x_offset, "".join(parts)))
        along += place.x_advance
    return made, along


@cache
def _pen(up: int) -> Any:  # noqa: ANN401
    """What writes the outline of a sign as the path of an SVG, `up` units above the line."""
    pen = harfbuzz.DrawFuncs()
    pen.set_move_to_func(lambda x, y, to: to.append(f"M{x:g} {y + up:g}"))
    pen.set_line_to_func(lambda x, y, to: to.append(f"L{x:g} {y + up:g}"))
    pen.set_quadratic_to_func(
        lambda a, b, x, y, to: to.append(f"Q{a:g} {b + up:g} {x:g} {y + up:g}")
    )
    pen.set_cubic_to_func(
        lambda a, b, c, d, x, y, to: to.append(
            f"C{a:g} {b + up:g} {c:g} {d + up:g} {x:g} {y + up:g}"
        )
    )
    pen.set_close_path_func(lambda to: to.append("Z"))
    return pen
