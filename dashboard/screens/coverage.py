"""Coverage: which years, countries and publishers the documents speak of, and which they do not."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import components, exporting, filters, results
from dashboard.asked.coverage import GROUPS, METRICS, chosen, note
from dashboard.charts.coverage_years import coverage_years, table
from dashboard.marks import Mark
from dashboard.queries import coverage_years as queries
from dashboard.view import Page, View
from etl.schema import fact_tables

PAGE = Page("Coverage", ":material/grid_on:", 6.5, "coverage")


def show(view: View) -> None:
    """Draw the page."""
    st.caption(
        "What the atlas can know: where there are no documents, nothing can be reported; where "
        "there are documents and no claims, they were read and nothing was found in them."
    )
    numbers = view.ask(queries.read)
    with st.container(horizontal=True, key="numbers"):
        for name, words in METRICS.items():
            st.metric(words, f"{numbers[name]:,}", border=True)
    exporting.show_adding("table", "documents-read", "Add numbers to report")
    asked = chosen(filters.query())
    by = st.segmented_control(
        "By year and",
        list(GROUPS),
        default=asked,
        format_func=lambda group: GROUPS[group][0],
        key=f"by-{asked}",
    )
    if by and by != asked:
        filters.set_parameter("by", by)
        st.rerun()
    title, column, name = GROUPS[asked]
    _show_covered(view, column, f"{title} by year", name)


def _show_covered(view: View, column: str, title: str, name: Callable[[object], str]) -> None:
    frame: pd.DataFrame = view.ask(queries.covered, column)
    components.show_stacked(
        view,
        components.Content(
            key=f"coverage-{column}",
            title=title,
            tables=fact_tables(),
            columns=("year_first", "quote", "doc_title", "doc_publisher"),
            draw=lambda mode: coverage_years(frame, name, mode),
            alternative=f"{title}: documents and claims; the table below says the same.",
            marks=frame,
            note=note(frame),
        ),
    )
    _show_documents(view, column, name)
    with st.expander(f"{title} as a table", icon=":material/table_rows:"):
        st.dataframe(table(frame, name), hide_index=True, key=f"coverage-{column}-numbers")
        exporting.show_table_menu(
            view, f"{title} as a table", table(frame, name), [], listing="coverage-rows"
        )


def _show_documents(view: View, column: str, name: Callable[[object], str]) -> None:
    """Draw the documents of the square that is selected."""
    mark = next((Mark.parse(key) for key in filters.selected(f"coverage-{column}")), None)
    values = dict(mark.values) if mark else {}
    if not {column, "year_first"} <= set(values):
        return
    year = values["year_first"]
    rows = view.ask(queries.documents_of, column, values[column], int(year) if year else None)
    results.show_titles(view, rows, f"{name(values[column])}, {year or 'no date'}")
