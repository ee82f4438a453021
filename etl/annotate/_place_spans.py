"""Spans that are taken, and the marks near a point, in a time that hardly grows with the text."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from etl.document import PlaceMention


class Taken:
    """Disjoint spans of a text."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Begin with some spans, in any order."""
        self._spans = sorted(spans)

    def free(self, start: int, end: int) -> bool:
        """Whether no span overlaps [start, end)."""
        at = bisect_left(self._spans, (end, -1))
        return at == 0 or self._spans[at - 1][1] <= start

    def add(self, start: int, end: int) -> None:
        """Take [start, end), which must be free."""
        insort(self._spans, (start, end))


def near(marks: list[PlaceMention], start: int, end: int, reach: int) -> list[PlaceMention]:
    """Those of the marks, sorted by start, that begin within reach of [start, end)."""
    first = bisect_left(marks, start - reach, key=lambda mark: mark.start)
    last = bisect_left(marks, end + reach, key=lambda mark: mark.start)
    return marks[first:last]
