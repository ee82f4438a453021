"""The first visit: what the atlas is, and the four steps of using it."""

import streamlit as st

from dashboard import filters
from dashboard.view import View

WHAT = (
    "What documents say about trafficking in persons in the Greater Mekong. A **claim** is one "
    "statement in one document; a **fact** is one thing in the world, however often it is told; "
    "what is only denied counts as none."
)
STEPS = (
    (
        "Choose",
        "Filters stand in the bar on the left: a country, a border, some years. They hold on every "
        "page and stand in the address, so that a link reopens what you see.",
        "hotspots",
        "A border, for one",
    ),
    (
        "Look",
        "Places, flows, meetings, agreements and figures each have their page. What is hedged, "
        "alleged, planned or denied is drawn as such.",
        "flows",
        "The flows",
    ),
    (
        "Check",
        "Select any mark, or a row of its table: the sentences behind it appear, and one click "
        "opens the document there.",
        "documents",
        "The documents",
    ),
    (
        "Take",
        "Export a chart or its data with its sources. A program read the documents: see what it "
        "gets right and wrong before you rely on it.",
        "trust",
        "How far to trust it",
    ),
)
NAME = "guide"


def show(view: View) -> None:
    """Draw the introduction: in full until it is dismissed, then what the words mean."""
    st.markdown(WHAT)
    if filters.is_dismissed(NAME) or view.filters.active:
        return
    with st.container(border=True, key="guide"):
        columns = st.columns(len(STEPS))
        for number, (column, step) in enumerate(zip(columns, STEPS, strict=True), start=1):
            title, words, path, link = step
            with column:
                st.markdown(f"**{number}. {title}**")
                st.caption(words)
                if path in view.pages:
                    st.page_link(view.pages[path], label=link, query_params=filters.link())
        st.button("Got it, hide this", on_click=filters.dismiss, args=(NAME,))
