"""Names that no gazetteer has, known for places by the preposition before them ("in Musan")."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.annotate._place_country import listed, settle
from etl.annotate._place_nouns import NAME
from etl.annotate._place_spans import Taken
from etl.annotate._place_words import words
from etl.document import Passage, PlaceMention
from etl.scan import Cue

_AT = Cue(
    r"(?<![\w-])(?:in|at|near|outside|around|In|At|Near|Outside|"
    r"(?:residents?|natives?|inhabitants?|villagers|townspeople) of) "
    rf"(?P<name>{NAME})"
)
_WAY = Cue(
    r"(?<![\w-])(?<!ccording )(?:from|to|into|through|via|between|towards?|round|"
    r"(?:bars|beaches|brothels|factories|farms|hotels|kilns|markets|mines|outskirts|slums|streets)"
    rf" of) (?P<name>{NAME})"
)
_FROM = Cue(
    r"\b(?:come|comes|came|coming|hail|hails|are|is|was|were) from "
    rf"(?P<name>{NAME})(?=, (?:in|near) [A-Z])"
)
_AND = re.compile(rf"(?:,| and| or) (?P<name>{NAME})")
_CLOSED_LIST = re.compile(
    rf"(?:, {NAME}){{0,6}},? (?:and|or) {NAME}(?=[.;)]|, [a-z]| [a-z])(?! (?:said|says|told)\b)"
)
_LISTED_NAME = re.compile(rf"(?:,? (?:and|or) |, )(?P<name>{NAME})")
_BAD_BEFORE = re.compile(r"\b[A-Z][\w'’]* (?:in|at|near|outside|around) $")
_BAD_AFTER = re.compile(
    r" (?:times|cases?|days?|years?|language|script|dollars?|said|says|told|[A-Z]{2,})\b|['’]s? |"
    r"\s*\d|\s*[$£€]|\.[a-z]|@"
)
_PEOPLE_AFTER = re.compile(r",? (?:\d{1,2},|said|says|told|who|whose|her |his )")
_DIRECTIONS = words("directions")
_FIRST_NO_PLACE = words("no_place") | words("titles") | words("languages")
_LAST_NO_PLACE = words("last_no_place")


def located(
    passage: Passage,
    known: list[PlaceMention],
    blocked: list[tuple[int, int]],
    counts: Counter[str],
    names: dict[str, PlaceMention],
) -> list[PlaceMention]:
    """The mentions of a passage with those added that a preposition marks as places.

    Args:
        passage: In ordinary letters, not in capitals.
        known: Its mentions so far.
        blocked: Spans of other names in it, which are no places.
        counts: Weight of each country in the document.
        names: Names found so in the document; those of this passage are added.
    """
    taken = Taken([*((m.start, m.end) for m in known), *blocked])
    found: list[PlaceMention] = []
    for start, name, sure in _candidates(passage.text, known):
        end = start + len(name)
        if not taken.free(start, end) or not _plausible(passage.text, start, name):
            continue
        place = _again(names.get(name), start)
        if place is None and (sure or listed(name, counts)):
            place = settle(passage.text, start, end, name, "city", known, counts)
        if place is not None:
            taken.add(start, end)
            names[name] = place
            found.append(place)
    return sorted([*known, *found], key=lambda m: m.start) if found else known


def _again(place: PlaceMention | None, start: int) -> PlaceMention | None:
    """A mention of a place at another point of the text."""
    return place and replace(place, start=start, end=start + len(place.surface))


class Again:
    """Finds a document's own places where it names them again."""

    def __init__(self, names: dict[str, PlaceMention]) -> None:
        """Take the names found, each with a mention of it."""
        self._places = list(names.values())
        self._search = AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest)

    def add(self, passage: Passage, known: list[PlaceMention]) -> list[PlaceMention]:
        """The mentions of a passage with those names added."""
        text = passage.text
        taken = Taken((m.start, m.end) for m in known)
        found: list[PlaceMention] = []
        for index, start, end in self._search.find_matches_as_indexes(text):
            whole = not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
            if whole and taken.free(start, end):
                taken.add(start, end)
                found.append(replace(self._places[index], start=start, end=end))
        return sorted([*known, *found], key=lambda m: m.start) if found else known


def _candidates(text: str, known: list[PlaceMention]) -> Iterator[tuple[int, str, bool]]:
    """Names where a place is told, and whether it can be nothing else."""
    for start, name in (*_homes(text), *_beside(text, known), *_inside(text)):
        yield start, name, True
    for start, name in _on_the_way(text):
        yield start, name, False


def _homes(text: str) -> Iterator[tuple[int, str]]:
    """Names after "come from" that a larger place explains."""
    for match in _FROM.finditer(text):
        yield match.start("name"), match.group("name")


def _beside(text: str, known: list[PlaceMention]) -> Iterator[tuple[int, str]]:
    """Names that close a list of places: "Winneba, Mumford and Ada"."""
    for place in known:
        if place.kind in ("country", "region") or place.form != "name":
            continue
        listed = _CLOSED_LIST.match(text, place.end)
        if listed:
            for each in _LISTED_NAME.finditer(text, place.end, listed.end()):
                yield each.start("name"), each.group("name")


def _inside(text: str) -> Iterator[tuple[int, str]]:
    """Names after a preposition of place, and those joined to one by a comma or "and"."""
    for match in _AT.finditer(text):
        if _BAD_BEFORE.search(text, max(0, match.start() - 30), match.start("name")):
            continue
        yield from _joined(text, match)


def _on_the_way(text: str) -> Iterator[tuple[int, str]]:
    """Names after a preposition of way, which leads to persons and offices as well."""
    for match in _WAY.finditer(text):
        yield from _joined(text, match)


def _joined(text: str, match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """A name, and those that a comma or "and" joins to it."""
    yield match.start("name"), match.group("name")
    end = match.end("name")
    for _ in range(8):
        more = _AND.match(text, end)
        if not more or _PEOPLE_AFTER.match(text, more.end()):
            return
        yield more.start("name"), more.group("name")
        end = more.end()


def _plausible(text: str, start: int, name: str) -> bool:
    words = name.lower().replace("’", "'").split()
    if len(words) == 1 and words[0] in _DIRECTIONS:
        return False
    if words[0] in _FIRST_NO_PLACE or any(map(str.isdigit, name)):
        return False
    if words[-1] in _LAST_NO_PLACE or words[-1].endswith("'s"):
        return False
    if len(name) < 3 or name.isupper() or name[1:2].isupper():
        return False
    return not _BAD_AFTER.match(text, start + len(name))
