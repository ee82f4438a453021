"""The cover of a report: title, author, and what may be shown in it."""

from dataclasses import replace

import streamlit as st

from dashboard import basket, filters, options
from dashboard.reports.paper import BANNERS
from dashboard.reports.plan import Report, is_address
from dashboard.view import View

GUARD_HELP = (
    "Counts of people below this number, and counts that would tell them by subtraction, are "
    "shown as less than it. The field's global dataset uses 11; 0 shows every count."
)
PINNED_HELP = (
    "Keeps the report as it is when documents are added, as long as these tables are kept; "
    "otherwise it follows the current tables."
)
ADDRESS_HELP = (
    "The links that reopen the views begin with it, as in https://atlas.example.org. Without one "
    "they begin at the root of the atlas."
)
WRONG_ADDRESS = (
    "This is no address of a web page, and the one before stays: begin it with http:// or "
    "https://, as in https://atlas.example.org."
)


def show(view: View, report: Report) -> None:
    """Draw what concerns the whole report; a change goes into the report at once."""
    ceilings = view.ceilings
    for key, value in _widgets(report, ceilings[-1]).items():
        options.follow(key, value)
    changed = {"on_change": _take, "args": (view.snapshot.id,)}
    left, right = st.columns(2, gap="large")
    left.text_input("Title", max_chars=200, key="report-title", **changed)
    left.text_input("Author", max_chars=200, key="report-author", **changed)
    left.text_input(
        "Address of the atlas", max_chars=200, help=ADDRESS_HELP, key="report-address", **changed
    )
    right.selectbox(
        "Highest marking shown",
        ceilings,
        format_func=BANNERS.__getitem__,
        help="What is marked above it is left out and counted.",
        key="report-ceiling",
        **changed,
    )
    right.checkbox(
        "Show names of persons who are not public officials", key="report-names", **changed
    )
    right.number_input(
        "Hide counts of people below", 0, 1000, help=GUARD_HELP, key="report-guard", **changed
    )
    right.checkbox(
        "Keep to the tables that are current now", key="report-pinned", help=PINNED_HELP, **changed
    )


def _widgets(report: Report, highest: str) -> dict[str, object]:
    """What the widgets say, by key."""
    return {
        "report-title": report.title,
        "report-author": report.author,
        "report-address": report.address,
        "report-ceiling": min(report.ceiling, highest, key=list(BANNERS).index),
        "report-names": report.names,
        "report-guard": report.guard,
        "report-pinned": bool(report.snapshot),
    }


def _take(snapshot_id: str) -> None:
    """Put what the widgets say into the report."""
    report, said = basket.current(), filters.value
    pinned = report.snapshot or snapshot_id
    address = str(said("report-address")).strip().rstrip("/")
    if address and not is_address(address):
        address = report.address
        st.toast(WRONG_ADDRESS)
    basket.put(
        replace(
            report,
            title=said("report-title") or "Untitled report",
            author=said("report-author"),
            address=address,
            ceiling=said("report-ceiling"),
            names=said("report-names"),
            guard=int(said("report-guard")),
            snapshot=pinned if said("report-pinned") else "",
        )
    )
