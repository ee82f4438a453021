"""When a cable was written: its date-time group, else what its header or its story allows."""

import re
from collections.abc import Sequence
from datetime import date

from etl.document import Document, Issue, Passage
from etl.layouts._cable_header import VIEWER_ROW, CableHeader
from etl.layouts._dates import checked, date_time_group, find_dates, years_before
from etl.layouts._lines import Line
from etl.layouts._story_year import story_year
from etl.scan import Rare

_DECL = re.compile(r"DECL(?:ASSIFY ON)?[:.]?\s*(\d{1,2})/(\d{1,2})/(\d{2,4})", re.IGNORECASE)
# A line of the header that says when the message was written: "DATE: 2011-03-29".
_DATE_LINE = re.compile(
    r"(?:^|\s{2})(?:DATED?|DTG|SENT|DATE/TIME)(?:\s*[:.]?\s+|:)(?=\S.{4,40}$)", re.IGNORECASE
)
# A day alone on a line, as a marked paragraph without number.
_DAY_ALONE = re.compile(r"(?:\([A-Z/]{1,6}\) ?)?\w{1,9}\.? \w{1,9},? \d{4}\W?")
# A date-time group that stands alone, its precedence lost: "190842Z Jun 05".
_GROUP_LINE = re.compile(r"\d{6}Z +[A-Z]{3} +\d\d(?:\d\d)?", re.IGNORECASE)
_REFERENCE = re.compile(r"\b(\d\d) [A-Z][A-Z ]{2,20} ?\d{1,6}\b")
_OF_MESSAGE = Rare(
    r"(?:^|[.;)] )(?:(?:This (?:message|cable|telegram) is )?dated"
    r"|Date of (?:transmission|message)):? (?=[A-Z0-9])",
    re.IGNORECASE,
)
_OPENING = 4
"""Paragraphs at the head of a message in which it may say its day."""
_DAY_LONG = 20
"""Characters that a day takes at the most."""
_PAGE_LINE = 120
"""Characters below which a line of an archive's page is none of its prose."""
# Years in which cables cited an executive order on classification.
_ORDERS = {"12356": (1982, 1995), "12958": (1995, 2010), "13526": (2009, 2040)}


def set_date(
    document: Document, header: CableHeader, lines: list[Line], body: Sequence[Passage]
) -> None:
    """Fill a cable's date, its precision and what it rests on; say so where it was derived."""
    day, basis = cable_date(header, lines)
    if day is None and (day := _stated_by_body(body)):
        basis = "stated"
    if day is not None:
        document.date, document.date_precision, document.date_basis = day, "day", basis
        if basis == "derived":
            message = f"Dated {day.isoformat()}, ten or 25 years before its declassification."
            document.issues.append(Issue("info", "date_derived", message))
        return
    year = year_of_story(body, _order(header, lines))
    if year := max(year or 0, _after_references(header, lines)):
        document.date, document.date_precision = date(year, 1, 1), "year"
        document.date_basis = "derived"
        message = f"Dated {year}, by the times that its text and its references tell of."
        document.issues.append(Issue("info", "date_derived", message))


def _order(header: CableHeader, lines: list[Line]) -> str:
    """The number of the header's executive order on classification; empty where it has none."""
    order = re.search(r"1[23]\d{3}", " ".join(lines[i].text for i in header.fields.get("eo", [])))
    return order.group() if order else ""


def _after_references(header: CableHeader, lines: list[Line]) -> int:
    """The year after the latest that the references state; 0 where they state none.

    A cable gives the year only of those of earlier years ("04 HANOI 1799"), mostly the last.
    """
    refs = " ".join(lines[index].text for index in header.fields.get("refs", []))
    years = [int(found.group(1)) for found in _REFERENCE.finditer(refs)]
    return max((year + (1900 if year > 50 else 2000) + 1 for year in years), default=0)


def _stated_by_body(body: Sequence[Passage]) -> date | None:
    """The day that the first paragraphs say the message is of: "Dated March 12, 2007."."""
    for passage in body[:_OPENING]:
        if len(passage.text) <= _DAY_LONG and _DAY_ALONE.fullmatch(passage.text):
            day = find_dates(passage.text)
            return day[0].value if day and day[0].precision == "day" else None
        if said := _OF_MESSAGE.search(passage.text):
            day = find_dates(passage.text[said.end() : said.end() + _DAY_LONG])
            return day[0].value if day and day[0].precision == "day" else None
    return None


def year_of_story(body: Sequence[Passage], order: str = "") -> int | None:
    """The year that a cable's text tells of; None where it does not, or the order denies it.

    Args:
        body: Title and body.
        order: The header's executive order on classification, which bounds the year.
    """
    year = story_year([passage.text for passage in body if not passage.furniture])
    first, last = _ORDERS.get(order, (1960, 2040))
    return year if year and first <= year <= last else None


def cable_date(header: CableHeader, lines: list[Line]) -> tuple[date | None, str | None]:
    """The cable's day and what it rests on: header (date-time group, archive page) or derived.

    Most cables are to be declassified ten years after their date, some 25, which dates those that
    have lost their date-time group.
    """
    for index in header.fields.get("routing", []):
        if day := date_time_group(lines[index].text):
            return day, "header"
    if day := _group_alone(lines[: header.body]):
        return day, "header"
    for line in lines[: header.first]:
        found = find_dates(line.text) if VIEWER_ROW.search(line.text) else []
        if found:
            return found[0].value, "header"
    for index in header.fields.get("created", []):
        if (found := find_dates(lines[index].text)) and found[0].precision == "day":
            return found[0].value, "header"
    for line in lines[: header.body]:
        dated = _DATE_LINE.search(line.text) or _DAY_ALONE.fullmatch(line.text)
        stated = find_dates(line.text) if dated else []
        if len(stated) == 1 and stated[0].precision == "day":
            return stated[0].value, "header"
    day, basis = _by_declassification(header, lines)
    return (day, basis) if day else (_of_page(lines[: header.first]), "header")


def _of_page(lines: list[Line]) -> date | None:
    """The one day that an archive's page names, of the year of the message's reference."""
    rows = (VIEWER_ROW.search(line.text) for line in lines)
    years = {int(found["ref"][:2]) for found in rows if found}
    days = {
        one.value
        for line in lines
        if len(line.text) < _PAGE_LINE
        for one in find_dates(line.text)
        if one.precision == "day" and one.value.year % 100 in years
    }
    return days.pop() if len(days) == 1 else None


def _group_alone(lines: list[Line]) -> date | None:
    days = (date_time_group(one.text) for one in lines if _GROUP_LINE.fullmatch(one.text))
    return next((day for day in days if day), None)


def _by_declassification(header: CableHeader, lines: list[Line]) -> tuple[date | None, str | None]:
    order = _order(header, lines)
    for name in ("eo", "source"):
        for index in header.fields.get(name, []):
            if found := _DECL.search(lines[index].text):
                last = _ORDERS.get(order, (1960, 2029))[1]
                month, day, year = (int(part) for part in found.groups())
                return _declassified(month, day, year, last), "derived"
    return None, None


def _declassified(month: int, day: int, year: int, last: int) -> date | None:
    """The day of a message by that of its declassification, ten years later or else 25.

    Args:
        month: Or the day, where there is no such month.
        day: Or the month.
        year: In two digits or four.
        last: The last year in which such messages were written.
    """
    year += 2000 if year < 100 else 0
    until = checked(year, month, day) or checked(year, day, month)
    after = 10 if year - 10 <= last else 25
    return years_before(until, after) if until and 1970 < year - after <= last else None
