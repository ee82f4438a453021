"""Data: each table with its columns' descriptions, its download, and the data dictionary."""

import pandas as pd
import streamlit as st

from dashboard import evidence, exporting, filters, panel, tabular
from dashboard.queries import tables
from dashboard.view import Page, View
from etl.schema import CODES, TABLES

PAGE = Page("Data", ":material/table:", 7, "data")
ROWS = 200
"""Rows of a page of a table."""


def show(view: View) -> None:
    """Draw the page."""
    name = st.selectbox(
        "Table", list(TABLES), format_func=lambda name: TABLES[name].title, key="table"
    )
    table = TABLES[name]
    st.markdown(table.description)
    total = view.ask(tables.count, name)
    kept = evidence.inert(view.filters.sentence())
    st.caption(f"{total:,} of {view.rows(name):,} rows. {kept}")
    about = (view.filters, name)
    page = filters.page("stored", about)
    rows = view.ask(tables.page, name, page * ROWS, ROWS)
    st.dataframe(tabular.plain_frame(rows), hide_index=True, height=420)
    panel.show_turning("stored", about, total, ROWS)
    exporting.show_table_menu(
        view,
        table.title,
        lambda: view.ask(tables.page, name, 0, exporting.MOST_ROWS),
        [name],
        listing=name,
    )
    if total > exporting.MOST_ROWS:
        st.caption(
            f"A file holds the first {exporting.MOST_ROWS:,} rows: narrow the filters for others, "
            "or read the Parquet files."
        )
    exporting.offer_package(view)
    st.subheader("Columns of this table", anchor=False)
    st.dataframe(dictionary([name]), hide_index=True)
    st.subheader("Data dictionary", anchor=False)
    st.markdown("**Columns**: every column of every table, with type, unit and meaning.")
    columns = dictionary(list(TABLES))
    exporting.show_table_menu(view, "Data dictionary", columns, [], "Columns as")
    st.markdown("**Codes**: every code that a column may hold, with its meaning.")
    exporting.show_table_menu(view, "Code lists", code_lists(), [], "Codes as")


def dictionary(names: list[str]) -> pd.DataFrame:
    """One row per column: table, column, type, unit, allowed values, description."""
    return pd.DataFrame(
        [
            {
                "Table": name,
                "Column": column.name,
                "Label": column.label,
                "Type": column.type,
                "Unit": column.unit or "",
                "Allowed": ", ".join(column.allowed or ()),
                "May be empty": "yes" if column.nullable else "no",
                "Description": column.description,
            }
            for name in names
            for column in TABLES[name].columns
        ]
    )


def code_lists() -> pd.DataFrame:
    """One row per code: list, value, label, description, HTCDS term."""
    return pd.DataFrame(
        [
            {
                "List": name,
                "Value": code.value,
                "Label": code.label,
                "Description": code.description,
                "HTCDS 2.0": code.htcds or "",
            }
            for name, codes in CODES.items()
            for code in codes.values()
        ]
    )
