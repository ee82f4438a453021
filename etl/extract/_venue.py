"""Where a gathering takes place."""

import re
from dataclasses import dataclass

from etl.document import AnnotatedPassage, PlaceMention

_AT = re.compile(
    r"(?:\b(?:in|at|to|for|near|outside|visited|visit|toured|from)|@|where:|venue:|place:)\s"
    r"(?:(?:the|a)\s)?(?:(?:\w+\s){0,2}(?:town|city|capital|province|resort|hall|post|port|village|district|municipality)\s(?:hall\s)?(?:of|in)\s|"
    r"(?:\w+['’]s\s)?(?:(?:north|south|east|west)\w*\s)?(?:province\sof\s|capital,?\s|city\sof\s)?)?$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:^|[,;:(\-–]|\b(?:and|or))\s?$")
_PROVINCE = re.compile(r"\s(?:province|prefecture|state|region|division|district)\b", re.IGNORECASE)
_PROVINCE_BEFORE = re.compile(r"\b(?:province|state|region|prefecture)\sof\s$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|of|with|between)\s(?:the\s)?$", re.IGNORECASE)
_TOWNS = ("city", "district", "border_crossing", "town")


@dataclass(frozen=True, slots=True)
class Venue:
    """A place of meeting: the mention behind it, whether a town, and how near it stands."""

    place: PlaceMention
    town: bool
    cost: float


def venues(passage: AnnotatedPassage, start: int, end: int) -> list[Venue]:
    """Places in a stretch of text that can be where something is held."""
    text = passage.passage.text
    found: list[Venue] = []
    before: PlaceMention | None = None
    for place in passage.places:
        if not start <= place.start < end:
            continue
        if place.kind == "country" and place.form != "name":
            before = None
            continue
        lead = text[max(start, place.start - 48) : place.start]
        inherited = bool(
            before and re.fullmatch(r"\s?(?:,|and|or|,\sand)\s?", text[before.end : place.start])
        )
        cost = 100.0
        if _FROM.search(lead):
            cost = 90.0
        elif _AT.search(lead) or place.start == start:
            cost = 0.0
        elif _LISTED.search(lead):
            cost = 30.0
        elif inherited:
            cost = 45.0
        if inherited and before and any(v.place is before for v in found):
            # "Vientiane, Laos": the second only says where the first is
            cost = max(cost, 45.0)
        country = place.kind == "country"
        cost += 35.0 if country else 12.0 if place.kind in ("province", "region") else 0.0
        if cost < 100:
            found.append(Venue(place, _is_town(text, place), cost))
        before = place
    return found


def _is_town(text: str, place: PlaceMention) -> bool:
    if place.kind in _TOWNS:
        return not _PROVINCE.match(text, place.end)
    return (
        place.kind == "province"
        and not _PROVINCE.match(text, place.end)
        and not _PROVINCE_BEFORE.search(text[max(0, place.start - 20) : place.start])
    )


def nearest(found: list[Venue], anchors: list[tuple[int, int]]) -> Venue | None:
    """The venue that costs least: its own kind and its distance to what it belongs to."""

    def cost(venue: Venue) -> float:
        place = venue.place
        away = min(max(a - place.end, place.start - b, 0) for a, b in anchors)
        return venue.cost + away * 0.6

    best = min(found, key=cost, default=None)
    return best if best and cost(best) < 150 else None
