"""Data: each table with its columns' descriptions, its download, and the data dictionary."""

import pandas as pd
import streamlit as st

from dashboard import exporting, tabular
from dashboard.queries import documents
from dashboard.view import Page, View
from etl.schema import CODES, TABLES

PAGE = Page("Data", ":material/table:", 7, "data")


def show(view: View) -> None:
    """Draw the page."""
    name = st.selectbox(
        "Table", list(TABLES), format_func=lambda name: TABLES[name].title, key="table"
    )
    table = TABLES[name]
    frame = view.ask(documents.table, name)
    st.markdown(table.description)
    st.caption(f"{len(frame):,} of {view.snapshot.rows(name):,} rows. {view.filters.sentence()}")
    st.dataframe(tabular.plain_frame(frame), hide_index=True, height=420)
    exporting.show_table_menu(view, table.title, frame, [name])
    st.subheader("Columns of this table", anchor=False)
    st.dataframe(dictionary([name]), hide_index=True)
    st.subheader("Data dictionary", anchor=False)
    st.caption("Every column of every table, and every code with its meaning.")
    exporting.show_table_menu(view, "Data dictionary", dictionary(list(TABLES)), [])
    exporting.show_table_menu(view, "Code lists", code_lists(), [])


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
