"""Columns of the tables of queries.views as arrays, read once for a database when first asked for.

To plan a query costs DuckDB far more than it takes to count some thousand rows, and a page counts
many times. What every change of a filter counts is therefore counted on arrays: queries.kept gives
the rows that filters keep, queries.groups puts them together.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.queries import coded
from dashboard.queries.contract import Connection

Array = npt.NDArray[Any]
Rows = npt.NDArray[np.int32]
"""Places of rows in a shown_TABLE, from 0."""
Coded = tuple[Array, int]
"""A code for each row, and how many codes there are."""

DATABASES = 8
"""Databases (a snapshot under a ceiling) whose columns are held; the least used goes first."""
ANSWERS = 200
"""Sets of kept rows held for a database: some for each of the last filters."""
BYTES = 400_000_000
"""Room that they may take; the latest is held whatever it takes."""

_LOCK = threading.Lock()


@dataclass
class Held:
    """What is held of one database.

    Attributes:
        lock: Taken while a column is read.
        columns: By query and form.
        answers: Kept rows by what was asked, the latest last.
    """

    lock: threading.RLock = field(default_factory=threading.RLock)
    columns: dict[Hashable, Any] = field(default_factory=dict[Hashable, Any])
    answers: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict[Hashable, Any])

    def column(self, name: Hashable, read: Callable[[], Any]) -> Any:  # noqa: ANN401
        """A column that was read before, or is read now, once."""
        if name not in self.columns:
            with self.lock:
                if name not in self.columns:
                    self.columns[name] = read()
        return self.columns[name]

    def answer(self, asked: Hashable, make: Callable[[], Any]) -> Any:  # noqa: ANN401
        """An answer that was given before, or made now; what is made at once is made twice."""
        with self.lock:
            if asked in self.answers:
                self.answers.move_to_end(asked)
                return self.answers[asked]
        made = make()
        with self.lock:
            self.answers[asked] = made
            room = sum(_size(answer) for answer in self.answers.values())
            while len(self.answers) > ANSWERS or (room > BYTES and len(self.answers) > 1):
                room -= _size(self.answers.popitem(last=False)[1])
        return made


def _size(answer: object) -> int:
    return int(getattr(answer, "nbytes", 0))


_DATABASES: OrderedDict[Hashable, Held] = OrderedDict()


def held(connection: Connection) -> Held:
    """What is held of a connection's database, whose name queries.views made.

    A connection that knows it already (its attribute `held`) is not asked for the name again.
    """
    known = getattr(connection, "held", None)
    if isinstance(known, Held):
        return known
    ((name,),) = connection.execute("FROM fast.made").fetchall()
    with _LOCK:
        found = _DATABASES.setdefault(name, Held())
        _DATABASES.move_to_end(name)
        while len(_DATABASES) > DATABASES:
            _DATABASES.popitem(last=False)
    return found


@dataclass(frozen=True)
class Codes:
    """A column of texts as small numbers.

    Attributes:
        values: The code of each row.
        names: What each code stands for; the last is null.
    """

    values: Array
    names: list[Any]

    @cached_property
    def texts(self) -> Array:
        """The names as an array, to be taken by codes."""
        found = np.empty(len(self.names), object)
        found[:] = self.names
        return found

    @cached_property
    def rank(self) -> Array:
        """The place of each code in the order of the names, null last."""
        order = sorted(range(len(self.names) - 1), key=self.names.__getitem__)
        found = np.full(len(self.names), len(self.names))
        found[order] = np.arange(len(order))
        return found

    def at(self, rows: Rows) -> "Coded":
        """The codes of some rows."""
        return self.values[rows], len(self.names)

    def are(self, *names: str | None) -> npt.NDArray[np.bool_]:
        """Which codes stand for one of these names, by code."""
        return np.array([name in names for name in self.names])


@dataclass(frozen=True)
class Lists:
    """A column of lists of texts.

    Attributes:
        whole: The lists as codes, each a text with blanks between its items.
        items: Those of all lists, one after the other.
    """

    whole: Codes
    items: Codes
    _begins: Array

    def having(self, *names: str) -> npt.NDArray[np.bool_]:
        """Which lists have one of these items, by the list's code."""
        return np.logical_or.reduceat(self.items.are(*names)[self.items.values], self._begins[:-1])

    def unnest(self, rows: Rows) -> tuple[Array, Array]:
        """A row for each item of the lists of some rows; the empty list has one, null.

        Returns:
            The place among the rows, and the code of the item.
        """
        lists = self.whole.values[rows]
        sizes = np.diff(self._begins)[lists]
        places = np.repeat(np.arange(len(rows)), sizes)
        within = np.arange(len(places)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return places, self.items.values[self._begins[lists][places] + within]


def lists(connection: Connection, table: str, column: str) -> Lists:
    """A column of lists of texts without blanks of shown_TABLE."""

    def read() -> Lists:
        whole = codes(connection, table, coded.of_list(column))
        parts = [(text or "").split() or [None] for text in whole.names]
        found = sorted({item for part in parts for item in part if item is not None})
        code = {item: place for place, item in enumerate([*found, None])}
        flat = np.array([code[item] for part in parts for item in part], np.int64)
        begins = np.cumsum([0, *(len(part) for part in parts)])
        return Lists(whole, Codes(flat, [*found, None]), begins)

    return held(connection).column((table, column, Lists), read)


def numbers(connection: Connection, table: str, expression: str) -> Array:
    """A column of numbers of shown_TABLE (or another table of queries.views), null as NaN."""
    query = f"SELECT {expression} AS value FROM fast.{table}"  # noqa: S608 - of our own

    def read() -> Array:
        found: Any = connection.execute(query).fetchnumpy()["value"]
        if not isinstance(found, np.ma.MaskedArray):
            return found
        # What has no more digits than years is as exact in half the room.
        kind = np.float32 if found.dtype.itemsize <= 2 else np.float64
        told = found.data.astype(kind)
        told[found.mask] = np.nan
        return told

    return held(connection).column((query, Array), read)


def codes(connection: Connection, table: str, expression: str) -> Codes:
    """A column of texts of shown_TABLE (or another) as codes; an expression of queries.coded."""

    def read() -> Codes:
        names = coded.names(connection, table, expression)
        return Codes(numbers(connection, *coded.column(table, expression)), [*names, None])

    return held(connection).column((table, expression, Codes), read)


def beside(connection: Connection, table: str, expression: str, query: str) -> dict[str, Array]:
    """What a query says of the texts of a column, by the query's columns and the texts' codes.

    Args:
        connection: Prepared by queries.views.
        table: As for `codes`.
        expression: As for `codes`.
        query: Without parameters; its first column has the texts, once each.
    """

    def read() -> dict[str, Array]:
        told = connection.execute(query).df()
        told = told.set_index(told.columns[0])
        found = told.reindex(codes(connection, table, expression).names)
        return {
            str(name): values.to_numpy()
            if pd.api.types.is_numeric_dtype(values)
            else values.astype(object).where(values.notna(), None).to_numpy()
            for name, values in found.items()
        }

    return held(connection).column((table, expression, query), read)
