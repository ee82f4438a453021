"""Sentences of passages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.annotate.sentences import LONGEST, annotate, in_parts, split
from etl.document import Document, Passage


def sentences(text):
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Le met Lt. Gen. Soe Win.",
        "Deputy Minister Dr. Ing K. Phavi disagreed.",
        "The U.S. Embassy paid for it.",
        "Decree No. 130 was signed at 5 p.m. on Friday.",
        "It cost US$1.84 million, i.e. a third.",
        "About 4.5 per cent came from Ha Giang.",
        "Work began in Aug. 2004, in St. Mary's house.",
        "They came from Ha Giang, Lao Cai, etc. and were sold.",
        "P. T. Nguyen and J. F. Kerry signed it.",
        "Pol. Col. Anan said so.",
        "He waited ... and left.",
        "The plan (see para. 3) was dropped; nobody knew why.",
        "The junta--new to this--agreed -- and signed.",
        '"Do not mix the two," he said.',
        "“Is it true?” she asked.",
        "Officials of the D.P.R.K. border police came.",
        "The girls came home.[12]",
        "The girls came home.[12][13]",
    ],
)
def test_is_one_sentence(sentence):
    assert sentences(sentence + " The end came.") == [sentence, "The end came."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Police freed nine girls. Two were under age! Who sold them? Nobody knows.", 4),
        ("She called it “a lie.” He left.", 2),
        ("They went to the U.S. The others stayed.", 2),
        ("It ended at 5 p.m. The women left.", 2),
        ("He said no. The others agreed.", 2),
        ("There were 12. Six came back.", 2),
        ("It was signed in 2004. In 2005 it lapsed.", 2),
        ("(It rained.) They left.", 2),
        ("No full stop at the end", 1),
        ("", 0),
        ("   ", 0),
    ],
)
def test_counts(text, count):
    assert len(split(text)) == count


def test_furniture_and_header_have_none():
    document = Document("d", "d.txt", "0", "txt")
    passages = [
        Passage(0, "One. Two.", 0, 9),
        Passage(1, "One. Two.", 0, 9, part="header"),
        Passage(2, "One. Two.", 0, 9, part="furniture", furniture=True),
    ]
    assert [len(one) for one in annotate(passages, document)] == [2, 0, 0]


@settings(deadline=None)
@given(text=st.text(alphabet="aB1 .!?\"”)(…'\n", max_size=200))
def test_spans_are_in_order_trimmed_and_leave_out_only_blanks(text):
    spans = split(text)
    last = 0
    for start, end in spans:
        assert start < end
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize(
    ("piece", "end"),
    [("Girls of Laos; ", ";"), ("12 of 7, ", ","), ("And ", "d"), ("X", "X")],
)
def test_a_sentence_longer_than_any_is_read_in_parts_cut_at_pauses(piece, end):
    text = (piece * (3 * LONGEST // len(piece))).strip()
    assert in_parts(f"One. {text}") == len(text)
    _, *parts = [f"One. {text}"[slice(*span)] for span in split(f"One. {text}")]
    assert len(parts) > 2
    assert all(len(part) <= LONGEST and part.endswith(end) for part in parts)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")


def test_what_is_no_longer_than_that_is_read_whole():
    longest = "x" * (LONGEST - 1) + "."
    assert split(longest) == [(0, LONGEST)]
    assert in_parts(f"{longest} {longest}".replace("x", "X")) is None
