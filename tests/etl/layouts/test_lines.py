"""Cleaning joins and folds; every character keeps its place in the source."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.document import Document
from etl.layouts import lay_out
from etl.layouts._lines import compose, split_lines

MARKS = [*'aB.,:;()[]#¶19 -–—_=|"“', "\n", "\n\n", "\r", "\t", "\xa0", "\u200b", "\u2028"]
WORDS = ["women", "Ha Giang", "SIPDIS", "(C)", "(С) ", "1. ", "--", "sold to", "MORE FROM"]  # noqa: RUF001
WILD = st.lists(st.sampled_from([*MARKS, *WORDS, "\n1. (SBU) "]), max_size=120).map("".join)
PLAIN = st.lists(
    st.sampled_from(["women", "Ha", "Giang", "were", "sold.", "\n", "\n\n", "  ", "- ", "\r\n"]),
    max_size=120,
).map(" ".join)


def composed(source, typeset=False):
    return compose(source, [line.span for line in split_lines(source) if not line.blank], typeset)


def test_hard_wraps_are_joined_and_blanks_folded():
    text, pairs = composed("Cao Bang,  Ha \r\n  Giang\tand Lai\xa0Chau")
    assert text == "Cao Bang, Ha Giang and Lai Chau"
    assert pairs[0] == (0, 0)


@pytest.mark.parametrize(
    ("source", "typeset", "text"),
    [
        ("the USG-\nfunded project", False, "the USG-funded project"),
        ("our inter-\nviewers spoke", True, "our interviewers spoke"),
        ("from Mean-\nchey province", True, "from Meanchey province"),
        ("an anti-\ntrafficking law", True, "an anti-trafficking law"),
        ("the Thai-\nCambodian border", True, "the Thai-Cambodian border"),
        ("sold --\nas brides", True, "sold -- as brides"),
    ],
)
def test_hyphens_at_line_ends(source, typeset, text):
    assert composed(source, typeset)[0] == text


def test_invisible_characters_are_dropped():
    assert composed("traf\u00adfick\u200bing in\u2060 persons")[0] == "trafficking in persons"


def test_lines_end_where_any_line_end_stands():
    assert [one.text for one in split_lines("a\r\nb\rc\x0cd\u2028e\n")] == [*"abcde", ""]


@settings(deadline=None)
@given(text=WILD)
def test_offsets_survive_cleaning(text):
    document = lay_out(Document("d", "d.txt", "0", "txt", text=text))
    assert [one.ordinal for one in document.passages] == list(range(len(document.passages)))
    for passage in document.passages:
        assert passage.text == passage.text.strip()
        assert passage.source_map[0] == (0, passage.source_offset(0))
        assert passage.source_start <= passage.source_offset(0) < passage.source_end <= len(text)
        for offset, character in enumerate(passage.text):
            source = text[passage.source_offset(offset)]
            assert source == character or (character == " " and not source.isalnum())


@settings(deadline=None)
@given(text=PLAIN)
def test_no_word_is_lost(text):
    document = lay_out(Document("d", "d.txt", "0", "txt", text=text))
    kept = " ".join(one.text for one in document.passages)
    assert [*filter(str.isalpha, kept)] == [*filter(str.isalpha, text)]


@settings(deadline=None)
@given(text=WILD)
def test_offsets_survive_in_the_body_of_a_cable(text):
    cable = "C O N F I D E N T I A L HANOI 000001\nE.O. 12958: N/A\nSUBJECT: X\n\n1. (C) " + text
    document = lay_out(Document("d", "d.txt", "0", "txt", text=cable))
    assert document.kind == "cable"
    for passage in document.passages:
        assert passage.marking is not None
        for offset, character in enumerate(passage.text):
            source = cable[passage.source_offset(offset)]
            assert source == character or (character == " " and not source.isalnum())


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Champasak | 41 | 30", True),
        ("| Province | Victims |", True),
        ("Thailand 74 52 12 10 Fishing; construction", True),
        ("Home | news", False),
        ("In 2004 the 12 women were sold for 300 yuan.", False),
    ],
)
def test_a_line_of_cells_is_a_row_of_its_own(line, row):
    assert split_lines(line)[0].columns is row
