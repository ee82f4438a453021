"""The reader: a document's paragraphs, what each of them claims beside it, words found marked."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import components, evidence, exporting, filters, marginalia, wording
from dashboard.asked import documents as asked_documents
from dashboard.charts.base import counted
from dashboard.charts.reported import reported
from dashboard.marginalia import Reading, Rows
from dashboard.queries import documents
from dashboard.view import View
from etl.read import Question, SnapshotError
from etl.schema import label

_BASIS = {
    "stated": "as the text states it",
    "header": "from its header",
    "sidecar": "entered by an analyst (NAME.meta.toml beside the file)",
    "derived": "worked out from other dates in the text",
}
"""Where a document's date comes from, in words."""
_RELIABILITY = "entered by an analyst; Admiralty code A (reliable) to F (cannot be judged)"


def show(view: View, document: pd.Series) -> None:
    """Draw a document with the claim and the words that the address asks for."""
    doc_id, asked = document["doc_id"], filters.parameter("claim")
    claims: Rows = view.look_up(documents.claims_in, doc_id).to_dict("records")
    passages: Rows = view.look_up(documents.passages, doc_id).to_dict("records")
    known = {row["claim_id"] for row in claims}
    reading = Reading(
        document.to_dict(), passages, claims, asked if asked in known else None, _question(view)
    )
    words = "All documents" if reading.question is None else "Back to what was found"
    st.button(words, icon=":material/arrow_back:", on_click=_leave, type="tertiary")
    st.html(evidence.heading(wording.own_name(reading.document), _metadata(reading)))
    if asked and asked not in known:
        st.warning(
            "The claim of this address is not in the document (any more).",
            icon=":material/info:",
        )
    _show_dates(view, reading)
    _show_steps(reading)
    st.html(marginalia.text(reading))


def _question(view: View) -> Question | None:
    text = filters.parameter("q")
    try:
        found = view.search_index().ask(text) if text else None
    except SnapshotError:
        return None
    return found if found and found.wanted else None


def _leave() -> None:
    filters.set_parameter("doc", None)
    filters.set_parameter("claim", None)


def _metadata(reading: Reading) -> dict[str, str | None]:
    """What is known about a document and where it comes from, by label."""
    row = reading.document
    date = wording.day(row["date"], row["date_precision"])
    basis = _BASIS.get(components.text(row["date_basis"]) or "")
    reliability = components.text(row["reliability"])
    status = None if row["status"] == "ok" else label("document_status", row["status"])
    own = sum(claim["year_basis"] == "claim" for claim in reading.claims)
    return {
        "Date": f"{date}, {basis}" if date and basis else date or "undated",
        "Publisher": components.text(row["publisher"]) or "not known",
        "Kind": f"{label('document_kind', row['kind'])}, told by its layout",
        "Reference": components.text(row["reference"]),
        "Classification": components.text(row["classification"]),
        "Source reliability": f"{reliability}, {_RELIABILITY}" if reliability else None,
        "File": row["path"],
        "Also at": ", ".join(row["also_at"]) or None,
        "Note": "Only a part of the document was there." if row["partial"] else None,
        "Status": f"{status}: {row['status_detail']}" if status else None,
        "Claims": f"{len(reading.claims)}, {own} of them with a date of their own"
        if reading.claims
        else "none: nothing that is looked for was found in it",
    }


def _show_dates(view: View, reading: Reading) -> None:
    """Draw what the document reports, by date, where it reports anything dated."""
    frame = asked_documents.dated(view, reading.document["doc_id"])
    if frame.empty:
        return
    key = f"{reading.document['doc_id']}-{reading.chosen}"  # a new choice begins with none picked
    number = f"{len(frame)} of {counted(len(reading.claims), 'claim')}"
    with st.expander(f"What it reports, by date ({number})", icon=":material/calendar_month:"):
        event = st.plotly_chart(
            reported(frame, view.mode),
            key=f"reported-{key}",
            theme=None,
            on_select="rerun",
            selection_mode="points",
            config={"displaylogo": False, "displayModeBar": False},
            alt=f"What the document reports, by date: {number}, in the table below.",
        )
        st.caption(f"{asked_documents.NOTE} Select a mark or a row to read its words.")
        rows = st.dataframe(
            frame[["when", "kind", "headline"]].rename(
                columns={"when": "Date", "kind": "Kind", "headline": "What it says"}
            ),
            key=f"reported-table-{key}",
            hide_index=True,
            on_select="rerun",
            selection_mode="single-row",
            height="auto" if len(frame) < 8 else 300,
        )["selection"]["rows"]
        with st.container(horizontal=True):
            exporting.show_adding("chart", "reported", "Add chart to report", keep=("doc",))
            exporting.show_adding("table", "reported-rows", "Add table to report", keep=("doc",))
    picked = [point["customdata"][0] for point in event["selection"]["points"]]
    picked += frame["claim_id"].iloc[[row for row in rows if row < len(frame)]].tolist()
    if picked:
        filters.set_parameter("claim", picked[0])
        st.rerun()


def _headline(row: Mapping[Any, Any]) -> str:
    return wording.headline(row["fact_table"], row)


def _show_steps(reading: Reading) -> None:
    """Draw the way from claim to claim."""
    if not reading.claims:
        return
    ids = [row["claim_id"] for row in reading.claims]
    names = {
        row["claim_id"]: f"{number} of {len(ids)}  {wording.SIGNS.get(row['fact_table'], '•')} "
        f"{wording.kind_of_claim(row['fact_table'])}: {_headline(row)}"
        for number, row in enumerate(reading.claims, start=1)
    }
    place = ids.index(reading.chosen) if reading.chosen else None
    with st.container(horizontal=True, vertical_alignment="bottom", key="claim-steps"):
        chosen = st.selectbox(
            "Claims in reading order",
            ids,
            index=place,
            format_func=names.__getitem__,
            placeholder=f"Choose one of {counted(len(ids), 'claim')}",
            key=f"claim-of-{reading.document['doc_id']}-{reading.chosen}",
        )
        if chosen != reading.chosen:
            filters.set_parameter("claim", chosen)
            st.rerun()
        current = -1 if place is None else place
        step = partial(_step, ids)
        step("Previous", ":material/arrow_upward:", "Alt+Up", current - 1)
        step("Next", ":material/arrow_downward:", "Alt+Down", current + 1)
        if reading.chosen:
            exporting.show_adding("claim", reading.chosen, "Add to report")


def _step(ids: Sequence[str], name: str, icon: str, keys: str, place: int) -> None:
    there = 0 <= place < len(ids)
    st.button(
        name,
        icon=icon,
        shortcut=keys,
        disabled=not there,
        on_click=filters.set_parameter,
        args=("claim", ids[place] if there else None),
    )
