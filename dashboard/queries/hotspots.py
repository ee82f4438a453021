"""Hotspots under the filters, one row per mark: provinces, places, their roles, and borders.

The columns of `marks`:

    level         unit: a province with all places in it, or a place of which no province is known;
                  unit_role: the same by role; place; place_role: the same by role; border
    mark          the key of the mark, see dashboard.marks
    place_id      of the unit (ISO 3166-2 for a province) or the place; null at level border
    place_name place_kind country role border lat lon    as far as the level has them; a province
                  that the gazetteer does not know is named by its code and a place in it
    claims facts documents    what is told, denials left out
    denials       claims that deny it
    named         at level unit: claims that name the province itself, not a place in it
    standing      stated, alleged (no claim states it), planned or denied
    victims_low victims_high qualifier    of the largest statement; statements are never added up
    of            marks of the level under the filters; the rows are those with the most documents
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.queries.columns import Array, Codes, numbers
from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.groups import Groups
from dashboard.queries.kept import rows
from dashboard.queries.told import Told, keys

MOST = 600
"""Marks of a level at most."""
_UNIT = "coalesce(admin1, place_id)"
_LEVELS = {
    "border": ("border",),
    "place": ("place_id",),
    "place_role": ("place_id", "role"),
    "unit": (_UNIT,),
    "unit_role": (_UNIT, "role"),
}
_PLACES = "SELECT place_id, name, kind, country, lat, lon FROM places"
_COLUMNS = ["level", "mark", "place_id", "place_name", "place_kind", "country", "role", "border"]
_COLUMNS += ["lat", "lon", "claims", "facts", "documents", "denials", "named", "standing"]
_COLUMNS += ["victims_low", "victims_high", "qualifier", "of"]
_LAST = chr(0x10FFFF)


def marks(connection: Connection, filters: Criteria, most: int = MOST) -> pd.DataFrame:
    """The marks of hotspots, those of the most documents first within each level.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        most: Rows of a level; levels by role have up to three times as many.
    """
    return _marks_of(connection, filters, tuple(_LEVELS), most)


def provinces(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """Those of `marks` that are provinces, by role as well: a third of the work."""
    return _marks_of(connection, filters, ("unit", "unit_role"), MOST)


def _marks_of(
    connection: Connection, filters: Criteria, levels: Sequence[str], most: int
) -> pd.DataFrame:
    told = Told(connection, "hotspots", rows(connection, filters, "hotspots"))
    found = [_level(told, level, most) for level in levels]
    columns = {name: np.concatenate([level[name] for level in found]) for name in _COLUMNS}
    # As objects: pandas' own texts take several times as long to be made, compared and read.
    series = {name: pd.Series(values, dtype=values.dtype) for name, values in columns.items()}
    return pd.DataFrame(series).astype({"victims_low": "Int64", "victims_high": "Int64"})


def _level(told: Told, level: str, most: int) -> dict[str, Array]:
    """The marks of a level, by column."""
    of = {name: told.codes(name) for name in _LEVELS[level]}
    groups = Groups(*(column.at(told.rows) for column in of.values()))
    code = dict(zip(of, groups.keys, strict=True))
    named = ~told.denied & told.number(f"coalesce(place_id = {_UNIT}, false)")
    counted = told.measures(groups) | {"named": groups.count(named)}
    chosen = np.arange(groups.number)
    if level == "border":
        chosen = chosen[of["border"].texts[code["border"]] != np.array(None)]
    number = len(chosen)
    chosen = _strongest(counted, of, code, chosen)[: most * (3 if "role" in of else 1)]
    found = {name: values[chosen] for name, values in counted.items()}
    code = {name: values[chosen] for name, values in code.items()}
    nothing = np.full(len(chosen), None)
    found |= {"role": nothing, "border": nothing}
    found |= {name: column.texts[code[name]] for name, column in of.items()}
    in_province = np.zeros(groups.number, bool)
    if _UNIT in of:
        in_province = groups.count(told.number("admin1 IS NOT NULL")) > 0
    found |= _places(told, groups, chosen, next(iter(of)), code, in_province[chosen])
    found["mark"] = _marks(of, code, in_province[chosen])
    found |= {
        "level": np.full(len(chosen), level, object),
        "of": np.full(len(chosen), number),
    }
    order = _order(found, of, code)
    return {name: found[name][order] for name in _COLUMNS}


def _marks(of: dict[str, Codes], code: dict[str, Array], in_province: Array) -> Array:
    """The keys of marks; a unit that is a province is one by the column admin1."""
    if _UNIT not in of:
        return keys("hotspots", {name: (of[name], code[name]) for name in of})

    def named(unit: str) -> Array:
        names = {_UNIT: unit}
        return keys("hotspots", {names.get(name, name): (of[name], code[name]) for name in of})

    return np.where(in_province, named("admin1"), named("place_id"))


def _strongest(
    found: dict[str, Array], of: dict[str, Codes], code: dict[str, Array], chosen: Array
) -> Array:
    """Marks in order, those first whose province or place is told of by the most documents."""
    where = next(iter(of))
    place = of[where].rank[code[where]]
    if where == "border":
        order = (place, -found["claims"], -found["documents"])
    else:
        size = len(of[where].names)
        documents, claims = (
            np.bincount(code[where], weights=found[name], minlength=size)[code[where]]
            for name in ("documents", "claims")
        )
        role = of["role"].rank[code["role"]] if "role" in of else claims
        order = (role, -found["claims"], place, -claims, -documents)
    return chosen[np.lexsort([values[chosen] for values in order])]


def _order(found: dict[str, Array], of: dict[str, Codes], code: dict[str, Array]) -> Array:
    """The order in which a level's marks are given; it does not depend on that of the claims."""
    low, high = found["victims_low"], found["victims_high"]
    victims = np.nan_to_num(np.where(np.isnan(low), high, low), nan=-1)
    return np.lexsort(
        (
            *(of[name].rank[code[name]] for name in of),
            _in_order(found["place_name"]),
            -victims,
            -found["claims"],
            -found["documents"],
        )
    )


def _in_order(texts: Array) -> Array:
    """The place of each text in their order, null last."""
    known = np.array([_LAST if text is None else text for text in texts], dtype=object)
    return np.unique(known.astype(str), return_inverse=True)[1]


def _places(
    told: Told,
    groups: Groups,
    chosen: Array,
    where: str,
    code: dict[str, Array],
    in_province: Array,
) -> dict[str, Array]:
    """What the gazetteer says of the places of groups; of one in it, where it does not know it."""
    one = code[where] if where == "place_id" else _first_place(told, groups)[chosen]
    if where == "border":
        nothing = np.full(len(chosen), None)
        unknown = np.full(len(chosen), np.nan)
        country = told.beside("place_id", _PLACES)["country"][one]
        named = {name: nothing for name in ("place_id", "place_name", "place_kind")}
        return named | {"country": country, "lat": unknown, "lon": unknown}
    itself, around = told.beside(where, _PLACES), told.beside("place_id", _PLACES)
    ids = told.codes(where).texts[code[where]]
    inside = around["name"][one]
    known = [
        f"{unit} ({name} and around)" if name else unit
        for unit, name in zip(ids, inside, strict=True)
    ]
    name, kind, country = (itself[column][code[where]] for column in ("name", "kind", "country"))
    return {
        "place_id": ids,
        "place_name": np.where(_unknown(name), np.array(known, object), name),
        "place_kind": np.where(_unknown(kind) & in_province, "province", kind),
        "country": np.where(_unknown(country), around["country"][one], country),
        "lat": itself["lat"][code[where]],
        "lon": itself["lon"][code[where]],
    }


def _first_place(told: Told, groups: Groups) -> Array:
    """The code of a place of each group: the first, as codes are in the order of the ids."""
    places = told.codes("place_id")
    first = np.full(groups.number, len(places.names) - 1)
    # Numbers of one kind: of two kinds it takes twenty times as long.
    np.minimum.at(first, groups.of, places.values[told.rows].astype(first.dtype))
    return first


def _unknown(values: Array) -> npt.NDArray[np.bool_]:
    return values == np.array(None)


def years(connection: Connection, filters: Criteria) -> tuple[int | None, int | None, int]:
    """First and last year of the claims kept, None where none is dated, and how many are not."""
    kept = rows(connection, filters, "hotspots")
    first, last = (
        numbers(connection, "shown_hotspots", name)[kept] for name in ("year_first", "year_last")
    )
    undated = np.isnan(first)
    if undated.all():
        return None, None, len(kept)
    return int(first[~undated].min()), int(last[~undated].max()), int(undated.sum())
