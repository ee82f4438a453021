"""What a programme is called: its own name in quotation marks, else the words around its noun."""

import re

from etl.extract import _titles as titles
from etl.extract._programme_words import PROJECT, paid_work

_QUOTED = re.compile(r"[\"“`]([A-Z][^\"”']{3,80}?)[.,]?[\"”']")
_OF_A_WHOLE = re.compile(
    r" (?:to|of) (?:an?|the) (?:[^\s.,;:()]+ ){0,5}?"
    r"(?:projects?|programmes?|programs?|initiatives?)\b"
)
"""Behind "component": the whole that it is of."""
_AIM = re.compile(r" aimed at (?:[^\s.,;:()]+ ?){1,6}")
_PAID = re.compile(r"(?:\S+ ){0,4}?\S*-(?:funded|financed|supported|sponsored|backed|led) (?=\S)")
_MONEY = re.compile(
    r"^(?:(?:USD|US\$|\$|EUR|GBP|AUD)? ?[\d.,]+(?: ?(?:million|thousand|dollars?))*|"
    r"(?:\w+-){1,3}(?:dollar|year|month)) ",
    re.IGNORECASE,
)
_COSTING = re.compile(
    r" (?:of|for|worth|totalling|totaling) (?:about |some |over |nearly )?"
    r"(?:USD|US\$|\$|EUR|€|GBP|£|AUD)? ?\d[\d.,]*.*$",
    re.IGNORECASE,
)
"""What a grant comes to is its budget and no part of its name."""


_GIVEN_FOR = re.compile(
    r"(?:\bpa(?:ys|id)|\d[\d.,]*(?: (?:million|thousand))?(?: \([^)]*\))?) for (?:the |an? )?"
    r"(?P<thing>[^\s.,;:()]+(?: (?!in\b|of which|by\b|from\b|with\b|and\b)[^\s.,;:()]+){0,5})"
)
_HEAD = re.compile(
    r"(?:The |A |An )?(?P<thing>[A-Z][\w-]+(?: (?:of |for |the )?[A-Z][\w-]+){1,6}) "
)
"""What money is given for, or what the sentence that tells of it is about."""
_NO_NAME = re.compile(r"(?:it|by|this|that|them|these|those|her|his)\b", re.IGNORECASE)


def _nearest_first(nouns: list[re.Match[str]], at: int | None) -> list[re.Match[str]]:
    """The nouns, those before a place first, from it backwards."""
    if at is None:
        return nouns
    before = [noun for noun in nouns if noun.end() <= at]
    return [*reversed(before), *(noun for noun in nouns if noun.end() > at)]


def _around(text: str, noun: re.Match[str], names: list[tuple[int, int]]) -> str:
    """A noun with the words of its name on both sides, names of organisations whole."""
    floor = max(text.rfind(stop, 0, noun.start()) + 1 for stop in (". ", "; ", ": ", "(", '"', "“"))
    start = titles.head(text, floor, noun.start())
    for first, last in names:
        if first < start <= last + 2 and last < noun.start() and "(" not in text[first:start]:
            start = first
    whole = _OF_A_WHOLE.match(text, noun.end()) if noun.group().lower() == "component" else None
    tail = whole or _AIM.match(text, noun.end())
    end = tail.end() if tail else titles.onward(text, noun.end(), len(text))
    title = _PAID.sub("", _MONEY.sub("", text[start:end].strip(" ,")))
    return _COSTING.sub("", title).strip()


def title_of(
    text: str, names: list[tuple[int, int]], runners: list[str], at: int | None = None
) -> str:
    """What a programme is called.

    Args:
        text: The words on it.
        names: Spans of organisations in them.
        runners: Names of those who run or pay it, for a title where the words give none.
        at: Where the first of those stands: of several pieces of work the one before it is meant.
    """
    quoted = _QUOTED.search(text)
    if quoted and quoted.group(1)[0].isupper():
        return quoted.group(1).strip()
    called = " and ".join(runners[:2])
    nouns = sorted(
        PROJECT.finditer(text), key=lambda noun: noun.group().lower().startswith("grant")
    )
    nouns = nouns or _nearest_first(paid_work(text, 0, len(text)), at)
    for noun in nouns:
        if any(start <= noun.start() < end for start, end in names):
            continue
        title = _around(text, noun, names)
        if titles.is_bare(title):
            return f"{called} {noun.group().lower()}".strip()
        return title
    told = _GIVEN_FOR.search(text) or _HEAD.match(text)
    if told and _NO_NAME.match(told["thing"]):
        told = None
    inside = told and any(start <= told.start("thing") < end for start, end in names)
    return told["thing"] if told and not inside else f"{called} project".strip()
