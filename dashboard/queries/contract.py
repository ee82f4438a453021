"""What queries take: a connection to a snapshot, and what the analyst wants to see."""

from typing import Protocol

import duckdb

Connection = duckdb.DuckDBPyConnection
"""A connection that queries.views has prepared."""


class Criteria(Protocol):
    """What a query needs of the filters."""

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        ...

    @property
    def about(self) -> str | None:
        """The key of the mark that was made a filter."""
        ...

    def parameters(self) -> dict[str, object]:
        """The values that queries.kept.KEPT takes."""
        ...
