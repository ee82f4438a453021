"""What a number without a noun counts: a count before it, or people told of before it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from etl.annotate._nouns import is_demonym
from etl.document import AnnotatedPassage, Quantity, within
from etl.extract._figure_about import noun_of
from etl.extract._figure_clause import Around
from etl.extract._figure_phrases import came_to
from etl.extract._figure_words import OF_PEOPLE, SEVERAL, populations

_REACH = 300
"""Code points before a number in which a count that it leans on may be told."""
THESE = re.compile(
    r"(?:out\s)?of\s(?:these|those|them|that\s(?:number|total|figure)|the\stotal)\b|among\sthem\b",
    re.IGNORECASE,
)
"""Words that divide up what was counted before."""
_OF_THEM = re.compile(r"\s(?:out\s)?of\s(?:these|those|them|whom|which)\b", re.IGNORECASE)
_OF_ALL = re.compile(r"\s(?:out\s)?of\s(?:the|those|these|all|our|his|her|its|their)\s$")
"""What stands between a part and the number of the whole: "two of the 29"."""
_THE = re.compile(r"\b(?:the|those|these|all)\s$", re.IGNORECASE)
_THEM = re.compile(
    rf"(?<!\bby\s)(?<!\bfor\s)(?<!\bhis\s)(?<!\bher\s)(?<!\bour\s)(?<!\btheir\s)(?<!\bhave\s)"
    rf"(?<!\bhad\s)(?<!\bsocial\s)(?<!\bcase\s)(?<!\baid\s)(?<!\bhealth\s)(?<![\w-])"
    rf"(?:{SEVERAL})(?:\s(?:and|or)\s(?:[a-z]+\s)?(?:{SEVERAL}))?\b(?!['’-])",
    re.IGNORECASE,
)
"""Nouns for several people of a told kind, but for those who act or belong to others."""
_TOTAL = re.compile(
    r"\b(?:total|numbers?|figures?|rooms?|beds?|marriages?)\b|\bof\s$", re.IGNORECASE
)
"""Words before a number that counts no one told of before."""
_MOST = 300
"""Counts before a number among which that of the same whole is looked for."""
_SUBJECT = 30
"""Code points from the start of a sentence in which its subject stands."""


class Leaned(NamedTuple):
    """What a number leans on: the words for those counted, and where they stand."""

    noun: str
    passage: int
    start: int
    end: int


def leaned_on(
    quantity: Quantity, at: int, passages: Sequence[AnnotatedPassage], around: Around
) -> Leaned | None:
    """The words that a number without a noun, or with that of a nation alone, leans on.

    Args:
        quantity: The number.
        at: Which of the passages holds it.
        passages: The passages of its document.
        around: What of its sentence is its own.
    """
    passage = passages[at]
    if quantity.head:
        return _listed_under(quantity, passage, around)
    text, ordinal = passage.passage.text, passage.passage.ordinal
    if came := came_to(text, quantity):
        start = text.rfind(came, 0, quantity.start)
        return Leaned(came, ordinal, start, start + len(came)) if start >= 0 else None
    known = _whole(quantity, at, passages) if quantity.unit == "people" else None
    count, where = known or (_head_before(quantity, passage, around), passage)
    if count:
        noun = noun_of(count, where.passage.text)
        return Leaned(noun, where.passage.ordinal, count.start, count.end) if noun else None
    if quantity.unit != "people":
        return None
    told = _people(passage, quantity, around)
    return told and Leaned(told[0].lower(), ordinal, told.start(), told.end())


def _listed_under(quantity: Quantity, passage: AnnotatedPassage, around: Around) -> Leaned | None:
    """The count whose parts a sentence lists by nation: "371 women: 148 Ethiopians, 92 Thais"."""
    if not is_demonym(quantity.head.title()):
        return None
    text = passage.passage.text
    before = within(passage.quantities, around.sentence[0], quantity.start)
    colon = text.rfind(": ", around.sentence[0], quantity.start)
    wholes = [q for q in before if q.end <= colon and _names_people(q) and q.low >= quantity.low]
    if not wholes:
        return None
    whole = wholes[-1]
    return Leaned(noun_of(whole, text), passage.passage.ordinal, whole.start, whole.end)


def _whole(
    quantity: Quantity, at: int, passages: Sequence[AnnotatedPassage]
) -> tuple[Quantity, AnnotatedPassage] | None:
    """The count of as many before a number that is told as known: "the 77", "49 of the 77"."""
    passage = passages[at]
    text = passage.passage.text
    following = within(passage.quantities, quantity.number_end, quantity.number_end + 20)[:1]
    if following and _OF_ALL.fullmatch(text, quantity.number_end, following[0].start):
        number = following[0].low
    elif _THE.search(text, max(0, quantity.start - 8), quantity.start):
        number = quantity.low
    else:
        return None
    near = islice(_told_before(quantity, at, passages), _MOST)
    return next(((q, p) for q, p in near if q.low == number and _names_people(q)), None)


def _told_before(
    quantity: Quantity, at: int, passages: Sequence[AnnotatedPassage]
) -> Iterator[tuple[Quantity, AnnotatedPassage]]:
    """The numbers before one, each with its passage, the last first."""
    passage = passages[at]
    for one in reversed(within(passage.quantities, 0, quantity.start)):
        yield one, passage
    for number in range(at - 1, -1, -1):
        for one in reversed(passages[number].quantities):
            yield one, passages[number]


def _names_people(count: Quantity) -> bool:
    """Whether a number of a text says by its noun which people it counts."""
    return bool(count.head) and count.unit in OF_PEOPLE and not count.column


def _people(passage: AnnotatedPassage, quantity: Quantity, around: Around) -> re.Match[str] | None:
    """The people of a told kind whom the sentence of a number tells of, or the subject before it.

    None where its sentence tells of several kinds, or of a total.
    """
    text = passage.passage.text
    first = around.sentence[0]
    start = max(first, quantity.start - _REACH)
    if _TOTAL.search(text, start, quantity.start):
        return None
    if same := list(_THEM.finditer(text, start, quantity.start)):
        kinds = {tuple(populations(one[0])) for one in same}
        return same[-1] if len(kinds) == 1 else None
    number = bisect_left(passage.sentences, (first,)) - 1
    if number < 0:
        return None
    begin, end = passage.sentences[number]
    return next(_THEM.finditer(text, begin, min(end, begin + _SUBJECT)), None)


def _head_before(quantity: Quantity, passage: AnnotatedPassage, around: Around) -> Quantity | None:
    """The last count of the same kind of thing before a number that names what it counts.

    Shares are told of a count of their own sentence, parts of a count that is no less than they;
    those of one nation are parts of a whole that is told before them. A number alone in brackets
    is no part of what others hold: "Laos (4 men and 2 women), Myanmar (8)".
    """
    share = quantity.unit == "percent"
    kinds = OF_PEOPLE if share or quantity.unit in OF_PEOPLE else (quantity.unit,)
    start = around.sentence[0] if share else max(0, quantity.start - _REACH)
    before = within(passage.quantities, start, quantity.start)
    named = [q for q in reversed(before) if q.head and q.unit in kinds]
    text = passage.passage.text
    if _fills_brackets(text, quantity):
        named = [q for q in named if not _is_in_brackets(text, start, q)]
    if not share and _is_part(quantity, text, around):
        named = [q for q in named if q.low >= quantity.low] or named
    return next((q for q in named if not is_demonym(q.head.title())), next(iter(named), None))


def _fills_brackets(text: str, count: Quantity) -> bool:
    before, after = text[max(0, count.start - 2) : count.start], text[count.end : count.end + 2]
    return before.rstrip().endswith("(") and after.lstrip().startswith(")")


def _is_in_brackets(text: str, start: int, count: Quantity) -> bool:
    """Whether a bracket that opens behind `start` is still open where a count begins."""
    return text.rfind("(", start, count.start) > text.rfind(")", start, count.start)


def _is_part(quantity: Quantity, text: str, around: Around) -> bool:
    """Whether a number is a part of one before it: "12 of them", "Of these, 167", "Six were"."""
    opens = around.sentence[0] == quantity.start
    divides = _OF_THEM.match(text, quantity.number_end) or THESE.match(text, around.sentence[0])
    return opens or bool(divides)
