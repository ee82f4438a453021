"""Verifies a snapshot: hashes, schema, search index, and each row through the write gate."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl import search_index
from etl.gate import Rows, SchemaError, check_rows
from etl.read import Snapshot, open_snapshot
from etl.schema import TABLES, arrow_schema
from etl.store import sha256_of


def check_snapshot(data_dir: Path) -> tuple[str, list[str]]:
    """The id of the current snapshot and one sentence for each fault.

    Args:
        data_dir: The folder of CURRENT and snapshots.

    Raises:
        SnapshotError: There is none, or its manifest cannot be read.
    """
    snapshot = open_snapshot(data_dir)
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
