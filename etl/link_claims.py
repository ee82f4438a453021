"""Completes claims with what others have to do with them.

Their fact, how credible others make them, the meeting that a meeting follows or an agreement was
made at. A table is worked on stretch by stretch of its blocks (`etl.link`), of which only those are
opened that a change can reach: with claims that are new or gone, or whose document copies another
one than before. The outcome is that of a build of all documents into an empty folder, row by row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import pyarrow as pa

from etl import linked
from etl.aliases import CLAIMS
from etl.compute import pc
from etl.credibility import Sources, rate
from etl.crowd import Crowd
from etl.grouping import Grouped, grouped
from etl.link_documents import Before, Documents
from etl.linked import Part
from etl.parallel import WorkerDied, run_all
from etl.pointing import set_follows, set_meetings
from etl.regroup import GONE, NEW, STAYS
from etl.schema import fact_tables
from etl.shards import Shard, fact_schema
from etl.spans import Keys, ends
from etl.stretches import Stretch, rewritten, stretches_of

MANY = 100_000
"""New claims from which on several processes are worth their start."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of all tables.

    Attributes:
        parts: By table.
        before: Claims and facts of the last build, where anything can have changed: `CLAIMS`.
        now: The same as it is now.
    """

    parts: dict[str, list[Part]]
    before: pa.Table
    now: pa.Table


@dataclass(frozen=True, slots=True)
class _Task:
    """A stretch of a table that one process works on.

    Attributes:
        kept: The folder of shards and parts.
        stretch: The stretch.
        added: Shards with new claims, and ids of their documents that are new.
        gone: Ids of documents whose claims go.
        moved: Ids of documents that copy another one than before.
        touched: Blocks in which something changes, in their order; None where that is all.
        documents: Parts of the documents that claims are of.
    """

    kept: Path
    stretch: Stretch
    added: list[tuple[Shard, pa.Array]]
    gone: pa.Array
    moved: pa.Array
    touched: np.ndarray | None
    documents: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a stretch.

    Attributes:
        parts: Its parts.
        before: Facts before, as `Claims` has them.
        now: Facts now.
        series: Chains of meetings of which one is new or gone, or has another fact than before.
    """

    parts: list[Part]
    before: pa.Table
    now: pa.Table
    series: pa.Array


def link_claims(
    kept: Path, before: Before, shards: Sequence[Shard], found: Documents, jobs: int = 1
) -> Claims:
    """The claims of all fact tables, completed.

    Args:
        kept: The folder of shards and parts.
        before: What the last build made.
        shards: Those of this build.
        found: The documents of this one.
        jobs: Number of processes; few new claims need one only.

    Raises:
        OSError: The folder cannot be written.
    """
    new = sum(shard.told["rows"].get(t, 0) for shard, _ in found.added for t in fact_tables())
    parts: dict[str, list[Part]] = {}
    tasks: list[_Task] = []
    for table in fact_tables():
        parts[table], some = _tasks(kept, table, before, shards, found)
        tasks += some
    # The largest first, so that no process waits long for another.
    tasks.sort(key=lambda task: task.stretch.table != "figures")
    outcomes = [_NOTHING]
    for task, one in zip(tasks, run_all(_done, tasks, jobs if new >= MANY else 1), strict=True):
        outcome = _done(task) if isinstance(one, WorkerDied) else one
        parts[task.stretch.table] += outcome.parts
        outcomes.append(outcome)
    now = pa.concat_tables([one.now for one in outcomes]).combine_chunks()
    if tasks:
        series = pa.concat_arrays([one.series for one in outcomes])
        parts["meetings"] = set_follows(kept, parts["meetings"], series)
        meetings = now.filter(pc.starts_with(now["claim_id"], "meetings-"))
        parts["agreements"] = set_meetings(kept, parts["agreements"], meetings)
    return Claims(
        {table: sorted(some, key=lambda part: part.span) for table, some in parts.items()},
        pa.concat_tables([one.before for one in outcomes]),
        now,
    )


_NO_SERIES = pa.array([], pa.uint64())
_NOTHING = _Outcome([], CLAIMS.empty_table(), CLAIMS.empty_table(), _NO_SERIES)


def _tasks(
    kept: Path, table: str, before: Before, shards: Sequence[Shard], found: Documents
) -> tuple[list[Part], list[_Task]]:
    """The parts of a table that stay as they are, and what is to be done for the others."""
    added = [(shard, ids) for shard, ids in found.added if shard.has(table)]
    fresh = [_keys(table, *one) for one in added]
    touched = [np.empty(0, np.uint64), *(one.block for one in fresh)]
    if before.shards:
        touched.append(_blocks(table, before.shards, found.gone))
        touched.append(_blocks(table, shards, found.moved))
    blocks = np.unique(np.concatenate(touched))
    parts = before.parts[table]
    left, stretches = stretches_of(kept, table, parts, blocks, found.gone, fresh)
    slim = [(Shard(shard.folder, shard.told), ids) for shard, ids in added]
    known = blocks if before.shards else None
    documents = tuple(found.parts)
    return left, [
        _Task(kept, stretch, slim, found.gone, found.moved, known, documents)
        for stretch in stretches
    ]


def _keys(table: str, shard: Shard, ids: pa.Array) -> Keys:
    rows = shard.read(table, ["doc_id", "claim_id", "block"])
    return linked.keys_of(table, _of(rows, ids))


def _of(rows: pa.Table, ids: pa.Array) -> pa.Table:
    """The rows of some documents."""
    return rows.filter(pc.is_in(rows["doc_id"], ids))


def _blocks(table: str, shards: Sequence[Shard], ids: pa.Array) -> np.ndarray:
    """Blocks with claims of some documents of shards."""
    found = [np.empty(0, np.uint64)]
    for shard in shards if len(ids) else ():
        if shard.has(table) and len(_of(shard.held, ids)):
            found.append(_of(shard.read(table, ["doc_id", "block"]), ids)["block"].to_numpy())
    return np.concatenate(found)


def _done(task: _Task) -> _Outcome:
    """Links and rates the claims of a stretch, and writes its parts."""
    table = task.stretch.table
    old = task.stretch.rows(task.kept)
    columns = fact_schema(table).names
    fresh = linked.joined(table, columns, [_fresh(task, *one) for one in task.added])
    rows = pa.concat_tables([old.select(columns), fresh]).combine_chunks()
    state = np.full(len(rows), NEW)
    gone = pc.is_in(old["doc_id"], task.gone).to_numpy()
    state[: len(old)] = np.where(gone, GONE, STAYS)
    asked = np.arange(len(rows))
    if task.touched is not None:
        asked = np.flatnonzero(np.isin(rows["block"].to_numpy(), task.touched))
    some = rows.take(pa.array(asked))
    found = grouped(Crowd(table, some), state[asked], some["fact_id"])
    facts = pc.take(
        some["claim_id"].combine_chunks(), pa.array(found.leader, mask=found.leader < 0)
    )
    credibility = _rated(task, some, found, state[asked])
    values = {"fact_id": facts, "credibility": credibility}
    changed = state == NEW
    for name, now in values.items():
        other = pc.fill_null(pc.not_equal(some[name], now), True)
        changed[asked] |= other.to_numpy(zero_copy_only=False)
        place = np.full(len(rows), -1)
        place[asked] = np.arange(len(asked))
        rows = _set(rows, name, now, place)
    series = _NO_SERIES
    if table == "meetings":
        series = pc.unique(rows["chain"].filter(pa.array(changed | (state == GONE)))).drop_null()
    there = state != GONE
    parts = rewritten(task.kept, task.stretch, rows.filter(pa.array(there)), changed[there])
    was = some.filter(pa.array(state[asked] != NEW)).select(CLAIMS.names).cast(CLAIMS)
    now = pa.table([some["claim_id"], facts], schema=CLAIMS).filter(pa.array(there[asked]))
    return _Outcome(parts, was, now, series)


def _fresh(task: _Task, shard: Shard, ids: pa.Array) -> pa.Table:
    """New claims of a shard that lie in a stretch; groups of rows that hold none are not read."""
    span = task.stretch.span
    rows = shard.between(task.stretch.table, "block", *ends(span))
    return task.stretch.those(_of(rows, ids))


def _set(rows: pa.Table, name: str, values: pa.Array, place: np.ndarray) -> pa.Table:
    """A column with new values: of each row that at a place, of those of -1 what it had."""
    column = rows[name].combine_chunks()
    new = pc.take(values, pa.array(place, mask=place < 0))
    now = pc.if_else(pa.array(place < 0), column, new)
    return rows.set_column(rows.schema.get_field_index(name), rows.schema.field(name), now)


def _rated(task: _Task, rows: pa.Table, found: Grouped, state: np.ndarray) -> pa.Array:
    """How credible claims are: anew in facts that others tell than before, or another document."""
    moved = pc.is_in(rows["doc_id"], task.moved).to_numpy()
    asked = np.isin(found.leader, found.leader[found.changed | moved]) & (state != GONE)
    credibility = rows["credibility"].to_numpy().copy()
    claims = rows.filter(pa.array(asked))
    leader = pa.array(found.leader[asked])
    claims = claims.set_column(claims.schema.get_field_index("fact_id"), "fact_id", leader)
    documents = _documents(task.kept, task.documents)
    here = documents.filter(pc.is_in(documents["doc_id"], claims["doc_id"]))
    credibility[asked] = rate(claims, Sources(here))
    return pa.array(credibility, rows.schema.field("credibility").type)


@lru_cache(maxsize=1)
def _documents(kept: Path, parts: tuple[Part, ...]) -> pa.Table:
    """What is asked of the documents that claims are of."""
    columns = ["doc_id", "publisher", "reliability", "copy_of"]
    known = (linked.read(kept, "documents", part, columns) for part in parts)
    return linked.joined("documents", columns, known)
