"""The whole of which a number without a noun is a part: "Of the cases, 101", "61 of the 97"."""

import re
from collections.abc import Sequence

from etl.annotate._counted import Counted
from etl.annotate._labels import is_thing, unit_named
from etl.annotate._nouns import COUNTS, CURRENCIES, DURATIONS, unit_of
from etl.annotate._numerals import Numeral, find_numerals
from etl.document import Quantity
from etl.scan import Rare

_OF_WHOLE = re.compile(
    r"\b(?:of|among)\s(?:the|these|those|our|all|its|their|both|\d[\d,]*)\s([^.;:]{2,80}),\s$",
    re.IGNORECASE,
)
# A whole that opens its sentence needs no comma: "Of the cases 151 were".
_OPENING_WHOLE = re.compile(
    r"(?:^|[.:;]\s|[\"“”]\s?)(?:Out\s)?[Oo]f\s(?:the|these|those|all|its|their|our|\d[\d,]*)\s((?:[^.,;:]|,(?=\d)){2,80}?)"
    r"(?:,\s|\s)(?:only|just|at\sleast|about|some|nearly|almost)?\s?$"
)
_APPOSED = re.compile(r"([^\W\d_]+)(?:,\s|\s\()(?:\w+\s)?$")
_CLAUSE_END = re.compile(r"[.;:(\n]\s?|,\s")
_OF_PEOPLE = re.compile(r"\sof\swhom\b", re.IGNORECASE)
_THING_OF_WHICH = Rare(r"([^\W\d_]+),?\sof\swhich\s[^.;,]{0,30}$", re.IGNORECASE)
_WHICH_THERE_ARE = re.compile(
    r"\bof\swhich\sthere\s(?:are|were)\s(?:now\s|at\spresent\s)?$", re.IGNORECASE
)
_AFTER_COMMA = re.compile(r"[^.;:,]{0,24},\s")
_AT = re.compile(r"\s(?:in|at|with|from|of|for|on)\b")
_OF_NUMBER = re.compile(r"\sof\s(?:the|these|those|our|all|its|their)\s", re.IGNORECASE)
_ADDED = re.compile(
    r"\s(?:who|whom|which|that|in|from|by|with|for|on|at|(?!arrested|detained|convicted)[a-z]{2,}ed)\b"
)


def whole_of(text: str, number: Numeral, what: Counted, found: Sequence[Quantity]) -> str | None:
    """The unit of the whole of which a number is a part, or None.

    Args:
        text: The passage's text.
        number: The number.
        what: The phrase after it, of kind none or of.
        found: The quantities before it in the text.
    """
    before = _whole_before(text, number)
    if before:
        return _unit_of_whole(before, found)
    which = _THING_OF_WHICH.search(text, max(0, number.start - 60), number.start)
    if which and is_thing(which[1]):
        return "other"
    if _WHICH_THERE_ARE.search(text, max(0, number.start - 40), number.start):
        return "other"
    if part := _part_of_last(text, number, found):
        return part
    apposed = what.kind == "of" and _APPOSED.search(text, max(0, number.start - 40), number.start)
    if apposed and (unit := unit_of(apposed[1].lower()) or _of_things(apposed, number, found)):
        return unit
    after = _OF_NUMBER.match(text, number.end)
    return _unit_of_value(text[after.end() : after.end() + 24], found) if after else None


def _of_things(apposed: re.Match[str], number: Numeral, found: Sequence[Quantity]) -> str | None:
    """Things, where their noun stands before a part of them: "boats, ten of which"."""
    noun = apposed[1]
    plural = noun.islower() and noun.endswith("s") and not noun.endswith(("ss", "us"))
    if not plural or noun in DURATIONS or _OF_PEOPLE.match(apposed.string, number.end):
        return None
    clause = _CLAUSE_END.split(apposed.string[max(0, apposed.start() - 60) : apposed.end(1)])[-1]
    phrase, _, rest = clause.partition(" in ")
    if rest and (of_people := unit_of(phrase.rsplit(" ", 1)[-1].lower())):
        return of_people
    counted = next((q for q in reversed(found) if q.start <= apposed.start(1) < q.end), None)
    return None if counted and counted.low < number.low else "other"


def _whole_before(text: str, number: Numeral) -> re.Match[str] | None:
    """The whole before its part: "among the cases, ..."; not where another one follows it."""
    after_comma = text.startswith(", ", max(0, number.start - 2))
    before = after_comma and _OF_WHOLE.search(text, max(0, number.start - 90), number.start)
    if before or " of the" in text[number.end : number.end + 7]:
        return before or None
    return _OPENING_WHOLE.search(text, max(0, number.start - 110), number.start)


def _unit_of_whole(whole: re.Match[str], found: Sequence[Quantity]) -> str | None:
    """The unit of a whole by its noun, or by what was counted in it before."""
    noun = _ADDED.split(whole[1])[0]
    named = unit_named(noun)
    if named:
        return named.unit
    counted = next((q for q in found if whole.start() <= q.start and q.head), None)
    if counted and counted.unit == "other" and counted.head not in CURRENCIES:
        return "other"
    return _unit_of_value(whole[1], found) or ("other" if is_thing(noun) else None)


def _part_of_last(text: str, number: Numeral, found: Sequence[Quantity]) -> str | None:
    """The unit of those counted right before a part of them: "three firms, two in X"."""
    last = found[-1] if found else None
    if last is None or last.unit not in ("groups", "other", "cases") or number.low >= last.low:
        return None
    beside = _AFTER_COMMA.fullmatch(text, last.end, number.start)
    told = beside and last.head not in CURRENCIES and _AT.match(text, number.end)
    return last.unit if told else None


def _unit_of_value(words: str, found: Sequence[Quantity]) -> str | None:
    """The unit of the last quantity whose value some words name."""
    values = {numeral.low for numeral in find_numerals(words)}
    return next((q.unit for q in reversed(found) if q.low in values and q.unit in COUNTS), None)
