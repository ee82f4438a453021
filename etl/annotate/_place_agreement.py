"""One name, one place: what a document once calls a province is the province throughout."""

import re
from dataclasses import replace

from etl.document import Passage, PlaceMention
from etl.gazetteer import Gazetteer, search_form

_BETWEEN = re.compile(r"(?:,|,? and|,? or|,? &)\s*$|^\s*(?:,|,? and|,? or|,? &)\s*$")
_PROVINCES_AFTER = re.compile(r"\s+provinces\b", re.IGNORECASE)
_PROVINCES_BEFORE = re.compile(r"\bprovinces\b[^.;:()]{0,40}$", re.IGNORECASE)
_CITY_AFTER = re.compile(r"\s+(?:city|town|municipality|district|township)\b", re.IGNORECASE)
_CITY_NAMED = re.compile(r"\b(?:city|town|municipality)\b", re.IGNORECASE)
_CITY_BEFORE = re.compile(r"\b(?:city|town|capital|municipality) of $", re.IGNORECASE)


def agree(
    passages: list[Passage], marked: list[list[PlaceMention]], gazetteer: Gazetteer
) -> list[list[PlaceMention]]:
    """The mentions with towns turned into the provinces that the document calls by their names.

    A list before or after "provinces" names provinces, each of them; what is called a province in
    one place is the province elsewhere too, but for "X City" and "the town of X".
    """
    called: set[tuple[str, str | None]] = set()
    for passage, mentions in zip(passages, marked, strict=True):
        for group in _lists(passage.text, mentions):
            if _of_provinces(passage.text, group):
                called.update(_key(mention) for mention in group)
        called.update(_key(mention) for mention in mentions if mention.kind == "province")
    return [
        [_as_called(mention, passage.text, called, gazetteer) for mention in mentions]
        for passage, mentions in zip(passages, marked, strict=True)
    ]


def _key(mention: PlaceMention) -> tuple[str, str | None]:
    return search_form(mention.name), mention.country


def _lists(text: str, mentions: list[PlaceMention]) -> list[list[PlaceMention]]:
    found: list[list[PlaceMention]] = []
    for mention in mentions:
        if mention.kind == "country":
            continue
        if found and _BETWEEN.match(text[found[-1][-1].end : mention.start]):
            found[-1].append(mention)
        else:
            found.append([mention])
    return found


def _of_provinces(text: str, group: list[PlaceMention]) -> bool:
    before = text[max(0, group[0].start - 60) : group[0].start]
    return bool(_PROVINCES_AFTER.match(text, group[-1].end) or _PROVINCES_BEFORE.search(before))


def _as_called(
    mention: PlaceMention, text: str, called: set[tuple[str, str | None]], gazetteer: Gazetteer
) -> PlaceMention:
    if mention.kind != "city" or _key(mention) not in called:
        return mention
    named_city = (
        _CITY_NAMED.search(mention.surface)
        or _CITY_AFTER.match(text, mention.end)
        or _CITY_BEFORE.search(text[max(0, mention.start - 20) : mention.start])
    )
    province = gazetteer.resolve(mention.name, mention.country, "province")
    if named_city or province is None:
        return mention
    return replace(mention, place_id=province.place_id, name=province.name, kind="province")
