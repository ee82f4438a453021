"""Queries of the page Add."""

import pandas as pd

from dashboard.queries.contract import Connection

_LISTED = """
SELECT doc_id, path, sha256, title, publisher, kind, url, reliability, classification, status,
    status_detail, date, date_precision, date_basis, partial
FROM documents ORDER BY path
"""


def listed(connection: Connection) -> pd.DataFrame:
    """The documents by their paths, with what can be corrected."""
    return connection.execute(_LISTED).df()
