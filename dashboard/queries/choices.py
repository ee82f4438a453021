"""The values that filters offer: those that the documents and claims of the snapshot have."""

from collections import Counter

import numpy as np
import pandas as pd

from dashboard.queries.columns import Array, numbers
from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.kept import documents, rows
from dashboard.queries.views import FACT_TABLES

PUBLISHERS = 300
"""Publishers offered: those with the most documents."""
_UNDATED = 9999.0
"""Stands last among years."""

_SPAN = """
SELECT min(year), max(year) FROM (
    SELECT unnest([min(year_first), max(year_last)]) AS year FROM shown_claims
    UNION ALL SELECT unnest([min(doc_year), max(doc_year)]) FROM kept_from
)
"""
_VALUES = """
SELECT 'kinds' AS filter, list_sort(list(DISTINCT kind)) FROM kept_from
UNION ALL SELECT 'publishers', list(publisher) FROM (
    SELECT coalesce(publisher, '') AS publisher FROM kept_from
    GROUP BY ALL ORDER BY count(*) DESC, publisher LIMIT $publishers
)
UNION ALL SELECT 'countries', list_sort(list(DISTINCT country)) FROM (
    SELECT unnest(involved) AS country FROM profiles UNION ALL SELECT unnest(named) FROM kept_from
)
UNION ALL SELECT 'borders', list_sort(list(DISTINCT border)) FROM (
    SELECT unnest(borders) AS border FROM profiles WHERE fact_table = 'hotspots'
)
UNION ALL SELECT 'purposes', list_sort(list(DISTINCT purpose)) FROM (
    SELECT unnest(purposes) AS purpose FROM profiles
)
UNION ALL SELECT 'population', list_sort(list(DISTINCT people)) FROM (
    SELECT unnest(population) AS people FROM profiles
)
UNION ALL SELECT 'markings', list_sort(list(DISTINCT marking)) FROM profiles
UNION ALL SELECT 'assertions', list_sort(list(DISTINCT assertion)) FROM profiles
"""


def values(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Values by attribute of Filters: kinds, publishers, countries, borders, purposes ..."""
    rows = connection.execute(_VALUES, {"publishers": PUBLISHERS}).fetchall()
    return {name: tuple(found or ()) for name, found in rows}


def span(connection: Connection) -> tuple[int, int] | None:
    """First and last year of any claim or document; None where nothing is dated."""
    row = connection.execute(_SPAN).fetchone()
    return None if row is None or row[0] is None else (int(row[0]), int(row[1]))


def years(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """Claims and documents of each year, by a claim's first and a document's own.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept; without its years, to see what else could be chosen.

    Returns:
        Columns year (null, last: undated), claims, documents.
    """
    claims: Counter[float] = Counter()
    for table in FACT_TABLES:
        first = numbers(connection, f"shown_{table}", "year_first")
        claims.update(_by_year(first[rows(connection, filters, table)]))
    of_document = numbers(connection, "kept_from", "doc_year")
    kept = documents(connection, filters)[numbers(connection, "kept_from", "doc_no")]
    held = _by_year(of_document[kept])
    years = sorted({*claims, *held})
    return pd.DataFrame(
        {
            "year": [None if year == _UNDATED else year for year in years],
            "claims": [claims[year] for year in years],
            "documents": [held.get(year, 0) for year in years],
        },
        dtype="float64",
    ).astype({"claims": "int64", "documents": "int64"})


def _by_year(years: Array) -> dict[float, int]:
    """How often each year stands there, undated for NaN."""
    times = np.bincount(np.nan_to_num(years, nan=_UNDATED).astype(np.int16))
    found = np.flatnonzero(times)
    return dict(zip(found.astype(float).tolist(), times[found].tolist(), strict=True))
