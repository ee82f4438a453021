"""Places that only the text knows: "Ban Muu, in Kutkai township", "Districts 1, 3 and 5"."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from etl.annotate._place_country import mention, settle
from etl.annotate._place_nouns import HEADS, KINDS, NAME, SINGULAR
from etl.annotate._place_spans import Taken
from etl.annotate._place_words import words
from etl.document import Passage, PlaceMention
from etl.scan import Cue

_NOUN = "|".join(sorted(KINDS, key=len, reverse=True))
_NAMED = re.compile(
    rf"\b(?P<name>{NAME}) (?:refugee |border |fishing |international |land )?(?P<noun>{_NOUN}|"
    rf"{'|'.join(noun.title() for noun in KINDS)})s?\b"
)
_AFTER_OTHERS = frozenset(["states", "ports", "gates", "passes"])
"""Nouns that stand behind the names of other things than places as often."""
_PLURAL = Cue(rf" (?P<noun>{'|'.join(SINGULAR.keys() - _AFTER_OTHERS)})\b")
_LISTED = re.compile(rf"(?P<names>{NAME}(?:, {NAME}){{0,6}},? and ){NAME}$")
_NAME = re.compile(NAME)
_GATE = re.compile(r" International Border (?:Gate|Crossing|Checkpoint)\b")
_NOUN_INSIDE = Cue(rf" (?:{_NOUN})", re.IGNORECASE)
_WRITTEN_LARGE = "Province|Governorate|Municipality|Prefecture|Commune|Canton"
_OF = Cue(rf"\b(?P<noun>{_NOUN}|{_WRITTEN_LARGE}) (?:of |called |named )(?P<name>{NAME})")
_AFTER_NOUN = Cue(rf"\b(?i:in|of|from|at|near|to) (?P<noun>village|town) (?P<name>{NAME})")
"""As in South Asia: "in village Daffar"."""
_OF_SEVERAL = Cue(
    rf"\b(?P<noun>{'|'.join(SINGULAR)}) (?:of |called |named )"
    rf"(?P<names>{NAME}(?:(?:, {NAME}){{0,6}},? (?:and|or) {NAME})?)"
)
_NUMBERED = Cue(
    r"\b(?P<noun>[Dd]istricts?|Commune|[Ww]ard|Quartier|Quận|Quan|Zone|Sector|Camp|"
    r"Kilomet(?:re|er)|[Aa]rrondissement|Phường|Khet) (?P<number>\d{1,2})(?!\d|[.,]\d| ?%)"
    r"(?P<more>(?:, \d{1,2}(?!\d))*(?:,? (?:and|or) \d{1,2}(?!\d))?)"
)
_HEAD = Cue(
    rf"\b(?P<noun>{'|'.join(f'[{noun[0].upper()}{noun[0]}]{noun[1:]}' for noun in HEADS)})\.?"
    rf"(?: of| d(?:e(?: l[ao]s?|l)?|u|es|o|a))? (?:[dl]['’])?(?P<name>{NAME})"
)
_WHOLE = Cue(rf"\b(?P<name>(?:Sangkat|Kampung|Kampong|Taman|Khum|Desa|Kelurahan) {NAME})")
"""Names that have the noun of their place as a part."""
_ONE_OF_THEM = re.compile(r"\b(?:an?|another|every|each) $")
_NOT_NAMES = words("not_names")


def unlisted(
    passage: Passage,
    known: list[PlaceMention],
    blocked: list[tuple[int, int]],
    counts: Counter[str],
) -> list[PlaceMention]:
    """The mentions of a passage with the places added that a noun or a number marks as such."""
    text = passage.text
    taken = Taken([*((m.start, m.end) for m in known), *blocked])
    found: list[PlaceMention] = []

    for start, end, name, kind in _told(passage):
        if not taken.free(start, end):
            continue
        if name.startswith("District ") and name[-1].isdigit() and counts["VN"]:
            place = mention(start, end, text[start:end], name, kind, "VN")
        else:
            place = settle(text, start, end, name, kind, known, counts)
        if place is not None:
            taken.add(start, end)
            found.append(place)
    return sorted([*(_at_gate(text, m) for m in known), *found], key=lambda m: m.start)


def _told(passage: Passage) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, name and kind of what nouns and numbers mark as places."""
    text = passage.text
    yield from _listed(text)
    for match in _beside_nouns(passage):
        start, name = _trim(match.start("name"), match.group("name"))
        if name and not _ONE_OF_THEM.search(text, max(0, start - 8), start):
            yield start, match.end("name"), name, KINDS[match.group("noun").lower()]
    for match in chain(_OF.finditer(text), _AFTER_NOUN.finditer(text)):
        start, name = _trim(match.start("name"), match.group("name"))
        if name:
            yield start, match.end("name"), name, KINDS[match.group("noun").lower()]
    for match in _OF_SEVERAL.finditer(text):
        kind = KINDS[SINGULAR[match.group("noun")]]
        for each in _NAME.finditer(text, match.start("names"), match.end("names")):
            yield each.start(), each.end(), each.group(), kind
    for match in _HEAD.finditer(text):
        yield *match.span("name"), match.group("name"), HEADS[match.group("noun").lower()]
    for match in _WHOLE.finditer(text):
        yield *match.span("name"), match.group("name"), "district"
    yield from _numbered(text)


def _numbered(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Districts that a number tells: "Districts 1, 3 and 5"."""
    for match in _NUMBERED.finditer(text):
        noun = match.group("noun").rstrip("s").title()
        yield match.start(), match.end("number"), f"{noun} {match.group('number')}", "district"
        for number in re.finditer(r"\d+", match.group("more")):
            at = match.start("more") + number.start()
            yield at, at + len(number.group()), f"{noun} {number.group()}", "district"


def _beside_nouns(passage: Passage) -> Iterator[re.Match[str]]:
    """Names before a noun of place; not before one with a capital where every word has one."""
    titled = passage.part in ("title", "heading")
    for match in _NAMED.finditer(passage.text) if _NOUN_INSIDE.search(passage.text) else ():
        if not (titled and match.group("noun")[0].isupper()):
            yield match


def _listed(text: str) -> Iterator[tuple[int, int, str, str]]:
    """The names before the last of "Stung Trang and Batheay districts", with their kind."""
    for match in _PLURAL.finditer(text):
        begin = max(0, match.start() - 120)
        listed = _LISTED.search(text[begin : match.start()])
        if not listed:
            continue
        noun = SINGULAR[match.group("noun")]
        for each in _NAME.finditer(listed.group("names")):
            start, name = _trim(begin + listed.start() + each.start(), each.group())
            if name:
                yield start, start + len(name), name, KINDS[noun]


def _at_gate(text: str, place: PlaceMention) -> PlaceMention:
    """The crossing that is named after a town ("Lao Cai International Border Gate")."""
    if place.kind not in ("city", "province", "district") or place.country is None:
        return place
    gate = _GATE.match(text, place.end)
    if not gate:
        return place
    surface = place.surface + gate.group()
    name = place.name + gate.group()
    return mention(place.start, gate.end(), surface, name, "border_crossing", place.country)


def _trim(start: int, name: str) -> tuple[int, str]:
    """A name without leading words that belong to the sentence ("The Ban Muu")."""
    while name:
        first, _, rest = name.partition(" ")
        if first.lower() not in _NOT_NAMES:
            break
        start += len(first) + 1
        name = rest
    return start, name
