"""What of a sentence belongs to a number: its clause, and its part of a list of numbers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from etl.attribution import SPEECH
from etl.document import (
    ActorMention,
    AnnotatedPassage,
    DateMention,
    PlaceMention,
    Quantity,
)
from etl.scan import Scan

_Mark = TypeVar("_Mark", DateMention, PlaceMention, Quantity, ActorMention)

_SUBJECT = (
    r"(?:he|she|it|they|there|the|an?|in|on|at|that|then|this|these|those|his|her|their|its|"
    r"some|another|one|two|three|four|five|six|seven|eight|nine|ten|\d|[a-z]+ed\s|(?:was|were|had|has|have|is|are|will)\s)"
)
_CUT = re.compile(
    r"(?P<hard>[;:]\s|\s?--\s?|\s-\s|\s?[–—]\s|—|[.!?][\"”’)]*\s(?=[A-Z\"“(]))"
    r"|(?P<coord>,\s(?:but|although|though|while|whereas|yet|nor|so|as)\b"
    rf"|,\s(?:and|or)\s(?={_SUBJECT}))"
    r"|(?P<coord2>\s(?:but|although|though|whereas|while|where)\s)"
    r"|(?P<relative>,?\s(?:who|which|whom|whose|when)\s|,\swhere\s"
    r"|,?\sof\s(?:whom|which)\s(?=\w+\s(?!(?:is|are|was|were)\b))|,\s(?:among|including)\s"
    r"|,\s(?=(?:[\w,.]{1,20}\s){1,3}of\s(?:whom|which|them|these|those)\b))"
    r"|(?P<compare>,?\s(?:up|down)\sfrom\s|,?\scompared\s(?:with|to)\s|,?\sagainst\s(?=\d)"
    r"|,\san?\s(?:increase|rise|decrease|drop|fall|decline|jump)\s)"
    r"|(?P<content>\sthat\s)"
    r"|(?P<aside>,\s)",
    re.IGNORECASE,
)
_SAYS = Scan(rf"\b(?:{SPEECH}|heard|quoted|according to)\b", re.IGNORECASE)
_VERB_NEXT = re.compile(r"(?:was|were|had|has|have|is|are|will|would|[a-z]+ed)\s", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
_LONGEST = 1200
"""Code points of a sentence that are cut up: a longer one is a broken file or a table."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence with a verb of its own, or one that belongs to the part before.

    Attributes:
        start: First code point in the sentence.
        end: One past the last.
        kind: How it begins: main, hard, coord, relative or compare.
        says: Whether it only tells who says the rest.
    """

    start: int
    end: int
    kind: str
    says: bool


@lru_cache(maxsize=2048)
def parts(sentence: str) -> tuple[Part, ...]:
    """The parts of a sentence in order: main and subordinate clauses, and asides that say who."""
    found: list[Part] = []
    begin, kind, leaned = 0, "main", False
    for cut in _cuts(sentence[:_LONGEST]):
        name = (cut.lastgroup or "").rstrip("2")
        start, end = cut.span()
        if name == "content":
            if not _SAYS.search(sentence, begin, start):
                continue
            found.append(Part(begin, start, kind, True))
            begin, kind, leaned = end, "main", False
            continue
        if name == "aside":
            back = kind == "relative" and leaned and _VERB_NEXT.match(sentence, end)
            if not back and not _only_says(sentence, end):
                continue
            name = "main" if back else "report"
        found.append(Part(begin, start, "main" if kind == "report" else kind, kind == "report"))
        begin, kind = end, name
        leaned = name == "relative" and cut.group().startswith(",")
    last = Part(begin, len(sentence), "main" if kind == "report" else kind, kind == "report")
    return tuple(part for part in (*found, last) if part.start < part.end) or (last,)


def _cuts(sentence: str) -> Iterator[re.Match[str]]:
    return _CUT.finditer(sentence)


def _only_says(sentence: str, start: int) -> bool:
    """Whether what follows a comma up to the next only tells who says so."""
    end = sentence.find(",", start, start + 120)
    aside = sentence[start : end if end >= 0 else start + 120]
    return bool(_SAYS.search(aside)) and not _NUMBER.search(aside[:30])


@dataclass(frozen=True, slots=True)
class Around:
    """Spans of a passage that are a number's own, from the narrowest on.

    Attributes:
        sentence: Its sentence.
        clause: Its part of the sentence.
        number: Which of the parts that is.
        parts: All parts of the sentence, as spans of the passage.
        own: From its subject's end to the next number of the clause.
        lead: What stands in the clause before its first number: holds for all of them.
    """

    sentence: tuple[int, int]
    clause: tuple[int, int]
    number: int
    parts: tuple[Part, ...]
    own: tuple[int, int]
    lead: tuple[int, int]


def around(passage: AnnotatedPassage, quantity: Quantity) -> Around:
    """What of its sentence is a number's own."""
    start, end = sentence_span(passage, quantity)
    text = passage.passage.text
    told = tuple(
        Part(part.start + start, part.end + start, part.kind, part.says)
        for part in parts(text[start:end])
    )
    at = quantity.number_start
    number = max((i for i, part in enumerate(told) if part.start <= at), default=0)
    clause = told[number].start, max(told[number].end, quantity.end)
    numbers = within(passage.quantities, *clause)
    first = min((q.start for q in numbers), default=quantity.start)
    after = min((q.start for q in numbers if q.start >= quantity.end), default=clause[1])
    before = max((q.end for q in numbers if q.end <= quantity.start), default=clause[0])
    closing = text.find(")", quantity.end, after)
    if closing >= 0 and "(" not in text[quantity.end : closing]:
        after = closing
    own = (quantity.start if before > clause[0] else clause[0], after)
    return Around((start, end), clause, number, told, own, (clause[0], max(first, clause[0])))


def sentence_span(passage: AnnotatedPassage, quantity: Quantity) -> tuple[int, int]:
    """The sentence that holds a quantity; the whole passage where none is marked."""
    index = bisect_right(passage.sentences, (quantity.number_start, len(passage.passage.text)))
    if index and quantity.number_start < passage.sentences[index - 1][1]:
        return passage.sentences[index - 1]
    return 0, len(passage.passage.text)


def within(marks: list[_Mark], start: int, end: int) -> list[_Mark]:
    """The marks, in order, that begin from start on and before end."""
    first = bisect_left(marks, start, key=lambda mark: mark.start)
    return marks[first : bisect_left(marks, end, key=lambda mark: mark.start)]
