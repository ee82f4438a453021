from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.document import Document, Passage
from etl.sidecar import apply_sidecar, left_out, read_date


def corrected(tmp_path, text):
    path = tmp_path / "a.txt.meta.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    document = Document("d", "a.txt", "00", "txt", title="From the text", date=date(2001, 1, 1))
    apply_sidecar(document, path)
    return document


def test_an_analysts_word_goes_before_the_texts(tmp_path):
    document = corrected(
        tmp_path,
        'title = "Better"\npublisher = "Daily"\nurl = "https://example.org/a"\nreliability = "B"\n'
        "date = 2006-11-02",
    )
    assert (document.title, document.publisher, document.reliability) == ("Better", "Daily", "B")
    assert (document.date, document.date_precision) == (date(2006, 11, 2), "day")
    assert document.date_basis == "sidecar"
    assert document.issues == []


@pytest.mark.parametrize(
    ("entered", "read"),
    [
        ("2006", (date(2006, 1, 1), "year")),
        ("2006-11", (date(2006, 11, 1), "month")),
        (" 2006-11-02 ", (date(2006, 11, 2), "day")),
        ("2006-02-30", None),
        ("2006-13", None),
        ("0000", None),
        ("last year", None),
        (2006, (date(2006, 1, 1), "year")),
    ],
)
def test_dates_may_be_as_imprecise_as_they_are_known(entered, read):
    assert read_date(entered) == read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('date = "soon"', "date 'soon' is none of YYYY"),
        ('reliability = "Z"', "reliability 'Z' is none of A, B"),
        ("reliability = ['A']", "is none of A, B"),
        ("kind = 'poem'", "kind 'poem' is none of cable, news"),
        ("marking = 'X'", "marking 'X' is none of U, SBU, C, S"),
        ('titel = "x"', "'titel' is none of title"),
        ("title = 5", "title is no text"),
        ("title", "could not be read"),
        (b"\xff\xfe", "could not be read"),
        (b"#" * 70_000, "larger than"),
    ],
)
def test_what_cannot_be_used_is_ignored_and_reported(tmp_path, text, words):
    document = corrected(tmp_path, text)
    assert document.title == "From the text"
    assert document.date == date(2001, 1, 1)
    (issue,) = document.issues
    assert issue.severity == "warning"
    assert words in issue.message


@given(st.text())
def test_any_text_is_a_date_or_none(text):
    found = read_date(text)
    assert found is None or found[1] in ("day", "month", "year")


def test_the_kind_may_be_corrected(tmp_path):
    assert corrected(tmp_path, "kind = 'press_release'").kind == "press_release"


@pytest.mark.parametrize(
    ("entered", "markings", "classification"),
    [
        ("U", ["U", "U", "C", "??"], "SBU"),
        ("C", ["C", "C", "C", "??"], "CONFIDENTIAL"),
        ("S", ["S", "S", "S", "??"], "SECRET"),
    ],
)
def test_an_analysts_marking_raises_and_never_lowers(tmp_path, entered, markings, classification):
    path = tmp_path / "a.txt.meta.toml"
    path.write_text(f"marking = '{entered}'")
    document = Document("d", "a.txt", "00", "txt", classification="SBU")
    marks = [None, "U", "C", "??"]
    document.passages = [Passage(n, "x", 0, 1, marking=mark) for n, mark in enumerate(marks)]
    apply_sidecar(document, path)
    assert [one.marking for one in document.passages] == markings
    assert document.classification == classification
    assert document.issues == []


def test_the_list_of_what_is_left_out(tmp_path):
    assert left_out(tmp_path) == frozenset()
    path = tmp_path / "left-out.toml"
    path.write_text('[[document]]\nsha256 = "ab"\n[[document]]\nsha256 = "cd"\n')
    assert left_out(tmp_path) == {"ab", "cd"}
    path.write_text("[[document]]\n")
    with pytest.raises(ValueError, match="mend it, or delete it"):
        left_out(tmp_path)
