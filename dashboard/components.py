"""What pages are made of: exhibits (chart, table, export), evidence, empty states."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import evidence, exporting, filters, wording
from dashboard.charts.base import claims_of, items, missing
from dashboard.queries import documents
from dashboard.view import View
from etl.schema import TABLES, label

PLOTLY = {
    "topojsonURL": "/app/static/topojson/",
    "displaylogo": False,
    "toImageButtonOptions": {"format": "svg", "scale": 2},
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
}
ROOM = 80
"""Pixels right of a chart for words beside its last marks, where the column is narrow."""
SHOWN = 12
"""Claims shown as evidence before "Show all"."""


@dataclass(frozen=True)
class Content:
    """A chart with what stands around it.

    Attributes:
        key: Unique on the page; names the widgets.
        title: Heading, and title of the export.
        frame: The claims drawn, one row each.
        tables: Fact tables the claims come from.
        columns: Columns of the table beside the chart.
        draw: Makes the figure or deck of a frame for light or dark.
        twin: The figure that exports draw; None where `draw` gives it.
        alternative: The chart in a sentence or two, for those who cannot see it.
        note: How to read it.
        legend: Sign, colour and words of each mark, where the chart has no legend of its own.
    """

    key: str
    title: str
    frame: pd.DataFrame
    tables: Sequence[str]
    columns: Sequence[str]
    draw: Callable[[str], Any]
    alternative: str
    twin: Callable[[str], go.Figure] | None = None
    note: str | None = None
    legend: Sequence[tuple[str, str, str]] = ()


def show_exhibit(view: View, content: Content) -> None:
    """Draw a chart, its table and its export, and beside them the evidence of what is selected."""
    if content.frame.empty:
        st.subheader(content.title, anchor=False)
        show_empty(view, *content.tables)
        return
    left, right = st.columns([2, 1], gap="medium")
    with left:
        selected = _show_chart(view, content)
    with right:
        show_evidence(view, selected, content.key)


def show_stacked(view: View, content: Content) -> None:
    """Like show_exhibit, with the evidence below, and only once something is selected."""
    if content.frame.empty:
        st.subheader(content.title, anchor=False)
        show_empty(view, *content.tables)
        return
    selected = _show_chart(view, content)
    if selected:
        show_evidence(view, selected, content.key)


def _show_chart(view: View, content: Content) -> list[str]:
    """Draw heading, chart, table and export menu; give the ids of the selected claims."""
    counts = view.counts_sentence(*content.tables)
    st.subheader(content.title, anchor=False)
    st.html(f'<div class="counts">{evidence.escape(f"{counts}. {view.filters.sentence()}")}</div>')
    if content.legend:
        st.html(evidence.legend(content.legend))
    drawn = content.draw(view.mode)
    if isinstance(drawn, go.Figure):
        picked = _show_figure(drawn, content)
    else:
        picked = _show_deck(drawn, content)
    if content.note:
        st.caption(content.note)
    with st.container(horizontal=True, vertical_alignment="top"):
        rows = _show_table(content)
        exporting.show_menu(view, content, counts)
    return list(dict.fromkeys([*picked, *rows]))


def _show_figure(figure: go.Figure, content: Content) -> list[str]:
    figure.update_layout(modebar={"bgcolor": "rgba(0,0,0,0)", "orientation": "h"}, margin_r=ROOM)
    for kind in ("scatter", "bar"):
        figure.update_traces(cliponaxis=False, selector={"type": kind})
    event = st.plotly_chart(
        figure,
        key=f"{content.key}-chart",
        theme=None,
        on_select="rerun",
        selection_mode="points",
        config=PLOTLY,
        alt=content.alternative,
    )
    return claims_of(event["selection"]["points"])


def _show_deck(deck: Any, content: Content) -> list[str]:  # noqa: ANN401 - pydeck has no types
    event = st.pydeck_chart(
        deck,
        key=f"{content.key}-map",
        on_select="rerun",
        selection_mode="multi-object",
        height=520,
    )
    layers = event["selection"]["objects"]
    objects = [found for layer in layers.values() for found in layer]
    return list(dict.fromkeys(claim for found in objects for claim in _claims_in(found)))


def _claims_in(found: dict[str, Any]) -> list[str]:
    """The claim ids of an object of a map, at the top or among a GeoJSON feature's properties."""
    ids = found.get("claim_ids") or found.get("properties", {}).get("claim_ids") or ""
    return ids.split() if isinstance(ids, str) else [str(claim) for claim in ids]


def _show_table(content: Content) -> list[str]:
    """Draw the claims as a table whose rows can be selected, the way in for the keyboard."""
    with st.expander("Table: select rows to read their sentences", icon=":material/table_rows:"):
        frame = table_for_display(content.frame, content.tables[0], content.columns)
        event = st.dataframe(
            frame,
            key=f"{content.key}-table",
            hide_index=True,
            on_select="rerun",
            selection_mode="multi-row",
            height="auto" if len(frame) < 10 else 380,
        )
    rows = [row for row in event["selection"]["rows"] if row < len(content.frame)]
    return content.frame["claim_id"].iloc[rows].tolist()


def table_for_display(frame: pd.DataFrame, table: str, columns: Sequence[str]) -> pd.DataFrame:
    """The named columns with their labels, codes and countries in words, lists with commas."""
    shown = {}
    for name in columns:
        declared = TABLES[table].by_name.get(name)
        heading = wording.column_label(table, name)
        values = frame[name]
        if declared is not None and declared.codes:
            values = values.map(lambda value, codes=declared.codes: _coded(value, codes))
        elif declared is not None and "alpha-2" in (declared.unit or ""):
            values = values.map(wording.country_list)
        elif declared is not None and declared.is_list:
            values = values.map(lambda value: ", ".join(items(value)))
        elif declared is not None and declared.type == "date":
            values = _dates(frame, name)
        elif name == "surface":
            values = [wording.own_words(row) or "" for row in frame.to_dict("records")]
        elif pd.api.types.is_string_dtype(values):
            values = values.fillna("")
        shown[heading] = values
    return pd.DataFrame(shown)


def _dates(frame: pd.DataFrame, name: str) -> list[str]:
    """Dates as exactly as they are known; "unknown" where they are not."""
    nothing = pd.Series(["day"] * len(frame), frame.index)
    precisions = frame.get("date_precision", nothing)
    pairs = zip(frame[name], precisions, strict=True)
    return [wording.day(value, precision) or "unknown" for value, precision in pairs]


def plain_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """A table as stored, its lists as text, so that no cell is read as anything but text."""
    shown = frame.copy()
    for name in shown.columns:
        if pd.api.types.is_object_dtype(shown[name]):
            shown[name] = shown[name].map(_cell)
    return shown


def _cell(value: object) -> object:
    if isinstance(value, str) or pd.api.types.is_scalar(value):
        return value
    return ", ".join(items(value))


def _coded(value: object, codes: str) -> str:
    return ", ".join(label(codes, code) for code in items(value))


def show_evidence(view: View, claim_ids: Sequence[str], key: str) -> None:
    """Draw the sentences behind claims: words, document, paragraph, marking, date, who says so."""
    if not claim_ids:
        with st.container(border=True):
            st.markdown("**Evidence**")
            st.caption("Select a mark, or a row of the table, to read the sentences behind it.")
        return
    number = len(claim_ids)
    with st.container(border=True, height=620 if number > 1 else "content"):
        st.markdown(f"**Evidence: {number} {'claim' if number == 1 else 'claims'}**")
        whole = number <= SHOWN or st.toggle(f"Show all, not only {SHOWN}", key=f"{key}-all")
        rows = view.look_up(documents.evidence, tuple(claim_ids if whole else claim_ids[:SHOWN]))
        for row in rows.to_dict("records"):
            show_claim(view, row)


def show_claim(view: View, row: dict[Any, Any], *, link: bool = True) -> None:
    """Draw one claim and, with `link`, the link that opens it in its document."""
    here = [
        evidence.Highlight(int(row["start"]), int(row["end"]), row["claim_id"]),
        *_support(row, row["passage_id"]),
    ]
    body = evidence.badge(text(row["marking"])) + evidence.excerpt(row["text"], here)
    body += _further(view, row)
    st.html(evidence.card(wording.headline(row["fact_table"], row), body, _known(row)))
    if not link:
        return
    st.page_link(
        view.pages["documents"],
        label="Open in the document",
        icon=":material/article:",
        query_params={"doc": row["doc_id"], "claim": row["claim_id"]},
    )


def text(value: object) -> str | None:
    """A cell as text; None where it is null."""
    return None if missing(value) else str(value)


def support(row: dict[Any, Any]) -> list[dict[str, Any]]:
    """The further spans a claim needs: passage_id, start, end."""
    return [] if row["support"] is None else list(row["support"])


def _support(row: dict[Any, Any], passage_id: str) -> list[evidence.Highlight]:
    return [
        evidence.Highlight(int(span["start"]), int(span["end"]), row["claim_id"], support=True)
        for span in support(row)
        if span["passage_id"] == passage_id
    ]


def _further(view: View, row: dict[Any, Any]) -> str:
    """The words that the claim needs from other paragraphs, as HTML."""
    named = dict.fromkeys(span["passage_id"] for span in support(row))
    others = tuple(passage_id for passage_id in named if passage_id != row["passage_id"])
    if not others:
        return ""
    texts = view.look_up(documents.texts, others)
    parts = [
        evidence.excerpt(passage["text"], _support(row, passage["passage_id"]), 120)
        for passage in texts.to_dict("records")
    ]
    return "".join(f'<p class="further">{part}</p>' for part in parts)


def _known(row: dict[Any, Any]) -> dict[str, str | None]:
    paragraph = text(row["passage_label"]) or f"no. {int(row['passage_ordinal']) + 1}"
    said = text(row["attribution"])
    kind = label("document_kind", row["doc_kind"])
    publisher = text(row["doc_publisher"])
    return {
        "Place as named": wording.own_words(row),
        "Said by": said or "the document itself",
        "Stated as": label("assertion", row["assertion"]),
        "Document": wording.document_name(row),
        "Source": f"{kind}, {publisher}" if publisher else kind,
        "Date": wording.document_date(row),
        "Paragraph": paragraph,
        "Marking": text(row["marking"]) or "none",
        "Credibility": wording.credibility(row["credibility"]),
    }


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
        f"No {titles} match: {view.filters.sentence()} Without filters there are {total:,} "
        "claims. Take out a country, widen the years or include undated.",
        icon=":material/filter_alt_off:",
    )
    st.button("Clear filters", key=f"clear-{'-'.join(tables)}", on_click=filters.clear)
