"""Kept claims of flows put together by origin and destination, with what is told of each."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.queries.columns import Array, Coded, Codes
from dashboard.queries.groups import Groups
from dashboard.queries.told import Told, at, keys

LEVELS = ("country", "province")
WEIGHTS = ("facts", "claims", "documents", "victims")
COLUMNS = {
    "country": ("origin_country", "destination_country"),
    "province": (
        "origin_country",
        "origin_province",
        "destination_country",
        "destination_province",
    ),
}
"""Columns of the marks of corridors."""
ENDS = {
    "country": ("origin_country", "destination_country"),
    "province": (
        "coalesce(origin_province, origin_country)",
        "coalesce(destination_province, destination_country)",
    ),
}
"""What stands at both ends: the province, or the country where none is known."""


def of_level(level: str) -> str:
    """A level that there is: the first for an unknown one."""
    return level if level in LEVELS else LEVELS[0]


class Corridors:
    """Claims put together by corridor, and by what else tells their rows apart.

    Attributes:
        told: The claims.
        groups: The corridors.
    """

    def __init__(self, told: Told, level: str, *also: Coded) -> None:
        """Puts claims together.

        Args:
            told: The claims.
            level: Of LEVELS.
            also: What tells rows of one corridor apart: the codes of the claims.
        """
        self.told = told
        self._of = {name: told.codes(name) for name in COLUMNS[of_level(level)]}
        self._ends = [told.codes(name) for name in ENDS[of_level(level)]]
        self.groups = Groups(*(column.at(told.rows) for column in self._of.values()), *also)
        self._code = dict(zip(self._of, self.groups.keys, strict=False))
        self._measures = told.measures(self.groups, ("per",))
        best = self.groups.largest(told.victims, ~told.denied)
        stated = np.maximum(at(told.victims, best, 0), 0)
        self._measures["victims"] = np.where(self._measures["claims"] > 0, stated, np.nan)
        self._first = self.groups.first

    def keys(self, **also: tuple[Codes, Array]) -> Array:
        """The keys of all rows."""
        return keys("flows", {name: (self._of[name], self._code[name]) for name in self._of} | also)

    def strongest(self, by: str, limit: int) -> Array:
        """The rows shown, the strongest first."""
        found = self._measures
        named = [end.rank[end.values[self.told.rows][self._first]] for end in reversed(self._ends)]
        told = [-found[name] for name in ("documents", "claims", "facts")]
        weight = -np.nan_to_num(found[by if by in WEIGHTS else "facts"].astype(float), nan=-1)
        return np.lexsort((*named, *told, weight))[:limit]

    def united(self, column: str, chosen: Array) -> Array:
        """The items of all lists that each of the chosen rows' claims have, denials left out."""
        whole = self.told.lists(column).whole
        tells = ~self.told.denied
        pairs = Groups((self.groups.of[tells], self.groups.number), whole.at(self.told.rows[tells]))
        items: defaultdict[int, set[str]] = defaultdict(set)
        wanted = np.isin(pairs.keys[0], chosen)
        for group, code in zip(pairs.keys[0][wanted], pairs.keys[1][wanted], strict=True):
            items[int(group)].update((whole.names[code] or "").split())
        return listed([sorted(items[int(group)]) for group in chosen])

    def frame(self, chosen: Array, marks: Array | None = None, **more: Array) -> pd.DataFrame:
        """The chosen rows.

        Args:
            chosen: Numbers of groups.
            marks: The keys of all rows; None for those of corridors.
            more: Further columns, of the chosen rows.
        """
        all_of_them = int((self._measures["claims"] > 0).sum())
        columns = {"mark": (self.keys() if marks is None else marks)[chosen]}
        columns |= {
            name: column.texts[self._code[name][chosen]] for name, column in self._of.items()
        }
        for name, end in zip(("origin", "destination"), self._ends, strict=True):
            columns[name] = end.texts[end.values[self.told.rows][self._first[chosen]]]
        columns |= {name: values[chosen] for name, values in self._measures.items()}
        found = pd.DataFrame(columns | more)
        found["marks"] = all_of_them
        return found.astype(dict.fromkeys(("victims", "victims_low", "victims_high"), "Int64"))


def listed(lists: Sequence[Sequence[str]]) -> Array:
    """Lists as a column."""
    found = np.empty(len(lists), object)
    found[:] = [list(items) for items in lists]
    return found
