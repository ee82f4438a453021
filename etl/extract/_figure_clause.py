"""What of a sentence belongs to a number: its clause, and its part of a list of numbers."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from etl.document import AnnotatedPassage, PlaceMention, Quantity, within
from etl.frames.clauses import Part, parts


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
        places: The places of the sentence.
    """

    sentence: tuple[int, int]
    clause: tuple[int, int]
    number: int
    parts: tuple[Part, ...]
    own: tuple[int, int]
    lead: tuple[int, int]
    places: list[PlaceMention]


def around(passage: AnnotatedPassage, quantity: Quantity) -> Around:
    """What of its sentence is a number's own."""
    start, end = sentence_span(passage, quantity)
    text = passage.passage.text
    told = _parts(text[start:end], start)
    at = quantity.number_start
    number = max((i for i, part in enumerate(told) if part.start <= at), default=0)
    clause = told[number].start, max(told[number].end, quantity.end)
    numbers = within(passage.quantities, *clause)
    first = numbers[0].start if numbers else quantity.start
    behind = within(numbers, quantity.end, clause[1])
    after = behind[0].start if behind else clause[1]
    ahead = reversed(within(numbers, clause[0], quantity.start))
    before = next((q.end for q in ahead if q.end <= quantity.start), clause[0])
    closing = text.find(")", quantity.end, after)
    if closing >= 0 and "(" not in text[quantity.end : closing]:
        after = closing
    own = (quantity.start if before > clause[0] else clause[0], after)
    lead = clause[0], max(first, clause[0])
    places = within(passage.places, start, end)
    return Around((start, end), clause, number, told, own, lead, places)


@lru_cache(maxsize=256)
def _parts(sentence: str, start: int) -> tuple[Part, ...]:
    """The parts of a sentence, as spans of the passage that it begins so far in."""
    return tuple(
        Part(part.start + start, part.end + start, part.kind, part.says) for part in parts(sentence)
    )


def whole(text: str) -> Around:
    """All of a text, such as the heading of a column, as a number's own."""
    span = (0, len(text))
    return Around(span, span, 0, (Part(0, len(text), "", False),), span, span, [])


def sentence_span(passage: AnnotatedPassage, quantity: Quantity) -> tuple[int, int]:
    """The sentence that holds a quantity; the whole passage where none is marked."""
    index = bisect_right(passage.sentences, (quantity.number_start, len(passage.passage.text)))
    if index and quantity.number_start < passage.sentences[index - 1][1]:
        return passage.sentences[index - 1]
    return 0, len(passage.passage.text)
