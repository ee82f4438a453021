"""Numbers without a noun that stand beside what is told: pages, hours, the ages of several."""

import re

from etl.annotate._numerals import Numeral

_NUMBERED = re.compile(r"(?:['’]s|\bthe|\bits|\bhis|\bher|,)\snumber\s$", re.IGNORECASE)
_BY_THE = re.compile(r"\bby\sthe\s$", re.IGNORECASE)
_PAGE = re.compile(r"(?:^|\s)[A-Z]{1,6}[./][\w./-]*\d[\w./-]*\s$")
_OF_HOURS = re.compile(r"\bhours\s(?:of\s\w+\s)?in\s$", re.IGNORECASE)
_RISES_AT = re.compile(r"\b(?:rises?|rose|woken|wakes?|woke|up)\sat\s$", re.IGNORECASE)
_A_TIME = re.compile(r"\sa\stime\b")
_HALF_TERM = re.compile(r"\s(?:and|or)\sa\s(?:half|quarter)\s(?:year|month|week|day|hour)s?\b")
_AGE = re.compile(
    r"\b(?:some|many|most|one|all|few|none)\sof\s(?:them|whom|these)\s(?:only\s|just\s|barely\s)?$"
    r"|\bnot\syet\s(?:turned\s)?$|\b(?:minimum|average|median)\sage\b[^.;]{0,30}\s$",
    re.IGNORECASE,
)
_AFTER_AGE = re.compile(r"\s?(?:[,.;)]|$)")
_LONE = re.compile(r"[^\W\d_],\s$")
_AFTER_LONE = re.compile(r",\s(?:is|was|who|whose|has|had|said|says|told)\b", re.IGNORECASE)
OLDEST = 90


def is_beside(before: str, after: str, digits: str, number: Numeral) -> bool:
    """Whether a number without a noun is a page, an hour, a name or the age of several people.

    Args:
        before: The text before it.
        after: The text after it.
        digits: The number as it is written.
        number: The number.
    """
    if _NUMBERED.search(before) or (number.in_words and _BY_THE.search(before)):
        return True
    if digits.isdigit() and not after and _PAGE.search(before):
        return True
    if _A_TIME.match(after) or _HALF_TERM.match(after) or _OF_HOURS.search(before):
        return True
    if number.high <= 12 and _RISES_AT.search(before):
        return True
    if number.kind != "count" or number.high >= OLDEST:
        return False
    lone = number.high >= 15 and _LONE.search(before) and _AFTER_LONE.match(after)
    return bool(lone or (_AGE.search(before) and _AFTER_AGE.match(after)))
