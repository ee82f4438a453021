"""The country of a place that the text names and the search does not know."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from etl import gazetteer
from etl.annotate._place_spans import near
from etl.document import PlaceMention
from etl.gazetteer import Place, search_form

_REACH = 600
_FROM = re.compile(r"\b(?:from|of) $")
_TO = re.compile(r"\b(?:to|into) $")
_CONTAINS = re.compile(r"(?: \w+)?(?:, | \(|,? in |,? of |,? near )(?:the )?(?:\w+ (?:of|in) )?")
_COUNTRY_OF = re.compile(r"(?:, | \(|,? in )(?:the )?")


def settle(
    text: str,
    start: int,
    end: int,
    name: str,
    kind: str,
    known: list[PlaceMention],
    counts: Counter[str],
) -> PlaceMention | None:
    """The mention of a place that the search does not know; None where it can lie anywhere.

    Its country is that of the place named right after it ("in Kutkai township"); else, where the
    gazetteer has smaller places of the name in countries that the document speaks of, the one of
    these that it speaks of most; else the one it speaks of most near by.

    Args:
        text: The passage's.
        start: First code point of the name.
        end: One past the last.
        name: As shown.
        kind: As the words beside it tell.
        known: The passage's other places.
        counts: Weight of each country in the document.
    """
    inside = _containing(text, end, known)
    weights = {inside: 1.0} if inside else _weights(text, start, end, known, counts)
    place = listed(name, weights)
    if place is not None and place.country:
        if kind not in (place.kind, "city"):
            return mention(start, end, text[start:end], name, kind, place.country)
        surface = text[start:end]
        shown, country = place.name, place.country
        return PlaceMention(start, end, surface, place.place_id, shown, place.kind, country)
    country = max(weights, key=weights.__getitem__, default=None)
    return mention(start, end, text[start:end], name, kind, country) if country else None


def listed(name: str, weights: Mapping[str, float], words: bool = True) -> Place | None:
    """The smaller place of a name in the country that weighs most, of those that weigh at all.

    Args:
        name: As written.
        weights: By country.
        words: Whether a name that is an English word counts.
    """
    further = gazetteer.load().further(name, words)
    places = [p for p in further if weights.get(p.country or "", 0.0) > 0]
    # They come by population: the first of a country is its largest.
    return max(places, key=lambda place: weights[place.country or ""], default=None)


def mention(start: int, end: int, surface: str, name: str, kind: str, country: str) -> PlaceMention:
    """A mention of a place that only the text knows."""
    slug = "-".join(search_form(name).split())
    place_id = f"text:{country.lower()}:{slug}"
    return PlaceMention(start, end, surface, place_id, name, kind, country)


def _containing(text: str, end: int, known: list[PlaceMention]) -> str | None:
    """The country of the place that the words right behind a name put it in."""
    for other in near(known, end, end, 30):
        if other.start < end or not other.country:
            continue
        pattern = _CONTAINS if other.kind != "country" else _COUNTRY_OF
        if other.form == "name" and pattern.fullmatch(text, end, other.start):
            return other.country
    return None


def _weights(
    text: str, start: int, end: int, known: list[PlaceMention], counts: Counter[str]
) -> dict[str, float]:
    """How much the places near by, those before first, and the document speak for each country.

    An origin ("from Vietnam") and a nationality say little about where a place is.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    total = sum(counts.values()) or 1
    for country, count in counts.items():
        weights[country] += 2.5 * count / total
    for other in near(known, start, end, _REACH):
        if not other.country:
            continue
        gap = other.start - end if other.start >= end else start - other.end
        if other.kind != "country":
            weight, reach = 1.5, 100.0
        elif other.form == "name" and not _FROM.search(text, max(0, other.start - 6), other.start):
            weight, reach = 2.0, 80.0
        else:
            weight, reach = 0.4, 80.0
        if other.start >= end and _TO.search(text, max(0, other.start - 6), other.start):
            weight *= 0.2
        weights[other.country] += weight * math.exp(-gap / reach)
    weights.pop("", None)
    return dict(weights)
