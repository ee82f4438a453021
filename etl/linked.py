"""Part files of documents and claims that are linked, each with what it is linked by beside it.

A part is a folder `kept/linked/NAME` of the data folder, named by its content and never changed:
`main.parquet` is what snapshots have, `side.parquet` has a row for each row of it. A build writes
those parts anew in which a value changed, adds what is new as further ones, and joins small ones.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from etl.parts import sha256_of, sync, write_table
from etl.schema import arrow_schema, fact_tables
from etl.shards import MAKING, linking_fields, plain

FOLDER = "linked"
PART = 50_000
"""Rows of one part."""
SMALL, FEW = PART // 4, 8
"""Rows of a part that is joined with others as small once there are more than so many."""
TINY = 2_000
"""Rows of a part that new ones are added to: a small table stays one file."""
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
    """

    name: str
    rows: int
    sha256: str
    size: int

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


class Rows:
    """A table of rows that were linked before, part by part, and of new ones."""

    def __init__(self, kept: Path, table: str, parts: Sequence[Part]) -> None:
        """Takes the parts of the last build."""
        self.table, self.kept, self.parts = table, kept, parts

    def read_part(self, part: Part, columns: Sequence[str] | None = None) -> pa.Table:
        """Some columns of a part, or all, those beside it included."""
        main, side = arrow_schema(self.table), side_schema(self.table)
        wanted = list(columns) if columns is not None else [*main.names, *side.names]
        found: dict[str, pa.ChunkedArray] = {}
        for path, schema in ((part.main(self.kept), main), (part.side(self.kept), side)):
            if names := [name for name in wanted if name in schema.names]:
                read = plain(pq.ParquetFile(path), names)
                found |= {name: read[name] for name in names}
        return pa.table({name: found[name] for name in wanted})


class _Writer:
    """Writes parts of a table."""

    def __init__(self, kept: Path, table: str) -> None:
        """Begins with none."""
        self._kept, self._table = kept, table
        self._waiting: list[pa.Table] = []
        self._held = 0
        self.parts: list[Part] = []

    def add(self, rows: pa.Table) -> None:
        """Takes rows with all columns; writes them as soon as they fill a part.

        Raises:
            OSError: The folder cannot be written.
        """
        self._waiting.append(rows)
        self._held += rows.num_rows
        while self._held >= PART:
            whole = pa.concat_tables(self._waiting)
            self.write(whole.slice(0, PART))
            self._waiting = [whole.slice(PART)]
            self._held -= PART

    def close(self) -> list[Part]:
        """Writes what is left; all parts.

        Raises:
            OSError: The folder cannot be written.
        """
        if self._held:
            self.write(pa.concat_tables(self._waiting))
        self._waiting, self._held = [], 0
        return self.parts

    def write(self, rows: pa.Table) -> None:
        """Writes rows as a part of their own, in the order of `SORTED`."""
        rows = rows.sort_by([(column, "ascending") for column in SORTED[self._table]])
        folder = self._kept / FOLDER
        draft = folder / f"{MAKING}{os.getpid()}"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        schemas = (arrow_schema(self._table), side_schema(self._table))
        main, side = (
            write_table(draft / name, rows.select(schema.names).cast(schema))
            for name, schema in zip(("main.parquet", "side.parquet"), schemas, strict=True)
        )
        name = _name(self._table, main.sha256, side.sha256)
        sync(draft)
        _drop(folder / name)
        draft.rename(folder / name)
        sync(folder)
        self.parts.append(Part(name, main.rows, main.sha256, main.size))


def rewritten(
    rows: Rows,
    stays: Sequence[pa.BooleanArray],
    fresh: Iterable[pa.Table],
    values: Mapping[str, pa.Array],
    changed: np.ndarray,
) -> list[Part]:
    """The parts of a table as it is now; those in which nothing changed are as they were.

    Args:
        rows: The table as it was.
        stays: Of each part, which rows stay.
        fresh: Rows that are new, with all columns.
        values: Columns as they are now: of all rows that stay, part by part, then of fresh ones.
        changed: Whether any of these is another than before, of the same rows.

    Raises:
        OSError: The folder cannot be written.
    """
    writer = _Writer(rows.kept, rows.table)
    new = len(changed) - sum(mask.true_count for mask in stays)
    small = [part for part in rows.parts if part.rows < SMALL]
    if len(small) <= FEW:
        small = [part for part in small if new and part.rows < TINY]
    joined = {part.name for part in small}
    at = 0
    for part, mask in zip(rows.parts, stays, strict=True):
        number = mask.true_count
        if number == part.rows and part.name not in joined and not changed[at : at + number].any():
            writer.parts.append(part)
        elif number:
            now = _with(rows.read_part(part).filter(mask), values, at)
            (writer.add if part.name in joined else writer.write)(now)
        at += number
    for some in fresh:
        writer.add(_with(some, values, at))
        at += some.num_rows
    return writer.close()


def _with(rows: pa.Table, values: Mapping[str, pa.Array], at: int) -> pa.Table:
    for name, column in values.items():
        here = column.slice(at, rows.num_rows)
        rows = rows.set_column(rows.schema.get_field_index(name), name, here)
    return rows


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
