"""Add: documents dropped or pasted, looked at and corrected, built; others corrected or removed."""

import os

import streamlit as st

from dashboard.adding import desk, shelf
from dashboard.login import present
from dashboard.view import Page, View

PAGE = Page("Add", ":material/library_add:", 6.7, "add")


def show(view: View) -> None:
    """Draw the page."""
    if read_from := os.environ.get(present.READ_FROM):
        st.info(
            f"These tables are read from `{read_from}`: documents are added where they are built, "
            "with `tip-atlas build`.",
            icon=":material/lock:",
        )
        return
    if not view.person.may_add:
        st.info(
            "Documents are added here by those whom the access file lets (may_add): ask who runs "
            "the atlas.",
            icon=":material/lock:",
        )
        return
    if "roots" not in view.snapshot.manifest:
        st.info(
            "These tables do not say which folders they were built from: run `tip-atlas build` "
            "with your folders once, and documents can be added here.",
            icon=":material/info:",
        )
        return
    desk.show_build()
    desk.show_told()
    desk.show_drop(view)
    desk.show_waiting(view)
    shelf.show(view)
