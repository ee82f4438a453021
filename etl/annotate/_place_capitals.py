"""Smaller places in text set in capitals, where only a preposition and the gazetteer tell names."""

import re
from collections import Counter
from collections.abc import Iterator

from etl.annotate._place_country import listed, settle
from etl.annotate._place_spans import Taken
from etl.document import Passage, PlaceMention
from etl.scan import Cue

_WORD = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’-]{2,30}"
_NAMES = rf"(?P<name>{_WORD}(?: {_WORD}){{0,2}})"
_AFTER = Cue(
    r"\b(?:IN|AT|NEAR|FROM|TO|INTO|VIA|THROUGH|OUTSIDE|AROUND|BETWEEN|OF)\s+(?:THE )?" + _NAMES
)
_JOINED = re.compile(rf"(?:,|,? AND|,? OR) {_NAMES}")


def in_capitals(
    passage: Passage,
    known: list[PlaceMention],
    blocked: list[tuple[int, int]],
    counts: Counter[str],
) -> list[PlaceMention]:
    """The mentions of a passage in capitals, with smaller places of the countries told of added.

    Args:
        passage: Set in capitals.
        known: Its mentions so far.
        blocked: Spans of other names in it, which are no places.
        counts: Weight of each country in the document.
    """
    taken = Taken([*((m.start, m.end) for m in known), *blocked])
    found: list[PlaceMention] = []
    for start, words in _candidates(passage.text):
        for number in range(len(words), 0, -1):
            name = " ".join(words[:number])
            end = start + len(name)
            if not taken.free(start, end) or not listed(name, counts, words=False):
                continue
            place = settle(passage.text, start, end, name, "city", known, counts)
            if place is not None:
                taken.add(start, end)
                found.append(place)
            break
    return sorted([*known, *found], key=lambda m: m.start) if found else known


def _candidates(text: str) -> Iterator[tuple[int, list[str]]]:
    """Up to three words after a preposition of place, and those in a list with them."""
    for match in _AFTER.finditer(text):
        yield match.start("name"), match.group("name").split(" ")
        end = match.start("name") + len(match.group("name").split(" ")[0])
        for _ in range(8):
            more = _JOINED.match(text, end)
            if not more:
                break
            words = more.group("name").split(" ")
            yield more.start("name"), words
            end = more.start("name") + len(words[0])
