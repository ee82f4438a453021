"""The HTML report in a browser without a network: it answers the pointer and asks for nothing."""

import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.exports.catalogue import CHARTS
from dashboard.reports import web
from dashboard.reports.assemble import assemble
from dashboard.reports.plan import Item, Report
from etl.read import open_snapshot

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.thorough,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to look with"),
]
WIDTHS = (1400, 420)


def looked_at(path, width):
    """What a page of this width tells of itself, and what it asked for."""
    sync_api = pytest.importorskip("playwright.sync_api")
    asked, errors = [], []
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(
            viewport={"width": width, "height": 900}, offline=True
        ).new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda line: line.type == "error" and errors.append(line.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(path.as_uri())
        bar = page.locator(".main-svg .point").first
        bar.wait_for(state="attached")
        bar.hover(force=True)
        words = page.locator(".hoverlayer .hovertext").first
        words.wait_for()
        told = {
            "words": words.text_content(),
            "charts": page.locator(".js-plotly-plot .main-svg:first-child").count(),
            "over": page.evaluate("document.documentElement.scrollWidth - innerWidth"),
            "asked": [a for a in asked if not a.startswith(("file:", "data:", "blob:"))],
            "errors": errors,
        }
        browser.close()
    return told


@pytest.fixture(scope="module")
def page(built, tmp_path_factory):
    items = [Item("chart", "main-flows")]
    items += [Item("chart", name) for name, chart in CHARTS.items() if not chart.of_document]
    paper = assemble(Report("All", ceiling="S", items=tuple(items)), open_snapshot(built), "S")
    path = tmp_path_factory.mktemp("web") / "report.html"
    path.write_bytes(web.to_html(paper))
    return path, len(items)


@pytest.mark.parametrize("width", WIDTHS)
def test_charts_answer_the_pointer_nothing_is_asked_for_and_the_page_stays_in_its_width(
    page, width
):
    path, charts = page
    # In a thread of its own: the tests of the pages keep a driver running in this one.
    with ThreadPoolExecutor(1) as pool:
        told = pool.submit(looked_at, path, width).result()
    assert told["asked"] == [] and told["errors"] == []
    assert told["charts"] == charts and "claims" in told["words"]
    assert told["over"] <= 0
