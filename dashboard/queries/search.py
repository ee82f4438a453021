"""Search over the texts: documents that hold what was typed, counted by facet, and their hits.

The index (etl.read) ranks documents; the tables say which the filters keep and what is known of
them; where the words stand is found in the texts of the documents shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.queries import facets, hits, placed
from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.kept import documents as documents_kept
from etl.read import SearchIndex

PER_PAGE = 10
"""Documents given, where no other number is asked for."""
PASSAGES = 3
"""Paragraphs shown of a document, those with most of the words."""
_IDS = "SELECT doc_no, doc_id FROM kept_from WHERE doc_no IN (SELECT unnest($doc_nos::INTEGER[]))"
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
        facets: Columns facet (of facets.FACETS), value (null where unknown) and documents, the most
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
        order: Of hits.ORDERS.
        offset: Documents before the first that is given.
        limit: Documents given at most.

    Raises:
        SearchError: The question cannot be answered; its message says why.
    """
    found = hits.every(connection)
    if index is not None and text:
        found = hits.matching(connection, index, text)
    kept = found
    if filters.active:
        kept = found.only(documents_kept(connection, filters)[found.doc_nos])
    shown = kept.first(connection, order, offset + limit)[offset:]
    return Answer(
        _doc_ids(connection, shown.tolist()),
        len(kept.doc_nos),
        len(found.doc_nos),
        facets.count(connection, kept.doc_nos),
    )


def warm(connection: Connection, index: SearchIndex) -> None:
    """Read what every search reads, so that the first one does not wait for it.

    Raises:
        SearchError: A file of the index cannot be read.
    """
    facets.count(connection, hits.every(connection).doc_nos)
    hits.days(connection)
    hits.numbered(connection, index)


def _doc_ids(connection: Connection, doc_nos: Sequence[int]) -> tuple[str, ...]:
    """The ids of documents, in the order given."""
    ids = dict(connection.execute(_IDS, {"doc_nos": list(doc_nos)}).fetchall())
    return tuple(ids[doc_no] for doc_no in doc_nos)


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
    stand = [question.hits(words) for words in rows["text"]]
    rows["terms"] = [len(found) for found in stand]
    spans = [sorted(span for spans in found.values() for span in spans) for found in stand]
    rows["spans"] = pd.Series(spans, rows.index, dtype=object)
    rows["passages"] = (rows["terms"] > 0).groupby(rows["doc_id"]).transform("sum")
    rows = rows[rows["terms"] > 0]
    ranked = rows.assign(hits=rows["spans"].map(len), title=rows["part"] == "title")
    best = ranked.sort_values(
        ["doc_id", "title", "terms", "hits", "ordinal"], ascending=[True, True, False, False, True]
    )
    kept = best.groupby("doc_id").head(most).sort_values(["doc_id", "ordinal"])
    return kept.reset_index(drop=True)
