"""The columns of a figure that its sentence gives: what, of whom, where, when."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from etl.document import AnnotatedPassage, DateMention, PlaceMention, Quantity
from etl.paths import REFERENCE
from etl.scan import Scan

_CLAUSE_END = re.compile(r"[.;:!?](?:\s|$)|,\s(?=[^,]{0,30}\d)|\n|\s[-–—]{1,2}\s")
_WORD = re.compile(r"[^\W\d_]+")
_LEAD = re.compile(r"^(?:of\s(?=the|these|those)|\W)+")
_ABOUT_LENGTH = 90
_REACH = 300  # code points before a sentence in which its country may be named
_Mark = TypeVar("_Mark", DateMention, PlaceMention, Quantity)


@dataclass(frozen=True, slots=True)
class _Measures:
    patterns: dict[str, list[tuple[str, Scan]]]
    population: dict[str, frozenset[str]]


@cache
def _measures() -> _Measures:
    declared = tomllib.loads((REFERENCE / "figure_measures.toml").read_text(encoding="utf-8"))
    patterns = {
        unit: [(name, Scan(pattern, re.IGNORECASE)) for name, pattern in entry["patterns"]]
        for entry in declared["measure"]
        for unit in entry["units"]
    }
    population = {code: frozenset(nouns.split()) for code, nouns in declared["population"].items()}
    return _Measures(patterns, population)


def about(text: str, quantity: Quantity) -> str:
    """What is counted, in the document's words: the clause after the number, or its label."""
    end = _CLAUSE_END.search(text, quantity.number_end, quantity.number_end + 160)
    clause = text[quantity.number_end : end.start() if end else quantity.number_end + 160]
    clause = _LEAD.sub("", clause)
    if len(clause) < 4:
        start = max(0, quantity.start - _ABOUT_LENGTH)
        clause = re.split(r"[.;|\n]", text[start : quantity.start])[-1].strip(" .:,(-–—\t")
    return _shorten(" ".join(clause.split())) or quantity.head or quantity.unit


def _shorten(words: str) -> str:
    if len(words) <= _ABOUT_LENGTH:
        return words.strip(" ,(")
    return words[:_ABOUT_LENGTH].rsplit(" ", 1)[0].strip(" ,(") + "…"


def measure(quantity: Quantity, near: str, sentence: str, money: bool) -> str:
    """What kind of thing a figure measures, in a word.

    Args:
        quantity: The figure.
        near: The words beside it.
        sentence: Its sentence.
        money: Whether it is a sum of money.
    """
    fixed = {"percent": "share", "km": "border_length", "groups": "groups"}.get(quantity.unit)
    if fixed:
        return fixed
    unit = "money" if money else quantity.unit
    for words in (near, sentence):
        for name, pattern in _measures().patterns.get(unit, ()):
            if pattern.search(words):
                return name
    if money:
        return "amount"
    if unit == "other":
        return quantity.head or "other"
    return {"people": "people"}.get(unit, unit)


def population(text: str, quantity: Quantity) -> list[str]:
    """Codes of those counted; "unspecified" for people of no told kind, none for things."""
    if quantity.unit not in ("people", "arrests", "convictions"):
        return []
    words = {w.lower() for w in _WORD.findall(text[quantity.start : quantity.end])}
    codes = [code for code, nouns in _measures().population.items() if words & nouns]
    return codes or ["unspecified"]


def countries(
    sentence: tuple[int, int], passage: AnnotatedPassage, quantity: Quantity
) -> list[str]:
    """The country right after what is counted ("105 hotspots in X"), else all of its sentence.

    A sentence that names none takes those before it in the passage.
    """
    text = passage.passage.text
    for place in _within(passage.places, quantity.end, sentence[1])[:1]:
        if place.country and text[quantity.end : place.start].strip() == "in":
            return [place.country]
    named = [place.country for place in _within(passage.places, *sentence) if place.country]
    if not named:
        before = _within(passage.places, max(0, sentence[0] - _REACH), sentence[0])
        named = [place.country for place in before if place.country]
    return list(dict.fromkeys(named))


def place_id(
    sentence: tuple[int, int], passage: AnnotatedPassage, quantity: Quantity
) -> str | None:
    """The place after the number and before the next one, countries left out; or its label."""
    following = _within(passage.quantities, quantity.end, sentence[1])
    limit = following[0].start if following else sentence[1]
    near = _within(passage.places, max(0, quantity.start - _REACH), limit)
    local = [place for place in near if place.kind not in ("country", "region")]
    after = [place for place in local if quantity.number_end <= place.start < limit]
    if after:
        return after[0].place_id
    beside = [place for place in local if 0 <= quantity.start - place.end <= 3]
    return beside[-1].place_id if beside else None


def period(
    sentence: tuple[int, int], passage: AnnotatedPassage, quantity: Quantity
) -> DateMention | None:
    """The date of the sentence nearest to the number, periods before points."""
    marks = _within(passage.dates, *sentence)
    if not marks:
        return None
    return min(
        marks,
        key=lambda mark: (
            mark.role == "point" and mark.precision == "day",
            min(abs(mark.start - quantity.end), abs(quantity.start - mark.end)),
        ),
    )


def head_before(quantity: Quantity, passage: AnnotatedPassage) -> Quantity | None:
    """The last quantity before one that names what it counts."""
    before = _within(passage.quantities, max(0, quantity.start - _REACH), quantity.start)
    return next((other for other in reversed(before) if other.head), None)


def sentence_span(passage: AnnotatedPassage, quantity: Quantity) -> tuple[int, int]:
    """The sentence that holds a quantity; the whole passage where none is marked."""
    index = bisect_right(passage.sentences, (quantity.number_start, len(passage.passage.text)))
    if index and quantity.number_start < passage.sentences[index - 1][1]:
        return passage.sentences[index - 1]
    return 0, len(passage.passage.text)


def _within(marks: list[_Mark], start: int, end: int) -> list[_Mark]:
    """The marks, in order, that begin from start on and before end."""
    first = bisect_left(marks, start, key=lambda mark: mark.start)
    return marks[first : bisect_left(marks, end, key=lambda mark: mark.start)]
