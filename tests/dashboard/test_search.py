"""Search: what is found under the filters, in which order, and the words in their paragraphs."""

import datetime

import numpy as np
import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from dashboard.criteria import Filters
from dashboard.queries import search
from dashboard.queries.hits import _first
from etl import search_index
from etl.read import SearchError, SearchIndex


@pytest.fixture
def given(world, tmp_path):
    """The world's three documents with texts of their own, and their index."""
    texts = {
        "cable": "Từ Quảng Ninh đến Đông Hưng: 550 women. Women again.",
        "story": "Women were sold in 东兴市. " + "Nothing else happened. " * 30 + "Police came.",
        "undated": "A report on labour; police and women.",
    }
    for row in world.rows["passages"]:
        row["text"] = texts[row["doc_id"]]
    world.rows["documents"][1] |= {"publisher": "The Paper", "title": "Sold"}
    path = tmp_path / search_index.FILE
    search_index.write(path, world.rows["documents"], world.rows["passages"])
    return world.connect(), SearchIndex((str(path),))


def found(given, text, filters=None, order="best"):
    connection, index = given
    return search.answer(connection, filters or Filters(), index, text, order)


def facet(answer, name):
    rows = answer.facets[answer.facets["facet"] == name].to_dict("records")
    return {
        None if row["value"] != row["value"] else row["value"]: row["documents"] for row in rows
    }


def test_words_are_found_without_marks_and_within_unspaced_text(given):
    assert found(given, "quang ninh den dong hung").doc_ids == ("cable",)
    assert found(given, "东兴").doc_ids == ("story",)
    assert found(given, '"women were"').doc_ids == ("story",)


def test_the_best_documents_go_first(given):
    assert found(given, "women police").doc_ids == ("undated", "story")


def test_without_words_every_document_is_found(given):
    assert set(found(given, "").doc_ids) == {"cable", "story", "undated"}
    connection, _ = given
    assert len(search.answer(connection, Filters(), None, "").doc_ids) == 3


def test_documents_come_a_page_at_a_time_and_the_number_of_all_stays(given):
    connection, index = given
    pages = [
        search.answer(connection, Filters(), index, "women", "oldest", offset, 2)
        for offset in (0, 2, 4)
    ]
    assert [page.doc_ids for page in pages] == [("cable", "story"), ("undated",), ()]
    assert {page.kept for page in pages} == {3}


def test_filters_leave_out_what_is_found_and_the_number_of_all_stays(given):
    answer = found(given, "women", Filters(kinds=("news",)))
    assert (answer.doc_ids, answer.kept, answer.found) == (("story",), 1, 3)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest", ("story", "cable", "undated")),
        ("oldest", ("cable", "story", "undated")),
        ("claims", ("cable", "story", "undated")),
    ],
)
def test_documents_can_stand_by_date_and_by_claims(given, order, expected):
    assert found(given, "women", order=order).doc_ids == expected


def test_facets_count_documents_and_keep_the_unknown_visible(given):
    answer = found(given, "women")
    assert facet(answer, "kind") == {"cable": 1, "news": 1, "report": 1}
    assert facet(answer, "publisher") == {None: 2, "The Paper": 1}
    assert facet(answer, "year") == {"2004": 1, "2013": 1, None: 1}
    assert facet(answer, "country")["CN"] == 2
    assert facet(answer, "marking") == {"none": 3}


def test_facets_count_what_the_filters_keep(given):
    answer = found(given, "women", Filters(countries=("KH",)))
    assert facet(answer, "kind") == {"report": 1}


def test_a_document_counts_once_under_each_marking_of_its_claims(world, given):
    world.claim("figures", "c1", "cable", marking="C", unit="people")
    world.claim("figures", "c2", "cable", marking="C", unit="people")
    answer = search.answer(world.connect(), Filters(), given[1], "550")
    assert facet(answer, "marking") == {"none": 1, "C": 1}


def test_documents_come_in_the_order_given_with_their_number_of_claims(given):
    frame = search.documents(given[0], ("undated", "cable"))
    assert frame["doc_id"].tolist() == ["undated", "cable"]
    assert frame["claims"].tolist() == [1, 3]
    assert frame["date"].iloc[1].date() == datetime.date(2004, 11, 2)


def test_the_words_stand_where_the_spans_say(given):
    rows = search.passages(*given, "dong hung wom*", ("cable",))
    (row,) = rows.to_dict("records")
    shown = [row["text"][start:end] for start, end in row["spans"]]
    assert shown == ["Đông", "Hưng", "women", "Women"]
    assert (row["terms"], row["passages"]) == (3, 1)


def test_paragraphs_with_most_of_the_words_are_shown_in_reading_order(empty, tmp_path):
    empty.document("long")
    texts = ["women", "police", "nothing", "women and police", "police women lang son", "women"]
    empty.rows["passages"] = [
        empty.rows["passages"][0] | {"passage_id": f"long:{n}", "ordinal": n, "text": text}
        for n, text in enumerate(texts)
    ]
    path = tmp_path / search_index.FILE
    search_index.write(path, empty.rows["documents"], empty.rows["passages"])
    rows = search.passages(
        empty.connect(), SearchIndex((str(path),)), "women police", ("long",), most=3
    )
    assert rows["ordinal"].tolist() == [0, 3, 4]
    assert rows["passages"].tolist() == [5, 5, 5]


def test_a_question_without_words_is_told(given):
    with pytest.raises(SearchError, match="word to look for"):
        found(given, "***")


def test_words_of_the_title_alone_find_the_document_and_no_paragraph(given):
    assert found(given, '"sold" story.txt').doc_ids == ("story",)
    assert search.passages(*given, "story.txt", ("story",)).empty


@given_any(
    st.lists(st.tuples(st.booleans(), st.integers(0, 3)), min_size=1, max_size=12),
    st.integers(0, 13),
)
def test_the_first_of_an_order_are_those_of_the_whole_order(rows, most):
    keys = tuple(np.array(column, float) for column in (*zip(*rows, strict=True), range(len(rows))))
    assert _first(keys, most).tolist() == np.lexsort(keys[::-1])[:most].tolist()


def test_what_every_search_reads_can_be_read_before(given):
    connection, index = given
    search.warm(connection, index)
    assert found(given, "dong hung").doc_ids == ("cable",)
