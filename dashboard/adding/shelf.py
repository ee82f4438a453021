"""The documents of the tables: corrected, left out, had back, deleted for good."""

from functools import partial
from typing import Any

import streamlit as st

from dashboard import audit, evidence, wording
from dashboard.adding import building, desk, form, papers
from dashboard.audit import AuditError
from dashboard.queries import adding
from dashboard.view import View

WITHIN = (
    "It lies inside another file, or its file is gone or has changed: correct it beside the file "
    "it came from."
)


def show(view: View) -> None:
    """Draw the choice of a document, and what can be done with it."""
    st.subheader("Correct or remove a document", anchor=False)
    rows = {row["doc_id"]: row for row in _offered(view)}
    chosen = st.selectbox(
        "Document",
        list(rows),
        index=None,
        format_func=lambda doc_id: _named(rows[doc_id]),
        placeholder="Choose a document",
        key="add-document",
    )
    if chosen is not None:
        _show_document(view, rows[chosen])
    _show_left_out(view)
    st.button(
        "Build again",
        icon=":material/refresh:",
        help="Does nothing where no document and no correction has changed.",
        on_click=desk.build,
        args=(view,),
        disabled=building.progress().running,
    )


def _offered(view: View) -> list[dict[Any, Any]]:
    """The documents to choose from; of many those whose titles or files hold what is typed."""
    words = ""
    if (number := view.rows("documents")) > adding.OFFERED:
        words = st.text_input(
            "Find it by its title or file",
            key="add-find",
            max_chars=100,
            help=f"There are {number:,} documents: the first {adding.OFFERED} that hold this are "
            "offered below.",
        )
    return view.look_up(adding.found, words.strip()).to_dict("records")


def _named(row: dict[Any, Any]) -> str:
    return f"{wording.own_name(row)} ({row['path']})"


def _show_document(view: View, row: dict[Any, Any]) -> None:
    folder, roots = desk.folder(view), view.snapshot.manifest["roots"]
    path = papers.find(folder, roots, row["path"], row["sha256"] or "")
    if path is None:
        st.info(WITHIN, icon=":material/info:")
    else:
        known = row | {"entered": papers.entered(path)}
        form.show(f"shelf-{row['doc_id']}", known, partial(_correct, view, row))
    if row["sha256"]:
        st.button(
            "Remove from the tables",
            icon=":material/delete:",
            help="Its file stays, and it can be had back below.",
            on_click=_leave_out,
            args=(view, row),
        )


def _correct(view: View, row: dict[Any, Any], entered: dict[str, str]) -> None:
    """Keep what was entered beside the document, and build."""
    folder, roots = desk.folder(view), view.snapshot.manifest["roots"]
    try:
        path = papers.find(folder, roots, row["path"], row["sha256"])
        if path is None:
            raise papers.PaperError(WITHIN)
        audit.record("correction", document=row["doc_id"], path=row["path"], entered=entered)
        papers.correct(path, entered)
    except (papers.PaperError, AuditError) as error:
        desk.tell(str(error))
    else:
        desk.build(view)


def _leave_out(view: View, row: dict[Any, Any]) -> None:
    try:
        audit.record("document_removed", document=row["doc_id"], path=row["path"])
        ceiling = view.person.ceiling
        papers.leave_out(desk.folder(view), row["sha256"], path=row["path"], ceiling=ceiling)
    except (papers.PaperError, AuditError) as error:
        desk.tell(str(error))
    else:
        desk.build(view)


def _show_left_out(view: View) -> None:
    """Draw what is left out, with the ways back and to the end."""
    folder = desk.folder(view)
    try:
        entries = papers.left_out(folder)
    except papers.PaperError as error:
        st.warning(evidence.inert(error))
        return
    # Whoever left it out saw it; those who see less must not read its name.
    seen = [entry for entry in entries if entry["ceiling"] in view.ceilings]
    if not seen:
        return
    st.subheader("Left out", anchor=False)
    st.caption(
        "Their files stay where they are. Tables published before still hold them until three "
        "newer ones have taken their place."
    )
    for entry in seen:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(evidence.inert(entry["path"]))
            key = entry["sha256"]
            act = partial(_act, view, entry)
            st.button("Have it back", key=f"back-{key}", on_click=act, args=("back",))
            path = papers.find(folder, [], entry["path"], entry["sha256"])
            if path is not None:
                with st.popover("Delete for good", icon=":material/delete_forever:"):
                    st.markdown("The file and its corrections are deleted. This cannot be undone.")
                    st.button("Delete it", key=f"gone-{key}", on_click=act, args=("gone",))


def _act(view: View, entry: dict[str, str], what: str) -> None:
    folder = desk.folder(view)
    try:
        event = "document_added" if what == "back" else "document_removed"
        audit.record(event, path=entry["path"], sha256=entry["sha256"], how=what)
        path = papers.find(folder, [], entry["path"], entry["sha256"])
        if what == "gone" and path is not None:
            papers.drop(path)
        papers.put_back(folder, entry["sha256"])
    except (papers.PaperError, AuditError, OSError) as error:
        desk.tell(str(error))
    else:
        if what == "back":
            desk.build(view)
