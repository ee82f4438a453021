"""The atlas as an analyst meets it: in Chromium, over the seeds."""

import re

import pytest

from dashboard import screens

pytestmark = pytest.mark.browser
MODULES = screens.modules()
PATHS = [module.PAGE.path for module in MODULES]


@pytest.mark.parametrize("reused", [(1400, "light"), (420, "dark")], indirect=True)
@pytest.mark.parametrize("module", MODULES, ids=PATHS)
def test_each_page_renders_wide_and_narrow_light_and_dark(reused, module):
    reused.open("" if module is MODULES[0] else module.PAGE.path)
    assert reused.page.locator("h1").first.inner_text() == module.PAGE.title
    assert reused.page.locator(".stException").count() == 0
    assert "could not be drawn" not in reused.page.locator("body").inner_text()
    main = reused.page.locator(".stMain")
    assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 1
    assert reused.foreign == []
    assert reused.complaints == []


@pytest.mark.parametrize("visit", [(420, "light")], indirect=True)
def test_charts_of_the_overview_fit_a_narrow_window(visit):
    visit.open("")
    visit.points().first.wait_for()
    charts = visit.page.locator(".js-plotly-plot")
    assert charts.evaluate_all("found => found.every(chart => chart.clientWidth <= 420)")


def choose_country(visit, name):
    box = visit.page.get_by_role("combobox", name="Country", exact=False).first
    box.click()
    box.fill(name)
    visit.page.get_by_role("option", name=name).click()
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_url(re.compile(f"country={name}"))
    visit.ready()


def counts(visit):
    return visit.page.locator(".counts").first.inner_text()


@pytest.mark.thorough
def test_a_filter_changes_chart_counts_and_address_and_outlasts_switch_and_reload(visit):
    visit.open("figures")
    visit.points().first.wait_for()
    before, marks = counts(visit), visit.points().count()
    choose_country(visit, "Thailand")
    visit.page.get_by_text("Thailand in any role").first.wait_for()
    assert counts(visit) != before
    assert visit.points().count() < marks
    visit.page.get_by_role("link", name="Timeline").click()
    visit.page.wait_for_url(re.compile("timeline.*country=Thailand"))
    visit.page.get_by_text("Thailand in any role").first.wait_for()
    visit.page.reload()
    visit.ready()
    visit.page.get_by_text("Thailand in any role").first.wait_for()


@pytest.mark.thorough
def test_unknown_values_in_the_address_are_dropped_with_a_notice(visit):
    visit.open("?country=Atlantis&country=Vietnam")
    visit.page.get_by_text("country=Atlantis").wait_for()
    visit.page.locator(".st-key-chips").get_by_role("button", name="Vietnam").wait_for()


@pytest.mark.thorough
def test_a_mark_leads_to_its_sentence_and_that_to_its_document(visit):
    visit.open("figures")
    visit.points().nth(2).click(force=True)
    card = visit.page.locator("article.evidence").first
    card.wait_for()
    quote = card.locator("mark.claim").first.inner_text()
    for said in ("Said by", "Document", "Paragraph", "Marking", "Date"):
        assert said in card.inner_text()
    visit.page.get_by_role("link", name="Open in the document").first.click()
    visit.page.wait_for_url(re.compile(r"documents\?.*doc=.*&claim="))
    chosen = visit.page.locator(".reader mark.chosen").first
    chosen.wait_for()
    assert quote.startswith(chosen.inner_text()) or chosen.inner_text().startswith(quote)
    assert chosen.is_visible()


@pytest.mark.thorough
def test_a_row_of_the_table_leads_to_its_sentence(visit):
    visit.open("timeline")
    visit.page.get_by_text("Table: select rows").first.click()
    table = visit.page.locator(".stDataFrame").first
    table.wait_for()
    table.click(position={"x": 15, "y": 55})
    visit.page.locator("article.evidence mark.claim").first.wait_for()


@pytest.mark.thorough
@pytest.mark.parametrize(("name", "start"), [("CSV", b"#"), ("HTML, interactive", b"<!")])
def test_a_download_opens(visit, name, start):
    visit.open("figures")
    visit.page.get_by_role("button", name="Export").click()
    with visit.page.expect_download() as got:
        visit.page.get_by_role("button", name=name, exact=True).click()
    content = got.value.path().read_bytes().removeprefix(b"\xef\xbb\xbf")
    assert content.upper().startswith(start)


@pytest.mark.thorough
def test_a_picture_is_made_and_saved(visit):
    visit.open("figures")
    visit.page.get_by_role("button", name="Export").click()
    visit.page.get_by_role("button", name="SVG", exact=True).click()
    save = visit.page.get_by_role("button", name="Save", exact=False)
    save.wait_for()
    with visit.page.expect_download() as got:
        save.click()
    assert "<svg" in got.value.path().read_text(encoding="utf-8")[:500]


@pytest.mark.thorough
def test_search_finds_words_whatever_their_accents(visit):
    visit.open("documents")
    visit.page.get_by_role("textbox", name="Search").fill("QUANG NINH")
    visit.page.get_by_role("textbox", name="Search").press("Enter")
    visit.page.get_by_text(re.compile(r"^\d of 5 documents")).wait_for()
