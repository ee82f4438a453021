"""Large blocks look at fewer groups and find the same."""

import random
from datetime import date

import pytest

from etl import blocking, spans
from etl.blocking import Block, Marks
from etl.link import groups

WORDS = [
    "shelter",
    "training",
    "border",
    "police",
    "hotline",
    "village",
    "teachers",
    "boats",
    "mothers",
    "radio",
]


def claims(chance, number):
    """Claims of one block, with few words, days and documents, so that many are alike."""
    for at in range(number):
        day = date(2000 + chance.randrange(4), chance.randint(1, 12), chance.randint(1, 28))
        title = " ".join(chance.sample(WORDS, chance.randint(1, 4)))
        yield {
            "claim_id": f"c{at:04}",
            "block": 1,
            "words": frozenset(map(spans.number, title.split())),
            "doc_id": f"d{chance.randrange(number // 3)}",
            "title": title,
            "about": title,
            "doc_year": day.year,
            "value_low": 1250,
            "value_high": 1250,
            "unit": "people",
            "countries": chance.sample(["TH", "LA", "VN"], chance.randint(1, 2)),
            "implementers": [],
            "country": "TH",
            "city": chance.choice(("Bangkok", None)),
            "series": chance.choice(("COMMIT", "bilateral", "other")),
            "kind": chance.choice(("conference", "ministerial", "signing", "workshop")),
            "participants": chance.sample(["TH", "LA", "VN"], 2),
            "date_start": chance.choice((day, day, None)),
            "date_precision": chance.choice(("day", "month", "year")),
        }


@pytest.mark.parametrize("table", ["figures", "meetings", "programmes"])
@pytest.mark.parametrize("seed", range(5))
def test_what_is_found_by_marks_is_what_comparing_with_all_finds(table, seed, monkeypatch):
    rows = list(claims(random.Random(seed), 150))
    monkeypatch.setattr(blocking, "LARGE", 10**6)
    among_all = groups(table, rows)
    monkeypatch.setattr(blocking, "LARGE", 2)
    assert groups(table, rows) == among_all
    assert 1 < len(among_all) < len(rows)


def begun(marks, *texts):
    block = Block(marks)
    for text in texts:
        block.begin({"text": text})
    return block


def possible(block, text):
    return [group[0]["text"] for group in block.possible({"text": text})]


@pytest.fixture
def of_words(monkeypatch):
    monkeypatch.setattr(blocking, "LARGE", 2)
    return {"told": lambda row: row["text"].split(), "asked": lambda row: row["text"].split()}


def test_only_groups_that_share_a_mark_are_looked_at_in_their_order(of_words):
    block = begun(Marks(**of_words), "a b", "c", "b d", "e")
    assert possible(block, "b e") == ["a b", "b d", "e"]
    assert possible(block, "f") == []


def test_where_several_marks_are_shared_the_commonest_are_not_asked_for(of_words):
    block = begun(Marks(**of_words, least=lambda _: 2), "a b", "a c", "a d", "a e")
    assert possible(block, "a d") == ["a d"]


def test_a_sole_mark_is_enough(of_words):
    sole = Marks(**of_words, least=lambda _: 2, sole=lambda row: (len(row["text"]),))
    assert possible(begun(sole, "a b", "c d e", "fgh"), "xyz") == ["a b", "fgh"]


def test_without_marks_all_groups_are_looked_at():
    assert possible(begun(None, "a", "b"), "c") == ["a", "b"]
