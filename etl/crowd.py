"""Claims of whole blocks as columns, in the order in which they look for their group."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
import pyarrow as pa

from etl.compute import pc
from etl.gate import Row
from etl.sameness import EXCHANGEABLE, words_needed

_LATE = np.iinfo(np.int32).max
LOOKED_AT = {
    "hotspots": ("role",),
    "flows": ("victims_low", "victims_high", "period_start", "period_end", "population"),
    "meetings": (
        *("title", "city", "series", "participants", "kind", "words"),
        *("date_start", "date_end", "date_precision"),
    ),
    "agreements": ("kind", "title", "date", "date_precision"),
    "figures": (
        *("value_low", "value_high", "unit", "about", "countries", "words", "doc_year"),
        *("doc_countries", "period_start", "period_end", "population"),
    ),
    "roles": ("area", "role", "words"),
    "programmes": ("title", "countries", "implementers", "words"),
}
"""By table: what the rules of `etl.link` look at, besides what they ask of any claim."""
OF_ANY = ("claim_id", "doc_id", "block")


class Crowd:
    """Claims of some blocks of a table."""

    def __init__(self, table: str, claims: pa.Table) -> None:
        """Puts them in order.

        Args:
            table: Their table.
            claims: With the columns that linking asks for.
        """
        self.table = table
        rank = pc.rank(claims["claim_id"].combine_chunks()).to_numpy().astype(np.int64)
        self.order = _order(claims, rank)
        """Places in `claims` of the claims as they are put."""
        self.rank = rank[self.order]
        """Of each the rank of its id among all, from 1."""
        self._rows = claims.select([*OF_ANY, *LOOKED_AT[table]]).take(pa.array(self.order))
        self._rows = self._rows.combine_chunks()
        self._lists = [one.name for one in self._rows.schema if pa.types.is_list(one.type)]
        self._known: dict[int, Row] = {}
        self.block = self._rows["block"].to_numpy()
        self.numbers = np.cumsum(self.block[1:] != self.block[:-1])
        self.numbers = np.concatenate([np.zeros(min(1, len(self.block)), np.int64), self.numbers])
        """Of each the number of its block."""
        self._near = _NEAR[table](self._rows)

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Where blocks begin and end, in the order of claims."""
        if not len(self.block):
            return iter(())
        bounds = np.flatnonzero(self.block[1:] != self.block[:-1]) + 1
        return pairwise([0, *bounds.tolist(), len(self.block)])

    def row(self, at: int) -> Row:
        """A claim."""
        if at not in self._known:
            self._known[at] = self.rows(at, at + 1)[0]
        return self._known[at]

    def rows(self, begin: int, end: int) -> list[Row]:
        """Some claims behind each other."""
        found = self._rows.slice(begin, end - begin).to_pylist()
        for row in found:
            for name in self._lists:
                row[name] = frozenset(row[name] or ())
        return found

    def near(self, begin: int, end: int, at: int) -> np.ndarray:
        """Places in a block among which are all claims that one of it is the same as."""
        return np.flatnonzero(self._near(begin, end, at))

    def settled(self, there: np.ndarray) -> np.ndarray | None:
        """What tells groups apart inside blocks, where that is one value: -1 of other blocks.

        Args:
            there: Which claims are not gone, shape (claims,).

        Returns:
            Shape (claims,), with no meaning for claims that are gone; None where no block has such.
        """
        if self.table not in _SETTLED:
            return None
        found = _SETTLED[self.table](self._rows)
        if self.table == "hotspots":
            # A place without a role of its own is of the place's first role.
            here = np.flatnonzero(there)
            begins = here[np.flatnonzero(np.diff(self.numbers[here], prepend=-1))]
            first = np.zeros(self.numbers.max(initial=-1) + 1, found.dtype)
            first[self.numbers[begins]] = found[begins]
            hotspot = pc.equal(self._rows["role"], "hotspot").to_numpy()
            found = np.where(hotspot, first[self.numbers], found)
        return found


_Near = Callable[[int, int, int], np.ndarray]
"""Tells of a block, from one place to another, which claims may be the same as one of it."""


def _order(claims: pa.Table, rank: np.ndarray) -> np.ndarray:
    """The places of claims as `etl.link.order` puts them, block by block."""
    names = claims.column_names
    keys = [rank]
    if "role" in names:
        keys.append(pc.equal(claims["role"], "hotspot").to_numpy(zero_copy_only=False))
    day = next((name for name in ("date_start", "date") if name in names), None)
    if day:
        when = _days(claims[day])
        vague = _precision(claims, {"month": 1, "year": 2})
        keys += [when, np.where(when == _LATE, 3, vague)]
    return np.lexsort([*keys, claims["block"].to_numpy()])


def _days(column: pa.ChunkedArray) -> np.ndarray:
    """Days as numbers; those that are not known last."""
    return pc.fill_null(column.cast(pa.int32()), _LATE).to_numpy().astype(np.int64)


def _precision(claims: pa.Table, codes: dict[str, int]) -> np.ndarray:
    known = claims["date_precision"].to_pylist()
    return np.fromiter((codes.get(one, 0) for one in known), np.int8, len(known))


def _codes(column: pa.ChunkedArray) -> np.ndarray:
    """Equal numbers for equal values; -1 for none."""
    codes = column.combine_chunks().dictionary_encode().indices
    return codes.fill_null(-1).to_numpy(zero_copy_only=False)


class _Words:
    """The words of claims, behind each other."""

    def __init__(self, rows: pa.Table) -> None:
        column = rows["words"].combine_chunks()
        self._values = column.flatten().to_numpy(zero_copy_only=False)
        lengths = pc.fill_null(pc.list_value_length(column), 0).to_numpy(zero_copy_only=False)
        self._ends = np.concatenate([[0], np.cumsum(lengths)])

    def shared(self, begin: int, end: int, at: int) -> np.ndarray:
        """How many words claims of a block share with one of it."""
        ends = self._ends
        here = self._values[ends[begin] : ends[end]]
        own = np.sort(self._values[ends[at] : ends[at + 1]])
        if not len(own):
            return np.zeros(end - begin, np.int64)
        place = np.minimum(np.searchsorted(own, here), len(own) - 1)
        counted = np.concatenate([[0], np.cumsum(own[place] == here)])
        return np.diff(counted[ends[begin : end + 1] - ends[begin]])


def _by_words(rows: pa.Table) -> _Near:
    words = _Words(rows)
    return lambda begin, end, at: words.shared(begin, end, at) > 0


def _near_figures(rows: pa.Table) -> _Near:
    words, document = _Words(rows), _codes(rows["doc_id"])
    values = rows.select(["value_low", "value_high"])

    def near(begin: int, end: int, at: int) -> np.ndarray:
        least = words_needed(values.slice(at, 1).to_pylist()[0])
        same = document[begin:end] == document[at]
        return same | (words.shared(begin, end, at) >= least)

    return near


def _near_meetings(rows: pa.Table) -> _Near:
    words = _Words(rows)
    first, last = _extents(rows)
    undated = first == _LATE

    def near(begin: int, end: int, at: int) -> np.ndarray:
        alike = words.shared(begin, end, at) > 0
        if undated[at]:
            return alike
        meet = (first[begin:end] <= last[at]) & (first[at] <= last[begin:end])
        return np.where(undated[begin:end], alike, meet)

    return near


def _extents(rows: pa.Table) -> tuple[np.ndarray, np.ndarray]:
    """First and last days as `etl.sameness.meeting_extent` gives them, of dated meetings."""
    first = _days(rows["date_start"])
    last = np.maximum(first, _days(pc.coalesce(rows["date_end"], rows["date_start"])))
    vague = _precision(rows, {"month": 1, "year": 2})
    for code, unit in ((1, "M"), (2, "Y")):
        some = (vague == code) & (first != _LATE)
        begins = first[some].astype("M8[D]").astype(f"M8[{unit}]")
        ended = _days(pc.coalesce(rows["date_end"], rows["date_start"]))[some]
        ends = ended.astype("M8[D]").astype(f"M8[{unit}]") + 1
        first[some] = begins.astype("M8[D]").astype(np.int64)
        last[some] = ends.astype("M8[D]").astype(np.int64) - 1
    return first, last


def _near_agreements(rows: pa.Table) -> _Near:
    kinds = rows["kind"].to_pylist()
    kind = _codes(pa.chunked_array([["*" if one in EXCHANGEABLE else one for one in kinds]]))
    return lambda begin, end, at: kind[begin:end] == kind[at]


def _all(rows: pa.Table) -> _Near:
    return lambda begin, end, at: np.ones(end - begin, bool)


_NEAR: dict[str, Callable[[pa.Table], _Near]] = {
    "hotspots": _all,
    "flows": _all,
    "meetings": _near_meetings,
    "agreements": _near_agreements,
    "figures": _near_figures,
    "roles": _by_words,
    "programmes": _by_words,
}


def _settled_hotspots(rows: pa.Table) -> np.ndarray:
    """The role."""
    return _codes(rows["role"])


def _settled_flows(rows: pa.Table) -> np.ndarray:
    """The years of flows that count nobody; -1 of others."""
    years = [_codes(pc.year(rows[name])) for name in ("period_start", "period_end")]
    none = pc.and_(pc.is_null(rows["victims_low"]), pc.is_null(rows["victims_high"])).to_numpy()
    return np.where(none, (years[0] + 1) * (years[1].max(initial=-1) + 2) + years[1] + 1, -1)


def _settled_roles(rows: pa.Table) -> np.ndarray:
    """One value for roles with an area; -1 of others."""
    return np.where(pc.is_valid(rows["area"]).to_numpy(), 0, -1)


_SETTLED: dict[str, Callable[[pa.Table], np.ndarray]] = {
    "hotspots": _settled_hotspots,
    "flows": _settled_flows,
    "roles": _settled_roles,
}
