"""Folded texts know where each of their words stands."""

from hypothesis import given
from hypothesis import strategies as st

from etl.folding import Folded, fold

_TEXT = st.text(alphabet="aBđÀé½ﬁß \u0301\u00a0.,-'’_中ั\n7", max_size=40) | st.text(max_size=30)


@given(_TEXT)
def test_each_word_of_a_text_is_found_where_it_stands(text):
    folded = Folded(text)
    at, end = 1, 0
    for word in folded.joined.split():
        at = folded.joined.index(word, at)
        start = folded.start(at)
        assert end <= start
        end = folded.end(at + len(word))
        assert fold(text[start:end]).replace("ς", "σ") == word.replace("ς", "σ")
        at += len(word)


def test_marks_and_gaps_move_no_word():
    text = "  Ha\u0300 Nội, —  Móng Cái"
    folded = Folded(text)
    assert folded.joined == " ha noi mong cai "
    start, end = folded.joined.index("mong"), folded.joined.index("cai") + 3
    assert text[folded.start(start) : folded.end(end)] == "Móng Cái"
