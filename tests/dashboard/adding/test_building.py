"""The build behind the page is the command's, one at a time, and can be stopped."""

import sys
import threading

import pytest

from dashboard.adding import building
from etl import store
from etl.read import open_snapshot

STORY = "Police said that 185 women were sold to China.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.txt").write_text(STORY)
    return tmp_path


def ended():
    """The progress once no build is at work."""
    for thread in threading.enumerate():
        if thread.name.endswith("(_run)"):
            thread.join(120)
    assert not building.progress().running
    return building.progress()


def test_it_publishes_what_the_command_would(folder):
    building.start(folder / "data", [str(folder / "papers")])
    now = ended()
    assert (now.done, now.total, now.said) == (1, 1, "")
    assert open_snapshot(folder / "data").id == now.snapshot


def test_one_asked_for_while_one_is_at_work_follows_it(folder, monkeypatch):
    built = []
    monkeypatch.setattr(
        building, "_build", lambda data, roots, _: built.append(roots) or go.wait(9)
    )
    go = threading.Event()
    building.start(folder, ["a"])
    building.start(folder, ["b"])
    building.start(folder, ["c"])
    go.set()
    ended()
    assert built == [("a",), ("c",)]


def test_one_that_another_process_holds_up_says_so_in_a_sentence(folder):
    with store.locked(folder / "data"):
        building.start(folder / "data", [str(folder / "papers")])
        now = ended()
    assert "Another build" in now.said
    assert now.said.count("\n") == 0
    assert now.snapshot == ""


def test_stopped_it_leaves_the_tables_as_they_are(folder, monkeypatch):
    building.start(folder / "data", [str(folder / "papers")])
    before = ended().snapshot
    (folder / "papers" / "b.txt").write_text("More.")
    stuck = threading.Event()
    popen = building.subprocess.Popen

    def hung(command, **options):
        process = popen([sys.executable, "-c", "import time; time.sleep(600)"], **options)
        stuck.set()
        return process

    monkeypatch.setattr(building.subprocess, "Popen", hung)
    building.start(folder / "data", [str(folder / "papers")])
    assert stuck.wait(60)
    building.stop()
    assert ended().said == building.STOPPED
    assert open_snapshot(folder / "data").id == before


def test_documents_are_looked_at_without_a_build(folder):
    path = folder / "papers" / "a.txt"
    (shown,) = building.preview([path])
    assert (shown["name"], shown["status"]) == ("a.txt", "ok")
    assert building.preview([folder / "gone" / "b.txt"])[0]["status"] == "unreadable"


def test_one_that_cannot_be_started_says_so_and_the_next_one_can(folder, monkeypatch):
    def refused(*_, **__):
        raise BlockingIOError(11, "Resource temporarily unavailable")

    with monkeypatch.context() as patch:
        patch.setattr(building.subprocess, "Popen", refused)
        building.start(folder / "data", [str(folder / "papers")])
        told = ended().said
    assert "could not be started (Resource temporarily unavailable)" in told
    building.start(folder / "data", [str(folder / "papers")])
    assert ended().said == ""


def test_documents_that_take_too_long_to_look_at_give_nothing(folder, monkeypatch):
    monkeypatch.setattr(building, "SECONDS", 0.0)
    monkeypatch.setattr(building, "EACH", 0.001)
    assert building.preview([folder / "papers" / "a.txt"]) == []
