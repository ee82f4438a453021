"""Write the gazetteer's two tables."""

from collections import defaultdict
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from gazetteer_rows import Row

from etl.gazetteer import FORMS, search_form

_COLUMNS = (
    "place_id", "name", "local_name", "kind", "country", "admin1", "lat", "lon", "borders",
    "valid_from", "valid_to", "population", "rank", "polygon",
)  # fmt: skip
_TYPES = {
    "lat": pa.float32(),
    "lon": pa.float32(),
    "population": pa.int32(),
    "rank": pa.int8(),
    "polygon": pa.bool_(),
    "borders": pa.list_(pa.string()),
}


def write_places(rows: list[Row], path: Path) -> list[Row]:
    """Write a row per place, first of each id; returns the rows written."""
    unique = list({row.place_id: row for row in reversed(rows)}.values())[::-1]
    arrays = [
        pa.array([getattr(row, column) for row in unique], type=_TYPES.get(column, pa.string()))
        for column in _COLUMNS
    ]
    pq.write_table(pa.table(arrays, names=list(_COLUMNS)), path, compression="zstd")
    return unique


def write_names(rows: list[Row], english: set[str], never: set[str], path: Path) -> None:
    """Write a row per spelling: the places it can mean, as which form, and whether it is weak.

    Args:
        rows: In the order of places.parquet.
        english: Dictionary words; a town of such a name is weak.
        never: Words that are a place of rank 0 or none at all.
        path: To write to.
    """
    places: dict[str, list[int]] = defaultdict(list)
    forms: dict[str, set[str]] = defaultdict(set)
    for index, row in enumerate(rows):
        for form, spellings in row.spellings.items():
            for key in {search_form(spelling) for spelling in spellings}:
                if len(key) < 2 or (row.rank > 0 and (len(key) < 3 or key in never)):
                    continue
                if index not in places[key]:
                    places[key].append(index)
                # A spelling that is a country's has that country's forms only.
                if row.kind == "country" or not any(rows[i].kind == "country" for i in places[key]):
                    forms[key].add(form)
    keys = sorted(key for key in places if places[key])
    strong = {key for key in keys if any(_trusted(rows[i]) for i in places[key])}
    weak = [key not in strong and (key in english or len(key) < 4) for key in keys]
    table = pa.table(
        {
            "name": pa.array(keys),
            "places": pa.array([places[key] for key in keys], type=pa.list_(pa.int32())),
            "code": pa.array(
                [_code(forms[k], w) for k, w in zip(keys, weak, strict=True)], pa.uint8()
            ),
        }
    )
    pq.write_table(table, path, compression="zstd")


def _code(forms: set[str], weak: bool) -> int:
    """A bit for each form that a spelling can be, and one for a weak spelling."""
    return sum(1 << bit for bit, form in enumerate(FORMS) if form in forms) + 8 * weak


def _trusted(row: Row) -> bool:
    return row.kind == "country" or row.rank == 0
