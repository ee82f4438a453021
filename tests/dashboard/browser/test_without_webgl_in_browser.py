"""What a browser without WebGL, as on many locked-down machines, shows in place of a map."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


@pytest.fixture(scope="module")
def switches():
    return ["--no-sandbox", "--disable-3d-apis"]


def test_a_sentence_leads_to_the_picture_whose_marks_lead_to_their_sentences(reused):
    reused.open("hotspots")
    chart = reused.page.get_by_test_id("stDeckGlJsonChart")
    chart.wait_for()
    said = chart.evaluate("chart => getComputedStyle(chart, '::before').content")
    assert "no WebGL: choose Picture" in said
    reused.page.get_by_role("radio", name="Picture").or_(
        reused.page.get_by_role("button", name="Picture")
    ).first.click()
    reused.page.wait_for_url(re.compile("drawn=picture"))
    reused.ready()
    sign = reused.page.locator(".st-key-hotspots-chart .point").first
    sign.wait_for(state="attached")
    sign.click(force=True)
    reused.page.wait_for_url(re.compile("mark=hotspots"))
    reused.page.locator("article.evidence").first.wait_for()
