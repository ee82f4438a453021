"""Years of other calendars: the Buddhist era of Thailand, the Bikram Sambat of Nepal."""

import re
from dataclasses import replace
from datetime import date

from etl.document import DateMention

_BUDDHIST = re.compile(
    r"\bB\.?\s?E\.?\s?(?P<year>2[45]\d\d)\b(?!\s?\((?:A\.?D\.?\s)?(?:19|20)\d\d\))"
)
"""A year of the Buddhist era that its own text does not convert."""
_AHEAD_OF_OURS = 543
_NEPALI = re.compile(r"\b(?:B\.?\s?S\b\.?|[BV]ikram)|fiscal\syear", re.IGNORECASE)
_NEAR = 16
FORESIGHT = 40
"""Years ahead of its own date that a document speaks of: later ones are of other calendars, as in
"the Act, 2064" of Nepal, whose years run 56 to 57 ahead."""
LATEST = 2045
"""The latest year that is read as ours where the document bears no date."""


def read(text: str, marks: list[DateMention], own: date | None) -> list[DateMention]:
    """The dates of a passage, with years of other calendars converted, or left out.

    A Nepali year begins in the middle of April, a fiscal one in that of July; one is
    converted only where the text names its calendar, or a fiscal year of two.

    Args:
        text: The passage's text.
        marks: The dates read as of our calendar.
        own: The document's own date.
    """
    last = own.year + FORESIGHT if own else LATEST
    found = [m if m.first.year <= last else _nepali(text, m) for m in marks]
    buddhist = [_buddhist(match) for match in _BUDDHIST.finditer(text)] if "E" in text else []
    kept = [m for m in found if m is not None and m.first.year <= last]
    taken = [(m.start, m.end) for m in kept]
    kept += [b for b in buddhist if not any(s < b.end and b.start < e for s, e in taken)]
    return sorted(kept, key=lambda m: m.start)


def _nepali(text: str, mark: DateMention) -> DateMention | None:
    around = text[max(0, mark.start - _NEAR) : mark.end + 6]
    if not 2040 <= mark.first.year <= 2099 or not _NEPALI.search(around):
        return None
    year = mark.first.year - 57
    if "fiscal" in around.lower():
        first, last = date(year, 7, 16), date(year + 1, 7, 15)
        return replace(mark, first=first, last=last, precision="year")
    return replace(mark, first=date(year, 4, 14), last=date(year + 1, 4, 13), precision="year")


def _buddhist(match: re.Match[str]) -> DateMention:
    year = int(match["year"]) - _AHEAD_OF_OURS
    first, last = date(year, 1, 1), date(year, 12, 31)
    return DateMention(
        match.start(), match.end(), match.group(), first, last, "year", "point", False
    )
