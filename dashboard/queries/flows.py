"""Flows: a row per corridor, per route through transit countries, per purpose, and per place.

A corridor is an origin and a destination, as countries or, where a claim says so, provinces. Every
frame has the key of its rows' marks, is cut off at a number of rows, and says in `marks` how many
rows there are that any claim tells of. Victims are those of the largest statement, never a sum.
"""

from dataclasses import dataclass

import pandas as pd

from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.kept import KEPT
from dashboard.queries.marks import mark_sql

LEVELS = ("country", "province")
WAYS = ("any", "out", "into", "between")
WEIGHTS = ("facts", "claims", "documents", "victims")
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

    def parameters(self) -> dict[str, object]:
        """The values that the queries take."""
        way = self.way if self.way in WAYS else "any"
        return {"reach": list(self.countries), "way": way}


_ENDS = {
    "country": ("origin_country", "destination_country"),
    "province": (
        "coalesce(origin_province, origin_country)",
        "coalesce(destination_province, destination_country)",
    ),
}
_COLUMNS = {
    "country": ("origin_country", "destination_country"),
    "province": (
        "origin_country",
        "origin_province",
        "destination_country",
        "destination_province",
    ),
}
"""Columns of the marks of corridors."""
_REACHED = """
AND CASE
    WHEN len($reach::VARCHAR[]) = 0 THEN true
    WHEN $way = 'out' THEN list_contains($reach::VARCHAR[], origin_country)
    WHEN $way = 'into' THEN list_contains($reach::VARCHAR[], destination_country)
    WHEN $way = 'between' THEN list_contains($reach::VARCHAR[], origin_country)
        AND list_contains($reach::VARCHAR[], destination_country)
    ELSE list_contains($reach::VARCHAR[], origin_country)
        OR list_contains($reach::VARCHAR[], destination_country)
END
"""
_PROVINCES = "AND (origin_province IS NOT NULL OR destination_province IS NOT NULL)"
_TELLS = "assertion IS DISTINCT FROM 'denied'"
_MEASURES = f"""
    count(*) FILTER ({_TELLS}) AS claims,
    count(DISTINCT fact_no) FILTER ({_TELLS}) AS facts,
    count(DISTINCT doc_no) FILTER ({_TELLS}) AS documents,
    count(*) FILTER (assertion = 'denied') AS denials,
    CASE
        WHEN count(*) FILTER (coalesce(assertion, 'asserted') IN ('asserted', 'estimated')) > 0
            THEN 'stated'
        WHEN count(*) FILTER (assertion = 'alleged') > 0 THEN 'alleged'
        WHEN count(*) FILTER (assertion = 'planned') > 0 THEN 'planned'
        WHEN count(*) FILTER (assertion = 'denied') > 0 THEN 'denied'
        ELSE 'stated'
    END AS standing,
    max(greatest(coalesce(victims_low, victims_high), 0)) FILTER ({_TELLS}) AS victims,
    arg_max(
        {{'low': victims_low, 'high': victims_high, 'qualifier': qualifier, 'per': per}},
        coalesce(victims_low, victims_high)
    ) FILTER ({_TELLS}) AS largest,
"""
_UNPACKED = """
    largest.low AS victims_low, largest.high AS victims_high,
    largest.qualifier AS qualifier, largest.per AS per
"""
_ORDER = """
ORDER BY
    CASE $by WHEN 'victims' THEN victims WHEN 'documents' THEN documents
        WHEN 'claims' THEN claims ELSE facts END
        DESC NULLS LAST,
    facts DESC, claims DESC, documents DESC, origin NULLS LAST, destination NULLS LAST
LIMIT $limit
"""


def _kept(level: str, more: str = "") -> str:
    """The claims that filters and reach keep, with both ends, as a query."""
    origin, destination = _ENDS[level]
    known = _PROVINCES if level == "province" else ""
    return f"""
        SELECT doc_no, fact_no, assertion, victims_low, victims_high, qualifier, per, {more}
            origin_country, destination_country, {_named(level)}
            {origin} AS origin, {destination} AS destination
        FROM shown_flows {KEPT} {_REACHED} {known}
    """  # noqa: S608 - all parts are this module's own


def _named(level: str) -> str:
    return "origin_province, destination_province," if level == "province" else ""


def _corridors(level: str) -> str:
    columns = ", ".join(_COLUMNS[level])
    mark = mark_sql("flows", *_COLUMNS[level])
    return f"""
        SELECT {mark} AS mark, * EXCLUDE (largest), {_UNPACKED},
            count(*) FILTER (claims > 0) OVER () AS marks
        FROM (
            SELECT {columns}, any_value(origin) AS origin, any_value(destination) AS destination,
                {_MEASURES}
                list_sort(list_distinct(flatten(list(purposes) FILTER ({_TELLS})))) AS purposes,
                list_sort(list_distinct(flatten(list(transit_countries) FILTER ({_TELLS}))))
                    AS transits
            FROM ({_kept(level, "purposes, transit_countries,")})
            GROUP BY {columns}
        )
        {_ORDER}
    """  # noqa: S608


_VIA = """coalesce('~transit_countries=' || array_to_string(
    list_transform(transit, lambda country: url_encode(country)), '~transit_countries='
), '')"""


def _routes(level: str) -> str:
    columns = ", ".join(_COLUMNS[level])
    mark = mark_sql("flows", *_COLUMNS[level])
    via = f"CASE WHEN len(transit) = 0 THEN '~transit_countries' ELSE {_VIA} END"
    return f"""
        SELECT {mark} || {via} AS mark, * EXCLUDE (largest), {_UNPACKED}, transit AS transits,
            count(*) FILTER (claims > 0) OVER () AS marks
        FROM (
            SELECT {columns}, transit, any_value(origin) AS origin,
                any_value(destination) AS destination, {_MEASURES}
                list_sort(list_distinct(flatten(list(purposes) FILTER ({_TELLS})))) AS purposes
            FROM ({_kept(level, "purposes, coalesce(transit_countries, []) AS transit,")})
            GROUP BY {columns}, transit
        )
        {_ORDER}
    """  # noqa: S608


def _purposes(level: str) -> str:
    columns = ", ".join(_COLUMNS[level])
    mark = mark_sql("flows", *_COLUMNS[level], "purposes")
    each = "unnest(CASE WHEN len(purposes) > 0 THEN purposes ELSE [NULL] END) AS purpose,"
    return f"""
        SELECT {mark} AS mark, * EXCLUDE (largest, purposes), purposes AS purpose, {_UNPACKED},
            count(*) FILTER (claims > 0) OVER () AS marks
        FROM (
            SELECT {columns}, purpose AS purposes, any_value(origin) AS origin,
                any_value(destination) AS destination, {_MEASURES}
            FROM ({_kept(level, each)})
            GROUP BY {columns}, purpose
        )
        {_ORDER}
    """  # noqa: S608


def _ends(level: str) -> str:
    ways = ("out", "in", "within", "through")
    totals = ", ".join(
        f"count(DISTINCT fact_no) FILTER (way = '{way}') AS {way}_facts, "
        f"count(*) FILTER (way = '{way}') AS {way}_claims, "
        f"count(DISTINCT doc_no) FILTER (way = '{way}') AS {way}_documents, "
        f"max(victims) FILTER (way = '{way}') AS {way}_victims"
        for way in ways
    )
    mark = mark_sql("flows", "involved") if level == "country" else "NULL::VARCHAR"
    through = (
        "UNION ALL SELECT unnest(transit_countries), 'through', doc_no, fact_no, victims FROM kept"
        if level == "country"
        else ""
    )
    return f"""
        WITH kept AS (
            SELECT origin, destination, doc_no, fact_no, transit_countries,
                coalesce(victims_low, victims_high) AS victims
            FROM ({_kept(level, "transit_countries,")}) WHERE {_TELLS}
        ),
        every AS (
            SELECT origin AS place, CASE WHEN origin = destination THEN 'within' ELSE 'out' END
                AS way, doc_no, fact_no, victims FROM kept
            UNION ALL
            SELECT destination, 'in', doc_no, fact_no, victims FROM kept
            WHERE destination IS DISTINCT FROM origin
            {through}
        )
        SELECT {mark} AS mark, * EXCLUDE (involved) FROM (
            SELECT place, place AS involved, {totals}, count(*) AS claims
            FROM every WHERE place IS NOT NULL GROUP BY place
        )
        ORDER BY claims DESC, place LIMIT $limit
    """  # noqa: S608


_LARGEST = f"""
SELECT max(facts), max(claims), max(documents), max(victims) FROM (
    SELECT count(DISTINCT fact_no) AS facts, count(*) AS claims,
        count(DISTINCT doc_no) AS documents,
        max(coalesce(victims_low, victims_high)) AS victims
    FROM shown_flows WHERE {_TELLS} GROUP BY origin_country, destination_country
)
"""  # noqa: S608
_BUILT = {
    (make.__name__, level): make(level)
    for make in (_corridors, _routes, _purposes, _ends)
    for level in LEVELS
}


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
    return _ask(connection, "_corridors", filters, reach, by, limit)


def routes(
    connection: Connection,
    filters: Criteria,
    reach: Reach = Reach(),  # noqa: B008
    by: str = "facts",
    limit: int = MOST_ROWS,
) -> pd.DataFrame:
    """Like corridors, a row for each series of transit countries (`transit`), also for none."""
    return _ask(connection, "_routes", filters, reach, by, limit)


def purposes(
    connection: Connection,
    filters: Criteria,
    reach: Reach = Reach(),  # noqa: B008
    by: str = "facts",
    limit: int = MOST_ROWS,
) -> pd.DataFrame:
    """Like corridors, a row for each `purpose`; a claim counts in each purpose it names."""
    return _ask(connection, "_purposes", filters, reach, by, limit)


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
    return _ask(connection, "_ends", filters, reach, None, MOST_PLACES)


def largest(connection: Connection) -> dict[str, float]:
    """The strongest corridor between countries without filters, by each weight."""
    row = connection.execute(_LARGEST).fetchone() or (None,) * len(WEIGHTS)
    return {name: float(value or 0) for name, value in zip(WEIGHTS, row, strict=True)}


def _ask(
    connection: Connection, name: str, filters: Criteria, reach: Reach, by: str | None, limit: int
) -> pd.DataFrame:
    level = reach.level if reach.level in LEVELS else "country"
    values = {**filters.parameters(), **reach.parameters(), "limit": limit}
    if by is not None:
        values["by"] = by
    return connection.execute(_BUILT[name, level], values).df()
