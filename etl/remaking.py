"""Makes one shard of others, without what is not wanted any more; no document is read again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import pyarrow as pa

from etl.compute import pc
from etl.gate import Row
from etl.making import SCHEMAS, ShardFiles, problems
from etl.shards import HELD, Change, Shard, found


def changed(change: Change) -> Shard | str:
    """Makes one shard of others, without documents that are gone; nothing is read again.

    Args:
        change: What becomes what.

    Returns:
        The shard, or what the system says where the folder cannot be written or read.
    """
    if (known := found(change.kept, change.name, change.version)) is not None:
        return known
    sources = [
        (shard, drop, keys)
        for name, drop, keys in change.sources
        if (shard := found(change.kept, name, change.version)) is not None
    ]
    try:
        files = ShardFiles(change)
    except OSError as error:
        return error.strerror or str(error)
    try:
        return _joined(files, sources)
    except OSError as error:
        return error.strerror or str(error)
    finally:
        files.abandon()


_Sources = Sequence[tuple[Shard, frozenset[str], frozenset[str]]]


def _joined(files: ShardFiles, sources: _Sources) -> Shard:
    """Writes what stays of the sources, in their order."""
    documents: list[Row] = []
    issues: list[Row] = []
    for shard, drop, keys in sources:
        for name in SCHEMAS:
            if name not in ("held", "named") and shard.has(name):
                rows = _without(shard.read(name), "doc_id", drop)
                files.add(name, rows)
                documents += rows.to_pylist() if name == "documents" else ()
                issues += rows.to_pylist() if name == "issues" else ()
        held = _without(shard.held, "key", keys)
        kept = pc.and_(held["kept"], pc.invert(pc.is_in(held["doc_id"], _values(drop))))
        files.add("held", held.set_column(HELD.get_field_index("kept"), "kept", kept))
        _index(files, shard, drop)
    return files.close(
        {
            "statuses": dict(sorted(Counter(row["status"] for row in documents).items())),
            "problems": problems(documents, issues),
            "refused": sum(row["code"] == "refused" for row in issues),
        }
    )


def _without(rows: pa.Table, column: str, drop: frozenset[str]) -> pa.Table:
    return rows.filter(pc.invert(pc.is_in(rows[column], _values(drop)))) if drop else rows


def _values(some: Iterable[str]) -> pa.Array:
    return pa.array(sorted(some), pa.string())


_INDEXED = ("doc_id", "furniture", "marking", "part", "text")


def _index(files: ShardFiles, shard: Shard, drop: frozenset[str]) -> None:
    """Writes the words of what stays of a shard into the index."""
    if not shard.has("documents"):
        return
    told: dict[str, list[Row]] = defaultdict(list)
    if shard.has("passages"):
        for row in shard.read("passages", _INDEXED).to_pylist():
            told[row["doc_id"]].append(row)
    for document in _without(shard.read("documents"), "doc_id", drop).to_pylist():
        files.index.add(document, told[document["doc_id"]])
