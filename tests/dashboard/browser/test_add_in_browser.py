"""Documents as an analyst adds them: dropped or pasted, looked at, corrected, built, taken out."""

import json
import os
import re
import shutil
import signal
import sys
import tomllib
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.dashboard.browser.conftest import Visit, playwright
from tests.served import free_port, served

pytestmark = [pytest.mark.browser, pytest.mark.thorough]
BUILT = 180_000
"""Milliseconds that a build may take."""
CABLE = """C O N F I D E N T I A L HANOI 000917
SIPDIS
TAGS: PHUM
SUBJECT: A CORRIDOR THROUGH LAO CAI

1. (C) Police said that 73 women were trafficked from Vietnam to China through Lao Cai province
in 2006.
"""
PASTED = "Police in Mukdahan said that 41 girls from Laos were sold in Thailand in 2007.\n"


@pytest.fixture(scope="module")
def adding(built, tmp_path_factory):
    """A server over tables of its own, which it may change, and takes files of one megabyte."""
    data = tmp_path_factory.mktemp("added") / "data"
    shutil.copytree(built, data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIP_ATLAS_FILE_MB", "1")
        patch.setenv("TIP_ATLAS_TOTAL_MB", "2")
        with served(data, tmp_path_factory.mktemp("server"), free_port()) as started:
            yield started, data


@pytest.fixture
def desk(chromium, adding):
    """The page Add in a fresh window."""
    address, _ = adding
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    made = Visit(context.new_page(), address)
    yield made.open("add")
    context.close()
    assert made.foreign == []


def drop(desk, name, content):
    desk.page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": content.encode()}
    )


def paste(desk, name, text):
    desk.page.get_by_text("Paste text instead").click()
    desk.page.get_by_label("Name", exact=True).fill(name)
    field = desk.page.get_by_label("Text", exact=True)
    field.fill(text)
    field.press("Control+Enter")
    desk.page.get_by_role("button", name="Take the text").click()


def pick(desk, field, value):
    """Chooses from a list, which a click now and then opens and closes at once."""
    option = desk.page.get_by_role("option", name=value, exact=True)
    for _ in range(5):
        field.click()
        with suppress(playwright.TimeoutError):
            option.click(timeout=5_000)
            return
    option.click()


def correct(desk, written=(), chosen=()):
    """Enters corrections of the one document whose form is open, by label."""
    form = desk.page.get_by_test_id("stForm")
    for label, value in dict(written).items():
        form.get_by_label(label, exact=True).fill(value)
    for label, value in dict(chosen).items():
        pick(desk, form.get_by_role("combobox", name=re.compile(label)), value)
    form.get_by_role("button", name="Keep").click()


def wait_for_build(desk):
    """Waits until the build that was asked for is at work, then until its tables are there.

    What is told of a former build is gone once this one is at work.
    """
    desk.page.get_by_role("button", name="Stop").wait_for()
    desk.page.get_by_text("The new tables are there").wait_for(timeout=BUILT)


def build(desk, button):
    """Presses a button that builds, and waits until the new tables are there."""
    desk.page.get_by_role("button", name=button).click()
    wait_for_build(desk)


def choose(desk, words):
    """Chooses a document of the tables to be corrected or removed."""
    field = desk.page.get_by_role("combobox", name=re.compile("Document"))
    field.fill(words)
    desk.page.get_by_role("option").first.click()
    desk.page.get_by_role("button", name="Remove from the tables").wait_for()


def find(desk, words, title):
    """Searches on the page Documents, and waits for the document of a title."""
    desk.open(f"documents?q={words}")
    desk.page.get_by_role("button", name=title).wait_for()


def find_nothing(desk, words):
    """Searches on the page Documents, and waits until it says that there is nothing."""
    desk.open(f"documents?q={words}")
    desk.page.get_by_text("No document holds these words").wait_for()


def builds_of(data):
    """The processes that build into a data folder."""
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            words = (entry / "cmdline").read_bytes().decode().split("\0")
            if "etl.cli" in words and "build" in words and str(data) in words:
                yield int(entry.name)


@contextmanager
def held_up(desk, data):
    """Holds the build that has begun, as a long one would be at work."""
    desk.page.get_by_role("button", name="Stop").wait_for()
    process = next(builds_of(data))
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def recorded(data):
    """Events of the audit log in their order."""
    return [json.loads(line)["event"] for line in (data / "audit.jsonl").read_text().splitlines()]


def test_what_was_dropped_and_corrected_is_read_on_the_pages_and_can_be_taken_out(desk, adding):
    _, data = adding
    drop(desk, "hanoi 917.txt", CABLE)
    desk.page.get_by_text("1 document to add").wait_for()
    card = desk.page.locator("article", has_text="hanoi 917.txt")
    assert "A CORRIDOR THROUGH LAO CAI" in card.inner_text()
    assert "as its paragraphs are marked" in card.inner_text()
    desk.page.get_by_text("Correct what was read").click()
    written = {"Title": "The corridor of Lao Cai", "Date": "2006-11", "Publisher": "The embassy"}
    correct(desk, written, {"Kind": "Report", "Marked at least": "S"})
    card = desk.page.locator("article", has_text="The corridor of Lao Cai, entered by an")
    card.wait_for()
    for told in ("November 2006, entered", "Report, entered", "The embassy, entered", "S: 5"):
        assert told in card.inner_text()

    build(desk, "Add 1 document and build")
    find(desk, "917", "The corridor of Lao Cai")
    entered = tomllib.loads((data / "inputs" / "hanoi 917.txt.meta.toml").read_text())
    assert entered == {
        "title": "The corridor of Lao Cai", "date": "2006-11", "publisher": "The embassy",
        "kind": "report", "marking": "S",
    }  # fmt: skip

    desk.open("add")
    choose(desk, "Lao Cai")
    correct(desk, {"Title": "Lao Cai again"})
    wait_for_build(desk)
    find(desk, "917", "Lao Cai again")

    desk.open("add")
    choose(desk, "Lao Cai")
    build(desk, "Remove from the tables")
    find_nothing(desk, "917")
    desk.open("add")
    build(desk, "Have it back")
    find(desk, "917", "Lao Cai again")
    events = ["document_added", "correction", "document_removed", "document_added"]
    assert recorded(data) == events


@pytest.mark.skipif(sys.platform != "linux", reason="finds the build in /proc")
def test_the_tables_of_before_are_shown_while_a_build_is_at_work(desk, adding):
    _, data = adding
    before = (data / "CURRENT").read_text()
    paste(desk, "From Mukdahan", PASTED)
    desk.page.get_by_text("1 document to add").wait_for()
    desk.page.get_by_role("button", name="Add 1 document and build").click()
    with held_up(desk, data):
        other = Visit(desk.page.context.new_page(), desk.address)
        find_nothing(other, "Mukdahan+41")
        assert (data / "CURRENT").read_text() == before
        assert desk.page.get_by_text("The tables of before are shown").is_visible()
    wait_for_build(desk)
    find(other, "Mukdahan+41", "From Mukdahan")


@pytest.mark.skipif(sys.platform != "linux", reason="finds the build in /proc")
def test_a_build_that_is_stopped_leaves_the_tables_and_the_next_one_makes_up_for_it(desk, adding):
    _, data = adding
    before = (data / "CURRENT").read_text()
    paste(desk, "From Savannakhet", PASTED.replace("Mukdahan", "Savannakhet"))
    desk.page.get_by_text("1 document to add").wait_for()
    desk.page.get_by_role("button", name="Add 1 document and build").click()
    desk.page.get_by_role("button", name="Stop").click()
    desk.page.get_by_text("The build was stopped; the tables are as they were.").wait_for()
    assert (data / "CURRENT").read_text() == before
    build(desk, "Build again")
    find(desk, "Savannakhet+41", "From Savannakhet")


def test_what_was_dropped_can_be_taken_away_again(desk, adding):
    _, data = adding
    drop(desk, "mistake.txt", PASTED)
    desk.page.get_by_role("button", name="Take away").click()
    desk.page.get_by_text("1 document to add").wait_for(state="detached")
    assert not list((data / "inputs").rglob("mistake*"))


def test_a_file_above_the_limit_is_refused_where_it_is_dropped(desk, adding):
    _, data = adding
    drop(desk, "huge.txt", "x" * (3 << 19))
    chip = desk.page.get_by_test_id("stFileChip").filter(has_text="huge.txt")
    chip.wait_for()
    assert chip.get_attribute("aria-invalid") == "true"
    assert re.search(r"must be 1(\.0)?MB or smaller", chip.text_content())
    assert not list((data / "inputs").rglob("huge*"))


def test_documents_above_the_limit_of_all_are_refused_with_a_sentence(desk, adding):
    _, data = adding
    for number in range(2):
        drop(desk, f"large{number}.txt", "words " * (9 << 14))
        desk.page.locator("article", has_text=f"large{number}.txt").wait_for()
    drop(desk, "large2.txt", "words " * (9 << 14))
    desk.page.get_by_text("large2.txt does not fit: the documents added here may take 2").wait_for()
    assert not list((data / "inputs").rglob("large2*"))
    for left in ("1 document to add", "Drop documents here"):
        desk.page.get_by_role("button", name="Take away").first.click()
        desk.page.get_by_text(left).wait_for()


def test_a_document_of_nothing_is_named_before_it_is_added(desk):
    drop(desk, "blank.txt", " \n\t\n")
    card = desk.page.locator("article", has_text="blank.txt")
    assert "Status" in card.inner_text()
    assert "empty" in card.inner_text().lower()
    desk.page.get_by_role("button", name="Take away").click()
