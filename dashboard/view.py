"""What a page gets: the open snapshot, the filters, and answers to queries, cached by snapshot."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import streamlit as st

from dashboard import address, opened, ready
from dashboard.address import Choices
from dashboard.criteria import Filters
from dashboard.login.settings import Person
from dashboard.queries import choices as queries
from dashboard.queries import columns, kept, marks, tables
from etl.read import (
    CEILINGS,
    Damaged,
    NoSnapshot,
    SearchIndex,
    Snapshot,
    SnapshotError,
    countries,
)

ANSWERS = "64MB"
"""Room that the answers kept for all pages and people take; the least used go first."""


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
    order: float
    path: str


@dataclass(frozen=True)
class View:
    """One run of the app.

    Attributes:
        snapshot: The tables shown.
        person: Who reads; nothing above this person's ceiling is asked for.
        filters: What the analyst chose.
        mode: light or dark.
        pages: Streamlit's pages by path, for links.
    """

    snapshot: Snapshot
    person: Person
    filters: Filters
    mode: str = "light"
    pages: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def ask(self, query: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
        """The answer of a query under the filters, from the cache where it was asked before."""
        return self._answered(_key(query, self.filters, *arguments), self.filters, query, arguments)

    def look_up(self, query: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
        """The answer of a query that does not depend on the filters."""
        return self._answered(_key(query, *arguments), None, query, arguments)

    def _answered(
        self,
        asked: str,
        filters: Filters | None,
        query: Callable[..., Any],
        arguments: tuple[object, ...],
    ) -> Any:  # noqa: ANN401
        """The answer; where it fails as files are damaged, the page begins again with whole ones.

        Raises:
            Damaged: The files are damaged, and no page is being drawn.
        """
        named = (self.snapshot.id, self.person.ceiling, self.snapshot)
        try:
            return _answer(asked, *named, filters, query, arguments)
        except (duckdb.Error, SnapshotError, OSError) as error:
            if opened.is_damaged(self.snapshot):
                pass
            elif isinstance(error, SnapshotError) or not ready.is_damaged(
                self.snapshot, self.person.ceiling
            ):
                raise
            else:
                _connection.clear()
            st.rerun()
            raise Damaged(f"The snapshot {self.snapshot.id} is damaged.") from error

    @property
    def ceilings(self) -> tuple[str, ...]:
        """The markings that the person may see, rising."""
        return CEILINGS[: CEILINGS.index(self.person.ceiling) + 1]

    def total(self, *tables: str) -> int:
        """Claims in these fact tables, whatever the filters."""
        return sum(self.rows(table) for table in tables or marks.FACT_TABLES)

    def rows(self, table: str) -> int:
        """Rows of a table, whatever the filters."""
        return self.look_up(tables.whole, table)

    def search_index(self) -> SearchIndex:
        """The index of the words of the documents.

        Raises:
            NoIndex: The tables were published without one.
        """
        return self.snapshot.search_index(self.person.ceiling)

    def counts(self, *tables: str) -> marks.Counts:
        """How much of these fact tables the filters keep; of all without one."""
        return self.ask(marks.count, *tables)

    def counts_sentence(self, *tables: str) -> str:
        """The same as "N of M claims, from K documents", denials told apart."""
        return self.counts(*tables).sentence(self.total(*tables))


def _key(query: Callable[..., Any], *arguments: object) -> str:
    """What was asked, as text: far cheaper to compare than to hash piece by piece."""
    return f"{query.__module__}.{query.__qualname__}{arguments!r}"


@st.cache_data(max_entries=400, max_size=ANSWERS, show_spinner=False)
def _answer(
    asked: str,  # noqa: ARG001 - the cache's key, with the snapshot
    snapshot_id: str,
    ceiling: str,
    _snapshot: Snapshot,
    _filters: Filters | None,
    _query: Callable[..., Any],
    _arguments: tuple[object, ...],
) -> Any:  # noqa: ANN401
    base, held = _connection(snapshot_id, ceiling, _snapshot)
    with base.cursor() as connection:
        if _filters is None:
            return _query(connection, *_arguments)
        marks.apply(connection, _filters)
        return _query(kept.Lean(connection, _filters, held), _filters, *_arguments)


@st.cache_resource(max_entries=3 * len(CEILINGS), show_spinner=False)
def _connection(
    snapshot_id: str,  # noqa: ARG001 - the cache's key
    ceiling: str,
    _snapshot: Snapshot,
) -> tuple[duckdb.DuckDBPyConnection, columns.Held]:
    """One per snapshot and ceiling, with what is held of its database.

    It is not thread-safe, so each query takes a cursor.
    """
    connection = ready.connect(_snapshot, ceiling)
    return connection, columns.held(connection)


def current() -> tuple[Snapshot, str]:
    """The snapshot to show, resolved once per run, and a sentence where it is not the newest.

    Raises:
        SnapshotError: There is none, or none that can be read.
    """
    folder = os.environ.get("TIP_ATLAS_DATA")
    if not folder:
        raise NoSnapshot("No data folder is named: start the atlas with `tip-atlas`.")
    snapshot, notice = opened.current(Path(folder))
    shown, words = opened.to_show(snapshot)
    return shown, notice or words


def choices(snapshot: Snapshot, person: Person) -> Choices:
    """The values that the filters offer to a person."""
    view = View(snapshot, person, Filters())
    return address.existing(view.look_up(queries.values), view.look_up(queries.span), countries())
