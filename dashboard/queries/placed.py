"""The passages of some documents, read where they stand and nowhere else.

Passages are not in the order of their documents' ids, so to look for some would read a part of
every file. `find` notes once where each document stands, in the tables that queries.making makes.
"""

from collections.abc import Sequence

import duckdb

from dashboard.queries.contract import Connection
from etl.read import PLACED

_FIND = f"""
CREATE OR REPLACE TABLE fast.placed AS
SELECT doc_no, file, min(place) AS first, max(place) AS last
FROM {PLACED} JOIN fast.kept_from USING (doc_id) GROUP BY doc_no, file ORDER BY doc_no, file
"""
_PLACES = """
SELECT doc_id, file, first, last FROM fast.placed
JOIN (SELECT doc_no, doc_id FROM kept_from WHERE doc_id IN (SELECT unnest($doc_ids::VARCHAR[])))
USING (doc_no)
"""
_PART = f"""
SELECT {{wanted}} FROM {PLACED} WHERE file = $file_{{n}}
AND place BETWEEN $first_{{n}} AND $last_{{n}} AND doc_id = $doc_id_{{n}}
"""


def find(connection: duckdb.DuckDBPyConnection) -> None:
    """Note where the passages of each document stand, in the attached database `fast`.

    Args:
        connection: To a snapshot's tables, in which kept_from is made.
    """
    connection.execute(_FIND)


def statements() -> str:
    """All that `find` executes, as text."""
    return _FIND


def passages(
    connection: Connection, doc_ids: Sequence[str], wanted: str
) -> tuple[str, dict[str, object]]:
    """The passages of documents as a query, and its parameters.

    Args:
        connection: Prepared by queries.views.
        doc_ids: Documents.
        wanted: Columns of the passages table.
    """
    places = connection.execute(_PLACES, {"doc_ids": list(doc_ids)}).fetchall()
    if not places:
        return f"SELECT {wanted} FROM passages WHERE false", {}
    given: dict[str, object] = {}
    for n, place in enumerate(places):
        names = (f"{name}_{n}" for name in ("doc_id", "file", "first", "last"))
        given |= dict(zip(names, place, strict=True))
    parts = (_PART.format(wanted=wanted, n=n) for n in range(len(places)))
    return " UNION ALL ".join(parts), given
