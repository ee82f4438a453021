"""Places that only the text knows: "Ban Muu, in Kutkai township", "Districts 1, 3 and 5"."""

import math
import re
from collections import Counter

from etl.document import Passage, PlaceMention
from etl.gazetteer import search_form

NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž\u1e00-\u1eff][\w'’]*(?:[ -](?:al-|el-|an-|as-)?[A-ZÀ-ÖØ-ÞĀ-Ž\u1e00-\u1eff][\w'’]*){0,3}"
_KINDS = {
    "province": "province", "prefecture": "district", "state": "province", "district": "district",
    "township": "district", "county": "district", "commune": "district", "village": "city",
    "hamlet": "city", "town": "city", "city": "city", "port": "border_crossing", "pass": "border_crossing",
    "crossing": "border_crossing", "checkpoint": "border_crossing", "gate": "border_crossing",
    "subdistrict": "district", "sub-district": "district", "ward": "district", "camp": "city",
    "island": "region", "quarter": "district", "neighbourhood": "district", "neighborhood": "district",
}  # fmt: skip
_NOUN = "|".join(sorted(_KINDS, key=len, reverse=True))
_NAMED = re.compile(
    rf"\b(?P<name>{NAME}) (?:refugee |border |fishing |international |land )?(?P<noun>{_NOUN}|"
    rf"{'|'.join(noun.title() for noun in _KINDS)})s?\b"
)
_OF = re.compile(rf"\b(?P<noun>{_NOUN}|islands?) (?:of |called |named )(?P<name>{NAME})")
_NUMBERED = re.compile(
    r"\b(?P<noun>[Dd]istricts?|Commune|Ward|Quartier|Quận|Zone) (?P<number>\d{1,2})(?!\d|[.,]\d| ?%)"
    r"(?P<more>(?:, \d{1,2}(?!\d))*(?:,? (?:and|or) \d{1,2}(?!\d))?)"
)
_ONE_OF_THEM = re.compile(r"\b(?:an?|another|every|each) $")
_NOT_NAMES = frozenset(
    "the a an this that these those each every no any some his her their our its my your new old other same "
    "home next member members eleven twelve thirteen tuesday's another one two three four five six seven eight nine ten first second third in at from to of near and or "
    "northern southern eastern western central border provincial national local police people people's chinese "
    "thai lao burmese khmer vietnamese cambodian january february march april may june july august september "
    "october november december monday tuesday wednesday thursday friday saturday sunday most many "
    "khmu hmong akha process foundation group project programme program next last previous end date number host border "
    "all both several international special economic united industrial free foreign".split()
)  # fmt: skip


def unlisted(
    passage: Passage,
    known: list[PlaceMention],
    blocked: list[tuple[int, int]],
    counts: Counter[str],
) -> list[PlaceMention]:
    """The mentions of a passage with the places added that a noun or a number marks as such."""
    text = passage.text
    taken = [*((m.start, m.end) for m in known), *blocked]
    found: list[PlaceMention] = []

    def add(start: int, end: int, name: str, kind: str, numbered: bool = False) -> None:
        if any(start < b and a < end for a, b in taken):
            return
        if numbered and counts["VN"]:
            country: str | None = "VN"
        else:
            country = country_for(text, start, end, known, counts)
        if country is None:
            return
        taken.append((start, end))
        found.append(mention(start, end, text[start:end], name, kind, country))

    for match in _NAMED.finditer(text):
        start, name = _trim(match.start("name"), match.group("name"))
        if name and not _ONE_OF_THEM.search(text, max(0, start - 8), start):
            add(start, match.end("name"), name, _KINDS[match.group("noun").lower()])
    for match in _OF.finditer(text):
        start, name = _trim(match.start("name"), match.group("name"))
        if name:
            add(start, match.end("name"), name, _KINDS.get(match.group("noun").lower(), "region"))
    for match in _NUMBERED.finditer(text):
        noun = match.group("noun").rstrip("s").title()
        add(
            match.start(),
            match.end("number"),
            f"{noun} {match.group('number')}",
            "district",
            noun == "District",
        )
        for number in re.finditer(r"\d+", match.group("more")):
            at = match.start("more") + number.start()
            add(
                at,
                at + len(number.group()),
                f"{noun} {number.group()}",
                "district",
                noun == "District",
            )
    return sorted([*known, *found], key=lambda m: m.start)


def mention(start: int, end: int, surface: str, name: str, kind: str, country: str) -> PlaceMention:
    """A mention of a place that only the text knows."""
    slug = "-".join(search_form(name).split())
    place_id = f"text:{country.lower()}:{slug}"
    return PlaceMention(start, end, surface, place_id, name, kind, country)


def _trim(start: int, name: str) -> tuple[int, str]:
    """A name without leading words that belong to the sentence ("The Ban Muu")."""
    while name:
        first, _, rest = name.partition(" ")
        if first.lower() not in _NOT_NAMES:
            break
        start += len(first) + 1
        name = rest
    return start, name


_FROM = re.compile(r"\b(?:from|of) $")


def country_for(
    text: str, start: int, end: int, known: list[PlaceMention], counts: Counter[str]
) -> str | None:
    """The country of a place that only the text names.

    That of the place named right after it ("in Kutkai township"); else the one that the places
    near by, those before it first, and the whole document speak for. An origin ("from Vietnam")
    and a nationality say little about where a place is.
    """
    weights: Counter[str] = Counter()
    total = sum(counts.values()) or 1
    for country, count in counts.items():
        weights[country] += 1.5 * count / total
    for other in known:
        if not other.country:
            continue
        gap = other.start - end if other.start >= end else start - other.end
        if other.kind != "country":
            if 0 <= other.start - end < 30 and _CONTAINS.fullmatch(text, end, other.start):
                return other.country
            weight, reach = 2.0, 150.0
        elif other.form == "name" and not _FROM.search(text, max(0, other.start - 6), other.start):
            weight, reach = 1.2, 80.0
        else:
            weight, reach = 0.4, 80.0
        weights[other.country] += weight * math.exp(-gap / reach)
    weights.pop("", None)
    return weights.most_common(1)[0][0] if weights else None


_CONTAINS = re.compile(r"(?: \w+)?(?:, | \(|,? in |,? of |,? near )(?:the )?(?:\w+ (?:of|in) )?")
