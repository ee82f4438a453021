"""What the words before a number say that it counts: of a row, a heading, a list, a subject."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.annotate._counted import Counted
from etl.annotate._nouns import unit_of, words
from etl.annotate._numerals import Numeral
from etl.document import Quantity
from etl.scan import Rare

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PHRASE = re.compile(r"\s(?:by|in|from|with|at|for|to|on|under|per)\s", re.IGNORECASE)
_ARRESTED = re.compile(r"\b(?:arrest|detain|apprehend)", re.IGNORECASE)
_CONVICTED = re.compile(r"\b(?:convict|sentenced|jailed)", re.IGNORECASE)
_SEGMENT_END = re.compile(r"[.;|/\n:()]|,\s|\s{3,}|\s[-–—]\s")
_CLAIMED = re.compile(
    r"\b(?:suspects?|reports?|claims?|charges?|estimates?|believes?|thinks?|says?|said|told\s\w+)\sthat\s",
    re.IGNORECASE,
)
"""What stands before it says who claims the rest, and labels no number: "X suspects that ..."."""
_ASIDE = re.compile(r"\s\([^()]{1,40}\)$")
"""A bracket at the end of a row's name: "Cases opened (Art. 12)  39"."""
_AFTER_LABEL = re.compile(r"\s*(?:[,;.)|/(\n]|$|\d|and\b|\s{3})")
_IN_YEAR = re.compile(r"\sin\s(?:19|20)\d\d\b")
_CURRENCY_HEAD = Rare(
    r"\b(?:US\$|USD|US\sdollars|baht|VND|dong|riel|kip|kyat|yuan|RMB|euros?|EUR)(?!\w)", re.I
)
_SENTENCE_MARK = re.compile(r"[.;:\n]")
_NUMBER_OF = re.compile(r"(?:umbers?|UMBERS?|otal|OTAL) (?:of|OF) ")
_SUBJECT = re.compile(
    r"\b(?:numbers?|total)\sof\s([^.;,:]{3,80}?)\s(?:\w+\sby\s[^.;,:]{3,40}\s)?(?:fell|fallen|rose|risen|dropped"
    r"|grew|grown|went|increased|decreased|declined|stood|came|climbed|jumped)\s(?:\w+\s){0,2}"
    r"(?:(?:\d[\d,]*)\s(?:in\s\d{4}\s)?to\s)?$",
    re.IGNORECASE,
)
# "the largest number of cases was reported in X with 54, followed by Y with 36"
_LED_BY = re.compile(
    r"\bnumber\sof\s([^.;,:\d]{3,60}?)\s(?:was|were|is|are|came|comes)\s[^.;:]{0,110}\swith\s$",
    re.IGNORECASE,
)
_NOUN_GREW = Rare(
    r"([^\W\d_]+)\s(?:fell|fallen|rose|risen|dropped|grew|increased|decreased|declined|climbed|jumped)\s"
    r"(?:to|by|from|from\s\d[\d,]*\s(?:in\s\d{4}\s)?to|to\s\d[\d,]*\s(?:[a-z]+\s){0,3}from)\s$",
    re.IGNORECASE,
)


def table_head(text: str) -> Counted | None:
    """What the cells below a heading count, where it says so: "Home province  Persons"."""
    currency = _CURRENCY_HEAD.search(text)
    if currency:
        usd = currency[0].upper().startswith("US")
        return Counted(
            "dollars" if usd else currency[0].lower(), "usd" if usd else "other", 0, "money"
        )
    return unit_named(text)


def column_head(label: str, of_things: bool) -> Counted | None:
    """What the cells below the heading of a column count.

    Args:
        label: The heading.
        of_things: Whether the last noun of a heading in the plural may be that of things.
    """
    nouns = [word.lower() for word in _WORD.findall(label)]
    last = nouns[-1] if nouns else ""
    if last in ("group", "groups"):
        return Counted(last, "groups", 0, "label")
    thing = of_things and last.endswith("s") and last not in words("durations")
    return table_head(label) or (Counted(last, "other", 0, "label") if thing else None)


def of_row(text: str, number: Numeral) -> Counted | None:
    """What the words before a number in a list or a table name."""
    bracketed = text.endswith("(", 0, number.start) and _IN_YEAR.match(text, number.end)
    if not bracketed and not _AFTER_LABEL.match(text, number.end):
        return None
    stripped = text[max(0, number.start - 90) : number.start].rstrip(" .:|,(-–—\t·…>=")
    stripped = _ASIDE.sub("", stripped)
    segment = _CLAIMED.split(_SEGMENT_END.split(stripped)[-1])[-1]
    found = unit_named(segment) if 0 < len(segment) <= 70 else None
    return replace(found, end=number.end) if found else None


def of_subject(text: str, number: Numeral) -> Counted | None:
    """What the subject of a change names: "the number of cases fell to", "arrests rose by"."""
    before = text[max(0, number.start - 160) : number.start]
    subject = _NUMBER_OF.search(before) and (_SUBJECT.search(before) or _LED_BY.search(before))
    named = subject or _NOUN_GREW.search(before)
    if not named:
        return None
    counted = unit_named(named[1])
    if counted is None and not subject and is_thing(named[1]):
        counted = Counted(named[1].lower(), "other", 0, "label")
    return replace(counted, end=number.end) if counted else None


def of_list(text: str, number: Numeral, found: Sequence[Quantity]) -> Counted | None:
    """What the words before the colon of a list name, or the number among them counts."""
    head = _list_head(text, number.start, found)
    named = _whole_before(text, number.start, head, found) or unit_named(head)
    return replace(named, end=number.end) if named else None


def unit_named(segment: str) -> Counted | None:
    """The noun of some words that says what is counted, or None; it ends at 0.

    Of several phrases the first that has one tells: "Persons helped by partner groups".
    """
    phrases = (_last_named(segment, phrase) for phrase in _PHRASE.split(segment))
    return next((named for named in phrases if named), None)


def _last_named(segment: str, phrase: str) -> Counted | None:
    for word in reversed(_WORD.findall(phrase)):
        unit = unit_of(word.lower())
        if not unit:
            continue
        if unit == "people" and _CONVICTED.search(segment):
            unit = "convictions"
        elif unit == "groups" and word.lower() in ("group", "groups"):
            return Counted("", "people", 0, "label")
        elif unit == "people" and _ARRESTED.search(segment):
            unit = "arrests"
        return Counted(word.lower(), unit, 0, "label")
    return None


def is_thing(phrase: str) -> bool:
    """Whether a phrase ends in a noun for things that are no cases, groups or people."""
    named = _WORD.findall(phrase)
    return bool(named) and named[-1].lower() in words("things")


def _list_head(text: str, start: int, found: Sequence[Quantity]) -> str:
    """The words before the colon that opens the list in which the number stands; "" for none.

    None, too, where one of the list has a noun of its own: "nine women from A and three from B".
    """
    colon = text.rfind(": ", max(0, start - 122), start)
    if found and found[-1].start > colon and found[-1].head and found[-1].unit == "people":
        return ""
    if colon < 0 or _SENTENCE_MARK.search(text, colon + 2, start):
        return ""
    return _SENTENCE_MARK.split(text[max(0, colon - 60) : colon])[-1]


def _whole_before(
    text: str, start: int, list_head: str, found: Sequence[Quantity]
) -> Counted | None:
    """What a number before the colon of a list counts: "9 victims of gangs: 4 from A"."""
    colon = text.rfind(": ", max(0, start - 122), start)
    first = colon - len(list_head)
    whole = [q for q in found if list_head and first <= q.number_start < colon and q.head]
    if not whole or whole[-1].unit != "people":
        return None
    return Counted(whole[-1].head, "people", 0, "label")
