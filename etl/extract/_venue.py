"""Where a gathering takes place."""

import re
from dataclasses import dataclass, replace

from etl.document import AnnotatedDocument, AnnotatedPassage, PlaceMention, within
from etl.extract._meeting_words import FOREIGN
from etl.gazetteer import load

_AT = re.compile(
    r"(?:\b(?:in|at|to|for|near|outside|visit(?:s|ed|ing)?|toured|from|hosted\sby)|@|where:|venue:|place:)\s"
    r"(?:(?:the|a)\s)?(?:(?:\w+\s){0,2}(?:town|city|capital|province|resort|hall|post|port|"
    r"village|district|municipality)\s(?:hall\s)?(?:of|in)\s(?:the\s)?|"
    r"(?:\w+['’]s\s)?(?:(?:north|south|east|west)\w*\s)?(?:province\sof\s|capital,?\s|"
    r"city\sof\s)?)?$",
    re.IGNORECASE,
)
_HOSTS = re.compile(r"\s(?:will\s(?:co-)?host|(?:co-)?host(?:s|ed)|is\sto\shost)\b", re.IGNORECASE)
_FRONTED = re.compile(r"\s?(?:[,:;(–—-]|\d|on\b|$)|\s(?:was|is|will|saw)\b|['’]s\s")
_SIDE = re.compile(r"\sside\b")
# "the Libreville consultation", "the Vienna Forum"
_EVENTS = (
    r"(?:[Ff]orum|[Cc]onference|[Cc]onsultations?|[Mm]eeting|[Ss]ummit|[Ww]orkshop|[Ss]eminar|"
    r"[Tt]alks)"
)
_NAMES_EVENT = re.compile(rf"\s(?:[A-Z][\w-]+\s){{0,2}}{_EVENTS}\b")
_DATE_NEXT = re.compile(r",?\s(?:on\s)?\(?(?:\d|[JFMASOND][a-z]+\s\d)")
_HEAD = re.compile(
    r"(?:,\s[A-Z][\w ]{2,20})?\s?(?:,\s\w+\.?,?\s\d|,\s\d|\s?\(|\s?[-–—]|,\s(?:Mon|Tues|Wednes|"
    r"Thurs|Fri|Satur|Sun))"
)
_NAME = re.compile(r"(?P<name>[A-Z][\w'’.-]{1,20}(?:\s[A-Z][\w'’.-]{1,20}){0,3})")
_LISTED = re.compile(r"(?:^|[,;:(–—]|\s-|\b(?:and|or))\s?$")
_PROVINCE = re.compile(r"\s(?:province|prefecture|state|region|division|district)\b", re.IGNORECASE)
_PROVINCE_BEFORE = re.compile(r"\b(?:province|state|region|prefecture)\sof\s$", re.IGNORECASE)
_FROM = re.compile(
    r"(?<!province\s)(?<!city\s)(?<!town\s)(?<!capital\s)(?<!district\s)(?<!village\s)"
    r"\b(?:from|of|with|between)\s(?:the\s)?$",
    re.IGNORECASE,
)
GUESTS_FROM = re.compile(
    r"\b(?:officers|officials|delegations?|teams?|experts|police|representatives|delegates|groups?|"
    r"mission|counterparts?|ministers?|participants|colleagues|prosecutors|judges|NGOs)\s"
    r"(?:\w+\s)?from\s(?:the\s)?$",
    re.IGNORECASE,
)
_TOWNS = ("city", "district", "border_crossing", "town")
# A town that no annotator knows stands where only a place can: "in Porto Alegre".
_UNKNOWN = re.compile(
    r"(?:\b(?:[Ii]n|IN|at|AT)\s(?:downtown\s|central\s)?)"
    r"(?P<name>[A-Z][\w'’]{2,20}(?:[\s-][A-Za-z][\w'’]{1,20}){0,3})"
    rf"|\b[Tt]he\s(?P<attribute>[A-Z][\w'’]{{2,20}}(?:\s[A-Z][\w'’]{{1,20}})?)\s{_EVENTS}\b"
)
_NO_TOWN = re.compile(
    r"(?i:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|the|order|force|addition|"
    r"parliament|court|congress|service)\b"
)
_BIG = 100_000  # people: a smaller namesake says nothing about where a text is


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
    partner = guests = False  # "with Uganda and Ethiopia": neither says where
    for place in _places(passage, start, end):
        if place.kind == "country" and place.form != "name":
            if _SIDE.match(text, place.end):  # "on the Ethiopian side of Moyale"
                found.append(Venue(place, False, 0.0))
            before = None
            continue
        lead = text[max(start, place.start - 48) : place.start]
        inherited = bool(
            before and re.fullmatch(r"\s?(?:,|and|or|,\sand)\s?", text[before.end : place.start])
        )
        guests = bool(GUESTS_FROM.search(lead)) or (inherited and guests)
        partner = bool(_FROM.search(lead)) or (inherited and partner)
        cost = 100.0
        if not guests:
            cost = _cost_of(passage, place, lead, (start, end), inherited, partner)
        if inherited and before and any(v.place is before for v in found):
            # "Vientiane, Laos": the second only says where the first is
            cost = max(cost, 45.0)
        country = place.kind == "country"
        cost += 35.0 if country else 12.0 if place.kind in ("province", "region") else 0.0
        if cost < 100:
            found.append(Venue(place, _is_town(text, place), cost))
        before = place
    return found


def _cost_of(
    passage: AnnotatedPassage,
    place: PlaceMention,
    lead: str,
    stretch: tuple[int, int],
    inherited: bool,
    partner: bool,
) -> float:
    """How little the words around a place say that something is held there; 100: they do not."""
    text = passage.passage.text
    if partner and inherited and place.kind == "country" or _FROM.search(lead):
        return 90.0
    fronted = place.start == stretch[0] and _FRONTED.match(text, place.end)
    if _AT.search(lead) or fronted or _HOSTS.match(text, place.end):
        return 0.0
    if place.kind != "country" and _NAMES_EVENT.match(text, place.end):
        return 10.0
    if _DATE_NEXT.match(text, place.end) and place.kind != "country":
        return 15.0
    if _LISTED.search(lead):
        return 30.0
    return 45.0 if inherited else 100.0


def _places(passage: AnnotatedPassage, start: int, end: int) -> list[PlaceMention]:
    """The places of a stretch, with the big towns that the annotators did not know."""
    known = [_by_size(p) for p in within(passage.places, start, end)]
    taken = [(m.start, m.end) for m in (*known, *passage.actors, *passage.persons)]
    for match in _UNKNOWN.finditer(passage.passage.text, start, end):
        first, last = match.span(match.lastgroup or 0)
        name = match[match.lastgroup or 0]
        if any(a < last and first < b for a, b in taken) or _NO_TOWN.match(name):
            continue
        town = _big_town(name)
        if town:
            known.append(replace(town, start=first, end=first + len(town.surface)))
    return sorted(known, key=lambda p: p.start)


def _by_size(place: PlaceMention) -> PlaceMention:
    """A place that only the text knew, as the big town of its name, where there is one."""
    if place.place_id.startswith("text:") and (town := _big_town(place.surface)):
        return replace(town, start=place.start, end=place.end)
    return place


def _big_town(words: str) -> PlaceMention | None:
    """The big town whose name begins a stretch of words, the longest name first."""
    ends = [m.end() for m in re.finditer(r"[\w'’]+", words)]
    for end in reversed(ends):
        name = words[:end]
        place = load().resolve(name, kind="city")
        if place and place.population >= _BIG:
            return PlaceMention(0, end, name, place.place_id, place.name, place.kind, place.country)
    return None


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
        foreign = 45 * FOREIGN.count(between) + 40 * between.count(";")
        foreign += 60 * between.count(": ")
        return venue.cost + max(away, 0) * 0.6 + foreign

    best = min(found, key=cost, default=None)
    if best is None or cost(best) >= 150:
        return None
    if best.place.kind == "country":  # "in China's province of Yunnan"
        within = [v for v in found if v.place.country == best.place.country and v is not best]
        near = [v for v in within if 0 <= v.place.start - best.place.end < 40 and cost(v) < 150]
        best = min((v for v in near if v.place.kind != "country"), key=cost, default=best)
    return best


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
