"""A sentence becomes tokens with the classes of the lexicon."""

from hypothesis import given
from hypothesis import strategies as st

from etl.document import PlaceMention
from etl.frames.words import classes_of, tokens


def words_of(text, mentions=()):
    return [token.word for token in tokens(text, 0, len(text), list(mentions))]


def test_a_place_mention_is_one_token():
    mention = PlaceMention(3, 19, "Ho Chi Minh City", "x", "Ho Chi Minh City", "city", "VN")
    assert words_of("in Ho Chi Minh City today", [mention]) == ["in", "@", "today"]


def test_a_possessive_is_a_token_of_its_own():
    assert words_of("the women's shelter") == ["the", "women", "'s", "shelter"]


def test_a_stem_covers_its_endings():
    assert "crime" in classes_of("trafficked")
    assert "crime" in classes_of("trafficking")


def test_a_word_with_hyphens_is_of_the_class_of_its_last_part():
    assert "crime" in classes_of("cyber-slavery")
    assert not classes_of("well-known")


def test_a_phrase_marks_its_first_word():
    first = tokens("sent back home", 0, 14, [])[0]
    assert "return" in first.classes


@given(st.text(max_size=200))
def test_tokens_never_overlap_and_never_leave_the_text(text):
    at = 0
    for token in tokens(text, 0, len(text), []):
        assert at <= token.start < token.end <= len(text)
        at = token.end
