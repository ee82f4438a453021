"""Report: exhibits in the analyst's order, with captions and words of their own, exported whole."""

from dataclasses import replace

import streamlit as st

from dashboard import basket, filters, options, printing, reporting
from dashboard.reports.paper import BANNERS
from dashboard.reports.plan import Item, Report
from dashboard.view import Page, View

PAGE = Page("Report", ":material/description:", 6.8, "report")
GUARD_HELP = (
    "Counts of people below this number, and counts that would tell them by subtraction, are "
    "shown as less than it. The field's global dataset uses 11; 0 shows every count."
)

PINNED_HELP = (
    "Keeps the report as it is when documents are added, as long as these tables are kept; "
    "otherwise it follows the current tables."
)


def show(view: View) -> None:
    """Draw the page."""
    reporting.show_said()
    reporting.show_shelf(view)
    report = basket.current()
    _cover(view, report)
    if not report.items:
        st.info(
            "The report is empty. On any page, open Export beside a chart and press Add to report; "
            "beside a sentence, press Add to report.",
            icon=":material/add_notes:",
        )
    for place, item in enumerate(report.items):
        reporting.show_item(view, report, place, item)
    st.button("Add a text", icon=":material/notes:", on_click=basket.add, args=(Item("text"),))
    if report.items and not printing.show_gone(view, report):
        printing.show_export(view, report, basket.name() or report.title)
        printing.show_preview(view, report)


def _cover(view: View, report: Report) -> None:
    """Draw what concerns the whole report; a change goes into the report at once."""
    ceilings = view.ceilings
    for key, value in _widgets(report, ceilings[-1]).items():
        options.follow(key, value)
    changed = {"on_change": _take, "args": (view.snapshot.id,)}
    left, right = st.columns(2, gap="large")
    left.text_input("Title", max_chars=200, key="report-title", **changed)
    left.text_input("Author", max_chars=200, key="report-author", **changed)
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
        "Always draw from the tables of now", key="report-pinned", help=PINNED_HELP, **changed
    )


def _widgets(report: Report, highest: str) -> dict[str, object]:
    """What the widgets of the cover say, by key."""
    return {
        "report-title": report.title,
        "report-author": report.author,
        "report-ceiling": min(report.ceiling, highest, key=list(BANNERS).index),
        "report-names": report.names,
        "report-guard": report.guard,
        "report-pinned": bool(report.snapshot),
    }


def _take(snapshot_id: str) -> None:
    """Put what the widgets say into the report."""
    report, said = basket.current(), filters.value
    pinned = report.snapshot or snapshot_id
    basket.put(
        replace(
            report,
            title=said("report-title") or "Untitled report",
            author=said("report-author"),
            ceiling=said("report-ceiling"),
            names=said("report-names"),
            guard=int(said("report-guard")),
            snapshot=pinned if said("report-pinned") else "",
        )
    )
