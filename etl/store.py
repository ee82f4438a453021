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
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from etl import search_index
from etl.gate import Row, check_rows
from etl.paths import snapshot_ids
from etl.schema import SCHEMA_VERSION, arrow_schema

KEEP = 3
"""Snapshots kept beside older ones that are within the grace period."""
GRACE_SECONDS = 600
"""Readers that resolved an older snapshot may still be at it for so long."""
HASH_BLOCK = 1 << 20
_DRAFT = ".building-"
"""Begins the name of a snapshot that is not whole yet."""


class StoreError(Exception):
    """The snapshot could not be written; the message is one sentence for the user."""


class Locked(StoreError):
    """Another process is building into the same folder."""


@dataclass(frozen=True, slots=True)
class Published:
    """A snapshot that is now current: rows by table, and how many the gate refused."""

    id: str
    rows: dict[str, int]
    refused: int
    manifest: dict[str, Any]


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(HASH_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def tool_version() -> str:
    """Version of the installed package."""
    try:
        return metadata.version("mekong-tip-atlas")
    except metadata.PackageNotFoundError:
        return "0"


@contextlib.contextmanager
def locked(data_dir: Path) -> Iterator[None]:
    """Holds the folder for one build; the lock of a dead process is free (the system frees it).

    Args:
        data_dir: The folder of CURRENT and snapshots; made where it is missing.

    Raises:
        Locked: Another living process holds it.
        StoreError: The folder cannot be written.
    """
    holder = data_dir / ".lock-holder"
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        lock = FileLock(data_dir / ".lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise Locked(
            f"Another build{_holder(holder)} is writing to {data_dir}: wait until it has ended."
        ) from None
    except OSError as error:
        raise StoreError(_cannot_write(data_dir, error)) from error
    try:
        with contextlib.suppress(OSError):
            holder.write_text(json.dumps({"pid": os.getpid(), "since": _now()}), encoding="utf-8")
        yield
    finally:
        with contextlib.suppress(OSError):
            holder.unlink()
        lock.release()


def _holder(path: Path) -> str:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return f" (process {told['pid']}, since {told['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _cannot_write(data_dir: Path, error: OSError) -> str:
    why = error.strerror or str(error)
    return f"Cannot write to {data_dir} ({why}): choose another folder with --data, or free it."


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _sync(path: Path) -> None:
    """Forces a file or a folder's entries to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_table(folder: Path, name: str, rows: list[Row]) -> dict[str, Any]:
    path = folder / f"{name}.parquet"
    table = pa.Table.from_pylist(rows, schema=arrow_schema(name))
    pq.write_table(table, path, compression="zstd")
    _sync(path)
    return {"rows": len(rows), "files": {path.name: sha256_of(path)}}


def _write_index(folder: Path, rows: Mapping[str, list[Row]]) -> dict[str, str]:
    path = folder / search_index.FILE
    search_index.write(path, rows["documents"], rows["passages"])
    _sync(path)
    return {path.name: sha256_of(path)}


def publish(
    tables: Mapping[str, Iterable[Row]],
    data_dir: Path,
    inputs: list[dict[str, Any]],
    extractor_version: str,
    keep: int = KEEP,
    roots: Sequence[Path] = (),
) -> Published:
    """Checks the rows, writes them as a new snapshot and makes it the current one.

    The folder is written whole and forced to disk before the one rename of CURRENT: whoever
    reads, and whenever the process dies, finds the old snapshot or the new one. The caller
    holds `locked`.

    Args:
        tables: Rows by table.
        data_dir: The folder of CURRENT and snapshots.
        inputs: For the manifest: path, sha256 and sidecar of each input.
        extractor_version: For the manifest: hash of code and reference data.
        keep: How many snapshots stay, this one included.
        roots: For the manifest: the files and folders that the inputs were found in.

    Raises:
        SchemaError: A row of documents, passages or issues is not as declared.
        StoreError: The folder cannot be written.
    """
    good = check_rows(tables)
    stated = {
        "extractor_version": extractor_version,
        "inputs": inputs,
        "roots": [str(root) for root in roots],
    }
    draft = data_dir / "snapshots" / f"{_DRAFT}{os.getpid()}"
    try:
        return _publish(good, data_dir, draft, stated, keep)
    except OSError as error:
        raise StoreError(_cannot_write(data_dir, error)) from error
    finally:
        # On a full disk what was begun must not take the room that is needed to go on.
        shutil.rmtree(draft, ignore_errors=True)


def _publish(
    good: dict[str, list[Row]],
    data_dir: Path,
    draft: Path,
    stated: dict[str, Any],
    keep: int,
) -> Published:
    snapshots = draft.parent
    snapshots.mkdir(parents=True, exist_ok=True)
    remove_unfinished(data_dir)
    draft.mkdir()
    written = {name: _write_table(draft, name, rows) for name, rows in good.items()}
    contents = hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()
    snapshot_id = f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{contents[:8]}"
    manifest = {
        "id": snapshot_id,
        "created": _now(),
        "schema_version": SCHEMA_VERSION,
        "tool_version": tool_version(),
        "tables": written,
        "search": {"files": _write_index(draft, good)},
        **stated,
    }
    _write_text(draft / "manifest.json", json.dumps(manifest, indent=1, ensure_ascii=False))
    _sync(draft)
    draft.rename(snapshots / snapshot_id)
    _sync(snapshots)
    set_current(data_dir, snapshot_id)
    _remove_old(snapshots, snapshot_id, keep)
    refused = sum(issue["code"] == "refused" for issue in good["issues"])
    rows = {name: len(stored) for name, stored in good.items()}
    return Published(snapshot_id, rows, refused, manifest)


def set_current(data_dir: Path, snapshot_id: str) -> None:
    """Makes a snapshot the current one by one rename."""
    draft = data_dir / ".CURRENT.new"
    _write_text(draft, snapshot_id + "\n")
    draft.replace(data_dir / "CURRENT")
    _sync(data_dir)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    _sync(path)


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
