"""The crosswalk to the field's standards as a table: what each column and code is called there."""

import tomllib
from collections.abc import Mapping, Sequence

import pandas as pd

from etl.read import reference_path
from etl.schema import CODES, TABLES

NONE = "no term"


def crosswalk() -> tuple[str, pd.DataFrame]:
    """The crosswalk's version, and a row for each column and each purpose, unmapped ones too.

    Columns: table, column, code (empty for the column itself), htcds, ctdc, note; `no term` where
    a standard has none. Columns of the CTDC dataset that we have none for follow, without table.
    Source of the standards' terms: data/reference/crosswalk.toml.
    """
    with reference_path("crosswalk.toml").open("rb") as file:
        told = tomllib.load(file)
    mapped = {(row["table"], row["column"]): row for row in told["columns"]}
    rows: list[dict[str, str]] = []
    for table in TABLES.values():
        if not table.is_fact and table.name not in ("actors",):
            continue
        for column in table.columns:
            row = mapped.get((table.name, column.name), {})
            rows.append(
                {
                    "table": table.name,
                    "column": column.name,
                    "code": "",
                    "htcds": row.get("htcds", NONE),
                    "ctdc": ", ".join(row.get("ctdc", ())) or NONE,
                    "note": row.get("note", ""),
                }
            )
            if column.codes == "purpose":
                rows += _codes(table.name, column.name, told["ctdc_codes"][column.codes])
    rows += [_without_column(name) for name in told["without_column"]["ctdc"]]
    return told["version"], pd.DataFrame(rows)


def _codes(table: str, column: str, ctdc: Mapping[str, Sequence[str]]) -> list[dict[str, str]]:
    return [
        {
            "table": table,
            "column": column,
            "code": code.value,
            "htcds": code.htcds or NONE,
            "ctdc": ", ".join(ctdc.get(code.value, ())) or NONE,
            "note": code.description,
        }
        for code in CODES["purpose"].values()
    ]


def _without_column(name: str) -> dict[str, str]:
    note = "The atlas has no column for it."
    return {"table": "", "column": "", "code": "", "htcds": NONE, "ctdc": name, "note": note}
