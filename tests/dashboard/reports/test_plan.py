"""Planned reports: what is saved is what is opened, and nothing else is taken for a report."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reports import shelf
from dashboard.reports.plan import CEILINGS, KINDS, MOST, Item, PlanError, Report, read, written

words = st.text(max_size=40)
items = st.builds(
    Item,
    kind=st.sampled_from(KINDS),
    name=words,
    address=st.dictionaries(words, st.lists(words, max_size=3).map(tuple), max_size=3).map(
        lambda held: tuple(sorted(held.items()))
    ),
    caption=words,
    note=words,
)
reports = st.builds(
    Report,
    title=words,
    author=words,
    ceiling=st.sampled_from(CEILINGS),
    names=st.booleans(),
    guard=st.integers(0, 50),
    snapshot=words,
    items=st.lists(items, max_size=4).map(tuple),
)


@given(reports)
def test_what_is_written_is_what_is_read(report):
    assert read(written(report)) == report
    assert written(read(written(report))) == written(report)


@given(st.text(max_size=60))
def test_any_other_text_is_refused_in_one_sentence(text):
    with pytest.raises(PlanError):
        read(text)


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"ceiling": "TOP"},
        {"guard": -1},
        {"items": [{"kind": "script"}]},
        {"items": 3},
        {"title": None},
    ],
)
def test_a_damaged_report_is_refused(change):
    with pytest.raises(PlanError):
        read(json.dumps(json.loads(written(Report())) | change))


def test_items_are_added_moved_changed_and_taken_out():
    report = Report()
    for name in "abc":
        report = report.added(Item("chart", name))
    assert [i.name for i in report.moved(2, -1).items] == ["a", "c", "b"]
    assert [i.name for i in report.moved(0, -1).items] == ["a", "b", "c"]
    assert [i.name for i in report.without(1).items] == ["a", "c"]
    assert report.without(9) == report
    assert report.changed(0, note="mine").items[0].note == "mine"


def test_a_report_has_an_end():
    full = Report(items=(Item("text"),) * MOST)
    with pytest.raises(PlanError, match=str(MOST)):
        full.added(Item("text"))


def test_reports_are_saved_opened_copied_and_deleted(tmp_path):
    report = Report(title="Brides, 2006", items=(Item("chart", "flows"),))
    shelf.save(tmp_path, "Mekong brides", report)
    assert shelf.names(tmp_path) == ["Mekong brides"]
    assert shelf.load(tmp_path, "Mekong brides") == report
    copy = shelf.duplicate(tmp_path, "Mekong brides")
    assert copy == "Mekong brides (copy 1)"
    shelf.delete(tmp_path, "Mekong brides")
    assert shelf.names(tmp_path) == [copy]
    assert shelf.load(tmp_path, copy) == report


@pytest.mark.parametrize(
    "name", ["", "  ", "../x", "a/b", "a\\b", ".hidden", "x" * 81, "a\nb", "a."]
)
def test_a_name_that_is_no_file_name_is_refused(tmp_path, name):
    with pytest.raises(shelf.ShelfError, match="name"):
        shelf.save(tmp_path, name, Report())
    assert shelf.names(tmp_path) == []


def test_a_report_that_is_not_there_names_those_that_are(tmp_path):
    shelf.save(tmp_path, "One", Report())
    with pytest.raises(shelf.ShelfError, match="saved: One"):
        shelf.load(tmp_path, "Two")


def test_a_damaged_file_is_named_and_left_alone(tmp_path):
    shelf.save(tmp_path, "One", Report())
    path = shelf.folder(tmp_path) / f"One{shelf.SUFFIX}"
    path.write_text("{")
    with pytest.raises(shelf.ShelfError, match="One"):
        shelf.load(tmp_path, "One")
    assert path.read_text() == "{"


def test_what_was_saved_stays_when_the_disk_is_full(tmp_path, monkeypatch):
    shelf.save(tmp_path, "One", Report(title="first"))

    def full(self, *_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", full)
    with pytest.raises(shelf.ShelfError, match="No space left"):
        shelf.save(tmp_path, "One", Report(title="second"))
    monkeypatch.undo()
    assert shelf.load(tmp_path, "One").title == "first"
    assert len(list(shelf.folder(tmp_path).iterdir())) == 1
