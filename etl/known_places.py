"""What the gazetteer tells of a place, and of a name found in text."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    Attributes:
        place_id: As in etl.document.PlaceMention.
        name: Name as shown, without diacritics.
        local_name: Name with diacritics, where it differs.
        kind: country, province, city, district, border_crossing or region.
        country: ISO 3166-1 alpha-2; None for regions of several countries.
        admin1: ISO 3166-2 code of its province.
        lat: Degrees north.
        lon: Degrees east.
        borders: Pairs of countries ("CN-VN"), in alphabetical order, that a crossing joins or
            whose land border a province of the six countries lies on.
        valid_from: First day of a province that is younger than the documents can be.
        valid_to: Day from which it no longer existed.
        population: People, 0 where unknown.
        rank: 0 for countries and places entered by hand, 1 for those of the six countries, 2 for
            their neighbours', 3 elsewhere.
        polygon: Whether data/reference/provinces.geojson or countries.geojson has its shape.
    """

    place_id: str
    name: str
    local_name: str | None
    kind: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    borders: tuple[str, ...]
    valid_from: str | None
    valid_to: str | None
    population: int
    rank: int
    polygon: bool


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A spelling that the gazetteer knows; each has one object.

    Attributes:
        candidates: place_ids it can mean.
        forms: name, adjective and people, those of them that the spelling can be.
        weak: Whether it is an English word as well, or too short to trust.
    """

    candidates: tuple[str, ...]
    forms: frozenset[str]
    weak: bool


class Hit(NamedTuple):
    """A name found in text, not yet told apart.

    Attributes:
        start: First code point.
        end: One past the last.
        name: What it can mean.
    """

    start: int
    end: int
    name: Name

    @property
    def candidates(self) -> tuple[str, ...]:
        """place_ids it can mean."""
        return self.name.candidates

    @property
    def forms(self) -> frozenset[str]:
        """The forms that the spelling can be."""
        return self.name.forms

    @property
    def weak(self) -> bool:
        """Whether it is an English word as well, or too short to trust."""
        return self.name.weak
