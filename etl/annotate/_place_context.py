"""Which place of a name is meant: the countries spoken of, the noun beside it, its size."""

import math
import re

from etl.annotate._place_countries import Countries
from etl.annotate._place_nouns import PROVINCES
from etl.annotate._place_shape import Sight, cut_off
from etl.gazetteer import Place, load, search_form
from etl.scan import Rare

_OF_PROVINCES = "|".join(PROVINCES)
_KIND_AFTER = re.compile(
    r"[ ,]*(?:(?:special|autonomous|border|international|local|land|hill)[ -])*"
    rf"({_OF_PROVINCES}|provincial|provinces|states|governorates|"
    r"region|division|city|town|municipality|cities|"
    r"towns|"
    r"district|districts|county|counties|township|townships|prefecture|border|crossing|checkpoint|"
    r"gate|pass|port|"
    r"delta|river|island)\b",
    re.I,
)
_ADJECTIVE = re.compile(r"\b(?:an?|two|three|four|one|['’]s) $")
_KIND_INSIDE = re.compile(rf" ({_OF_PROVINCES})$", re.IGNORECASE)
_PROVINCE = re.compile(r" (?:[Pp]rovince|PROVINCE|[Ss]tate|STATE)\b(?!['’ -](?:s\b|[Dd]epartment))")
_PROVINCES = re.compile(
    r"(?:, |,? and |,? or )(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}(?:, |,? and |,? or )){0,8}"
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2} (?:provinces|states)\b"
)
_KIND_BEFORE = Rare(
    rf"\b({_OF_PROVINCES}|region|city|town|cities|towns|district|districts|county|"
    r"township|prefecture|"
    r"crossing|checkpoint|gate|port|capital)s? (?:of |at |in |like |such as )?$",
    re.I,
)
_NOUN_KINDS: dict[str, dict[str, float]] = {
    **{noun[:7]: {"province": 4.0} for noun in (*PROVINCES, "division")},
    "region": {"province": 2.0, "region": 2.0},
    "city": {"city": 4.0},
    "cities": {"city": 4.0},
    "town": {"city": 4.0},
    "towns": {"city": 4.0},
    "municip": {"city": 4.0},
    "capital": {"city": 3.0},
    "distric": {"district": 4.0, "city": 2.0},
    "county": {"district": 4.0, "city": 2.0},
    "countie": {"district": 4.0, "city": 2.0},
    "townshi": {"district": 4.0, "city": 3.0},
    "prefect": {"district": 4.0, "province": 2.0, "city": 2.0},
    "border": {"border_crossing": 1.0},
    "crossin": {"border_crossing": 4.0},
    "checkpo": {"border_crossing": 4.0},
    "gate": {"border_crossing": 4.0},
    "pass": {"border_crossing": 3.0},
    "port": {"border_crossing": 1.0},
    "delta": {"region": 3.0},
    "river": {"region": 3.0},
    "island": {"region": 2.0},
}
"""The first seven letters of a noun beside a name, and how much it speaks for each kind."""
_NO_COUNTRY = {"country": -6.0}
"""What a list of provinces speaks against: the country that bears the name of one."""
_KIND_PRIOR = {
    "country": 6.0,
    "province": 0.6,
    "city": 0.3,
    "border_crossing": 0.2,
    "district": -0.6,
}
_ENDS = re.compile(r"[.,;:)]|$| (?:and|or|in|on|by|at|from|to|with|where|which)\b")
_ALONE = re.compile(r"[.;:)]|$| (?:in|on|by|at|from|to|where|since|after|is|was)\b")
# People of a place.
TOWN = 10_000
MAIN_TOWN = 30_000
SIZED = 50_000
MIDDLING = 150_000
LARGE = 200_000
HUGE = 1_000_000
TINY = 30
"""A place with so many times fewer people than its namesake is seldom meant."""
ALIKE = 6
"""One with no more than so many times fewer may be."""
SHORT = 6
"""Letters of by-names that persons bear as well."""
LONG = 5
"""Letters of names that are no word or person's by chance."""
WORLD_CITY = 1.5
"""What a large town must score whose name is also a word, after a preposition of place."""
WATERS = ("River", "Sea", "Ocean", "Strait", "Basin")
NONE, NEVER = -99.0, 99.0
_RANK_PRIOR = (3.0, 2.0, 0.8, 0.0)


def best(sight: Sight, places: list[Place], countries: Countries) -> Place | None:
    """The likeliest place that a name means here, or None where none is likely enough."""
    nouns = _nouns(sight)
    places = _of_hand(places, sight, countries)
    largest = max(places, key=lambda place: place.population)
    known = any(
        countries.knows(p.country)
        and (
            p.population * ALIKE > largest.population
            or p.kind == "province"
            or _rather(p, largest, countries)
        )
        for p in places
    )
    cities = {p.country for p in places if p.kind == "city" and p.population > LARGE}
    named = any(p.rank == 0 and countries.knows(p.country) and _own(p, sight) for p in places)
    borders = {place.borders for place in places if place.kind == "border_crossing"} - {()}
    scored: list[tuple[float, Place]] = []
    for place in places:
        score = _score(place, sight, nouns, countries, largest, named)
        if len(borders) > 1:
            score += _other_side(place, countries)
        if known and not countries.knows(place.country):
            score -= 3.0
        if place.kind == "province" and place.rank > 1 and place.country in cities and not nouns:
            score -= 3.0
        scored.append((score, place))
    score, place = max(scored, key=lambda pair: pair[0])
    if place.rank > 1 and sight.located and not cut_off(sight) and not sight.shouted:
        place_here = _smaller(sight, place, countries)
        if place_here is not None:
            return place_here
    return place if score >= _threshold(place, sight, countries) else None


def _smaller(sight: Sight, place: Place, countries: Countries) -> Place | None:
    """The smaller place of the name in a country of the text, where it says little of the other's.

    Args:
        sight: After a preposition of place.
        place: The likeliest of those that are searched for.
        countries: Those around it.
    """
    if not countries.outweighed(place.country):
        return None
    by_its_size = MIDDLING if countries.knows(place.country) else HUGE
    if place.population > (by_its_size if _own(place, sight) else 2 * HUGE):
        return None
    here = [
        p for p in load().further(sight.surface) if countries.outweighs(p.country, place.country)
    ]
    return max(here, key=lambda p: countries.favour(p.country), default=None)


def _of_hand(places: list[Place], sight: Sight, countries: Countries) -> list[Place]:
    """A region of several countries, alone, unless the text is about a namesake's country."""
    own = [p for p in places if p.kind == "region" and p.rank == 0 and p.country is None]
    if not own or search_form(own[0].name) != search_form(sight.surface):
        return places
    others = {p.country for p in places if p.country}
    if countries.near and max(countries.near, key=countries.near.__getitem__) not in others:
        return own
    about = sum(countries.document[c] for c in others)
    return places if about > 0.3 * sum(countries.document.values()) else own


def _tiny(place: Place, largest: int) -> bool:
    """Whether a place is so much smaller than its namesake that it is seldom meant."""
    return 0 < place.population * TINY < largest


def _rather(place: Place, largest: Place, countries: Countries) -> bool:
    """Whether a town is meant before a far larger one of the name: the text is on its country."""
    alike = place.population >= TOWN and largest.rank > 1
    return alike and countries.outweighs(place.country, largest.country)


def _nouns(sight: Sight) -> dict[str, float]:
    inside = _KIND_INSIDE.search(sight.surface)
    found = inside or _KIND_AFTER.match(sight.after) or _KIND_BEFORE.search(sight.before)
    if found:
        return _NOUN_KINDS.get(found.group(1).lower()[:7], {})
    return {**_NOUN_KINDS["provinc"], **_NO_COUNTRY} if of_provinces(sight) else {}


def of_provinces(sight: Sight) -> bool:
    """Whether a name is called a province, alone or in a list: "Gaza and Inhambane provinces"."""
    return bool(_PROVINCE.match(sight.after) or _PROVINCES.match(sight.after))


def _score(
    place: Place,
    sight: Sight,
    nouns: dict[str, float],
    countries: Countries,
    largest: Place,
    named: bool,
) -> float:
    score = _RANK_PRIOR[place.rank] + _KIND_PRIOR.get(place.kind, 0.0)
    score += 0.35 * math.log10(place.population + 10)
    score += nouns.get(place.kind, 0.0)
    if not _own(place, sight):
        score -= 0.0 if place.rank == 0 else 2.0 if named else 1.0
    if place.rank > 1 and _tiny(place, largest.population) and place.country != countries.beside:
        score -= 0.0 if _rather(place, largest, countries) else 4.0
    return score + countries.favour(place.country)


def _other_side(place: Place, countries: Countries) -> float:
    """How much more the surroundings speak for both countries that a crossing joins than for one.

    For names that crossings of several borders bear ("Friendship Bridge").
    """
    if place.kind != "border_crossing" or len(place.borders) != 1:
        return 0.0
    joined = sum(countries.favour(country) for country in place.borders[0].split("-")) / 2
    return joined - countries.favour(place.country)


def _threshold(place: Place, sight: Sight, countries: Countries) -> float:
    """What a place must score: little for those entered by hand, more for an English word."""
    if place.kind == "country":
        return NONE
    if _short_alias(place, sight) and (cut_off(sight) or not sight.located):
        return NEVER
    if place.rank == 0 and not sight.hit.weak:
        return NONE
    if sight.next_word in WATERS or (place.kind == "city" and _with_article(sight)):
        return NEVER
    if sight.shouted and (sight.hit.weak or (place.rank > 1 and not sight.located)):
        return 3.0 if _in_capitals(place, sight, countries) else NEVER
    return (_of_word if sight.hit.weak else _of_name)(place, sight, countries.knows(place.country))


def _of_word(place: Place, sight: Sight, known: bool) -> float:
    """What a place must score whose name is an English word; whether its country is told of."""
    main = _own(place, sight)
    if main and place.population > HUGE and sight.modifies:
        return WORLD_CITY
    if not sight.locative or cut_off(sight):
        return NEVER
    if main and (place.population > HUGE or (place.population > LARGE and sight.located)):
        return WORLD_CITY
    return 3.0 if known else 4.5


def _of_name(place: Place, sight: Sight, known: bool) -> float:
    """What a place must score whose name is no word; whether its country is told of."""
    if place.rank == 1:
        if not known and is_by_name(place, sight):
            return 4.0
        return NONE if known or " " in sight.surface or sight.locative else 3.0
    large = place.population > LARGE
    if cut_off(sight) and not sight.located and not (known and large):
        return NEVER
    if known:
        if place.kind == "province" and sight.locative and sight.before[-2:-1].isalpha():
            return 1.0
        return 2.0 if sight.locative or large or _ADJECTIVE.search(sight.before) else 4.0
    if not sight.located:
        if _own(place, sight) and large and sight.modifies:
            return NONE
        return -1.0 if _large(place, sight) else NEVER
    if _only_province(place, sight) or (_own(place, sight) and place.population > MAIN_TOWN):
        return NONE
    return 1.9


def _only_province(place: Place, sight: Sight) -> bool:
    """Whether a name can only be a province's; not "the Valley", "the Northern"."""
    article = sight.before.endswith("the ") or sight.surface.lower().startswith("the ")
    alone = place.kind == "province" and len(sight.hit.name.candidates) == 1
    return alone and not article and len(sight.surface) >= LONG


def _large(place: Place, sight: Sight) -> bool:
    """Whether a name can only mean one province or large town, and is no part of a longer one."""
    if len(sight.surface) < LONG or sight.titled or not sight.locative:
        return False
    if not _ENDS.match(sight.after):
        return False
    known = load().places
    alone = {known[place_id].country for place_id in sight.hit.candidates} == {place.country}
    return alone and (place.kind == "province" or place.population > LARGE)


def is_by_name(place: Place, sight: Sight) -> bool:
    """Whether a name is another spelling of a small town, which tells of no country by itself."""
    small = place.kind == "city" and place.population < LARGE
    return place.rank == 1 and small and not _own(place, sight)


def _with_article(sight: Sight) -> bool:
    """Whether a name has an article of its own, as no town has ("the Horn")."""
    return sight.before.endswith("the ") and _ALONE.match(sight.after) is not None


def _own(place: Place, sight: Sight) -> bool:
    """Whether a place is written as it is shown, but for blanks."""
    return search_form(place.name) == search_form(sight.surface)


def _in_capitals(place: Place, sight: Sight, countries: Countries) -> bool:
    """Whether a name in capitals, which tell no names there, is a large town or told of."""
    own = _own(place, sight)
    sized = place.population > SIZED or place.kind == "province"
    told = sight.located if sight.hit.weak else sight.locative
    known = countries.knows(place.country) or (place.population > HUGE and sight.located)
    return own and sized and told and known


def _short_alias(place: Place, sight: Sight) -> bool:
    """Whether a name is a short by-name of a place, as persons bear them ("Prum", "Chan")."""
    surface, own = search_form(sight.surface), search_form(place.name)
    if len(surface) > SHORT or place.kind in ("province", "region") or " " in surface:
        return False
    return own != surface and (" " in own or own[:3] != surface[:3])
