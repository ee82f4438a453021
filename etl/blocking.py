"""Finds, among many groups of claims, the few that a further claim can belong to.

Comparing each claim with all groups of its block grows with the square of the corpus. Claims that
are of one thing share a mark, though: a year, a telling word. A large block keeps its groups by the
marks of their first claims and looks at those only that share one with the claim at hand.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from etl.gate import Row
from etl.sameness import meeting_extent, words_needed

LARGE = 20
"""Groups of a block from which on it keeps an index."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What claims of one thing share.

    Attributes:
        told: The marks that the first claim of a group is found by.
        asked: The marks of a further claim; at least `least` of them are among those of the first
            claim of any group that it can join, or one that is `sole`.
        least: How many marks such claims share at least.
        sole: Marks of which one that is shared is enough.
    """

    told: Callable[[Row], Iterable[Hashable]]
    asked: Callable[[Row], Iterable[Hashable]]
    least: Callable[[Row], int] = lambda _: 1
    sole: Callable[[Row], Iterable[Hashable]] = lambda _: ()


class Block:
    """Groups of claims that agree in their key, in the order in which they were begun."""

    def __init__(self, marks: Marks | None) -> None:
        """Begins with none.

        Args:
            marks: What claims of one group share; None where all groups are looked at.
        """
        self.groups: list[list[Row]] = []
        self._marks = marks
        self._by_mark: dict[Hashable, list[int]] | None = None

    def begin(self, row: Row) -> None:
        """Begins a group with a claim."""
        self.groups.append([row])
        if self._by_mark is not None:
            self._index(len(self.groups) - 1)
        elif self._marks is not None and len(self.groups) >= LARGE:
            self._by_mark = defaultdict(list)
            for number in range(len(self.groups)):
                self._index(number)

    def possible(self, row: Row) -> Iterator[list[Row]]:
        """The groups that a claim can join, in their order; others may be among them."""
        marks, by_mark = self._marks, self._by_mark
        if marks is None or by_mark is None:
            yield from self.groups
            return
        # Of the marks that it shares with a group, at least one is none of its commonest.
        lists = sorted((by_mark[one] for one in set(marks.asked(row)) if one in by_mark), key=len)
        lists = lists[: len(lists) - marks.least(row) + 1]
        lists += [by_mark[one] for one in marks.sole(row) if one in by_mark]
        for number in sorted(set[int]().union(*lists)):
            yield self.groups[number]

    def _index(self, number: int) -> None:
        if self._marks is None or self._by_mark is None:
            return
        first = self.groups[number][0]
        for mark in {*self._marks.told(first), *self._marks.sole(first)}:
            self._by_mark[mark].append(number)


def _words(row: Row) -> frozenset[int]:
    return row["words"]


def _meeting_years(row: Row) -> Iterable[Hashable]:
    if row.get("date_start") is None:
        return ()
    first, last = meeting_extent(row)
    return range(first.year, last.year + 1)


MARKS: dict[str, Marks] = {
    # Dated meetings are compared by their days, others by their titles; dated ones come first.
    "meetings": Marks(
        told=lambda row: (*_meeting_years(row), *map(str, _words(row))),
        asked=lambda row: _meeting_years(row) if row.get("date_start") else map(str, _words(row)),
    ),
    "figures": Marks(
        told=_words,
        asked=_words,
        least=words_needed,
        sole=lambda row: (("of", row["doc_id"]),),
    ),
    "programmes": Marks(told=_words, asked=_words),
}
"""By table: what two claims of one thing share, as `RULES` has it; for tables of large blocks."""
