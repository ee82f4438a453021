"""What the Report page is made of: saved reports, and exhibits in order."""

import streamlit as st

from dashboard import basket, evidence, filters
from dashboard.reports import exhibits, shelf
from dashboard.reports.plan import Item
from dashboard.view import View


def show_said() -> None:
    """Tell what the last press of a button of this page came to."""
    if told := filters.take("report-told"):
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
    if item.kind in ("chart", "table"):
        return f"{'Table: ' if item.kind == 'table' else ''}{exhibits.title_of(item)}"
    return {"claim": "A sentence", "passage": "A paragraph", "text": "Text"}[item.kind]


def show_item(place: int, item: Item) -> None:
    """Draw one exhibit's caption and note, and the buttons that move it or take it out."""
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{place + 1}. {evidence.inert(item.caption or title_of(item))}**")
            for words, icon, by in (
                ("Up", ":material/arrow_upward:", -1),
                ("Down", ":material/arrow_downward:", 1),
                ("Take out", ":material/close:", 0),
            ):
                st.button(
                    words,
                    icon=icon,
                    key=f"report-{words}-{place}",
                    on_click=_move,
                    args=(place, by),
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
                args=(item, place, field, f"report-{field}-{key}"),
            )


def _move(place: int, by: int) -> None:
    """Move an exhibit, or take it out; what was typed with the same press stays."""
    report = basket.current()
    basket.put(report.moved(place, by) if by else report.without(place))


def _change(item: Item, place: int, field: str, widget: str) -> None:
    """Keep what was typed for an exhibit, which the same press may have moved."""
    report = basket.current()
    same = [
        at
        for at, held in enumerate(report.items)
        if (held.kind, held.name, held.address) == (item.kind, item.name, item.address)
    ]
    if same:
        at = min(same, key=lambda found: abs(found - place))
        basket.put(report.changed(at, **{field: str(filters.value(widget))}))
