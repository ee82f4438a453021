"""What was read of each file, kept so that a build reads only what is new or changed.

It lies in one SQLite file of the data folder. A build that was stopped goes on where it was, and a
document added to many costs the reading of that one. Nothing is kept of files that a build does not
hold any more. A damaged file costs only time: it is made anew, and a warning says so.
"""

import contextlib
import hashlib
import json
import logging
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import orjson
import pyarrow as pa

from etl.gate import Rows
from etl.inputs import Input
from etl.parts import sha256_of
from etl.schema import TABLES
from etl.store import StoreError

NAME = "read.sqlite"
STEADY = ("ok", "empty", "encrypted", "unsupported")
"""Statuses that come out alike at each reading; others may be for want of time, memory or disk."""
UNSTEADY = "extractor_failed"
_CODEC = pa.Codec("zstd", compression_level=1)
_LENGTH, _MOST = 8, 1 << 32
"""Bytes that tell the length of what is unpacked, and the most that it may be."""
_DATES = {
    name: [column.name for column in table.columns if column.type == "date"]
    for name, table in TABLES.items()
}
"""Columns that hold days, by table."""
_DAMAGE = frozenset(
    (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)
)
"""Errors of the file itself, or of one that another program or version made; the others come from
a folder that is full or cannot be written."""
_SETTINGS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA secure_delete = ON;
CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, rows BLOB NOT NULL) WITHOUT ROWID;
"""
LOG = logging.getLogger(__name__)


class Damaged(StoreError):
    """What was kept cannot be read: `forget` it and build again."""


class Packed(NamedTuple):
    """The rows of a file as they are kept.

    Attributes:
        data: What `unpack` reads.
        steady: Whether the file would be read alike another time.
    """

    data: bytes
    steady: bool


def pack(found: list[Rows]) -> Packed:
    """The rows of a file, as `etl.run.process` gives them, in a few bytes.

    Raises:
        TypeError: A value is of no type that tables have.
    """
    told = orjson.dumps(found, default=_plain)
    packed = _CODEC.compress(told, asbytes=True)
    return Packed(len(told).to_bytes(_LENGTH) + packed, all(map(_steady, found)))


def unpack(data: bytes) -> list[Rows]:
    """The rows that were packed.

    Raises:
        ValueError: They are none.
    """
    length = int.from_bytes(data[:_LENGTH])
    if length > _MOST:
        raise ValueError(f"{length} bytes are too many for the rows of a file.")
    found: list[Rows] = orjson.loads(_CODEC.decompress(data[_LENGTH:], length, asbytes=True))
    for rows in found:
        for table, columns in _DATES.items():
            for row in rows.get(table, ()):
                for column in columns:
                    if row.get(column):
                        row[column] = date.fromisoformat(row[column])
    return found


def _plain(value: object) -> float:
    """A number of a library's own type as Python's."""
    if isinstance(value, float):
        return float(value)
    raise TypeError(f"Rows hold no {type(value).__name__}.")


class KeptRows:
    """The rows of files as one version of the code read them."""

    def __init__(self, database: sqlite3.Connection, path: Path, version: str) -> None:
        """Takes the database that `opened` makes, its path, and the version of the code."""
        self._database, self._path, self._version = database, path, version
        self._keys = {key for key, _ in database.execute("SELECT key, rows IS NULL FROM kept")}
        self._key_of: dict[Input, str | None] = {}

    def holds(self, file: Input) -> bool:
        """Whether the file was read before as it is now, under the same names and corrections."""
        return self._key(file) in self._keys

    def rows(self, file: Input) -> list[Rows]:
        """What `etl.run.process` gave of a file that it holds.

        Raises:
            Damaged: The file of the data folder is damaged.
            StoreError: It cannot be read.
        """
        query = "SELECT rows FROM kept WHERE key = ?"
        try:
            (packed,) = self._database.execute(query, [self._key(file)]).fetchone()
            return unpack(packed)
        except sqlite3.DatabaseError as error:
            raise _told_of(error, self._path) from error
        except (pa.ArrowException, OSError, ValueError, TypeError) as error:
            raise Damaged(f"{self._path} is damaged.") from error

    def keep(self, file: Input, found: Packed) -> None:
        """Keeps the rows of a file that was read to its end.

        Raises:
            Damaged: The file of the data folder is damaged.
            StoreError: The data folder cannot be written.
        """
        key = self._key(file)
        if key is None or not found.steady:
            return
        try:
            self._database.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", [key, found.data])
        except sqlite3.DatabaseError as error:
            raise _told_of(error, self._path) from error

    def only(self, files: Sequence[Input]) -> None:
        """Forgets what was read of all other files, and by other versions of the code.

        Raises:
            Damaged: The file of the data folder is damaged.
            StoreError: The data folder cannot be written.
        """
        gone = self._keys - {self._key(file) for file in files}
        try:
            self._database.executemany("DELETE FROM kept WHERE key = ?", [(key,) for key in gone])
        except sqlite3.DatabaseError as error:
            raise _told_of(error, self._path) from error

    def _key(self, file: Input) -> str | None:
        """Hash of all that the rows hang on; None where the file could not be read."""
        if file not in self._key_of:
            self._key_of[file] = self._hash(file) if file.sha256 else None
        return self._key_of[file]

    def _hash(self, file: Input) -> str:
        corrected = sha256_of(file.sidecar) if file.sidecar else None
        known = [self._version, file.sha256, file.shown, file.also_at, corrected]
        return hashlib.sha256(json.dumps(known).encode()).hexdigest()


@contextlib.contextmanager
def opened(data_dir: Path, version: str) -> Iterator[KeptRows]:
    """The rows kept in a data folder; only one build may be at it (`etl.store.locked`).

    Args:
        data_dir: The folder of CURRENT and snapshots.
        version: Of the code that reads.

    Raises:
        Damaged: The file is damaged.
        StoreError: It cannot be opened.
    """
    path = data_dir / NAME
    with contextlib.ExitStack() as stack:
        try:
            database = sqlite3.connect(path, isolation_level=None)
            stack.enter_context(contextlib.closing(database))
            database.executescript(_SETTINGS)
            kept = KeptRows(database, path, version)
        except sqlite3.DatabaseError as error:
            raise _told_of(error, path) from error
        yield kept


def forget(data_dir: Path) -> None:
    """Removes all that was kept, with a warning; only one build may be at it.

    Raises:
        StoreError: The file cannot be removed.
    """
    path = data_dir / NAME
    LOG.warning("%s was damaged: it is made anew, and all documents are read again.", path)
    try:
        for suffix in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        sentence = f"{path} is damaged and cannot be removed ({error.strerror}): delete it."
        raise StoreError(sentence) from error


def _told_of(error: sqlite3.DatabaseError, path: Path) -> StoreError:
    """The error of SQLite as the store has it."""
    # Extended codes have the kind of the error in their lowest byte.
    if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in _DAMAGE:
        return Damaged(f"{path} is damaged.")
    return StoreError(f"{path} cannot be opened or written: {error}.")


def _steady(rows: Rows) -> bool:
    (document,) = rows["documents"]
    said = {issue["code"] for issue in rows.get("issues", ())}
    return document["status"] in STEADY and UNSTEADY not in said
