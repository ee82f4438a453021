"""Rows as the table of an exhibit."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from dashboard.charts.base import count_words, missing, with_columns
from dashboard.reports.paper import Grid
from dashboard.tabular import for_display, plain_frame
from etl.schema import TABLES

ROWS = 60
"""Rows of a table on paper; the others are counted."""
COLUMNS = 5
"""Columns of a stored table on paper, numbers and quote apart: those that say something."""
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
    own = [name for name in _telling(table, found) if name not in _NOT_ON_PAPER]
    own = sorted(own, key=lambda name: name in _HOW_SAID)
    numbers = next((pair for pair in _NUMBERS if {*pair} & {*own}), None)
    told = [name for name in own if name not in (numbers or ()) and name not in _OF_NUMBERS]
    told = [name for name in told if name != "assertion" or set(found[name]) != {"asserted"}]
    last = [name for name in told if name in _HOW_SAID]
    first = [name for name in told if name not in _HOW_SAID][: COLUMNS - len(last)]
    shown = for_display(found, table, [*first, *last, "quote"])
    if numbers:
        shown.insert(min(len(first), AT), "Number, as stated", _stated(found, *numbers))
    return of_frame(shown, redact, total)


def _stated(found: pd.DataFrame, low: str, high: str) -> list[str]:
    """Numbers with their ends and hedges: "more than 550", "300 to 400 a month"."""
    frame = with_columns(found, [low, high, "qualifier", "per"])
    rows = zip(frame[low], frame[high], frame["qualifier"], frame["per"], strict=True)
    return [
        "" if missing(least) and missing(most) else count_words(least, most, hedge, per)
        for least, most, hedge, per in rows
    ]


def of_rows(table: str, found: pd.DataFrame, total: int, say: Say) -> Grid:
    """Rows of another table, as texts; arguments as for `of_claims`."""
    told = [name for name in _telling(table, found) if name not in _IDS][: COLUMNS + 2]
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


_NUMBERS = (("victims_low", "victims_high"), ("value_low", "value_high"))
_OF_NUMBERS = ("qualifier", "per")
"""Columns that say how a number is meant; they stand with it."""
_HOW_SAID = ("assertion", "attribution")
"""Columns of every claim: on paper they follow what is said."""
AT = 2
"""Place of the column of numbers, if there are so many before it."""
_WORDS = ("title", "text", "heading", "surface", "name", "message", "status_detail")
_WORDS += ("entity_id", "path", "url")
"""Columns with words of documents, or made of them, of the tables that hold no claims."""
_IDS = frozenset(("sha256", "source_map", "source_start", "source_end", "passage_id", "mention_id"))
_NOT_ON_PAPER = frozenset(
    ("claim_id", "fact_id", "doc_id", "passage_id", "start", "end", "quote", "support")
    + (
        "extractor",
        "confidence",
        "credibility",
        "lat",
        "lon",
        "place_id",
        "origin_place_id",
        "admin1",
    )
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
