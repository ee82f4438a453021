"""What a search found: documents with their paragraphs in context, facets, and paging."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import components, evidence, exporting, filters, options, wording
from dashboard.address import NO_PUBLISHER
from dashboard.charts.base import counted
from dashboard.queries import search
from dashboard.view import View
from etl.read import SearchError, SearchIndex, SnapshotError
from etl.schema import label

LONGEST = 200
"""Characters of a question."""
SHOWN = 6
"""Values of a facet shown."""
_QUESTION, _ORDER = "search-question", "search-order"
_ORDERS = {
    "best": "Best match",
    "newest": "Newest first",
    "oldest": "Oldest first",
    "claims": "Most claims",
}
_HELP = (
    'Every word must be in the document. "Words in quotes" stand together, begin* finds what '
    "begins so, -word leaves out. Case and accents do not matter, đ is d. Lao, Thai, Khmer, "
    "Burmese and Chinese words are found within the text."
)
_FACETS = {
    "kind": "Kind",
    "publisher": "Publisher",
    "year": "Year of the document",
    "country": "Country named",
    "marking": "Marking of its claims",
}


def show(view: View) -> None:
    """Draw the search, and what is found; every document where nothing is asked for."""
    text, order = _ask()
    index = _index(view)
    if index is None:
        text = ""
    try:
        page, answer = _answer(view, index, text, order)
    except SearchError as error:
        st.info(str(error), icon=":material/search:")
        return
    st.html(f'<div class="counts">{evidence.escape(_sentence(view, answer, text))}</div>')
    exporting.show_adding("table", "documents-found", "Add list to report")
    if not answer.doc_ids:
        _show_nothing(view, answer)
        return
    found, narrow = st.columns([3, 1], gap="large")
    with found:
        _show_page(view, page, answer, index, text)
    with narrow:
        _show_facets(view, answer.facets)


def _ask() -> tuple[str, str]:
    """Draw the question and the order; give both as the address then has them."""
    asked, ordered = filters.parameter("q") or "", filters.parameter("order") or "best"
    ordered = ordered if ordered in _ORDERS else "best"
    options.follow(_QUESTION, asked[:LONGEST])
    options.follow(_ORDER, ordered)
    with st.container(horizontal=True, vertical_alignment="bottom", key="search"):
        st.text_input(
            "Search the texts",
            placeholder='trafficking "Lạng Sơn" 东兴 recruit* -football',
            max_chars=LONGEST,
            help=_HELP,
            key=_QUESTION,
            icon=":material/search:",
            on_change=_write,
        )
        st.selectbox(
            "Order",
            list(_ORDERS),
            format_func=_ORDERS.__getitem__,
            key=_ORDER,
            width=170,
            on_change=_write,
        )
    return asked[:LONGEST].strip(), ordered


def _write() -> None:
    """Put what was typed and chosen into the address, which is what is answered."""
    order = filters.value(_ORDER)
    filters.set_parameter("q", str(filters.value(_QUESTION)).strip() or None)
    filters.set_parameter("order", None if order == "best" else order)
    filters.set_parameter("page", None)


def _index(view: View) -> SearchIndex | None:
    try:
        return view.search_index()
    except SnapshotError as error:
        st.info(str(error), icon=":material/search_off:")
        return None


def _answer(
    view: View, index: SearchIndex | None, text: str, order: str
) -> tuple[int, search.Answer]:
    """The page that the address asks for, or the last one, with what stands on it."""
    asked = filters.parameter("page") or "1"
    page = max(int(asked), 1) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 1
    begin = (page - 1) * search.PER_PAGE
    answer: search.Answer = view.ask(search.answer, index, text, order, begin)
    if answer.doc_ids or not answer.kept:
        return page, answer
    last = _pages(answer)
    return last, view.ask(search.answer, index, text, order, (last - 1) * search.PER_PAGE)


def _pages(answer: search.Answer) -> int:
    return -(-answer.kept // search.PER_PAGE)


def _sentence(view: View, answer: search.Answer, text: str) -> str:
    kept = answer.kept
    total = view.rows("documents")
    if not text:
        return f"{kept:,} of {counted(total, 'document')}. {view.filters.sentence()}"
    held = f"{kept:,} of {counted(answer.found, 'document')} that hold the words"
    return f"{held} ({total:,} in all). {view.filters.sentence()}"


def _show_nothing(view: View, answer: search.Answer) -> None:
    """Say why nothing is shown, and what to change."""
    if answer.found and view.filters.active:
        words = f"The filters leave out all {counted(answer.found, 'document')} found."
        st.info(words, icon=":material/filter_alt_off:")
        st.button("Clear filters", key="clear-search", on_click=filters.clear)
        return
    st.info(
        "No document holds these words. Try fewer of them, the beginning of one (recruit*), "
        "or another spelling of a name.",
        icon=":material/search_off:",
    )


def _show_page(
    view: View, page: int, answer: search.Answer, index: SearchIndex | None, text: str
) -> None:
    pages, shown = _pages(answer), answer.doc_ids
    documents = view.look_up(search.documents, shown)
    hits = pd.DataFrame(columns=["doc_id"])
    if index is not None and text:
        hits = view.look_up(search.passages, index, text, shown)
    for row in documents.to_dict("records"):
        _show_document(row, hits[hits["doc_id"] == row["doc_id"]], asked=bool(text))
    if pages > 1:
        _show_pages(page, pages)


def _show_document(row: dict[Any, Any], hits: pd.DataFrame, *, asked: bool) -> None:
    with st.container(border=True, gap="xxsmall", key=f"result-{row['doc_id']}"):
        # A link of Streamlit's to the page one is on leaves the address as it was.
        st.button(
            evidence.inert(wording.own_name(row)),
            key=f"read-{row['doc_id']}",
            type="tertiary",
            on_click=filters.set_parameter,
            args=("doc", row["doc_id"]),
        )
        st.html(_result(row, hits, asked=asked))
        if asked and len(hits):
            with st.container(horizontal=True):
                for hit in hits.to_dict("records"):
                    words = f"Add {_number(hit)} to report"
                    exporting.show_adding("passage", hit["passage_id"], words)


def _result(row: dict[Any, Any], hits: pd.DataFrame, *, asked: bool) -> str:
    date = wording.day(row["date"], row["date_precision"]) or "undated"
    status = None if row["status"] == "ok" else label("document_status", row["status"])
    claims = int(row["claims"])
    known = [
        label("document_kind", row["kind"]),
        components.text(row["publisher"]),
        date,
        components.text(row["reference"]) if row["title"] else None,
        components.text(row["classification"]),
        status,
        counted(claims, "claim") if claims else "no claims: nothing found that is looked for",
    ]
    told = evidence.escape(" · ".join(part for part in known if part))
    quotes = "".join(_paragraph(hit) for hit in hits.to_dict("records"))
    if asked and hits.empty:
        quotes = "<p>The words stand in its title, reference, publisher or file name.</p>"
    elif asked and (more := int(hits["passages"].iloc[0]) - len(hits)) > 0:
        quotes += (
            f"<p class='counts'>and {more:,} more {'paragraph' if more == 1 else 'paragraphs'}</p>"
        )
    return f'<article class="evidence result"><p class="counts">{told}</p>{quotes}</article>'


def _number(hit: dict[Any, Any]) -> str:
    """A paragraph's own number, or its place in the document."""
    return components.text(hit["label"]) or f"no. {int(hit['ordinal']) + 1}"


def _paragraph(hit: dict[Any, Any]) -> str:
    number = _number(hit)
    badge = evidence.badge(components.text(hit["marking"]))
    words = evidence.snippet(hit["text"], [tuple(span) for span in hit["spans"]])
    where = f'<span class="counts">{evidence.escape(number)}</span>'
    return f'<blockquote dir="auto">{where} {badge}{words}</blockquote>'


def _show_pages(page: int, pages: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        _turn("Previous page", page - 1, pages)
        st.markdown(f"Page {page:,} of {pages:,}", width="content")
        _turn("Next page", page + 1, pages)


def _turn(name: str, page: int, pages: int) -> None:
    st.button(
        name,
        disabled=not 1 <= page <= pages,
        on_click=filters.set_parameter,
        args=("page", str(page) if page > 1 else None),
    )


def _show_facets(view: View, facets: pd.DataFrame) -> None:
    """Draw the number of documents found by each facet's most frequent values."""
    for facet, title in _FACETS.items():
        rows = facets[facets["facet"] == facet]
        if rows.empty:
            continue
        with st.container(gap=None, key=f"facet-{facet}"):
            st.html(f'<h4 class="facet">{evidence.escape(title)}</h4>')
            for row in rows.head(SHOWN).to_dict("records"):
                _show_value(facet, row["value"], int(row["documents"]))
            if (more := len(rows) - SHOWN) > 0:
                st.caption(f"and {more:,} more")


def _show_value(facet: str, value: object, number: int) -> None:
    """Draw a facet's value with the documents that have it, as a button that keeps only these."""
    known = components.text(value)
    st.button(
        evidence.inert(f"{_value(facet, value)}: {number:,}"),
        key=f"facet-{facet}-{known}",
        type="tertiary",
        disabled=known is None and facet != "publisher",
        help="Keep only these" if known or facet == "publisher" else None,
        on_click=_narrow,
        args=(facet, known),
    )


def _narrow(facet: str, value: str | None) -> None:
    """Make a facet's value a filter of all pages."""
    filters.set_parameter("page", None)
    if facet == "year":
        filters.set_parameter("years", [value or "", value or ""])
        filters.set_parameter("undated", "false")
    else:
        filters.set_parameter(facet, value or NO_PUBLISHER)


def _value(facet: str, value: object) -> str:
    """A facet's value in words."""
    known = components.text(value)
    if known is None:
        return "not known" if facet != "year" else "undated"
    if facet == "kind":
        return label("document_kind", known)
    return wording.country(known) if facet == "country" else known


def show_titles(view: View, rows: pd.DataFrame, told: str) -> None:
    """Draw documents as links to the reader.

    Args:
        view: The run.
        rows: As from queries.coverage_years.documents_of.
        told: What they have in common, plain text.
    """
    if rows.empty:
        st.info(f"There is no document of {evidence.inert(told)}.", icon=":material/info:")
        return
    number = int(rows["total"].iloc[0])
    few = "" if number == len(rows) else f", the first {len(rows)} here"
    st.markdown(f"**Documents of {evidence.inert(told)}: {number:,}{few}**")
    for row in rows.to_dict("records"):
        st.page_link(
            view.pages["documents"],
            label=evidence.inert(wording.own_name(row)),
            query_params=filters.link(doc=row["doc_id"]),
        )
