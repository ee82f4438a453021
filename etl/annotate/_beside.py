"""Numbers without a noun that stand beside what is told: pages, hours, names."""

import re

from etl.annotate._numerals import Numeral

_NUMBERED = re.compile(r"(?:['’]s|\b(?:the|its|his|her|is|was|be|as)|,)\snumber\s$", re.IGNORECASE)
_BY_THE = re.compile(r"\bby\sthe\s$", re.IGNORECASE)
_PAGE = re.compile(r"(?:^|\s)[A-Z]{1,6}[./][\w./-]*\d[\w./-]*\s$")
_OF_HOURS = re.compile(r"\bhours\s(?:of\s\w+\s)?in\s$", re.IGNORECASE)
_RISES_AT = re.compile(r"\b(?:rises?|rose|woken|wakes?|woke|up)\sat\s$", re.IGNORECASE)
_A_TIME = re.compile(r"\sa\stime\b")
_HALF_TERM = re.compile(r"\s(?:and|or)\sa\s(?:half|quarter)\s(?:year|month|week|day|hour)s?\b")


def is_beside(before: str, after: str, digits: str, number: Numeral) -> bool:
    """Whether a number without a noun is a page, an hour or a name.

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
    return number.high <= 12 and _RISES_AT.search(before) is not None
