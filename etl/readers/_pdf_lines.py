"""Lines of a PDF's page as they stand on paper: paragraphs apart, columns apart, no page lines."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

# What pdfium writes for a hyphen at a line's end, which it joins to the next line.
_HYPHEN = "\ufffe"
_LINE = re.compile(r"[^\r\n\ufffe]+")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANK = re.compile(" +")
# Lines further apart than this many usual distances belong to two paragraphs.
_APART = 1.25
# A change of size by this factor begins another paragraph.
_RESIZED = 1.15
# A gap in a line wider than so many line heights parts columns.
_COLUMN = 0.8
_EDGE = 2
"""Lines at the top and the bottom of a page that may be its head and foot."""
_OFTEN = 3
_LONGEST = 120
_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|trang|หน้า)\s?)?(?:\d{1,3}|[ivxl]{1,6})(?:\s?(?:of|/)\s?\d{1,4})?\W*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class PageLine:
    """A line of a page; bottom, height and left edge in points, None where they are not known."""

    text: str
    bottom: float | None = None
    height: float = 0.0


def lines_of(page: Any) -> list[PageLine]:  # noqa: ANN401 (pypdfium2 has no types)
    """The lines of a page of pypdfium2's text."""
    text = page.get_text_range()
    placed = page.count_chars() == len(text)
    found: list[PageLine] = []
    for match in _LINE.finditer(text):
        hyphen = "-" if text[match.end() : match.end() + 1] == _HYPHEN else ""
        line = PageLine(match.group() + hyphen)
        if placed and match.group().strip():
            _place(line, page, match.start(), hyphen)
        line.text = _UNSEEN.sub("", line.text).strip()
        if line.text:
            found.append(line)
    return found


def _place(line: PageLine, page: Any, start: int, hyphen: str) -> None:  # noqa: ANN401
    """Set where a line stands, and wide gaps in it between columns."""
    raw = line.text.removesuffix(hyphen) if hyphen else line.text
    first = start + len(raw) - len(raw.lstrip())
    _, bottom, _, top = page.get_charbox(first, loose=True)
    line.bottom, line.height = bottom, top - bottom
    pieces: list[str] = []
    at = 0
    for gap in _BLANK.finditer(raw.rstrip()):
        if gap.start() == 0:
            continue
        right = page.get_charbox(start + gap.start() - 1)[2]
        left = page.get_charbox(start + gap.end())[0]
        if left - right > _COLUMN * line.height > 0:
            pieces.append(raw[at : gap.start()])
            at = gap.end()
    line.text = "   ".join([*pieces, raw[at:]]) + hyphen


def without_edges(pages: Sequence[list[PageLine]]) -> None:
    """Take away page numbers, and heads and feet that repeat; the first head and last foot stay.

    What marks a document as classified is often said there only.

    Args:
        pages: Lines of all pages; changed in place.
    """
    for last in (False, True):
        dropped = _repeating(pages, last)
        for number, lines in enumerate(pages):
            lines[:] = [one for one in lines if (number, id(one)) not in dropped]
    for lines in pages:
        ends = [lines[0], lines[-1]] if lines else []
        lines[:] = [one for one in lines if one not in ends or not _NUMBER.fullmatch(one.text)]


def _repeating(pages: Sequence[list[PageLine]], last: bool) -> set[tuple[int, int]]:
    """Heads, or feet, that are to go: the number of their page and their identity.

    A page's second line is looked at only where its first is a head.
    """
    dropped: set[tuple[int, int]] = set()
    looked_at = range(len(pages))
    for depth in range(_EDGE):
        found: dict[str, list[tuple[int, PageLine]]] = defaultdict(list)
        for number in looked_at:
            if len(pages[number]) > depth:
                line = pages[number][-1 - depth if last else depth]
                found[_key(line)].append((number, line))
        heads = [places for key, places in found.items() if _repeats(key, places, len(pages))]
        for places in heads:
            goes = places[:-1] if last else places[1:]
            dropped |= {(number, id(line)) for number, line in goes}
        looked_at = sorted(number for places in heads for number, _ in places)
    return dropped


def _key(line: PageLine) -> str:
    return re.sub(r"\d+", "#", line.text)


def _repeats(key: str, places: list[tuple[int, PageLine]], pages: int) -> bool:
    if not re.search(r"[^\W\d_]{2}", key) or len(key) > _LONGEST or key.endswith("."):
        return False
    if len(places) >= _OFTEN:
        return True
    return pages == len(places) == 2 and places[0][1].text == places[1][1].text


def usual_distance(pages: Sequence[list[PageLine]]) -> dict[int, float]:
    """The usual distance of lines by their height in whole points."""
    found: dict[int, list[float]] = defaultdict(list)
    for lines in pages:
        for above, below in pairwise(lines):
            distance = _distance(above, below)
            if distance and distance < 4 * below.height:
                found[round(below.height)].append(distance)
    # Between paragraphs of one line each all distances are wide: the body's lines decide.
    return {height: median(distances) for height, distances in found.items()}


def _distance(above: PageLine, below: PageLine) -> float | None:
    if above.bottom is None or below.bottom is None:
        return None
    distance = above.bottom - below.bottom
    return distance if distance > 0.5 * below.height else None


def text_of(lines: Sequence[PageLine], usual: dict[int, float]) -> str:
    """A page's text, with a blank line between paragraphs."""
    pieces: list[str] = []
    above: PageLine | None = None
    for line in lines:
        if above is not None:
            pieces.append("\n\n" if _parted(above, line, usual) else "\n")
        pieces.append(line.text)
        above = line
    return "".join(pieces)


def _parted(above: PageLine, below: PageLine, usual: dict[int, float]) -> bool:
    if above.height and below.height:
        sizes = sorted((above.height, below.height))
        if sizes[1] > _RESIZED * sizes[0]:
            return True
    distance = _distance(above, below)
    return distance is not None and distance > _APART * usual.get(round(below.height), distance)


def unreadable_share(text: str) -> float:
    """The share of characters that a font does not translate to letters."""
    counts = Counter(
        "odd" if one == "\ufffd" or "\ue000" <= one <= "\uf8ff" else "plain" for one in text
    )
    return counts["odd"] / max(1, len(text))
