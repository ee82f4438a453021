"""Claims by their ids, with the texts of their paragraphs.

To look for ids among millions would read them all: numbers are compared instead, and documents
first, since the rows of a document stand together.
"""

from collections.abc import Sequence

import pandas as pd

from dashboard.queries import placed
from dashboard.queries.contract import Connection

_NUMBERS = """
SELECT doc_no, claim_no FROM fast.shown_{table}
WHERE claim_no IN (SELECT hash(unnest($claim_ids::VARCHAR[])))
"""
_CLAIMS = """
FROM shown_{table} WHERE doc_no IN (SELECT unnest($doc_nos::INTEGER[]))
    AND claim_no IN (SELECT unnest($claim_nos::UBIGINT[]))
"""
_TEXTS = """
passage_id, text, ordinal AS passage_ordinal, label AS passage_label, page AS passage_page
"""


def rows_of(connection: Connection, claims: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """Claims, given by id and fact table, in that order, with the texts of their paragraphs.

    Args:
        connection: Prepared by queries.views.
        claims: Each once.

    Returns:
        The columns of queries.views, and text, passage_ordinal, passage_label, passage_page.
    """
    tables = dict.fromkeys(table for _, table in claims)
    if not tables:
        return pd.DataFrame(columns=["claim_id"])
    order = {claim_id: place for place, (claim_id, _) in enumerate(claims)}
    ids = {"claim_ids": list(order)}
    numbers = " UNION ALL ".join(_NUMBERS.format(table=table) for table in tables)
    found = connection.execute(numbers, ids).fetchall()
    given = {"doc_nos": [doc for doc, _ in found], "claim_nos": [claim for _, claim in found]}
    query = " UNION ALL BY NAME ".join(
        f"SELECT * {_CLAIMS.format(table=table)}" for table in tables
    )
    frame = connection.execute(query, given).df()
    texts = connection.execute(*placed.passages(connection, frame["doc_id"].unique(), _TEXTS))
    told = frame.merge(texts.df(), on="passage_id")
    return told.sort_values("claim_id", key=lambda ids: ids.map(order), ignore_index=True)
