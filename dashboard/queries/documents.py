"""Texts: a document with its passages and claims, and single passages."""

from collections.abc import Mapping

import pandas as pd

from dashboard.queries import placed
from dashboard.queries.contract import Connection

_DOCUMENT = "FROM documents WHERE doc_id = $doc_id"
_PASSAGES = "SELECT * EXCLUDE (file, place) FROM ({passages}) ORDER BY ordinal"
_CLAIMS = """
SELECT c.*, p.ordinal AS passage_ordinal, p.label AS passage_label
FROM shown_claims c JOIN ({passages}) p USING (passage_id)
WHERE doc_no IN (SELECT doc_no FROM kept_from WHERE doc_id = $doc_id)
ORDER BY passage_ordinal, "start", "end", fact_table, claim_id
"""
_REPORTED = """
WITH dated AS (
    SELECT fact_table, claim_id, assertion, status,
        coalesce(date_start, date, period_start, period_end) AS first,
        coalesce(date_end, date_start, date, period_end, period_start) AS until,
        coalesce(date_precision, 'day') AS precision
    FROM shown_claims WHERE doc_no IN (SELECT doc_no FROM kept_from WHERE doc_id = $doc_id)
)
SELECT fact_table, claim_id, precision, until AS stated_last,
    CASE precision WHEN 'year' THEN date_trunc('year', first)
        WHEN 'month' THEN date_trunc('month', first) ELSE first END::DATE AS first,
    CASE precision WHEN 'year' THEN date_trunc('year', until) + INTERVAL 1 YEAR - INTERVAL 1 DAY
        WHEN 'month' THEN last_day(until) ELSE until END::DATE AS last,
    CASE WHEN assertion = 'denied' THEN 'denied'
        WHEN assertion = 'planned' OR status IN ('planned', 'cancelled') THEN 'planned'
        WHEN assertion = 'alleged' THEN 'alleged' ELSE 'stated' END AS standing
FROM dated WHERE first IS NOT NULL ORDER BY first, last, claim_id
"""
_PASSAGE = """
SELECT p.passage_id, p.doc_id, p.text AS quote, p.marking, p.label AS passage_label,
    p.ordinal AS passage_ordinal, d.publisher AS doc_publisher, d.reference AS doc_reference,
    d.title AS doc_title, d.date AS doc_date, d.date_precision AS doc_date_precision,
    d.date_basis AS doc_date_basis, d.kind AS doc_kind, d.path AS doc_path,
    d.reliability AS doc_reliability
FROM passages p JOIN documents d USING (doc_id) WHERE passage_id = $passage_id
"""
_TEXTS = """
FROM ({passages}) WHERE list_contains($passage_ids::VARCHAR[], passage_id)
"""


def document(connection: Connection, doc_id: str) -> pd.DataFrame:
    """One row of the documents table, or none."""
    return connection.execute(_DOCUMENT, {"doc_id": doc_id}).df()


def passages(connection: Connection, doc_id: str) -> pd.DataFrame:
    """The passages of a document in order."""
    return _with_passages(connection, _PASSAGES, doc_id, "*", {})


def claims_in(connection: Connection, doc_id: str) -> pd.DataFrame:
    """Every claim of a document, of all fact tables, in reading order."""
    wanted = "passage_id, ordinal, label"
    return _with_passages(connection, _CLAIMS, doc_id, wanted, {"doc_id": doc_id})


def reported(connection: Connection, doc_id: str) -> pd.DataFrame:
    """The claims of a document that have dates of their own, by date.

    Returns:
        Columns claim_id, fact_table, first and last (a month or a year from its first day to its
        last), stated_last (as stored), precision, standing (stated, alleged, planned, denied).
    """
    return connection.execute(_REPORTED, {"doc_id": doc_id}).df()


def passage(connection: Connection, passage_id: str) -> pd.DataFrame:
    """One passage with its text as `quote` and the columns of its document, or no row."""
    return connection.execute(_PASSAGE, {"passage_id": passage_id}).df()


def texts(connection: Connection, doc_id: str, passage_ids: tuple[str, ...]) -> pd.DataFrame:
    """Label and text of passages of a document."""
    given = {"passage_ids": list(passage_ids)}
    return _with_passages(connection, _TEXTS, doc_id, "passage_id, label, ordinal, text", given)


def _with_passages(
    connection: Connection, query: str, doc_id: str, wanted: str, given: Mapping[str, object]
) -> pd.DataFrame:
    """A query that reads columns of a document's passages."""
    passages, places = placed.passages(connection, [doc_id], wanted)
    return connection.execute(query.format(passages=passages), {**places, **given}).df()
