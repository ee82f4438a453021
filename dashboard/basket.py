"""The report that an analyst is putting together: kept for the session, saved when asked to."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from dashboard import filters
from dashboard.login.present import READ_FROM
from dashboard.login.settings import LOCAL
from dashboard.reports import shelf
from dashboard.reports.plan import Item, PlanError, Report, address_of, is_address
from dashboard.view import View

_REPORT, _NAME = "report", "report-name"
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
    """Add an exhibit at the end and tell so; for a button's on_click."""
    try:
        report = current()
        put(replace(report, address=report.address or _address()).added(item))
        count = sum(held.kind != "text" for held in current().items)
        st.toast(f"Added to the report as exhibit {count}.")
    except PlanError as error:
        st.toast(str(error))


def _address() -> str:
    """Where the atlas is, as the reader's browser has it; empty where links cannot begin so."""
    found = urlsplit(st.context.url or "")
    root = f"{found.scheme}://{found.netloc}{found.path.rpartition('/')[0]}"
    return root if is_address(root) else ""


def add_view(kind: str, subject: str, keep: Sequence[str] = ()) -> None:
    """Add an exhibit of the view that is open, its filters with it; for a button's on_click.

    Args:
        kind: chart or table.
        subject: Name of the chart or table.
        keep: Parameters of what is open on a page that the exhibit is of.
    """
    left = {*_OF_A_PAGE} - {*keep}
    query = {key: values for key, values in filters.query().items() if key not in left}
    add(Item(kind=kind, name=subject, address=address_of(query)))


def add_words(kind: str, name: str) -> None:
    """Add a sentence or a paragraph; for a button's on_click.

    Args:
        kind: claim or passage.
        name: Its id.
    """
    add(Item(kind=kind, name=name))


def data_dir(view: View) -> Path:
    """The folder of CURRENT and snapshots; one of this account where they are only read."""
    served = os.environ.get("TIP_ATLAS_DATA") if os.environ.get(READ_FROM) else None
    return Path(served) if served else view.snapshot.folder.parent.parent


def folder(view: View) -> Path:
    """The folder that reports are saved in: where people sign in, each has one of their own."""
    whole = data_dir(view)
    if view.person.name == LOCAL.name:
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
