"""What is counted of kept claims, put together in whatever groups."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.marks import Mark, part
from dashboard.queries.columns import (
    Array,
    Codes,
    Lists,
    Rows,
    beside,
    codes,
    lists,
    numbers,
)
from dashboard.queries.contract import Connection
from dashboard.queries.groups import Groups

_STANDINGS = ("stated", "alleged", "planned", "denied")
"""How claims are told, the strongest first; what states something as a fact has many words."""


class Told:
    """Kept claims of a fact table.

    Attributes:
        rows: Their places in shown_TABLE.
        denied: Whether each denies what it is about.
    """

    def __init__(self, connection: Connection, table: str, rows: Rows) -> None:
        """Takes the claims.

        Args:
            connection: Prepared by queries.views.
            table: A fact table that has victims.
            rows: Places of rows, as from queries.kept.rows.
        """
        self._connection = connection
        self._shown = f"shown_{table}"
        self.rows = rows
        self._taken: dict[str, Array] = {}
        how = self.codes("assertion")
        rank = [_STANDINGS.index(name) if name in _STANDINGS else 0 for name in how.names]
        self._standing = np.array(rank, np.uint8)[how.values[rows]]
        self.denied: npt.NDArray[np.bool_] = self._standing == _STANDINGS.index("denied")

    def codes(self, expression: str) -> Codes:
        """A column of texts, of all claims of the table."""
        return codes(self._connection, self._shown, expression)

    def code(self, expression: str) -> Array:
        """The codes of a column of texts, a claim each."""
        return self.codes(expression).values[self.rows]

    def number(self, expression: str) -> Array:
        """A column of numbers, a claim each."""
        if expression not in self._taken:  # a copy of a few megabytes, of use for each grouping
            column = numbers(self._connection, self._shown, expression)
            self._taken[expression] = column[self.rows]
        return self._taken[expression]

    def beside(self, expression: str, query: str) -> dict[str, Array]:
        """What a query says of the texts of a column, by the query's columns and their codes.

        Args:
            expression: The column.
            query: Without parameters; its first column has the texts.
        """
        return beside(self._connection, self._shown, expression, query)

    def lists(self, column: str) -> Lists:
        """A column of lists of texts, of all claims of the table."""
        return lists(self._connection, self._shown, column)

    def only(self, chosen: Array) -> "Told":
        """Some of these claims, by their places or whether each is wanted; one may come twice."""
        return Told(self._connection, self._shown.removeprefix("shown_"), self.rows[chosen])

    @cached_property
    def victims(self) -> Array:
        """The lowest number of victims that each claim states; NaN where it states none."""
        return self.number("coalesce(victims_low, victims_high)::DOUBLE")

    @cached_property
    def facts(self) -> Array:
        """The fact of each claim, as a number."""
        return self.number("fact_no")

    def measures(self, groups: Groups, also: tuple[str, ...] = ()) -> dict[str, Any]:
        """What is told of each group of these claims.

        Args:
            groups: Of `rows`.
            also: Further columns of texts, given as the claim of the most victims has them.

        Returns:
            By name, an array each: claims, facts and documents (denials left out), denials,
            standing, and of the claim of the most victims, victims_low, victims_high, qualifier.
        """
        tells = ~self.denied
        largest = groups.largest(self.victims, tells)
        told = groups.count_by(self._standing, len(_STANDINGS))
        return {
            "claims": told[:, :-1].sum(axis=1),
            "facts": groups.distinct(self.facts, tells),
            "documents": groups.distinct(self.number("doc_no"), tells),
            "denials": told[:, -1],
            "standing": np.array(_STANDINGS, object)[np.argmax(told > 0, axis=1)],
            "victims_low": at(self.number("victims_low::DOUBLE"), largest, np.nan),
            "victims_high": at(self.number("victims_high::DOUBLE"), largest, np.nan),
        } | {name: self._text_at(name, largest) for name in ("qualifier", *also)}

    def _text_at(self, name: str, places: Array) -> Array:
        column = self.codes(name)
        code = np.full(len(places), len(column.names) - 1)
        code[places >= 0] = column.values[self.rows[places[places >= 0]]]
        return column.texts[code]


def at(values: Array, places: Array, nothing: float) -> Array:
    """The values at places; where a place is -1, nothing."""
    if not len(values):
        return np.full(len(places), nothing)
    return np.where(places < 0, nothing, values[places])


def keys(table: str, columns: Mapping[str, tuple[Codes, Array]]) -> Array:
    """The keys of marks, equal to Mark.key.

    Args:
        table: A fact table.
        columns: By name, a column and the code that each mark has of it.
    """
    Mark(table, tuple((name, None) for name in columns))
    found = np.full(len(next(iter(columns.values()))[1]), table, object)
    for name, (column, chosen) in columns.items():
        used, place = np.unique(chosen, return_inverse=True)
        parts = [f"~{part(name, column.names[code])}" for code in used]
        found = found + np.array(parts, object)[place]
    return found
