"""The only writer of tables: publishes checked rows as one snapshot by one rename of CURRENT."""

import contextlib
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from etl import search_index
from etl.gate import Row, check_rows
from etl.locking import Locked, StoreError, cannot_write, locked, now
from etl.parts import Written, as_table, ended, link, sync, write_table
from etl.paths import snapshot_ids
from etl.schema import SCHEMA_VERSION, TABLES, arrow_schema

__all__ = ["Draft", "Locked", "Published", "StoreError", "drafted", "locked", "publish"]

KEEP = 3
"""Snapshots kept beside older ones that are within the grace period."""
GRACE_SECONDS = 600
"""Readers that resolved an older snapshot may still be at it for so long."""
SEARCH = "search"
"""The name of the search index among the files of a snapshot."""
MANIFEST = "manifest.json"
_DRAFT = ".building-"
"""Begins the name of a snapshot that is not whole yet."""


@dataclass(frozen=True, slots=True)
class Published:
    """A snapshot that is now current: its id, rows by table, and manifest."""

    id: str
    rows: dict[str, int]
    manifest: dict[str, Any]


def tool_version() -> str:
    """Version of the installed package."""
    try:
        return metadata.version("mekong-tip-atlas")
    except metadata.PackageNotFoundError:
        return "0"


class _File(NamedTuple):
    """A file of a table: where it is, its name beside others, what is known of it."""

    path: Path
    name: str
    written: Written


class Draft:
    """A snapshot that is being written; nobody sees it before it is published whole.

    Its files are second names of files that were written before and never change, or its own. A
    table of one file is `TABLE.parquet`, one of several the folder `TABLE`; so is the search index.
    """

    def __init__(self, data_dir: Path) -> None:
        """Begins one; the caller holds `locked`.

        Raises:
            StoreError: The folder cannot be written.
        """
        self._data_dir = data_dir
        self.folder = data_dir / "snapshots" / f"{_DRAFT}{os.getpid()}"
        self._files: dict[str, list[_File]] = {name: [] for name in (*TABLES, SEARCH)}
        with telling(data_dir):
            remove_unfinished(data_dir)
            self.folder.mkdir(parents=True)

    def take(self, of: str, path: Path, name: str, written: Written) -> None:
        """Takes a file that is whole and never changes.

        Args:
            of: Its table, or SEARCH.
            path: Where it is.
            name: What it is called beside others of its table.
            written: Its rows and hash.
        """
        self._files[of].append(_File(path, name, written))

    def write(self, table: str, rows: Sequence[Row], name: str = "own") -> None:
        """Writes checked rows into a file of a table.

        Raises:
            StoreError: The folder cannot be written.
        """
        path = self.folder / f".{table}-{name}"
        with telling(self._data_dir):
            written = write_table(path, as_table(rows, arrow_schema(table)))
        self.take(table, path, name, written)

    def publish(self, stated: Mapping[str, Any], keep: int = KEEP) -> Published:
        """Makes what was taken and written the current snapshot.

        The folder is written whole and forced to disk before the one rename of CURRENT: whoever
        reads, and whenever the process dies, finds the old snapshot or the new one.

        Args:
            stated: For the manifest.
            keep: How many snapshots stay, this one included.

        Raises:
            StoreError: The folder cannot be written.
        """
        for name in TABLES:
            if not self._files[name]:
                self.write(name, [])
        with telling(self._data_dir):
            manifest = self._whole(stated)
            snapshots, snapshot_id = self.folder.parent, manifest["id"]
            self.folder.rename(snapshots / snapshot_id)
            sync(snapshots)
            set_current(self._data_dir, snapshot_id)
            _remove_old(snapshots, snapshot_id, keep)
        rows = {name: manifest["tables"][name]["rows"] for name in TABLES}
        return Published(snapshot_id, rows, manifest)

    def _whole(self, stated: Mapping[str, Any]) -> dict[str, Any]:
        """Gives all files their places; the manifest."""
        placed = {name: self._placed(name, files) for name, files in self._files.items()}
        tables = {name: placed[name] for name in TABLES}
        contents = hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()
        manifest = {
            "id": f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{contents[:8]}",
            "created": now(),
            "schema_version": SCHEMA_VERSION,
            "tool_version": tool_version(),
            "tables": tables,
            "search": placed[SEARCH],
            **stated,
        }
        set_manifest(self.folder, manifest)
        return manifest

    def _placed(self, of: str, files: list[_File]) -> dict[str, Any]:
        """Puts the files of a table where they are published; what the manifest says of them."""
        form = "sqlite" if of == SEARCH else "parquet"
        names = [f"{of}.{form}"]
        if len(files) > 1:
            names = [f"{of}/{file.name}.{form}" for file in files]
            (self.folder / of).mkdir()
        hashes: dict[str, str] = {}
        for name, file in zip(names, files, strict=False):
            target = self.folder / name
            if file.path.parent == self.folder:
                file.path.rename(target)
            else:
                link(file.path, target)
            hashes[name] = file.written.sha256
        if len(files) > 1:
            sync(self.folder / of)
        return {"rows": sum(file.written.rows for file in files), "files": hashes}

    def abandon(self) -> None:
        """Removes what was begun: on a full disk it must not take the room that is needed."""
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def telling(data_dir: Path) -> Iterator[None]:
    """What the system says of writing becomes one sentence."""
    try:
        yield
    except OSError as error:
        raise StoreError(cannot_write(data_dir, error)) from error


@contextlib.contextmanager
def drafted(data_dir: Path) -> Iterator[Draft]:
    """A new snapshot to write; removed where it is not published. The caller holds `locked`.

    Args:
        data_dir: The folder of CURRENT and snapshots.

    Raises:
        StoreError: The folder cannot be written.
    """
    draft = Draft(data_dir)
    try:
        yield draft
    finally:
        draft.abandon()


def publish(
    tables: Mapping[str, Iterable[Row]],
    data_dir: Path,
    stated: Mapping[str, Any] | None = None,
    keep: int = KEEP,
) -> Published:
    """Publishes rows that are at hand: see `Draft`. The caller holds `locked`.

    Args:
        tables: Rows by table.
        data_dir: The folder of CURRENT and snapshots.
        stated: For the manifest.
        keep: As for Draft.publish.

    Raises:
        SchemaError: A row of documents, passages or issues is not as declared.
        StoreError: The folder cannot be written.
    """
    good = check_rows(tables)
    with drafted(data_dir) as draft:
        for name, rows in good.items():
            draft.write(name, rows)
        path = draft.folder / f".{search_index.FILE}"
        with telling(data_dir):
            search_index.write(path, good["documents"], good["passages"])
            draft.take(SEARCH, path, "own", ended(path))
        return draft.publish(stated or {}, keep=keep)


def set_current(data_dir: Path, snapshot_id: str) -> None:
    """Makes a snapshot the current one by one rename."""
    draft = data_dir / ".CURRENT.new"
    _write_text(draft, snapshot_id + "\n")
    draft.replace(data_dir / "CURRENT")
    sync(data_dir)


def set_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Puts a manifest in the place of the one that a snapshot has, by one rename.

    Raises:
        OSError: The folder cannot be written.
    """
    draft = folder / ".manifest.new"
    _write_text(draft, json.dumps(manifest, ensure_ascii=False))
    draft.replace(folder / MANIFEST)
    sync(folder)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    sync(path)


def remove_unfinished(data_dir: Path) -> int:
    """Removes what builds that died left behind; the caller holds `locked`.

    Returns:
        How many files and folders that were.
    """
    drafts = list((data_dir / "snapshots").glob(f"{_DRAFT}*"))
    for folder in drafts:
        shutil.rmtree(folder, ignore_errors=True)
    pointer = data_dir / ".CURRENT.new"
    begun = pointer.exists()
    pointer.unlink(missing_ok=True)
    return len(drafts) + begun


def _remove_old(snapshots: Path, current: str, keep: int) -> None:
    """Removes all but the newest snapshots, those in the grace period apart."""
    names = snapshot_ids(snapshots.parent)
    kept = {current, *names[:keep]}
    for name in names:
        folder = snapshots / name
        if name not in kept and time.time() - folder.stat().st_mtime > GRACE_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)
