"""What came of cases: "one prosecution", "nineteen ended in convictions", "one led to jail"."""

import re

from etl.annotate._counted import Counted
from etl.annotate._fates import by_verb
from etl.annotate._numerals import Numeral

_ENDED = re.compile(
    r"(?:\sof\s(?:them|these|those|whom|which))?\s(?:(?:has|had|have)\s(?:so\sfar\s)?)?"
    r"(?:end(?:ed|ing)|result(?:ed|ing)|led|leading)\s(?:in|to|with)\s(?:an?\s)?(?:[\w-]+\s)?"
    r"(?:convictions?|sentences?|jail|prison)\b",
    re.IGNORECASE,
)
_SENTENCED = re.compile(
    r"(?:\sof\s(?:them|these|those|whom))?\s(?:(?:has|had|have)\sbeen\s|was\s|were\s)?"
    r"(?:convicted|sentenced|jailed|found\sguilty)\b",
    re.IGNORECASE,
)
_NO_ONE = re.compile(r"\b(?:no|any|every|some|the|this|that|not)\s$", re.IGNORECASE)
_PROSECUTED = frozenset(["prosecution", "indictment", "investigation"])
_FOUND = re.compile(
    r"\b(?:found|recorded|opened|brought|registered|filed|tried|prosecuted|pursued|investigated|reported|handled"
    r"|(?:has|have|had)\sbeen|there\s(?:is|was)|only|just)\s$",
    re.IGNORECASE,
)
"""Before the one case that police or courts had."""


def ended_so(text: str, number: Numeral) -> Counted | None:
    """Convictions, where that is what came of those numbered: "two of them led to sentences"."""
    ended = _ENDED.match(text, number.end)
    return Counted("", "convictions", number.end, "none") if ended else None


def is_one_case(text: str, number: Numeral, what: Counted) -> bool:
    """Whether the "one" of a case, or of somebody convicted, is a figure.

    Args:
        text: The passage's text.
        number: The number one.
        what: The phrase after it.
    """
    if _NO_ONE.search(text, max(0, number.start - 6), number.start):
        return False
    if what.kind == "noun" and what.unit == "people":
        return by_verb(text, number.start, what.end) == "convictions"
    if what.unit == "cases":
        found = _FOUND.search(text, max(0, number.start - 16), number.start)
        return what.head in _PROSECUTED or (what.head == "case" and found is not None)
    return bool(_ENDED.match(text, number.end) or _SENTENCED.match(text, number.end))
