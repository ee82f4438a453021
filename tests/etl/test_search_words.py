"""What counts as a word, in scripts with spaces and without, and what a question asks for."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from etl.search_words import Question, as_stored, ask, words

TEXTS = st.text() | st.text(
    'aéđĐ ẢO東京兴กรุงเทพ์ພາສາကြည်កម្ពុជា។\u200b\u00ad.-_"*1½ﬁ“’—゛', max_size=40
)


def marked(text, question):
    """The text's hits, in the order of the text."""
    found = ask(question).hits(text)
    spans = sorted(span for spans in found.values() for span in spans)
    return [text[start:end] for start, end in spans]


def terms(question):
    asked = ask(question)
    return [(*term.words, "*" if term.begins else "") for term in asked.wanted]


def test_words_are_folded_and_know_where_they_stand():
    text = "Từ Đông Hưng, 1.200 phụ nữ"
    assert as_stored(text) == "tu dong hung 1 200 phu nu"
    assert [text[w.start : w.end] for w in words(text)][:3] == ["Từ", "Đông", "Hưng"]


def test_decomposed_letters_and_soft_hyphens_make_the_same_word():
    assert as_stored("Ha\u0300 Nội traf\u00adficking") == "ha noi trafficking"


def test_a_stretch_without_spaces_is_stored_as_pairs_and_a_last_character():
    assert as_stored("在东兴市2010年") == "在东 东兴 兴市 市 2010 年"


@pytest.mark.parametrize(
    ("text", "question", "shown"),
    [
        ("在东兴市的受害者", "东兴", "东兴"),
        ("在东兴市的受害者", "东", "东"),
        ("在东兴市的受害者", "受害者", "受害者"),
        ("ແຮງງານໃນປະເທດລາວ", "ປະເທດ", "ປະເທດ"),
        ("การค้ามนุษย์ในกรุงเทพมหานคร", "กรุงเทพ", "กรุงเทพ"),
        ("ការជួញដូរ\u200bមនុស្ស។", "មនុស្ស", "មនុស្ស"),
        ("လူကုန်ကူးမှု", "ကုန်ကူး", "ကုန်ကူး"),
        ("vụ án ở Quảng Ninh", "quang ninh", "QuảngNinh"),
        ("women's rights", "women", "women"),
    ],
)
def test_words_of_every_script_are_found_where_they_stand(text, question, shown):
    assert "".join(marked(text, question)) == shown


def test_the_marks_cover_what_was_asked_for():
    assert marked("在东兴市的受害者", "东兴 市") == ["东兴", "市"]
    assert marked("Từ Quảng Ninh đến Móng Cái", '"mong cai" quang') == ["Quảng", "Móng Cái"]
    assert marked("Traffickers and trafficked women", "traffick*") == ["Traffickers", "trafficked"]


def test_a_tone_mark_tells_words_apart_where_it_is_part_of_the_spelling():
    assert marked("ข้าว", "ขาว") == []


def test_phrases_beginnings_and_unwanted_words_are_read():
    asked = ask('"lang son" traffick* -visa -"study tour" cross-border')
    assert terms('"lang son" traffick* -visa cross-border') == [
        ("lang", "son", ""),
        ("traffick", "*"),
        ("cross", "border", ""),
    ]
    assert [term.words for term in asked.unwanted] == [("visa",), ("study", "tour")]


def test_quotes_of_any_kind_and_quotes_left_open_make_phrases():
    assert terms("“lang son”") == terms('"lang son') == [("lang", "son", "")]


@pytest.mark.parametrize("text", ["", "  ", "-", '"', "***", "()", "% _", "\ue000", "។"])
def test_what_holds_no_letter_asks_for_nothing(text):
    assert ask(text) == Question()


@given(TEXTS)
def test_the_stored_form_is_the_words_with_one_space_between(text):
    assert as_stored(text) == " ".join(word.text for word in words(text))


@given(TEXTS)
def test_words_are_plain_to_the_index_and_lie_in_the_text(text):
    last = 0
    for word in words(text):
        assert word.text
        assert not any(c.isascii() and not c.isalnum() for c in word.text)
        assert word.text == word.text.lower()
        assert last <= word.start < word.end <= word.until <= len(text)
        last = word.start


@given(TEXTS, st.data())
def test_any_stretch_of_a_text_is_found_in_it_as_a_phrase(text, data):
    found = list(words(text))
    if not found:
        return
    first = data.draw(st.integers(0, len(found) - 1))
    last = data.draw(st.integers(first, len(found) - 1))
    piece = text[found[first].start : found[last].until]
    assume(not any(quote in piece for quote in '"“”„‟«»「」『』〝〞'))
    (spans,) = ask(f'"{piece}"').hits(text).values()
    assert any(start <= found[first].start and end >= found[last].end for start, end in spans)


@given(TEXTS, TEXTS)
def test_hits_are_spans_of_the_text_whatever_is_asked(text, question):
    for spans in ask(question).hits(text).values():
        assert all(0 <= start < end <= len(text) for start, end in spans)
