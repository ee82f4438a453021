"""Write the tables of places that are only looked up: smaller ones, and other spellings."""

from collections import defaultdict
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from gazetteer_rows import SIX, Row, listed, usable
from sources import Sources
from spelling import bare, latin, plain

from etl.gazetteer import search_form

SHORTEST = 3
ARTICLES = frozenset("ad al an ar as ash at az el".split())  # noqa: SIM905
"""Arabic articles as they are written; "Jahra" is Al Jahra."""
SHORTEST_WITHOUT_ARTICLE = 4
FOREIGN = ("SA AE QA KW BH OM YE IQ JO LB SY EG LY SD TN DZ MA MR DJ SO PS").split()  # noqa: SIM905

Places = dict[int, tuple[str, str, str, int, float | None, float | None]]
Names = dict[str, set[int]]


def write_further(sources: Sources, rows: list[Row], english: set[str], folder: Path) -> int:
    """Write further_places.parquet and further_names.parquet; returns the number of names.

    Args:
        sources: The packages.
        rows: The places of places.parquet, which are not written again.
        english: Dictionary words, which are told apart.
        folder: To write to.
    """
    known: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for spelling in row.spellings["name"]:
            known[row.place_id].add(search_form(spelling))
    places, names = _towns(sources)
    _add_divisions(sources, places, names)
    keys = {
        name: sorted(
            (n for n in numbers if name not in known.get(f"geonames:{n}", ())),
            key=lambda n: (-places[n][3], n),
        )
        for name, numbers in names.items()
    }
    keys = {name: numbers for name, numbers in sorted(keys.items()) if numbers}
    used = sorted({n for numbers in keys.values() for n in numbers} - _numbers(known))
    table = {
        "number": pa.array(used, pa.int32()),
        "name": pa.array([places[n][0] for n in used]),
        "kind": pa.array([places[n][1] for n in used]),
        "country": pa.array([places[n][2] for n in used]),
        "population": pa.array([places[n][3] for n in used], pa.int32()),
        "lat": pa.array([places[n][4] for n in used], pa.float32()),
        "lon": pa.array([places[n][5] for n in used], pa.float32()),
    }
    _write(pa.table(table), folder / "further_places.parquet")
    spelt = {
        "name": pa.array(list(keys)),
        "places": pa.array(list(keys.values()), type=pa.list_(pa.int32())),
        "word": pa.array([name in english for name in keys], pa.bool_()),
    }
    _write(pa.table(spelt), folder / "further_names.parquet")
    return len(keys)


def _write(table: pa.Table, path: Path) -> None:
    pq.write_table(table, path, compression="zstd", compression_level=19)


def _numbers(known: dict[str, set[str]]) -> set[int]:
    return {int(place_id[9:]) for place_id in known if place_id.startswith("geonames:")}


def _towns(sources: Sources) -> tuple[Places, Names]:
    """GeoNames towns by number, and all their Latin spellings."""
    places: Places = {}
    names: Names = defaultdict(set)
    for town in sources.cities():
        number, country = int(town["geonameid"]), town["countrycode"]
        point = round(town["latitude"], 2), round(town["longitude"], 2)
        places[number] = (plain(town["name"]), "city", country, town["population"], *point)
        spellings = {town["name"], *filter(usable, town["alternatenames"])}
        for key in {search_form(spelling) for spelling in spellings if latin(spelling)}:
            _add(names, key, number, country)
    return places, names


def _add_divisions(sources: Sources, places: Places, names: Names) -> None:
    """Second-level divisions outside the six countries, whose communes are many and small."""
    for name, _, code, number, _, aliases, level, *_ in sources.subdivisions():
        country = code[:2]
        if level != "2" or country in SIX or not number.isdigit():
            continue
        latins = [spelling for spelling in (name, *listed(aliases)) if latin(spelling)]
        if not latins:
            continue
        places.setdefault(int(number), (plain(bare(latins[0])), "district", country, 0, None, None))
        for key in {search_form(s) for spelling in latins for s in (spelling, bare(spelling))}:
            if not any(sign.isdigit() for sign in key):
                _add(names, key, int(number), country)


def _add(names: Names, key: str, number: int, country: str) -> None:
    if len(key) < SHORTEST:
        return
    names[key].add(number)
    article, _, rest = key.partition(" ")
    if country in FOREIGN and article in ARTICLES and len(rest) >= SHORTEST_WITHOUT_ARTICLE:
        names[rest].add(number)
