"""What a name found in text can mean, whether it stands there as a name, and its mention."""

import re
from dataclasses import dataclass, replace
from functools import cache

from etl import gazetteer as gazetteers
from etl.annotate import _place_context as context
from etl.annotate import _place_forms as forms
from etl.annotate import _place_shape as shape
from etl.document import PlaceMention
from etl.gazetteer import Name, Place

_PART = re.compile(r"\b((?:(?:north|south)-?)?(?:north|south|east|west)ern|central) $", re.I)
_SIZED = 15_000
_NO_STREET = frozenset(["province", "border_crossing"])


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name can mean.

    Attributes:
        places: Countries first, then by likelihood.
        kinds: Their kinds.
        country: The country that the name can only mean, or that all its places lie in.
        sure: Whether that is so beyond doubt: a country's name, or one of places of the region.
        telling: Whether the name tells a country by itself.
        lands: Countries of its provinces and of its larger towns, which tell them among others.
        by_hand: Whether it is a country's name or one of places entered by hand.
    """

    places: list[Place]
    kinds: frozenset[str]
    country: str | None
    sure: bool
    telling: bool
    lands: frozenset[str]
    by_hand: bool


@cache
def meaning_of(name: Name) -> Meaning:
    """What the places of a name make it mean."""
    known = gazetteers.load().places
    places = sorted((known[place_id] for place_id in name.candidates), key=gazetteers.likelihood)
    kinds = frozenset(place.kind for place in places)
    named = "country" in kinds
    alone = named or len({place.country for place in places}) == 1
    sure = named or (alone and not name.weak and places[0].rank < 2)
    country = places[0].country if alone else None
    telling = country is not None and (sure or not name.weak)
    sized = [p.country for p in places if p.kind == "province" or p.population >= _SIZED]
    lands = frozenset(land for land in sized if land)
    return Meaning(places, kinds, country, sure, telling, lands, named or places[0].rank == 0)


def meant(sight: shape.Sight) -> Meaning:
    """What a name that stands in a passage can mean."""
    return meaning_of(sight.hit.name)


def is_province(sight: shape.Sight, meaning: Meaning) -> bool:
    """Whether the words behind a country's name mean the province of that name."""
    return "province" in meaning.kinds and context.of_provinces(sight)


def stands(sight: shape.Sight, kinds: frozenset[str]) -> bool:
    """Whether a name of places of these kinds stands as such."""
    surface = sight.surface
    # The common case first: one word with a capital.
    plain = surface.isalpha() and surface[0].isupper()
    if not (plain or shape.capitalised(surface.removeprefix("the "))) and not _written_small(
        sight, kinds
    ):
        return False
    if len(surface) < 4 and shape.false_abbreviation(sight) or shape.of_a_people(sight):
        return False
    if shape.in_media_or_event(sight) or shape.of_a_region(sight) or forms.is_language(sight):
        return False
    if "country" in kinds:
        return True
    return not shape.in_person_name(sight) and (
        bool(kinds & _NO_STREET) or not shape.in_street(sight)
    )


def _written_small(sight: shape.Sight, kinds: frozenset[str]) -> bool:
    """Whether a name is one that is written small ("dry zone", "second Friendship Bridge")."""
    if "region" in kinds:
        return sight.surface.endswith("dry zone") or sight.surface[0].isupper()
    return "border_crossing" in kinds and "bridge" in sight.surface.lower()


def nation(sight: shape.Sight, place: Place, form: str) -> PlaceMention:
    """A country, or the part of it that a direction before its name means."""
    mention = marked_as(sight, place, form)
    if form != "name" or sight.before[-4:].lower() not in ("ern ", "ral "):
        return mention
    part = _PART.search(sight.before) if place.kind == "country" else None
    if part is None or sight.shouted:
        return mention
    name = f"{part.group(1)} {place.name}"
    return replace(
        mention,
        start=mention.start - len(part.group()),
        surface=part.group() + mention.surface,
        place_id=f"text:{place.place_id.lower()}:{'-'.join(name.lower().split())}",
        name=name,
        kind="region",
    )


def marked_as(sight: shape.Sight, place: Place, form: str) -> PlaceMention:
    """The mention of a name as a place, in a form ("name", "adjective", "people")."""
    hit = sight.hit
    return PlaceMention(
        start=hit.start,
        end=hit.end,
        surface=sight.surface,
        place_id=place.place_id,
        name=place.name,
        kind=place.kind,
        country=place.country,
        form=form,
    )
