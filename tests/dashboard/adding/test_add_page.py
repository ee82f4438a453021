"""The page Add: what is done there is on record first, and built."""

import json
import shutil

import pytest

from dashboard.adding import building, desk, papers
from dashboard.login import present
from dashboard.login.settings import Person
from dashboard.queries import adding
from etl.read import open_snapshot
from etl.run import build
from tests.dashboard.visits import visited

STORY = b"Police said that 185 women were sold to China.\n"


@pytest.fixture
def data(built, tmp_path, monkeypatch):
    """A data folder of the test's own."""
    shutil.copytree(built, tmp_path / "data")
    monkeypatch.setenv("TIP_ATLAS_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def builds(monkeypatch):
    """The builds that were asked for; none is made."""
    asked = []
    monkeypatch.setattr(building, "start", lambda folder, roots: asked.append(folder))
    return asked


def chosen():
    """The page with the first document of the tables chosen."""
    return visited("add").selectbox(key="add-document").select_index(0).run()


def box(boxes, label):
    return next(one for one in boxes if one.label == label)


def button(app, words):
    return next(one for one in app.button if one.label == words)


def press(app, words):
    button(app, words).click()
    app.run()
    assert not app.exception
    return app


def recorded(data):
    path = data / "audit.jsonl"
    lines = path.read_text().splitlines() if path.exists() else []
    return [json.loads(line)["event"] for line in lines]


def test_a_document_that_is_removed_is_on_record_left_out_and_had_back(data, builds):
    app = chosen()
    app = press(app, "Remove from the tables")
    assert recorded(data) == ["document_removed"]
    [entry] = papers.left_out(data)
    assert builds == [data]
    app = press(app, "Have it back")
    assert recorded(data) == ["document_removed", "document_added"]
    assert papers.left_out(data) == []
    assert builds == [data, data]
    assert entry["path"]


def test_what_was_left_out_can_be_deleted_for_good(data, builds):
    path = data / "inputs" / "a.txt"
    path.parent.mkdir()
    path.write_bytes(STORY)
    papers.correct(path, {"title": "The 185"})
    papers.leave_out(data, papers.sha256(path), path="inputs/a.txt", ceiling="S")
    press(visited("add"), "Delete it")
    assert list(path.parent.iterdir()) == []
    assert papers.left_out(data) == []
    assert recorded(data) == ["document_removed"]
    assert builds == []


def test_a_correction_is_on_record_and_lies_beside_the_document(data, builds, tmp_path):
    papers_of_mine = tmp_path / "mine"
    papers_of_mine.mkdir()
    (papers_of_mine / "a.txt").write_bytes(STORY)
    build([papers_of_mine], data)
    app = chosen()
    box(app.text_input, "Title").input("The 185")
    press(app, "Keep")
    assert recorded(data) == ["correction"]
    assert builds == [data]
    assert 'title = "The 185"' in (papers_of_mine / "a.txt.meta.toml").read_text()


def test_what_is_added_is_on_record_with_its_corrections_and_who_added_it(
    data, builds, monkeypatch
):
    adder = Person("dora@example.org", "S", may_add=True)
    monkeypatch.setattr(present, "person", lambda: adder)
    app = visited("add")
    box(app.text_input, "Name").input("Lang Son")
    box(app.text_area, "Text").input(STORY.decode()).run()
    press(app, "Take the text")
    box(app.text_input, "Publisher").input("The 185 Post")
    press(app, "Keep")
    press(app, "Add 1 document and build")
    [line] = map(json.loads, (data / "audit.jsonl").read_text().splitlines())
    told = {"event": "document_added", "person": adder.name, "name": "Lang Son.txt"}
    assert told.items() <= line.items()
    assert line["entered"] == {"publisher": "The 185 Post"}
    assert builds == [data]
    assert (data / "inputs" / "Lang Son.txt").read_bytes() == STORY


def test_what_cannot_be_looked_at_is_told_tried_once_and_can_be_added(data, builds, monkeypatch):
    tried = []
    monkeypatch.setattr(building, "preview", lambda paths: tried.append(paths) or [])
    app = visited("add")
    box(app.text_input, "Name").input("Lang Son")
    box(app.text_area, "Text").input(STORY.decode()).run()
    press(app, "Take the text").run()
    assert "could not be looked at in time" in app.warning[0].value
    assert len(tried) == 1
    press(app, "Add 1 document and build")
    assert builds == [data]


def test_many_documents_are_shown_some_at_a_time_and_added_together(data, builds, monkeypatch):
    monkeypatch.setattr(desk, "CARDS", 2)
    looked_at = []
    monkeypatch.setattr(building, "preview", lambda paths: looked_at.extend(paths) or [])
    folder = papers.waiting_folder(data, "token")
    monkeypatch.setattr(desk.secrets, "token_hex", lambda _: "token")
    for name in "abcde":
        papers.put_aside(folder, f"{name}.txt", STORY)
    app = visited("add")
    assert [path.stem for path in looked_at] == ["a", "b"]
    assert button(app, "Those before").disabled
    press(app, "Those after")
    press(app, "Those after")
    assert [path.stem for path in looked_at] == ["a", "b", "c", "d", "e"]
    assert button(app, "Those after").disabled
    press(app, "Take away")
    assert [path.stem for path in looked_at] == ["a", "b", "c", "d", "e"]
    press(app, "Add 4 documents and build")
    assert len(list((data / "inputs").glob("*.txt"))) == 4


def test_who_may_not_add_is_told_whom_to_ask(data, builds, monkeypatch):
    monkeypatch.setattr(present, "person", lambda: Person("ben@example.org", "S"))
    app = visited("add")
    assert "ask who runs" in app.info[0].value
    assert not {"Build again", "Take the text"} & {one.label for one in app.button}


def test_what_cannot_be_put_on_record_is_not_done(data, builds):
    (data / "audit.jsonl").mkdir()
    app = chosen()
    app = press(app, "Remove from the tables")
    assert papers.left_out(data) == []
    assert builds == []
    assert any("audit log" in told.value for told in app.info)


def test_tables_of_before_that_do_not_say_what_they_were_built_from_are_not_built_anew(
    data, builds
):
    path = open_snapshot(data).folder / "manifest.json"
    manifest = json.loads(path.read_text())
    del manifest["roots"]
    path.write_text(json.dumps(manifest))
    app = visited("add")
    assert "do not say which folders they were built from" in app.info[0].value
    assert not any(one.label == "Build again" for one in app.button)


def test_of_many_documents_those_are_offered_that_hold_what_is_typed(data, monkeypatch):
    monkeypatch.setattr(adding, "OFFERED", 2)
    app = visited("add")
    paths = open_snapshot(data).connect("S").execute("SELECT path FROM documents").fetchall()
    wanted = max(paths)[0]
    app.text_input(key="add-find").input(wanted.upper()).run()
    (offered,) = app.selectbox(key="add-document").options
    assert wanted in offered
