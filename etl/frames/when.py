"""Which dates say when something happened: not those of laws, datelines, papers and ends.

A date that follows "since" within its clause begins a time that lasts to the document's own date.
"""

import re
from dataclasses import replace
from datetime import date as Day

from etl.document import DateMention
from etl.scan import Rare

_LAW = (
    r"(?:act|law|code|ordinance|decree|protocol|convention|constitution|statute|regulations?"
    r"|resolution|MOU|memorandum|agreement|treaty)"
)
_LAW_OF = Rare(rf"\b{_LAW}(?:\s\([^()]{{1,30}}\))?,?(?:\s(?:of|from))?\s$", re.IGNORECASE)
_YEAR_OF_LAW = re.compile(rf"\s(?:[\w-]+\s){{0,2}}?{_LAW}\b", re.IGNORECASE)
_ADJECTIVE = re.compile(r"\b(?:the|an?|its|their|this|under|of|[\w-]+['’]s)\s$", re.IGNORECASE)
_ENDS = Rare(
    r"\b(?:ends|ended|ending|(?:will|to|may)\send|expir\w+|r[ua]ns?\sout|lapse[sd]?|until|till|due|than"
    r"|(?:year|month|week|day|season)s?\s(?:up\s)?to)\s"
    r"(?:(?:in|on|at|for|by|the|end|of|any|year|time|since|all)\s){0,5}$",
    re.IGNORECASE,
)
_DATELINE = Rare(r"[^\n]{3,110}?\s?(?:--|—|–)\s")
_LINE = re.compile(
    r"[A-ZĐÀ-Ý][A-ZĐÀ-Ý'’.-]+(?:[,.]?\s[A-ZĐÀ-Ý][\w'’.-]*|[,.]?\s\d{1,4}){0,6}[,.]?"
    r"(?:\s\([^()\n]{2,40}\)|\s?/[^/\n]{2,40}/)?\s?(?:--|—|–)\s"
)
"""A name in capitals, further names, a date, an agency in brackets."""
_OTHER_NUMBER = re.compile(r"\d")
_PAPER = re.compile(r"[\"”’]\s$")
_SINCE = re.compile(r"\bsince\s(?:[^.;:(),\d]{3,90}\s)(?:in|on|of)\s(?:the\s)?$", re.IGNORECASE)
_FOUNDED = Rare(
    r"\b(?:created|established|set\sup|founded|formed|opened|launched|enacted|inaugurated)\s(?:(?:in|on)\s)?$",
    re.IGNORECASE,
)
"""What was founded then did what follows later: "the unit, set up in 2009, freed 12"."""
_HAS_SINCE = re.compile(r"\bha(?:s|ve|d)\ssince\b", re.IGNORECASE)
_LOOK_BACK = 110
_BRACKET = 60


def told_by(mark: DateMention, at: int, text: str, own: Day | None) -> DateMention | None:
    """What a date says of the time of what stands at a place of its text; None where it says none.

    Args:
        mark: The date.
        at: A code point of what happened: a number, a place.
        text: The passage's text.
        own: The document's own date, to which what began "since" lasts.
    """
    before = text[max(0, mark.start - _LOOK_BACK) : mark.start]
    if _of_law(mark, before, text) or _ENDS.search(before) or _in_dateline(mark, text):
        return None
    if _in_other_bracket(mark, at, text):
        return None
    if mark.surface[:6].lower() == "since ":
        return mark if own else None
    if mark.end < at and _FOUNDED.search(before) and not _HAS_SINCE.search(text, mark.end, at):
        return None
    if _SINCE.search(before) or (
        mark.end < at and _HAS_SINCE.search(text, mark.end, min(at, mark.end + _LOOK_BACK))
    ):
        return replace(mark, last=own, role="period") if own and own > mark.first else None
    return mark


def _of_law(mark: DateMention, before: str, text: str) -> bool:
    """Whether a date is that of a law or treaty: "the Act of 2007", "their 2005 memorandum"."""
    if _LAW_OF.search(before):
        return True
    year = mark.precision == "year" and _ADJECTIVE.search(before)
    return bool(year and _YEAR_OF_LAW.match(text, mark.end))


def dateline(text: str) -> int:
    """Where the line of place, date and agency ends that opens a story; 0 where none does."""
    line = _DATELINE.match(text)
    return line.end() if line and _LINE.fullmatch(text, 0, line.end()) else 0


def _in_dateline(mark: DateMention, text: str) -> bool:
    """Whether a date closes the line of place and agency that opens a story."""
    return mark.start < _LOOK_BACK and mark.end <= dateline(text)


def _in_other_bracket(mark: DateMention, at: int, text: str) -> bool:
    """Whether a date stands with a number in brackets that close before, or open behind, a place.

    A bracket behind a quotation mark holds the day of a paper.
    """
    opened = text.rfind("(", max(0, mark.start - _BRACKET), mark.start)
    if opened < 0 or ")" in text[opened : mark.start]:
        return False
    closed = text.find(")", mark.end, mark.end + _BRACKET)
    if closed < 0 or opened < at < closed:
        return False
    beside = text[opened + 1 : mark.start] + text[mark.end : closed]
    return bool(_OTHER_NUMBER.search(beside) or _PAPER.search(text, opened - 2, opened))
