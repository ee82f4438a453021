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
_DATE_LINE = re.compile(r"(?:DATED?|DTG|SENT|DATE/TIME)\s*[:.]?\s+\S.{4,40}$", re.IGNORECASE)
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
            message = f"Dated {day.isoformat()}, ten years before its declassification date."
            document.issues.append(Issue("info", "date_derived", message))
        return
    order = re.search(r"1[23]\d{3}", " ".join(lines[i].text for i in header.fields.get("eo", [])))
    year = year_of_story(body, order.group() if order else "")
    if year := max(year or 0, _after_references(header, lines)):
        document.date, document.date_precision = date(year, 1, 1), "year"
        document.date_basis = "derived"
        message = f"Dated {year}, by the times that its text and its references tell of."
        document.issues.append(Issue("info", "date_derived", message))


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

    Most cables are to be declassified ten years after their date, which dates those that have lost
    their date-time group.
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
    for line in lines[header.first : header.body]:
        stated = find_dates(line.text) if _DATE_LINE.match(line.text) else []
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
    for name in ("eo", "source"):
        for index in header.fields.get(name, []):
            if found := _DECL.search(lines[index].text):
                return _declassified(*(int(part) for part in found.groups())), "derived"
    return None, None


def _declassified(month: int, day: int, year: int) -> date | None:
    year += 2000 if year < 100 else 0
    until = checked(year, month, day) or checked(year, day, month)
    return years_before(until, 10) if until and 1970 < until.year - 10 < 2030 else None
