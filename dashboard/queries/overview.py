"""How much there is: counts by kind of fact, by year and by country, one row for each mark."""

import pandas as pd

from dashboard.marks import ALL
from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.kept import KEPT, KEPT_DOCUMENTS
from dashboard.queries.marks import mark_sql

_KINDS = f"""
SELECT fact_table, count(*) AS claims, count(*) FILTER (assertion = 'denied') AS denials,
    count(DISTINCT fact_no) FILTER (assertion <> 'denied') AS facts
FROM shown_claims {KEPT} GROUP BY fact_table
"""
_DOCUMENTS = f"SELECT count(*) FROM kept_from {KEPT_DOCUMENTS}"
_YEARS = f"""
WITH counted AS (
    SELECT year_first, doc_kind, count(*) AS claims, 0 AS documents
    FROM shown_claims {KEPT} GROUP BY ALL
    UNION ALL
    SELECT doc_year, kind, 0 AS claims, count(*) AS documents
    FROM kept_from {KEPT_DOCUMENTS} GROUP BY ALL
)
SELECT year_first AS year, doc_kind, sum(claims)::BIGINT AS claims,
    sum(documents)::BIGINT AS documents, {mark_sql(ALL, "year_first", "doc_kind")} AS mark
FROM counted GROUP BY ALL
"""
_COUNTRIES = f"""
WITH profiled AS (
    SELECT profile, doc_kind, count(*) AS claims FROM shown_claims {KEPT} GROUP BY ALL
),
told AS (
    SELECT unnest(CASE WHEN len(involved) = 0 THEN [NULL] ELSE involved END) AS involved,
        doc_kind, claims
    FROM profiled JOIN (SELECT profile, involved FROM profiles) USING (profile)
),
named AS (
    SELECT unnest(CASE WHEN len(named) = 0 THEN [NULL] ELSE named END) AS involved, kind
    FROM kept_from {KEPT_DOCUMENTS}
),
counted AS (
    SELECT involved, doc_kind, sum(claims) AS claims, 0 AS documents FROM told GROUP BY ALL
    UNION ALL
    SELECT involved, kind AS doc_kind, 0 AS claims, count(*) AS documents FROM named GROUP BY ALL
)
SELECT involved AS country, doc_kind, sum(claims)::BIGINT AS claims,
    sum(documents)::BIGINT AS documents, {mark_sql(ALL, "involved", "doc_kind")} AS mark
FROM counted GROUP BY ALL
"""


def kinds(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """Claims, denials and facts (those only denied left out) of each fact table that has any."""
    return connection.execute(_KINDS, filters.parameters()).df()


def documents(connection: Connection, filters: Criteria) -> int:
    """Documents that the filters keep, with claims or without."""
    row = connection.execute(_DOCUMENTS, filters.parameters()).fetchone()
    return int(row[0]) if row else 0


def by_year(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """Documents by their own year, claims by theirs (the first, where they span several).

    Returns:
        mark, year (null: undated), doc_kind, documents, claims, claim_ids (the mark as a list).
    """
    return _with_ids(connection.execute(_YEARS, filters.parameters()).df())


def by_country(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """Documents by country that they name, claims by country that takes part in what they say.

    What concerns several countries counts in each, what concerns none under null.

    Returns:
        mark, country (ISO 3166-1 alpha-2), doc_kind, documents, claims, claim_ids.
    """
    return _with_ids(connection.execute(_COUNTRIES, filters.parameters()).df())


def _with_ids(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(claim_ids=frame["mark"].map(lambda mark: [mark]))
