"""The map of hotspots as only a browser shows it: a click on a sign leads to its sentences."""

import re

import pytest

from dashboard import maps
from dashboard.criteria import Filters
from dashboard.maps.decks import CLOSER
from dashboard.queries import hotspots, views
from etl.read import open_snapshot

pytestmark = [pytest.mark.browser, pytest.mark.thorough]
playwright = pytest.importorskip("playwright.sync_api")

MOVED = (-90, 40)
"""Pixels by which the analyst drags the map, to the right and down."""


@pytest.fixture(scope="module")
def drawing(built):
    """What the map of the seeds shows."""
    connection = open_snapshot(built).connect("S")
    views.prepare(connection)
    return maps.hotspots_drawing(hotspots.marks(connection, Filters()), sheet=maps.HOTSPOTS_SHEET)


def alone(drawing):
    """The sign that is farthest from all others, so that a click can mean no other."""
    spots = [(sign, drawing.view.pixel(sign.point)) for sign in drawing.signs]

    def room(sign, at):
        others = [(x - at[0]) ** 2 + (y - at[1]) ** 2 for other, (x, y) in spots if other != sign]
        return min(others, default=0)

    return max(spots, key=lambda spot: room(*spot))[0]


NOTHING = '{"type": "FeatureCollection", "features": []}'


def opened(visit):
    """The map's canvas, in view; without outlines, which take a minute without a graphics card."""
    visit.page.route("**/*.geojson", lambda route: route.fulfill(body=NOTHING))
    canvas = visit.open("hotspots").page.get_by_test_id("stDeckGlJsonChart").locator("canvas").last
    canvas.wait_for(state="attached")
    canvas.scroll_into_view_if_needed()
    return canvas


def spot(drawing, sign, canvas, moved=(0, 0)):
    """Where a sign stands in the window."""
    x, y = drawing.view.pixel(sign.point)
    box, scale = canvas.bounding_box(), 2**-CLOSER
    return (
        box["x"] + box["width"] / 2 + (x - drawing.view.width / 2) * scale + sign.beside + moved[0],
        box["y"] + box["height"] / 2 + (y - drawing.view.height / 2) * scale + moved[1],
    )


def told_at(page, at):
    """What the map says of what lies under the pointer, once it is drawn there."""
    tooltip = page.locator(".deck-tooltip")
    for _ in range(60):
        page.mouse.move(at[0] + 200, at[1])
        page.mouse.move(*at)
        try:
            tooltip.wait_for(timeout=1000)
        except playwright.TimeoutError:
            continue
        return tooltip.inner_text().splitlines()[0].strip()
    raise AssertionError("nothing is drawn there")


def test_a_click_on_a_sign_leads_to_its_sentences_leaves_the_map_where_it_was_and_reopens(
    visit, drawing
):
    canvas, sign = opened(visit), alone(drawing)
    at = spot(drawing, sign, canvas)
    assert told_at(visit.page, at) == sign.title
    visit.page.mouse.move(at[0] + 150, at[1] + 60)
    visit.page.mouse.down()
    visit.page.mouse.move(at[0] + 150 + MOVED[0], at[1] + 60 + MOVED[1], steps=4)
    visit.page.mouse.up()
    moved = spot(drawing, sign, canvas, MOVED)
    assert told_at(visit.page, moved) == sign.title
    visit.page.mouse.click(*moved)
    visit.page.wait_for_url(re.compile("mark=hotspots"))
    visit.page.locator("article.evidence").first.wait_for()
    visit.ready()
    assert sign.title.split(",")[0] in visit.page.locator("p.chosen").first.inner_text()
    assert told_at(visit.page, spot(drawing, sign, canvas, MOVED)) == sign.title
    visit.page.reload()
    visit.page.locator("article.evidence").first.wait_for()
    assert sign.title.split(",")[0] in visit.page.locator("p.chosen").first.inner_text()


def test_a_map_whose_selection_is_closed_is_drawn_anew_so_that_nothing_on_it_stays_pale(
    visit, drawing
):
    canvas, sign = opened(visit), alone(drawing)
    at = spot(drawing, sign, canvas)
    assert told_at(visit.page, at) == sign.title
    visit.page.mouse.click(*at)
    visit.page.locator("article.evidence").first.wait_for()
    visit.page.locator(".st-key-hotspots-map-0").wait_for()
    visit.page.get_by_role("button", name="Close", exact=True).click()
    visit.page.locator(".st-key-hotspots-map-1").wait_for()
    assert visit.page.locator(".st-key-hotspots-map-0").count() == 0
    assert "mark=" not in visit.page.url
