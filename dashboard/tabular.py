"""Tables for readers: labels of the schema, codes and countries in words, lists with commas."""

from collections.abc import Sequence

import pandas as pd

from dashboard import wording
from dashboard.charts.base import items
from etl.schema import TABLES, label


def for_display(frame: pd.DataFrame, table: str, columns: Sequence[str]) -> pd.DataFrame:
    """The named columns with their labels, codes and countries in words, lists with commas."""
    shown = {}
    for name in columns:
        declared = TABLES[table].by_name.get(name)
        heading = wording.column_label(table, name)
        values = frame[name]
        if declared is not None and declared.codes:
            values = values.map(lambda value, codes=declared.codes: _coded(value, codes))
        elif declared is not None and "alpha-2" in (declared.unit or ""):
            values = values.map(wording.country_list)
        elif declared is not None and declared.is_list:
            values = values.map(lambda value: ", ".join(items(value)))
        elif declared is not None and declared.type == "date":
            values = _dates(frame, name)
        elif name == "surface":
            values = [wording.own_words(row) or "" for row in frame.to_dict("records")]
        elif pd.api.types.is_string_dtype(values):
            values = values.fillna("")
        shown[heading] = values
    return pd.DataFrame(shown)


def _dates(frame: pd.DataFrame, name: str) -> list[str]:
    """Dates as exactly as they are known; "unknown" where they are not."""
    nothing = pd.Series(["day"] * len(frame), frame.index)
    precisions = frame.get("date_precision", nothing)
    pairs = zip(frame[name], precisions, strict=True)
    return [wording.day(value, precision) or "unknown" for value, precision in pairs]


def plain_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """A table as stored, its lists as text, so that no cell is read as anything but text."""
    shown = frame.copy()
    for name in shown.columns:
        if pd.api.types.is_object_dtype(shown[name]):
            shown[name] = shown[name].map(_cell)
    return shown


def _cell(value: object) -> object:
    if isinstance(value, str) or pd.api.types.is_scalar(value):
        return value
    return ", ".join(items(value))


def _coded(value: object, codes: str) -> str:
    return ", ".join(label(codes, code) for code in items(value))
