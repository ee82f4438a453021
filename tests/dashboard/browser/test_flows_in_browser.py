"""What only a browser shows of flows: a click on an arrow, and a telephone's width."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.thorough]
SPOT = """
() => {
  const graph = document.querySelector('[data-testid=stMain] .js-plotly-plot');
  const box = graph.getBoundingClientRect(), layout = graph._fullLayout;
  for (const trace of graph._fullData) {
    if (!Array.isArray(trace.hovertext)) continue;
    const found = trace.hovertext.findIndex(text => text.includes('<b>Vietnam → China</b>'));
    if (found < 0) continue;
    const place = found + 2, x = layout.xaxis, y = layout.yaxis;
    return [box.left + x._offset + x.l2p(trace.x[place]),
            box.top + y._offset + y.l2p(trace.y[place])];
  }
}
"""


def chart(visit):
    return visit.page.locator("[data-testid=stMain] .js-plotly-plot .points path").first


def test_a_click_on_an_arrow_opens_its_evidence_and_stands_in_the_address(visit):
    visit.open("flows")
    chart(visit).wait_for(state="attached")
    visit.page.evaluate("document.querySelector('.js-plotly-plot').scrollIntoView()")
    visit.page.mouse.click(*visit.page.evaluate(SPOT))
    visit.page.get_by_text("Evidence: 2 claims").wait_for()
    assert "origin_country%3DVN~destination_country%3DCN" in visit.page.url


@pytest.mark.parametrize("visit", [(420, "light"), (420, "dark")], indirect=True)
@pytest.mark.parametrize("shape", ["map", "matrix", "sankey", "purposes"])
def test_on_a_telephone_the_page_stays_and_only_the_chart_scrolls_sideways(visit, shape):
    visit.open(f"flows?as={shape}")
    visit.page.locator("[data-testid=stMain] .js-plotly-plot").first.wait_for()
    main = "document.querySelector('[data-testid=stMain]')"
    assert visit.page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0
    frame = visit.page.locator(".st-key-flows-chart")
    assert frame.bounding_box()["width"] <= 420
    assert frame.evaluate("element => getComputedStyle(element).overflowX") == "auto"
