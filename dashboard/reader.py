"""The reader: a document's paragraphs with portion marks, every claim highlighted."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import components, evidence, filters, wording
from dashboard.queries import documents
from dashboard.view import View
from etl.schema import TABLES, label


def show(view: View, document: pd.Series, claim_id: str | None) -> None:
    """Draw a document; where a claim is asked for, it stands first and is marked in the text.

    Args:
        view: The run.
        document: Its row of the documents table.
        claim_id: The claim the reader came for.
    """
    claims = view.look_up(documents.claims_in, document["doc_id"])
    passages = view.look_up(documents.passages, document["doc_id"])
    st.button("All documents", icon=":material/arrow_back:", on_click=_leave, type="tertiary")
    _show_header(document)
    ids = claims["claim_id"].tolist()
    if claim_id and claim_id not in ids:
        st.warning(
            "The claim of this address is not in the document (any more).",
            icon=":material/info:",
        )
    left, right = st.columns([5, 3], gap="medium")
    with right:
        chosen = _choose(claims, claim_id)
        if chosen:
            row = view.look_up(documents.evidence, (chosen,)).iloc[0].to_dict()
            with st.container(border=True):
                components.show_claim(view, row, link=False)
                st.html(f'<a href="#{evidence.anchor(chosen)}">Go to it in the text</a>')
    with left:
        st.html(_text(passages, claims, chosen))


def _leave() -> None:
    filters.set_parameter("doc", None)
    filters.set_parameter("claim", None)


def _choose(claims: pd.DataFrame, asked: str | None) -> str | None:
    """Draw the list of claims with next and previous; give the one chosen."""
    if claims.empty:
        st.caption("The document holds no claim.")
        return None
    ids = claims["claim_id"].tolist()
    names = {
        row["claim_id"]: f"{TABLES[row['fact_table']].title}: "
        f"{wording.headline(row['fact_table'], row)}"
        for row in claims.to_dict("records")
    }
    place = ids.index(asked) if asked in ids else None
    chosen = st.selectbox(
        f"Claims in this document ({len(ids)}), in reading order",
        ids,
        index=place,
        format_func=names.__getitem__,
        placeholder="Choose a claim",
        key=f"claim-of-{claims['doc_id'].iloc[0]}-{asked}",
    )
    if chosen != asked:
        filters.set_parameter("claim", chosen)
    current = ids.index(chosen) if chosen else -1
    with st.container(horizontal=True):
        _step("Previous", ids, current - 1, enabled=current > 0)
        _step("Next", ids, current + 1, enabled=current + 1 < len(ids))
    return chosen


def _step(name: str, ids: list[str], place: int, *, enabled: bool) -> None:
    st.button(
        name,
        disabled=not enabled,
        on_click=filters.set_parameter,
        args=("claim", ids[place] if enabled else None),
    )


def _show_header(document: pd.Series) -> None:
    date = wording.day(document["date"], document["date_precision"]) or "undated"
    basis = components.text(document["date_basis"])
    facts = {
        "File": document["path"],
        "Kind": label("document_kind", document["kind"]),
        "Publisher": components.text(document["publisher"]),
        "Date": f"{date} ({label('date_basis', basis).lower()})" if basis else date,
        "Reference": components.text(document["reference"]),
        "Classification": components.text(document["classification"]),
        "Source reliability": components.text(document["reliability"]),
        "Note": "Only a part of the document was there." if document["partial"] else None,
        "Status": None
        if document["status"] == "ok"
        else components.text(document["status_detail"]),
    }
    st.html(evidence.heading(wording.own_name(document.to_dict()), facts))


def _text(passages: pd.DataFrame, claims: pd.DataFrame, chosen: str | None) -> str:
    """The document as HTML."""
    highlights = _highlights(claims, chosen)
    parts = [
        evidence.paragraph(
            row["text"],
            highlights[row["passage_id"]],
            label=components.text(row["label"]),
            marking=components.text(row["marking"]) if row["part"] == "body" else None,
            part="furniture" if row["furniture"] else row["part"],
        )
        for row in passages.to_dict("records")
    ]
    return f'<section class="reader">{"".join(parts)}</section>' if parts else "<p>No text.</p>"


def _highlights(claims: pd.DataFrame, chosen: str | None) -> Mapping[str, list[evidence.Highlight]]:
    found: dict[str, list[evidence.Highlight]] = defaultdict(list)
    rows: list[dict[Any, Any]] = claims.to_dict("records")
    for row in rows:
        claim_id, table = row["claim_id"], row["fact_table"]
        words = f"{TABLES[table].title}: {wording.headline(table, row)}"
        is_chosen = claim_id == chosen
        found[row["passage_id"]].append(
            evidence.Highlight(
                int(row["start"]), int(row["end"]), claim_id, words, chosen=is_chosen
            )
        )
        if is_chosen:
            for span in components.support(row):
                found[span["passage_id"]].append(
                    evidence.Highlight(
                        int(span["start"]), int(span["end"]), claim_id, words, True, is_chosen
                    )
                )
    return found
