"""Search over the texts: documents that hold what was typed, counted by facet, and their hits.

The index (etl.read) ranks documents; the tables say which the filters keep and what is known of
them; where the words stand is found in the texts of the documents shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd
import pyarrow as pa

from dashboard.queries import placed
from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.kept import KEPT_DOCUMENTS
from etl.read import SearchIndex

ORDERS = {
    "best": "together DESC, score DESC, doc_date DESC NULLS LAST, doc_no",
    "newest": "doc_date DESC NULLS LAST, doc_no",
    "oldest": "doc_date NULLS LAST, doc_no",
    "claims": "claims DESC, doc_date DESC NULLS LAST, doc_no",
}
"""How documents may stand; without words "best" is "newest"."""
FACETS = ("kind", "publisher", "year", "country", "marking")
PER_PAGE = 10
"""Documents given, where no other number is asked for."""
PASSAGES = 3
"""Paragraphs shown of a document, those with most of the words."""

_HITS = """
CREATE OR REPLACE TEMP TABLE hits AS
SELECT doc_no, doc_id, kind, publisher, doc_year, named, doc_date,
    {score}, {claims}
FROM {found} JOIN (FROM kept_from {kept}) USING (doc_id) {joins}
"""
_CLAIMS = """
LEFT JOIN (
    SELECT doc_no, count(*) AS claims FROM (SELECT doc_no FROM shown_claims) GROUP BY doc_no
) USING (doc_no)
"""
_FACETS = """
SELECT facet, value, count(*) AS documents FROM (
    SELECT 'kind' AS facet, kind AS value FROM hits
    UNION ALL SELECT 'publisher', publisher FROM hits
    UNION ALL SELECT 'year', doc_year::VARCHAR FROM hits
    UNION ALL SELECT 'country', unnest(named) FROM hits
    UNION ALL SELECT 'marking', marking FROM (
        SELECT DISTINCT doc_no, marking
        FROM (SELECT doc_no, profile FROM shown_claims) JOIN profiles USING (profile)
        WHERE doc_no IN (SELECT doc_no FROM hits)
    )
)
GROUP BY ALL ORDER BY facet, documents DESC, value NULLS LAST
"""
_DOCUMENTS = """
SELECT d.*, coalesce(claims, 0) AS claims
FROM documents d JOIN (SELECT doc_id, doc_no FROM kept_from) USING (doc_id) LEFT JOIN (
    SELECT doc_no, count(*) AS claims FROM (SELECT doc_no FROM shown_claims)
    WHERE doc_no IN (SELECT unnest($doc_nos::INTEGER[])) GROUP BY doc_no
) USING (doc_no)
WHERE doc_id IN (SELECT unnest($doc_ids::VARCHAR[]))
"""
_NUMBERS = "SELECT doc_no FROM kept_from WHERE doc_id IN (SELECT unnest($doc_ids::VARCHAR[]))"
_TEXTS = """
SELECT * EXCLUDE (furniture) FROM ({passages}) WHERE NOT furniture ORDER BY doc_id, ordinal
"""
_READ = "passage_id, doc_id, ordinal, label, marking, part, furniture, text"


@dataclass(frozen=True, slots=True)
class Answer:
    """The documents that hold what was typed; all of them where nothing was.

    Attributes:
        doc_ids: Some of those that the filters keep, in the order asked for.
        kept: Number of all that the filters keep.
        found: Number of all in the snapshot, whatever the filters.
        facets: Columns facet (of FACETS), value (null where unknown) and documents, the most
            frequent first within a facet. A document counts under each country it names and
            under each marking of its claims.
    """

    doc_ids: tuple[str, ...]
    kept: int
    found: int
    facets: pd.DataFrame


def answer(
    connection: Connection,
    filters: Criteria,
    index: SearchIndex | None,
    text: str,
    order: str = "best",
    offset: int = 0,
    limit: int = PER_PAGE,
) -> Answer:
    """The documents that hold what was typed.

    Args:
        connection: Prepared by queries.views, and the caller's own.
        filters: What is kept.
        index: The snapshot's index; None where it has none.
        text: What was typed; nothing finds every document.
        order: Of ORDERS.
        offset: Documents before the first that is given.
        limit: Documents given at most.

    Raises:
        SearchError: The question cannot be answered; its message says why.
    """
    ranked = _ranked(index, text) if index is not None and text else None
    if ranked is not None:
        connection.register("ranked", ranked)
    by_claims = order == "claims"
    query = _HITS.format(
        found="(SELECT doc_id FROM kept_from)" if ranked is None else "ranked",
        score="false AS together, 0.0 AS score" if ranked is None else "together, score",
        kept=KEPT_DOCUMENTS if filters.active else "",
        claims="coalesce(claims, 0) AS claims" if by_claims else "0 AS claims",
        joins=_CLAIMS if by_claims else "",
    )
    connection.execute(query, filters.parameters() if filters.active else {})
    page = f"SELECT doc_id FROM hits ORDER BY {ORDERS[order]} LIMIT $limit OFFSET $offset"  # noqa: S608 - of ORDERS
    ids = connection.execute(page, {"limit": limit, "offset": offset}).fetchall()
    (kept,) = connection.execute("SELECT count(*) FROM hits").fetchone() or (0,)
    return Answer(
        tuple(doc_id for (doc_id,) in ids),
        kept,
        _number_found(connection, "kept_from" if ranked is None else "ranked"),
        connection.execute(_FACETS).df(),
    )


@lru_cache(maxsize=8)
def _ranked(index: SearchIndex, text: str) -> pa.Table:
    """The index's answer, kept for the filters and orders of the same question."""
    return index.find(index.ask(text))


def _number_found(connection: Connection, found: str) -> int:
    """Documents that are in the tables: a ceiling leaves some out."""
    query = f"SELECT count(*) FROM kept_from SEMI JOIN {found} USING (doc_id)"  # noqa: S608
    row = connection.execute(query).fetchone()
    return row[0] if row else 0


def documents(connection: Connection, doc_ids: Sequence[str]) -> pd.DataFrame:
    """Documents in the order given: the documents table's columns, and their claims' number."""
    given = {"doc_ids": list(doc_ids)}
    numbers = [number for (number,) in connection.execute(_NUMBERS, given).fetchall()]
    frame = connection.execute(_DOCUMENTS, {**given, "doc_nos": numbers}).df()
    order = {doc_id: place for place, doc_id in enumerate(doc_ids)}
    return frame.sort_values("doc_id", key=lambda ids: ids.map(order), ignore_index=True)


def passages(
    connection: Connection,
    index: SearchIndex,
    text: str,
    doc_ids: Sequence[str],
    most: int = PASSAGES,
) -> pd.DataFrame:
    """The paragraphs of documents that hold words of the question, in reading order.

    Args:
        connection: To a snapshot.
        index: The snapshot's index.
        text: What was typed.
        doc_ids: Documents.
        most: Paragraphs given of each: those with most of the words, its title last.

    Returns:
        Columns of the passages table, and terms (how many of the wanted are in it), spans (list
        of [start, end) in code points, in order), passages (how many the document has).
    """
    question = index.ask(text)
    query, given = placed.passages(connection, doc_ids, _READ)
    rows = connection.execute(_TEXTS.format(passages=query), given).df()
    hits = [question.hits(words) for words in rows["text"]]
    rows["terms"] = [len(found) for found in hits]
    spans = [sorted(span for spans in found.values() for span in spans) for found in hits]
    rows["spans"] = pd.Series(spans, rows.index, dtype=object)
    rows["passages"] = (rows["terms"] > 0).groupby(rows["doc_id"]).transform("sum")
    rows = rows[rows["terms"] > 0]
    ranked = rows.assign(hits=rows["spans"].map(len), title=rows["part"] == "title")
    best = ranked.sort_values(
        ["doc_id", "title", "terms", "hits", "ordinal"], ascending=[True, True, False, False, True]
    )
    kept = best.groupby("doc_id").head(most).sort_values(["doc_id", "ordinal"])
    return kept.reset_index(drop=True)
