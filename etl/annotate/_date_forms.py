"""How each form of date is resolved: match -> first and last day, precision, role."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from etl.annotate import _date_calendar as calendar
from etl.annotate import _date_grammar as grammar
from etl.annotate import _date_relative as relative
from etl.annotate._date_context import Context
from etl.annotate._date_relative import Read, period, point

_COUNTED = re.compile(
    r"\s(?:of\s(?:their|them|the|its|his|her|those|these|whom|our|which)\b|[a-z]{4,}s\b|people\b|women\b|men\b|children\b)"
)
_AFTER_DAY = re.compile(r"\s(?:is|was|as|has|this|does)\b")
_YEAR_COUNT = re.compile(
    r"\s(?:(?:[a-z]+\s)?(?:people|persons|women|men|children|victims|workers|migrants|girls|boys|families|cases|"
    r"fishermen|refugees|dollars|baht|dong|kip|yuan|kilomet\w+|km|miles|metres|meters|rupees|riels?|households|"
    r"villagers|police|officers|percent|per\scent)\b|%)"
)
_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|during|until|till|by|from|before|after|of|between|to|for|and|year|late|early|mid|through|the|"
    r"a|an|its|their|this|or|late|end|FY|CY|as|election|around|about|circa|only|back|than|Act|Law|Code|Decree|No)|[(\[,;:–—-]|^)"
    r"\s?$",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(
    r"(?:\b(?:USD|US|EUR|GBP|THB|no|nos|number|section|para|paragraph|article|room|box|tel|fax)\.?|[$€£#])\s?$",
    re.IGNORECASE,
)
_MONTH_LEAD = re.compile(
    r"\b(?:in|of|since|by|during|until|till|from|before|after|between|to|through|and|every|each|for|around|about|late|early|mid|or|at|this|throughout|on)\s$",
    re.IGNORECASE,
)


def _iso(context: Context, match: re.Match[str]) -> Read:
    return point(calendar.day(int(match["y"]), int(match["n"]), int(match["d"])), "day")


def _numeric(context: Context, match: re.Match[str]) -> Read:
    first, second = int(match["n"]), int(match["n2"])
    year = calendar.full_year(match["y"])
    month_first = second > 12 or (context.american and match["sep"] == "/" and first <= 12)
    month, number = (first, second) if month_first else (second, first)
    return point(calendar.day(year, month, number), "day")


def _time_group(context: Context, match: re.Match[str]) -> Read:
    month = calendar.month_number(match["m"])
    return point(calendar.day(calendar.full_year(match["yy"]), month, int(match["d"])), "day")


def _fiscal(context: Context, match: re.Match[str]) -> Read:
    """The United States' fiscal year begins on 1 October of the year before."""
    first = calendar.full_year(match["n"])
    last = calendar.full_year(match["n2"]) if match["n2"] else first
    if last < first:
        return None
    return period((date(first - 1, 10, 1), date(last, 9, 30)), "year")


def _two_dates(context: Context, match: re.Match[str]) -> Read:
    month, month2 = calendar.month_number(match["m"]), calendar.month_number(match["m2"])
    day, day2 = int(match["d"]), int(match["d2"])
    if match["y2"]:
        year2, guessed = int(match["y2"]), False
    elif match["y"]:
        year2, guessed = int(match["y"]), False
    elif found := context.year(match, month2, day2):
        year2, guessed = found
    else:
        return None
    year = int(match["y"]) if match["y"] and match["y2"] else year2 - (month > month2)
    first, last = date(year, month, day), date(year2, month2, day2)
    return ((first, last), "day", "range", guessed, None) if first <= last else None


def _two_days(context: Context, match: re.Match[str]) -> Read:
    month, first, last = calendar.month_number(match["m"]), int(match["d"]), int(match["d2"])
    found = context.year(match, month, first)
    if not found or first >= last:
        return None
    return (
        (date(found[0], month, first), date(found[0], month, last)),
        "day",
        "range",
        found[1],
        None,
    )


def _one_day(context: Context, match: re.Match[str]) -> Read:
    text, month = context.text, calendar.month_number(match["m"])
    lead = text[max(0, match.start() - 8) : match.start()].lower()
    if (
        match.re is grammar.COMPILED["month_day"]
        and not (match["y"] or match["ry"])
        and _COUNTED.match(text, match.end())
        and not _AFTER_DAY.match(text, match.end())
        and re.search(r"\b(?:in|last|since|during|this|by|and)\s$", lead)
    ):  # "in June 11 of their countrymen" counts people
        found = context.year(match, month)
        end = match.end("m")
        return (calendar.month(found[0], month), "month", "point", found[1], end) if found else None
    found = context.year(match, month, int(match["d"]))
    if not found:
        return None
    return point(calendar.day(found[0], month, int(match["d"])), "day", found[1])


def _week_of_month(context: Context, match: re.Match[str]) -> Read:
    month = calendar.month_number(match["m"])
    found = context.year(match, month)
    if not found:
        return None
    order, unit = calendar.ordinal(match["o"]), match["u"].lower()
    first, last = calendar.month(found[0], month)
    size = 15 if unit in ("half", "fortnight") else 3 if unit.startswith("day") else 7
    start = (
        last - timedelta(days=size - 1) if order < 0 else first + timedelta(days=size * (order - 1))
    )
    end = last if order < 0 or unit == "half" and order == 2 else start + timedelta(days=size - 1)
    return point((max(start, first), min(end, last)), "month", found[1])


def _quarter(context: Context, match: re.Match[str]) -> Read:
    groups = match.groupdict()
    if groups.get("ty"):
        year, guessed = (context.own.year, True) if context.own else (None, True)
    else:
        found = context.year(match, 6)
        year, guessed = found if found else (None, True)
    if year is None:
        return None
    order = int(match["n"]) if groups.get("n") else calendar.ordinal(match["o"])
    unit = match["u"].lower()
    told = unit.split()[0]
    months = {"q": 3, "quarter": 3, "h": 6, "half": 6}.get(told) or calendar.number(told)
    if not 0 < months * max(order, 1) <= 12:
        return None
    return point(calendar.part_of_year(year, months, order), "year", guessed)


def _months(context: Context, match: re.Match[str]) -> Read:
    month, month2 = calendar.month_number(match["m"]), calendar.month_number(match["m2"])
    if not calendar.ends_like_month(match["m"], match["m2"]):
        return None
    years = [int(y) for y in re.findall(r"\b(?:19|20)\d\d", match.group())]
    if years:
        year2, guessed = years[-1], False
    elif found := context.year(match, month2):
        year2, guessed = found
    else:
        return None
    year = years[0] if len(years) > 1 else year2 - (month > month2)
    first, last = calendar.month(year, month)[0], calendar.month(year2, month2)[1]
    return period((first, last), "month", guessed) if first <= last else None


def _part_month(context: Context, match: re.Match[str]) -> Read:
    month = calendar.month_number(match["m"])
    if match["r"]:
        year = calendar.relative_month_year(context.own, month, match["r"])
        found = (year, True) if year else None
    else:
        found = context.year(match, month)
    if not found:
        return None
    return point(calendar.part(calendar.month(found[0], month), match["part"]), "month", found[1])


def _rel_month(context: Context, match: re.Match[str]) -> Read:
    month = calendar.month_number(match["m"])
    year = calendar.relative_month_year(context.own, month, match["r"])
    return point(calendar.month(year, month), "month", True) if year else None


def _month_year(context: Context, match: re.Match[str]) -> Read:
    month = calendar.month_number(match["m"])
    found = context.year(match, month)
    return point(calendar.month(found[0], month), "month", found[1]) if found else None


def _season(context: Context, match: re.Match[str]) -> Read:
    month = grammar.SEASONS[match["s"].lower()]
    if match.groupdict().get("ry") or match.groupdict().get("y"):
        found = context.year(match, month)
    else:
        year = calendar.relative_month_year(context.own, month, match["r"])
        found = (year, True) if year else None
    if not found:
        return None
    last = calendar.month(found[0] + (month > 10), (month + 1) % 12 + 1)[1]
    return point((date(found[0], month, 1), last), "year", found[1])


def _years(context: Context, match: re.Match[str]) -> Read:
    first = int(match["y"])
    last = calendar.full_year(match["y2"] or match["y3"], first)
    after = match["y2"] is None and context.text[match.end("y") :].lstrip().startswith("and")
    lead = context.text[max(0, match.start() - 8) : match.start()]
    if not first < last <= first + 60 or _MONEY_BEFORE.search(lead):
        return _year(context, match)
    if after and not lead.lower().endswith("between ") and last - first > 1:
        return _year(context, match)  # "in 2005 and 2009": two years
    if _YEAR_COUNT.match(context.text, match.end()) and not _YEAR_LEAD.search(lead):
        return None
    return period((date(first, 1, 1), date(last, 12, 31)), "year")


def _year(context: Context, match: re.Match[str]) -> Read:
    text, start, end = context.text, match.start(), match.end("y")
    lead = text[max(0, start - 12) : start]
    if _MONEY_BEFORE.search(lead) and not re.search(r"\bno\.?\s?\d+/$", lead, re.IGNORECASE):
        return None
    counted = _YEAR_COUNT.match(text, end)
    if counted and not re.search(r"\b(?:in|since|during|until)\s$", lead, re.IGNORECASE):
        return None
    if not _YEAR_LEAD.search(lead) and not re.match(
        r"\s?[,.;:)\]]|\s?$|\s[a-z]", text[end : end + 3]
    ):
        return None
    return calendar.year(int(match["y"])), "year", "point", False, end


def _part_year(context: Context, match: re.Match[str]) -> Read:
    if match["y"]:
        return point(calendar.part(calendar.year(int(match["y"])), match["part"]), "year")
    if not context.own:
        return None
    unit = match.group().rsplit(None, 1)[-1].lower()
    span = calendar.shift(context.own, unit, calendar.step(match["r"]))
    precision = {"year": "year"}.get(unit, "month" if unit == "month" else "day")
    return point(calendar.part(span, match["part"]), precision, True)


def _month(context: Context, match: re.Match[str]) -> Read:
    word = match["m"]
    lead = context.text[max(0, match.start() - 12) : match.start()]
    if word.rstrip(".").lower() in ("may", "march") and not _MONTH_LEAD.search(lead):
        return None
    if word.lower() in ("april", "june", "august", "may") and re.match(
        r"\s(?!On|In|At)[A-Z][a-z]", context.text[match.end() : match.end() + 3]
    ):
        return None  # a person's name
    month = calendar.month_number(word)
    found = context.year(match, month)
    return point(calendar.month(found[0], month), "month", found[1]) if found else None


HANDLERS: dict[str, Callable[[Context, re.Match[str]], Read]] = {
    "iso": _iso,
    "numeric": _numeric,
    "time_group": _time_group,
    "fiscal": _fiscal,
    "days_months": _two_dates,
    "months_days": _two_dates,
    "days_month": _two_days,
    "month_days": _two_days,
    "day_month": _one_day,
    "month_day": _one_day,
    "week_month": _week_of_month,
    "quarter": _quarter,
    "quarter_short": _quarter,
    "months": _months,
    "part_month": _part_month,
    "rel_month": _rel_month,
    "month_year": _month_year,
    "season": _season,
    "rel_season": _season,
    "years": _years,
    "part_year": _part_year,
    "year": _year,
    "near_day": relative.near_day,
    "earlier": relative.earlier,
    "ago": relative.ago,
    "past_years": relative.past_years,
    "near_rel": relative.near_rel,
    "before": relative.before,
    "weekday": relative.weekday,
    "month": _month,
    "ordinal_day": relative.ordinal_day,
}
