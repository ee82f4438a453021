"""Marks of quantities: numbers with what they count."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.annotate import _counted, _ellipsis, _fates, _labels, _table
from etl.annotate._ages import is_age_of_one
from etl.annotate._counted import Counted
from etl.annotate._ellipsis import NOTHING_TOLD, Told
from etl.annotate._gaps import closed_up, is_gapped
from etl.annotate._guards import in_dates, is_no_count, is_price_line
from etl.annotate._hedges import HEDGE_AFTER, hedge_before
from etl.annotate._numerals import Numeral, find_numerals
from etl.annotate._rates import per
from etl.annotate._signs import (
    percent_end,
    pointed,
    range_of_sums,
    sign_before,
    sum_of,
    sum_with_sign_after,
)
from etl.annotate._verdicts import ended_so, is_one_case
from etl.document import Column, DateMention, Document, Passage, Quantity

_TO_NUMBER = re.compile(
    r"\s(?:in\s\d{4}\s)?to\s(?:(?:well\s)?(?:over|about|some|nearly|almost|more\sthan)\s)?\d[\d,.]*(?:\smillion)?(?=\s)"
)
_FROM = re.compile(r"\b(?:between|from)\s?$", re.IGNORECASE)
_ACTED = re.compile(
    r"\b(?:met|convened|sat|applied|used|invoked|intervened|inspected|raided|viewed|shared|(?:did|done)\sso)\s"
    r"(?:(?:only|at\sleast|about|some|more\sthan|over|nearly)\s)?$",
    re.IGNORECASE,
)
"""Before "times": what a body, an agency or the public did so often."""
_AND = re.compile(r",?\s(?:and\s)?(?:another\s)?")
_ONE_PERSON = (
    r",?\sand\s(?:an?|one)\s(?:[\w-]+\s){0,3}?(?:woman|man|girl|boy|child|broker|driver|accomplice|manager"
    r"|guard|officer|suspect|teenager|owner)\b"
)
_AND_A = re.compile(_ONE_PERSON, re.IGNORECASE)
_AND_ONE = re.compile(
    _ONE_PERSON + r"(?=[^.,;]{0,40}\s(?:were|are|have|had|face|remain)\b)", re.IGNORECASE
)
_CLAUSE = 110
"""Code points behind people counted in which one more stands, with the verb that both share."""
_NOUN_KINDS = ("noun", "demonym", "thing", "money", "km")
"""Kinds of what follows a number that say what it counts."""
_OF_THE = re.compile(r"\s(?:out\s)?of\s(?:the|these|those|its|their|our|his|her)\s", re.IGNORECASE)
_MEMORY = 30  # quantities back that a number without a noun can mean
_CELLS = 3  # numbers side by side that make a row of a passage
# The number of a table or an item ends no sentence: "Table 2. New files".
_PROSE = re.compile(r"(?<!\d)[.!?;](?:\s|$)")


def annotate(
    passages: Sequence[Passage],
    document: Document,
    dates: Sequence[Sequence[DateMention]] | None = None,
) -> list[list[Quantity]]:
    """The quantities of each passage; none in furniture and headers.

    Args:
        passages: Passages in order.
        document: Their document.
        dates: Date marks of each passage, whose numbers count nothing.
    """
    marks: list[list[Quantity]] = []
    before = NOTHING_TOLD
    head: Counted | None = None
    columns: list[Column] = []
    gapped = is_gapped(document.text)
    for index, passage in enumerate(passages):
        aside = passage.furniture or passage.part in ("header", "furniture", "signature")
        if aside or is_price_line(passage.text):
            marks.append([])
            continue
        spans = [(mark.start, mark.end) for mark in dates[index]] if dates else []
        row = len(passage.text) <= 110 and _is_row(passage.text)
        under = _table.aligned(columns, passage, document.text) if row else []
        # Several headings that do not stand over a row's cells say nothing of them.
        known = head if row and (under or not columns) else None
        found = find_quantities(passage.text, spans, before, known, under, gapped)
        if not row:
            head, columns = None, []
        elif not found:
            head = _labels.table_head(passage.text) or head
            marked = dates[index] if dates else []
            columns = _table.headings(passage, document.text, marked) or columns
        before = before.then(found)
        marks.append(found)
    return marks


def _is_row(text: str) -> bool:
    """Whether a short passage is no prose, or a row of numbers whatever else stands in it."""
    return not _PROSE.search(text) or len(_table.numbers(text)) >= _CELLS


def find_quantities(
    text: str,
    dates: Sequence[tuple[int, int]] = (),
    before: Told = NOTHING_TOLD,
    head: Counted | None = None,
    under: Sequence[tuple[int, int, Column]] = (),
    gapped: bool = False,
) -> list[Quantity]:
    """The quantities of a text in order, free of overlaps.

    Args:
        text: Any text.
        dates: Spans of dates in it.
        before: What was told last before it, for "five of them" and "the mother got 3,000".
        head: What the cells count, where the text is the row of a table.
        under: Spans of the cells of such a row with the headings above them.
        gapped: Whether thousands are parted by a comma and a blank.
    """
    found: list[Quantity] = []
    dates = sorted(dates)
    if under and any(_labels.column_head(column.label, False) for _, _, column in under):
        head = None  # each column says what it counts
    numbers = find_numerals(text)
    for number in closed_up(numbers, text) if gapped else numbers:
        if in_dates(number, dates):
            continue
        column = next((c for start, end, c in under if start <= number.start < end), None)
        quantity = _quantity(text, number, found[-_MEMORY:], before, head, column)
        if quantity is None:
            continue
        if found and found[-1].end > quantity.number_start:
            if not _is_whole(text, found, quantity):
                continue
            found[-1] = _until(text, found[-1], found[-1].number_end)
        if found and quantity.start < found[-1].end:
            quantity = _from(text, quantity, found[-1].end)
        if found and (both := range_of_sums(text, found[-1], quantity)):
            found[-1] = both
            continue
        found.append(_like_those_before(text, quantity, found))
    return found


def _is_whole(text: str, found: Sequence[Quantity], whole: Quantity) -> bool:
    """Whether a number is the whole of which the last is a part, told here for the first time."""
    part = found[-1]
    if not _OF_THE.fullmatch(text, part.number_end, whole.number_start) or whole.low <= part.low:
        return False
    return bool(whole.head) and all(whole.low != known.low for known in found)


def _until(text: str, quantity: Quantity, end: int) -> Quantity:
    return replace(quantity, end=end, surface=text[quantity.start : end])


def _like_those_before(text: str, quantity: Quantity, found: Sequence[Quantity]) -> Quantity:
    """Arrests where they go on a list of them: "arrested eighteen pimps and seven traffickers"."""
    last = found[-1] if found else None
    if last is None or last.unit not in ("arrests", "convictions") or quantity.unit != "people":
        return quantity
    listed = quantity.head and _AND.fullmatch(text, last.end, quantity.start)
    if not listed or not _fates.by_verb(text, last.start, last.start):
        return quantity
    fate = _fates.other_fate(text, quantity.end)
    return quantity if fate else replace(quantity, unit=last.unit)


def _quantity(
    text: str,
    number: Numeral,
    found: Sequence[Quantity],
    before: Told,
    head: Counted | None,
    column: Column | None,
) -> Quantity | None:
    """What a number counts, with the words that say so; None where it counts nothing."""
    sign = sign_before(text, number)
    percent = percent_end(text, number)
    what = sum_with_sign_after(text, number) or _counted.counted(text, number.end)
    if what.head == "times" and _ACTED.search(text, max(0, number.start - 50), number.start):
        what = Counted("times", "other", what.end, "thing")
    if _counts_nothing(text, number, what, sign is not None or percent is not None):
        return None
    start = sign.start() if sign else number.start
    if percent is not None:
        what = Counted(_share_of(text, percent), "percent", percent, "percent")
    elif sign:
        what = sum_of(sign, number, what)
    elif what.kind in ("none", "of"):
        what = _without_noun(text, number, what, found, before, head, column)
    quantity = _qualified(text, number, pointed(text, number, what), start)
    return replace(quantity, column=column) if column else quantity


def _counts_nothing(text: str, number: Numeral, what: Counted, marked: bool) -> bool:
    """Whether a number is an age, a date or a name, or the "one" of a single thing.

    Args:
        text: The passage's text.
        number: The number.
        what: The phrase after it.
        marked: Whether a sign of money or of percent goes with it.
    """
    aged = text[max(0, number.start - 30) : number.start]
    if what.kind in ("thing", "demonym") and is_age_of_one(aged, number):
        return True
    if what.kind == "duration" and not marked:
        return True
    if is_no_count(text, number, marked or what.kind in _NOUN_KINDS):
        return True
    return (
        number.low == number.high == 1
        and number.in_words
        and what.unit not in ("convictions", "arrests")
        and not is_one_case(text, number, what)
    )


def _without_noun(
    text: str,
    number: Numeral,
    what: Counted,
    found: Sequence[Quantity],
    before: Told,
    head: Counted | None,
    column: Column | None,
) -> Counted:
    """What a number without a noun counts: by the heading above its cell, or what was counted."""
    if (
        told := ended_so(text, number)
        or _grown(text, number)
        or _in_column(text, number, column, head)
    ):
        return told
    if column and not column.date:
        found, head = (), None
    return _ellipsis.resolve(text, number, what, found, before, head)


def _grown(text: str, number: Numeral) -> Counted | None:
    """What a number counts that grew to another: "from 40,000 to well over 80,000 inhabitants"."""
    if not text.endswith("from ", 0, number.start):
        return None
    other = _TO_NUMBER.match(text, number.end)
    what = _counted.counted(text, other.end()) if other else None
    told = what is not None and what.kind in ("noun", "thing", "money")
    return replace(what, end=number.end) if what and told else None


def _in_column(
    text: str, number: Numeral, column: Column | None, head: Counted | None
) -> Counted | None:
    """What a cell counts by the heading above it; a year above it leaves that to the row's name."""
    if column is None or column.date:
        return None
    of_things = head is None and not text.endswith("(", 0, number.start)
    named = _labels.column_head(column.label, of_things)
    return replace(named, end=number.end) if named else None


def _share_of(text: str, end: int) -> str:
    noun = _counted.counted(text, end)
    return noun.head if noun.kind in ("noun", "demonym", "thing") else ""


def _qualified(text: str, number: Numeral, what: Counted, start: int) -> Quantity:
    qualifier = {"range": "range", "vague": "vague"}.get(number.kind, "exact")
    before = hedge_before(text, start)
    opener = _FROM.search(text, max(0, start - 9), start)
    if opener and number.kind == "range":
        start = opener.start()
    if before and before.lastgroup:
        start = before.start()
        if qualifier == "exact":
            qualifier = before.lastgroup
    end = max(what.end, number.end)
    after = HEDGE_AFTER.match(text, number.end) or HEDGE_AFTER.match(text, end)
    if after:
        end = max(end, after.end())
        if qualifier == "exact":
            qualifier = "about" if after["odd"] else after.lastgroup or "about"
        if after.start() == number.end and what.kind in ("none", "of"):
            noun = _counted.counted(text, after.end())
            if noun.kind in _NOUN_KINDS:
                what, end = noun, noun.end
    low, high = number.low, number.high
    if what.factor != 1:
        low, high = float(round(low * what.factor)), float(round(high * what.factor))
    if what.unit == "people" and (one_more := _one_more(text, start, end)):
        low, high, end = low + 1, high + 1, one_more.end()
    unit = what.unit or "other"
    if unit in ("people", "groups") or what.kind in ("none", "of"):
        unit = _fates.by_verb(text, start, end) or unit
    return Quantity(
        start=start, end=end, surface=text[start:end], low=low,
        high=None if qualifier in ("more_than", "at_least") else high,
        qualifier=qualifier, unit=unit, head=what.head, per=per(text, start, number.end, end),
        number_start=number.start, number_end=number.end,
    )  # fmt: skip


def _one_more(text: str, start: int, end: int) -> re.Match[str] | None:
    """The one person beside those counted: "three men and a woman were held"."""
    beside = _AND_ONE.match(text, end, end + _CLAUSE)
    if beside is None and _fates.by_verb(text, start, start):
        return _AND_A.match(text, end)
    return beside


def _from(text: str, quantity: Quantity, start: int) -> Quantity:
    start = min(max(start, quantity.start), quantity.number_start)
    return replace(quantity, start=start, surface=text[start : quantity.end])
