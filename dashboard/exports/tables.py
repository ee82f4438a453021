"""Data of exhibits as CSV and XLSX, safe from formulas."""

import csv
import io
import json
import math
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format

from dashboard.charts.base import missing
from dashboard.exports.exhibit import Exhibit, ExportUnavailable
from etl.schema import TABLES

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001
"""What makes a spreadsheet read a cell as a formula (OWASP, CSV Injection)."""
LONGEST = 32_767
"""Characters that a cell of a workbook holds (Excel's limit)."""
MOST_ROWS = 1_048_575
"""Rows of a sheet below its heading (Excel's limit)."""
FIRST_YEAR = 1900
"""Of Excel's calendar; earlier days are texts."""
Cell = str | float | int | None


def defused(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe before a dangerous start."""
    clean = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return f"'{clean}" if clean.lstrip(" ").startswith(FORMULA_STARTS) else clean


def cell(value: object) -> Cell:
    """A value as a cell: numbers stay numbers, lists are joined by semicolons, dates are ISO."""
    if isinstance(value, Mapping):
        return defused(json.dumps(value, ensure_ascii=False, default=str))
    if not isinstance(value, str) and hasattr(value, "__iter__"):
        parts = [cell(item) for item in value]  # pyright: ignore[reportGeneralTypeIssues]
        return defused("; ".join(str(part) for part in parts if part is not None))
    if missing(value):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return str(value.date()) if midnight else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return _number(value)


def _number(value: object) -> Cell:
    if isinstance(value, int):
        return value
    if hasattr(value, "item"):
        value = value.item()  # pyright: ignore[reportAttributeAccessIssue] - a numpy scalar
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 2**53
        return (int(value) if whole else value) if math.isfinite(value) else None
    return value if isinstance(value, int) else defused(str(value))


def typed_cell(value: object) -> Cell | date:
    """A value as a cell of a workbook: as `cell`, but days that Excel knows stay days."""
    if isinstance(value, date) and not missing(value) and value.year >= FIRST_YEAR:
        whole = not isinstance(value, datetime) or value.time() == time()
        return date(value.year, value.month, value.day) if whole else cell(value)
    return cell(value)


def rows_of(frame: pd.DataFrame, write: Callable[[object], Cell | date] = cell) -> list[list[Any]]:
    """Every row of a frame as safe cells."""
    columns = [[write(value) for value in frame.iloc[:, k].tolist()] for k in range(frame.shape[1])]
    return [list(row) for row in zip(*columns, strict=True)]


def to_csv(exhibit: Exhibit) -> bytes:
    """The data as CSV in UTF-8; lines that begin with # say title, filter, counts and sources.

    pandas reads it with `read_csv(path, comment="#")`.
    """
    text = io.StringIO(newline="")
    for label, line in exhibit.notes():
        flat = " ".join(line.encode("utf-8", "replace").decode("utf-8").split())
        text.write(f"# {label}: {flat}\r\n")
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([defused(str(name)) for name in exhibit.data.columns])
    for row in rows_of(exhibit.data):
        writer.writerow(["" if value is None else value for value in row])
    return text.getvalue().encode("utf-8-sig")


def to_xlsx(exhibit: Exhibit) -> bytes:
    """The data as a workbook: sheets Data, About (filter, counts, sources, credits), Dictionary.

    Raises:
        ExportUnavailable: There are more rows than a sheet holds.
    """
    if len(exhibit.data) > MOST_ROWS:
        raise ExportUnavailable(
            f"A sheet holds {MOST_ROWS:,} rows and there are {len(exhibit.data):,}: narrow the "
            "filter, or take CSV."
        )
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": exhibit.day.replace(tzinfo=None)})
        heading = book.add_format({"bold": True, "bottom": 1})
        names = [str(name) for name in exhibit.data.columns]
        _sheet(book, "Data", names, rows_of(exhibit.data, typed_cell), heading)
        notes: list[list[Cell]] = [[label, defused(line)] for label, line in exhibit.notes()]
        _sheet(book, "About", ["What", "Value"], notes, heading)
        _sheet(
            book,
            "Dictionary",
            ["Column", "Type", "Unit", "Description", "Allowed values"],
            dictionary(names, exhibit),
            heading,
        )
    return buffer.getvalue()


def dictionary(names: list[str], exhibit: Exhibit) -> list[list[Cell]]:
    """What each column means, from the schema; doc_ columns are those of the documents table."""
    found: list[list[Cell]] = []
    tables = [TABLES[table] for table in exhibit.tables if table in TABLES]
    for name in names:
        column = next(
            (t.by_name[name] for t in tables or TABLES.values() if name in t.by_name), None
        )
        if column is None and name.startswith("doc_"):
            column = TABLES["documents"].by_name.get(name.removeprefix("doc_"))
        if column is not None:
            allowed = ", ".join(column.allowed or ())
            found.append(
                [defused(name), column.type, column.unit, defused(column.description), allowed]
            )
    return found


def _sheet(
    book: xlsxwriter.Workbook,
    name: str,
    headings: list[str],
    rows: list[list[Any]],
    heading: Format,
) -> None:
    sheet = book.add_worksheet(name)
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    for place, words in enumerate(headings):
        sheet.write_string(0, place, defused(words)[:LONGEST], heading)
    for down, row in enumerate(rows, start=1):
        for across, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(down, across, value[:LONGEST])
            elif isinstance(value, date):
                sheet.write_datetime(down, across, datetime.combine(value, time()), days)
            elif isinstance(value, float) or (value is not None and abs(value) < 2**53):
                sheet.write_number(down, across, value)
            elif value is not None:
                sheet.write_string(down, across, defused(str(value)))
    sheet.freeze_panes(1, 0)
    for place, words in enumerate(headings):
        widths = [len(str(row[place])) for row in rows[:200] if row[place] is not None]
        sheet.set_column(place, place, min(60, max([len(words), *widths]) + 2))
