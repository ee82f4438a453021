"""Agreements as a ledger: a row per agreement, its statuses, and the meetings told with it."""

import threading
from collections.abc import Sequence

import pandas as pd

from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.kept import KEPT
from dashboard.queries.marks import mark_sql

LEDGER = 200
"""Agreements of the ledger: those with the most claims."""

_LOCK = threading.Lock()
_NAMES = "list_sort(list_distinct(flatten(list({}))))"
_BEST = "first({0} ORDER BY assertion = 'denied', confidence DESC, len({0}) DESC, claim_id)"

_LEDGER = f"""
WITH kept AS (FROM shown_agreements {KEPT}),
counted AS (
    SELECT
        fact_id, count(*) AS claims, count(DISTINCT doc_no) AS documents,
        count(*) OVER () AS of_agreements, min(year_first) AS year
    FROM kept
    GROUP BY fact_id
    ORDER BY claims DESC, documents DESC, year, fact_id
    LIMIT $most
),
told AS (
    SELECT
        fact_id,
        count(*) FILTER (assertion = 'denied') AS denials,
        list_sort(list(DISTINCT assertion)) AS assertions,
        {_BEST.format("kind")} AS kind,
        {_NAMES.format("parties")} AS parties,
        {_NAMES.format("party_actors")} AS actor_ids,
        {_NAMES.format("areas")} AS areas,
        first({{'day': date, 'precision': date_precision}}
            ORDER BY date_precision, confidence DESC, claim_id)
            FILTER (date IS NOT NULL AND assertion <> 'denied') AS agreed
    FROM kept SEMI JOIN counted USING (fact_id)
    GROUP BY fact_id
),
titled AS (
    SELECT fact_id, first(title ORDER BY times DESC, len(title) DESC, title) AS title
    FROM (
        SELECT fact_id, title, count(*) AS times
        FROM kept SEMI JOIN counted USING (fact_id)
        WHERE title IS NOT NULL
        GROUP BY ALL
    )
    GROUP BY fact_id
),
named AS (
    SELECT fact_id, list_sort(list(coalesce(acronym, name, actor_id))) AS party_actors
    FROM (SELECT fact_id, parties, unnest(actor_ids) AS actor_id FROM told)
    LEFT JOIN actors USING (actor_id)
    -- A country's government is the country, told once.
    WHERE NOT coalesce(kind = 'government' AND list_contains(parties, country), false)
    GROUP BY fact_id
)
SELECT
    {mark_sql("agreements", "fact_id")} AS mark,
    counted.*, told.* EXCLUDE (fact_id, actor_ids, agreed),
    list_transform(areas, lambda area: mark || '~areas=' || area) AS area_marks,
    title, coalesce(party_actors, []) AS party_actors,
    agreed.day AS date, agreed.precision AS date_precision
FROM counted JOIN told USING (fact_id)
LEFT JOIN titled USING (fact_id) LEFT JOIN named USING (fact_id)
ORDER BY claims DESC, documents DESC, year, fact_id
"""

_STATUSES = f"""
SELECT
    CASE WHEN assertion = 'denied' THEN {mark_sql("agreements", "fact_id", "assertion")}
        ELSE {mark_sql("agreements", "fact_id", "status")} END AS mark,
    fact_id,
    CASE WHEN assertion = 'denied' THEN 'denied' ELSE status END AS told,
    count(*) AS claims, count(DISTINCT doc_no) AS documents,
    list_sort(list(DISTINCT assertion)) AS assertions,
    min(doc_date) AS first_told, max(doc_date) AS last_told,
    arg_min(doc_date_precision, doc_date) AS first_precision,
    arg_max(doc_date_precision, doc_date) AS last_precision
FROM (FROM shown_agreements {KEPT} AND fact_id IN (SELECT unnest($facts)))
GROUP BY ALL
ORDER BY first_told NULLS LAST, told, mark
"""

_FIND_TOLD_WITH = r"""
CREATE OR REPLACE TABLE fast.told_with AS
SELECT a.claim_no, m.fact_id
FROM (SELECT claim_no, passage_id, start, "end" FROM fast.shown_agreements) a
JOIN (
    SELECT fact_id, passage_id, start, "end" FROM fast.shown_meetings WHERE assertion <> 'denied'
) m USING (passage_id)
JOIN (SELECT passage_id, text FROM passages) p USING (passage_id)
WHERE NOT regexp_matches(
    substring(
        p.text, least(a."end", m."end")::BIGINT + 1,
        greatest(0, greatest(a.start, m.start) - least(a."end", m."end"))::BIGINT
    ),
    '[.!?;]["\x27\x{201d}\x{2019})]*\s'
)
"""
_MEETINGS = f"""
WITH kept AS MATERIALIZED (
    SELECT fact_id, meeting, claim_no FROM shown_agreements
    {KEPT} AND fact_id IN (SELECT unnest($facts)) AND assertion <> 'denied'
),
made_at AS (
    SELECT fact_id AS agreement, meeting AS fact_id, 'made_at' AS basis
    FROM kept WHERE meeting IS NOT NULL
),
told_with AS (
    SELECT kept.fact_id AS agreement, t.fact_id, 'told_with' AS basis
    FROM kept JOIN fast.told_with t USING (claim_no)
),
links AS (
    SELECT agreement, fact_id, min(basis) AS basis
    FROM (FROM made_at UNION ALL FROM told_with)
    GROUP BY ALL
)
SELECT
    {mark_sql("meetings", "fact_id")} AS mark,
    agreement, fact_id, basis, count(*) AS claims,
    {_BEST.format("title")} FILTER (title IS NOT NULL) AS title,
    {_BEST.format("kind")} AS kind, {_BEST.format("status")} AS status,
    {_BEST.format("city")} FILTER (city IS NOT NULL) AS city,
    {_BEST.format("country")} FILTER (country IS NOT NULL) AS country,
    first(date_start ORDER BY date_precision, claim_id) AS date_start,
    first(date_precision ORDER BY date_precision, claim_id) AS date_precision
FROM links JOIN shown_meetings USING (fact_id)
GROUP BY agreement, fact_id, basis
ORDER BY date_start NULLS LAST, fact_id, agreement
"""


def ledger(connection: Connection, filters: Criteria, most: int = LEDGER) -> pd.DataFrame:
    """A row per agreement, those with the most claims first.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        most: Rows at most.

    Returns:
        mark, fact_id, claims, documents, denials, of_agreements (how many there are in all),
        assertions, title, kind, parties, party_actors (names; no government of one of the
        parties), areas, area_marks (the key of each area's claims), date and date_precision (the
        most exact that is told).
    """
    return connection.execute(_LEDGER, filters.parameters() | {"most": most}).df()


def statuses(connection: Connection, filters: Criteria, facts: Sequence[str]) -> pd.DataFrame:
    """A row per agreement and status, with the dates of the first and last document telling it.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        facts: Agreements, by fact_id.

    Returns:
        mark, fact_id, told (a status, or denied), claims, documents, assertions, first_told,
        first_precision, last_told, last_precision.
    """
    return connection.execute(_STATUSES, filters.parameters() | {"facts": list(facts)}).df()


def meetings(connection: Connection, filters: Criteria, facts: Sequence[str]) -> pd.DataFrame:
    """A row per agreement and meeting: made there, or told in the same sentence.

    No sentence ends between the words of the two claims. Filters choose the agreements only.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        facts: Agreements, by fact_id.

    Returns:
        mark, agreement, fact_id, basis (made_at|told_with), claims, title, kind, status, city,
        country, date_start, date_precision.
    """
    find_told_with(connection)
    return connection.execute(_MEETINGS, filters.parameters() | {"facts": list(facts)}).df()


def statements() -> str:
    """What `find_told_with` executes."""
    return _FIND_TOLD_WITH


def find_told_with(connection: Connection) -> None:
    """Find which claims on agreements and on meetings share a sentence, once for a snapshot."""
    with _LOCK:
        query = "FROM duckdb_tables() WHERE database_name = 'fast' AND table_name = 'told_with'"
        if connection.execute(query).fetchone() is None:
            connection.execute(_FIND_TOLD_WITH)
