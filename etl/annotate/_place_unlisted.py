"""Places that only the text knows: "Ban Muu, in Kutkai township", "Districts 1, 3 and 5"."""

import re
from collections import Counter

from etl.document import Passage, PlaceMention
from etl.gazetteer import search_form

_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž\u1e00-\u1eff][\w'’]*(?:[ -][A-ZÀ-ÖØ-ÞĀ-Ž\u1e00-\u1eff][\w'’]*){0,3}"
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
    rf"\b(?P<name>{_NAME}) (?:refugee |border |fishing |international |land )?(?P<noun>{_NOUN}|"
    rf"{'|'.join(noun.title() for noun in _KINDS)})s?\b"
)
_OF = re.compile(rf"\b(?P<noun>{_NOUN}|islands?) (?:of |called |named )(?P<name>{_NAME})")
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
    passage: Passage, known: list[PlaceMention], counts: Counter[str]
) -> list[PlaceMention]:
    """The mentions of a passage with the places added that a noun or a number marks as such."""
    text = passage.text
    taken = [(mention.start, mention.end) for mention in known]
    found: list[PlaceMention] = []

    def add(start: int, end: int, name: str, kind: str, numbered: bool = False) -> None:
        if any(start < b and a < end for a, b in taken):
            return
        if numbered and counts["VN"]:
            country: str | None = "VN"
        else:
            country = country_for(start, end, known, counts)
        if country is None:
            return
        taken.append((start, end))
        slug = "-".join(search_form(name).split())
        place_id = f"text:{country.lower()}:{slug}"
        found.append(PlaceMention(start, end, text[start:end], place_id, name, kind, country))

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
    return sorted([*known, *found], key=lambda mention: mention.start)


def _trim(start: int, name: str) -> tuple[int, str]:
    """A name without leading words that belong to the sentence ("The Ban Muu")."""
    while name:
        first, _, rest = name.partition(" ")
        if first.lower() not in _NOT_NAMES:
            break
        start += len(first) + 1
        name = rest
    return start, name


def country_for(
    start: int, end: int, known: list[PlaceMention], counts: Counter[str]
) -> str | None:
    """The country of a place that only the text names: its container's, the nearest's, the document's."""
    after = [m for m in known if m.country and 0 <= m.start - end < 40 and m.form == "name"]
    if after:
        return after[0].country
    before = [m for m in known if m.country and m.end <= start and m.kind != "country"]
    if before:
        return before[-1].country
    nearest = min((m for m in known if m.country), key=lambda m: abs(m.start - end), default=None)
    if nearest:
        return nearest.country
    return counts.most_common(1)[0][0] or None if counts else None
