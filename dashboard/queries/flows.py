"""Flows: a row per corridor, per route through transit countries, per purpose, and per place.

A corridor is an origin and a destination, as countries or, where a claim says so, provinces. Every
frame has the key of its rows' marks, is cut off at a number of rows, and says in `marks` how many
rows there are that any claim tells of. Victims are those of the largest statement, never a sum.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.marks import part
from dashboard.queries.columns import Array, Codes
from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.corridors import COLUMNS, ENDS, WEIGHTS, Corridors, listed, of_level
from dashboard.queries.groups import Groups
from dashboard.queries.kept import rows
from dashboard.queries.told import Told, at, keys

WAYS = ("any", "out", "into", "between")
MOST_ROWS = 1_000
"""Rows of a frame: more than any chart draws."""
MOST_PLACES = 400


@dataclass(frozen=True, slots=True)
class Reach:
    """Which flows a page shows, beyond the filters.

    Attributes:
        countries: ISO 3166-1 alpha-2 codes; empty is all.
        way: any (an end in one of them), out (the origin), into (the destination) or between
            (both ends).
        level: country, or province: then only flows of which an end is known to the province.
    """

    countries: tuple[str, ...] = ()
    way: str = "any"
    level: str = "country"


_WAYS = ("out", "in", "within", "through")
_TELLS = "assertion IS DISTINCT FROM 'denied'"
_LARGEST = f"""
SELECT max(facts), max(claims), max(documents), max(victims) FROM (
    SELECT count(DISTINCT fact_no) AS facts, count(*) AS claims,
        count(DISTINCT doc_no) AS documents,
        max(coalesce(victims_low, victims_high)) AS victims
    FROM shown_flows WHERE {_TELLS} GROUP BY origin_country, destination_country
)
"""  # noqa: S608


def corridors(
    connection: Connection,
    filters: Criteria,
    reach: Reach = Reach(),  # noqa: B008 - frozen
    by: str = "facts",
    limit: int = MOST_ROWS,
) -> pd.DataFrame:
    """A row per origin and destination, the strongest first, those only denied last.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        reach: Countries, direction and level.
        by: What makes one stronger: facts, claims, documents or victims.
        limit: Rows at most.

    Returns:
        mark, origin and destination (codes), claims, facts, documents, denials, standing, the
        largest statement of victims, purposes, transits, marks.
    """
    told = _told(connection, filters, reach)
    found = Corridors(told, reach.level)
    chosen = found.strongest(by, limit)
    return found.frame(
        chosen,
        purposes=found.united("purposes", chosen),
        transits=found.united("transit_countries", chosen),
    )


def routes(
    connection: Connection,
    filters: Criteria,
    reach: Reach = Reach(),  # noqa: B008
    by: str = "facts",
    limit: int = MOST_ROWS,
) -> pd.DataFrame:
    """Like corridors, a row for each series of transit countries (`transit`), also for none."""
    told = _told(connection, filters, reach)
    whole = told.lists("transit_countries").whole
    found = Corridors(told, reach.level, whole.at(told.rows))
    chosen = found.strongest(by, limit)
    texts = whole.texts[found.groups.keys[-1][chosen]]
    transit = listed([(text or "").split() for text in texts])
    via = ["".join(f"~{part(_TRANSIT, code)}" for code in route or [None]) for route in transit]
    return found.frame(
        chosen,
        found.keys() + _at(via, chosen, found.groups.number),
        transit=transit,
        transits=transit,
        purposes=found.united("purposes", chosen),
    )


def purposes(
    connection: Connection,
    filters: Criteria,
    reach: Reach = Reach(),  # noqa: B008
    by: str = "facts",
    limit: int = MOST_ROWS,
) -> pd.DataFrame:
    """Like corridors, a row for each `purpose`; a claim counts in each purpose it names."""
    told = _told(connection, filters, reach)
    lists = told.lists("purposes")
    places, code = lists.unnest(told.rows)
    found = Corridors(told.only(places), reach.level, (code, len(lists.items.names)))
    purpose = found.groups.keys[-1]
    chosen = found.strongest(by, limit)
    return found.frame(
        chosen,
        found.keys(purposes=(lists.items, purpose)),
        purpose=lists.items.texts[purpose[chosen]],
    )


def ends(
    connection: Connection,
    filters: Criteria,
    reach: Reach = Reach(),  # noqa: B008
) -> pd.DataFrame:
    """What goes out of, into, within and through each place, denials left out.

    Returns:
        place (code), mark (of all that involves a country; null for provinces), and out_, in_,
        within_, through_ of facts, claims, documents and victims, those of the largest statement.
    """
    told = _told(connection, filters, reach)
    told = told.only(~told.denied)
    names, way, place, claim = _passed(told, reach.level)
    groups = Groups((place, len(names.names)))
    found: dict[str, Any] = {"place": names.texts[groups.keys[0]]}
    for number, name in enumerate(_WAYS):
        chosen = way == number
        best = groups.largest(told.victims[claim], chosen)
        found |= {
            f"{name}_facts": groups.distinct(told.facts[claim], chosen),
            f"{name}_claims": groups.count(chosen),
            f"{name}_documents": groups.distinct(told.number("doc_no")[claim], chosen),
            f"{name}_victims": at(told.victims[claim], best, np.nan),
        }
    claims = groups.count()
    nothing = np.full(groups.number, None)
    country = reach.level != "province"
    found["mark"] = keys("flows", {"involved": (names, groups.keys[0])}) if country else nothing
    order = np.lexsort((names.rank[groups.keys[0]], -claims))
    return pd.DataFrame({name: values[order[:MOST_PLACES]] for name, values in found.items()})


def largest(connection: Connection) -> dict[str, float]:
    """The strongest corridor between countries without filters, by each weight."""
    row = connection.execute(_LARGEST).fetchone() or (None,) * len(WEIGHTS)
    return {name: float(value or 0) for name, value in zip(WEIGHTS, row, strict=True)}


_TRANSIT = "transit_countries"


def _told(connection: Connection, filters: Criteria, reach: Reach) -> Told:
    """The claims that filters and reach keep."""
    told = Told(connection, "flows", rows(connection, filters, "flows"))
    kept = np.ones(len(told.rows), bool)
    if reach.countries:
        from_it, to_it = (
            column.are(*reach.countries)[column.values[told.rows]]
            for column in map(told.codes, COLUMNS["country"])
        )
        either = {"out": from_it, "into": to_it, "between": from_it & to_it}
        kept &= either.get(reach.way, from_it | to_it)
    if reach.level == "province":
        kept &= told.number("coalesce(origin_province, destination_province) IS NOT NULL")
    return told if kept.all() else told.only(kept)


def _passed(told: Told, level: str) -> tuple[Codes, Array, Array, Array]:
    """The places that claims name, a row each time.

    Returns:
        The places' names; the way (a place in _WAYS), the code of the place, and the claim's place
        among those told, of each row.
    """
    origin, destination = (told.codes(name) for name in ENDS[of_level(level)])
    transit = told.lists(_TRANSIT)
    items = transit.items.names if level != "province" else [None]
    known = sorted({*origin.names, *destination.names, *items} - {None})
    code = {name: place for place, name in enumerate([*known, None])}
    begin, end = (
        np.array([code[name] for name in column.names])[column.values[told.rows]]
        for column in (origin, destination)
    )
    claim = np.arange(len(told.rows))
    same = begin == end
    parts = [(np.where(same, 2, 0), begin, claim), (np.ones(len(claim), int), end, claim)]
    parts[1] = tuple(part[~same] for part in parts[1])
    if level != "province":
        places, item = transit.unnest(told.rows)
        through = np.array([code[name] for name in transit.items.names])[item]
        parts.append((np.full(len(places), 3), through, places))
    way, place, claim = (np.concatenate([part[column] for part in parts]) for column in range(3))
    named = place < len(known)
    return Codes(place, [*known, None]), way[named], place[named], claim[named]


def _at(texts: Sequence[str], chosen: Array, size: int) -> Array:
    """Texts of chosen rows, at their places among all."""
    found = np.full(size, "", object)
    found[chosen] = texts
    return found
