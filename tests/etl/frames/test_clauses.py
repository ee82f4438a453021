"""Parts of a sentence, and what they say of when something happened and who was taken."""

import re
from datetime import date

import pytest

from etl.document import AnnotatedPassage, DateMention, Passage
from etl.frames import clauses, details


def told(sentence):
    return [(sentence[p.start : p.end], p.kind, p.says) for p in clauses.parts(sentence)]


def test_a_clause_put_into_another_is_a_part_of_its_own():
    assert told("The 36 women, who had been sold, were freed in 2006.") == [
        ("The 36 women", "main", False),
        ("had been sold", "relative", False),
        ("were freed in 2006.", "main", False),
    ]


def test_who_says_so_is_a_part_that_tells_nothing_else():
    parts = clauses.parts("Six girls came in May, the director said on Friday.")
    assert [part.says for part in parts] == [False, True]
    parts = clauses.parts("The director said on Friday that six girls came.")
    assert [part.says for part in parts] == [True, False]
    parts = clauses.parts("The director said in a letter to a paper on Friday that six girls came.")
    assert [part.says for part in parts] == [True, False]
    assert not clauses.parts("The police told us of six girls found in 2010.")[-1].says


def test_lists_are_no_clauses():
    assert len(clauses.parts("They came from Peru, Chile, and Brazil in trucks.")) == 1


def when(text, place):
    dates = [
        DateMention(
            m.start(), m.end(), m[0], date(int(m[0]), 1, 1), date(int(m[0]), 12, 31), "year"
        )
        for m in re.finditer(r"\b20\d\d\b", text)
    ]
    passage = AnnotatedPassage(Passage(0, text, 0, len(text)), dates=dates)
    found = details.period(passage, 0, len(text), text.index(place))
    return found and found.first.year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In 2008 a court jailed a man who in 2005 sold girls into Lima.", 2005),
        ("Girls go to Lima, the police said in 2009.", None),
        ("Girls were taken to Lima until 2003.", None),
        ("Girls go to Lima; in 2006 the police moved house.", None),
        ("In 2004, police said, girls went to Lima.", 2004),
        ("LIMA - Six girls were freed in 2007.", 2007),
        ("Poloff met some of the girls in Lima in 2007.", None),
    ],
)
def test_when_is_told_by_the_clause_of_the_place(text, year):
    assert when(text, "LIMA" if "LIMA" in text else "Lima") == year


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Girls are sold to Chinese men by a woman.", ["girls"]),
        ("Police arrested two men and a woman and freed six girls.", ["girls"]),
        ("The boys were given work by girls.", ["girls", "boys"]),
        ("A boy she had met took her to a market.", []),
        ("He recruited girls in Samar and sold them.", ["girls"]),
    ],
)
def test_who_takes_buys_or_is_tried_is_not_taken(text, people):
    assert sorted(details.population(text)) == sorted(people)


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Are girls still brought here?", True),
        ("FOR EXAMPLE, ARE WOMEN SOLD THERE?", True),
        ("They freed three, and what did the papers write?", False),
        ("Are girls brought here, he asked.", False),
        ("It is unclear whether girls are brought here.", True),
        ("We asked the mayor whether girls were brought here.", True),
        ("Asked whether girls were brought here, he said that hundreds were.", False),
    ],
)
def test_a_question_of_yes_or_no_tells_nothing(sentence, asked):
    assert clauses.asks(sentence) is asked
