"""Rows set in columns: which heading stands over each cell."""

import datetime as dt
import re
from collections.abc import Sequence

from etl.document import Column, DateMention, Passage

_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\s|]+")
_APART = re.compile(r"\t|\||\S? {2,}|\u00a0{2,}")
"""What stands between cells in a document's own text: a tab, a bar, or at least two spaces."""


def cells(passage: Passage, source: str) -> list[tuple[int, int]]:
    """Spans of a row's cells in its passage's text, told apart by the gaps in the document's text.

    Args:
        passage: A row: one line of the document.
        source: The document's decoded text, whose gaps a passage no longer has.
    """
    found: list[tuple[int, int]] = []
    for word in _WORD.finditer(passage.text):
        if found:
            last = passage.source_offset(found[-1][1] - 1) + 1
            gap = source[last : passage.source_offset(word.start())]
            if not _APART.search(gap):
                found[-1] = found[-1][0], word.end()
                continue
        found.append(word.span())
    return found


def headings(passage: Passage, source: str, dates: Sequence[DateMention]) -> list[Column]:
    """The headings of columns that a row without numbers holds; none where it is one cell.

    Args:
        passage: The row.
        source: The document's decoded text.
        dates: The dates of the row: a column may be headed by a year.
    """
    spans = cells(passage, source)
    if len(spans) < 2:
        return []
    return [
        Column(
            passage.text[start:end],
            passage.ordinal,
            start,
            end,
            next((date for date in dates if start <= date.start and date.end <= end), None)
            or _year(passage.text, start, end),
        )
        for start, end in spans
    ]


def _year(text: str, start: int, end: int) -> DateMention | None:
    """The year that is all of a heading: alone in a row of years it need not be marked as one."""
    if not _YEAR.fullmatch(text, start, end):
        return None
    year = int(text[start:end])
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return DateMention(start, end, text[start:end], first, last, "year", "period")


def aligned(
    columns: Sequence[Column], passage: Passage, source: str
) -> list[tuple[int, int, Column]]:
    """A row's cells with the headings above them; none where they are not as many.

    The first cell, which names the row, may have no heading.

    Args:
        columns: The headings of the table.
        passage: The row.
        source: The document's decoded text.
    """
    spans = cells(passage, source) if columns else []
    unnamed = len(spans) - len(columns)
    if unnamed not in (0, 1):
        return []
    pairs = zip(spans[unnamed:], columns, strict=True)
    return [(start, end, column) for (start, end), column in pairs]
