"""The numbers of people in a sentence, each with the places that its words tie it to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.document import Column, Quantity
from etl.frames.details import is_part, is_share, is_subset
from etl.frames.roles import Place, Sentence

MOST = 60
"""Numbers of a sentence that are weighed: what passes for one may be a whole broken file."""
BESIDE = 28
"""Code points that a number and the place that it is told of may stand apart."""
LABEL = 14
"""The same for a place that is the number's label, as in a row of a table."""

_LABEL = re.compile(
    r"\s?[(:=\t]\s?(?:about|some|nearly|over|more than)?\s?$"
    r"|\s[-–—|]?\s?$|\s(?:for|with|had|has)\s$"
)
_CLOSED = re.compile(r"\s?(?:[);,/]|$)")
_ALL = re.compile(r"\b(?:total|all|victims|persons|people|number)\b", re.IGNORECASE)
"""Headings of columns that count all victims of a row, and not those of one sex or age."""
_LINK = re.compile(
    r"(?:\s(?:victims?|people|persons|women|men|girls|boys|children|who\swere|are|were|is|was|"
    r"came|come|exploited|held|found|recovered|rescued|taken|sent|sold))*\s"
    r"(?:(?:in|from|to|into|inside)\s(?:or\s(?:from|in|to)\s)?|of\s)(?:the\s)?$",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[;:]\s|\s(?:while|whereas|but|although|though)\s|\s[–—-]{1,2}\s"
    r"|,\sand\s(?=(?:in|at|the|he|she|they)\s)"
)
"""Between what a sentence tells of one number and of another thing."""


@dataclass(frozen=True, slots=True)
class Told:
    """A number of people in its sentence.

    Attributes:
        count: The number.
        at: Its sentence.
        own: Places that the words tie it to: a nationality, a label, "from" and "in".
        behind: Places behind it, up to the next number or the end of the clause.
        before: The same before it.
    """

    count: Quantity
    at: int
    own: tuple[Place, ...]
    behind: tuple[Place, ...]
    before: tuple[Place, ...]

    @property
    def place(self) -> tuple[Place | None, str]:
        """The place that it is rather told of than of others, and how that stands to it."""
        for places, how in ((self.own[:1], "own"), (self.behind[:1], "behind")):
            if places:
                return places[0], how
        return (self.before[-1], "before") if self.before else (None, "")


def people_told(counts: Sequence[Quantity], sentence: Sentence, at: int, text: str) -> list[Told]:
    """The numbers of a sentence that may be those of a flow; shares and parts of others are none.

    Args:
        counts: All numbers of people in the sentence, in order.
        sentence: It.
        at: Its number in the document.
        text: The text of its passage.
    """
    counts = counts[:MOST]
    places = [p for p in sentence.places if p.kind != "official"]
    found: list[Told] = []
    for k, count in enumerate(counts):
        own = tuple(_own(count, sentence.places, text))
        if is_share(count, text) or is_subset(count, counts, text):
            continue
        if is_part(count, text) and not own:
            continue
        first = counts[k - 1].end if k else sentence.start
        last = counts[k + 1].start if k + 1 < len(counts) else sentence.end
        start, end = _within(text, first, last, count)
        behind = tuple(p for p in places if count.start <= p.mention.start < end)
        before = tuple(p for p in places if start <= p.mention.start < count.start)
        found.append(Told(count, at, own, behind, before))
    return found


def _within(text: str, first: int, last: int, count: Quantity) -> tuple[int, int]:
    """The span of a number's own words between the numbers beside it."""
    start = max((cut.end() for cut in _CUT.finditer(text, first, count.start)), default=first)
    cut = _CUT.search(text, count.end, last)
    return start, cut.start() if cut else last


def counts_all(column: Column | None) -> bool:
    """Whether a heading stands over the number of all victims of a row."""
    return column is not None and bool(_ALL.search(column.label))


def _own(count: Quantity, places: Sequence[Place], text: str) -> Iterator[Place]:
    """The places that words tie a number to."""
    closed = (
        _CLOSED.match(text, count.end)
        and not count.head
        or text[count.number_end : count.number_end + 1] == ")"
        or counts_all(count.column)
    )
    for place in places:
        mark = place.mention
        inside = count.start <= mark.start < count.end
        labels = closed and mark.end <= count.number_start <= mark.end + LABEL
        beside = not closed and count.end <= mark.start <= count.end + BESIDE
        if (
            inside
            or (labels and _LABEL.fullmatch(text, mark.end, count.start))
            or (beside and _LINK.fullmatch(text, count.end, mark.start))
        ):
            yield place
