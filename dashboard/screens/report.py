"""Report: exhibits in the analyst's order, with captions and words of their own, exported whole."""

import streamlit as st

from dashboard import basket, cover, printing, reporting
from dashboard.reports.plan import Item
from dashboard.view import Page, View

PAGE = Page("Report", ":material/description:", 6.8, "report")


def show(view: View) -> None:
    """Draw the page."""
    reporting.show_said()
    reporting.show_shelf(view)
    report = basket.current()
    cover.show(view, report)
    if not report.items:
        st.info(
            "The report is empty. On any page, open Export below a chart and press Add chart to "
            "report; below a table or a sentence, press Add to report.",
            icon=":material/add_notes:",
        )
    for place, item in enumerate(report.items):
        reporting.show_item(place, item)
    st.button("Add a text", icon=":material/notes:", on_click=basket.add, args=(Item("text"),))
    if report.items and not printing.show_gone(view, report):
        printing.show_export(view, report, basket.name() or report.title)
        printing.show_preview(view, report)
