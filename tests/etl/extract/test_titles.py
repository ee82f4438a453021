"""How far names go: what they are about belongs to them, praise, verbs, dates and places do not."""

import pytest

from etl.extract import _titles as titles


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        (
            "the first-ever Youth Forum on Trafficking in Women Across the Border was",
            "Forum",
            "Youth Forum on Trafficking in Women Across the Border",
        ),
        (
            "a conference on human trafficking sponsored by",
            "conference",
            "conference on human trafficking",
        ),
        (
            "a large national conference on trafficking in Hanoi",
            "conference",
            "national conference on trafficking",
        ),
        ("an MOU on trafficking signed in 2005", "MOU", "MOU on trafficking"),
        ("an MOU on trafficking and asked officials", "MOU", "MOU on trafficking"),
        ("a plan to combat the problem", "plan", "plan"),
        ("a plan to combat sex tourism in May", "plan", "plan to combat sex tourism"),
        ("said the October 27-29 conference", "conference", "conference"),
        (
            "the 14th case management meeting for three days",
            "meeting",
            "14th case management meeting",
        ),
        ("a law to be debated this fall", "law", "law"),
    ],
)
def test_a_name_goes_as_far_as_its_topic(text, noun, name):
    at = text.index(noun)
    start = titles.head(text, 0, at)
    assert text[start : titles.onward(text, at + len(noun), len(text))] == name


@pytest.mark.parametrize("title", ["conference", "Law", "MOU", "MEETING", "memorandum"])
def test_a_mere_noun_is_no_name(title):
    assert titles.is_bare(title)


@pytest.mark.parametrize("title", ["ACTIP", "SPA", "action plan", "Decree 68", "third meeting"])
def test_what_tells_one_from_others_is_a_name(title):
    assert not titles.is_bare(title)


def test_a_topic_of_a_thousand_words_is_a_sentence():
    text = "conference on " + "women " * 1000
    assert titles.onward(text, len("conference"), len(text)) < 120


def test_a_text_may_end_with_a_word_of_a_list():
    text = "conference on Forests, Water"
    assert titles.onward(text, len("conference"), len(text)) == text.index(",")
