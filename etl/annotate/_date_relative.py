"""How the forms that are relative to a date are resolved: yesterday, last year, on Monday."""

import re
from datetime import date, timedelta

from etl.annotate import _date_calendar as calendar
from etl.annotate import _date_grammar as grammar
from etl.annotate._date_context import Context

Read = tuple[tuple[date, date], str, str, bool, int | None] | None


def point(span: tuple[date, date], precision: str, relative: bool = False) -> Read:
    return span, precision, "point", relative, None


def period(span: tuple[date, date], precision: str, relative: bool = False) -> Read:
    return span, precision, "period", relative, None


def near_day(context: Context, match: re.Match[str]) -> Read:
    if not context.own:
        return None
    word = re.sub(r"\s+", " ", match["w"].lower())
    steps = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2}
    offset = steps.get(word, 2 if word.startswith("the day after") else 0)
    if context.precision != "day":
        return point(calendar.shift(context.own, context.precision, 0), context.precision, True)
    own = context.own + timedelta(days=offset)
    return point((own, own), "day", True)


def earlier(context: Context, match: re.Match[str]) -> Read:
    if not context.own or (context.precision == "year" and match["u"].lower() != "year"):
        return None
    unit = match["u"].lower()
    first, last = calendar.shift(context.own, unit, 0)
    if context.precision == "day":
        if match["e"].lower() == "earlier":
            if context.own == first:  # on its first day the one before is meant
                first = calendar.shift(context.own, unit, -1)[0]
            last = context.own
        else:
            first = min(context.own, last)
    return point((first, last), "day" if unit == "week" else unit, True)


def ago(context: Context, match: re.Match[str]) -> Read:
    word = match["e"].lower()
    base = context.own if word in ("ago", "hence") else (context.spoken or context.own)
    if not base:
        return None
    count = calendar.number(match["n"])
    sign = 1 if word in ("later", "hence") else -1
    unit = match["u"].lower().rstrip("s")
    if unit == "decade":
        unit, count = "year", count * 10
    span = calendar.shift(base, unit, sign * count)
    if unit == "week":
        middle = base + timedelta(days=7 * sign * count)
        span = (middle - timedelta(days=3), middle + timedelta(days=3))
    precision = {"day": "day", "week": "month"}.get(unit, unit)
    return point(span, precision if unit != "fortnight" else "month", True)


def past_years(context: Context, match: re.Match[str]) -> Read:
    if not context.own:
        return None
    unit = match["u"].lower().rstrip("s")
    count = calendar.number(match["n2"] or match["n"])
    if unit == "decade":
        unit, count = "year", count * 10
    forward = match["r"].lower() in ("next", "coming")
    other = calendar.moved(context.own, unit, count if forward else -count)
    span = (context.own, other) if forward else (other, context.own)
    return period(span, {"year": "year", "month": "month"}.get(unit, "day"), True)


def near_rel(context: Context, match: re.Match[str]) -> Read:
    word, unit = match["r"].lower(), match["u"].lower()
    of_context = word in ("following", "previous", "preceding", "that", "same", "the same")
    base = context.spoken if of_context and context.spoken else context.own
    if base is None or (unit == "day" and not (of_context or word == "next")):
        return None
    if unit == "day" and word == "next":
        base = context.spoken or context.own or base
    if (
        match.group().lower().startswith(("the ", "in the "))
        and word in ("last", "past")
        and unit != "day"
    ):
        return period((calendar.moved(base, unit, -1), base), calendar.unit_precision(unit), True)
    span = calendar.shift(base, unit, calendar.step(word))
    return point(span, calendar.unit_precision(unit), True)


def before(context: Context, match: re.Match[str]) -> Read:
    base = context.spoken or context.own
    if base is None:
        return None
    unit = match["u"].lower()
    sign = 1 if match["e"].lower() == "after" else -1
    return point(calendar.shift(base, unit, sign), unit, True)


def weekday(context: Context, match: re.Match[str]) -> Read:
    if not context.own or context.precision != "day":
        return None
    wanted = grammar.WEEKDAYS.index(match["w"].lower())
    word = (match["r"] or "").lower()
    back = (context.own.weekday() - wanted) % 7
    if word in ("next", "coming") or (
        word in ("", "on", "this") and context.tense(match.start()) == "plan"
    ):
        found = context.own + timedelta(days=(7 - back) % 7 or 7)
    else:
        found = context.own - timedelta(days=back or (7 if word == "last" else 0))
    start = match.start("w")
    if word in ("on", ""):
        return (found, found), "day", "point", True, match.end()
    return (found, found), "day", "point", True, match.end() if start else None


def ordinal_day(context: Context, match: re.Match[str]) -> Read:
    word = (match["r"] or "").lower()
    base = context.own if word in ("this", "last", "next") else (context.spoken or context.own)
    if base is None:
        return None
    first = calendar.shift(base, "month", calendar.step(word))[0]
    return point(calendar.day(first.year, first.month, int(match["d"])), "day", True)
