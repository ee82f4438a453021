"""Completes documents with what others have to do with them: names of the same, and copies.

Only what a change can reach is worked out anew. The outcome is that of a build of all documents
into an empty folder, row by row.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa

from etl import copies, linked
from etl.compute import pc
from etl.linked import DOCUMENTS_SIDE, Part
from etl.schema import arrow_schema
from etl.shards import RUNS, Shard
from etl.spans import Keys, within
from etl.stretches import rewritten, stretches_of

_LOOKED_AT = ("doc_id", "path", "date", "also_at", "copy_of", "origin", "runs", "copied")
_WHOLE = pa.schema([*arrow_schema("documents"), *DOCUMENTS_SIDE])
_VALUES = ("path", "also_at", "copy_of", "copied")
"""Columns that hang on other documents."""

Names = Mapping[str, tuple[str, list[str]]]
"""Of documents of several names, by doc_id: the first, and the others."""


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


def link_documents(
    kept: Path, before: Sequence[Part], shards: Sequence[Shard], names: Names
) -> Documents:
    """The documents of some shards, completed.

    Args:
        kept: The folder of shards and parts.
        before: The parts of the last build.
        shards: All of this one.
        names: Documents of several names.

    Raises:
        OSError: The folder cannot be written.
    """
    old = linked.joined("documents", _LOOKED_AT, _looked_at(kept, before)).combine_chunks()
    held = [_held(shard) for shard in shards]
    readings, known = _column(held, "reading"), _reading(old)
    stays = pc.is_in(known, readings)
    is_new = pc.invert(pc.is_in(readings, known))
    ends = np.cumsum([0, *map(len, held)]).tolist()
    new = [one.filter(is_new[at:end]) for one, (at, end) in zip(held, pairwise(ends), strict=True)]
    added = [(shard, _column([ids], "doc_id")) for shard, ids in zip(shards, new, strict=True)]
    added = [(shard, ids) for shard, ids in added if len(ids)]
    gone = old.filter(pc.invert(stays))
    fresh = [_as_read(*one, _LOOKED_AT) for one in added]
    was = linked.joined("documents", _LOOKED_AT, [old.filter(stays), *fresh]).combine_chunks()
    now = _named(was, names, held)
    # Of equal dates the first by name is the original.
    renamed = was.filter(_changes(was, now, ("path",)))
    concerned = linked.joined("documents", _LOOKED_AT, [gone, *fresh, renamed])
    now = _copying(now, _runs(concerned.combine_chunks()) if before else None)
    changed = _changes(was, now, _VALUES).to_numpy(zero_copy_only=False)
    changed[stays.true_count :] = True
    ids = _array(gone, "doc_id")
    return Documents(
        _written(kept, before, now, changed, ids, added),
        ids,
        added,
        _column([now.filter(_changes(was, now, ("copy_of",)))], "doc_id"),
    )


def _looked_at(kept: Path, parts: Sequence[Part]) -> Iterator[pa.Table]:
    return (linked.read(kept, "documents", part, _LOOKED_AT) for part in parts)


def _written(
    kept: Path,
    before: Sequence[Part],
    now: pa.Table,
    changed: np.ndarray,
    gone: pa.Array,
    added: Sequence[tuple[Shard, pa.Array]],
) -> list[Part]:
    """The parts of the documents as they are now.

    Args:
        kept: The folder of shards and parts.
        before: The parts as they were.
        now: All documents with `_VALUES` as they are.
        changed: Which of them are new or others than before.
        gone: Ids of documents that go.
        added: By shard, ids of documents that are new.
    """
    others = now["doc_id"].filter(pa.array(changed)).to_pylist()
    touched = np.unique(linked.document_keys([*gone.to_pylist(), *others]))
    fresh = [linked.document_keys(ids.to_pylist()) for _, ids in added]
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
            rows = rows.set_column(place, name, pc.take(_array(now, name), at))
        parts += rewritten(kept, stretch, rows, changed[at.to_numpy()])
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


def _named(rows: pa.Table, names: Names, held: Sequence[pa.Table]) -> pa.Table:
    """The documents under all their names, of which most have one."""
    ids = _array(rows, "doc_id")
    several = pc.is_in(ids, pa.array(list(names), pa.string()))
    had_several = pc.greater(pc.list_value_length(_array(rows, "also_at")), 0)
    asked = pc.or_(several, had_several)
    if not asked.true_count:
        return rows
    own: dict[str, str] = {}
    for one in held:
        some = one.filter(pc.is_in(_array(one, "doc_id"), ids.filter(asked)))
        own |= zip(some["doc_id"].to_pylist(), some["path"].to_pylist(), strict=True)
    paths, also_at = rows["path"].to_pylist(), rows["also_at"].to_pylist()
    for at, doc_id in enumerate(ids.to_pylist()):
        if asked[at].as_py():
            paths[at], also_at[at] = names.get(doc_id) or (own[doc_id], [])
    return _with(rows, path=paths, also_at=also_at)


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
