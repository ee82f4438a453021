"""What was read of each file, kept so that a build reads only what is new or changed.

It lies in one SQLite file of the data folder. A build that was stopped goes on where it was, and a
document added to many costs the reading of that one. Nothing is kept of files that a build does not
hold any more.
"""

import contextlib
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from etl.gate import Rows
from etl.inputs import Input
from etl.store import StoreError, sha256_of

NAME = "read.sqlite"
STEADY = ("ok", "empty", "encrypted", "unsupported")
"""Statuses that come out alike at each reading; others may be for want of time, memory or disk."""
UNSTEADY = "extractor_failed"
_DAY = "date"
_SETTINGS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA secure_delete = ON;
CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, rows BLOB NOT NULL) WITHOUT ROWID;
"""


class KeptRows:
    """The rows of files as one version of the code read them."""

    def __init__(self, database: sqlite3.Connection, path: Path, version: str) -> None:
        """Takes the database that `opened` makes, its path, and the version of the code."""
        self._database, self._path, self._version = database, path, version
        self._keys = {key for (key,) in database.execute("SELECT key FROM kept")}
        self._key_of: dict[Input, str | None] = {}

    def holds(self, file: Input) -> bool:
        """Whether the file was read before as it is now, under the same names and corrections."""
        return self._key(file) in self._keys

    def rows(self, file: Input) -> list[Rows]:
        """What `etl.run.process` gave of a file that it holds.

        Raises:
            StoreError: The file of the data folder is damaged.
        """
        query = "SELECT rows FROM kept WHERE key = ?"
        try:
            (packed,) = self._database.execute(query, [self._key(file)]).fetchone()
            return json.loads(zlib.decompress(packed), object_hook=_day)
        except (sqlite3.DatabaseError, zlib.error, ValueError) as error:
            raise StoreError(_damaged(self._path)) from error

    def keep(self, file: Input, found: list[Rows]) -> None:
        """Keeps the rows of a file that was read to its end.

        Raises:
            StoreError: The data folder cannot be written.
        """
        key = self._key(file)
        if key is None or not all(map(_steady, found)):
            return
        packed = zlib.compress(json.dumps(found, default=_told).encode(), 3)
        try:
            self._database.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", [key, packed])
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{self._path} cannot be written: {error}.") from error

    def only(self, files: Sequence[Input]) -> None:
        """Forgets what was read of all other files, and by other versions of the code."""
        gone = self._keys - {self._key(file) for file in files}
        self._database.executemany("DELETE FROM kept WHERE key = ?", [(key,) for key in gone])

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
        StoreError: The file cannot be opened, or it is damaged.
    """
    path = data_dir / NAME
    with contextlib.ExitStack() as stack:
        try:
            database = sqlite3.connect(path, isolation_level=None)
            stack.enter_context(contextlib.closing(database))
            database.executescript(_SETTINGS)
            kept = KeptRows(database, path, version)
        except sqlite3.OperationalError as error:
            raise StoreError(f"{path} cannot be opened: {error}.") from error
        except sqlite3.DatabaseError as error:
            raise StoreError(_damaged(path)) from error
        yield kept


def _damaged(path: Path) -> str:
    return f"{path} is damaged: delete it and build again; all documents are then read anew."


def _steady(rows: Rows) -> bool:
    (document,) = rows["documents"]
    said = {issue["code"] for issue in rows.get("issues", ())}
    return document["status"] in STEADY and UNSTEADY not in said


def _told(value: object) -> dict[str, str]:
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    raise TypeError(f"Rows hold no {type(value).__name__}.")


def _day(told: dict[str, object]) -> object:
    if len(told) == 1 and isinstance(day := told.get(_DAY), str):
        return date.fromisoformat(day)
    return told
