"""What only a browser shows of search and reader: typing, scrolling to a claim, keys, widths."""

import pytest

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.browser, pytest.mark.thorough]


def pressed_until(page, keys, address):
    """Presses keys until they lead to an address: the page hears them only once it is at rest."""
    for _ in range(20):
        page.keyboard.press(keys)
        try:
            page.wait_for_url(address, timeout=3_000)
        except playwright.TimeoutError:
            continue
        return
    raise AssertionError(f"{keys} does not lead to {address}")


def test_words_that_are_typed_are_found_and_a_result_opens_its_document(visit):
    visit.open("documents")
    field = visit.page.get_by_role("textbox", name="Search the texts")
    field.fill('"trafficking in persons" vietnam')
    field.press("Enter")
    visit.page.locator("mark.found").first.wait_for()
    assert "q=" in visit.page.url
    visit.page.locator("[class*='st-key-result-'] button").first.click()
    visit.page.locator("section.reader mark.found").first.wait_for()
    visit.page.wait_for_url("**doc=**")


@pytest.mark.parametrize("visit", [(1400, "light"), (420, "light")], indirect=True)
def test_the_reader_begins_at_the_claim_and_keys_go_to_the_next(visit, seeds):
    rows = seeds.execute(
        "SELECT doc_id, claim_id FROM claims WHERE doc_id = (SELECT doc_id FROM claims "
        "GROUP BY doc_id ORDER BY count(*) DESC LIMIT 1) "
        'ORDER BY passage_ordinal DESC, "start" DESC, "end" DESC, fact_table DESC, claim_id DESC'
    ).fetchall()
    (doc_id, last), (_, before) = rows[:2]
    visit.open(f"documents?doc={doc_id}&claim={before}")
    note = visit.page.locator("details.note.chosen")
    note.wait_for()
    assert note.get_attribute("open") is not None
    pane = visit.page.locator("section.reader")
    assert pane.evaluate("pane => pane.scrollTop") > 0
    pressed_until(visit.page, "Alt+ArrowDown", f"**claim={last}**")
    visit.page.locator(f"#claim-{last}").wait_for(state="attached")


@pytest.mark.parametrize("visit", [(420, "dark")], indirect=True)
@pytest.mark.parametrize("path", ["documents?q=trafficking", "coverage"])
def test_nothing_scrolls_sideways_on_a_narrow_window(visit, path):
    visit.open(path)
    width = visit.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 420
