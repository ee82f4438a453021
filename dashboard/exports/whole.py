"""The subjects of `tip-atlas export` that are no single chart: reports, tables, the whole."""

import argparse
import io
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard import ready
from dashboard.charts.base import missing
from dashboard.criteria import Filters
from dashboard.exports import Exhibit, ExportUnavailable, files, geo, to_csv, to_xlsx
from dashboard.exports.package import write_package
from dashboard.queries import marks, tables
from etl.read import SnapshotError, open_snapshot
from etl.schema import TABLES, fact_tables

MOST = 500_000
"""Rows of a file at most: they are held in memory, some kilobytes each."""
_OWN = frozenset(("fact_table", "claim_no", "fact_no", "doc_no", "profile"))
"""Columns of queries.views that are numbers of one session only."""


def report(given: argparse.Namespace, filters: Filters) -> int:
    """Write a saved report; 1 where it cannot be made, 2 where it is not named."""
    from dashboard.reports import FORMATS, export, shelf
    from dashboard.reports.assemble import assemble

    if filters.active:
        return _refuse("a report has its exhibits' own filters: leave the options for them out", 2)
    saved = shelf.names(given.data)
    if not given.name:
        return _refuse(f"name the report (saved: {', '.join(saved) or 'none'})", 2)
    form = given.format or _suffix(given.output) or "pdf"
    form = "md" if form == "zip" else form
    if form not in FORMATS:
        return _refuse(f"a report is no {form}: give --format {'|'.join(FORMATS)}", 2)
    target: Path = given.output or Path(f"{given.name}.{FORMATS[form].suffix}")
    try:
        plan = shelf.load(given.data, given.name)
        paper = assemble(plan, open_snapshot(given.data, plan.snapshot or None), given.ceiling)
        content = export(paper, form, _progress)
        files.write(target, content)
    except (shelf.ShelfError, ExportUnavailable, SnapshotError) as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(f"{target} cannot be written: {error.strerror}")
    sys.stdout.write(
        f"{target}: {paper.title}, {sum(s.number > 0 for s in paper.sheets)} exhibits\n"
    )
    return 0


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        sys.stderr.write(f"\rDrawing chart {done} of {total} …{end}")
        sys.stderr.flush()


def data(given: argparse.Namespace, filters: Filters) -> int:
    """Write the claims of a fact table that the filters keep, or another table's rows."""
    if given.name not in TABLES:
        return _refuse(f"name a table: {', '.join(TABLES)}", 2)
    if filters.active and given.name not in fact_tables():
        return _refuse(f"filters concern claims, and {given.name} holds none: leave them out", 2)
    form = given.format or _suffix(given.output) or "csv"
    try:
        write = WRITERS[form]
    except KeyError:
        return _refuse(f"a table is no {form}: give --format csv|xlsx|parquet|geojson", 2)
    if form == "geojson" and given.name not in geo.TABLES:
        return _refuse("only hotspots and flows have a place on a map: take csv", 2)
    target: Path = given.output or Path(f"{given.name}.{form}")
    snapshot = open_snapshot(given.data)
    with ready.connect(snapshot, given.ceiling) as connection:
        if (number := tables.count(connection, filters, given.name)) > MOST:
            return _refuse(
                f"{given.name} has {number:,} such rows and a file holds {MOST:,}: narrow"
                " --countries or --years, or take `tip-atlas export package`, which holds all"
            )
        if given.name in fact_tables():
            frame = _lasting(marks.claims_page(connection, filters, (given.name,), 0, MOST))
        else:
            connection.complete()  # of what was counted
            frame = connection.table(given.name).df()
    if frame.empty:
        return _refuse("nothing matches these filters: widen --countries or --years")
    counts = f"{len(frame):,} of {snapshot.rows(given.name):,} rows"
    exhibit = Exhibit(
        title=TABLES[given.name].title,
        figure=go.Figure(),
        data=frame,
        filter_sentence=filters.sentence(),
        counts=f"{counts}, highest marking {given.ceiling}",
        tables=(given.name,),
        snapshot=snapshot.id,
    )
    try:
        files.write(target, write(exhibit))
    except ExportUnavailable as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(f"{target} cannot be written: {error.strerror}")
    sys.stdout.write(f"{target}: {counts}\n")
    return 0


def of_tables(exhibit: Exhibit) -> Exhibit:
    """An exhibit of claims with the columns that last longer than a session."""
    return replace(exhibit, data=_lasting(exhibit.data))


def _lasting(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.drop(columns=[name for name in frame if name in _OWN])


def to_parquet(exhibit: Exhibit) -> bytes:
    """The rows as Parquet; the file's metadata says title, filter, counts and credits."""
    table = pa.table({str(name): _column(exhibit.data[name]) for name in exhibit.data})
    notes = {label.lower(): line for label, line in exhibit.notes() if label != "Source"}
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), **notes})
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def _column(values: "pd.Series[Any]") -> pa.Array | pa.ChunkedArray:
    """A column of Parquet; of numbers and words among each other, words."""
    try:
        return pa.array(values, from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.array([None if missing(value) else str(value) for value in values])


def to_geojson(exhibit: Exhibit) -> bytes:
    """Hotspots as points, flows as lines, with the filter and the counts."""
    told = {"filter": exhibit.filter_sentence, "counts": exhibit.counts}
    told["tables"] = exhibit.snapshot
    return geo.to_geojson(pd.DataFrame(exhibit.data), exhibit.tables[0], told)


WRITERS = {"csv": to_csv, "xlsx": to_xlsx, "parquet": to_parquet, "geojson": to_geojson}
"""Format of a table's data to what writes it."""


def package(given: argparse.Namespace, filters: Filters) -> int:
    """Write the whole snapshot as a Frictionless Data Package."""
    if filters.active or given.name:
        return _refuse("the package holds the whole snapshot: leave names and filters out", 2)
    target: Path = given.output or Path("mekong-tip-atlas.zip")
    try:
        rows = write_package(open_snapshot(given.data), target, given.ceiling)
    except OSError as error:
        return _refuse(f"{target} cannot be written: {error.strerror}")
    claims = sum(rows[name] for name in fact_tables())
    sys.stdout.write(f"{target}: {rows['documents']:,} documents, {claims:,} claims\n")
    return 0


def _suffix(output: Path | None) -> str | None:
    return output.suffix.lower().removeprefix(".") if output is not None else None


def _refuse(sentence: str, status: int = 1) -> int:
    sys.stderr.write(f"tip-atlas: {sentence}\n")
    return status
