"""A report on paper, on its page: the preview, and the file that is made of it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import basket, downloads, evidence, filters
from dashboard.components import PLOTLY
from dashboard.exports.exhibit import ExportUnavailable
from dashboard.reports import FORMATS, export
from dashboard.reports.assemble import assemble
from dashboard.reports.paper import Grid, Paper, Picture, Quoted, Sheet
from dashboard.reports.plan import Report, written
from dashboard.view import View
from etl.read import Snapshot, SnapshotError, open_snapshot

_MADE, _PAPER = "report-file", "report-paper"
Told = Callable[[str, int, int], None]
"""Called with what is being done, and the numbers of what is done and of all."""
NO_ROOM = (
    "The file could not be made ({}): free space for temporary files and press again; the report "
    "is as it was."
)


def show_gone(view: View, report: Report) -> bool:
    """Say that the tables of a report are gone, and offer those that are current."""
    try:
        _tables(view, report)
    except ExportUnavailable as error:
        st.warning(evidence.inert(str(error)), icon=":material/info:")
        st.button(
            "Take the current tables",
            icon=":material/update:",
            on_click=basket.put,
            args=(replace(report, snapshot=""),),
        )
        return True
    return False


def _tables(view: View, report: Report) -> Snapshot:
    """The tables that a report is drawn from.

    Raises:
        ExportUnavailable: It wants those of a snapshot that is gone.
    """
    if not report.snapshot or report.snapshot == view.snapshot.id:
        return view.snapshot
    try:
        return open_snapshot(basket.data_dir(view), report.snapshot)
    except SnapshotError as error:
        raise ExportUnavailable(
            f"The tables {report.snapshot} that this report was made from are gone: build them "
            "again, or take those that are current."
        ) from error


def _paper(view: View, report: Report, told: Told) -> tuple[tuple[str, str, str], Paper]:
    """The report on paper, with what it depends on; what is assembled is kept for the session.

    Raises:
        ExportUnavailable: Its tables are gone, or an exhibit is not known.
    """
    snapshot = _tables(view, report)
    ceiling = view.person.ceiling
    key = (written(report), snapshot.id, ceiling)
    kept = filters.held(_PAPER, None)
    if kept is None or kept[0] != key:
        kept = (key, assemble(report, snapshot, ceiling, partial(told, "Reading exhibit")))
        filters.hold(_PAPER, kept)
    return kept


def show_export(view: View, report: Report, name: str) -> None:
    """Draw a button for each format, the progress of making it, and the file."""
    st.subheader("Export", anchor=False)
    asked = None
    with st.container(horizontal=True):
        for form, told in FORMATS.items():
            if st.button(told.label, key=f"report-make-{form}", icon=":material/download:"):
                asked = form
    if asked:
        _make(view, report, asked)
    made = filters.held(_MADE, None)
    kept = filters.held(_PAPER, None)
    if made and kept and made[0] == kept[0] and made[0][0] == written(report):
        _, form, content = made
        told = FORMATS[form]
        downloads.offer(
            f"Save {told.label}, {len(content) / 1e6:.1f} MB",
            lambda: content,
            f"{_file_name(name)}.{told.suffix}",
            told.media_type,
            "report-save-file",
            "primary",
        )


def _file_name(name: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in name).strip("-")[:80] or "report"


def _make(view: View, report: Report, form: str) -> None:
    """Make a file; a press of Stop ends it where the next step would be told."""
    place = st.empty()
    with place.container():
        bar = st.progress(0.0, "Reading the tables …")
        st.button("Stop", key="report-stop", icon=":material/stop:", on_click=_tell_stopped)
    told = partial(_advance, bar)
    try:
        key, paper = _paper(view, report, told)
        content = export(paper, form, partial(told, "Drawing chart"))
        filters.hold(_MADE, (key, form, content))
    except ExportUnavailable as error:
        st.warning(evidence.inert(str(error)), icon=":material/info:")
    except OSError as error:
        st.warning(evidence.inert(NO_ROOM.format(error.strerror)), icon=":material/info:")
    finally:
        place.empty()


def _tell_stopped() -> None:
    st.toast("Stopped: no file was made, and the report is as it was.")


def _advance(bar: DeltaGenerator, doing: str, done: int, total: int) -> None:
    bar.progress(done / (total + 1), f"{doing} {done} of {total} …")


def show_preview(view: View, report: Report) -> None:
    """Draw the report as it will stand on paper, when asked to."""
    if not st.toggle("Preview", key="report-preview"):
        return
    try:
        with st.spinner("Assembling the report …"):
            _, paper = _paper(view, report, lambda *_: None)
    except ExportUnavailable as error:
        st.warning(evidence.inert(str(error)), icon=":material/info:")
        return
    for words in (paper.byline, *paper.statements):
        st.caption(evidence.inert(words))
    for place, sheet in enumerate(paper.sheets):
        _show_sheet(sheet, place)
    st.subheader("Source notes", anchor=False)
    for note in paper.notes:
        st.caption(evidence.inert(f"[{note.number}] {note.sentence}"))


def _show_sheet(sheet: Sheet, place: int) -> None:
    numbered = f"Exhibit {sheet.number}. " if sheet.number else ""
    if sheet.title:
        st.subheader(f"{numbered}{evidence.inert(sheet.title)} ({sheet.marking})", anchor=False)
    match sheet.body:
        case Picture() as picture:
            st.plotly_chart(
                picture.figure,
                key=f"report-picture-{place}",
                theme=None,
                config=PLOTLY,
                alt=picture.alternative,
                width="content",
            )
        case Grid() as grid:
            st.dataframe(
                [dict(zip(grid.headings, row, strict=True)) for row in grid.rows],
                hide_index=True,
                key=f"report-grid-{place}",
            )
        case Quoted() as quoted:
            st.markdown(f"**{evidence.inert(quoted.headline)}**")
            st.markdown(
                f"> {evidence.inert(quoted.before)} **{evidence.inert(quoted.words)}** "
                f"{evidence.inert(quoted.after)}"
            )
        case None:
            pass
    for words in (*sheet.words.split("\n"), *sheet.remarks, sheet.sources):
        if words.strip():
            st.caption(evidence.inert(words))
