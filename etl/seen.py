"""What a build knows of files from the last one: the SHA-256 of those that have not changed since.

It is a help and nothing hangs on it: where it is lost or damaged, all files are hashed again.
"""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

NAME = "seen.parquet"
"""The file in the data folder."""
FEW = 200
"""One file in so many is hashed again rather than that all are noted anew."""
_COLUMNS = ("where", "stamp", "sha256")

Seen = Mapping[str, tuple[str, str]]
"""Stamp and SHA-256 by address of the file."""


def load(path: Path) -> Seen:
    """What was seen; nothing where there is no such file or it is damaged."""
    try:
        table = pq.read_table(path, columns=list(_COLUMNS))
        where, stamps, hashes = (table[name].to_pylist() for name in _COLUMNS)
    except (OSError, pa.ArrowException, KeyError):
        return {}
    return dict(zip(where, zip(stamps, hashes, strict=True), strict=True))


def keep(path: Path, seen: Seen, new: int | None = None) -> None:
    """Writes what was seen, in one step; where that cannot be, the next build hashes all again.

    Args:
        path: The file.
        seen: Stamp and SHA-256 of all files.
        new: How many the file does not have; few among many are hashed again rather.
    """
    if new is not None and new * FEW <= len(seen):
        return
    draft = path.with_name(f".{path.name}-{os.getpid()}")
    rows = [(where, *told) for where, told in seen.items() if _is_text(where)]
    columns = zip(*rows, strict=True) if rows else ((), (), ())
    with contextlib.suppress(OSError, pa.ArrowException):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            table = pa.table(dict(zip(_COLUMNS, map(_strings, columns), strict=True)))
            pq.write_table(table, draft, compression="zstd")
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


def _is_text(where: str) -> bool:
    """Whether a name can be stored: names of files may be bytes that are no text."""
    try:
        where.encode()
    except UnicodeEncodeError:
        return False
    return True


def _strings(values: object) -> pa.Array:
    return pa.array(values, pa.string())
