"""The evidence panel: the sentences behind marks, a page at a time, and one claim as a card."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import basket, evidence, filters, wording
from dashboard.asked import marked
from dashboard.charts.base import counted, missing, number
from dashboard.marks import Mark, marks
from dashboard.queries import documents
from dashboard.queries import marks as queries
from dashboard.view import View
from etl.schema import label

SHOWN = 12
"""Claims on a page of the panel."""
ORDER = "The most credible first, of those the surest; denials last."
"""The order of queries.marks.claims_of in words."""
_TIES = {"hotspots": "that this place is one of trafficking", "flows": "that there is this flow"}
"""What other sources confirm of claims that state a number as well (etl.link)."""


def show_evidence(view: View, keys: Sequence[str], name: str) -> None:
    """Draw the sentences behind marks: words, document, paragraph, marking, date, who says so.

    Args:
        view: The run.
        keys: Keys of the marks.
        name: Unique on the page; names the widgets.
    """
    chosen = marks(tuple(keys))
    if not chosen:
        with st.container(border=True):
            st.markdown("**Evidence**")
            st.caption("Select a mark, or a row of the table, to read the sentences behind it.")
        return
    counts = view.ask(queries.count_of, tuple(chosen))
    with st.container(border=True, height=620 if counts.claims > 1 else "content"):
        claims, papers = counted(counts.claims, "claim"), counted(counts.documents, "document")
        st.markdown(f"**Evidence: {claims} from {papers}{counts.denied()}**")
        st.html(f'<p class="chosen">{evidence.escape(words_of(view, chosen))}</p>')
        _show_buttons(view, chosen, name)
        if not counts.claims:
            st.caption("No claim behind this mark passes the filters.")
        if counts.claims > 1:
            st.caption(ORDER)
        page = filters.page(f"{name}-evidence", (view.filters, *keys))
        rows = view.ask(queries.claims_of, tuple(chosen), page * SHOWN, SHOWN)
        for row in rows.to_dict("records"):
            show_claim(view, row, name=name)
        show_turning(f"{name}-evidence", (view.filters, *keys), counts.claims, SHOWN)


def named(view: View) -> View:
    """The view with its filters' mark in words."""
    mark = Mark.parse(view.filters.about or "")
    if mark is None:
        return view
    words = words_of(view, [mark])
    return replace(view, filters=replace(view.filters, about_words=words))


def words_of(view: View, chosen: Sequence[Mark]) -> str:
    """Marks in words; beyond three, how many more there are."""
    told = [marked.words(view, mark) for mark in chosen[:3]]
    more = len(chosen) - len(told)
    return "; ".join(told) + (f"; and {more:,} more" if more > 0 else "")


def _show_buttons(view: View, chosen: Sequence[Mark], name: str) -> None:
    with st.container(horizontal=True):
        if len(chosen) == 1 and view.filters.about != chosen[0].key:
            st.button(
                "Filter all pages by this",
                icon=":material/filter_alt:",
                key=f"{name}-about",
                on_click=filters.set_about,
                args=(chosen[0].key,),
                help="Keeps the claims of this mark and, of other kinds of claims, what the same "
                "documents say.",
            )
        st.button("Close", key=f"{name}-close", on_click=filters.select, args=([], name))


def show_turning(name: str, about: object, total: int, size: int) -> None:
    """Draw the buttons that turn pages, where there is more than one.

    Args:
        name: Unique on the page.
        about: What is paged; another thing begins at its first page.
        total: Rows.
        size: Rows of a page.
    """
    if total <= size:
        return
    page = filters.page(name, about)
    first, last = page * size + 1, min((page + 1) * size, total)
    with st.container(horizontal=True, vertical_alignment="center"):
        for words, step, usable in (
            ("Previous", -1, page > 0),
            ("Next", 1, last < total),
        ):
            st.button(
                words,
                key=f"{name}-{words}",
                disabled=not usable,
                on_click=filters.turn,
                args=(name, about, page + step),
            )
        st.caption(f"{first:,} to {last:,} of {total:,}")


def show_claim(view: View, row: dict[Any, Any], *, link: bool = True, name: str = "claim") -> None:
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
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            view.pages["documents"],
            label="Open in the document",
            icon=":material/article:",
            query_params=filters.link(doc=row["doc_id"], claim=row["claim_id"]),
        )
        st.button(
            "Add to report",
            key=f"{name}-add-{row['claim_id']}",
            icon=":material/add_notes:",
            type="tertiary",
            on_click=basket.add_words,
            args=("claim", row["claim_id"]),
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
    texts = view.look_up(documents.texts, row["doc_id"], others)
    parts = [
        evidence.excerpt(passage["text"], _support(row, passage["passage_id"]), 120)
        for passage in texts.to_dict("records")
    ]
    told = '<span class="why">Needed from another paragraph: </span>'
    return "".join(f'<p class="further">{told}{part}</p>' for part in parts)


def _known(row: dict[Any, Any]) -> dict[str, str | None]:
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
        "Paragraph": _paragraph(row),
        "Marking": text(row["marking"]) or "none",
        "Credibility": _credibility(row),
        "Confidence": wording.confidence(row["confidence"]),
    }


def _paragraph(row: dict[Any, Any]) -> str:
    """Its own number or its place in the document, and its page where the source has pages."""
    known = text(row["passage_label"]) or f"no. {int(row['passage_ordinal']) + 1}"
    page = number(row.get("passage_page"))
    return known if page is None else f"{known}, page {page:.0f}"


def _credibility(row: dict[Any, Any]) -> str | None:
    """Credibility in words; of a tie with a number, that it is the tie that others confirm."""
    words = wording.credibility(row["credibility"])
    tie = _TIES.get(str(row["fact_table"]))
    counted_too = not missing(row.get("victims_low")) or not missing(row.get("victims_high"))
    if words and tie and counted_too and int(row["credibility"]) == 1:
        return f"{words} ({tie}, not the number)"
    return words
