"""What every query reads: each fact table with its document and the columns that filters need.

`prepare` copies the claims of a snapshot into compressed tables in memory, once per connection's
database, with the joins of every page done. Then a filter costs a look at two small tables instead
of joins and list functions over all claims, and a chart reads only the columns it names.

A table `shown_TABLE` has the claim columns and the table's own, then

    fact_table                            its name
    claim_no fact_no doc_no profile       numbers that stand for claim_id, fact_id, doc_id and the
                                          claim's profile: cheaper to count and compare than texts
    doc_title doc_publisher doc_date doc_date_precision doc_date_basis doc_kind doc_reference
    doc_classification doc_reliability
    doc_path                              where the document has neither title nor reference
    involved                              list of country codes: all that take part
    year_first year_last                  the claim's years; null where nothing is known
    year_basis                            claim, document or null: whose date the years are

`shown_claims` holds the claims of all of them, missing columns null; `claims` is the same with
passage_ordinal and passage_label of the paragraph, which costs a join with all passages.
`profiles` has a row for each combination of what filters ask of a claim, `kept_from` a row for
each document with what they ask of it, and whether it is silent (holds no claim); queries.marks
joins them.
"""

import threading
from dataclasses import dataclass

import duckdb

_LOCK = threading.Lock()

_MACROS = """
CREATE MACRO IF NOT EXISTS countries_of(codes) AS
    list_sort(list_distinct(codes::VARCHAR[]));
CREATE MACRO IF NOT EXISTS basis_of(own_date, doc_year) AS
    CASE WHEN own_date IS NOT NULL THEN 'claim' WHEN doc_year IS NOT NULL THEN 'document' END;
CREATE MACRO IF NOT EXISTS legs_of(stations) AS
    list_distinct(list_filter(
        list_transform(
            list_zip(stations[:-2], stations[2:]),
            lambda leg: least(leg[1], leg[2]) || '-' || greatest(leg[1], leg[2])
        ),
        lambda border: border[:2] <> border[4:]
    ));
"""
_DOCUMENTS = """
CREATE OR REPLACE TABLE fast.kept_from AS
SELECT
    (row_number() OVER ())::INTEGER AS doc_no, doc_id, kind, publisher, year(date) AS doc_year,
    countries_of(countries) AS named,
    title AS doc_title, publisher AS doc_publisher, date AS doc_date,
    date_precision AS doc_date_precision, date_basis AS doc_date_basis, kind AS doc_kind,
    reference AS doc_reference, classification AS doc_classification,
    reliability AS doc_reliability,
    CASE WHEN title IS NULL AND reference IS NULL THEN path END AS doc_path, true AS silent
FROM documents;
"""
_PROFILES = """
INSERT INTO fast.profiles
SELECT
    (row_number() OVER () + (SELECT count(*) FROM fast.profiles))::INTEGER AS profile,
    '{table}' AS fact_table, {key} AS key,
    {involved} AS involved,
    {origins} AS origins, {transits} AS transits, {destinations} AS destinations,
    {borders} AS borders, {purposes} AS purposes, {population} AS population,
    coalesce(marking, 'none') AS marking, assertion, credibility
FROM {table} c {joins}
WHERE claim_id IN (SELECT min(claim_id) FROM {table} c {joins} GROUP BY {key})
"""
_SILENT = "UPDATE fast.kept_from SET silent = doc_no NOT IN (SELECT doc_no FROM shown_claims)"
"""Documents without any claim, known once all claims are there."""
_CLAIMS = """
CREATE OR REPLACE TABLE fast.shown_{table} AS
SELECT
    '{table}' AS fact_table, c.*, d.* EXCLUDE (doc_id, kind, publisher, doc_year, named, silent),
    hash(c.claim_id) AS claim_no, hash(c.fact_id) AS fact_no, profile, involved,
    coalesce({first}, doc_year) AS year_first,
    coalesce({last}, doc_year) AS year_last,
    basis_of({first}, doc_year) AS year_basis
    {more}
FROM {table} c
JOIN fast.kept_from d USING (doc_id)
{joins}
JOIN (SELECT key, profile, involved FROM fast.profiles WHERE fact_table = '{table}') p
    ON p.key = {key}
"""
_EMPTY = """
CREATE OR REPLACE TABLE fast.profiles (
    profile INTEGER, fact_table VARCHAR, key UBIGINT, involved VARCHAR[], origins VARCHAR[],
    transits VARCHAR[], destinations VARCHAR[], borders VARCHAR[], purposes VARCHAR[],
    population VARCHAR[], marking VARCHAR, assertion VARCHAR, credibility BIGINT
);
CREATE OR REPLACE TABLE fast.about (
    mark VARCHAR, fact_table VARCHAR, claim_no UBIGINT, doc_no INTEGER
);
CREATE OR REPLACE TABLE fast.made AS SELECT uuid() AS name;
"""
"""Profiles, the claims behind marks made a filter, which queries.marks adds, and a name by which
queries.columns tells databases apart."""
_WITH_PARAGRAPH = """
CREATE OR REPLACE VIEW claims AS
SELECT c.*, p.ordinal AS passage_ordinal, p.label AS passage_label
FROM shown_claims c JOIN passages p USING (passage_id);
"""


@dataclass(frozen=True)
class _Source:
    """What the filters read in a fact table, as SQL over its columns (c) and `joins`.

    Attributes:
        involved: List of the countries that take part.
        roles: Lists of origins, transits and destinations; empty where all take part alike.
        first: The claim's own first year.
        last: Its own last year.
        borders: List of borders "CN-VN"; NULL where two countries that take part make one.
        read: What the above and the filters on purpose and population read; claims alike in these
            and in `_OF_ANY_CLAIM` share a profile.
        more: Further columns.
        joins: Where they come from.
    """

    involved: str
    first: str = "coalesce(year(period_start), year(period_end))"
    last: str = "coalesce(year(period_end), year(period_start))"
    roles: tuple[str, ...] = ()
    borders: str = "NULL::VARCHAR[]"
    read: tuple[str, ...] = ()
    more: str = ""
    joins: str = ""


def _role(name: str) -> str:
    return f"countries_of([CASE WHEN c.role = '{name}' THEN c.country END])"


_PATH = (
    "list_concat([c.origin_country], coalesce(c.transit_countries, []), [c.destination_country])"
)
_LIES_ON = "coalesce(nullif(its.borders, []), around.borders)"
"""The borders that a place lies on by the gazetteer: its own, or its province's."""
_SOURCES = {
    "hotspots": _Source(
        involved="countries_of([c.country])",
        roles=(_role("source"), _role("transit"), _role("destination")),
        borders=f"""list_distinct(list_concat(
            legs_of(string_split(c.border, '-')), coalesce({_LIES_ON}, [])
        ))""",
        read=("c.country", "c.role", "c.border", "c.population", _LIES_ON),
        joins="""
        LEFT JOIN places its ON its.place_id = c.place_id
        LEFT JOIN places around ON around.place_id = c.admin1
        """,
    ),
    "flows": _Source(
        involved=f"countries_of({_PATH})",
        roles=(
            "countries_of([c.origin_country])",
            "countries_of(c.transit_countries)",
            "countries_of([c.destination_country])",
        ),
        borders=f"legs_of({_PATH})",
        read=(
            "c.origin_country",
            "c.transit_countries",
            "c.destination_country",
            "c.purposes",
            "c.population",
        ),
        more="""
        , coalesce(po.name, co.name, c.origin_country) AS origin_name,
        coalesce(po.lat, co.lat) AS origin_lat, coalesce(po.lon, co.lon) AS origin_lon,
        coalesce(pd.name, cd.name, c.destination_country) AS destination_name,
        coalesce(pd.lat, cd.lat) AS destination_lat, coalesce(pd.lon, cd.lon) AS destination_lon,
        CASE WHEN po.kind = 'province' THEN po.place_id ELSE po.admin1 END AS origin_province,
        CASE WHEN pd.kind = 'province' THEN pd.place_id ELSE pd.admin1 END AS destination_province
        """,
        joins="""
        LEFT JOIN places po ON po.place_id = c.origin_place_id
        LEFT JOIN places co ON co.place_id = c.origin_country
        LEFT JOIN places pd ON pd.place_id = c.destination_place_id
        LEFT JOIN places cd ON cd.place_id = c.destination_country
        """,
    ),
    "meetings": _Source(
        involved="countries_of(list_append(coalesce(c.participants, []), c.country))",
        first="year(c.date_start)",
        last="coalesce(year(c.date_end), year(c.date_start))",
        read=("c.participants", "c.country"),
    ),
    "agreements": _Source(
        involved="countries_of(c.parties)",
        first="year(c.date)",
        last="year(c.date)",
        read=("c.parties",),
    ),
    "figures": _Source(involved="countries_of(c.countries)", read=("c.countries", "c.population")),
    "roles": _Source(
        involved="countries_of([a.country])",
        first="NULL::BIGINT",
        last="NULL::BIGINT",
        more=", a.name AS actor_name, a.acronym AS actor_acronym, a.kind AS actor_kind,"
        " a.country AS actor_country",
        joins="LEFT JOIN actors a USING (actor_id)",
        read=("c.actor_id",),
    ),
    "programmes": _Source(
        involved="countries_of(c.countries)", read=("c.countries", "c.population")
    ),
}
FACT_TABLES = tuple(_SOURCES)
_OF_ANY_CLAIM = ("c.marking", "c.assertion", "c.credibility")


def _filled(template: str, table: str) -> str:
    """A template with the table's own SQL in it."""
    source = _SOURCES[table]
    origins, transits, destinations = source.roles or (source.involved,) * 3
    nothing = "NULL::VARCHAR[]"
    return template.format(
        table=table,
        key=f"hash({', '.join((*source.read, *_OF_ANY_CLAIM))})",
        involved=source.involved,
        origins=origins,
        transits=transits,
        destinations=destinations,
        borders=source.borders,
        purposes="c.purposes" if "c.purposes" in source.read else nothing,
        population="c.population" if "c.population" in source.read else nothing,
        first=source.first,
        last=source.last,
        more=source.more,
        joins=source.joins,
    )


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables over a snapshot's tables, once per database; a second call finds them."""
    with _LOCK:
        if _is_prepared(connection):
            return
        connection.execute("ATTACH IF NOT EXISTS ':memory:' AS fast (COMPRESS)")
        connection.execute(_MACROS + _DOCUMENTS + _EMPTY)
        for table in FACT_TABLES:
            connection.execute(_filled(_PROFILES, table))
            connection.execute(_filled(_CLAIMS, table))
        connection.execute(_views())
        connection.execute(_SILENT)
        connection.execute("CHECKPOINT fast")
        connection.execute(_WITH_PARAGRAPH)


def _is_prepared(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the last statement of `prepare` was made."""
    query = "FROM duckdb_views() WHERE view_name = 'claims'"
    return connection.execute(query).fetchone() is not None


def _views() -> str:
    """The tables under their names, and all claims together, as statements."""
    names = ["kept_from", "profiles", "about", *(f"shown_{table}" for table in FACT_TABLES)]
    parts = [f"CREATE OR REPLACE VIEW {name} AS FROM fast.{name};" for name in names]
    together = " UNION ALL BY NAME ".join(f"FROM shown_{table}" for table in FACT_TABLES)
    parts.append(f"CREATE OR REPLACE VIEW shown_claims AS {together};")
    return "\n".join(parts)
