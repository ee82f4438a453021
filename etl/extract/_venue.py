"""Where a gathering takes place."""

import re
from dataclasses import dataclass

from etl.document import AnnotatedDocument, AnnotatedPassage, PlaceMention
from etl.extract._meeting_words import FOREIGN
from etl.gazetteer import load

_AT = re.compile(
    r"(?:\b(?:in|at|to|for|near|outside|visited|visit|toured|from)|@|where:|venue:|place:)\s"
    r"(?:(?:the|a)\s)?(?:(?:\w+\s){0,2}(?:town|city|capital|province|resort|hall|post|port|"
    r"village|district|municipality)\s(?:hall\s)?(?:of|in)\s(?:the\s)?|"
    r"(?:\w+['’]s\s)?(?:(?:north|south|east|west)\w*\s)?(?:province\sof\s|capital,?\s|"
    r"city\sof\s)?)?$",
    re.IGNORECASE,
)
_HOSTS = re.compile(r"\s(?:will\s(?:co-)?host|(?:co-)?host(?:s|ed)|is\sto\shost)\b", re.IGNORECASE)
_DATE_NEXT = re.compile(r",?\s(?:on\s)?\(?(?:\d|[JFMASOND][a-z]+\s\d)")
_HEAD = re.compile(
    r"(?:,\s[A-Z][\w ]{2,20})?\s?(?:,\s\w+\.?,?\s\d|,\s\d|\s?\(|\s?[-–—]|,\s(?:Mon|Tues|Wednes|"
    r"Thurs|Fri|Satur|Sun))"
)
_NAME = re.compile(r"(?P<name>[A-Z][\w'’.-]{1,20}(?:\s[A-Z][\w'’.-]{1,20}){0,3})")
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
    partner = False  # "with Uganda and Ethiopia": neither says where
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
        partner = bool(_FROM.search(lead)) or (inherited and partner)
        cost = 100.0
        if partner and inherited and place.kind == "country" or _FROM.search(lead):
            cost = 90.0
        elif _AT.search(lead) or place.start == start or _HOSTS.match(text, place.end):
            cost = 0.0
        elif _DATE_NEXT.match(text, place.end) and place.kind != "country":
            cost = 15.0
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


def nearest(text: str, found: list[Venue], anchors: list[tuple[int, int]]) -> Venue | None:
    """The venue that costs least: its own kind and its distance to what it belongs to."""

    def cost(venue: Venue) -> float:
        place = venue.place
        away, between = min(
            (place.start - b, text[b : place.start])
            if place.start >= b
            else (a - place.end, text[place.end : a])
            for a, b in anchors
        )
        foreign = 45 * len(FOREIGN.findall(between)) + 40 * between.count(";")
        return venue.cost + max(away, 0) * 0.6 + foreign

    best = min(found, key=cost, default=None)
    return best if best and cost(best) < 150 else None


def dateline(annotated: AnnotatedDocument) -> PlaceMention | None:
    """The town at the head of a story or letter ("KUNMING, Oct. 22")."""
    for passage in annotated.passages[:8]:
        text = passage.passage.text
        places = passage.places
        if passage.passage.part == "header" and (name := _NAME.match(text)):
            place = load().resolve(name["name"])
            if place and place.kind != "country" and _HEAD.match(text[name.end() :]):
                return PlaceMention(
                    0,
                    name.end(),
                    name["name"],
                    place.place_id,
                    place.name,
                    place.kind,
                    place.country,
                )
        for place in places[:1]:
            if place.start <= 2 and place.kind != "country" and _HEAD.match(text[place.end :][:40]):
                return place
    return None
