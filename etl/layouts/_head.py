"""What the lines above and below an article's text are: title, date lines, publisher, credits."""

import re
from collections.abc import Sequence

from etl.layouts._dates import HeaderDate, date_time_group, find_dates
from etl.layouts._masthead import (
    dateline,
    is_byline,
    is_date_line,
    names_publisher,
    publisher_in,
    rest_of_date_line,
    tidy,
)
from etl.layouts._paragraphs import BULLET, Paragraph, ends_sentence
from etl.layouts._surroundings import PUBLISHED, YEAR_LINE, Surroundings
from etl.layouts._title import choose_title, is_name, masthead_name, names_masthead

_HEAD_MAX = 16
# Paragraphs among which a byline or a date may stand below a lead.
_OPENING = 8
LEVEL_LINE = re.compile(
    r"\W*(?:RESTRICTED|CONFIDENTIAL|SECRET|UNCLASSIFIED|SENSITIVE BUT UNCLASSIFIED"
    r"|FOR OFFICIAL USE ONLY)(?:\W+[A-Z ]{0,40})?"
)
_LAST_BRACKET = re.compile(r"[.?!”\"]\s*\(([^()]{8,40})\)\W*$")
_CREDIT = re.compile(r"source:|\(?(?:reporting|story|text|published)\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]{3,80}\)")
_STAMP = re.compile(
    r"\W{0,3}(?:(?:date )?(?:posted|published)|publication date"
    r"|last (?:updated|reviewed|modified|revised)|updated|copyright|©)"
    r"(?: on| by .{3,30} on)?[:\s]+(?:\(c\) )?(?=\w)",
    re.IGNORECASE,
)
"""What a page says before the day on which it was put up."""
_STAMPS = 30
"""Paragraphs from the first of the text on in which that may stand."""
_DATE_LONG = 30
_CHANGED = re.compile(r"last (?:update|change|modif)|adopted at", re.IGNORECASE)
_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")
# The day on which a page was looked at, above its name.
_OF_TODAY = re.compile(r"\W*(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_COLUMN_ENDS = re.compile(r"\s{2,}|\s*[|•]\s*")


def is_prose(paragraph: Paragraph) -> bool:
    """Whether a paragraph is running text rather than a line of a head."""
    text = paragraph.text
    return (
        len(text) >= 90
        and len(_SMALL_WORD.findall(text[:400])) >= 8
        and (ends_sentence(text) or len(text) > 250)
        and not is_date_line(text)
    )


def read_surroundings(found: Sequence[Paragraph]) -> Surroundings:
    """Name the roles of the lines above and below the text, and read them."""
    around = Surroundings(first=_first(found))
    head = [one for one in found[: around.first] if not one.role][:_HEAD_MAX]
    plain: list[Paragraph] = []
    for one in head:
        if is_date_line(one.text):
            one.role = "header" if is_byline(one.text) else _role_of_date_line(one.text)
            around.note(one.text, 1.4 if one is found[0] and _OF_TODAY.match(one.text) else 3.0)
        elif is_byline(one.text):
            one.role = "header"
            around.note(one.text, 2.5)
        elif LEVEL_LINE.fullmatch(one.text):
            one.role = "header"
        else:
            plain.append(one)
    choose_title(around, plain, found)
    _choose_publisher(around, plain, found)
    for one in found[: around.first]:
        read = is_date_line(one.text) and one.role != "furniture"
        if len(one.text) <= 160 and not read:
            around.note(one.text, 0.8 if one.role == "title" else 1.8)
    _read_opening(around, found[around.first : around.first + 3])
    _read_stamps(around, found[: around.first + _STAMPS])
    for one in found[around.first : around.first + _OPENING]:
        dated = is_date_line(one.text)
        published = dated and PUBLISHED.search(one.text)
        if not one.role and (published or _names_writer(one.text)):
            one.role = "header"
            around.note(one.text, 2.5)
        elif not one.role and dated:
            around.note(one.text, 1.6)
    _read_tail(around, found)
    return around


def _first(found: Sequence[Paragraph]) -> int:
    for index, one in enumerate(found):
        if one.role:
            continue
        opened = len(one.text) > 100 and dateline(one.text) and not one.lines[0].columns
        item = one.item and index and not is_date_line(one.text)
        if is_prose(one) or opened or (item and not _leads_here(found, index)):
            return index
    return len(found)


def _leads_here(found: Sequence[Paragraph], index: int) -> bool:
    """Whether an item is the last step of the path to the page: the title stands below it."""
    name = BULLET.sub("", found[index].text, count=1)
    return index + 1 < len(found) and found[index + 1].text == name


def _role_of_date_line(text: str) -> str:
    """A line that names a place is read like the text: it may be all that says where."""
    rest = rest_of_date_line(text)
    return "header" if not rest or names_publisher(rest) and is_name(rest) else ""


def _choose_publisher(
    around: Surroundings, plain: list[Paragraph], found: Sequence[Paragraph]
) -> None:
    for one in plain:
        if one.role in ("", "header") and not around.publisher and names_masthead(one, found):
            around.publisher = tidy(masthead_name(one.text))
            one.role = "header"
            return
    for one in found[: around.first]:
        if one is around.title or (one.role == "furniture" and "©" not in one.text):
            continue
        if one is found[0] and not around.publisher and is_date_line(one.text):
            around.publisher = _of_columns(one.text)
        if (is_date_line(one.text) or is_byline(one.text)) and not around.publisher:
            around.publisher = publisher_in(one.text)


def _names_writer(text: str) -> bool:
    """Whether a line is a byline and no heading or row of a table."""
    return (
        is_byline(text) and len(text.split()) <= 6 and text[-1].isalnum() and not text.islower()
        and not any(word[0].islower() for word in text.split()[1:] if word != "and")
    )  # fmt: skip


def _of_columns(text: str) -> str | None:
    """The name in capitals that a paper's first line has beside its date."""
    name = _COLUMN_ENDS.split(text)[0]
    named = name != text and name.isupper() and 2 <= len(name.split()) <= 6
    return tidy(name) if named and not find_dates(name) else None


def _read_opening(around: Surroundings, opening: Sequence[Paragraph]) -> None:
    for distance, one in enumerate(opening):
        if not one.role and is_date_line(one.text):
            around.note(one.text, 1.6)
        read = None if one.role else dateline(one.text)
        if read:
            if read[0]:
                around.dates.append((2.5, read[0]))
            around.publisher = around.publisher or read[1]
            return
        if distance == 0 and one.role == "" and len(one.text) < 200:
            around.note(one.text, 0.6)


def _read_stamps(around: Surroundings, found: Sequence[Paragraph]) -> None:
    """Lines that begin with the day of the page, wherever its menus and its leads have put it."""
    for one in found:
        for line in one.lines:
            stamp = _STAMP.match(line.text)
            if stamp and (line is one.lines[0] or not is_prose(one)):
                dates = find_dates(line.text[: stamp.end() + _DATE_LONG])
                if dates and dates[0].start <= stamp.end():
                    around.dates.append((2.2, dates[0]))


def _read_tail(around: Surroundings, found: Sequence[Paragraph]) -> None:
    """Sources, dates and credits below the text."""
    body = [one for one in found[around.first :] if one.role != "furniture"]
    for one in body[-4:]:
        text = one.text
        bracket = _LAST_BRACKET.search(text)
        credit = _CREDIT.match(text)
        if len(text) <= 160 and not one.item and (is_date_line(text) or credit):
            # A sentence ("Adopted at ... on ...") tells of an event as well.
            one.role = "" if text.endswith(".") and not credit else "header"
            around.note(text, 1.5)
            around.publisher = around.publisher or publisher_in(text)
        elif bracket:
            around.note(bracket.group(1), 1.5)
        elif one is body[-1]:
            _read_last_line(around, one)
    _read_stamp(around, found)
    for one in found:
        if one.role == "furniture" and around.publisher is None and "©" in one.text:
            around.publisher = publisher_in(one.text)


def _read_stamp(around: Surroundings, found: Sequence[Paragraph]) -> None:
    """The page's very last line where it is a date: no item of the box above it."""
    if not found:
        return
    text = found[-1].text
    wired = date_time_group(text) if len(text) < 40 else None
    if wired:
        around.dates.append((1.5, HeaderDate(0, len(text), wired, "day")))
        found[-1].role = "header"
    elif found[-1].role == "furniture" and "©" not in text and is_date_line(text):
        found[-1].role = "header"
        around.note(text, 1.5)


def _read_last_line(around: Surroundings, one: Paragraph) -> None:
    text = one.text
    if _BRACKETED.fullmatch(text):
        one.role = "header"
        around.publisher = around.publisher or publisher_in(text.strip("()"))
    elif len(text) <= 120 and not ends_sentence(text):
        around.note(text, 1.0)
        credit = names_publisher(text) and is_name(text) and len(text.split()) <= 6
        if find_dates(text) or credit:
            around.publisher = around.publisher or publisher_in(text)
    else:
        ending = text[-60:]
        if _CHANGED.search(text[-200:]):
            around.note(text[-200:], 1.5)
        elif YEAR_LINE.search(ending) and not ends_sentence(text):
            around.note(ending, 0.0)
