"""What pages are made of: exhibits (chart, table, export, evidence) and empty states."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import evidence, exporting, filters, marked_list, panel, tabular
from dashboard.charts import base, plain
from dashboard.marks import of_claim
from dashboard.panel import show_claim, support, text
from dashboard.queries import marks
from dashboard.view import View
from etl.schema import TABLES

__all__ = [
    "PLOTLY",
    "Content",
    "show_claim",
    "show_empty",
    "show_exhibit",
    "show_stacked",
    "support",
    "text",
]

PLOTLY = {
    "topojsonURL": "/app/static/topojson/",
    "displaylogo": False,
    "toImageButtonOptions": {"format": "svg", "scale": 2},
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
}
ROOM = 80
"""Pixels right of most charts for words beside their last marks."""
ROWS = 50
"""Claims on a page of the table."""


@dataclass(frozen=True)
class Content:
    """A chart with what stands around it.

    Attributes:
        key: Unique on the page; names the widgets.
        title: Heading, and title of the export.
        tables: Fact tables the marks stand for; their claims are counted and listed.
        columns: Columns of the table of claims, as in queries.views.
        draw: Makes the figure or deck for light or dark, or several decks by their captions. The
            first item of a figure's customdata, or the property `mark` of a deck's objects, is
            the mark's key.
        alternative: The chart in a sentence or two, for those who cannot see it.
        marks: What is drawn, one row each (column `mark`: its key).
        twin: The figure that exports draw; None where `draw` gives it.
        note: How to read it.
        legend: Sign, colour and words of each mark, where the chart has no legend of its own.
        beside: Draws what stands above the evidence: a list of the same marks, say.
        rows: The marks in words, a row for each of `marks`: a table below the chart to select from.
        rows_first: Whether that table stands above the chart.
        widths: Pixels of that table's columns by heading; of others as their content asks.
        room: Pixels right of a chart for words beside its last marks.
    """

    key: str
    title: str
    tables: Sequence[str]
    columns: Sequence[str]
    draw: Callable[[str], Any]
    alternative: str
    marks: pd.DataFrame
    twin: Callable[[str], go.Figure] | None = None
    note: str | None = None
    legend: Sequence[tuple[str, str, str]] = ()
    beside: Callable[[], None] | None = None
    rows: pd.DataFrame | None = None
    rows_first: bool = False
    widths: Mapping[str, int] | None = None
    room: int = ROOM


def show_exhibit(view: View, content: Content) -> None:
    """Draw a chart, its table and its export, and beside them the evidence of what is selected."""
    if content.marks.empty:
        st.subheader(content.title, anchor=False)
        show_empty(view, *content.tables)
        return
    left, right = st.columns([5, 3], gap="medium")
    with left:
        selected = _show_chart(view, content, beside=True)
    with right:
        if content.beside:
            content.beside()
        if selected:
            st.html(evidence.beginning(content.key))
        panel.show_evidence(view, selected, content.key)


def show_stacked(view: View, content: Content) -> None:
    """Like show_exhibit, with the evidence below, and only once something is selected."""
    if content.marks.empty:
        st.subheader(content.title, anchor=False)
        show_empty(view, *content.tables)
        return
    selected = _show_chart(view, content, beside=False)
    if selected:
        panel.show_evidence(view, selected, content.key)


def _show_chart(view: View, content: Content, *, beside: bool) -> list[str]:
    """Draw heading, chart, table and export menu; give the keys of the selected marks.

    Args:
        view: The run.
        content: What is drawn.
        beside: Whether the evidence stands in a column of its own.
    """
    counts = view.counts_sentence(*content.tables)
    st.subheader(content.title, anchor=False)
    st.html(f'<div class="counts">{evidence.escape(f"{counts}. {view.filters.sentence()}")}</div>')
    if content.legend:
        st.html(evidence.legend(content.legend))
    selected = filters.selected(content.key)
    if content.rows is not None and content.rows_first:
        _show_rows(content, content.rows)
    drawn = content.draw(view.mode)
    if isinstance(drawn, plain.Figure):
        _show_figure(drawn, content, selected)
    else:
        _show_decks(drawn if isinstance(drawn, Mapping) else {"": drawn}, content)
    if selected and beside:
        st.html(evidence.way_down(len(selected), content.key))
    if content.note:
        st.caption(content.note)
    if content.rows is not None and not content.rows_first:
        _show_rows(content, content.rows)
    with st.container(horizontal=True, vertical_alignment="top"):
        _show_table(view, content)
        exporting.show_menu(view, content, counts)
    return selected


def _show_figure(figure: plain.Figure, content: Content, selected: Sequence[str]) -> None:
    figure.update_layout(
        modebar={"bgcolor": "rgba(0,0,0,0)", "orientation": "h"}, margin_r=content.room
    )
    if selected:
        base.show_selected(figure, selected)
    name = f"{content.key}-chart"
    st.plotly_chart(
        figure,
        key=name,
        theme=None,
        on_select=partial(_picked, content, name, _in_points),
        selection_mode="points",
        config=PLOTLY,
        alt=content.alternative,
    )


def _show_decks(decks: Mapping[str, Any], content: Content) -> None:
    """Draw maps beside each other, each below its caption."""
    columns = st.columns(len(decks)) if len(decks) > 1 else [nullcontext()]
    for number, (caption, deck) in enumerate(decks.items()):
        name = f"{content.key}-map-{number}" if caption else f"{content.key}-map"
        widget = _map_widget(name, content.key)
        with columns[number]:
            if caption:
                st.html(f"<strong>{evidence.escape(caption)}</strong>")
            st.pydeck_chart(
                deck,
                key=widget,
                on_select=partial(_picked_on_map, content.key, name, widget),
                selection_mode="multi-object",
                height=520,
                alt=f"{caption}. {content.alternative}" if caption else content.alternative,
            )


def _map_widget(name: str, chart: str) -> str:
    """The key of a map's widget.

    A map keeps pale what was not clicked on it, whatever is selected since: so it is drawn anew,
    under another key, when its own selection is no longer the page's.
    """
    picked, number = filters.take(name) or ((), 0)
    if picked and set(picked) != set(filters.selected(chart)):
        picked, number = (), number + 1
    filters.keep(name, (picked, number))
    return f"{name}-{number}"


def _picked_on_map(chart: str, name: str, widget: str) -> None:
    """Make the objects that were clicked on a map the selected marks of the page."""
    keys = _in_objects(filters.value(widget)["selection"])
    _, number = filters.take(name) or ((), 0)
    filters.keep(name, (tuple(keys), number))
    filters.select(keys, chart)


def _picked(content: Content, widget: str, read: Callable[[Any], list[str]]) -> None:
    """Make what was selected in a widget the selected marks of the page."""
    filters.select(read(filters.value(widget)["selection"]), content.key)


def _in_points(selection: Any) -> list[str]:  # noqa: ANN401 - as the widget gives it
    return base.claims_of(selection["points"])


def _in_objects(selection: Any) -> list[str]:  # noqa: ANN401 - as the widget gives it
    """The marks of a map's objects, at the top or among a GeoJSON feature's properties."""
    found: list[str] = []
    for chosen in (chosen for layer in selection["objects"].values() for chosen in layer):
        values = chosen.get("properties", {}) | chosen
        found += [values["mark"]] if values.get("mark") else []
    return list(dict.fromkeys(found))


def _show_table(view: View, content: Content) -> None:
    """Draw the claims as a table whose rows can be selected, the way in for the keyboard."""
    name = f"{content.key}-table"
    words = "Table: select rows to read their sentences"
    opened = st.expander(words, icon=":material/table_rows:", key=f"{name}-open", on_change="rerun")
    if not opened.open:
        return
    about = (view.filters, content.tables)
    page = filters.page(name, about)
    rows = view.ask(marks.claims_page, tuple(content.tables), page * ROWS, ROWS)
    with opened:
        st.dataframe(
            tabular.for_display(rows, content.tables[0], content.columns),
            key=f"{name}-{page}",
            hide_index=True,
            on_select=partial(_picked_rows, content.key, f"{name}-{page}", rows),
            selection_mode="multi-row",
            height="auto" if len(rows) < 10 else 380,
        )
        panel.show_turning(name, about, view.counts(*content.tables).claims, ROWS)


def _show_rows(content: Content, rows: pd.DataFrame) -> None:
    """Draw the marks in words, as a table whose rows can be selected."""
    words = f"{content.title}, a row for each mark: {len(rows):,} rows"
    marked_list.show_list(
        rows,
        content.marks["mark"].tolist(),
        f"{content.key}-rows",
        content.key,
        words,
        widths=content.widths,
    )


def _picked_rows(key: str, widget: str, rows: pd.DataFrame) -> None:
    """Make the selected rows of a page of claims the selected marks."""
    places = filters.value(widget)["selection"]["rows"]
    found = rows.iloc[[place for place in places if place < len(rows)]]
    pairs = zip(found["fact_table"], found["claim_id"], strict=True)
    filters.select([of_claim(table, claim).key for table, claim in pairs], key)


def show_empty(view: View, *tables: str) -> None:
    """Say why nothing is shown, and what to change."""
    titles = " or ".join(TABLES[table].title.lower() for table in tables)
    total = view.total(*tables)
    if total == 0:
        st.info(
            f"The documents hold no {titles}. Add documents with `tip-atlas build FOLDER`.",
            icon=":material/info:",
        )
        return
    st.info(
        f"No {titles} match: {evidence.inert(view.filters.sentence())} Without filters there are "
        f"{total:,} claims. Take out a country, widen the years or include undated.",
        icon=":material/filter_alt_off:",
    )
    st.button("Clear filters", key=f"clear-{'-'.join(tables)}", on_click=filters.clear)
