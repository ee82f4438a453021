"""Part files: Parquet written group by group, forced to the disk and named in manifests."""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from etl.addresses import Address
from etl.gate import Row

GROUP = 10_000
"""Rows that are written at once: what a filter can pass over."""
HASH_BLOCK = 1 << 20


class Written(NamedTuple):
    """A file that is whole: its rows (0 where it is no table), its sha256 and size in bytes."""

    rows: int
    sha256: str
    size: int


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


def ended(path: Path, rows: int = 0) -> Written:
    """Forces a file that was written to its end to the disk, and tells what a manifest says of it.

    Raises:
        OSError: The folder cannot be written.
    """
    sync(path)
    return Written(rows, sha256_of(path), path.stat().st_size)


def link(source: Path, target: Path) -> None:
    """Gives a file that never changes a second name; copies it where the disk has no such names.

    Raises:
        OSError: The folder cannot be written.
    """
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
        sync(target)


def as_table(rows: Sequence[Row], schema: pa.Schema) -> pa.Table:
    """Rows in their stored form as columns.

    Args:
        rows: Each has all columns of the schema.
        schema: Of the table.
    """
    columns = [
        pa.array(list(map(itemgetter(name), rows)), kind)
        for name, kind in zip(schema.names, schema.types, strict=True)
    ]
    return pa.Table.from_arrays(columns, schema=schema)


class PartWriter:
    """One Parquet file that is being written."""

    def __init__(self, path: Path, schema: pa.Schema, group: int | None = None) -> None:
        """Takes its path, and how many rows are written at once; nothing is written yet."""
        self._path, self._schema, self._group = path, schema, group or GROUP
        self._waiting: list[pa.Table] = []
        self._writer: pq.ParquetWriter | None = None
        self.rows = self._held = 0

    def add(self, table: pa.Table) -> None:
        """Takes rows; writes them as soon as they fill a group.

        Raises:
            OSError: The folder cannot be written.
        """
        self._waiting.append(table.cast(self._schema))
        self._held += table.num_rows
        self.rows += table.num_rows
        if self._held >= self._group:
            self._write()

    def close(self) -> Written:
        """Writes what is left and forces all to the disk.

        Raises:
            OSError: The folder cannot be written.
        """
        if self._held or self._writer is None:
            self._write()
        assert self._writer is not None
        self._writer.close()
        return ended(self._path, self.rows)

    def abandon(self) -> None:
        """Ends the file as it is: it is not wanted any more."""
        with contextlib.suppress(OSError, pa.ArrowException):
            if self._writer is not None:
                self._writer.close()

    def _write(self) -> None:
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._path, self._schema, compression="zstd")
        whole = pa.concat_tables([self._schema.empty_table(), *self._waiting])
        self._writer.write_table(whole, row_group_size=self._group)
        self._waiting, self._held = [], 0


def write_table(path: Path, table: pa.Table, group: int | None = None) -> Written:
    """Writes a table that is at hand into one file, so many rows at once.

    Raises:
        OSError: The folder cannot be written.
    """
    writer = PartWriter(path, table.schema, group)
    try:
        writer.add(table)
        return writer.close()
    finally:
        writer.abandon()


def plain(
    file: pq.ParquetFile,
    columns: Iterable[str] | None = None,
    groups: Sequence[int] | None = None,
) -> pa.Table:
    """Columns of a file, without what its schema says of them: those of several files go together.

    Args:
        file: Is closed.
        columns: Their names; None for all.
        groups: Numbers of the groups of rows that are read; None for all.

    Raises:
        OSError: It cannot be read.
        pa.ArrowException: It is damaged.
    """
    with file:
        wanted = list(columns) if columns is not None else None
        rows = file.read(wanted) if groups is None else file.read_row_groups(list(groups), wanted)
    return pa.table(dict(zip(rows.column_names, rows.columns, strict=True)))


def plain_between(path: Path, column: str, first: int, last: int) -> pa.Table:
    """As `plain`, rows among which are all whose number is between two.

    Raises:
        OSError: It cannot be read.
        pa.ArrowException: It is damaged.
    """
    file = pq.ParquetFile(path)
    some: list[int] = []
    for number in range(file.num_row_groups):
        group = file.metadata.row_group(number)
        columns = map(group.column, range(group.num_columns))
        told = next(one.statistics for one in columns if one.path_in_schema == column)
        if told is None or (told.min <= last and first <= told.max):
            some.append(number)
    return plain(file, groups=some)
