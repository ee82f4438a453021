"""Makes the tables that every query reads (dashboard.queries.views says what they hold)."""

from collections.abc import Iterator

import duckdb

from dashboard.queries import coded, placed
from dashboard.queries.sources import OF_ANY_CLAIM, SOURCES

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
    (row_number() OVER (ORDER BY date, doc_id))::INTEGER AS doc_no, doc_id, kind, publisher,
    year(date) AS doc_year, countries_of(countries) AS named,
    title AS doc_title, publisher AS doc_publisher, date AS doc_date,
    date_precision AS doc_date_precision, date_basis AS doc_date_basis, kind AS doc_kind,
    reference AS doc_reference, classification AS doc_classification,
    reliability AS doc_reliability,
    CASE WHEN title IS NULL AND reference IS NULL THEN path END AS doc_path, true AS silent
FROM documents ORDER BY doc_no;
"""
"""Numbered by date: then claims in the order of these numbers stand nearly in that of years, and
queries that ask for some years or a document skip most of them."""
_PROFILES = """
INSERT INTO fast.profiles
SELECT
    (row_number() OVER (ORDER BY {key}) + (SELECT count(*) FROM fast.profiles))::INTEGER
        AS profile,
    '{table}' AS fact_table, {key} AS key,
    {involved} AS involved,
    {origins} AS origins, {transits} AS transits, {destinations} AS destinations,
    {borders} AS borders, {purposes} AS purposes, {population} AS population,
    coalesce(marking, 'none') AS marking, assertion, credibility
FROM {table} c {joins}
WHERE claim_id IN (SELECT min(claim_id) FROM {table} c {joins} GROUP BY {key})
"""
_CLAIMS = """
CREATE OR REPLACE TABLE fast.shown_{table} AS
SELECT
    '{table}' AS fact_table, c.*, d.* EXCLUDE (doc_id, kind, publisher, doc_year, named, silent),
    hash(c.claim_id) AS claim_no, fact_no, profile, involved,
    coalesce({first}, doc_year)::SMALLINT AS year_first,
    coalesce({last}, doc_year)::SMALLINT AS year_last,
    basis_of({first}, doc_year) AS year_basis
    {more}
FROM {table} c
JOIN fast.kept_from d USING (doc_id)
JOIN fast.facts n ON n.fact = hash(c.fact_id)
{joins}
JOIN (SELECT key, profile, involved FROM fast.profiles WHERE fact_table = '{table}') p
    ON p.key = {key}
ORDER BY doc_no, claim_no
"""
_EMPTY = """
CREATE OR REPLACE TABLE fast.profiles (
    profile INTEGER, fact_table VARCHAR, key UBIGINT, involved VARCHAR[], origins VARCHAR[],
    transits VARCHAR[], destinations VARCHAR[], borders VARCHAR[], purposes VARCHAR[],
    population VARCHAR[], marking VARCHAR, assertion VARCHAR, credibility BIGINT
);
CREATE OR REPLACE TABLE fast.made AS SELECT uuid() AS name;
"""
"""Profiles, and a name by which queries.columns tells databases apart."""


def _filled(template: str, table: str) -> str:
    """A template with the table's own SQL in it."""
    source = SOURCES[table]
    origins, transits, destinations = source.roles or (source.involved,) * 3
    nothing = "NULL::VARCHAR[]"
    return template.format(
        table=table,
        key=f"hash({', '.join((*source.read, *OF_ANY_CLAIM))})",
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


def make(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Make the tables, in the attached database `fast`.

    Args:
        connection: To a snapshot's tables.

    Yields:
        What is made next, as the name of a table; nothing is made unless all is asked for.
    """
    yield "documents"
    connection.execute(_MACROS + _DOCUMENTS + _EMPTY)
    connection.execute(_facts())
    for table in SOURCES:
        yield table
        connection.execute(_filled(_PROFILES, table))
        connection.execute(_filled(_CLAIMS, table))
    connection.execute("DROP TABLE fast.facts")
    connection.execute(_silent())
    placed.find(connection)
    coded.make(connection)
    connection.execute("CHECKPOINT fast")


def statements() -> str:
    """All that `make` executes, as text: tables made by other statements are others."""
    filled = [_filled(template, t) for t in SOURCES for template in (_PROFILES, _CLAIMS)]
    own = (_MACROS, _DOCUMENTS, _EMPTY, _facts(), *filled, _silent())
    return "\n".join((*own, placed.statements(), coded.statements()))


def _facts() -> str:
    """Small numbers for facts: counted and compared far faster than their ids."""
    ids = " UNION ALL ".join(f"SELECT hash(fact_id) AS fact FROM {t}" for t in SOURCES)
    numbered = (
        f"SELECT fact, (row_number() OVER (ORDER BY fact) - 1)::INTEGER AS fact_no FROM ({ids})"
    )
    return f"CREATE OR REPLACE TABLE fast.facts AS {numbered} GROUP BY fact"


def _silent() -> str:
    """Which documents are without any claim, known once all claims are there."""
    holding = " UNION ALL ".join(f"SELECT doc_no FROM fast.shown_{table}" for table in SOURCES)
    return f"UPDATE fast.kept_from SET silent = doc_no NOT IN ({holding})"  # noqa: S608
