"""The read API: opens the current snapshot for queries; the dashboard's only way to the tables."""

import hashlib
import json
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from etl.access import CEILINGS, PLACED, views_under
from etl.paths import REFERENCE, snapshot_ids
from etl.schema import SCHEMA_VERSION, TABLES
from etl.search_find import SearchIndex
from etl.search_index import SearchError
from etl.search_words import Question

__all__ = [
    "CEILINGS",
    "PLACED",
    "Damaged",
    "NoIndex",
    "NoSnapshot",
    "OtherSchema",
    "Question",
    "SearchError",
    "SearchIndex",
    "Snapshot",
    "SnapshotError",
    "countries",
    "current_id",
    "newest_whole",
    "open_snapshot",
    "reference_path",
]

_PLACED = """
CREATE VIEW {name} AS
SELECT * EXCLUDE (filename, file_row_number), parse_filename(filename) AS file,
    file_row_number AS place
FROM read_parquet('{files}', filename = true, file_row_number = true)
"""


class SnapshotError(Exception):
    """The tables cannot be opened; the message is one sentence that says what to do."""


class NoSnapshot(SnapshotError):
    """Nothing has been built yet."""


class OtherSchema(SnapshotError):
    """The snapshot was built by another version of the schema."""


class Damaged(SnapshotError):
    """The snapshot lacks files or cannot be read."""


class NoIndex(SnapshotError):
    """The snapshot was published before there was a search index."""


class Snapshot:
    """One published set of tables, which never changes.

    Attributes:
        id: Its name; belongs into every cache key.
        manifest: Schema version, rows and hashes by table, inputs, versions.
        folder: Where its files are.
    """

    def __init__(self, folder: Path, manifest: dict[str, Any]) -> None:
        """Keeps the folder and its manifest; nothing is opened yet."""
        self.id = folder.name
        self.folder = folder
        self.manifest = manifest
        self._lock = threading.Lock()
        self._databases: dict[tuple[str, Path | None], duckdb.DuckDBPyConnection] = {}

    def path(self, table: str) -> Path:
        """The file of a table, or its folder where it has part files."""
        if table not in TABLES:
            raise KeyError(table)
        whole = self.folder / f"{table}.parquet"
        return whole if whole.exists() else self.folder / table

    def rows(self, table: str) -> int:
        """Number of rows of a table."""
        return int(self.manifest["tables"][table]["rows"])

    def fault(self) -> str | None:
        """What is wrong with the files of its tables, in a sentence; None where they are whole.

        Reads each of them to the end.
        """
        for name in TABLES:
            files = self.manifest.get("tables", {}).get(name, {}).get("files", {})
            for file, published in files.items():
                try:
                    with (self.folder / file).open("rb") as content:
                        found = hashlib.file_digest(content, "sha256").hexdigest()
                except OSError as error:
                    return f"{file} of the snapshot {self.id} cannot be read ({error.strerror})."
                if found != published:
                    return f"{file} of the snapshot {self.id} is not what was published."
            if not files:
                return f"The manifest of the snapshot {self.id} names no file of {name}."
        return None

    def search_index(self, ceiling: str) -> SearchIndex:
        """The index of the words of its documents.

        Args:
            ceiling: The highest marking whose words are seen (etl.access).

        Raises:
            NoIndex: It was published without one.
        """
        files = self.manifest.get("search", {}).get("files", {})
        if not files:
            raise NoIndex(
                "These tables were built before there was a search over the texts:"
                " run `tip-atlas build` again, and the words of every document can be searched."
            )
        return SearchIndex(tuple(str(self.folder / file) for file in files), ceiling)

    def connect(self, ceiling: str, beside: Path | None = None) -> duckdb.DuckDBPyConnection:
        """A connection of its own for the caller, with one view for each table, and PLACED.

        Connections are not thread-safe: take one for each query or thread, and close it. Those of
        one ceiling and folder share a database, which `prepare` of the dashboard's queries adds to.

        Args:
            ceiling: The highest marking that is seen (etl.access).
            beside: A folder with databases that the caller attaches.

        Raises:
            Damaged: A file is missing or is no Parquet.
        """
        with self._lock:
            if (ceiling, beside) not in self._databases:
                self._databases[ceiling, beside] = self.open(ceiling, beside)
            return self._databases[ceiling, beside].cursor()

    def open(
        self, ceiling: str, beside: Path | None = None, memory: str | None = None
    ) -> duckdb.DuckDBPyConnection:
        """A database of the caller's own, for tables that are to be changed; as `connect`.

        Args:
            ceiling: As for `connect`.
            beside: As for `connect`; with `memory` also where that goes which exceeds it.
            memory: How much may be held ("2GB", "25%"); None for most of the machine's.

        Raises:
            Damaged: A file is missing or is no Parquet.
        """
        database = duckdb.connect(
            ":memory:",
            config={"autoinstall_known_extensions": False, "autoload_known_extensions": False},
        )
        try:
            hidden = views_under(ceiling)
            for table in TABLES:
                self._add_view(database, table, f"whole_{table}" if table in hidden else table)
            name = f"whole_{PLACED}" if PLACED in hidden else PLACED
            database.execute(_PLACED.format(name=name, files=_quoted(self._files("passages"))))
            for table, rows in hidden.items():
                database.execute(f"CREATE VIEW {table} AS {rows}")
            # Views reopen their files at each query: this folder, and nothing else, stays open.
            allowed = [f"'{_quoted(folder)}/'" for folder in (self.folder, beside) if folder]
            database.execute(f"SET allowed_directories = [{', '.join(allowed)}]")
            if memory is not None:
                database.execute(f"SET memory_limit = '{memory}'")
                database.execute(f"SET temp_directory = '{_quoted(beside)}'")
            database.execute("SET enable_external_access = false")
            database.execute("SET lock_configuration = true")
        except duckdb.Error as error:
            database.close()
            raise Damaged(
                f"The snapshot {self.id} is damaged ({_first_line(error)}): run `tip-atlas check`,"
                " or build again."
            ) from error
        return database

    def _add_view(self, database: duckdb.DuckDBPyConnection, table: str, name: str) -> None:
        database.read_parquet(self._files(table)).create_view(name)

    def _files(self, table: str) -> str:
        """The files of a table, as DuckDB reads them."""
        path = self.path(table)
        return f"{path}/*.parquet" if path.is_dir() else f"{path}"


def _quoted(path: object) -> str:
    return str(path).replace("'", "''")


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0]


def current_id(data_dir: Path) -> str:
    """The id of the current snapshot.

    Raises:
        NoSnapshot: Nothing has been built yet.
    """
    try:
        return (data_dir / "CURRENT").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        raise NoSnapshot(
            f"There are no tables in {data_dir} yet: run `tip-atlas build` first."
        ) from None


def open_snapshot(data_dir: Path, snapshot_id: str | None = None) -> Snapshot:
    """Opens the current snapshot, or another one that is still there.

    Args:
        data_dir: The folder of CURRENT and snapshots.
        snapshot_id: Which one; None for the current.

    Raises:
        NoSnapshot: Nothing has been built yet.
        OtherSchema: It was built by another version of the schema.
        Damaged: Its manifest is missing or cannot be read.
    """
    name = snapshot_id or current_id(data_dir)
    folder = data_dir / "snapshots" / name
    if Path(name).name != name or not name:
        raise Damaged(f"{data_dir / 'CURRENT'} names no snapshot: build again.")
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        version = manifest["schema_version"]
    except (OSError, ValueError, KeyError, TypeError):
        raise Damaged(
            f"The snapshot {name} in {data_dir} is damaged: run `tip-atlas check`, or build again."
        ) from None
    if version != SCHEMA_VERSION:
        raise OtherSchema(
            f"The tables in {data_dir} were built by another version (schema {version}, this"
            f" program reads {SCHEMA_VERSION}): run `tip-atlas build` again."
        )
    return Snapshot(folder.resolve(), manifest)


def newest_whole(data_dir: Path) -> Snapshot | None:
    """The newest snapshot whose tables are as they were published; None where there is none."""
    for name in snapshot_ids(data_dir):
        with suppress(SnapshotError):
            snapshot = open_snapshot(data_dir, name)
            if snapshot.fault() is None:
                return snapshot
    return None


def reference_path(name: str) -> Path:
    """The path of a file of reference data ("countries.geojson")."""
    return REFERENCE / name


@cache
def countries() -> dict[str, str]:
    """Names of countries for display by ISO 3166-1 alpha-2 code."""
    from etl.gazetteer import load  # loads the gazetteer only where names are wanted

    places = load().places
    return {code: places[code].name for code in places if len(code) == 2}
