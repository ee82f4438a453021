"""What only a browser shows of search and reader: typing, scrolling to a claim, keys, widths."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


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
    visit.page.keyboard.press("Alt+ArrowDown")
    visit.page.wait_for_url(f"**claim={last}**")
    visit.page.locator(f"#claim-{last}").wait_for(state="attached")


@pytest.mark.parametrize("visit", [(420, "dark")], indirect=True)
@pytest.mark.parametrize("path", ["documents?q=trafficking", "coverage"])
def test_nothing_scrolls_sideways_on_a_narrow_window(visit, path):
    visit.open(path)
    width = visit.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 420
