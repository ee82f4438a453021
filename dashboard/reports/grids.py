"""Claims as the table of an exhibit."""

from typing import Any

import pandas as pd

from dashboard.charts.base import missing
from dashboard.reports.paper import Grid
from dashboard.reports.people import Redact
from dashboard.tabular import for_display
from etl.schema import TABLES


def of(table: str, rows: list[dict[Any, Any]], total: int, redact: Redact) -> Grid:
    """Claims as a table of texts: the table's own columns that say something, and the quote.

    Args:
        table: A fact table.
        rows: Claims with the columns of queries.views.
        total: Claims there are.
        redact: Takes private names out of a text.
    """
    own = [c.name for c in TABLES[table].columns if c.name not in _NOT_ON_PAPER]
    frame = pd.DataFrame(rows)
    told = [n for n in own if n in frame and any(not _nothing(v) for v in frame[n])][:7]
    shown = for_display(frame, table, [*told, "quote"])
    cells = [[redact(_cell(value)) for value in row] for row in shown.itertuples(index=False)]
    return Grid(list(shown.columns), cells, total - len(cells))


_NOT_ON_PAPER = frozenset(
    ("claim_id", "fact_id", "doc_id", "passage_id", "start", "end", "quote", "support")
    + ("extractor", "confidence", "lat", "lon", "place_id", "origin_place_id", "admin1")
    + ("destination_place_id", "follows", "meeting", "marking")
)


def _nothing(value: object) -> bool:
    return missing(value) or (hasattr(value, "__len__") and len(value) == 0)  # pyright: ignore[reportArgumentType]


def _cell(value: object) -> str:
    if missing(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return f"{int(value):,}"
    return str(value)
