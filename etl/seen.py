"""What a build knows of files from the last one: the SHA-256 of those that have not changed since.

It is a help and nothing hangs on it: where it is lost or damaged, all files are hashed again.
"""

import contextlib
import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.compute import pc

NAME = "seen.parquet"
"""The file in the data folder."""
FEW = 200
"""One file in so many is hashed again rather than that all are noted anew."""
SEEN = pa.schema(
    [
        ("where", pa.binary()),  # as `etl.files.stored` has addresses
        ("stamp", pa.string()),  # "" where a change may leave no trace
        ("sha256", pa.string()),  # null where it is not known
    ]
)
NOTHING = SEEN.empty_table().combine_chunks()


def load(path: Path) -> pa.Table:
    """What was seen, as `SEEN`; nothing where there is no such file or it is damaged."""
    try:
        return pq.read_table(path, columns=SEEN.names).cast(SEEN).combine_chunks()
    except (OSError, pa.ArrowException, ValueError):
        return NOTHING


def known(seen: pa.Table, where: pa.Array, stamps: pa.Array) -> pa.Array:
    """The SHA-256 of files that have the stamp that they had; null of others.

    Args:
        seen: From `load`.
        where: Their addresses.
        stamps: As they are.
    """
    at = pc.index_in(where, seen["where"])
    was, hashes = (pc.take(seen[name].combine_chunks(), at) for name in ("stamp", "sha256"))
    same = pc.and_(pc.equal(stamps, was), pc.not_equal(stamps, ""))
    return pc.if_else(pc.fill_null(same, False), hashes, pa.scalar(None, pa.string()))


def keep(path: Path, seen: pa.Table, had: int = 0) -> None:
    """Writes what was seen, in one step; where that cannot be, the next build hashes all again.

    Args:
        path: The file.
        seen: All files, as `SEEN`.
        had: How many of them it has; few more among many are hashed again rather.
    """
    told = seen.filter(pc.and_(pc.not_equal(seen["stamp"], ""), pc.is_valid(seen["sha256"])))
    if (len(told) - had) * FEW <= len(told):
        return
    draft = path.with_name(f".{path.name}-{os.getpid()}")
    with contextlib.suppress(OSError, pa.ArrowException):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            pq.write_table(told, draft, compression="zstd", use_dictionary=False)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
