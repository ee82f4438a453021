"""Rows as the table of an exhibit."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from dashboard.charts.base import missing
from dashboard.reports.paper import Grid
from dashboard.tabular import for_display, plain_frame
from etl.schema import TABLES

ROWS = 60
"""Rows of a table on paper; the others are counted."""
COLUMNS = 7
"""Columns of a stored table on paper, the quote apart: those that say something, in its order."""
Say = Callable[[str], str]
"""A text as it may stand in the report."""


def of_claims(table: str, found: pd.DataFrame, total: int, redact: Say) -> Grid:
    """Claims as a table of texts: the table's own columns that say something, and the quote.

    Args:
        table: A fact table.
        found: Claims with the columns of queries.views.
        total: Claims there are.
        redact: Takes private names out of a text.
    """
    told = [name for name in _telling(table, found) if name not in _NOT_ON_PAPER][:COLUMNS]
    return of_frame(for_display(found, table, [*told, "quote"]), redact, total)


def of_rows(table: str, found: pd.DataFrame, total: int, say: Say) -> Grid:
    """Rows of another table, as texts; arguments as for `of_claims`."""
    told = [name for name in _telling(table, found) if name not in _IDS][: COLUMNS + 1]
    said = found.assign(**{name: _said(found[name], say) for name in told if name in _WORDS})
    return of_frame(plain_frame(for_display(said, table, told)), str, total)


def _said(values: "pd.Series[Any]", say: Say) -> "pd.Series[Any]":
    return pd.Series(
        [None if missing(value) else say(str(value)) for value in values], values.index
    )


def of_frame(found: pd.DataFrame, say: Say, total: int | None = None) -> Grid:
    """A table of a page as texts.

    Args:
        found: Headings to what stands below them.
        say: A text as it may stand in the report; numbers are shown as they are.
        total: Rows there are; None where all were found.
    """
    shown = found.head(ROWS)
    cells = [[_cell(value, say) for value in row] for row in shown.itertuples(index=False)]
    return Grid([str(name) for name in found], cells, (total or len(found)) - len(cells))


def _telling(table: str, found: pd.DataFrame) -> list[str]:
    """The columns of a table in which any row says something."""
    names = [column.name for column in TABLES[table].columns if column.name in found]
    return [name for name in names if any(not _nothing(value) for value in found[name])]


_WORDS = ("title", "text", "heading", "surface", "name", "message", "status_detail")
"""Columns with words of documents, of the tables that hold no claims."""
_IDS = frozenset(("sha256", "source_map", "source_start", "source_end", "passage_id", "mention_id"))
_NOT_ON_PAPER = frozenset(
    ("claim_id", "fact_id", "doc_id", "passage_id", "start", "end", "quote", "support")
    + ("extractor", "confidence", "lat", "lon", "place_id", "origin_place_id", "admin1")
    + ("destination_place_id", "follows", "meeting", "marking")
)


def _nothing(value: object) -> bool:
    return missing(value) or (hasattr(value, "__len__") and len(value) == 0)  # pyright: ignore[reportArgumentType]


def _cell(value: object, say: Say) -> str:
    if missing(value):
        return ""
    if isinstance(value, str):
        return say(value)
    if isinstance(value, float):
        return f"{int(value):,}" if value.is_integer() else f"{value:g}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
