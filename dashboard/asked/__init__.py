"""What an address asks of a page beyond the filters, and the chart that it then shows.

One module per page. Pages draw their widgets by what these modules read, exports and reports draw
the same charts from a saved address: so a link, a page and a paper cannot differ. No streamlit.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import plotly.graph_objects as go

from dashboard.criteria import Filters
from dashboard.queries import marks
from dashboard.queries.contract import Connection
from etl.read import SearchIndex

Parameters = Mapping[str, Sequence[str]]
"""The parameters of an address, each with its values."""
Period = tuple[int, int]
"""First and last year, both included."""
_PERIODS = re.compile(r"(\d{4})-(\d{4})_(\d{4})-(\d{4})", re.ASCII)


class Asks(Protocol):
    """What answers queries: a page's view, or a connection with filters."""

    @property
    def filters(self) -> Filters:
        """What is kept."""
        ...

    def ask(self, query: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
        """The answer of a query under the filters."""
        ...

    def look_up(self, query: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
        """The answer of a query that does not depend on the filters."""
        ...

    def search_index(self) -> SearchIndex:
        """The index of the words of the documents."""
        ...


@dataclass(frozen=True)
class Asked:
    """Queries answered by a connection that queries.views has prepared."""

    connection: Connection
    filters: Filters
    index: Callable[[], SearchIndex] | None = None

    def search_index(self) -> SearchIndex:
        """The index of the words of the documents, where it was given one."""
        assert self.index is not None
        return self.index()

    def ask(self, query: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
        """The answer of a query under the filters."""
        marks.apply(self.connection, self.filters)
        return query(self.connection, self.filters, *arguments)

    def look_up(self, query: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
        """The answer of a query that does not depend on the filters."""
        return query(self.connection, *arguments)


@dataclass(frozen=True)
class Drawn:
    """A chart as an address asks for it.

    Attributes:
        figure: For light paper.
        title: What it is called on the page; empty for the title that it always has.
        note: How to read it; empty where the figure's own `meta` says it.
        unread: Parameters whose value is not known here, as `scale=X`: the default was drawn.
    """

    figure: go.Figure
    title: str = ""
    note: str = ""
    unread: tuple[str, ...] = ()


def note_of(figure: go.Figure) -> str:
    """How to read a figure, as its `meta` says; empty where it says nothing."""
    meta: Any = figure["layout"]["meta"]
    return str(meta["note"]) if meta and meta.get("note") else ""


def one(parameters: Parameters, name: str, known: Collection[str], default: str) -> str:
    """The value of a parameter; the default where it has none, or none that is known."""
    values = parameters.get(name) or (default,)
    return values[-1] if values[-1] in known else default


def unread(parameters: Parameters, known: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """The parameters that say what is not known, as `name=value`.

    Args:
        parameters: Of an address.
        known: Parameter to the values that it takes.
    """
    return tuple(
        f"{name}={value}"
        for name, values in known.items()
        for value in parameters.get(name, ())[-1:]
        if value not in values
    )


def periods(text: str | None, span: Period | None) -> tuple[Period, Period] | None:
    """Two periods, "1999-2003_2004-2006"; None where there are none within the span."""
    found = _PERIODS.fullmatch(text or "")
    if found is None or span is None:
        return None
    years = [int(year) for year in found.groups()]
    first, second = (years[0], years[1]), (years[2], years[3])
    inside = all(span[0] <= start <= end <= span[1] for start, end in (first, second))
    return (first, second) if inside else None
