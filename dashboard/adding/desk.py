"""What the page Add is made of: what waits with what was read of it, and how the build goes."""

import secrets
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import audit, evidence, filters, wording
from dashboard.adding import building, form, papers
from dashboard.audit import AuditError
from dashboard.charts.base import counted
from dashboard.queries import adding
from dashboard.view import View
from etl.schema import label

_TOLD = "add-told"
_SEEN = "add-seen"
_ROUND = "add-round"
_PAGE = "add-page"
CARDS = 10
"""Documents that wait shown at once: each has a form of its own."""


def folder(view: View) -> Path:
    """The data folder."""
    return view.snapshot.folder.parent.parent


def tell(sentence: str) -> None:
    """Keep a sentence that the next run shows."""
    filters.keep(_TOLD, [*(filters.take(_TOLD) or []), sentence])


def show_told() -> None:
    """Tell what the last press of a button came to."""
    for sentence in filters.take(_TOLD) or []:
        st.info(evidence.inert(sentence), icon=":material/info:")


def build(view: View) -> None:
    """Build in the background from what the tables were built from, and what was added."""
    building.start(folder(view), view.snapshot.manifest["roots"])


def _waiting(view: View) -> Path:
    token = filters.held("add-token", "") or secrets.token_hex(16)
    filters.hold("add-token", token)
    return papers.waiting_folder(folder(view), token)


def show_drop(view: View) -> None:
    """Draw where files are dropped and text is pasted; what comes is put aside at once."""
    turn = filters.held(_ROUND, 0)
    dropped = st.file_uploader(
        f"Drop documents here: up to {papers.FILE_MB} MB each",
        accept_multiple_files=True,
        key=f"add-files-{turn}",
        help="Text, Markdown, PDF, Word, OpenDocument, RTF, web pages, mails and mailboxes.",
    )
    with st.expander("Paste text instead", icon=":material/content_paste:"):
        name = st.text_input("Name", key=f"add-name-{turn}", max_chars=100)
        text = st.text_area("Text", key=f"add-text-{turn}", height=200)
        pasted = st.button("Take the text", disabled=not text)
    if not dropped and not (pasted and text):
        return
    for file in dropped:
        _put_aside(view, file.name, file.getbuffer())
    if pasted and text:
        stem = name.strip() or text.strip().split("\n")[0][:60]
        _put_aside(view, f"{stem.removesuffix('.txt').replace('/', ' ')}.txt", text.encode())
    filters.hold(_ROUND, turn + 1)
    st.rerun()


def _put_aside(view: View, name: str, data: bytes | memoryview) -> None:
    try:
        papers.put_aside(_waiting(view), name, data)
    except papers.PaperError as error:
        tell(str(error))


def show_waiting(view: View) -> None:
    """Draw what waits: what was read of each, to be corrected, taken away, or added."""
    paths = papers.waiting(_waiting(view))
    if not paths:
        return
    last = (len(paths) - 1) // CARDS
    page = min(filters.held(_PAGE, 0), last)
    first = page * CARDS
    here = paths[first : first + CARDS]
    shown = _previews(here, paths)
    st.subheader(f"{counted(len(paths), 'document')} to add", anchor=False)
    digests = tuple(str(told["sha256"]) for told in shown.values())
    known: dict[str, str] = view.look_up(adding.known, digests)
    for number, path in enumerate(here, first):
        with st.container(border=True):
            _show_card(view, path, shown.get(path.name), known, number)
    if last:
        with st.container(horizontal=True, vertical_alignment="center"):
            _turn("Those before", page - 1, last)
            st.markdown(f"{first + 1} to {first + len(here)} of {len(paths)}", width="content")
            _turn("Those after", page + 1, last)
    st.button(
        f"Add {counted(len(paths), 'document')} and build",
        icon=":material/library_add:",
        type="primary",
        on_click=_take_in,
        args=(view, paths),
    )


def _turn(words: str, page: int, last: int) -> None:
    """Draw a button that shows other documents that wait."""
    st.button(words, on_click=filters.hold, args=(_PAGE, page), disabled=not 0 <= page <= last)


def _previews(here: list[Path], paths: list[Path]) -> dict[str, dict[str, Any]]:
    """What was read of each document, read again where it or its corrections changed.

    One that could not be looked at is not tried again: all would wait for it at every click.

    Args:
        here: Documents that are shown.
        paths: All that wait.
    """
    held: dict[tuple[object, ...], dict[str, Any] | None] = filters.held("add-previews", {})
    keys = {path: _state(path) for path in paths}
    wanted = [path for path in here if keys[path] not in held]
    if wanted:
        with st.spinner(f"Reading {counted(len(wanted), 'document')}"):
            found = building.preview(wanted)
        held |= {keys[path]: told for path, told in zip_longest(wanted, found)}
    held = {key: held[key] for key in keys.values() if key in held}
    filters.hold("add-previews", held)
    return {path.name: told for path in here if (told := held[keys[path]])}


def _state(path: Path) -> tuple[object, ...]:
    beside = path.with_name(path.name + papers.SUFFIX)
    return (str(path), *(f.stat().st_mtime_ns if f.exists() else 0 for f in (path, beside)))


def _show_card(
    view: View, path: Path, shown: dict[str, Any] | None, known: dict[str, str], number: int
) -> None:
    if shown is None:
        st.warning(f"{evidence.inert(path.name)} could not be looked at in time.")
    else:
        st.html(evidence.heading(shown["title"] or path.name, _facts(shown)))
        if there := known.get(shown["sha256"]):
            st.info(
                f"It is among the documents already, as {evidence.inert(there)}: adding it gives "
                "that document one name more."
            )
        for issue in shown["issues"]:
            st.caption(evidence.inert(issue))
        if shown["status"] == "ok":
            with st.expander("Correct what was read", icon=":material/edit:"):
                form.show(f"waiting-{number}-{path.name}", shown, partial(_correct, path))
    st.button("Take away", key=f"drop-{path.name}", on_click=papers.drop, args=(path,))


def _facts(shown: dict[str, Any]) -> dict[str, str | None]:
    """What was read and where it comes from, by label."""
    basis = shown["basis"]

    def told(name: str, value: str | None) -> str:
        return f"{value}, {basis[name]}" if value else "not found"

    if shown["status"] != "ok":
        status = label("document_status", shown["status"])
        return {"File": shown["name"], "Status": f"{status}: {shown['status_detail']}"}
    marks = [
        f"{mark or 'unmarked'}: {counted(number, 'paragraph')}"
        for mark, number in sorted(shown["markings"].items())
    ]
    size = counted(shown["passages"], "paragraph")
    return {
        "File": shown["name"],
        "Title": told("title", shown["title"]),
        "Date": told("date", wording.day(shown["date"], shown["date_precision"])),
        "Kind": told("kind", label("document_kind", shown["kind"])),
        "Publisher": told("publisher", shown["publisher"]),
        "Markings": f"{', '.join(marks)}; {basis['marking']}" if any(shown["markings"]) else "none",
        "Read": f"{size} on {counted(shown['pages'], 'page')}" if shown["pages"] else size,
        "Note": shown["status_detail"]
        or (None if shown["about"] else "No word of it tells of trafficking: it gives no claims."),
    }


def _correct(path: Path, entered: dict[str, str]) -> None:
    try:
        papers.correct(path, entered)
    except papers.PaperError as error:
        tell(str(error))


def _take_in(view: View, paths: list[Path]) -> None:
    """Add what waits and build."""
    added = 0
    try:
        for path in paths:
            known = {"sha256": papers.sha256(path), "entered": papers.entered(path)}
            audit.record("document_added", name=path.name, **known)
            papers.take_in(folder(view), path)
            added += 1
    except (papers.PaperError, AuditError, OSError) as error:
        tell(str(error))
    if added:
        build(view)


def show_build() -> None:
    """Draw how the build goes, looked at each second while it is at work."""
    at_work = building.progress().running
    st.fragment(_show_build, run_every=1 if at_work else None)(at_work)


def _show_build(at_work: bool) -> None:
    now = building.progress()
    if at_work and not now.running:
        st.rerun()  # the whole page: new tables may be there
    if now.running:
        words = f"Reading documents: {now.done} of {now.total}" if now.total else "Beginning"
        if now.total and now.done == now.total:
            words = "Putting the tables together"
        with st.container(border=True):
            st.progress(now.done / now.total if now.total else 0.0, text=words)
            st.caption("The tables of before are shown until the new ones are whole.")
            st.button("Stop", icon=":material/stop_circle:", on_click=building.stop)
        return
    if not now.number or now.number == filters.held(_SEEN, 0):
        return
    said = evidence.inert(now.said.removeprefix("tip-atlas: "))
    if now.snapshot and not now.said.startswith(building.STOPPED):
        st.success("The new tables are there: every page shows them.", icon=":material/check:")
        if said:
            st.caption(f"The build says: {said}")
    elif said:
        st.warning(said, icon=":material/info:")
    st.button("Hide this", on_click=filters.hold, args=(_SEEN, now.number), type="tertiary")
