"""The report that an analyst is putting together: kept for the session, saved when asked to."""

import hashlib
from pathlib import Path

from dashboard import filters
from dashboard.login.settings import LOCAL
from dashboard.reports import shelf
from dashboard.reports.plan import Item, PlanError, Report, address_of
from dashboard.view import View

_REPORT, _NAME, _SAID = "report", "report-name", "report-said"
_OF_A_PAGE = ("mark", "at", "doc", "claim")
"""Parameters of an address that are no part of an exhibit's view."""


def current() -> Report:
    """The report at hand; an empty one at first."""
    return filters.held(_REPORT, Report())


def put(report: Report) -> None:
    """Make this the report at hand."""
    filters.hold(_REPORT, report)


def name() -> str:
    """The name it was last saved or opened under; empty for a new one."""
    return filters.held(_NAME, "")


def add(item: Item) -> None:
    """Add an exhibit at the end; for a button's on_click. What comes of it is told once."""
    try:
        put(current().added(item))
        count = sum(held.kind != "text" for held in current().items)
        filters.keep(_SAID, f"Added to the report as exhibit {count}.")
    except PlanError as error:
        filters.keep(_SAID, str(error))


def said() -> str | None:
    """What the last addition came to, once."""
    return filters.take(_SAID)


def add_view(kind: str, subject: str) -> None:
    """Add an exhibit of the view that is open, its filters with it; for a button's on_click.

    Args:
        kind: chart or table.
        subject: Name of the chart or table.
    """
    query = {key: values for key, values in filters.query().items() if key not in _OF_A_PAGE}
    add(Item(kind=kind, name=subject, address=address_of(query)))


def add_claim(claim_id: str) -> None:
    """Add a sentence; for a button's on_click."""
    add(Item(kind="claim", name=claim_id))


def data_dir(view: View) -> Path:
    """The folder of CURRENT and snapshots."""
    return view.snapshot.folder.parent.parent


def folder(view: View) -> Path:
    """The folder that reports are saved in: where people sign in, each has one of their own."""
    whole = data_dir(view)
    if view.person == LOCAL:
        return whole
    name = view.person.name
    known = hashlib.sha256(name.encode()).hexdigest()[:8]
    plain = "".join(c if c.isalnum() else "-" for c in name)[:60]
    return whole / "people" / f"{plain}-{known}"


def save(view: View, wanted: str) -> None:
    """Save the report at hand under a name.

    Raises:
        ShelfError: It cannot be saved.
    """
    shelf.save(folder(view), wanted, current())
    filters.hold(_NAME, wanted.strip())


def load(view: View, wanted: str) -> None:
    """Make a saved report the one at hand.

    Raises:
        ShelfError: It cannot be opened.
    """
    put(shelf.load(folder(view), wanted))
    filters.hold(_NAME, wanted)


def begin() -> None:
    """Begin an empty report; for a button's on_click."""
    put(Report())
    filters.hold(_NAME, "")
