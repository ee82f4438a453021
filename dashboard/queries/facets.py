"""How many of some documents there are of each kind, publisher, year, country and marking."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from dashboard.queries.columns import Array, codes, held, lists, numbers
from dashboard.queries.contract import Connection
from dashboard.queries.hits import by_number
from dashboard.queries.views import FACT_TABLES

FACETS = ("kind", "publisher", "year", "country", "marking")
_TABLE = "kept_from"
_LAST = chr(0x10FFFF)


def count(connection: Connection, doc_nos: Array) -> pd.DataFrame:
    """How many documents each value of each facet has, the most frequent first.

    Args:
        connection: Prepared by queries.views.
        doc_nos: Documents.

    Returns:
        Columns facet, value (null where unknown), documents.
    """
    chosen = np.zeros(int(numbers(connection, _TABLE, "doc_no").max(initial=0)) + 1, bool)
    chosen[doc_nos] = True
    rows = np.flatnonzero(chosen[numbers(connection, _TABLE, "doc_no")]).astype(np.int32)
    found = {
        "kind": _texts(connection, "kind", rows),
        "publisher": _texts(connection, "coalesce(publisher, '')", rows),
        "year": _years(connection, rows),
        "country": _countries(connection, rows),
        "marking": _markings(connection, doc_nos),
    }
    told = [
        (facet, value or None, number)
        for facet in sorted(FACETS)
        for value, number in sorted(found[facet], key=lambda each: (-each[1], each[0] or _LAST))
    ]
    return pd.DataFrame(told, columns=["facet", "value", "documents"])


def _texts(connection: Connection, expression: str, rows: Array) -> list[tuple[str | None, int]]:
    column = codes(connection, _TABLE, expression)
    return _counted(column.names, column.values[rows])


def _years(connection: Connection, rows: Array) -> list[tuple[str | None, int]]:
    years = numbers(connection, _TABLE, "doc_year")[rows]
    known = years[~np.isnan(years)].astype(np.int64)
    found = _counted(list(map(str, range(int(known.max(initial=0)) + 1))), known)
    undated = len(years) - len(known)
    return [*found, (None, undated)] if undated else found


def _countries(connection: Connection, rows: Array) -> list[tuple[str | None, int]]:
    named = lists(connection, _TABLE, "named")
    _, items = named.unnest(rows)
    nothing = len(named.items.names) - 1
    return _counted(named.items.names, items[items != nothing])


def _counted(names: list[str | None], values: Array) -> list[tuple[str | None, int]]:
    times = np.bincount(values, minlength=len(names))
    return [(names[code], int(times[code])) for code in np.flatnonzero(times)]


def _markings(connection: Connection, doc_nos: Array) -> list[tuple[str | None, int]]:
    found = held(connection).column(("markings", _TABLE), lambda: dict(_holding(connection)))
    counted = ((name, int(np.count_nonzero(holds[doc_nos]))) for name, holds in found.items())
    return [(name, number) for name, number in counted if number]


def _holding(connection: Connection) -> Iterator[tuple[str, Array]]:
    """For each marking, which documents hold a claim so marked, by doc_no."""
    marking = codes(connection, "profiles", "marking")
    number = numbers(connection, "profiles", "profile")
    of_profile = np.zeros(int(number.max(initial=0)) + 1, np.int8)
    of_profile[number] = marking.values
    nothing = by_number(connection, np.zeros(len(numbers(connection, _TABLE, "doc_no")), bool))
    for code, name in enumerate(marking.names[:-1]):
        holds = nothing.copy()
        for table in FACT_TABLES:
            marked = of_profile[numbers(connection, f"shown_{table}", "profile")] == code
            holds[numbers(connection, f"shown_{table}", "doc_no")[marked]] = True
        yield name, holds
