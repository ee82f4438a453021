"""The markings of what an exhibit is made of: claims, the paragraphs they need, titles."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts.base import missing
from dashboard.criteria import Filters
from dashboard.queries import marks
from dashboard.queries.contract import Connection
from etl.schema import TABLES

_OF_CLAIMS = """
WITH kept AS (SELECT marking, support FROM shown_{table} {kept})
SELECT DISTINCT coalesce(marking, 'U') FROM (
    SELECT marking FROM kept
    UNION ALL
    SELECT marking FROM passages WHERE passage_id IN (
        SELECT unnest(support).passage_id FROM kept
    )
)
"""
_ROWS = 'SELECT DISTINCT marking FROM "{table}" WHERE marking IS NOT NULL'
_OF_PARAGRAPHS = ("actors",)
"""Tables of what paragraphs name; places are of the gazetteer."""
_NEEDED = "SELECT coalesce(marking, 'U') FROM passages WHERE list_contains($named, passage_id)"
_TITLES = "SELECT doc_id, marking FROM passages WHERE part = 'title' AND marking IS NOT NULL"


def of(connection: Connection, filters: Filters, tables: Sequence[str]) -> list[str]:
    """Of all claims that filters keep, and of the other paragraphs that their values come from.

    Unmarked ones count as U.
    """
    found: set[str] = set()
    for table in tables:
        query = _OF_CLAIMS.format(table=table, kept=marks.KEPT)
        found |= {row[0] for row in connection.execute(query, filters.parameters()).fetchall()}
    return sorted(found)


def of_rows(connection: Connection, table: str) -> list[str]:
    """Of the paragraphs that rows of a table which holds no claims may come from."""
    named = TABLES[table].by_name
    if "marking" in named:
        query = _ROWS.format(table=table)
    elif "doc_id" in named or table in _OF_PARAGRAPHS:
        query = _ROWS.format(table="passages")
    else:
        return []
    return [row[0] for row in connection.execute(query).fetchall()]


def needed(connection: Connection, row: Mapping[Any, Any]) -> list[str]:
    """Of the other paragraphs that a claim needs."""
    held = row["support"]
    named = [] if held is None else [str(span["passage_id"]) for span in held]
    return [found[0] for found in connection.execute(_NEEDED, {"named": named}).fetchall()]


def titles(connection: Connection) -> dict[str, str]:
    """Of the documents' titles, by doc_id; unmarked ones are left out."""
    return dict(connection.execute(_TITLES).fetchall())


def own(row: Mapping[Any, Any]) -> str:
    """Of a claim's words; U where it has none."""
    return "U" if missing(row["marking"]) else str(row["marking"])
