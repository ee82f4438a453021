"""The day of a story whose dateline leaves out the year, as agencies write it.

"TASHKENT, Nov 30 (Agency) - Two men were held on Thursday": the year is the copyright line's, or
the one that the story tells of, or a year beside it in which that day was such a weekday.
"""

import re
from collections.abc import Sequence
from datetime import date

from etl.layouts._dates import MONTH, MONTHS, checked
from etl.layouts._story_year import story_year
from etl.scan import Rare

_DATELINE = re.compile(
    rf"(?:\d\. )?[A-ZÀ-Þ][^\n()]{{1,60}}?,? {MONTH} (?P<day>\d{{1,2}})\s?(?:\([^()]{{2,40}}\)\s?)?"
    r"(?:--?|–|—|:)",
    re.IGNORECASE,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ON = re.compile(r"\b(?:on|late|early) (mon|tue|wed|thu|fri|sat|sun)[a-z]*day\b", re.IGNORECASE)
_COPYRIGHT = Rare(
    r"(?:\(c\)|©|copyright)[^\d\n]{0,40}(?P<year>(?:19|20)\d\d)(?! ?[-–])", re.IGNORECASE
)
_LEAD = 500
"""Code points of a story in which its weekday is told."""


def wire_date(opening: str, texts: Sequence[str]) -> date | None:
    """The day of a story's dateline without a year; None where no year is told or none fits.

    Args:
        opening: The story's first paragraph.
        texts: All its paragraphs, the copyright line among them.
    """
    found = _DATELINE.match(opening)
    if not found:
        return None
    month, day = MONTHS[found["month"].lower()], int(found["day"])
    weekday = _ON.search(opening, 0, _LEAD)
    stated = next((int(one["year"]) for text in texts if (one := _COPYRIGHT.search(text))), None)
    if stated:
        return checked(stated, month, day)
    told = story_year(texts) if weekday else None
    if weekday is None or told is None:
        return None
    wanted = _WEEKDAYS.index(weekday.group(1).lower())
    day_after = (wanted + 1) % 7  # a story of Wednesday tells what happened on Tuesday
    for year, fitting in (
        (told, {wanted, day_after}),
        (told + 1, {wanted}),
        (told - 1, {wanted}),
    ):
        written = checked(year, month, day)
        if written and written.weekday() in fitting:
            return written
    return None
