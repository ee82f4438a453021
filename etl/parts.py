"""Writes a table group by group: into one Parquet file, or, where it is large, into part files.

A table that fits into one file is `TABLE.parquet`; a larger one is the folder `TABLE` of files
`part-00000.parquet` and so on. No more than a group of rows is held in memory.
"""

import contextlib
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.addresses import Address
from etl.gate import Row
from etl.schema import arrow_schema

GROUP = 10_000
"""Rows that are written at once."""
PART = 200_000
"""Rows of one file."""
HASH_BLOCK = 1 << 20


def sha256_of(path: Address) -> str:
    """SHA-256 of a file's bytes, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(HASH_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def sync(path: Path) -> None:
    """Forces a file or a folder's entries to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Parts:
    """The files of one table of a snapshot that is being written."""

    def __init__(self, folder: Path, name: str) -> None:
        """Takes the folder of the snapshot and the name of the table."""
        self._folder, self._name = folder, name
        self._waiting: list[Row] = []
        self._writer: pq.ParquetWriter | None = None
        self._paths: list[Path] = []
        self._rows = self._in_part = 0

    def add(self, rows: Sequence[Row]) -> None:
        """Takes checked rows in their stored form; writes them as soon as they fill a group.

        Raises:
            OSError: The folder cannot be written.
        """
        self._waiting += rows
        while len(self._waiting) >= GROUP:
            self._write(self._waiting[:GROUP])
            del self._waiting[:GROUP]

    def close(self) -> dict[str, Any]:
        """Writes what is left and forces all to the disk.

        Returns:
            For the manifest: the number of rows, and the sha256 of each file by its path in the
            folder of the snapshot.

        Raises:
            OSError: The folder cannot be written.
        """
        if self._waiting or not self._paths:
            self._write(self._waiting)
        self._end_part()
        if len(self._paths) > 1:
            sync(self._folder / self._name)
        files = {path.relative_to(self._folder).as_posix(): sha256_of(path) for path in self._paths}
        return {"rows": self._rows, "files": files}

    def abandon(self) -> None:
        """Ends the file at hand as it is: it is not wanted any more."""
        with contextlib.suppress(OSError, pa.ArrowException):
            if self._writer is not None:
                self._writer.close()

    def _write(self, rows: list[Row]) -> None:
        if self._writer is None:
            path = self._next_path()
            self._writer = pq.ParquetWriter(path, arrow_schema(self._name), compression="zstd")
            self._paths.append(path)
        self._writer.write_table(pa.Table.from_pylist(rows, schema=arrow_schema(self._name)))
        self._rows += len(rows)
        self._in_part += len(rows)
        if self._in_part >= PART:
            self._end_part()

    def _next_path(self) -> Path:
        """Where the next part goes; with the second one the table becomes a folder."""
        if not self._paths:
            return self._folder / f"{self._name}.parquet"
        folder = self._folder / self._name
        if len(self._paths) == 1:
            folder.mkdir()
            self._paths = [self._paths[0].rename(folder / "part-00000.parquet")]
        return folder / f"part-{len(self._paths):05}.parquet"

    def _end_part(self) -> None:
        if self._writer is not None:
            self._writer.close()
            sync(self._paths[-1])
        self._writer, self._in_part = None, 0
