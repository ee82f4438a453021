"""Report: exhibits in the analyst's order, with captions and words of their own, exported whole."""

from dataclasses import replace

import streamlit as st

from dashboard import basket, reporting
from dashboard.reports.paper import BANNERS
from dashboard.reports.plan import Item, Report
from dashboard.view import Page, View

PAGE = Page("Report", ":material/description:", 6.8, "report")
GUARD_HELP = (
    "Counts of people below this number, and counts that would tell them by subtraction, are "
    "shown as less than it. The field's global dataset uses 11; 0 shows every count."
)


def show(view: View) -> None:
    """Draw the page."""
    reporting.show_said()
    reporting.show_shelf(view)
    report = _cover(basket.current())
    basket.put(report)
    if not report.items:
        st.info(
            "The report is empty. On any page, open Export beside a chart and press Add to report; "
            "beside a sentence, press Add to report.",
            icon=":material/add_notes:",
        )
    for place, item in enumerate(report.items):
        reporting.show_item(view, report, place, item)
    st.button("Add a text", icon=":material/notes:", on_click=basket.add, args=(Item("text"),))
    if report.items:
        reporting.show_export(view, report, basket.name() or report.title)
        reporting.show_preview(view, report)


def _cover(report: Report) -> Report:
    """Draw what concerns the whole report; give it as it is set now."""
    left, right = st.columns(2, gap="large")
    title = left.text_input("Title", report.title, max_chars=200)
    author = left.text_input("Author", report.author, max_chars=200)
    ceiling = right.selectbox(
        "Highest marking shown",
        list(BANNERS),
        index=list(BANNERS).index(report.ceiling),
        format_func=BANNERS.__getitem__,
        help="What is marked above it is left out and counted.",
    )
    names = right.checkbox("Show names of persons who are not public officials", value=report.names)
    guard = right.number_input(
        "Hide counts of people below", 0, 1000, report.guard, help=GUARD_HELP
    )
    return replace(
        report,
        title=title or "Untitled report",
        author=author,
        ceiling=ceiling,
        names=names,
        guard=int(guard),
    )
