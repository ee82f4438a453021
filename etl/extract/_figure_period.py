"""When what a figure counts happened: the date of its clause that is its own."""

import re
from bisect import bisect_left
from datetime import date as Day

from etl.document import AnnotatedPassage, DateMention, Quantity, within
from etl.extract._figure_antecedent import THESE
from etl.extract._figure_clause import Around
from etl.extract._figure_clause import around as around_of
from etl.frames import clauses, when

_VERBS_ON = re.compile(r"\sand\s(?:\w+ly\s)?(?:was|were|is|are|has|had|will|expires?|ends?)\s")
_COMPARING = re.compile(
    r"\b(?:than|compared\s(?:with|to)|versus|(?:up|down)\sfrom|as\sin|against\s(?:the|some|about|\d))\b",
    re.IGNORECASE,
)
_GROWN_TO = re.compile(r"\sto\s(?:about\s|some\s|nearly\s)?", re.IGNORECASE)
_RIGHT_BEHIND = re.compile(
    r"(?:\s(?:in|during|for|over|of|on|from|between|the|whole|all|year|full|course))*\s",
    re.IGNORECASE,
)
_MOST = 20
"""Dates on either side of a number that are looked at: a sentence with more is a table."""
_QUOTATION = re.compile(r"[\"“”]")


def period(
    around: Around, passage: AnnotatedPassage, quantity: Quantity, own: Day | None = None
) -> DateMention | None:
    """The date of a number's clause nearest to it, periods before points; else one told before.

    Dates of a clause that only tells who says so, or of a clause behind that has its own number,
    are not the number's. A sentence that divides up the number before it happened when that did.

    Args:
        around: What of the sentence is the number's own.
        passage: Its passage.
        quantity: The figure.
        own: The document's own date.
    """
    if quantity.column and quantity.column.date:
        return quantity.column.date
    text = passage.passage.text
    marks = _dates(passage, quantity, own, *around.clause)
    held = [m for m in marks if not _VERBS_ON.search(text, quantity.end, m.start)]
    if held:
        return _nearest(held, quantity, text)
    for part in (
        *reversed(around.parts[: around.number]),
        *clauses.onward(around.parts, around.number),
    ):
        other = part.kind == "compare" or clauses.of_speaker(around.parts, part)
        marks = [] if other else _dates(passage, quantity, own, part.start, part.end)
        if marks:
            return _nearest(marks, quantity, text)
    if THESE.match(text, around.sentence[0]):
        whole = next((s for s in reversed(passage.sentences) if s[1] <= around.sentence[0]), None)
        counts = within(passage.quantities, *whole) if whole else []
        return period(around_of(passage, counts[0]), passage, counts[0], own) if counts else None
    return None


def _dates(
    passage: AnnotatedPassage, quantity: Quantity, own: Day | None, start: int, end: int
) -> list[DateMention]:
    """The dates of a span that may be a number's.

    Those of a quotation are not told of what stands outside it, nor those with which a number is
    compared of that number.
    """
    text = passage.passage.text
    return [
        told
        for mark in _near(within(passage.dates, start, end), quantity)
        if len(_QUOTATION.findall(text, *_between(mark, quantity))) % 2 == 0
        if not _compared(mark, quantity, text)
        if (told := when.told_by(mark, quantity.number_start, text, own)) is not None
    ]


def _near(marks: list[DateMention], quantity: Quantity) -> list[DateMention]:
    """Of dates, in order, those nearest to a number: so many before it and behind."""
    behind = bisect_left(marks, quantity.start, key=lambda mark: mark.start)
    return marks[max(0, behind - _MOST) : behind + _MOST]


def _compared(mark: DateMention, quantity: Quantity, text: str) -> bool:
    """Whether a number is set against that of a date: "12, fewer than in 2005", "4 in May to 9"."""
    if mark.start >= quantity.end:
        return bool(_COMPARING.search(text, quantity.end, mark.start))
    return bool(_GROWN_TO.fullmatch(text, mark.end, quantity.start))


def _between(mark: DateMention, quantity: Quantity) -> tuple[int, int]:
    return min(mark.end, quantity.end), max(mark.start, quantity.start)


def _nearest(marks: list[DateMention], quantity: Quantity, text: str) -> DateMention:
    """The date right behind a number; else the nearest, a day after all others."""
    behind = [
        m for m in marks if _RIGHT_BEHIND.fullmatch(text, quantity.end, max(quantity.end, m.start))
    ]
    return min(
        behind or marks,
        key=lambda mark: (
            mark.role == "point" and mark.precision == "day",
            min(abs(mark.start - quantity.end), abs(quantity.start - mark.end)),
        ),
    )
