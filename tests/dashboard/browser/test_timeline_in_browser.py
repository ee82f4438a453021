"""Chart and list of the timeline select in each other, by pointer and by keyboard."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = [pytest.mark.browser, pytest.mark.thorough]
MARK = re.compile(r"mark=(meetings|agreements)~fact_id")


def chosen(visit):
    """The mark in the address."""
    visit.page.wait_for_url(MARK)
    visit.page.locator("article.evidence mark.claim").first.wait_for()
    return re.search(r"mark=([^&]*)", visit.page.url)[1]


def sign(visit, number):
    points = visit.page.locator(".st-key-timeline-chart .points path.point")
    points.first.wait_for()
    points.nth(number).click(force=True)


def marks(url):
    """The selected marks in an address."""
    return parse_qs(urlsplit(url).query).get("mark", [])


def ringed(visit, number):
    """Waits until the chart rings as many marks."""
    rings = visit.page.locator(".st-key-timeline-chart .scatterlayer .trace").last
    expect(rings.locator("path.point")).to_have_count(number, timeout=60_000)


def test_rows_of_the_list_are_selected_by_keyboard_alone_and_ringed_in_the_chart(visit):
    visit.open("timeline")
    visit.page.locator(".st-key-timeline-body canvas").first.wait_for()
    visit.page.get_by_role("tab", name=re.compile("^Dated")).focus()
    for _ in range(8):  # past the buttons above the list
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("document.activeElement.tagName") == "CANVAS":
            break
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Shift+Space")
    first = chosen(visit)
    ringed(visit, 1)
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Shift+Space")
    visit.page.wait_for_url(lambda url: len(marks(url)) == 2)
    ringed(visit, 2)
    visit.page.keyboard.press("Shift+Space")
    visit.page.wait_for_url(lambda url: len(marks(url)) == 1)
    assert chosen(visit) == first
    ringed(visit, 1)


def test_a_mark_of_the_chart_is_chosen_in_the_list_and_zoomed_to(visit):
    visit.open("timeline")
    sign(visit, 2)
    mark = chosen(visit)
    visit.page.get_by_role("button", name="Year", exact=True).click()
    visit.page.wait_for_url(re.compile(r"time=1y~\d{4}"))
    assert mark in visit.page.url
    visit.page.go_back()
    visit.page.wait_for_url(lambda url: "time=" not in url)
    visit.ready()
    assert chosen(visit) == mark


@pytest.mark.parametrize("visit", [(420, "light")], indirect=True)
def test_a_narrow_window_has_the_list_first_and_no_sideways_scroll(visit):
    visit.open("timeline")
    table = visit.page.locator(".st-key-timeline-body .stDataFrame").first
    chart = visit.page.locator(".st-key-timeline-chart .js-plotly-plot")
    chart.wait_for()
    assert table.bounding_box()["y"] < chart.bounding_box()["y"]
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 420
    assert chart.bounding_box()["width"] <= 420
