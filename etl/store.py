"""The only writer of tables: publishes checked rows as one snapshot by one rename of CURRENT."""

import contextlib
import hashlib
import json
import os
import shutil
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from etl import search_index
from etl.addresses import Address
from etl.gate import Gate, Row, Rows, check_columns, check_rows
from etl.locking import Locked, StoreError, cannot_write, locked, now
from etl.parts import Parts, sha256_of, sync
from etl.paths import snapshot_ids
from etl.schema import SCHEMA_VERSION, TABLES

__all__ = ["Draft", "Locked", "Published", "StoreError", "drafted", "locked", "publish"]

KEEP = 3
"""Snapshots kept beside older ones that are within the grace period."""
GRACE_SECONDS = 600
"""Readers that resolved an older snapshot may still be at it for so long."""
SHORT = 24
"""Characters of words that recur: kinds, countries, ids of documents."""
_EMPTY: list[Any] = []
STREAMED = ("passages", "mentions")
"""Tables that are written as their rows come."""
_DRAFT = ".building-"
"""Begins the name of a snapshot that is not whole yet."""


@dataclass(frozen=True, slots=True)
class Published:
    """A snapshot that is now current: rows by table, and how many the gate refused."""

    id: str
    rows: dict[str, int]
    refused: int
    manifest: dict[str, Any]


def tool_version() -> str:
    """Version of the installed package."""
    try:
        return metadata.version("mekong-tip-atlas")
    except metadata.PackageNotFoundError:
        return "0"


class Draft:
    """A snapshot that is being written; nobody sees it before it is published whole.

    Passages and mentions are written as they come; the other tables are held, for their rows hang
    on each other's.

    Attributes:
        held: Rows of the other tables, as they will be stored.
    """

    def __init__(self, data_dir: Path) -> None:
        """Begins one; the caller holds `locked`.

        Raises:
            StoreError: The folder cannot be written.
        """
        self._data_dir = data_dir
        self.folder = data_dir / "snapshots" / f"{_DRAFT}{os.getpid()}"
        self.held: Rows = {name: [] for name in TABLES if name not in STREAMED}
        self._gate = Gate()
        self._shared: dict[str, str] = {}
        self._parts = {name: Parts(self.folder, name) for name in TABLES}
        with _telling(data_dir):
            remove_unfinished(data_dir)
            self.folder.mkdir(parents=True)
        try:
            with _telling(data_dir):
                self._index = search_index.Writer(self.folder / search_index.FILE)
        except StoreError:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    def add(self, tables: Mapping[str, Iterable[Row]]) -> Rows:
        """Checks rows and takes them; each document comes at once with all that is of it.

        Args:
            tables: Rows by table.

        Returns:
            The rows that were taken, those of `held` to be changed where they are linked.

        Raises:
            SchemaError: A row of documents, passages or issues is not as declared.
            StoreError: The folder cannot be written.
        """
        good = check_rows(tables, self._gate)
        texts: dict[str, list[Row]] = defaultdict(list)
        for passage in good["passages"]:
            texts[passage["doc_id"]].append(passage)
        with _telling(self._data_dir):
            for document in good["documents"]:
                self._index.add(document, texts[document["doc_id"]])
            for name, rows in good.items():
                if name in STREAMED:
                    self._parts[name].add(rows)
                else:
                    self._hold(name, rows)
        return good

    def _hold(self, name: str, rows: list[Row]) -> None:
        """Holds rows; equal short words and empty lists are one object."""
        one, is_fact = self._shared.setdefault, TABLES[name].is_fact
        for row in rows:
            for column, value in row.items():
                if value == []:
                    row[column] = _EMPTY
                elif type(value) is str and len(value) <= SHORT:
                    row[column] = one(value, value)
            if is_fact and row["fact_id"] == row["claim_id"]:
                row["fact_id"] = row["claim_id"]
        self.held[name] += rows

    def publish(
        self,
        inputs: list[dict[str, Any]],
        extractor_version: str,
        keep: int = KEEP,
        roots: Sequence[Address] = (),
    ) -> Published:
        """Writes what is held and makes all of it the current snapshot.

        The folder is written whole and forced to disk before the one rename of CURRENT: whoever
        reads, and whenever the process dies, finds the old snapshot or the new one.

        Args:
            inputs: For the manifest: path, sha256 and sidecar of each input.
            extractor_version: For the manifest: hash of code and reference data.
            keep: How many snapshots stay, this one included.
            roots: For the manifest: the files and folders that the inputs were found in.

        Raises:
            SchemaError: A row that is held was changed to what is not as declared.
            StoreError: The folder cannot be written.
        """
        stated = {
            "extractor_version": extractor_version,
            "inputs": inputs,
            "roots": [str(root) for root in roots],
        }
        refused = sum(issue["code"] == "refused" for issue in self.held["issues"])
        for name, rows in self.held.items():
            check_columns(TABLES[name], rows)
        with _telling(self._data_dir):
            manifest = self._whole(stated)
            snapshots, snapshot_id = self.folder.parent, manifest["id"]
            self.folder.rename(snapshots / snapshot_id)
            sync(snapshots)
            set_current(self._data_dir, snapshot_id)
            _remove_old(snapshots, snapshot_id, keep)
        rows = {name: written["rows"] for name, written in manifest["tables"].items()}
        return Published(snapshot_id, rows, refused, manifest)

    def _whole(self, stated: dict[str, Any]) -> dict[str, Any]:
        """Ends all files of the folder; its manifest."""
        for name, rows in self.held.items():
            self._parts[name].add(rows)
        written = {name: parts.close() for name, parts in self._parts.items()}
        self._index.close()
        index = self.folder / search_index.FILE
        sync(index)
        contents = hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()
        manifest = {
            "id": f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{contents[:8]}",
            "created": now(),
            "schema_version": SCHEMA_VERSION,
            "tool_version": tool_version(),
            "tables": written,
            "search": {"files": {index.name: sha256_of(index)}},
            **stated,
        }
        _write_text(
            self.folder / "manifest.json", json.dumps(manifest, indent=1, ensure_ascii=False)
        )
        sync(self.folder)
        return manifest

    def abandon(self) -> None:
        """Removes what was begun: on a full disk it must not take the room that is needed."""
        self._index.abandon()
        for parts in self._parts.values():
            parts.abandon()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def _telling(data_dir: Path) -> Iterator[None]:
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
    inputs: list[dict[str, Any]],
    extractor_version: str,
    keep: int = KEEP,
    roots: Sequence[Address] = (),
) -> Published:
    """Publishes tables that are at hand: see `Draft`. The caller holds `locked`.

    Args:
        tables: Rows by table.
        data_dir: The folder of CURRENT and snapshots.
        inputs: As for Draft.publish.
        extractor_version: As for Draft.publish.
        keep: As for Draft.publish.
        roots: As for Draft.publish.

    Raises:
        SchemaError: A row of documents, passages or issues is not as declared.
        StoreError: The folder cannot be written.
    """
    with drafted(data_dir) as draft:
        draft.add(tables)
        return draft.publish(inputs, extractor_version, keep, roots)


def set_current(data_dir: Path, snapshot_id: str) -> None:
    """Makes a snapshot the current one by one rename."""
    draft = data_dir / ".CURRENT.new"
    _write_text(draft, snapshot_id + "\n")
    draft.replace(data_dir / "CURRENT")
    sync(data_dir)


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
