"""Verifies a snapshot: hashes, schema, search index, and each row through the write gate.

What is damaged is repaired as far as it can be: a search index is written anew from the tables;
where tables are damaged, the last snapshot that is whole becomes the current one.
"""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from duckdb import DuckDBPyConnection

from etl import keeping, search_index
from etl.compute import pc
from etl.gate import Gate, Row, Rows, SchemaError, check_rows
from etl.parts import sha256_of
from etl.paths import snapshot_ids
from etl.read import (
    CEILINGS,
    Damaged,
    NoSnapshot,
    Snapshot,
    SnapshotError,
    current_id,
    open_snapshot,
)
from etl.schema import TABLES, arrow_schema
from etl.store import StoreError, locked, remove_unfinished, set_current, set_manifest

SOME = 1_000
"""Documents that are looked at together."""


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
                # A file may be damaged under both its names: what was made of it is read again.
                keeping.forget_damaged(data_dir)
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
    """Writes the words of documents anew that no whole file of the search index holds."""
    published: dict[str, str] = snapshot.manifest.get("search", {}).get("files", {})
    whole = {file: told for file, told in published.items() if not _index_fault(snapshot, file)}
    known = {doc_id for file in whole for doc_id in search_index.held(snapshot.folder / file)}
    documents = pq.read_table(snapshot.path("documents"))
    documents = documents.filter(
        pc.invert(pc.is_in(documents["doc_id"], pa.array(sorted(known), pa.string())))
    )
    passages = pq.read_table(
        snapshot.path("passages"), filters=pc.field("doc_id").isin(documents["doc_id"])
    )
    file = next((file for file in published if file not in whole), search_index.FILE)
    path = snapshot.folder / file
    draft = path.with_name(f".{path.name}")
    try:
        draft.unlink(missing_ok=True)
        search_index.write(draft, documents.to_pylist(), passages.to_pylist())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    whole[file] = sha256_of(path)
    set_manifest(snapshot.folder, {**snapshot.manifest, "search": {"files": whole}})
    return True


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
    if not files:
        return [f"The snapshot {snapshot.id} has no search index; build again."]
    if faults := [fault for file in files if (fault := _index_fault(snapshot, file))]:
        return faults
    try:
        number = sum(len(search_index.held(snapshot.folder / file)) for file in files)
    except search_index.SearchError as error:
        return [str(error)]
    if number == snapshot.rows("documents"):
        return []
    return [
        f"The search index of {snapshot.id} holds {number} documents, the tables hold"
        f" {snapshot.rows('documents')}; build again."
    ]


def _index_fault(snapshot: Snapshot, file: str) -> str:
    """What is wrong with the bytes of a file of the search index; nothing where they are right."""
    path = snapshot.folder / file
    try:
        if sha256_of(path) != snapshot.manifest["search"]["files"][file]:
            return f"{path}: its content is not what was published; build again."
    except OSError as error:
        return f"{path}: it cannot be read ({error}); build again."
    return ""


def _row_faults(snapshot: Snapshot) -> list[str]:
    """Faults of rows, looked at some documents at a time."""
    faults: list[str] = []
    gate = Gate()
    with snapshot.connect(CEILINGS[-1]) as connection:
        for name in TABLES:
            query = f"SELECT count(*) FROM {name}"  # noqa: S608 - names of our own
            ((number,),) = connection.execute(query).fetchall()
            if number != snapshot.rows(name):
                told = f"{number} rows, but the manifest says {snapshot.rows(name)}"
                faults.append(f"{name}: {told}; build again.")
        for rows in _some_by_some(connection):
            refused_before = len(rows["issues"])
            try:
                issues = check_rows(rows, gate)["issues"]
            except SchemaError as error:
                return [*faults, str(error)]
            faults += [issue["message"] for issue in issues[refused_before:]]
    return faults


def _some_by_some(connection: DuckDBPyConnection) -> Iterator[Rows]:
    """All rows of some documents at a time, in the order of their ids; first those of none."""
    of_documents = [name for name, table in TABLES.items() if "doc_id" in table.by_name]
    yield {
        name: _rows(connection, name, "doc_id IS NULL" if name in of_documents else "true")
        for name in TABLES
    }
    ids = connection.execute("SELECT doc_id FROM documents ORDER BY doc_id").fetchall()
    ends = [doc_id for (doc_id,) in ids[SOME - 1 :: SOME]]
    for after, until in zip([None, *ends], [*ends, None], strict=True):
        asked = [one for one in (after, until) if one is not None]
        where = " AND ".join(
            ["doc_id IS NOT NULL"]
            + ["doc_id > ?"] * (after is not None)
            + ["doc_id <= ?"] * (until is not None)
        )
        yield {name: _rows(connection, name, where, asked) for name in of_documents}


def _rows(
    connection: DuckDBPyConnection, name: str, where: str, asked: Sequence[str] = ()
) -> list[Row]:
    query = f"SELECT * FROM {name} WHERE {where}"  # noqa: S608 - names of our own
    return connection.sql(query, params=list(asked)).to_arrow_table().to_pylist()
