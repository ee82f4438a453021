"""Texts of the tables that queries.making makes, as small numbers: made with them, once.

To find the texts of a column among millions of rows costs as much as all that is counted of it.
`codes_TABLE` has a row for each row of TABLE, in its order, and a column c0, c1 ... for each
expression of CODED; what a number stands for is in `names`, the numbers in the order of the texts,
and the number after the last is null.
"""

import duckdb
import numpy as np

from dashboard.queries.contract import Connection
from dashboard.queries.sources import SOURCES


def of_list(column: str) -> str:
    """The expression of a column of lists of texts without blanks: its items in one text."""
    return f"array_to_string(coalesce({column}, []), ' ')"


_TOLD = ("assertion",)
_OF_FILTERS = ("involved", "origins", "transits", "destinations", "borders")
_OF_FILTERS += ("purposes", "population")
CODED = dict.fromkeys((f"shown_{table}" for table in SOURCES), _TOLD) | {
    "shown_hotspots": (
        *_TOLD,
        "border",
        "place_id",
        "role",
        "qualifier",
        "coalesce(admin1, place_id)",
    ),
    "shown_flows": (
        *_TOLD,
        "origin_country",
        "destination_country",
        "origin_province",
        "destination_province",
        "coalesce(origin_province, origin_country)",
        "coalesce(destination_province, destination_country)",
        "qualifier",
        "per",
        of_list("purposes"),
        of_list("transit_countries"),
    ),
    "kept_from": ("kind", "coalesce(publisher, '')", of_list("named")),
    "profiles": ("marking", "assertion", *map(of_list, _OF_FILTERS)),
}
"""By table, the expressions whose texts are counted or compared."""
_EMPTY = """
CREATE OR REPLACE TABLE fast.names (of VARCHAR, expression INTEGER, code INTEGER, name VARCHAR)
"""
_NAMES = """
INSERT INTO fast.names
SELECT '{table}', expression, row_number() OVER (PARTITION BY expression ORDER BY name) - 1, name
FROM ({texts}) ORDER BY ALL
"""
_TEXTS = """
SELECT DISTINCT {place} AS expression, {expression} AS name FROM fast.{table} WHERE name IS NOT NULL
"""
_NUMBER = "SELECT count(*) FROM fast.names WHERE of = $of AND expression = $expression"
_CODES = """
CREATE OR REPLACE TABLE fast.codes_{table} AS
SELECT {codes} FROM (SELECT rowid AS stood, {expressions} FROM fast.{table}) {joins} ORDER BY stood
"""
_CODE = "coalesce(n{place}.code, {number})::{kind} AS c{place}"
_JOIN = """
LEFT JOIN (
    SELECT name, code FROM fast.names WHERE of = '{table}' AND expression = {place}
) n{place} ON n{place}.name = e{place}
"""
_KINDS = {1: "UTINYINT", 2: "USMALLINT", 4: "UINTEGER"}


def make(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the numbers, in the attached database `fast`.

    Args:
        connection: One whose tables queries.making has made.
    """
    connection.execute(_EMPTY)
    for table in CODED:
        connection.execute(_named(table))
        connection.execute(_coded(connection, table))


def statements() -> str:
    """All that `make` executes, as text."""
    parts = (_EMPTY, _NUMBER, _CODES, _CODE, _JOIN)
    return "\n".join((*parts, *map(_named, CODED)))


def names(connection: Connection, table: str, expression: str) -> list[str]:
    """The texts of an expression in their order: what its numbers stand for."""
    asked = {"of": table, "expression": CODED[table].index(expression)}
    query = "SELECT name FROM fast.names WHERE of = $of AND expression = $expression ORDER BY code"
    return [name for (name,) in connection.execute(query, asked).fetchall()]


def column(table: str, expression: str) -> tuple[str, str]:
    """The table and the column that have the numbers of an expression."""
    return f"codes_{table}", f"c{CODED[table].index(expression)}"


def _named(table: str) -> str:
    texts = (
        _TEXTS.format(place=place, expression=expression, table=table)
        for place, expression in enumerate(CODED[table])
    )
    return _NAMES.format(table=table, texts=" UNION ALL ".join(texts))


def _coded(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    codes: list[str] = []
    for place in range(len(CODED[table])):
        (number,) = connection.execute(_NUMBER, {"of": table, "expression": place}).fetchone() or (
            0,
        )
        kind = _KINDS[np.min_scalar_type(number).itemsize]
        codes.append(_CODE.format(place=place, number=number, kind=kind))
    places = list(enumerate(CODED[table]))
    return _CODES.format(
        table=table,
        codes=", ".join(codes),
        expressions=", ".join(f"{expression} AS e{place}" for place, expression in places),
        joins="".join(_JOIN.format(table=table, place=place) for place, _ in places),
    )
