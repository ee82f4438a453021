"""Rows put together by what columns have in common, and what is counted of each group."""

import math
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.queries.columns import Array, Coded


def distinct(values: Array) -> int:
    """How many different ones there are of small numbers from 0."""
    found = np.zeros(int(values.max(initial=-1)) + 1, bool)
    found[values] = True
    return int(np.count_nonzero(found))


def _numbered(key: Array, size: int) -> tuple[Array, Array]:
    """Numbers for keys below a size, in the order in which they come, and the key of each."""
    if size > 4 * len(key):
        return pd.factorize(key)
    first = np.full(size, -1)
    first[key[::-1]] = np.arange(len(key))[::-1]
    keys = np.flatnonzero(first >= 0)
    keys = keys[np.argsort(first[keys])]
    number = np.empty(size, np.int32)
    number[keys] = np.arange(len(keys))
    return number[key], keys


class Groups:
    """Rows put together by what columns have in common.

    Attributes:
        of: The group of each row, numbered from 0.
        keys: By column, the code that each group has.
        number: How many groups there are.
    """

    def __init__(self, *columns: Coded) -> None:
        """Puts rows together; without rows there is no group.

        Args:
            columns: At least one, all of the same rows.
        """
        sizes = [size for _, size in columns]
        key = np.zeros(len(columns[0][0]), np.int64)
        for values, size in columns:
            key = key * size + values
        self.of, left = _numbered(key, math.prod(sizes))
        self.number = len(left)
        keys: list[Array] = []
        for size in reversed(sizes):
            left, code = np.divmod(left, size)
            keys.append(code)
        self.keys = keys[::-1]

    @cached_property
    def first(self) -> Array:
        """The place among the rows of each group's first."""
        found = np.empty(self.number, np.intp)
        found[self.of[::-1]] = np.arange(len(self.of))[::-1]
        return found

    def count(self, chosen: npt.NDArray[np.bool_] | None = None) -> Array:
        """Rows of each group; of the chosen ones only."""
        of = self.of if chosen is None else self.of[chosen]
        return np.bincount(of, minlength=self.number)

    def count_by(self, values: Array, size: int) -> Array:
        """Rows of each group by a value of theirs; shape (groups, size).

        Args:
            values: A number below the size for each row.
            size: How many values there are.
        """
        key = self.of.astype(np.int64) * size + values
        return np.bincount(key, minlength=self.number * size).reshape(self.number, size)

    def distinct(self, values: Array, chosen: npt.NDArray[np.bool_] | None = None) -> Array:
        """How many different values each group has.

        Args:
            values: A number from 0 for each row.
            chosen: The rows counted; None for all.
        """
        of, told = (self.of, values) if chosen is None else (self.of[chosen], values[chosen])
        size = int(told.max(initial=0)) + 1
        # To sort numbers takes a fifth of the time that it takes to hash them.
        pairs = np.sort(of.astype(np.int64) * size + told)
        first = np.flatnonzero(np.diff(pairs, prepend=-1))
        return np.bincount(pairs[first] // size, minlength=self.number)

    def largest(self, values: Array, chosen: npt.NDArray[np.bool_] | None = None) -> Array:
        """The place among the rows of each group's largest value; -1 where none has one.

        Args:
            values: A number for each row; NaN is none.
            chosen: The rows compared; None for all.
        """
        stated = ~np.isnan(values) if chosen is None else chosen & ~np.isnan(values)
        places = np.flatnonzero(stated)
        of, told = self.of[places], values[places]
        most = np.full(self.number, -np.inf)
        np.maximum.at(most, of, told)
        winning = places[told == most[of]]
        found = np.full(self.number, -1)
        found[self.of[winning]] = winning  # of several the last stays
        return found
