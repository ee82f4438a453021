"""What the Report page is made of: saved reports, exhibits in order, preview, export."""

from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import basket, downloads, evidence, filters
from dashboard.components import PLOTLY
from dashboard.exports import catalogue
from dashboard.exports.exhibit import ExportUnavailable
from dashboard.reports import FORMATS, export, shelf
from dashboard.reports.assemble import assemble
from dashboard.reports.paper import Grid, Paper, Picture, Quoted, Sheet
from dashboard.reports.plan import Item, Report, written
from dashboard.view import View
from etl.read import Snapshot, SnapshotError, open_snapshot
from etl.schema import TABLES

_MADE = "report-file"
NO_ROOM = (
    "The file could not be made ({}): free space for temporary files and press again; the report "
    "is as it was."
)


def show_said() -> None:
    """Tell what the last press of a button came to."""
    for told in (basket.said(), filters.take("report-told")):
        if told:
            st.toast(evidence.inert(str(told)))


def _tell(sentence: str) -> None:
    filters.keep("report-told", sentence)


def show_shelf(view: View) -> None:
    """Draw the saved reports: save, open, duplicate, delete, begin anew."""
    saved = shelf.names(basket.folder(view))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Saved as", basket.name(), key="report-save-as", max_chars=80, placeholder="Name"
        )
        st.button("Save", icon=":material/save:", on_click=_save, args=(view,))
        st.selectbox("Saved reports", saved, index=None, key="report-open", placeholder="None")
        for words, icon, act in (
            ("Open", ":material/folder_open:", _open),
            ("Duplicate", ":material/content_copy:", _duplicate),
            ("Delete", ":material/delete:", _delete),
        ):
            st.button(words, icon=icon, on_click=act, args=(view,), disabled=not saved)
        st.button("New", icon=":material/note_add:", on_click=basket.begin)


def _save(view: View) -> None:
    try:
        basket.save(view, str(filters.value("report-save-as")))
        _tell(f"Saved as {basket.name()}.")
    except shelf.ShelfError as error:
        _tell(str(error))


def _chosen() -> str | None:
    return filters.value("report-open")


def _open(view: View) -> None:
    if wanted := _chosen():
        try:
            basket.load(view, wanted)
        except shelf.ShelfError as error:
            _tell(str(error))


def _duplicate(view: View) -> None:
    if wanted := _chosen():
        try:
            _tell(f"Saved a copy as {shelf.duplicate(basket.folder(view), wanted)}.")
        except shelf.ShelfError as error:
            _tell(str(error))


def _delete(view: View) -> None:
    if wanted := _chosen():
        try:
            shelf.delete(basket.folder(view), wanted)
            _tell(f"Deleted {wanted}. What is open here stays until you leave.")
        except shelf.ShelfError as error:
            _tell(str(error))


def title_of(item: Item) -> str:
    """What an item is called where the analyst gave it no caption."""
    if item.kind == "chart":
        chart = catalogue.CHARTS.get(item.name)
        return chart.title if chart else f"A chart that is not known here ({item.name})"
    if item.kind == "table":
        return f"Table: {TABLES[item.name].title}" if item.name in TABLES else "A table"
    return "A sentence" if item.kind == "claim" else "Text"


def show_item(view: View, report: Report, place: int, item: Item) -> None:  # noqa: ARG001
    """Draw one exhibit's caption and note, and the buttons that move it or take it out."""
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{place + 1}. {evidence.inert(item.caption or title_of(item))}**")
            for words, icon, changed in (
                ("Up", ":material/arrow_upward:", report.moved(place, -1)),
                ("Down", ":material/arrow_downward:", report.moved(place, 1)),
                ("Take out", ":material/close:", report.without(place)),
            ):
                st.button(
                    words,
                    icon=icon,
                    key=f"report-{words}-{place}",
                    on_click=basket.put,
                    args=(changed,),
                )
        kept = [f"{key}: {', '.join(values)}" for key, values in item.address]
        if kept:
            st.caption(evidence.inert("; ".join(kept)))
        label = "Heading" if item.kind == "text" else "Caption"
        key = f"{place}-{item.kind}-{item.name}"
        for field, words, draw in (
            ("caption", label, st.text_input),
            ("note", "Text" if item.kind == "text" else "Your words below it", st.text_area),
        ):
            draw(
                words,
                getattr(item, field),
                key=f"report-{field}-{key}",
                on_change=_change,
                args=(place, field, f"report-{field}-{key}"),
            )


def _change(place: int, field: str, widget: str) -> None:
    basket.put(basket.current().changed(place, **{field: str(filters.value(widget))}))


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


@st.cache_data(max_entries=8, show_spinner=False)
def _assembled(
    plan: str,  # noqa: ARG001 - the cache's key, with the snapshot and the ceiling
    snapshot_id: str,  # noqa: ARG001
    ceiling: str,
    _report: Report,
    _snapshot: Snapshot,
) -> Paper:
    return assemble(_report, _snapshot, ceiling)


def _paper(view: View, report: Report) -> Paper:
    snapshot = _tables(view, report)
    return _assembled(written(report), snapshot.id, view.person.ceiling, report, snapshot)


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
    if made and made[0] == written(report):
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
    bar = st.progress(0.0, "Reading the tables …")
    try:
        paper = _paper(view, report)
        content = export(paper, form, partial(_advance, bar))
        filters.hold(_MADE, (written(report), form, content))
    except ExportUnavailable as error:
        st.warning(evidence.inert(str(error)), icon=":material/info:")
    except OSError as error:
        st.warning(evidence.inert(NO_ROOM.format(error.strerror)), icon=":material/info:")
    finally:
        bar.empty()


def _advance(bar: DeltaGenerator, done: int, total: int) -> None:
    bar.progress(done / (total + 1), f"Drawing chart {done} of {total} …")


def show_preview(view: View, report: Report) -> None:
    """Draw the report as it will stand on paper, when asked to."""
    if not st.toggle("Preview", key="report-preview"):
        return
    try:
        with st.spinner("Assembling the report …"):
            paper = _paper(view, report)
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
