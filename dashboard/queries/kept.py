"""What the filters keep, as SQL over the tables of queries.views."""

import re
from typing import Any

from dashboard.queries.contract import Connection, Criteria

_OF_DOCUMENT = """
    (len($kinds::VARCHAR[]) = 0 OR list_contains($kinds::VARCHAR[], kind))
    AND (len($publishers::VARCHAR[]) = 0
        OR list_contains($publishers::VARCHAR[], coalesce(publisher, '')))
"""
_OF_DOCUMENTS = f"""doc_no IN (
    SELECT doc_no FROM kept_from WHERE {_OF_DOCUMENT}
    AND ($country_role <> 'mentioned' OR len($countries::VARCHAR[]) = 0
        OR list_has_any(named, $countries::VARCHAR[]))
)"""
_OF_PROFILES = """profile IN (
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
)"""
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
parameters of Filters.parameters(). A claim of a table that states no purposes, or no population,
is not judged by them. A border keeps hotspots on it, flows that cross it, and what both countries
take part in (of roles: either). A mark made a filter keeps its own claims in its table, and
elsewhere what the same documents say.
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
KEPT_DOCUMENTS = f"""
WHERE {_OF_DOCUMENT}
AND CASE
    WHEN doc_year IS NULL THEN $undated
    WHEN $first_year IS NULL THEN true
    ELSE doc_year <= $last_year AND doc_year >= $first_year
END
AND (len($countries::VARCHAR[]) = 0 OR $country_role NOT IN ('any', 'mentioned')
    OR list_has_any(named, $countries::VARCHAR[]))
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
    """A connection that leaves out of KEPT and KEPT_DOCUMENTS what some filters do not ask.

    The rows are the same. To plan a query with all conditions costs DuckDB more than to run it.
    """

    def __init__(self, connection: Connection, filters: Criteria) -> None:
        """Takes a prepared connection, and the filters of the queries to come."""
        self._connection = connection
        self._parts = _unasked(filters.parameters())

    def execute(self, query: str, parameters: dict[str, Any] | None = None) -> Connection:
        """The query's result; parameters that nothing asks any more are left out with it."""
        for part, instead in self._parts:
            query = query.replace(part, instead)
        names = set(re.findall(r"\$(\w+)", query))
        given = {name: value for name, value in (parameters or {}).items() if name in names}
        return self._connection.execute(query, given)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the connection has
        """All else is the connection's own."""
        return getattr(self._connection, name)


def _unasked(asked: dict[str, Any]) -> list[tuple[str, str]]:
    """The conditions that are true of every row under these parameters, and what stands instead."""
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
    return [(part, "" if part == _HOLDS_CLAIM else "true") for part, true in free.items() if true]
