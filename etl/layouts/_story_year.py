"""The year of a text that bears no date, by the times that it tells of.

Three habits of writers tell it: figures of a whole year ("in 2006 they helped 40") are of the year
before; months without a year lie near the day of writing; the latest past month that has a year
lies before it.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.layouts._dates import find_dates
from etl.scan import Rare

_YEAR = re.compile(r"\b(?:19[89]\d|20[0-3]\d)\b")
# Words before a date that lies ahead of the writer.
_AHEAD = Rare(
    r"\b(?:will|would|plan\w*|schedul\w*|until|expect\w*|next|due|upcoming|wants?|goes to|go to"
    r"|target\w*|foreseen|hopes?|intends?|ends?|set for|called for|calendar"
    r"|to (?:open|begin|start|be|close|hold|take|come))\b|\bby (?:the \w+ of |\w+ )?$",
    re.IGNORECASE,
)
# A law's date is no event's.
_LAW = re.compile(
    r"\b(?:law|decree|act|directive|code)\b(?: no\.?)? ?[\d/.-]*,? (?:of|dated) $", re.IGNORECASE
)
_LAST_OF_SPAN = re.compile(r"(?:19|20)\d\d ?[-–/] ?$")
"""Before the second year of "2005-2008", which may be still to come."""
_COUNTED = re.compile(
    r"\b(?!(?:19|20)\d\d\b)\d[\d,.]* [^.;:]{2,110}\b(?:in|during) (?:all of )?$", re.IGNORECASE
)
"""Before a year of which a count is told."""
_FRONTED = re.compile(r"(?:^|[.;:] )(?:in|during) $", re.IGNORECASE)
_COUNT_BEHIND = re.compile(r"[^.;:]{0,110}\b(?!(?:19|20)\d\d\b)\d")
"""Around a year at the head of a clause whose count follows: "In 2006, 40 girls"."""
_MONTHS = tuple(calendar.month_name)[1:]
_RUNS_TO = re.compile(
    r"(?P<from>\b(?:since|from|between)\b[^.;()]{0,40}"
    rf"|(?:{'|'.join(_MONTHS)}) (?:\d{{1,2}},? )?)?"
    rf"\bthrough (?:the end of |late |mid-?)?(?:(?:{'|'.join(_MONTHS)}) (?:\d{{1,2}}, )?)?$",
    re.IGNORECASE,
)
"""Before the end of a time that has no beginning, which may be still to come."""
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_PART = re.compile(
    rf"\bfirst (?:(?P<months>{'|'.join(_NUMBERS)}) (?:\w+ )?months|(?P<half>half)|quarter)"
    r" of (?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_BARE_MONTH = re.compile(
    rf"\b(?P<month>{'|'.join(_MONTHS)})\b(?P<day> \d{{1,2}}\b)?"
    r"(?!,? (?:\d\d?,? )?\d{4}| of (?:last|this|next|the))",
    re.IGNORECASE,
)
_TOLD_BY_WORD = re.compile(r"\b(?:last|next|this) $", re.IGNORECASE)
_NO_VERB = re.compile(
    r"\b(?:in|since|last|by|of|and|from|to|until|through|for|late|early|mid-?) $", re.IGNORECASE
)
"""Before "May" and "March" where they are months."""
_BEFORE = 70
_COUNT_BEFORE = 130
_HEAD_PASSAGES = 3
_LATE = 9
_LAST_MONTHS = 11
"""Months from which on the next year is named where it is planned for, with their year and bare."""
_WAIT = 0.34
"""What a month of waiting costs, in months that a date without a year lies away."""


@dataclass(slots=True)
class _Story:
    """The times that a text tells of.

    Attributes:
        latest: Year and month of the latest past month with a year; zeros where there is none.
        place: Number of the passage that tells it.
        named: The latest year that is not ahead.
        counted: Years of which a count is told.
        bare: Months without a year, each with whether it lies ahead.
        ahead: Years that are ahead.
    """

    latest: tuple[int, int] = (0, 0)
    place: int = 0
    named: int = 0
    counted: set[int] = field(default_factory=set)
    bare: list[tuple[int, bool]] = field(default_factory=list)
    ahead: set[int] = field(default_factory=set)


def story_year(texts: Sequence[str]) -> int | None:
    """The year in which a text was written; None where its times do not tell.

    Args:
        texts: The passages of title and body.
    """
    story = _read(texts)
    if story.named in story.counted:
        return story.named + (not _is_late(story) or story.named + 1 not in story.ahead)
    year, month = story.latest
    if not month or year != story.named:
        return None
    if not story.bare:
        return year if story.place <= _HEAD_PASSAGES and month != len(_MONTHS) else None
    waits = range(len(_MONTHS) + 1)
    later = min(waits, key=lambda more: _away(month - 1 + more, story) + _WAIT * more)
    found = year + (month - 1 + later) // len(_MONTHS)
    return year if found in story.ahead else found


def _is_late(story: _Story) -> bool:
    """Whether a text tells of the end of the latest year that it names."""
    year, month = story.latest
    bare = max((one for one, ahead in story.bare if not ahead), default=0)
    return bare >= _LAST_MONTHS or year == story.named and month >= _LATE


def _away(month: int, story: _Story) -> float:
    """How far the months without a year lie from one, in the middle.

    Args:
        month: From 0, January, on; 12 is the January after.
        story: The times told.
    """
    here = month % len(_MONTHS) + 1
    off = [(one - here if ahead else here - one) % len(_MONTHS) for one, ahead in story.bare]
    return sum(off) / len(off)


def _read(texts: Sequence[str]) -> _Story:
    story = _Story()
    for index, text in enumerate(texts):
        for found in _YEAR.finditer(text):
            _take_year(story, text, found)
        times = [((d.value.year, d.value.month), d.start) for d in find_dates(text)]
        times += [(_part(found), found.start()) for found in _PART.finditer(text)]
        for time, start in times:
            before = text[max(0, start - _BEFORE) : start]
            past = not _AHEAD.search(before) and not _may_be_ahead(before)
            if time > story.latest and past and not _LAW.search(before):
                story.latest, story.place = time, index
        for found in _BARE_MONTH.finditer(text):
            _take_month(story, text, found)
    return story


def _take_year(story: _Story, text: str, found: re.Match[str]) -> None:
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    year = int(found.group())
    if _AHEAD.search(before):
        story.ahead.add(year)
        return
    if _LAST_OF_SPAN.search(before) or _may_be_ahead(before):
        return
    story.named = max(story.named, year)
    before = text[max(0, found.start() - _COUNT_BEFORE) : found.start()]
    fronted = _FRONTED.search(before) and _COUNT_BEHIND.match(text, found.end())
    if fronted or _COUNTED.search(before):
        story.counted.add(year)


def _may_be_ahead(before: str) -> bool:
    """Whether a time is the end of one whose beginning is not told: "money through March 2008"."""
    runs = _RUNS_TO.search(before)
    return runs is not None and not runs["from"]


def _part(found: re.Match[str]) -> tuple[int, int]:
    """Year and last month of "the first five months of 2003"."""
    if found["months"]:
        return int(found["year"]), _NUMBERS.index(found["months"].lower()) + 2
    return int(found["year"]), 6 if found["half"] else 3


def _take_month(story: _Story, text: str, found: re.Match[str]) -> None:
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    month = found["month"].capitalize()
    if _TOLD_BY_WORD.search(before):
        return
    if month in ("May", "March") and not found["day"] and not _NO_VERB.search(before):
        return
    story.bare.append((_MONTHS.index(month) + 1, _AHEAD.search(before) is not None))
