"""Pages for everyone: axe-core finds nothing, the keyboard reaches all, fonts are bundled.

One window serves all tests here, and each page is loaded once for all its looks.
"""

import re

import pytest

from dashboard import fonts, screens

pytestmark = [pytest.mark.browser, pytest.mark.thorough]
axe = pytest.importorskip("axe_playwright_python.base")

PATHS = [module.PAGE.path for module in screens.modules()]
# Without a graphics card the map takes over a minute at each look: its page is not judged here.
JUDGED = [path for path in PATHS if path != "hotspots"]
LOOKS = ((1400, "light"), (1400, "dark"), (420, "light"))
OPTIONS = {"runOnly": ["wcag2a", "wcag2aa"], "resultTypes": ["violations"]}
GRAVE = ("serious", "critical")
STREAMLITS_OWN: dict[str, str] = {}
"""Rules that parts of Streamlit break which no setting or style mends, and why: none today."""
FOCUSED = """() => {
  const focused = document.activeElement, style = getComputedStyle(focused);
  return {
    tag: focused.tagName,
    name: focused.getAttribute("aria-label") || focused.innerText || "",
    shown: style.outlineStyle !== "none" || style.boxShadow !== "none",
  };
}"""


# What a run has not drawn anew yet is faded, and its contrast is no one's.
STEADY = """() => !document.querySelector("[data-stale='true']")
  && [...document.querySelectorAll(".stElementContainer, .stMain h3")].every(
    element => Number(getComputedStyle(element).opacity) === 1)
  && document.getAnimations().every(motion => motion.playState !== "running")"""


def show(reused, width, scheme):
    """Gives the page another width and scheme, and waits until it is drawn anew."""
    page = reused.page
    page.set_viewport_size({"width": width, "height": 1000})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.wait_for_function(
        "scheme => getComputedStyle(document.querySelector('.stApp')).colorScheme === scheme",
        arg=scheme,
    )
    reused.ready()
    page.wait_for_function(STEADY)


def opened(reused, path):
    reused.page.set_viewport_size({"width": 1400, "height": 1000})
    reused.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    return reused.open("" if path == PATHS[0] else path)


@pytest.mark.parametrize("path", JUDGED)
def test_a_page_breaks_no_rule_of_wcag_complains_of_nothing_and_asks_no_other_host(reused, path):
    page = opened(reused, path).page
    page.evaluate(axe.AXE_SCRIPT)
    found = set()
    for width, scheme in LOOKS:
        show(reused, width, scheme)
        for rule in page.evaluate("options => axe.run(options)", OPTIONS)["violations"]:
            if rule["impact"] in GRAVE and rule["id"] not in STREAMLITS_OWN:
                found |= {(rule["id"], width, scheme, n["html"][:150]) for n in rule["nodes"]}
        main = page.locator(".stMain")
        assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 1
    assert found == set()
    assert page.locator(".stException, [data-testid='stAlertContentError']").count() == 0
    assert (reused.foreign, reused.complaints) == ([], [])


def tabbed(page, presses=90):
    """What has the focus after each press of Tab, once around the page."""
    page.locator("body").press("Tab")
    found = []
    for _ in range(presses):
        found.append(page.evaluate(FOCUSED))
        if found[-1]["tag"] == "BODY":
            break
        page.keyboard.press("Tab")
    return found


@pytest.mark.parametrize("path", ["flows"])
def test_the_keyboard_reaches_filters_pages_choices_and_the_list_of_marks(reused, path):
    page = opened(reused, path).page
    page.locator(".stDataFrame canvas").first.wait_for()
    found = tabbed(page)
    names = [item["name"] for item in found]
    for wanted in ("Country", "Years", "More filters", "Overview", "About", "Export"):
        assert any(wanted in name for name in names), wanted
    assert {"CANVAS", "SUMMARY"} <= {item["tag"] for item in found}
    unseen = [item for item in found if not item["shown"]]
    assert {item["tag"] for item in unseen} <= {"INPUT", "BODY", "DIV"}  # their frames show it


def test_a_row_of_the_flows_is_chosen_by_keyboard_alone(reused):
    page = opened(reused, "flows").page
    page.locator(".stDataFrame canvas").first.wait_for()
    page.get_by_role("button", name="Fullscreen", exact=True).last.focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED)["tag"] == "CANVAS":
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    page.wait_for_url(re.compile("mark=flows~"))
    page.locator("article.evidence mark.claim").first.wait_for()


def test_names_of_the_region_are_drawn_in_the_bundled_fonts(reused):
    page = opened(reused, "about").page
    names = " ".join(face.sample for face in fonts.FACES)
    page.locator("h1").first.evaluate("(title, names) => { title.textContent = names }", names)
    page.wait_for_timeout(500)
    page.evaluate("document.fonts.ready.then(() => true)")
    driver = page.context.new_cdp_session(page)
    root = driver.send("DOM.getDocument")["root"]["nodeId"]
    driver.send("CSS.enable")
    title = driver.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    used = driver.send("CSS.getPlatformFontsForNode", {"nodeId": title})["fonts"]
    assert all(font["isCustomFont"] for font in used), used
    assert {font["familyName"] for font in used} >= set(fonts.FAMILIES)
    page.wait_for_function(
        "() => [...document.querySelectorAll('.js-plotly-plot text')].some("
        "text => getComputedStyle(text).fontFamily.startsWith('\"Noto Sans\"'))"
    )
    assert reused.foreign == []
