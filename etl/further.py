"""Places too small or too seldom spelt so to be searched for: looked up where the text names one.

The tables are data/reference/further_places.parquet (a place per row, by GeoNames number) and
further_names.parquet (a folded spelling per row, in order, with the places it can mean, which may
be places of places.parquet under another of their names, and whether it is an English word).
"""

from bisect import bisect_left
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

PREFIX = "geonames:"
_REMEMBERED = 1 << 16
"""Names that are remembered."""
_Columns = dict[str, pa.Array]


class Further:
    """Places by spelling and by id; the tables are read when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        """Remember where the tables are."""
        self._folder = folder
        self._tables: dict[str, _Columns] = {}
        self._found: dict[str, tuple[tuple[str, ...], bool]] = {}

    def ids(self, name: str) -> tuple[str, ...]:
        """The ids of the places that a folded name can mean, the most populous first."""
        return self._of(name)[0]

    def is_word(self, name: str) -> bool:
        """Whether a folded name of such a place is an English word as well."""
        return self._of(name)[1]

    def _of(self, name: str) -> tuple[tuple[str, ...], bool]:
        found = self._found.get(name)
        if found is None:
            names = self._read("names")
            row = _place_in(names["name"], name)
            if row is None:
                found = (), False
            else:
                numbers, word = names["places"][row].as_py(), names["word"][row].as_py()
                found = tuple(f"{PREFIX}{number}" for number in numbers), word
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[name] = found
        return found

    def row(self, place_id: str) -> dict[str, Any] | None:
        """Name, kind, country, point and population of a place; None where it is not known."""
        number = place_id.removeprefix(PREFIX)
        if number == place_id or not number.isdigit():
            return None
        places = self._read("places")
        row = _place_in(places["number"], int(number))
        if row is None:
            return None
        return {name: places[name][row].as_py() for name in places if name != "number"}

    def _read(self, name: str) -> _Columns:
        """A table, read once; most names that are asked for are in none, so that one is enough."""
        if name not in self._tables:
            file = pq.ParquetFile(self._folder / f"further_{name}.parquet")
            self._tables[name] = _columns(file.read(use_threads=False))
        return self._tables[name]


def _columns(table: pa.Table) -> _Columns:
    return {name: table.column(name).combine_chunks() for name in table.column_names}


def _place_in(column: pa.Array, wanted: str | int) -> int | None:
    """The row of a value in a column in ascending order."""
    row = bisect_left(column, wanted, key=lambda value: value.as_py())
    return row if row < len(column) and column[row].as_py() == wanted else None
