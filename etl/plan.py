"""Which shards serve a build as they are, which without some documents, and what is to be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pyarrow as pa

from etl.compute import pc
from etl.inputs import Input
from etl.shards import LARGE, Shard, key_of

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
    read: list[Input]


def plan(files: Sequence[Input], shards: Sequence[Shard], without: frozenset[str]) -> Plan:
    """Takes what was read of each file from the first shard that has it whole.

    Args:
        files: All files of the build.
        shards: Shards of the code's version, in the order in which they are preferred.
        without: The sha256 of documents that are left out.
    """
    wanted = {key_of(file): file for file in files}
    usable = _usable(wanted, shards, without)
    found = Plan([], {}, [])
    for shard, keys in zip(shards, usable, strict=True):
        if not keys:
            continue
        held = shard.held
        found.shards.append(shard)
        if not without and len(keys) == pc.count_distinct(held["key"]).as_py():
            continue  # all of it is wanted
        stays = pc.is_in(held["key"], pa.array(sorted(keys), pa.string()))
        left = pc.is_in(held["sha256"], pa.array(sorted(without), pa.string()))
        drops = pc.and_(held["kept"], pc.or_(pc.invert(stays), left))
        drop = Drop(_set(held["doc_id"].filter(drops)), _set(held["key"].filter(pc.invert(stays))))
        if any(drop):
            found.drops[shard.name] = drop
    known = set[str]().union(*usable)
    found.read = [file for key, file in wanted.items() if key not in known]
    return found


def _set(column: pa.ChunkedArray) -> frozenset[str]:
    return frozenset(column.to_pylist())


def _usable(
    wanted: dict[str, Input], shards: Sequence[Shard], without: frozenset[str]
) -> list[set[str]]:
    """Of each shard, keys of wanted files that it has all documents of, or another one has."""
    taken: set[str] = set()
    usable: list[set[str]] = []
    for shard in shards:
        steady = shard.held.filter(shard.held["steady"])["key"].to_pylist()
        own = {key for key in dict.fromkeys(steady) if key in wanted and key not in taken}
        taken |= own
        usable.append(own)
    lacking = [_lacking(shard, without) for shard in shards]
    while any(lacking):
        there = {
            doc_id
            for shard, keys in zip(shards, usable, strict=True)
            for doc_id in _kept(shard, keys)
        }
        again = [
            {key for key, doc_id in lacks if key in keys and doc_id not in there}
            for lacks, keys in zip(lacking, usable, strict=True)
        ]
        if not any(again):
            break
        for keys, some in zip(usable, again, strict=True):
            keys -= some
    return usable


def _lacking(shard: Shard, without: frozenset[str]) -> list[tuple[str, str]]:
    """Pairs of a file's key and a document of it that the shard has no rows of."""
    rows = shard.held.filter(pc.invert(shard.held["kept"])).to_pylist()
    return [(row["key"], row["doc_id"]) for row in rows if row["sha256"] not in without]


def _kept(shard: Shard, keys: set[str]) -> list[str]:
    rows = shard.held.filter(shard.held["kept"])
    some = pc.is_in(rows["key"], pa.array(sorted(keys), pa.string()))
    return rows.filter(some)["doc_id"].to_pylist()


def doubles(held: pa.Table, shards: Sequence[Shard]) -> Drops:
    """Documents that several shards have rows of, and which of them go without.

    A document that is a file of its own goes before one that is part of another.

    Args:
        held: From `etl.assembly.occurrences`.
        shards: Those, in their order.
    """
    rows = held.filter(held["kept"])
    if pc.count_distinct(rows["doc_id"]).as_py() == len(rows):
        return {}
    counted = pc.value_counts(rows["doc_id"])
    twice = counted.field("values").filter(pc.greater(counted.field("counts"), 1))
    told = rows.filter(pc.is_in(rows["doc_id"], twice)).to_pylist()
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
