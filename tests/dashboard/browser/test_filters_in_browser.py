"""Filters as only a browser shows them: brushed years, Back and Forward, a mark made a filter."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


def brush(visit, start, end):
    """Draws a box over a part of the histogram, given as shares of its width."""
    area = visit.page.locator(".stSidebar .js-plotly-plot .nsewdrag").first
    area.wait_for()
    box = area.bounding_box()
    y = box["y"] + box["height"] / 4
    visit.page.mouse.move(box["x"] + box["width"] * start, y)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + box["width"] * end, y + 4, steps=5)
    visit.page.mouse.up()
    visit.page.wait_for_url(re.compile(r"years=\d{4}&years=\d{4}"))
    visit.ready()


def test_brushed_years_stand_in_the_address_and_back_undoes_them(visit):
    visit.open("")
    brush(visit, 0.3, 0.9)
    chosen = visit.page.url
    visit.page.go_back()
    visit.page.wait_for_url(re.compile("^(?!.*years=)"))
    visit.page.locator(".st-key-chips").wait_for(state="detached")
    visit.page.go_forward()
    visit.page.wait_for_url(chosen)
    visit.page.locator(".st-key-chips").get_by_role("button").wait_for()


def test_a_mark_is_linked_to_and_made_a_filter_of_all_pages(visit):
    visit.open("")
    visit.points().first.wait_for()
    visit.points().first.click(force=True)
    visit.page.wait_for_url(re.compile("mark="))
    visit.page.locator("article.evidence").first.wait_for()
    visit.page.reload()
    visit.page.locator("article.evidence").first.wait_for()
    visit.page.get_by_role("button", name="Filter all pages by this").first.click()
    visit.page.wait_for_url(re.compile("about="))
    visit.page.get_by_role("link", name="Timeline").first.click()
    visit.page.wait_for_url(re.compile("timeline.*about="))
    visit.ready()
    visit.page.locator(".st-key-chips").get_by_role("button").first.click()
    visit.page.wait_for_url(re.compile("^(?!.*about=)"))
