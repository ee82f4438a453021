"""What the filters keep, how much that is, and the claims behind marks."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.marks import ALL, Mark, is_list
from dashboard.queries.columns import codes, numbers
from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.groups import distinct
from dashboard.queries.kept import KEPT, rows
from dashboard.queries.paragraphs import rows_of
from dashboard.queries.views import FACT_TABLES

_COUNT = """
SELECT count(*), count(DISTINCT fact_no) FILTER (assertion <> 'denied'),
    count(DISTINCT doc_no), count(*) FILTER (assertion = 'denied')
FROM ({claims})
"""
_ORDERS = {
    "hotspots": "victims_low DESC NULLS LAST, place_name, claim_id",
    "flows": "victims_low DESC NULLS LAST, claim_id",
    "meetings": "date_start NULLS LAST, doc_date, claim_id",
    "agreements": "date NULLS LAST, doc_date, claim_id",
    "figures": "unit, value_low DESC NULLS LAST, claim_id",
    "roles": "area, actor_name, claim_id",
    "programmes": "budget_usd DESC NULLS LAST, claim_id",
}
_ORDER = "year_first NULLS LAST, claim_id"
"""The order of claims of several tables."""
_FOUND = """
SELECT claim_id, fact_table FROM ({claims})
ORDER BY assertion = 'denied', credibility, confidence DESC, claim_id
LIMIT $limit OFFSET $offset
"""
_SOURCES = """
SELECT doc_id, doc_publisher, doc_reference, doc_title, doc_date, doc_date_precision
FROM kept_from WHERE doc_no IN ({claims})
"""
_NAMES = """
SELECT place_id, name FROM places WHERE list_contains($ids::VARCHAR[], place_id)
UNION ALL SELECT actor_id, name FROM actors WHERE list_contains($ids::VARCHAR[], actor_id)
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """Three numbers that are never mixed, and the denials among the claims.

    Attributes:
        claims: Statements in documents.
        facts: Things in the world that they tell of, those only denied left out.
        documents: Documents that hold the claims.
        denials: Claims that deny what they are about.
    """

    claims: int = 0
    facts: int = 0
    documents: int = 0
    denials: int = 0

    def sentence(self, total: int) -> str:
        """Say "N of M claims, from K documents", denials told apart.

        Args:
            total: The claims there are without filters.
        """
        return (
            f"{self.claims:,} of {total:,} {_plural('claim', total)}, "
            f"from {self.documents:,} {_plural('document', self.documents)}{self.denied()}"
        )

    def denied(self) -> str:
        """Say how many of the claims deny what they are about, after a semicolon; "" for none."""
        verb = "denies" if self.denials == 1 else "deny"
        return f"; {self.denials:,} of the claims {verb} it" if self.denials else ""


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


def mark_sql(table: str, *names: str) -> str:
    """The SQL expression of a mark's key over columns of these names; equal to Mark.key.

    Group by these columns and select this: then it is computed once for each group. A list
    column's name stands for one of its items: unnest it under its own name first.

    Args:
        table: A fact table, or ALL.
        names: Columns, at least one.
    """
    Mark(table, tuple((name, None) for name in names))
    parts = [
        f"'~{name}' || coalesce('=' || replace(url_encode({name}::VARCHAR), '~', '%7E'), '')"
        for name in names
    ]
    return f"('{table}' || {' || '.join(parts)})"


def apply(connection: Connection, filters: Criteria) -> None:
    """Make what the filters need beyond their parameters: the claims of a mark made a filter.

    Once before the first query with these filters; again does no harm.
    """
    mark = Mark.parse(filters.about) if filters.about else None
    if mark is None:
        return
    known = connection.execute("FROM about WHERE mark = $mark LIMIT 1", {"mark": mark.key})
    if known.fetchone() is None:
        condition, values = _condition([mark])
        connection.execute(
            f"INSERT INTO about SELECT $mark, fact_table, claim_no, doc_no "
            f"FROM shown_{mark.table} WHERE {condition}",
            {"mark": mark.key, **values},
        )


def count(connection: Connection, filters: Criteria, *tables: str) -> Counts:
    """The claims of these fact tables that the filters keep; of all tables without one."""
    claims = facts = denials = 0
    documents = np.zeros(int(numbers(connection, "kept_from", "doc_no").max(initial=0)) + 1, bool)
    for table in tables or FACT_TABLES:
        shown = f"shown_{table}"
        kept = rows(connection, filters, table)
        told = codes(connection, shown, "assertion")
        denied = told.are("denied")[told.values[kept]]
        fact_no = numbers(connection, shown, "fact_no")[kept]
        claims += len(kept)
        facts += distinct(fact_no[~denied])
        denials += int(denied.sum())
        documents[numbers(connection, shown, "doc_no")[kept]] = True
    return Counts(claims, facts, int(np.count_nonzero(documents)), denials)


def total(connection: Connection, *tables: str) -> int:
    """The claims of these fact tables without filters: the M of "N of M claims"."""
    parts = [f"SELECT count(*) AS claims FROM shown_{table}" for table in tables or FACT_TABLES]
    row = connection.execute(f"SELECT sum(claims) FROM ({' UNION ALL '.join(parts)})").fetchone()
    return int(row[0] or 0) if row else 0


def count_of(connection: Connection, filters: Criteria, marks: Sequence[Mark]) -> Counts:
    """The claims behind marks that the filters keep."""
    if not marks:
        return Counts()
    claims, values = _behind(marks, "fact_no, doc_no, assertion, claim_id")
    row = connection.execute(
        _COUNT.format(claims=claims), {**filters.parameters(), **values}
    ).fetchone()
    return Counts(*(row or ()))


def claims_page(
    connection: Connection, filters: Criteria, tables: Sequence[str], offset: int, limit: int
) -> pd.DataFrame:
    """A page of the claims that the filters keep, with the columns of queries.views.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        tables: Fact tables; several come by year.
        offset: Rows before the first.
        limit: Rows at most.
    """
    order = _ORDERS[tables[0]] if len(tables) == 1 else _ORDER
    query = f"{_kept(tables, '*')} ORDER BY {order} LIMIT $limit OFFSET $offset"
    return connection.execute(
        query, {**filters.parameters(), "limit": limit, "offset": offset}
    ).df()


def claims_of(
    connection: Connection,
    filters: Criteria,
    marks: Sequence[Mark],
    offset: int = 0,
    limit: int = 12,
) -> pd.DataFrame:
    """The claims behind marks with the texts of their paragraphs, as far as the filters keep them.

    Denials come last, then the more credible first. Each claim comes once, whatever the marks.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        marks: Of any tables.
        offset: Claims before the first.
        limit: Claims at most.
    """
    if not marks:
        return pd.DataFrame(columns=["claim_id"])
    claims, values = _behind(marks, "claim_id, fact_table, assertion, credibility, confidence")
    found = connection.execute(
        _FOUND.format(claims=claims),
        {**filters.parameters(), **values, "limit": limit, "offset": offset},
    ).fetchall()
    return rows_of(connection, found)


def best(
    connection: Connection, filters: Criteria, tables: Sequence[str], limit: int
) -> pd.DataFrame:
    """The most credible claims that the filters keep, with the texts of their paragraphs.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        tables: Fact tables.
        limit: Claims at most.
    """
    claims = _kept(tables, "claim_id, fact_table, assertion, credibility, confidence")
    found = connection.execute(
        _FOUND.format(claims=claims), {**filters.parameters(), "limit": limit, "offset": 0}
    ).fetchall()
    return rows_of(connection, found)


def sources(connection: Connection, filters: Criteria, *tables: str) -> pd.DataFrame:
    """The documents behind the claims that the filters keep, once each, with their doc_ columns."""
    return connection.execute(
        _SOURCES.format(claims=_kept(tables, "doc_no")), filters.parameters()
    ).df()


def names(connection: Connection, mark: Mark) -> dict[str, str]:
    """Names of the places and actors among a mark's values, by id."""
    ids = [value for _, value in mark.values if value is not None]
    return dict(connection.execute(_NAMES, {"ids": ids}).fetchall())


def leading(connection: Connection, mark: Mark) -> pd.DataFrame:
    """The most credible claim of a mark, as a row of queries.views; none where nothing has it."""
    condition, values = _condition([mark])
    order = "ORDER BY assertion = 'denied', credibility, confidence DESC, claim_id LIMIT 1"
    return connection.execute(f"FROM shown_{mark.table} WHERE {condition} {order}", values).df()


def _kept(tables: Sequence[str], wanted: str) -> str:
    """The kept claims of tables as one query.

    Args:
        tables: Fact tables, or ALL alone.
        wanted: Columns.
    """
    if set(tables) == set(FACT_TABLES):
        tables = (ALL,)
    parts = [f"SELECT {wanted} FROM shown_{table} {KEPT}" for table in tables]
    return f"SELECT * FROM ({' UNION ALL BY NAME '.join(parts)})"


def _behind(marks: Sequence[Mark], wanted: str) -> tuple[str, dict[str, object]]:
    """The kept claims behind marks as one query, each once, and its parameters."""
    parts: list[str] = []
    values: dict[str, object] = {}
    for table in dict.fromkeys(mark.table for mark in marks):
        condition, given = _condition([m for m in marks if m.table == table], len(values))
        values |= given
        parts.append(f"SELECT {wanted} FROM shown_{table} {KEPT} AND ({condition})")
    joined = f"SELECT * FROM ({' UNION ALL BY NAME '.join(parts)})"
    return (
        joined if len(parts) == 1 else f"SELECT DISTINCT ON (claim_id) * FROM ({joined})"
    ), values


def _condition(marks: Sequence[Mark], begin: int = 0) -> tuple[str, dict[str, object]]:
    """The claims of marks of one table as a condition, and the values of its parameters.

    Args:
        marks: Of one table.
        begin: Number of the first parameter.
    """
    values: dict[str, object] = {}
    either: list[str] = []
    for mark in marks:
        every: list[str] = []
        for name, value in mark.values:
            slot = f"mark_{begin + len(values)}"
            values[slot] = value
            every.append(_equal(mark.table, name, value, slot))
        either.append(" AND ".join(every))
    return " OR ".join(f"({part})" for part in either), values


def _equal(table: str, name: str, value: str | None, slot: str) -> str:
    if is_list(table, name):
        nothing = f"(len(coalesce({name}, [])) = 0 AND ${slot}::VARCHAR IS NULL)"
        return nothing if value is None else f"list_contains({name}, ${slot}::VARCHAR)"
    return f"{name}::VARCHAR IS NOT DISTINCT FROM ${slot}::VARCHAR"
