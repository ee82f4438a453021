"""Dates as headers write them: the document's own date, not those of its story."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from etl.scan import Scan

MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (calendar.month_name[number].lower(), calendar.month_abbr[number].lower())
} | {"sept": 9}
MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_TO = r"(?: ?(?:-|–|to|and|&) ?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?"
_FORMS = tuple(
    Scan(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_DAY}{_TO}(?: of)? {MONTH},? \(?{_YEAR}",
        rf"\b{MONTH},? {_DAY}{_TO}(?: ?,? |/| ?\(){_YEAR}",
        rf"\b{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})\b",
        r"\b(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.]" + _YEAR,
        rf"\bngày (?P<day>\d{{1,2}}) tháng (?P<month>\d{{1,2}}) năm {_YEAR}",
        rf"\b{_YEAR} {MONTH} {_DAY}\b",
        rf"\b{_DAY}-{MONTH}-{_YEAR}",
        rf"\b{MONTH},? {_YEAR}",
    )
)
# A site's stamp: a two-digit year is read alone or behind a word that says what the day is of.
_STAMPED = re.compile(
    r"(?:^|\b(?:posted|published|updated|modified|released?|dated?)(?: on)?:?\s+)"
    r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d\d)(?![\d/])(?!\s\w)",
    re.IGNORECASE,
)
_SHORT_MONTHS = tuple(calendar.month_abbr[number].lower() for number in range(1, 13))
_FORMS_OF_DIGITS = tuple(form for form in _FORMS if MONTH not in form.pattern.pattern)
_DTG = re.compile(
    r"\b(?P<day>\d\d)(?P<hour>\d{4})(?:Z +(?P<month>[A-Z]{3}) +(?P<year>\d\d(?:\d\d)?)\b"
    r"|(?: GMT)? (?P<wire>[A-Z]{3}) (?P<short>\d\d)(?: GMT)?$)",
    re.IGNORECASE,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\W{1,3}$", re.IGNORECASE)
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class HeaderDate:
    """A date with where it stands in the string it was read from."""

    start: int
    end: int
    value: date
    precision: str


def find_dates(text: str) -> list[HeaderDate]:
    """All absolute dates in a short text, in order; of a range, its last day."""
    return list(_dates_in(text))


@lru_cache(maxsize=256)
def _dates_in(text: str) -> tuple[HeaderDate, ...]:
    """The same, remembered: one line is asked about again and again."""
    if "19" not in text and "20" not in text or not _ANY_YEAR.search(text):
        return _stamped(text) if text.count("/") > 1 else ()
    lowered = text.lower()
    named = any(month in lowered for month in _SHORT_MONTHS)
    found: list[HeaderDate] = []
    for form in _FORMS if named else _FORMS_OF_DIGITS:
        for match in form.finditer(text):
            if any(one.start < match.end() and match.start() < one.end for one in found):
                continue
            read = _turned(match, text) or _read(match)
            if read:
                found.append(HeaderDate(match.start(), match.end(), *read))
    return tuple(sorted(found, key=lambda one: one.start))


def _stamped(text: str) -> tuple[HeaderDate, ...]:
    """The date of a stamp ("Posted: 04/19/13"), unless day and month may be changed about."""
    found = _STAMPED.search(text)
    if found is None:
        return ()
    one, two, year = int(found["one"]), int(found["two"]), _century(int(found["year"]))
    days = {day for day in (checked(year, one, two), checked(year, two, one)) if day}
    return (HeaderDate(found.start(), found.end(), days.pop(), "day"),) if len(days) == 1 else ()


def _century(year: int) -> int:
    """The year that two digits stand for."""
    return year + (2000 if year < 60 else 1900)


def _read(match: re.Match[str]) -> tuple[date, str] | None:
    parts = match.groupdict()
    month = MONTHS.get(parts["month"].lower()) or int(parts["month"])
    year = int(parts["year"])
    if "day" not in parts:
        return date(year, month, 1), "month"
    day = int(parts.get("last") or parts["day"])
    if month > 12 >= day:
        day, month = month, day
    return (value, "day") if (value := checked(year, month, day)) else None


def _turned(match: re.Match[str], text: str) -> tuple[date, str] | None:
    """The date with day and month changed about, where the weekday before it asks for that."""
    named = _WEEKDAY.search(text, max(0, match.start() - 14), match.start())
    parts = match.groupdict()
    if named is None or not (parts["month"].isdigit() and match.group().endswith(parts["year"])):
        return None
    weekday = _WEEKDAYS.index(named.group(1).lower())
    year, month, day = (int(parts[name]) for name in ("year", "month", "day"))
    plain, turned = checked(year, month, day), checked(year, day, month)
    fits = turned and turned.weekday() == weekday and (not plain or plain.weekday() != weekday)
    return (turned, "day") if turned and fits else None


def checked(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_time_group(text: str) -> date | None:
    """The day of a message's date-time group ("R 010725Z SEP 06"), or an agency's."""
    found = _DTG.search(text)
    if not found:
        return None
    month = MONTHS.get((found.group("month") or found.group("wire")).lower())
    year = int(found.group("year") or found.group("short"))
    year = _century(year) if year < 100 else year
    return checked(year, month, int(found.group("day"))) if month else None


def years_before(day: date, years: int) -> date:
    """The same day some years earlier; the 29th of February becomes the 28th."""
    return checked(day.year - years, day.month, day.day) or date(day.year - years, 2, 28)
