"""The facts of claims of whole blocks: of some worked out anew, of others as far as need be."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa

from etl.crowd import Crowd
from etl.link import groups
from etl.regroup import GONE, NEW, STAYS, regrouped
from etl.sameness import RULES

AT_ONCE = 5_000
"""Claims that are held as rows at once, but for larger blocks."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """What became of claims, in the order in which they were given.

    Attributes:
        leader: The place of the claim that their fact is called after, the one of the smallest id;
            -1 of those that are gone. Shape (claims,).
        changed: Of which facts have other claims than before, told by any of their claims. Shape
            (claims,).
    """

    leader: np.ndarray
    changed: np.ndarray


def grouped(crowd: Crowd, state: np.ndarray, facts: pa.ChunkedArray) -> Grouped:
    """The claims of some blocks by fact.

    Args:
        crowd: All claims of the blocks, those that are gone too.
        state: What became of each, in the order in which they were given: `etl.regroup`.
        facts: The fact of each before.
    """
    order = crowd.order
    state = state[order]
    was = _was(facts, order, state)
    group = _groups(crowd, state, was)
    there = state != GONE
    touched = (state != STAYS) | (group != was)
    # Claims of a group that others left, in whatever group they are.
    left = np.isin(was, was[touched & (state != NEW)]) & (state == STAYS)
    leader = np.full(len(order), -1)
    leader[order[there]] = _leaders(crowd, group, there)
    changed = np.zeros(len(order), bool)
    changed[order] = (touched | left) & there
    return Grouped(leader, changed)


def _was(facts: pa.ChunkedArray, order: np.ndarray, state: np.ndarray) -> np.ndarray:
    """Of each claim the place of the first of its fact before; -1 of new ones."""
    codes = facts.combine_chunks().dictionary_encode().indices.to_numpy()[order]
    old = np.flatnonzero(state != NEW)
    found = np.full(len(order), -1)
    _, first, inverse = np.unique(codes[old], return_index=True, return_inverse=True)
    found[old] = old[first][inverse] if len(old) else found[old]
    return found


def _leaders(crowd: Crowd, group: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Of each claim that is there, where among all that were given its fact's smallest one is."""
    rank = crowd.rank
    smallest = np.full(len(group), len(group) + 1)
    np.minimum.at(smallest, group[there], rank[there])
    by_rank = np.full(len(group) + 2, -1)
    by_rank[rank] = crowd.order
    return by_rank[smallest[group[there]]]


def _groups(crowd: Crowd, state: np.ndarray, was: np.ndarray) -> np.ndarray:
    """Of each claim the place of the first of its group; -1 of those that are gone."""
    group = np.where(state == GONE, -1, np.arange(len(state)))
    settled = crowd.settled(state != GONE)
    if settled is not None:
        _settle(crowd, group, settled)
    anew: list[tuple[int, int]] = []
    for begin, end in crowd.blocks():
        if settled is not None and settled[begin] >= 0:
            continue
        here = state[begin:end]
        if not here.any():
            group[begin:end] = was[begin:end]
        elif end - begin > 1:
            if (here == NEW).all():
                anew.append((begin, end))
            else:
                _regroup(crowd, group, state, was, (begin, end))
    for some in _together(anew):
        rows = [
            row | {"place": begin + at}
            for begin, end in some
            for at, row in enumerate(crowd.rows(begin, end))
        ]
        for one in groups(crowd.table, rows):
            group[[row["place"] for row in one]] = one[0]["place"]
    return group


def _settle(crowd: Crowd, group: np.ndarray, settled: np.ndarray) -> None:
    """Groups claims of which one value tells them apart."""
    some = np.flatnonzero((settled >= 0) & (group >= 0))
    pairs = np.stack([crowd.numbers[some], settled[some]], axis=1)
    if len(some):
        _, first, inverse = np.unique(pairs, axis=0, return_index=True, return_inverse=True)
        group[some] = some[first][inverse.reshape(-1)]


def _regroup(
    crowd: Crowd,
    group: np.ndarray,
    state: np.ndarray,
    was: np.ndarray,
    block: tuple[int, int],
) -> None:
    """Groups the claims of a block of which some came or went."""
    begin, end = block
    before = (was[begin:end] - begin).tolist()
    group[begin:end] = np.where(state[begin:end] == GONE, -1, was[begin:end])
    found = regrouped(
        state[begin:end].tolist(),
        before,
        lambda at: crowd.row(begin + at),
        partial(_near, crowd, begin, end),
        RULES[crowd.table][1],
    )
    for at, first in found.items():
        group[begin + at] = begin + first


def _near(crowd: Crowd, begin: int, end: int, at: int) -> np.ndarray:
    return crowd.near(begin, end, begin + at)


def _together(blocks: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Blocks, so many at once that there are not too many claims."""
    some: list[tuple[int, int]] = []
    held = 0
    for begin, end in blocks:
        if held and held + end - begin > AT_ONCE:
            yield some
            some, held = [], 0
        some.append((begin, end))
        held += end - begin
    if some:
        yield some
