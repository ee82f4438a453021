"""Names told to be provinces are provinces, not the towns so named.

They stand at the head of the rows of a table headed "Province", are listed after "Provinces ...:",
or are explained: "X, a mountainous province".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.document import Passage, PlaceMention
from etl.gazetteer import Gazetteer

_HEADING = re.compile(
    r"[|\s]*(?:(?:home|name\sof|by|source|destination|sending|receiving)\s){0,2}"
    r"(?:province|state|region|governorate|department|prefecture)s?\b(?=[\s|:]|$)",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(r",\s(?:an?|the)\s(?:[\w'’-]+\s){0,4}?province\b", re.IGNORECASE)
_LISTED = re.compile(r"\bprovinces\b[^.;:\d]{0,40}:\s", re.IGNORECASE)
_LIST = re.compile(r"[^.;:\d]{0,90}")
_LONGEST = 110
_PROSE = re.compile(r"[^\W\d_]{2}[.!?](?:\s|$)")
_TOWN = frozenset(["city", "district"])


def of_rows(
    passages: Sequence[Passage], marked: list[list[PlaceMention]], gazetteer: Gazetteer
) -> list[list[PlaceMention]]:
    """The mentions of each passage, with those at the head of such a table's rows as provinces.

    Args:
        passages: In document order.
        marked: Their mentions.
        gazetteer: With the provinces.
    """
    found: list[list[PlaceMention]] = []
    under = False
    for passage, mentions in zip(passages, marked, strict=True):
        text = passage.text
        row = len(text) <= _LONGEST and not _PROSE.search(text)
        under = under and row
        if row and not mentions and _HEADING.match(text):
            under = True
        elif under and row and mentions and not text[: mentions[0].start].strip(" |"):
            mentions = [_province(mentions[0], gazetteer), *mentions[1:]]
        elif "rovince" in text:
            mentions = [m if not _told(m, text) else _province(m, gazetteer) for m in mentions]
        found.append(mentions)
    return found


def _told(mention: PlaceMention, text: str) -> bool:
    """Whether the words beside a name say that it is a province."""
    if _EXPLAINED.match(text, mention.end):
        return True
    listed = list(_LISTED.finditer(text, 0, mention.start))
    return bool(listed and _LIST.fullmatch(text, listed[-1].end(), mention.start))


def _province(mention: PlaceMention, gazetteer: Gazetteer) -> PlaceMention:
    """The province that a town shares its name with, in the same country; else the mention."""
    if mention.kind not in _TOWN:
        return mention
    for hit in gazetteer.find(mention.surface):
        for place in (gazetteer.places[place_id] for place_id in hit.candidates):
            alike = hit.end - hit.start == len(mention.surface) and place.kind == "province"
            if alike and place.country == mention.country:
                return replace(mention, place_id=place.place_id, name=place.name, kind=place.kind)
    return mention
