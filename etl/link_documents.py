"""Completes documents with what others have to do with them: names of the same, and copies.

Only what a change can reach is worked out anew. The outcome is that of a build of all documents
into an empty folder, row by row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa

from etl import copies, linked
from etl.compute import pc
from etl.linked import DOCUMENTS_SIDE, Part, Parts
from etl.schema import arrow_schema
from etl.shards import RUNS, Shard
from etl.spans import Keys, within
from etl.stretches import rewritten, stretches_of

_LOOKED_AT = ("doc_id", "path", "date", "also_at", "copy_of", "runs", "copied")
_WHOLE = pa.schema([*arrow_schema("documents"), *DOCUMENTS_SIDE])
_VALUES = ("path", "also_at", "copy_of", "copied")
"""Columns that hang on other documents."""

Names = Mapping[str, tuple[str, list[str]]]
"""Of documents of several names, by doc_id: the first, and the others."""


@dataclass(frozen=True, slots=True)
class Before:
    """What the last build made; nothing before the first.

    Attributes:
        parts: Its parts.
        shards: What it made them of.
    """

    parts: Parts = field(default_factory=lambda: {table: [] for table in linked.tables()})
    shards: Sequence[Shard] = ()


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a build beside those of the last one.

    Attributes:
        parts: Their part files.
        gone: Ids of documents of the last build that are not in this one as they were read.
        added: By shard, ids of documents that were not in the last build as they are read.
        moved: Ids of documents that copy another one than before.
    """

    parts: list[Part]
    gone: pa.Array
    added: list[tuple[Shard, pa.Array]]
    moved: pa.Array


def link_documents(kept: Path, before: Before, shards: Sequence[Shard], names: Names) -> Documents:
    """The documents of some shards, completed.

    Args:
        kept: The folder of shards and parts.
        before: What the last build made.
        shards: All of this one.
        names: Documents of several names.

    Raises:
        OSError: The folder cannot be written.
    """
    parts = before.parts["documents"]
    gone, added = _differences(before.shards, shards)
    asked = pa.concat_arrays([gone, pa.array(list(names), pa.string())])
    old = _joined(
        _looked_at(linked.read(kept, "documents", one, _LOOKED_AT), asked) for one in parts
    )
    stays = pc.invert(pc.is_in(old["doc_id"], gone))
    fresh = _joined(_as_read(*one, _LOOKED_AT) for one in added)
    was = _joined([old.filter(stays), _looked_at(fresh, asked)])
    now = _named(was, names, shards)
    # Of equal dates the first by name is the original.
    renamed = was.filter(_changes(was, now, ("path",)))
    concerned = _joined([old.filter(pc.invert(stays)), fresh, renamed])
    now = _copying(now, _runs(concerned) if before.shards else None)
    changed = _column([now.filter(_changes(was, now, _VALUES)), fresh], "doc_id")
    return Documents(
        _written(kept, parts, now, changed, gone, added),
        gone,
        added,
        _column([now.filter(_changes(was, now, ("copy_of",)))], "doc_id"),
    )


def _differences(
    before: Sequence[Shard], shards: Sequence[Shard]
) -> tuple[pa.Array, list[tuple[Shard, pa.Array]]]:
    """Ids of documents that are not there any more as they were read; by shard, those that are new.

    A shard of the same name is the same: nothing of it need be looked at.
    """
    had, has = ({shard.name for shard in some} for some in (before, shards))
    left = [_held(shard) for shard in before if shard.name not in has]
    came = {shard.name: _held(shard) for shard in shards if shard.name not in had}
    known, readings = _column(left, "reading"), _column(came.values(), "reading")
    gone = [held.filter(pc.invert(pc.is_in(held["reading"], readings))) for held in left]
    new = [
        (shard, _column([held.filter(pc.invert(pc.is_in(held["reading"], known)))], "doc_id"))
        for shard in shards
        if (held := came.get(shard.name)) is not None
    ]
    return _column(gone, "doc_id"), [(shard, ids) for shard, ids in new if len(ids)]


def _joined(tables: Iterable[pa.Table]) -> pa.Table:
    return linked.joined("documents", _LOOKED_AT, tables).combine_chunks()


def _looked_at(rows: pa.Table, asked: pa.Array) -> pa.Table:
    """Of documents those that can hang on others, and those that are asked for.

    They have claims or several names; all others stay as they were read.
    """
    several = pc.greater(pc.list_value_length(rows["also_at"]), 0)
    some = pc.or_(pc.is_valid(rows["runs"]), pc.or_(several, pc.is_in(rows["doc_id"], asked)))
    return rows.filter(some)


def _written(
    kept: Path,
    before: Sequence[Part],
    now: pa.Table,
    changed: pa.Array,
    gone: pa.Array,
    added: Sequence[tuple[Shard, pa.Array]],
) -> list[Part]:
    """The parts of the documents as they are now.

    Args:
        kept: The folder of shards and parts.
        before: The parts as they were.
        now: Documents with `_VALUES` as they are; those of others stay.
        changed: Ids of those that are new or others than before.
        gone: Ids of documents that go.
        added: By shard, ids of documents that are new.
    """
    touched = np.unique(linked.document_keys(pa.concat_arrays([gone, changed])))
    fresh = [linked.document_keys(ids) for _, ids in added]
    keys = [Keys(one, np.zeros_like(one)) for one in fresh]
    parts, stretches = stretches_of(kept, "documents", before, touched, gone, keys)
    ids = _array(now, "doc_id")
    for stretch in stretches:
        rows = stretch.rows(kept)
        rows = rows.filter(pc.invert(pc.is_in(rows["doc_id"], gone)))
        there = [
            one for one, key in zip(added, keys, strict=True) if within(key, stretch.span).any()
        ]
        some = [stretch.those(_as_read(*one)) for one in there]
        rows = linked.joined("documents", linked.columns_of("documents"), [rows, *some])
        rows = rows.combine_chunks()
        at = pc.index_in(_array(rows, "doc_id"), ids)
        for name in _VALUES:
            place = rows.schema.get_field_index(name)
            values = pc.if_else(pc.is_valid(at), pc.take(_array(now, name), at), _array(rows, name))
            rows = rows.set_column(place, name, values)
        is_changed = pc.is_in(rows["doc_id"], changed)
        parts += rewritten(kept, stretch, rows, is_changed.to_numpy())
    return sorted(parts, key=lambda part: part.span)


_NO_IDS = pa.array([], pa.string())


def _array(rows: pa.Table, name: str) -> pa.Array:
    return rows[name].combine_chunks()


def _column(tables: Iterable[pa.Table], name: str) -> pa.Array:
    """A column of strings of several tables."""
    return pa.concat_arrays([_NO_IDS, *(_array(one, name) for one in tables)])


def _reading(rows: pa.Table) -> pa.Array:
    """What tells a reading of a document from all others."""
    return pc.binary_join_element_wise(_array(rows, "doc_id"), _array(rows, "origin"), " ")


def _held(shard: Shard) -> pa.Table:
    """The documents that a shard has rows of: doc_id, path, origin, reading."""
    held = shard.held.filter(shard.held["kept"]).select(["doc_id", "path", "origin"])
    return held.append_column("reading", _reading(held))


def _as_read(shard: Shard, ids: pa.Array, columns: Sequence[str] | None = None) -> pa.Table:
    """Some documents of a shard, with some columns or all, those beside them included."""
    rows = shard.read("documents")
    rows = rows.filter(pc.is_in(rows["doc_id"], ids)).combine_chunks()
    held, doc_ids = _held(shard), _array(rows, "doc_id")
    origin = _array(held, "origin").take(pc.index_in(doc_ids, _array(held, "doc_id")))
    known = shard.read("runs") if shard.has("runs") else RUNS.empty_table()
    runs = _array(known, "runs").take(pc.index_in(doc_ids, _array(known, "doc_id")))
    for name, column in (("origin", origin), ("runs", runs)):
        rows = rows.append_column(name, column)
    rows = rows.append_column("copied", pa.nulls(rows.num_rows, pa.string()))
    return rows.select(columns or linked.columns_of("documents"))


def _named(rows: pa.Table, names: Names, shards: Sequence[Shard]) -> pa.Table:
    """The documents under all their names, of which most have one."""
    ids = _array(rows, "doc_id")
    several = pc.is_in(ids, pa.array(list(names), pa.string()))
    had_several = pc.greater(pc.list_value_length(_array(rows, "also_at")), 0)
    asked = pc.or_(several, had_several)
    own: dict[str, str] = {}
    alone = ids.filter(pc.and_(had_several, pc.invert(several)))
    for shard in shards if len(alone) else ():
        held = shard.held.filter(shard.held["kept"])
        some = held.filter(pc.is_in(held["doc_id"], alone))
        own |= zip(some["doc_id"].to_pylist(), some["path"].to_pylist(), strict=True)
    paths, also_at = rows["path"].to_pylist(), rows["also_at"].to_pylist()
    places = np.flatnonzero(asked.to_numpy(zero_copy_only=False)).tolist()
    for at, doc_id in zip(places, ids.filter(asked).to_pylist(), strict=True):
        paths[at], also_at[at] = names.get(doc_id) or (own[doc_id], [])
    return _with(rows, path=paths, also_at=also_at) if places else rows


def _with(rows: pa.Table, **columns: list[object]) -> pa.Table:
    for name, values in columns.items():
        at = rows.schema.get_field_index(name)
        rows = rows.set_column(at, name, pa.array(values, _WHOLE.field(name).type))
    return rows


def _runs(rows: pa.Table) -> np.ndarray:
    """All runs of words of some documents."""
    return np.unique(pc.list_flatten(_array(rows, "runs")).to_numpy(zero_copy_only=False))


def _copying(rows: pa.Table, changed: np.ndarray | None) -> pa.Table:
    """The documents with what each copies; of those that claims were read from.

    Args:
        rows: All documents, with what they copied before.
        changed: Runs of documents that are new, gone or renamed; None where all are new.
    """
    telling = np.flatnonzero(pc.is_valid(_array(rows, "runs")).to_numpy(zero_copy_only=False))
    told = rows.take(pa.array(telling)).combine_chunks()
    if not len(telling) or changed is not None and not len(changed):
        return rows
    ids = told["doc_id"].to_pylist()
    stories = copies.Stories(
        ids, told["date"].to_pylist(), told["path"].to_pylist(), _array(told, "runs")
    )
    copied = copies.parents(stories, told["copied"].to_pylist(), changed)
    found = rows["copied"].to_pylist(), rows["copy_of"].to_pylist()
    for column, values in zip(found, (copied, copies.originals(ids, copied)), strict=True):
        for at, value in zip(telling.tolist(), values, strict=True):
            column[at] = value
    return _with(rows, copied=found[0], copy_of=found[1])


def _changes(was: pa.Table, now: pa.Table, columns: Sequence[str]) -> pa.BooleanArray:
    """Of which rows a column is another than it was."""
    found = np.zeros(len(was), bool)
    for name in columns:
        one, other = was[name], now[name]
        if one is other or one.equals(other):
            continue
        if pa.types.is_list(one.type):
            one, other = (pc.binary_join(column, "\n") for column in (one, other))
        same = pc.fill_null(pc.equal(one, other), False)
        neither = pc.and_(pc.is_null(one), pc.is_null(other))
        found |= ~pc.or_(same, neither).to_numpy(zero_copy_only=False)
    return pa.array(found)
