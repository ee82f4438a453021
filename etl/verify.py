"""Verifies a snapshot: hashes, schema, search index, and each row through the write gate.

What is damaged is repaired as far as it can be: a search index is written anew from the tables;
where tables are damaged, the last snapshot that is whole becomes the current one.
"""

import contextlib
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl import search_index
from etl.gate import Rows, SchemaError, check_rows
from etl.parts import sha256_of
from etl.paths import snapshot_ids
from etl.read import Damaged, NoSnapshot, Snapshot, SnapshotError, current_id, open_snapshot
from etl.schema import TABLES, arrow_schema
from etl.store import (
    StoreError,
    locked,
    remove_unfinished,
    set_current,
)


@dataclass(slots=True)
class Checked:
    """What a check found and did.

    Attributes:
        id: The snapshot that is current now; None where none is whole.
        faults: One sentence for each fault that was found.
        done: One sentence for each repair.
        whole: Whether nothing is lacking now: no fault, or each was repaired without loss.
    """

    id: str | None = None
    faults: list[str] = field(default_factory=list[str])
    done: list[str] = field(default_factory=list[str])
    whole: bool = True


def check_and_repair(data_dir: Path) -> Checked:
    """Checks the current snapshot and repairs what can be.

    Args:
        data_dir: The folder of CURRENT and snapshots.

    Raises:
        NoSnapshot: Nothing has been built yet.
        OtherSchema: The snapshot was built by another version of the schema.
    """
    checked = Checked()
    try:
        checked.id, checked.faults = check_snapshot(data_dir)
    except Damaged as error:
        checked.faults = [str(error)]
    except NoSnapshot as error:
        if not snapshot_ids(data_dir):
            raise
        checked.faults = [str(error)]
    try:
        with locked(data_dir):
            if checked.faults:
                _repair(data_dir, checked)
            if left := remove_unfinished(data_dir):
                checked.done.append(f"Removed what builds that died had left behind: {left}.")
    except (StoreError, OSError) as error:
        if checked.faults:
            checked.whole = False
            checked.done.append(f"Nothing was repaired: {error}")
    return checked


def _repair(data_dir: Path, checked: Checked) -> None:
    """Restores the search index, or falls back to the last snapshot that is whole."""
    with contextlib.suppress(SnapshotError):
        snapshot = open_snapshot(data_dir)
        table_faults = [fault for name in TABLES for fault in _file_faults(snapshot, name)]
        if not table_faults and _restored_index(snapshot) and not check_snapshot(data_dir)[1]:
            checked.done.append(f"Wrote the search index of {snapshot.id} anew from its tables.")
            return
    damaged, checked.id, checked.whole = checked.id or _named(data_dir), None, False
    for name in snapshot_ids(data_dir):
        with contextlib.suppress(SnapshotError):
            if not check_snapshot(data_dir, name)[1]:
                set_current(data_dir, name)
                checked.id = name
                # The pointer alone was gone, and the newest tables are there: nothing is lost.
                checked.whole = damaged is None and name == snapshot_ids(data_dir)[0]
                advice = "" if checked.whole else "; build again to have what was added since"
                checked.done.append(f"Snapshot {name}, which is whole, is current now{advice}.")
                return
    checked.done.append("No snapshot is whole: run `tip-atlas build` again.")


def _named(data_dir: Path) -> str | None:
    """What CURRENT names, if anything."""
    with contextlib.suppress(SnapshotError):
        return current_id(data_dir) or None
    return None


def _restored_index(snapshot: Snapshot) -> bool:
    """Writes the search index anew, where that gives the very file that was published."""
    path = snapshot.folder / search_index.FILE
    draft = path.with_name(f".{path.name}")
    tables = (pq.read_table(snapshot.path(name)).to_pylist() for name in ("documents", "passages"))
    try:
        draft.unlink(missing_ok=True)
        search_index.write(draft, *tables)
        wanted = snapshot.manifest.get("search", {}).get("files", {}).get(path.name)
        if sha256_of(draft) != wanted:
            return False
        draft.replace(path)
        return True
    finally:
        draft.unlink(missing_ok=True)


def check_snapshot(data_dir: Path, snapshot_id: str | None = None) -> tuple[str, list[str]]:
    """The id of a snapshot and one sentence for each fault.

    Args:
        data_dir: The folder of CURRENT and snapshots.
        snapshot_id: Which one; None for the current.

    Raises:
        SnapshotError: There is none, or its manifest cannot be read.
    """
    snapshot = open_snapshot(data_dir, snapshot_id)
    faults = [fault for name in TABLES for fault in _file_faults(snapshot, name)]
    if not faults:
        faults = _index_faults(snapshot) + _row_faults(snapshot)
    return snapshot.id, faults


def _file_faults(snapshot: Snapshot, name: str) -> list[str]:
    """Faults of a table's files and columns."""
    faults: list[str] = []
    files: dict[str, str] = snapshot.manifest.get("tables", {}).get(name, {}).get("files", {})
    if not files:
        return [f"{name}: the manifest of {snapshot.id} names no file; build again."]
    for file, wanted in files.items():
        path = snapshot.folder / file
        try:
            if sha256_of(path) != wanted:
                faults.append(f"{path}: its content is not what was published; build again.")
            elif not pq.read_schema(path).equals(arrow_schema(name)):
                faults.append(f"{path}: its columns are not those of the schema; build again.")
        except (OSError, pa.ArrowException) as error:
            faults.append(f"{path}: it cannot be read ({error}); build again.")
    return faults


def _index_faults(snapshot: Snapshot) -> list[str]:
    """Faults of the search index."""
    files: dict[str, str] = snapshot.manifest.get("search", {}).get("files", {})
    if search_index.FILE not in files:
        return [f"The snapshot {snapshot.id} has no search index; build again."]
    path = snapshot.folder / search_index.FILE
    try:
        if sha256_of(path) != files[search_index.FILE]:
            return [f"{path}: its content is not what was published; build again."]
    except OSError as error:
        return [f"{path}: it cannot be read ({error}); build again."]
    return search_index.faults(path, snapshot.rows("documents"))


def _row_faults(snapshot: Snapshot) -> list[str]:
    tables: Rows = {name: pq.read_table(snapshot.path(name)).to_pylist() for name in TABLES}
    faults = [
        f"{name}: {len(rows)} rows, but the manifest says {snapshot.rows(name)}; build again."
        for name, rows in tables.items()
        if len(rows) != snapshot.rows(name)
    ]
    refused_before = len(tables["issues"])
    try:
        issues = check_rows(tables)["issues"]
    except SchemaError as error:
        return [*faults, str(error)]
    return faults + [issue["message"] for issue in issues[refused_before:]]
