"""A whole snapshot as a Frictionless Data Package: CSV files and datapackage.json in one zip."""

import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import duckdb

from dashboard.exports.crosswalk import crosswalk
from dashboard.exports.exhibit import CREDITS
from dashboard.exports.files import entry, replacing
from dashboard.exports.tables import defused
from etl.read import Snapshot
from etl.schema import CODES, TABLES, Column, Table

BATCH = 20_000
"""Rows that are held at a time."""
TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
}
"""Our types as Table Schema has them; every list is an array, written as JSON."""
PROFILE = "https://specs.frictionlessdata.io/schemas/data-package.json"
README = """Mekong TIP Atlas, tables of snapshot {id}.

Every row of a fact table is a claim: one statement in one document. `start` and `end` are code
points in passages.text, where the quote stands. Lists are JSON arrays. A text that a spreadsheet
would take for a formula begins with an apostrophe that is not part of it. Documents keep the
rights of their publishers: quote, do not republish.
"""


def write_package(snapshot: Snapshot, target: Path, ceiling: str) -> dict[str, int]:
    """Write the package; gives the number of rows by table.

    Args:
        snapshot: The tables.
        target: The zip file; replaced in one step when it is whole.
        ceiling: The highest marking that goes in (etl.access).

    Raises:
        OSError: The file cannot be written; nothing is left behind.
    """
    with replacing(target) as draft, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as packed:
        with snapshot.connect(ceiling) as connection:
            rows = {name: _write_table(packed, connection, TABLES[name]) for name in TABLES}
        _write_crosswalk(packed)
        described = json.dumps(_described(snapshot, ceiling), ensure_ascii=False, indent=1)
        packed.writestr(entry("datapackage.json"), described)
        packed.writestr(entry("README.txt"), README.format(id=snapshot.id))
    return rows


def content(snapshot: Snapshot, ceiling: str) -> bytes:
    """The package as bytes; arguments as for `write_package`."""
    with tempfile.TemporaryDirectory(prefix="tip-atlas-package-") as folder:
        target = Path(folder) / "package.zip"
        write_package(snapshot, target, ceiling)
        return target.read_bytes()


def _write_table(
    packed: zipfile.ZipFile, connection: duckdb.DuckDBPyConnection, table: Table
) -> int:
    rows = 0
    key = ", ".join(f'"{name}"' for name in table.key) or "ALL"
    with packed.open(entry(f"data/{table.name}.csv"), "w", force_zip64=True) as raw:
        names = [column.name for column in table.columns]
        _line(raw, names)
        relation = connection.execute(f'FROM "{table.name}" ORDER BY {key}')
        have = [described[0] for described in relation.description or ()]
        for batch in iter(lambda: relation.fetchmany(BATCH), []):
            for row in batch:
                held = dict(zip(have, row, strict=True))
                _line(raw, [_cell(held.get(column.name), column) for column in table.columns])
            rows += len(batch)
    return rows


def _line(raw: IO[bytes], cells: list[str]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerow(cells)
    raw.write(text.getvalue().encode("utf-8", "replace"))


def _cell(value: Any, column: Column) -> str:  # noqa: ANN401 - any value of a table
    if value is None:
        return "[]" if column.is_list else ""
    if column.is_list:
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return defused(value) if isinstance(value, str) else str(value)


def _described(snapshot: Snapshot, ceiling: str) -> dict[str, Any]:
    version, _ = crosswalk()
    return {
        "$schema": PROFILE,
        "name": "mekong-tip-atlas",
        "id": snapshot.id,
        "title": "Mekong TIP Atlas: claims about trafficking in persons and their evidence",
        "description": f"Highest marking included: {ceiling}. {CREDITS}",
        "version": str(snapshot.manifest["schema_version"]),
        "created": snapshot.manifest["created"],
        "licenses": [
            {
                "name": "other",
                "title": "Documents keep the rights of their publishers; boundaries and names as "
                "credited in the description",
            }
        ],
        "sources": [
            {"title": "Documents named in the resource documents (publisher, reference, date)"}
        ],
        "crosswalk": {"version": version, "path": "data/crosswalk.csv"},
        "resources": [*map(_resource, TABLES.values()), _crosswalk_resource()],
    }


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": f"data/{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            **({"primaryKey": list(table.key)} if table.key else {}),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.label,
        "type": "array" if column.is_list else TYPES[column.type],
        "description": column.description,
    }
    if column.unit:
        field["unit"] = column.unit
    limits: dict[str, Any] = {}
    if not column.nullable and not column.is_list:
        limits["required"] = True
    if column.codes and not column.is_list:
        limits["enum"] = list(CODES[column.codes])
    for name, limit in (("minimum", column.minimum), ("maximum", column.maximum)):
        if limit is not None:
            limits[name] = int(limit) if float(limit).is_integer() else limit
    return field | ({"constraints": limits} if limits else {})


def _write_crosswalk(packed: zipfile.ZipFile) -> None:
    _, frame = crosswalk()
    with packed.open(entry("data/crosswalk.csv"), "w") as raw:
        _line(raw, list(frame.columns))
        for row in _rows(frame):
            _line(raw, row)


def _rows(frame: Any) -> Iterator[list[str]]:  # noqa: ANN401 - a frame of texts
    for row in frame.itertuples(index=False):
        yield [defused(str(cell)) for cell in row]


def _crosswalk_resource() -> dict[str, Any]:
    names = ("table", "column", "code", "htcds", "ctdc", "note")
    return {
        "name": "crosswalk",
        "title": "Crosswalk to HTCDS 2.0 and the CTDC columns",
        "description": "What each column and purpose is called there, where it has a term.",
        "path": "data/crosswalk.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [{"name": name, "type": "string"} for name in names],
            "missingValues": [""],
        },
    }
