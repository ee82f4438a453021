"""Which shards serve a build as they are, which without some documents, and what is to be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from etl.compute import codes_of, first_of_each, pc
from etl.files import Files, keys_of
from etl.shards import HELD, LARGE, Shard

SMALL, FEW = LARGE // 4, 24
"""Documents of a shard that is joined with others as small once there are more than so many."""


class Drop(NamedTuple):
    """What goes of a shard: ids of documents, and keys of files with all that was read of them."""

    documents: frozenset[str]
    keys: frozenset[str] = frozenset()


Drops = dict[str, Drop]
"""By name of a shard, what goes of it."""


@dataclass(slots=True)
class Plan:
    """What a build has and what it reads.

    Attributes:
        shards: Those that serve it.
        drops: What is not wanted any more of them.
        read: Files to read.
    """

    shards: list[Shard]
    drops: Drops
    read: Files


def plan(files: Files, shards: Sequence[Shard], without: frozenset[str]) -> Plan:
    """Takes what was read of each file from the first shard that has it whole.

    Args:
        files: All files of the build.
        shards: Shards of the code's version, in the order in which they are preferred.
        without: The sha256 of documents that are left out.
    """
    wanted = keys_of(files)
    held = pa.concat_tables([HELD.empty_table(), *(shard.held for shard in shards)])
    left = pc.is_in(held["sha256"], pa.array(sorted(without), pa.string()))
    usable = _usable(wanted, held, left, list(map(len, (shard.held for shard in shards))))
    found = Plan([], {}, Files())
    begin = 0
    for shard in shards:
        stays = pa.array(usable.rows[begin : begin + len(shard.held)])
        gone = left.slice(begin, len(stays))
        begin += len(stays)
        if not stays.true_count:
            continue
        found.shards.append(shard)
        drops = pc.and_(shard.held["kept"], pc.or_(pc.invert(stays), gone))
        drop = Drop(
            _set(shard.held["doc_id"].filter(drops)),
            _set(shard.held["key"].filter(pc.invert(stays))),
        )
        if any(drop):
            found.drops[shard.name] = drop
    first = first_of_each(codes_of(wanted))
    found.read = files.chosen(np.flatnonzero(first & (usable.shard < 0)))
    return found


def _set(column: pa.ChunkedArray) -> frozenset[str]:
    return frozenset(column.to_pylist())


class _Usable(NamedTuple):
    """What serves again.

    Attributes:
        rows: Which rows of what is held, shape (rows,).
        shard: Of each file the place of the shard that has it; -1 of others. Shape (files,).
    """

    rows: np.ndarray
    shard: np.ndarray


def _usable(
    wanted: pa.Array, held: pa.Table, left: pa.ChunkedArray, lengths: Sequence[int]
) -> _Usable:
    """Each wanted file from the first shard with it, if all its documents are there or in another.

    Args:
        wanted: Keys of files.
        held: What was read of which file, shard by shard.
        left: Which documents are left out.
        lengths: Rows of each shard.
    """
    at = pc.fill_null(pc.index_in(held["key"], wanted), -1).to_numpy()
    shard = np.repeat(np.arange(len(lengths)), lengths)
    known = held["steady"].to_numpy() & (at >= 0)
    first = np.full(len(wanted), -1)
    first[at[known][::-1]] = shard[known][::-1]
    kept = held["kept"].to_numpy()
    lacking = ~kept & ~left.to_numpy()
    while True:
        rows = known & (first[at] == shard)
        asked = np.flatnonzero(rows & lacking)
        there = held["doc_id"].filter(pa.array(rows & kept)) if len(asked) else None
        again = asked[~_among(held["doc_id"], asked, there)] if len(asked) else asked
        if not len(again):
            return _Usable(rows, first)
        first[at[again]] = -1


def _among(column: pa.ChunkedArray, places: np.ndarray, some: pa.ChunkedArray) -> np.ndarray:
    """Which of a column's values at some places are among others."""
    asked = column.take(pa.array(places))
    return pc.is_in(asked, some.combine_chunks()).to_numpy()


def doubles(held: pa.Table, shards: Sequence[Shard]) -> Drops:
    """Documents that several shards have rows of, and which of them go without.

    A document that is a file of its own goes before one that is part of another.

    Args:
        held: From `etl.assembly.occurrences`.
        shards: Those, in their order.
    """
    kept = held["doc_id"].filter(held["kept"])
    if pc.count_distinct(kept).as_py() == len(kept):
        return {}
    counted = pc.value_counts(kept)
    twice = counted.field("values").filter(pc.greater(counted.field("counts"), 1))
    told = held.filter(pc.and_(held["kept"], pc.is_in(held["doc_id"], twice))).to_pylist()
    told.sort(key=lambda row: (row["member"], row["shard"], row["path"]))
    seen: set[str] = set()
    drops: dict[str, set[str]] = {}
    for row in told:
        if row["doc_id"] in seen:
            drops.setdefault(shards[row["shard"]].name, set()).add(row["doc_id"])
        seen.add(row["doc_id"])
    return {name: Drop(frozenset(ids)) for name, ids in drops.items()}


def together(
    shards: Sequence[Shard], drops: Drops, join: bool = True
) -> list[tuple[list[Shard], bool]]:
    """Groups of shards, and whether each is made anew as one.

    Those that lose a document are; small ones are joined where there are many.

    Args:
        shards: Those of a build, in their order.
        drops: What goes of them.
        join: Whether to join any.
    """
    small = [shard for shard in shards if shard.documents < SMALL] if join else []
    joined = {shard.name for shard in small} if len(small) > FEW else set[str]()
    groups = [([shard], shard.name in drops) for shard in shards if shard.name not in joined]
    batch: list[Shard] = []
    for shard in small if joined else ():
        if batch and sum(one.documents for one in batch) + shard.documents > LARGE:
            groups.append((batch, True))
            batch = []
        batch.append(shard)
    return [*groups, (batch, True)] if batch else groups
