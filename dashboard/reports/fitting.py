"""How much room words take on a slide, estimated, so that none runs over its edge.

A program that shows slides sets the words itself, in whatever font it has: what is estimated here
is rather too much than too little.
"""

import unicodedata
from collections.abc import Iterator, Sequence

POINT = 0.3528
"""Millimetres of a point."""
LETTER, WIDE_LETTER = 0.54, 1.02
"""Width of a letter over the font's size; of a Chinese one."""
LINE = 1.36
"""Height of a line over the font's size, the scripts with signs above and below included."""


def width(words: str, size: float) -> float:
    """Millimetres that words take in one line, in points of `size`."""
    letters = sum(
        0 if unicodedata.combining(c) else WIDE_LETTER if _is_wide(c) else LETTER for c in words
    )
    return letters * size * POINT


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def height(words: str, room: float, size: float) -> float:
    """Millimetres that words take one below the other in a box `room` millimetres wide."""
    lines = sum(-(-width(line, size) // room) or 1 for line in words.split("\n"))
    return lines * size * POINT * LINE


def pages(
    lines: Sequence[str], room: float, deep: float, size: float, after: float
) -> Iterator[list[str]]:
    """Paragraphs in groups that each fit into a box; one too long for a box is taken apart.

    Args:
        lines: Paragraphs.
        room: Width of the box in millimetres.
        deep: Its height.
        size: Of the font, in points.
        after: Millimetres below each paragraph.
    """
    group: list[str] = []
    left = deep
    for line in (part for words in lines for part in parts(words, room, deep, size)):
        needed = height(line, room, size) + after
        if group and needed > left:
            yield group
            group, left = [], deep
        group.append(line)
        left -= needed
    if group:
        yield group


def parts(words: str, room: float, deep: float, size: float) -> Iterator[str]:
    """A paragraph, taken apart between words where it fills more than a box."""
    if height(words, room, size) <= deep:
        yield words
        return
    most = max(1, int(len(words) * 0.9 * deep / height(words, room, size)))
    at = words.rfind(" ", 1, most)
    cut = at if at > 0 else most
    yield words[:cut].rstrip()
    yield from parts(words[cut:].lstrip(), room, deep, size)
