"""Documents: list, search, and a reader with every claim highlighted."""

import pandas as pd
import streamlit as st

from dashboard import components, filters, reader, wording
from dashboard.queries import coverage, documents
from dashboard.view import Page, View

PAGE = Page("Documents", ":material/article:", 6, "documents")
COLUMNS = ("title", "publisher", "date", "kind", "reference", "classification", "claims", "status")
COLUMNS += ("path",)


def show(view: View) -> None:
    """Draw the page."""
    asked = filters.parameter("doc")
    if asked:
        found = view.look_up(documents.document, asked)
        if not found.empty:
            reader.show(view, found.iloc[0], filters.parameter("claim"))
            return
        st.warning(
            "The document of this address is not in the tables (any more). All are listed below.",
            icon=":material/info:",
        )
    _show_list(view)


def _show_list(view: View) -> None:
    frame = view.ask(coverage.documents)
    words = st.text_input(
        "Search", placeholder="Words in the text, accents and case aside", max_chars=200
    ).strip()
    if words:
        hits = view.look_up(documents.search, words)
        frame = frame[frame["doc_id"].isin(list(hits))].reset_index(drop=True)
    st.caption(f"{len(frame)} of {view.snapshot.rows('documents')} documents. Select one to read.")
    if frame.empty:
        st.info(
            "No document matches. Shorten the search words, or clear the filters.",
            icon=":material/filter_alt_off:",
        )
        return
    selected = st.dataframe(
        _listed(frame),
        key="documents-list",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
    )["selection"]["rows"]
    if selected and selected[0] < len(frame):
        filters.set_parameter("doc", frame["doc_id"].iloc[selected[0]])
        st.rerun()


def _listed(frame: pd.DataFrame) -> pd.DataFrame:
    titles = [wording.own_name(row) for row in frame.to_dict("records")]
    return components.table_for_display(frame.assign(title=titles), "documents", COLUMNS)
