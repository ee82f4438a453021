"""Arithmetic of days, months, years and their parts, as (first day, last day)."""

import re
from calendar import monthrange
from datetime import date, timedelta

from etl.annotate import _date_grammar as grammar

Span = tuple[date, date]
_STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1}


def day(year: int, month: int, number: int) -> Span:
    """A day; ValueError where there is no such day."""
    return (found := date(year, month, number)), found


def month(year: int, number: int) -> Span:
    """A month."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year(number: int) -> Span:
    """A year."""
    return date(number, 1, 1), date(number, 12, 31)


def month_number(name: str) -> int:
    """1 for "January", "Jan.", "JAN"."""
    return grammar.MONTHS[name.rstrip(".").lower()]


def full_year(digits: str, after: int | None = None) -> int:
    """2003 for "03"; in "1998-03" the century follows from the year before."""
    if len(digits) == 4:
        return int(digits)
    if after:
        century = after // 100 * 100 + int(digits)
        return century if century > after else century + 100 if int(digits) < 30 else century
    return int(digits) + (2000 if int(digits) < 60 else 1900)


def number(word: str) -> int:
    """3 for "3" and "three"."""
    return int(word) if word.isdigit() else grammar.NUMBERS[word.lower()]


def ordinal(word: str) -> int:
    """1 for "first" and "1st"; -1 for "last"."""
    return int(word[0]) if word[0].isdigit() else grammar.ORDINALS[word.lower()]


def step(word: str) -> int:
    """-1 for "last", 1 for "next" and "following", 0 for "this"."""
    word = re.sub(r"^(?:the|this)\s", "", word.lower())
    return 1 if word == "following" else _STEPS.get(word, 0)


# How much farther a day of the future is than one of the past, and the past in a plan.
_FUTURE = {"plan": 1.0, "past": 5.0, "done": 30.0, None: 2.2}
_PAST = {"plan": 3.0}


def nearest_year(anchor: date, month_no: int, day_no: int, tense: str | None) -> int:
    """The most plausible year of a day and month named without one, by the tense of its verb."""

    def cost(candidate: int) -> float:
        away = (date(candidate, month_no, day_no) - anchor).days
        return away * _FUTURE[tense] if away > 0 else -away * _PAST.get(tense or "", 1.0)

    return min(range(max(anchor.year - 1, 1), min(anchor.year + 1, 9998) + 1), key=cost)


def relative_month_year(anchor: date | None, month_no: int, word: str) -> int | None:
    """The year of "last March", "next June", "this May" and "the spring" (this year's)."""
    if anchor is None:
        return None
    if word.lower() == "last" or "past" in word.lower():
        return anchor.year - (month_no >= anchor.month)
    if word.lower() == "next" or "coming" in word.lower():
        return anchor.year + (month_no <= anchor.month)
    return anchor.year


def part(span: Span, word: str | None) -> Span:
    """The early, middle or late third of a span."""
    if not word:
        return span
    first, last = span
    word = re.sub(r"^the\s", "", word.lower()).split()[0]
    number = 0 if word in ("early", "beginning", "start") else 1 + (word not in ("mid", "middle"))
    if first.day == 1 and moved(first, "year", 1) == last + timedelta(days=1):
        if word in ("beginning", "start", "end"):  # its first month, its last
            return month(first.year, first.month) if number == 0 else month(last.year, last.month)
        start = moved(first, "month", 4 * number)
        return start, moved(start, "month", 4) - timedelta(days=1)
    third = ((last - first).days + 1) // 3
    start = first + timedelta(days=number * third)
    return start, last if number == 2 else max(start, start + timedelta(days=third - 1))


def part_of_year(number_: int, months: int, order: int) -> Span:
    """The order-th stretch of so many months of a year; -1 is the last."""
    start = 13 - months if order < 0 else 1 + months * (order - 1)
    return date(number_, start, 1), month(number_, start + months - 1)[1]


def moved(anchor: date, unit: str, count: int) -> date:
    """A day so many units later; the month's last day where it has fewer days."""
    if unit in ("day", "week", "fortnight", "weekend"):
        return anchor + timedelta(days=count * {"day": 1, "fortnight": 14}.get(unit, 7))
    months = count * {"month": 1, "quarter": 3, "decade": 120}.get(unit, 12)
    total = anchor.year * 12 + anchor.month - 1 + months
    last = month(total // 12, total % 12 + 1)[1]
    return last.replace(day=min(anchor.day, last.day))


def shift(anchor: date, unit: str, count: int) -> Span:
    """The calendar day, week, month, quarter or year so many units from a day's own."""
    other = moved(anchor, unit, count)
    if unit == "day":
        return other, other
    if unit in ("week", "fortnight"):
        monday = other - timedelta(days=other.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        saturday = other - timedelta(days=other.weekday()) + timedelta(days=5)
        return saturday, saturday + timedelta(days=1)
    if unit == "month":
        return month(other.year, other.month)
    if unit == "quarter":
        return part_of_year(other.year, 3, (other.month + 2) // 3)
    if unit == "decade":
        return date(other.year // 10 * 10, 1, 1), date(other.year // 10 * 10 + 9, 12, 31)
    return year(other.year)


def unit_precision(unit: str) -> str:
    """How exact a date named by a unit is: a week is within a month, a quarter within a year."""
    return {
        "day": "day",
        "week": "month",
        "weekend": "month",
        "fortnight": "month",
        "month": "month",
    }.get(unit, "year")


def ends_like_month(first: str, second: str) -> bool:
    """False for "may or may", the verb."""
    return not (first.lower() == second.lower() == "may")
