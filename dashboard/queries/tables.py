"""Tables as they are stored, under the filters, a page at a time."""

import pandas as pd

from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.kept import KEPT, KEPT_DOCUMENTS
from dashboard.queries.views import FACT_TABLES
from etl.schema import TABLES


def count(connection: Connection, filters: Criteria, name: str) -> int:
    """Rows of a table that the filters keep; arguments as in `page`."""
    query, parameters = _kept(filters, name, "count(*)")
    row = connection.execute(query, parameters).fetchone()
    return int(row[0]) if row else 0


def page(
    connection: Connection, filters: Criteria, name: str, offset: int, limit: int
) -> pd.DataFrame:
    """Rows of a table in the order of its key, if any, with the columns that it is stored with.

    Args:
        connection: Prepared by queries.views.
        filters: Applied to claims in fact tables, to documents in documents, passages, mentions
            and issues, and not at all to places and actors.
        name: A table of the schema.
        offset: Rows before the first.
        limit: Rows at most.
    """
    at = _told_apart_by(name)
    wanted = ", ".join(f'"{column}"' for column in TABLES[name].names)
    order = ", ".join(f'"{column}"' for column in TABLES[name].key) or "ALL"
    found, parameters = _kept(filters, name, ", ".join(at) or wanted)
    given = {**parameters, "limit": limit, "offset": offset}
    chosen = connection.execute(f"{found} ORDER BY {order} LIMIT $limit OFFSET $offset", given)
    if not at:
        return chosen.df()
    # Only then whole rows: to carry their texts through the sorting costs many times more.
    rows = chosen.fetchall()
    named = {column: [row[place] for row in rows] for place, column in enumerate(at)}
    among = " AND ".join(f"{column} IN (SELECT unnest(${column}::{at[column]}))" for column in at)
    whole = f"SELECT {wanted} FROM {_source(name)} WHERE {among} ORDER BY {order}"  # noqa: S608
    return connection.execute(whole, named).df()


def _told_apart_by(name: str) -> dict[str, str]:
    """The columns that tell rows of a table apart, with the type of their lists.

    The first is that of the document: rows of one stand together, so most others are not read.
    """
    if name in FACT_TABLES:
        return {"doc_no": "INTEGER[]", "claim_no": "UBIGINT[]"}
    key = TABLES[name].key
    document = [column for column in ("doc_id",) if column in TABLES[name].by_name]
    return dict.fromkeys((*document, *key), "VARCHAR[]") if key else {}


def _source(name: str) -> str:
    return f"shown_{name}" if name in FACT_TABLES else f'"{name}"'


def whole(connection: Connection, name: str) -> int:
    """Number of rows of a table, whatever the filters."""
    row = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()
    return int(row[0]) if row else 0


def _kept(filters: Criteria, name: str, wanted: str) -> tuple[str, dict[str, object]]:
    """The rows kept as a query, and its parameters."""
    if name in FACT_TABLES:
        return f"SELECT {wanted} FROM {_source(name)} {KEPT}", filters.parameters()
    if "doc_id" in TABLES[name].by_name and filters.active:
        kept = f"SELECT doc_id FROM kept_from {KEPT_DOCUMENTS}"
        return (
            f"SELECT {wanted} FROM {_source(name)} WHERE doc_id IN ({kept})",
            filters.parameters(),
        )
    return f"SELECT {wanted} FROM {_source(name)}", {}
