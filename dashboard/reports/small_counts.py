"""Which counts of people may not be told, so that no small one can be worked out from the rest.

A count from 1 to k - 1 is small. What else goes is found among the distinct counts in falling
order, so that of a total and its parts the total stays as long as it can:

1. Two counts of the report that are shown are equal or at least k apart, whoever states them.
2. Counts that belong together are those of one document, and those of the documents that tell of
   one fact. Of these, no sum less another sum (of any counts that are shown, each as often as there
   are facts that it counts) is from 1 to k - 1 away from 0. In tables with totals at both sides
   that is all that equations can tell: their matrices are totally unimodular.
3. Where k - 1 itself counts n facts, no such difference is 2 to n times k - 1 either: a total of
   20 over two counts "less than 11" would tell both.
4. Of one group, at most as many counts are shown as have `MOST_SUMS` differences.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

MOST_SUMS = 3**8
"""Differences of sums that are looked through for one group: those of eight counts."""
Sums = NDArray[np.float64]


def ceilings(groups: Sequence[Mapping[float, int]], k: int) -> dict[float, float]:
    """For each count that is hidden, the number that it is said to be less than.

    Args:
        groups: Counts of people that belong together, and how many facts each of them counts; a
            count may stand in several groups.
        k: The threshold, at least 1.
    """
    groups_of: dict[float, list[int]] = defaultdict(list)
    for place, counts in enumerate(groups):
        for count in filter(_positive, counts):
            groups_of[count].append(place)
    forbidden = [_forbidden(counts, k) for counts in groups]
    sums: dict[int, Sums] = {}
    hidden: dict[float, float] = {}
    above: float | None = None
    for count in sorted(groups_of, reverse=True):
        if count < k:
            hidden[count] = k
        elif (above is not None and above - count < k) or any(
            _tells(_with(count, groups[g][count], sums.get(g)), forbidden[g], k)
            for g in groups_of[count]
        ):
            hidden[count] = above or _round_above(count)
        else:
            above = count
            for group in groups_of[count]:
                sums[group] = _with(count, groups[group][count], sums.get(group))
    return hidden


def _forbidden(counts: Mapping[float, int], k: int) -> Sums:
    """Sums of counts of k - 1 alone, which would tell each of them."""
    return np.arange(2, counts.get(k - 1, 0) + 1, dtype=np.float64) * (k - 1)


def _tells(sums: Sums, forbidden: Sums, k: int) -> bool:
    """Whether counts of a group tell a small one.

    Args:
        sums: Of `_with`.
        forbidden: Of `_forbidden`.
        k: The threshold.
    """
    if len(sums) > MOST_SUMS:
        return True
    return bool(((sums > 0) & (sums < k)).any() or np.isin(sums, forbidden).any())


def _positive(count: float) -> bool:
    return count > 0


def _round_above(count: float) -> float:
    """The power of ten above a count: it tells no other count."""
    return 10.0 ** (math.floor(math.log10(count)) + 1)


def _with(count: float, times: int, sums: Sums | None) -> Sums:
    """Differences of sums with one more count, their signs left out.

    Args:
        count: The count.
        times: How many facts it counts.
        sums: Those of the counts before.
    """
    found = np.zeros(1) if sums is None else sums
    more = np.arange(-times, times + 1) * count
    if len(found) * len(more) > MOST_SUMS * 2:
        return np.arange(MOST_SUMS + 1, dtype=np.float64)
    return np.unique(np.abs(np.add.outer(found, more)))
