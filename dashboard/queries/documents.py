"""Texts: the passages of a document, the words behind claims, search, and whole tables."""

import pandas as pd

from dashboard.queries import coverage
from dashboard.queries.facts import Connection, Criteria

_DOCUMENT = "FROM documents WHERE doc_id = $doc_id"
_PASSAGES = "FROM passages WHERE doc_id = $doc_id ORDER BY ordinal"
_CLAIMS = 'FROM claims WHERE doc_id = $doc_id ORDER BY passage_ordinal, "start", "end", fact_table'
_EVIDENCE = """
SELECT c.*, p.text FROM claims c JOIN passages p USING (passage_id)
WHERE list_contains($claim_ids::VARCHAR[], claim_id)
"""
_TEXTS = """
SELECT passage_id, label, ordinal, text
FROM passages WHERE list_contains($passage_ids::VARCHAR[], passage_id)
"""
_SEARCH = """
SELECT doc_id, count(*) AS passages FROM passages
WHERE NOT furniture AND contains(
    replace(strip_accents(lower(text)), 'đ', 'd'),
    replace(strip_accents(lower($words)), 'đ', 'd'))
GROUP BY doc_id
"""


def document(connection: Connection, doc_id: str) -> pd.DataFrame:
    """One row of the documents table, or none."""
    return connection.execute(_DOCUMENT, {"doc_id": doc_id}).df()


def passages(connection: Connection, doc_id: str) -> pd.DataFrame:
    """The passages of a document in order."""
    return connection.execute(_PASSAGES, {"doc_id": doc_id}).df()


def claims_in(connection: Connection, doc_id: str) -> pd.DataFrame:
    """Every claim of a document, of all fact tables, in reading order."""
    return connection.execute(_CLAIMS, {"doc_id": doc_id}).df()


def evidence(connection: Connection, claim_ids: tuple[str, ...]) -> pd.DataFrame:
    """The claims asked for, in that order, each with its paragraph's text."""
    frame = connection.execute(_EVIDENCE, {"claim_ids": list(claim_ids)}).df()
    order = {claim_id: place for place, claim_id in enumerate(claim_ids)}
    return frame.sort_values("claim_id", key=lambda ids: ids.map(order), ignore_index=True)


def texts(connection: Connection, passage_ids: tuple[str, ...]) -> pd.DataFrame:
    """Label and text of passages."""
    return connection.execute(_TEXTS, {"passage_ids": list(passage_ids)}).df()


def search(connection: Connection, words: str) -> dict[str, int]:
    """Documents that hold the words, accents and case aside, with the number of passages."""
    return dict(connection.execute(_SEARCH, {"words": words}).fetchall())


def table(connection: Connection, filters: Criteria, name: str) -> pd.DataFrame:
    """A table as it is stored, its rows limited to the documents and claims that are kept.

    Args:
        connection: From etl.read.
        filters: Applied to claims in fact tables, to documents in documents, passages, mentions
            and issues, and not at all to places and actors.
        name: A table of the schema.
    """
    rows = connection.table(name).df()
    if "claim_id" in rows.columns:
        kept = coverage.claims(connection, filters)["claim_id"]
        return rows[rows["claim_id"].isin(kept)].reset_index(drop=True)
    if "doc_id" in rows.columns and filters.active:
        kept = coverage.documents(connection, filters)["doc_id"]
        return rows[rows["doc_id"].isin(kept)].reset_index(drop=True)
    return rows
