"""Queries of the page Add."""

from collections.abc import Sequence

import pandas as pd

from dashboard.queries.contract import Connection

OFFERED = 500
"""Documents offered at most: more make no list to choose from."""
_FOUND = """
SELECT doc_id, path, sha256, title, publisher, kind, url, reliability, classification, status,
    status_detail, date, date_precision, date_basis, partial
FROM documents
WHERE $words = '' OR contains(lower(concat_ws(' ', title, path)), lower($words))
ORDER BY path LIMIT $limit
"""
_KNOWN = "SELECT sha256, path FROM documents WHERE sha256 IN (SELECT unnest($digests::VARCHAR[]))"


def found(connection: Connection, words: str = "", limit: int = OFFERED) -> pd.DataFrame:
    """Documents by their paths, with what can be corrected.

    Args:
        connection: To a snapshot.
        words: What their titles or paths hold.
        limit: Documents at most.
    """
    return connection.execute(_FOUND, {"words": words, "limit": limit}).df()


def known(connection: Connection, digests: Sequence[str]) -> dict[str, str]:
    """The paths of documents that are in the tables already, by the sha256 of their files."""
    return dict(connection.execute(_KNOWN, {"digests": list(digests)}).fetchall())
