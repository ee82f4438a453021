"""Documents: search with hits in context, and a reader with every claim beside its paragraph."""

import streamlit as st

from dashboard import filters, reader, results
from dashboard.queries import documents
from dashboard.view import Page, View

PAGE = Page("Documents", ":material/article:", 6, "documents")


def show(view: View) -> None:
    """Draw the page."""
    asked = filters.parameter("doc")
    if asked:
        found = view.look_up(documents.document, asked)
        if not found.empty:
            reader.show(view, found.iloc[0])
            return
        st.warning(
            "The document of this address is not in the tables (any more). All are listed below.",
            icon=":material/info:",
        )
    results.show(view)
