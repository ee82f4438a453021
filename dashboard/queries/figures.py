"""What is counted, and each figure once however often it is told."""

from collections.abc import Sequence

import pandas as pd

from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.kept import KEPT
from dashboard.queries.marks import mark_sql

MOST_SUBJECTS = 300

_SUBJECTS = f"""
SELECT {mark_sql("figures", "unit", "measure", "per")} AS mark,
    hash(unit, measure, per)::VARCHAR AS subject, unit, measure, per,
    count(*) AS claims, count(DISTINCT fact_no) AS facts,
    count(*) FILTER (assertion = 'denied') AS denials,
    min(year_first) AS year_first, max(year_last) AS year_last, count(*) OVER () AS total
FROM shown_figures {KEPT} AND coalesce(value_low, value_high) IS NOT NULL
GROUP BY unit, measure, per
ORDER BY claims DESC, unit, measure NULLS LAST, per NULLS FIRST
LIMIT {MOST_SUBJECTS}
"""  # noqa: S608 - the parts are constants
_KEPT = f"""
SELECT claim_no, fact_no, doc_no, assertion, hash(unit, measure, per) AS subject,
    (CASE WHEN assertion = 'denied' THEN 10_000 ELSE 0 END) + 1_000 * credibility
        - log10(1 + abs(coalesce(value_high, value_low))) AS rank
FROM shown_figures {KEPT} AND coalesce(value_low, value_high) IS NOT NULL
    AND hash(unit, measure, per) IN (SELECT unnest($subjects::UBIGINT[]))
"""  # noqa: S608 - the parts are constants
_STATEMENTS = f"""
WITH kept AS MATERIALIZED ({_KEPT}),
chosen AS (
    SELECT subject, unnest(
        arg_min({{claim_no: claim_no, fact_no: fact_no, rank: rank}}, rank, 3 * $each),
        recursive := true
    ) FROM kept GROUP BY subject
),
places AS (
    SELECT *, row_number() OVER (PARTITION BY subject ORDER BY rank, claim_no) AS place
    FROM (FROM chosen QUALIFY
        row_number() OVER (PARTITION BY subject, fact_no ORDER BY rank, claim_no) = 1)
),
told AS (
    SELECT fact_no, subject, count(*) AS claims, count(DISTINCT doc_no) AS documents,
        count(*) FILTER (assertion = 'denied') AS denials, list(DISTINCT assertion) AS assertions
    FROM kept SEMI JOIN places USING (fact_no, subject) GROUP BY fact_no, subject
)
SELECT {mark_sql("figures", "fact_id", "unit", "measure", "per")} AS mark,
    p.place, t.claims, t.documents, t.denials, t.assertions, p.subject::VARCHAR AS subject,
    f.* EXCLUDE (claim_no, fact_no)
FROM places p JOIN told t USING (fact_no, subject) JOIN shown_figures f ON f.claim_no = p.claim_no
WHERE p.place <= $each
ORDER BY list_position($subjects::UBIGINT[], p.subject), p.place
"""  # noqa: S608 - the parts are constants


def subjects(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """A row for each unit, measure and rate: what figures must share to stand on one scale.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.

    Returns:
        The most claimed first; columns mark, subject (for `statements`), unit, measure, per,
        claims, facts, denials, year_first, year_last and total (subjects there are).
    """
    return connection.execute(_SUBJECTS, filters.parameters()).df()


def statements(
    connection: Connection, filters: Criteria, chosen: Sequence[str], each: int
) -> pd.DataFrame:
    """A row for each figure, as its most credible claim tells it, however often it is told.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        chosen: Subjects as `subjects` names them, in the order wanted.
        each: Figures of a subject at most: the most credible first, then the largest; denied last.

    Returns:
        The columns of that claim; mark, claims, documents, denials and assertions of all claims
        that tell the figure of this subject; place within its subject (from 1).
    """
    limits = {"subjects": [int(subject) for subject in chosen], "each": each}
    return connection.execute(_STATEMENTS, {**filters.parameters(), **limits}).df()
