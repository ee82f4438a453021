"""Numbers told beside others of the same kind: "31 verdicts in one year, against 12 in another"."""

import re
from collections.abc import Sequence

from etl.annotate._counted import Counted
from etl.annotate._numerals import Numeral, find_numerals
from etl.document import Quantity

_AGAINST = re.compile(
    r"\b(?:against|versus|compared\s(?:with|to)|(?:up|down)\sfrom)\s(?:only\s|just\s|some\s|about\s)?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;:!?](?:\s|$)")
_YEAR_BEFORE = re.compile(r"\((?:in\s)?(?:19|20)\d\d:\s$")
_YEAR_TO = re.compile(r"\sin\s(?:19|20)\d\d\sto\s$")
"""Before the second number of a change: "from 40 in 2010 to 60"."""
_YEAR = range(1900, 2041)
_CURRENCY_NAME, _HEDGED = 12, 20
"""Fewer characters than these stand before a bracket that converts a sum, and before its number."""
REACH = 160
"""Characters before a number in which what it is compared with stands."""


def like(text: str, number: Numeral, found: Sequence[Quantity]) -> Counted | None:
    """What a number without a noun counts, where it is compared with one that has one.

    Of several numbers compared with several, each goes with the one at its own place.

    Args:
        text: The passage's text.
        number: The number.
        found: The quantities before it.
    """
    if not found:
        return None
    last = found[-1]
    if _YEAR_BEFORE.search(text, max(0, number.start - 10), number.start):
        return _as(last, number) if number.start - last.end < 60 else None
    if _YEAR_TO.search(text, max(0, number.start - 12), number.start):
        return _as(last, number) if text.startswith(" in ", last.end) else None
    cues = list(_AGAINST.finditer(text, max(0, number.start - REACH), number.start))
    against = cues[-1] if cues else None
    if against is None or _SENTENCE_END.search(text, against.end(), number.start):
        return None
    first = max(0, against.start() - REACH)
    ends = [end.end() for end in _SENTENCE_END.finditer(text, first, against.start())]
    sentence = max([first, *ends])
    before = unconverted(text, [q for q in found if sentence <= q.start < against.start()])
    place = sum(q.start >= against.end() for q in found)
    place -= _to_come(text, against.end(), number.end)
    known = before[place] if -len(before) <= place < 0 else None
    return _as(known, number) if known else None


def unconverted(text: str, sums: Sequence[Quantity]) -> Sequence[Quantity]:
    """Sums in order, the last one left out where a bracket only converts the one before to it."""
    if len(sums) < 2 or sums[-1].unit != "usd" or not text.startswith(")", sums[-1].end):
        return sums
    before, last = sums[-2:]
    bracket = text.rfind("(", before.end, last.number_start)
    beside = 0 < bracket - before.end < _CURRENCY_NAME
    return sums[:-1] if beside and last.number_start - bracket < _HEDGED else sums


def _to_come(text: str, start: int, end: int) -> int:
    """How many numbers but years stand from a place on in its sentence."""
    closed = _SENTENCE_END.search(text, end)
    rest = text[start : closed.start() if closed else len(text)]
    return sum(not (n.low in _YEAR and n.kind == "count") for n in find_numerals(rest))


def _as(known: Quantity, number: Numeral) -> Counted:
    money = known.unit == "usd"
    return Counted(known.head, known.unit, number.end, "money" if money else "label")
