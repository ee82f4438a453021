"""What the filters keep: as SQL over the tables of queries.views, and as rows of these tables.

`KEPT` is the whole of it. What it asks of documents and of profiles is answered on arrays (by
queries.conditions), once for all queries with the same conditions, and held; years likewise.
"""

import re
from functools import cached_property, partial
from typing import Any

import numpy as np
import pandas as pd

from dashboard.queries import conditions
from dashboard.queries.columns import Array, Held, Rows, held, numbers
from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.views import FACT_TABLES

_OF_DOCUMENT = """
    (len($kinds::VARCHAR[]) = 0 OR list_contains($kinds::VARCHAR[], kind))
    AND (len($publishers::VARCHAR[]) = 0
        OR list_contains($publishers::VARCHAR[], coalesce(publisher, '')))
"""
_DOCUMENTS = f"""
    SELECT doc_no FROM kept_from WHERE {_OF_DOCUMENT}
    AND ($country_role <> 'mentioned' OR len($countries::VARCHAR[]) = 0
        OR list_has_any(named, $countries::VARCHAR[]))
"""
_OF_DOCUMENTS = f"doc_no IN ({_DOCUMENTS})"
_PROFILES = """
    SELECT profile FROM profiles WHERE
    (
        len($countries::VARCHAR[]) = 0
        OR CASE $country_role
            WHEN 'origin' THEN list_has_any(origins, $countries::VARCHAR[])
            WHEN 'transit' THEN list_has_any(transits, $countries::VARCHAR[])
            WHEN 'destination' THEN list_has_any(destinations, $countries::VARCHAR[])
            WHEN 'mentioned' THEN true
            ELSE list_has_any(involved, $countries::VARCHAR[])
        END
    )
    AND (
        $border IS NULL
        OR CASE
            WHEN borders IS NOT NULL THEN list_contains(borders, $border)
            WHEN fact_table = 'roles' THEN list_has_any(involved, string_split($border, '-'))
            ELSE list_has_all(involved, string_split($border, '-'))
        END
    )
    AND (len($purposes::VARCHAR[]) = 0 OR purposes IS NULL
        OR list_has_any(purposes, $purposes::VARCHAR[]))
    AND (len($population::VARCHAR[]) = 0 OR population IS NULL
        OR list_has_any(population, $population::VARCHAR[]))
    AND (len($markings::VARCHAR[]) = 0 OR list_contains($markings::VARCHAR[], marking))
    AND (len($assertions::VARCHAR[]) = 0 OR list_contains($assertions::VARCHAR[], assertion))
    AND credibility <= $credibility
"""
_OF_PROFILES = f"profile IN ({_PROFILES})"
_OF_YEARS = """CASE
    WHEN year_first IS NULL THEN $undated
    WHEN $first_year IS NULL THEN true
    ELSE year_first <= $last_year AND year_last >= $first_year
END"""
_OF_ABOUT = """(
    $about IS NULL
    OR CASE
        WHEN split_part($about, '~', 1) IN (fact_table, 'claims')
        THEN claim_no IN (SELECT claim_no FROM about WHERE mark = $about)
        ELSE doc_no IN (SELECT doc_no FROM about WHERE mark = $about)
    END
)"""
KEPT = f"""
WHERE {_OF_DOCUMENTS}
AND {_OF_PROFILES}
AND {_OF_YEARS}
AND {_OF_ABOUT}
"""
"""The filters over a shown_TABLE of queries.views, as WHERE; further conditions follow with AND.

It reads fact_table, claim_no, doc_no, profile, year_first and year_last, and takes exactly the
parameters of Filters.parameters(). A claim of a table that states no purposes, or no population, is
not judged by them. A border keeps hotspots said to be on it or in a province along it, flows that
cross it, and what both countries take part in (of roles: either). A mark made a filter keeps its
own claims in its table, and elsewhere what the same documents say.
"""
_ASKS_DOCUMENTS = """(
        (len($countries::VARCHAR[]) = 0 OR $country_role IN ('any', 'mentioned'))
        AND len($purposes::VARCHAR[]) + len($population::VARCHAR[]) = 0
        AND len($markings::VARCHAR[]) + len($assertions::VARCHAR[]) = 0
        AND $border IS NULL AND $credibility >= 6 AND $about IS NULL
    )"""
"""Whether documents alone answer the filters; then claims need not be read."""
_HOLDS_CLAIM = f"""
    OR doc_no IN (SELECT doc_no FROM shown_claims {KEPT} AND NOT {_ASKS_DOCUMENTS})
"""
_ITSELF = f"""
{_OF_DOCUMENT}
AND CASE
    WHEN doc_year IS NULL THEN $undated
    WHEN $first_year IS NULL THEN true
    ELSE doc_year <= $last_year AND doc_year >= $first_year
END
AND (len($countries::VARCHAR[]) = 0 OR $country_role NOT IN ('any', 'mentioned')
    OR list_has_any(named, $countries::VARCHAR[]))
"""
KEPT_DOCUMENTS = f"""
WHERE {_ITSELF}
AND (
    {_ASKS_DOCUMENTS}
    {_HOLDS_CLAIM}
)
"""
"""The filters over `kept_from` of queries.views, which has a row for each document.

What only a claim can answer (a role, a border, a purpose ...) keeps the documents that hold a
claim so kept.
"""


class Lean:
    """A connection whose queries find KEPT and KEPT_DOCUMENTS answered as far as they can be.

    The rows are the same. Conditions that these filters do not set are left out, since to plan a
    query with all of them costs DuckDB more than to run it; what is asked of documents and of
    profiles stands in a table.
    """

    def __init__(
        self, connection: Connection, filters: Criteria, known: Held | None = None
    ) -> None:
        """Takes a connection and the filters of the queries to come.

        Args:
            connection: Prepared by queries.views, the caller's own.
            filters: What is kept.
            known: What is held of its database; looked up where it is not given.
        """
        self._connection = connection
        if known is not None:
            self.held = known
        self._asked = filters.parameters()
        self._unasked = _unasked(self._asked)
        self._answered: set[str] = set()

    @cached_property
    def held(self) -> Held:
        """What is held of the connection's database: looked up once for all that is counted."""
        return held(self._connection)

    def execute(self, query: str, parameters: dict[str, Any] | None = None) -> Connection:
        """The query's result; parameters that nothing asks any more are left out with it."""
        for part in self._unasked:
            query = query.replace(part, "" if part == _HOLDS_CLAIM else "true")
        for part, column in ((_OF_DOCUMENTS, "doc_no"), (_OF_PROFILES, "profile")):
            if part in query:
                self._answer(column)
                query = query.replace(part, f"{column} IN (FROM kept_{column})")
        names = set(re.findall(r"\$(\w+)", query))
        given = {name: value for name, value in (parameters or {}).items() if name in names}
        return self._connection.execute(query, given)

    def _answer(self, column: str) -> None:
        """Make the table of the documents or profiles that are kept."""
        if column in self._answered:
            return
        self._answered.add(column)
        of = _documents if column == "doc_no" else _profiles
        itself: Any = self  # as good as a Connection
        kept = np.flatnonzero(of(itself, self._asked)).astype(np.int32)
        self._connection.complete()  # an earlier result of which not all was read
        self._connection.register(f"kept_{column}", pd.DataFrame({column: kept}))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the connection has
        """All else is the connection's own."""
        return getattr(self._connection, name)


def _unasked(asked: dict[str, Any]) -> list[str]:
    """The conditions that are true of every row under these parameters."""
    mentioned = asked["countries"] and asked["country_role"] == "mentioned"
    countries = asked["countries"] and not mentioned
    of_claim = any(asked[name] for name in ("purposes", "population", "markings", "assertions"))
    of_claim = of_claim or asked["border"] is not None or asked["credibility"] < 6
    own_role = countries and asked["country_role"] != "any"
    free = {
        _HOLDS_CLAIM: not own_role and not of_claim and asked["about"] is None,
        _OF_DOCUMENTS: not asked["kinds"] and not asked["publishers"] and not mentioned,
        _OF_PROFILES: not countries and not of_claim,
        _OF_YEARS: asked["undated"] and asked["first_year"] is None,
        _OF_ABOUT: asked["about"] is None,
    }
    return [part for part, true in free.items() if true]


def rows(connection: Connection, filters: Criteria, table: str) -> Rows:
    """The rows of a shown_TABLE that KEPT keeps.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        table: A fact table.
    """
    asked = filters.parameters()
    known = held(connection)
    about = _about(connection, asked, table)
    key = (table, repr(asked), None if about is None else len(about[1]))
    return known.answer(key, lambda: _rows(connection, asked, table, about))


def _rows(
    connection: Connection,
    asked: dict[str, Any],
    table: str,
    about: tuple[str, Array] | None,
) -> Rows:
    shown, unasked = f"shown_{table}", _unasked(asked)
    first = numbers(connection, shown, "year_first")
    kept = np.ones(len(first), bool)
    if _OF_DOCUMENTS not in unasked:
        kept &= _documents(connection, asked)[numbers(connection, shown, "doc_no")]
    if _OF_PROFILES not in unasked:
        kept &= _profiles(connection, asked)[numbers(connection, shown, "profile")]
    if _OF_YEARS not in unasked:
        undated = np.isnan(first)
        within = ~undated
        if asked["first_year"] is not None:
            last = numbers(connection, shown, "year_last")
            within = (first <= asked["last_year"]) & (last >= asked["first_year"])
        kept &= within | (undated & asked["undated"])
    if about is not None:
        kept &= np.isin(numbers(connection, shown, about[0]), about[1])
    return np.flatnonzero(kept).astype(np.int32)


def _about(connection: Connection, asked: dict[str, Any], table: str) -> tuple[str, Array] | None:
    """The column that a mark made a filter asks for, and its values; None without such a mark."""
    if asked["about"] is None:
        return None
    column = "claim_no" if asked["about"].split("~")[0] in (table, "claims") else "doc_no"
    query = f"SELECT DISTINCT {column} AS value FROM about WHERE mark = $about"  # noqa: S608
    found = connection.execute(query, {"about": asked["about"]}).df()
    return column, found["value"].to_numpy()


def documents(connection: Connection, filters: Criteria) -> conditions.Mask:
    """Which documents KEPT_DOCUMENTS keeps, by doc_no."""
    asked = filters.parameters()
    kept = conditions.documents_themselves(connection, asked)
    if _HOLDS_CLAIM in _unasked(asked):
        return kept
    holding = np.zeros(len(kept), bool)
    for table in FACT_TABLES:
        found = rows(connection, filters, table)
        holding[numbers(connection, f"shown_{table}", "doc_no")[found]] = True
    return kept & holding


def _documents(connection: Connection, asked: dict[str, Any]) -> conditions.Mask:
    """Which documents may hold claims that are kept, by doc_no."""
    given = {name: asked[name] for name in conditions.OF_DOCUMENTS}
    make = partial(conditions.documents, connection, given)
    return held(connection).answer(("documents", repr(given)), make)


def _profiles(connection: Connection, asked: dict[str, Any]) -> conditions.Mask:
    """Which profiles claims that are kept may have, by number."""
    given = {name: asked[name] for name in conditions.OF_PROFILES}
    make = partial(conditions.profiles, connection, given)
    return held(connection).answer(("profiles", repr(given)), make)
