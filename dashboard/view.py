"""What a page gets: the open snapshot, the filters, and answers to queries, cached by snapshot."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import streamlit as st

from dashboard.criteria import Choices, Filters
from dashboard.queries import coverage, marks, views
from etl.read import NoSnapshot, Snapshot, countries, open_snapshot


@dataclass(frozen=True)
class Page:
    """How a page stands in the navigation; each module of screens/ has one as PAGE.

    Attributes:
        title: In the navigation and the browser's tab.
        icon: A name of Material Symbols, which Streamlit bundles.
        order: Position; the first page is the one that opens.
        path: The last part of its address.
    """

    title: str
    icon: str
    order: int
    path: str


@dataclass(frozen=True)
class View:
    """One run of the app.

    Attributes:
        snapshot: The tables shown.
        filters: What the analyst chose.
        mode: light or dark.
        pages: Streamlit's pages by path, for links.
    """

    snapshot: Snapshot
    filters: Filters
    mode: str = "light"
    pages: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def ask(self, query: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
        """The answer of a query under the filters, from the cache where it was asked before."""
        return _answer(
            f"{query.__module__}.{query.__qualname__}",
            self.snapshot.id,
            (self.filters, *arguments),
            query,
            self.snapshot,
        )

    def look_up(self, query: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
        """The answer of a query that does not depend on the filters."""
        return _answer(
            f"{query.__module__}.{query.__qualname__}",
            self.snapshot.id,
            arguments,
            query,
            self.snapshot,
        )

    def total(self, *tables: str) -> int:
        """Claims in these fact tables, whatever the filters."""
        return sum(self.snapshot.rows(table) for table in tables or marks.FACT_TABLES)

    def counts(self, *tables: str) -> marks.Counts:
        """How much of these fact tables the filters keep; of all without one."""
        return self.ask(marks.count, *tables)

    def counts_sentence(self, *tables: str) -> str:
        """The same as "N of M claims, from K documents", denials told apart."""
        return self.counts(*tables).sentence(self.total(*tables))


@st.cache_data(max_entries=400, show_spinner=False)
def _answer(
    name: str,  # noqa: ARG001 - part of the cache's key
    snapshot_id: str,  # noqa: ARG001 - part of the cache's key
    arguments: tuple[object, ...],
    _query: Callable[..., Any],
    _snapshot: Snapshot,
) -> Any:  # noqa: ANN401
    with _connection(_snapshot.id, _snapshot).cursor() as connection:
        if arguments and isinstance(arguments[0], Filters):
            marks.apply(connection, arguments[0])
        return _query(connection, *arguments)


@st.cache_resource(max_entries=3, show_spinner=False)
def _connection(
    snapshot_id: str,  # noqa: ARG001 - the cache's key
    _snapshot: Snapshot,
) -> duckdb.DuckDBPyConnection:
    """One connection per snapshot; not thread-safe, so each query takes a cursor."""
    connection = _snapshot.connect()
    views.prepare(connection)
    return connection


def current() -> Snapshot:
    """The snapshot that CURRENT names now; resolved once per run.

    Raises:
        SnapshotError: There is none, or it cannot be read.
    """
    folder = os.environ.get("TIP_ATLAS_DATA")
    if not folder:
        raise NoSnapshot("No data folder is named: start the atlas with `tip-atlas`.")
    return open_snapshot(Path(folder))


def choices(snapshot: Snapshot) -> Choices:
    """The values that the filters offer."""
    view = View(snapshot, Filters())
    names = countries()
    codes = view.look_up(coverage.countries)
    named = {str(code): str(names.get(code, code)) for code in codes}
    return Choices(
        dict(sorted(named.items(), key=lambda pair: pair[1])),
        view.look_up(coverage.years),
        view.look_up(coverage.kinds),
    )
