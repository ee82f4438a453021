"""The crosswalk to the field's standards as a table: what each column and code is called there."""

import tomllib

import pandas as pd

from etl.read import reference_path
from etl.schema import CODES, TABLES

NONE = "no term"


def crosswalk() -> tuple[str, pd.DataFrame]:
    """The crosswalk's version, and a row for each column and each purpose, unmapped ones too.

    Columns: table, column, code (empty for the column itself), htcds, ctdc, note; `no term` where
    a standard has none. Source of the standards' terms: data/reference/crosswalk.toml.
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
                rows += _codes(table.name, column.name, column.codes)
    return told["version"], pd.DataFrame(rows)


def _codes(table: str, column: str, codes: str) -> list[dict[str, str]]:
    return [
        {
            "table": table,
            "column": column,
            "code": code.value,
            "htcds": code.htcds or NONE,
            "ctdc": _CTDC.get(code.value, NONE),
            "note": code.description,
        }
        for code in CODES[codes].values()
    ]


_CTDC = {
    "sexual_exploitation": "isSexualExploit",
    "forced_labour": "isForcedLabour",
    "marriage": "isForcedMarriage",
    "domestic_servitude": "isForcedLabour",
}
