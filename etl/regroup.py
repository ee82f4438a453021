"""Groups of claims after some came and others went: those of a build from nothing, at less work.

`etl.link.groups` takes the claims of a block in their order; each joins the first group whose first
claims (COMPARED) it fits. So what a claim does hangs only on those first claims of groups begun
before. Here the claims are gone through again, but only those that something new can reach: new
ones, those of a group that has other first claims than before, and those that could fit such a one.
"""

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from etl.gate import Row
from etl.link import COMPARED, fit
from etl.sameness import Same

STAYS, NEW, GONE = 0, 1, 2
"""What became of a claim."""


def regrouped(
    state: Sequence[int],
    was: Sequence[int],
    row: Callable[[int], Row],
    near: Callable[[int], np.ndarray],
    same: Same,
) -> dict[int, int]:
    """The claims of a block whose group is another than before, and new ones, with the group.

    Args:
        state: Of each claim, in the order of `etl.link.order`: STAYS, NEW or GONE.
        was: For each the place of the first claim of its group before, where it had one.
        row: Gives a claim by its place.
        near: Gives places of claims, in their order, among which are all that one is the same as.
        same: Whether two claims are.

    Returns:
        By place of claims, the place of the first claim of their group now.
    """
    return _Regrouping(state, was, row, near, same).done()


class _Regrouping:
    """The claims of a block on their way; a group is called by the place of its first claim."""

    def __init__(
        self,
        state: Sequence[int],
        was: Sequence[int],
        row: Callable[[int], Row],
        near: Callable[[int], np.ndarray],
        same: Same,
    ) -> None:
        self._state, self._was = state, was
        self._row, self._near, self._same = row, near, same
        self._before: dict[int, list[int]] = defaultdict(list)
        for at, what in enumerate(state):
            if what != NEW:
                self._before[was[at]].append(at)
        self._touched: set[int] = set()
        """Groups of before whose first claims are others now, from the place at hand on."""
        self._now: dict[int, list[int]] = {}
        """Groups with first claims that they had not before: their claims up to the place."""
        self._moved: dict[int, int] = {}
        self._waiting: list[int] = []
        self._asked: set[int] = set()
        for at, what in enumerate(state):
            if what != STAYS:
                self._ask(at)

    def done(self) -> dict[int, int]:
        """Goes through all claims that anything can have changed for, in their order."""
        while self._waiting:
            at = heapq.heappop(self._waiting)
            if self._state[at] == GONE:
                self._leave(at)
                continue
            group = self._group(at)
            if self._state[at] == STAYS and self._was[at] not in self._touched:
                if group == self._was[at]:
                    continue
                self._leave(at)
            self._join(group, at)
        return self._moved

    def _ask(self, at: int) -> None:
        if at not in self._asked:
            self._asked.add(at)
            heapq.heappush(self._waiting, at)

    def _group(self, at: int) -> int:
        """The group that a claim joins, or itself."""
        # Groups that are as they were fitted it no more before its own than they do now.
        as_it_was = self._state[at] == STAYS and self._was[at] not in self._touched
        last = self._was[at] if as_it_was else at
        if as_it_was and len(self._now) <= COMPARED:
            possible = sorted(one for one in self._now if one < last)
        else:
            possible = [one for one in self._near(at).tolist() if one < last]
        for one in possible:
            is_other = one in self._now
            begins = is_other or not as_it_was and self._begins(one)
            if begins and fit(self._same, self._first(one, at), self._row(at)):
                return one
        return last

    def _begins(self, at: int) -> bool:
        """Whether a claim begins a group that is as it was."""
        return self._state[at] == STAYS and self._was[at] == at and at not in self._touched

    def _first(self, group: int, at: int) -> list[Row]:
        """The first claims of a group as they are at a place."""
        return [self._row(one) for one in self._head(group, at)]

    def _head(self, group: int, at: int) -> list[int]:
        if group in self._now:
            return self._now[group][:COMPARED]
        first = self._before[group][:COMPARED]
        return first[: bisect_left(first, at)]

    def _leave(self, at: int) -> None:
        """A claim is not in the group of before any more."""
        group = self._was[at]
        if group not in self._touched and at in self._before[group][:COMPARED]:
            self._touch(group, at)

    def _join(self, group: int, at: int) -> None:
        """A claim joins a group, or begins one."""
        if self._state[at] == NEW or group != self._was[at]:
            self._moved[at] = group
        if group in self._now:
            self._now[group].append(at)
        elif group == at:
            self._now[group] = [at]
            self._reach(group, at)
        elif len(self._head(group, at)) < COMPARED:
            self._touch(group, at)
            self._now[group].append(at)

    def _touch(self, group: int, at: int) -> None:
        """From a place on, a group has other first claims than before."""
        self._touched.add(group)
        before = self._before[group]
        here = bisect_left(before, at)
        for one in before[here:]:
            if one > at:
                self._ask(one)
        # Of those that came before, any that went would have touched it.
        if staying := before[:here]:
            self._now[group] = staying
            self._reach(group, at)

    def _reach(self, group: int, at: int) -> None:
        """Asks for claims behind a place that may fit a group before their own."""
        for one in self._near(group).tolist():
            if one > at and self._state[one] == STAYS and self._was[one] > group:
                self._ask(one)
