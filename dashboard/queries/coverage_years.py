"""What the documents cover, year by year: so that "no documents" is told from "nothing said"."""

import pandas as pd

from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.kept import KEPT, KEPT_DOCUMENTS
from dashboard.queries.marks import mark_sql

_COVERED = """
WITH held AS (
    SELECT year_first, {column}, count(*) AS documents,
        count(*) FILTER (silent) AS silent
    FROM (
        SELECT doc_year AS year_first, {of_document} AS {column},
            silent
        FROM kept_from {kept_documents}
    ) GROUP BY ALL
),
said AS (
    SELECT year_first, {column}, sum(claims)::BIGINT AS claims, sum(denials)::BIGINT AS denials,
        count(*) AS told_by
    FROM (
        SELECT year_first, {of_claim} AS {column}, doc_no, claims, denials FROM (
            SELECT year_first::INTEGER AS year_first, {read}, doc_no, count(*) AS claims,
                count(*) FILTER (assertion = 'denied') AS denials
            FROM shown_claims {kept} GROUP BY ALL
        )
    ) GROUP BY ALL
),
covered AS (
    SELECT coalesce(h.year_first, s.year_first) AS year_first,
        coalesce(h.{column}, s.{column}) AS {column},
        coalesce(documents, 0) AS documents, coalesce(silent, 0) AS silent,
        coalesce(claims, 0) AS claims, coalesce(denials, 0) AS denials,
        coalesce(told_by, 0) AS told_by
    FROM held h FULL JOIN said s
    ON h.year_first IS NOT DISTINCT FROM s.year_first
    AND h.{column} IS NOT DISTINCT FROM s.{column}
),
largest AS (
    SELECT {column} AS kept, count(*) OVER () AS groups FROM covered
    GROUP BY {column}
    ORDER BY sum(documents) DESC, sum(claims) DESC, {column} NULLS LAST LIMIT $limit
)
SELECT {mark} AS mark, year_first AS year, {column} AS grouped, documents, silent, claims, denials,
    told_by, groups
FROM covered JOIN largest ON kept IS NOT DISTINCT FROM {column}
ORDER BY grouped NULLS LAST, year NULLS LAST
"""
_GROUPS = {
    "involved": (
        "unnest(CASE WHEN len(named) > 0 THEN named ELSE [NULL] END)",
        "unnest(CASE WHEN len(involved) > 0 THEN involved ELSE [NULL] END)",
    ),
    "doc_publisher": ("publisher", "doc_publisher"),
    "doc_kind": ("kind", "doc_kind"),
}
"""What documents and claims can be counted by: the same of either, as SQL."""
_READ = """
SELECT count(*) AS documents, count(*) FILTER (status <> 'ok') AS unread,
    count(*) FILTER (status = 'ok' AND silent) AS silent,
    count(*) FILTER (date IS NULL) AS undated,
    count(*) FILTER (copy_of IS NOT NULL) AS copies
FROM documents JOIN (FROM kept_from {kept_documents}) USING (doc_id)
"""
_DOCUMENTS = f"""
SELECT d.*, count(*) OVER () AS total
FROM documents d JOIN (FROM kept_from {KEPT_DOCUMENTS}) k USING (doc_id)
WHERE doc_year IS NOT DISTINCT FROM $year AND {{of_document}}
ORDER BY d.date NULLS LAST, d.title, d.path LIMIT $limit
"""
_HOLDS = {
    "involved": "CASE WHEN $value::VARCHAR IS NULL THEN len(named) = 0"
    " ELSE list_contains(named, $value) END",
    "doc_publisher": "k.publisher IS NOT DISTINCT FROM $value",
    "doc_kind": "k.kind = $value",
}


def covered(
    connection: Connection, filters: Criteria, column: str, limit: int = 20
) -> pd.DataFrame:
    """Documents by their own year, claims by theirs (the first, where they span several).

    A document counts under each country that it names, a claim under each that takes part.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        column: involved (countries), doc_publisher or doc_kind.
        limit: Groups given, those with the most documents.

    Returns:
        One row for each year and group that has documents or claims: mark (of its claims), year
        (null: undated), grouped (code, publisher or null, kind), documents, silent
        (documents without any claim), claims, denials, told_by (documents that make the claims),
        groups (how many there are in all).
    """
    of_document, of_claim = _GROUPS[column]
    query = _COVERED.format(
        column=column,
        of_document=of_document,
        of_claim=of_claim,
        read=column,
        mark=mark_sql("claims", column, "year_first"),
        kept=KEPT if filters.active else "",
        kept_documents=KEPT_DOCUMENTS if filters.active else "",
    )
    given = filters.parameters() if filters.active else {}
    return connection.execute(query, {**given, "limit": limit}).df()


def read(connection: Connection, filters: Criteria) -> dict[str, int]:
    """How many documents there are, were not read, hold no claim, are undated, are copies."""
    query = _READ.format(kept_documents=KEPT_DOCUMENTS if filters.active else "")
    row = connection.execute(query, filters.parameters() if filters.active else {}).df().iloc[0]
    return {str(name): int(number) for name, number in row.items()}


def documents_of(
    connection: Connection,
    filters: Criteria,
    column: str,
    value: str | None,
    year: int | None,
    limit: int = 20,
) -> pd.DataFrame:
    """The documents of a year and group of `covered`: the documents table's columns, and total."""
    query = _DOCUMENTS.format(of_document=_HOLDS[column])
    given = {**filters.parameters(), "year": year, "value": value, "limit": limit}
    return connection.execute(query, given).df()
