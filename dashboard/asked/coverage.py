"""What an address asks of the page of coverage: countries, publishers or kinds of documents."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.asked import Asks, Drawn, Parameters, one, unread
from dashboard.charts.base import missing
from dashboard.charts.coverage_years import NOTE, coverage_years
from dashboard.queries import coverage_years as queries
from etl.schema import label


def _country(value: object) -> str:
    return wording.country(value) or "no country named"


def _publisher(value: object) -> str:
    return "no publisher named" if missing(value) else str(value)


GROUPS: dict[str, tuple[str, str, Callable[[Any], str]]] = {
    "country": ("Countries", "involved", _country),
    "publisher": ("Publishers", "doc_publisher", _publisher),
    "kind": ("Kinds of documents", "doc_kind", partial(label, "document_kind")),
}
"""What a row of the chart can be: its name in the address, in words, as a column, each value's."""
METRICS = {
    "documents": "Documents",
    "silent": "Read, nothing reported",
    "unread": "Not read",
    "undated": "Undated",
    "copies": "Copies of others",
}
"""Numbers of queries.coverage_years.read and their words."""
TITLES = tuple(f"{words} by year" for words, _, _ in GROUPS.values())


def chosen(parameters: Parameters) -> str:
    """The key of GROUPS that an address asks for, in its `by`."""
    return one(parameters, "by", GROUPS, "country")


def note(frame: pd.DataFrame) -> str:
    """How to read the chart, and how many groups it leaves out."""
    shown, groups = frame["grouped"].nunique(dropna=False), frame["groups"].max()
    if frame.empty or shown == groups:
        return NOTE
    return f"{NOTE} {shown} of {groups} are shown, those with the most documents."


def drawn(asks: Asks, parameters: Parameters) -> Drawn:
    """The chart of the groups that an address asks for."""
    words, column, name = GROUPS[chosen(parameters)]
    frame = asks.ask(queries.covered, column)
    figure = coverage_years(frame, name)
    return Drawn(figure, f"{words} by year", note(frame), unread(parameters, {"by": GROUPS}))
