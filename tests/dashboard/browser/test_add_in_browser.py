"""Documents as an analyst adds them: dropped, looked at, taken away again."""

import shutil

import pytest

from tests.dashboard.browser.conftest import Visit
from tests.served import free_port, served

pytestmark = [pytest.mark.browser, pytest.mark.thorough]
PASTED = "Police in Mukdahan said that 41 girls from Laos were sold in Thailand in 2007.\n"


@pytest.fixture(scope="module")
def adding(built, tmp_path_factory):
    """A server over tables of its own, which it may change, and takes files of one megabyte."""
    data = tmp_path_factory.mktemp("added") / "data"
    shutil.copytree(built, data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIP_ATLAS_FILE_MB", "1")
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


def test_what_was_dropped_can_be_taken_away_again(desk, adding):
    _, data = adding
    drop(desk, "mistake.txt", PASTED)
    desk.page.get_by_role("button", name="Take away").click()
    desk.page.get_by_text("1 document to add").wait_for(state="detached")
    assert not list((data / "inputs").rglob("mistake*"))


def test_a_document_of_nothing_is_named_before_it_is_added(desk):
    drop(desk, "blank.txt", " \n\t\n")
    card = desk.page.locator("article", has_text="blank.txt")
    assert "Status" in card.inner_text()
    assert "empty" in card.inner_text().lower()
    desk.page.get_by_role("button", name="Take away").click()
