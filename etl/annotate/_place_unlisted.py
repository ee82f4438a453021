"""Places that only the text knows: "Ban Muu, in Kutkai township", "Districts 1, 3 and 5"."""

import re
from collections import Counter
from collections.abc import Iterator

from etl.annotate._place_country import mention, settle
from etl.annotate._place_spans import Taken
from etl.annotate._place_words import words
from etl.document import Passage, PlaceMention
from etl.scan import Cue

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž\u1e00-\u1eff][\w'’]{0,40}"
NAME = rf"{_CAPITAL}(?:[ -](?:al-|el-|an-|as-)?{_CAPITAL}){{0,3}}"
_NOUNS_OF_KIND = {
    "province": "province state",
    "city": "village hamlet town city camp",
    "district": "prefecture district township county commune subdistrict sub-district ward quarter "
    "neighbourhood neighborhood",
    "border_crossing": "port pass crossing checkpoint gate",
    "region": "island",
}
_KINDS = {noun: kind for kind, nouns in _NOUNS_OF_KIND.items() for noun in nouns.split()}
_NOUN = "|".join(sorted(_KINDS, key=len, reverse=True))
_NAMED = re.compile(
    rf"\b(?P<name>{NAME}) (?:refugee |border |fishing |international |land )?(?P<noun>{_NOUN}|"
    rf"{'|'.join(noun.title() for noun in _KINDS)})s?\b"
)
_PLURAL = Cue(r" (?P<noun>districts|communes|townships|counties|villages|subdistricts|wards)\b")
_LISTED = re.compile(rf"(?P<names>{NAME}(?:, {NAME}){{0,6}},? and ){NAME}$")
_NAME = re.compile(NAME)
_GATE = re.compile(r" International Border (?:Gate|Crossing|Checkpoint)\b")
_NOUN_INSIDE = Cue(rf" (?:{_NOUN})", re.IGNORECASE)
_OF = Cue(rf"\b(?P<noun>{_NOUN}|islands?) (?:of |called |named )(?P<name>{NAME})")
_NUMBERED = Cue(
    r"\b(?P<noun>[Dd]istricts?|Commune|Ward|Quartier|Quận|Zone) (?P<number>\d{1,2})(?!\d|[.,]\d|"
    r" ?%)"
    r"(?P<more>(?:, \d{1,2}(?!\d))*(?:,? (?:and|or) \d{1,2}(?!\d))?)"
)
_HEAD = Cue(
    r"\b(?:[Tt]ambon|[Aa]mphoe|[Bb]arangay|[Kk]ecamatan|[Kk]abupaten|[Uu]pazila|[Ww]oreda|[Kk]ebele|"
    rf"[Tt]ehsil|[Tt]aluk|[Cc]orregimiento|[Mm]unicipio de) (?P<name>{NAME})"
)
"""Words for a district that stand before its name."""
_WHOLE = Cue(rf"\b(?P<name>(?:Sangkat|Kampung|Kampong|Taman|Khum|Desa|Kelurahan) {NAME})")
"""The same, where they are written as part of it."""
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
            yield start, match.end("name"), name, _KINDS[match.group("noun").lower()]
    for match in _OF.finditer(text):
        start, name = _trim(match.start("name"), match.group("name"))
        if name:
            kind = _KINDS.get(match.group("noun").lower(), "region")
            yield start, match.end("name"), name, kind
    for match in (*_HEAD.finditer(text), *_WHOLE.finditer(text)):
        yield match.start("name"), match.end("name"), match.group("name"), "district"
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
        noun = match.group("noun").replace("ies", "y").rstrip("s")
        for each in _NAME.finditer(listed.group("names")):
            start, name = _trim(begin + listed.start() + each.start(), each.group())
            if name:
                yield start, start + len(name), name, _KINDS[noun]


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
