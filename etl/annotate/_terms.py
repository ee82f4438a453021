"""Terms of prison and hours of work whose years and hours are told elsewhere."""

import re

from etl.annotate._numerals import Numeral

# Terms of prison told without their years.
_GOT_FOR = re.compile(r"\b(?:got|gets?|given|received?|serve)\s$")
_AFTER_GOT = re.compile(r"\sfor\s[a-z]+ing\b")
_EXTREME_TERM = re.compile(
    r"\b(?:heaviest|lightest|longest|shortest|harshest)\b[^.;]{0,40}\s(?:was|is|being)\s$"
)
_TERM_GOES_ON = re.compile(
    r"\b(?:years?|months?)(?:\s(?:in|of)\s(?:prison|jail|imprisonment)|['’]\simprisonment)?"
    r",?\s(?:(?:and|or|but)\s)?(?:(?:up\sto|at\sleast|from|even)\s)?$",
    re.IGNORECASE,
)
_TERM_CASE = re.compile(
    r"\s(?:if|where|when|in\scase|for\s(?:an?|the|those|any|repeat\w*))\b", re.I
)
_PUNISHED = re.compile(r"\b(?:prison|jail|imprison|sentence|penalt|punish)", re.IGNORECASE)
_NEXT_TERM = re.compile(
    r"\byears(?:\s(?:in|of)\s(?:prison|jail))?(?:,|\sand|,\sand)\s(?:[A-ZÀ-Þ][\w'’-]+\s){1,3}$"
)
"""Before the term of the next one told by name: "seven years and Dodaj four"."""
_FOR_AS_WELL = re.compile(
    r"\bfor\s(?:[\w-]+\s){1,3}?(?:years?|months?)\b[^.;\d]{0,60}\sfor\s(?:[\w-]+\s)?$"
)
"""Before the term of others: "jailed for ten years, and two women for seven"."""
_YEARS_FOR = re.compile(
    r"\byears?\s(?:(?:in|of)\s(?:prison|jail)\s)?for\s[^.;\d]{2,50}(?:,|\sand|,\sand)\s$", re.I
)
"""Before the term of the next: "eight years for the women, three for the driver"."""
_SPENT = re.compile(r"\b(?:spent|expended)\s(?:\w+\s)?$", re.IGNORECASE)
_HOURS_BOOKED = re.compile(
    r"\bhours\s(?:spent|expended)[\s:][^.]{0,220}$|(?:^|[.)]\s)hours:\s[^.]{0,220}$", re.IGNORECASE
)
_SPENT_ON = re.compile(r"\bhours\sspent\b\W[\d() :;-]*(?:FSN?-)?$", re.IGNORECASE)
_NEAR = 260
"""Code points before a number in which the hours are told that it is of."""


def is_term(text: str, before: str, after: str, number: Numeral) -> bool:
    """Whether a number without a noun is a term of prison: "seven years and Dodaj four".

    Args:
        text: The passage's text.
        before: The text right before the number.
        after: The text right behind it.
        number: The number.
    """
    if _NEXT_TERM.search(before) or _EXTREME_TERM.search(before) or _FOR_AS_WELL.search(before):
        return True
    if _GOT_FOR.search(before) and _AFTER_GOT.match(after):
        return True
    if after.startswith(" for ") and _YEARS_FOR.search(before):
        return True
    if not _TERM_CASE.match(after) or not _TERM_GOES_ON.search(before):
        return False
    return bool(_PUNISHED.search(text, max(0, number.start - 120), number.end + 40))


def is_hours(text: str, before: str, after: str, number: Numeral) -> bool:
    """Whether a number without a noun is of hours that a cable's writers book."""
    near = max(0, number.start - _NEAR)
    if "hours" not in text[near : number.start].lower():
        return False
    if _HOURS_BOOKED.search(text, near, number.start):
        return True
    return after[:1] in (".", ";", ",", "") and bool(_SPENT.search(before))


def are_hours_spent(before: str) -> bool:
    """Whether hours spent stand right before a number: "HOURS SPENT: FS-3"."""
    near = before[-40:]
    return "spent" in near.lower() and bool(_SPENT_ON.search(near))
