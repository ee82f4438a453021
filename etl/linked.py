"""Part files of documents and claims that are linked, each with what it is linked by beside it.

A part is a folder `kept/linked/NAME` of the data folder, named by its content and never changed:
`main.parquet` is what snapshots have, `side.parquet` has a row for each row of it. Each part has
the rows of a span of keys (`etl.spans`), so that a build finds what a change can reach in a few of
them (`etl.stretches`). What is in which part hangs on the rows alone.
"""

import hashlib
import os
import shutil
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from etl.compute import pc
from etl.parts import plain, sha256_of, sync, write_table
from etl.schema import arrow_schema, fact_tables
from etl.shards import MAKING, linking_fields
from etl.spans import Keys, number

FOLDER = "linked"
PART = 2_048
"""Rows of one part: some parts are written anew for each document that is added."""
DIGITS = 16
"""Hexadecimal digits at the end of a claim's id."""
_HEX = "^[0-9a-f]{16}$"
DOCUMENTS_SIDE = pa.schema(
    [
        ("origin", pa.string()),  # of the reading: etl.shards.HELD
        ("runs", pa.list_(pa.uint32())),  # null of documents without claims
        ("copied", pa.string()),  # the document that it copies most of: etl.copies.parents
    ]
)
SORTED = {
    "documents": ("date", "doc_id"),
    "hotspots": ("country", "place_id", "claim_id"),
    "flows": ("origin_country", "destination_country", "period_start", "claim_id"),
    "meetings": ("country", "date_start", "claim_id"),
    "agreements": ("kind", "date", "claim_id"),
    "figures": ("period_start", "claim_id"),
    "roles": ("actor_id", "claim_id"),
    "programmes": ("period_start", "claim_id"),
}
"""In the order in which filters ask for rows, so that they pass over whole groups of them."""


def side_schema(table: str) -> pa.Schema:
    """The columns beside those of a table."""
    return DOCUMENTS_SIDE if table == "documents" else pa.schema(linking_fields(table))


@dataclass(frozen=True, slots=True)
class Part:
    """A part file as manifests name it.

    Attributes:
        name: Of its folder.
        rows: Number of its rows.
        sha256: Of the bytes of `main.parquet`.
        size: Their number.
        span: Where the keys of its rows lie.
    """

    name: str
    rows: int
    sha256: str
    size: int
    span: str = ""

    def main(self, kept: Path) -> Path:
        """The file that snapshots have."""
        return kept / FOLDER / self.name / "main.parquet"

    def side(self, kept: Path) -> Path:
        """The file of what its rows are linked by."""
        return kept / FOLDER / self.name / "side.parquet"

    def is_there(self, kept: Path) -> bool:
        """Whether it is whole, as far as its size tells."""
        try:
            return self.main(kept).stat().st_size == self.size and self.side(kept).is_file()
        except OSError:
            return False


Parts = dict[str, list[Part]]
"""The parts of documents and fact tables."""


def stated(parts: Parts) -> dict[str, list[dict[str, Any]]]:
    """Parts as a manifest has them."""
    return {table: [asdict(part) for part in some] for table, some in parts.items()}


def read_stated(kept: Path, told: object) -> Parts | None:
    """The parts that a manifest names; None where it names none or one is gone."""
    try:
        parts = {table: [Part(**part) for part in told[table]] for table in tables()}  # type: ignore[index]
    except (TypeError, KeyError):
        return None
    whole = all(part.is_there(kept) for some in parts.values() for part in some)
    return parts if whole else None


def damaged(kept: Path) -> list[Path]:
    """Folders of parts that are not what was written; reads each to its end."""
    found: list[Path] = []
    for folder in _folders(kept):
        if folder.name.startswith(MAKING):
            continue
        table = folder.name.partition("-")[0]
        files = [folder / "main.parquet", folder / "side.parquet"]
        try:
            whole = _name(table, *map(sha256_of, files)) == folder.name
        except OSError:
            whole = False
        if not whole:
            found.append(folder)
    return found


def _name(table: str, main: str, side: str) -> str:
    """The name of a part: of its contents."""
    return f"{table}-{hashlib.sha256(f'{main} {side}'.encode()).hexdigest()[:16]}"


def tables() -> tuple[str, ...]:
    """The tables whose rows say something of other documents."""
    return ("documents", *fact_tables())


def read(kept: Path, table: str, part: Part, columns: Sequence[str] | None = None) -> pa.Table:
    """Some columns of a part, or all, those beside it included.

    Raises:
        OSError: It cannot be read.
        pa.ArrowException: It is damaged.
    """
    main, side = arrow_schema(table), side_schema(table)
    wanted = list(columns) if columns is not None else columns_of(table)
    found: dict[str, pa.ChunkedArray] = {}
    for path, schema in ((part.main(kept), main), (part.side(kept), side)):
        if names := [name for name in wanted if name in schema.names]:
            rows = plain(pq.ParquetFile(path), names)
            found |= {name: rows[name] for name in names}
    return pa.table({name: found[name] for name in wanted})


def columns_of(table: str) -> list[str]:
    """All columns of a part, those beside it included."""
    return [*arrow_schema(table).names, *side_schema(table).names]


def joined(table: str, columns: Sequence[str], tables: Iterable[pa.Table]) -> pa.Table:
    """Some columns of several tables of rows, behind each other."""
    known = {field.name: field for field in (*arrow_schema(table), *side_schema(table))}
    schema = pa.schema([known[name] for name in columns])
    some = [one.select(columns).cast(schema) for one in tables]
    return pa.concat_tables([schema.empty_table(), *some])


def keys_of(table: str, rows: pa.Table) -> Keys:
    """The keys of rows: of claims by block, of documents by id."""
    if table == "documents":
        keys = document_keys(rows["doc_id"].combine_chunks())
        return Keys(keys, np.zeros(len(rows), np.uint64))
    return Keys(rows["block"].to_numpy(), _numbers(rows["claim_id"].combine_chunks()))


def _numbers(ids: pa.Array) -> np.ndarray:
    """The numbers at the end of ids of claims."""
    if not len(ids):
        return np.empty(0, np.uint64)
    digits = pc.utf8_slice_codeunits(ids, -DIGITS)
    told = digits.buffers()[2].to_pybytes()[: len(digits) * DIGITS]
    return np.frombuffer(bytes.fromhex(told.decode()), ">u8").astype(np.uint64)


def document_keys(doc_ids: pa.Array) -> np.ndarray:
    """What stands for the block of documents: their ids, most of which are numbers."""
    are_numbers = pc.match_substring_regex(doc_ids, _HEX)
    others = doc_ids.filter(pc.invert(are_numbers)).to_pylist()
    keys, chosen = np.empty(len(doc_ids), np.uint64), are_numbers.to_numpy(zero_copy_only=False)
    keys[chosen] = _numbers(doc_ids.filter(are_numbers))
    keys[~chosen] = [number(one) for one in others]
    return keys


def write(kept: Path, table: str, rows: pa.Table, span: str) -> Part:
    """Writes rows as a part, in the order of `SORTED`.

    Raises:
        OSError: The folder cannot be written.
    """
    rows = rows.sort_by([(column, "ascending") for column in SORTED[table]])
    folder = kept / FOLDER
    draft = folder / f"{MAKING}{os.getpid()}-{uuid.uuid4().hex[:8]}"
    draft.mkdir(parents=True)
    try:
        schemas = (arrow_schema(table), side_schema(table))
        main, side = (
            write_table(draft / name, rows.select(schema.names).cast(schema), PART)
            for name, schema in zip(("main.parquet", "side.parquet"), schemas, strict=True)
        )
        name = _name(table, main.sha256, side.sha256)
        sync(draft)
        _drop(folder / name)
        draft.rename(folder / name)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return Part(name, main.rows, main.sha256, main.size, span)


def settle(kept: Path) -> None:
    """Forces the names of parts to the disk.

    Raises:
        OSError: The folder cannot be written.
    """
    (kept / FOLDER).mkdir(exist_ok=True)
    sync(kept / FOLDER)


def clean(kept: Path, parts: Parts) -> None:
    """Removes all other parts; snapshots keep what they have of them."""
    named = {part.name for some in parts.values() for part in some}
    for folder in _folders(kept):
        if folder.name not in named:
            _drop(folder)


def _drop(folder: Path) -> None:
    """Removes a part whole: one that is killed at it leaves what passes for none."""
    if folder.exists():
        gone = folder.with_name(f"{MAKING}{os.getpid()}-{folder.name}")
        folder.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)


def _folders(kept: Path) -> Iterator[Path]:
    """The folders of parts, and those that builds which were killed were making or removing."""
    folder = kept / FOLDER
    if folder.is_dir():
        yield from sorted(folder.iterdir())
