"""Rows set in columns: which heading stands over each cell."""

import datetime as dt
import re
from collections.abc import Sequence

from etl.document import Column, DateMention, Passage

_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\s|]+")
_HEADS = frozenset(
    ["total", "men", "women", "boys", "girls", "children", "minors", "adults", "male", "female"]
    + ["males", "females", "victims", "persons", "cases", "arrests", "arrested", "prosecutions"]
    + ["prosecuted", "convictions", "convicted", "suspects", "investigations", "rescued"]
)
"""Words that head columns where nothing but a blank parts the headings."""
_FEWEST = 3
"""Fewer of them may be a heading that says what all cells count: "Persons convicted"."""
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d[\d,.]*")
_NUMBERS = re.compile(r"(?<!\S)\d[\d,.]*(?:\s\d[\d,.]*){1,12}(?!\S)")
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
    if len(spans) < 2 and len(spans := _named(passage.text)) < _FEWEST:
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
    if len(spans) == 1:
        spans = numbers(passage.text)
        return _paired(spans, columns) if len(spans) == len(columns) else []
    unnamed = len(spans) - len(columns)
    if unnamed not in (0, 1):
        return []
    return _paired(spans[unnamed:], columns)


def _paired(
    spans: Sequence[tuple[int, int]], columns: Sequence[Column]
) -> list[tuple[int, int, Column]]:
    return [(start, end, column) for (start, end), column in zip(spans, columns, strict=True)]


def _named(text: str) -> list[tuple[int, int]]:
    """Spans of headings set one blank apart: the longest run of words that head columns."""
    best: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for word in _WORD.finditer(text):
        heads = word[0].lower() in _HEADS or bool(_YEAR.fullmatch(word[0]))
        run = [*run, word.span()] if heads else []
        best = run if len(run) > len(best) else best
    return best


def numbers(text: str) -> list[tuple[int, int]]:
    """Spans of the numbers of a row set one blank apart; none where words part them."""
    row = _NUMBERS.search(text)
    if row is None or _DIGIT.search(text, 0, row.start()) or _DIGIT.search(text, row.end()):
        return []
    return [number.span() for number in _NUMBER.finditer(text, row.start(), row.end())]
