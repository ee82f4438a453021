"""The Report page: what was added stands in order, is changed, saved, opened and previewed."""

import shutil

import pytest

from dashboard.reports import shelf
from dashboard.reports.plan import Item, Report
from tests.dashboard.visits import at, visited

ITEMS = (
    Item("text", caption="Summary", note="Mine"),
    Item("table", "flows", (("country", ("Vietnam",)),)),
    Item("chart", "main-flows"),
)


@pytest.fixture
def data(built, tmp_path, monkeypatch):
    folder = shutil.copytree(built, tmp_path / "data")
    monkeypatch.setenv("TIP_ATLAS_DATA", str(folder))
    return folder


def opened(report=None):
    app = at("report")
    if report is not None:
        app.session_state["held-report"] = report
    return app.run()


def press(app, label, place=0):
    [button for button in app.button if button.label == label][place].click()
    return app.run()


def held(app):
    return app.session_state["held-report"]


def test_an_empty_report_says_how_to_fill_it(data):
    app = opened()
    assert "Add to report" in app.info[0].value
    assert not app.exception


def test_exhibits_stand_in_order_and_are_moved_and_taken_out(data):
    app = opened(Report(items=ITEMS))
    press(app, "Down")
    assert [item.kind for item in held(app).items] == ["table", "text", "chart"]
    press(app, "Take out", 2)
    assert [item.kind for item in held(app).items] == ["table", "text"]
    assert not app.exception


def test_captions_and_words_of_the_analyst_are_kept(data):
    app = opened(Report(items=ITEMS))
    app.text_input(key="report-caption-1-table-flows").set_value("Routes").run()
    app.text_area(key="report-note-1-table-flows").set_value("See *this*").run()
    assert held(app).items[1].caption == "Routes"
    assert held(app).items[1].note == "See *this*"


@pytest.mark.parametrize(("label", "at"), [("Up", 0), ("Down", 2)])
def test_words_typed_just_before_an_exhibit_is_moved_are_kept(data, label, at):
    app = opened(Report(items=ITEMS))
    app.text_input(key="report-caption-1-table-flows").set_value("Routes")
    app.text_area(key="report-note-1-table-flows").set_value("Mine")
    press(app, label, 1)  # one run for both, as of a quick hand
    item = held(app).items[at]
    assert (item.name, item.caption, item.note) == ("flows", "Routes", "Mine")
    assert sum(bool(item.caption == "Routes") for item in held(app).items) == 1


def test_a_report_is_saved_opened_duplicated_and_deleted(data):
    app = opened(Report(title="Brides", items=ITEMS))
    app.text_input(key="report-save-as").set_value("My report").run()
    press(app, "Save")
    assert shelf.load(data, "My report").items == ITEMS
    press(app, "New")
    assert held(app).items == ()
    app.selectbox(key="report-open").set_value("My report").run()
    press(app, "Open")
    assert held(app).items == ITEMS and held(app).title == "Brides"
    press(app, "Duplicate")
    assert shelf.names(data) == ["My report", "My report (copy 1)"]
    press(app, "Delete")
    assert shelf.names(data) == ["My report (copy 1)"]
    assert not app.exception


def test_a_name_that_cannot_be_one_is_told_and_nothing_is_lost(data):
    app = opened(Report(items=ITEMS))
    app.text_input(key="report-save-as").set_value("../up").run()
    press(app, "Save")
    assert "cannot be a report's name" in app.toast[0].value
    assert held(app).items == ITEMS


def test_the_preview_shows_what_will_stand_on_paper(data):
    app = opened(Report(title="Brides", items=ITEMS))
    app.toggle(key="report-preview").set_value(True).run()
    assert not app.exception and not app.error
    said = " ".join(caption.value for caption in app.caption)
    assert "claims, from" in said and "Sources" in said
    assert any("Exhibit 1" in heading.value for heading in app.subheader)


def test_tables_that_are_gone_are_told_and_the_current_ones_are_offered(data):
    app = opened(Report(items=ITEMS, snapshot="20200101T000000000000Z-00000000"))
    assert "are gone" in app.warning[0].value
    assert held(app).items == ITEMS
    press(app, "Take the current tables")
    assert not app.warning and held(app) == Report(items=ITEMS)


def test_a_full_disk_is_told_and_nothing_is_lost(data, monkeypatch):
    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dashboard.printing.export", full)
    app = press(opened(Report(items=ITEMS)), "PDF")
    assert "No space left on device" in app.warning[0].value
    assert held(app).items == ITEMS and not app.exception


def test_a_view_is_added_with_its_filters(data):
    app = visited(country=["Vietnam"])
    press(app, "Add chart to report")
    (item,) = held(app).items
    assert item.kind == "chart" and dict(item.address)["country"] == ("Vietnam",)


def test_every_change_of_the_title_is_kept(data):
    app = opened(Report(items=ITEMS))
    for title in ("Brides", "Brides of 2006", "Brides and workers"):
        app.text_input(key="report-title").set_value(title).run()
        assert held(app).title == title
    app.checkbox(key="report-names").set_value(True).run()
    app.number_input(key="report-guard").set_value(11).run()
    assert held(app).names is True and held(app).guard == 11 and held(app).title == title
