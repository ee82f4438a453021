"""Document text as markup: inert whatever it holds, the claims marked where they are."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.evidence import (
    Highlight,
    anchor,
    badge,
    beginning,
    card,
    escape,
    excerpt,
    heading,
    inert,
    marked,
    snippet,
    way_down,
)
from dashboard.passages import note, paragraph

HOSTILE = '<img src="http://x.example/a.png" onerror=alert(1)> [a](b) & "q" \'s\''
OURS = {"article", "h3", "h4", "blockquote", "dl", "dt", "dd", "mark", "span", "div", "p"}


class Reader(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self):
        super().__init__()
        self.text, self.tags, self.attributes = "", [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data):
        self.text += data


def read(markup):
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return reader


def test_markup_in_a_document_is_shown_not_obeyed():
    reader = read(marked(HOSTILE, [Highlight(0, 4, "c", HOSTILE)]))
    assert reader.text == HOSTILE
    assert set(reader.tags) <= {"mark", "span"}
    assert set(reader.attributes) <= {"class", "title", "id"}


@given(st.text(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.text())))
def test_no_text_and_no_spans_make_other_elements_than_ours(text, spans):
    highlights = [Highlight(min(a, b), max(a, b), words, words) for a, b, words in spans]
    whole = card(text, excerpt(text, highlights), {text: text, "x": None})
    whole += paragraph(text, highlights, label=text, marking=text, part=text)
    whole += heading(text, {text: text})
    assert set(read(whole).tags) <= OURS


@given(
    st.text(st.characters(codec="ascii", exclude_categories=["Cc"])),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))),
)
def test_every_character_comes_out_once_and_in_order(text, spans):
    highlights = [Highlight(min(pair), max(pair), str(pair)) for pair in spans]
    assert read(marked(text, highlights)).text == text


def test_a_highlight_holds_exactly_its_words():
    text = "More than 550 victims were counted."
    markup = marked(text, [Highlight(0, 21, "c", "Flows: Vietnam to China")])
    assert re.search(r"<mark [^>]*>More than 550 victims</mark> were", markup)
    assert 'title="Flows: Vietnam to China"' in markup
    assert f'id="{anchor("c")}"' in markup


def test_overlapping_claims_are_cut_up_and_say_so():
    markup = marked("abcdef", [Highlight(0, 4, "one"), Highlight(2, 6, "two")])
    assert [re.sub("<[^>]+>", "", piece) for piece in markup.split("</mark>")] == [
        "ab",
        "cd",
        "ef",
        "",
    ]
    assert markup.count("several") == 1


def test_the_chosen_claim_and_its_support_look_different():
    markup = marked(
        "abcdef", [Highlight(0, 2, "c", chosen=True), Highlight(4, 6, "c", support=True)]
    )
    assert 'class="claim chosen"' in markup
    assert 'class="claim support"' in markup


def test_marks_that_turn_the_direction_of_text_come_out_as_their_number():
    assert escape("safe\u202egnp.exe") == "safe[U+202E]gnp.exe"
    assert escape("\u2066a\u2069\u061c") == "[U+2066]a[U+2069][U+061C]"


def test_what_no_browser_takes_is_shown_as_its_number():
    assert escape("a\x00b\ud800") == "a[U+0000]b[U+D800]"


def test_letters_of_the_region_come_through():
    for words in ("Quảng Ninh", "ວຽງຈັນ", "ភ្នំពេញ", "မြန်မာ", "กรุงเทพฯ", "云南", "a\u200bb\u200dc"):
        assert escape(words) == words


def test_an_excerpt_keeps_whole_sentences_around_the_claim():
    text = "A first one. " * 30 + "The claim is here. " + "Another one. " * 30
    start = text.index("The claim")
    shown = read(excerpt(text, [Highlight(start, start + 18, "c")], context=60)).text
    assert "The claim is here." in shown
    assert shown.startswith("… ") and shown.rstrip(" …").endswith("one.")
    assert len(shown) < 180


def test_a_short_text_is_shown_whole():
    assert excerpt("Short.", [Highlight(0, 5, "c")]).count("…") == 0


def test_a_paragraph_without_marking_shows_none():
    assert badge(None) == ""
    assert "marking" not in paragraph("x", [])
    assert ">SBU<" in paragraph("x", [], label="2", marking="SBU")


def test_words_that_were_found_are_marked_and_told_from_claims():
    text = "More than 550 victims were counted."
    found = Highlight(14, 21, "", found=True)
    assert '<mark class="found">victims</mark>' in marked(text, [found])
    both = marked(text, [found, Highlight(0, 21, "c", "Flow")])
    assert '<mark class="claim found" title="Flow">victims</mark>' in both


def test_a_claim_in_the_margin_has_the_number_of_its_highlight():
    markup = paragraph("Some words.", [Highlight(0, 4, "c", "Flow", number=2)])
    assert 'id="claim-c" class="number" data-number="2"' in markup
    beside = note(2, "→", "Flow", "<b>Vietnam</b> to China", {"Said by": "<i>police</i>"})
    assert "&lt;b&gt;Vietnam" in beside and "&lt;i&gt;police" in beside
    assert '<span class="at">2</span>' in beside


def test_the_note_of_the_chosen_claim_stands_open():
    assert '<details class="note chosen" open>' in note(1, "→", "Flow", "x", {}, chosen=True)
    assert " open" not in note(1, "→", "Flow", "x", {})


@given(st.text(min_size=1), st.data())
def test_a_snippet_shows_the_words_found_and_nothing_but_the_text(text, data):
    starts = sorted(data.draw(st.sets(st.integers(0, len(text) - 1), min_size=1, max_size=5)))
    reader = read(snippet(text, [(start, start + 1) for start in starts], width=20))
    assert set(reader.tags) == {"mark"}
    assert set(reader.attributes) == {"class"}


def test_a_snippet_is_where_most_of_the_words_stand():
    text = f"Women. {'Nothing else. ' * 30}Women were trafficked to Lang Son. {'No. ' * 80}"
    at = text.rindex("Women")
    shown = snippet(text, [(0, 5), (at, at + 5), (at + 11, at + 21)])
    assert "Lang Son" in shown and shown.startswith("… ") and shown.endswith(" …")
    assert len(shown) < 500


@pytest.mark.parametrize(
    "address", ["http://a.example/x", "HTTPS://a.example", "www.a.example", "me@a.example"]
)
def test_an_address_in_a_label_is_no_link(address):
    told = inert(f"see {address}")
    assert address not in told.replace("\\", "")
    assert told.replace("\\", "").replace("\u2060", "") == f"see {address}"


def test_a_link_leads_from_a_chart_to_the_evidence_below_it():
    link = way_down(1, 'flows"')
    assert "1 mark is selected" in link
    assert 'href="#evidence-flows&quot;"' in link
    assert 'id="evidence-flows&quot;"' in beginning('flows"')
    assert "1,200 marks are selected" in way_down(1200, "flows")
