"""Pages for everyone: axe-core finds nothing, the keyboard reaches all, fonts are bundled.

One window serves all tests here, and each page is loaded once for all its looks.
"""

import re

import pytest

from dashboard import fonts, screens

pytestmark = [pytest.mark.browser, pytest.mark.thorough]
axe = pytest.importorskip("axe_playwright_python.base")

PATHS = [module.PAGE.path for module in screens.modules()]
LOOKS = ((1400, "light"), (1400, "dark"), (420, "light"), (420, "dark"))
NO_MAP = "WebGL context"
"""What the map complains of here."""
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
GRAVE = ("serious", "critical")
STREAMLITS_OWN: dict[str, str] = {}
"""Rules that parts of Streamlit break which no setting or style mends, and why: none today."""
FOCUSED = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return {tag: "BODY", name: "", shown: true};
  const framed = element => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== "none" || style.boxShadow !== "none";
  };
  return {
    tag: focused.tagName,
    name: focused.getAttribute("aria-label") || focused.innerText || "",
    shown: focused.closest("canvas") !== null  // a table's cell: the canvas draws its frame
      || framed(focused) || framed(focused.parentElement)
      || framed(focused.parentElement.parentElement),
  };
}"""


# What a run has not drawn anew yet is faded, and its contrast is no one's.
STEADY = """() => !document.querySelector("[data-stale='true']")
  && [...document.querySelectorAll(".stElementContainer, .stMain h3")].every(
    element => Number(getComputedStyle(element).opacity) === 1)
  && document.getAnimations().every(motion => motion.playState !== "running")"""


DRAWN = """() => [...document.querySelectorAll(".stPlotlyChart, .stDataFrame")].every(
  element => !element.checkVisibility() || element.querySelector(".main-svg, canvas"))"""


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


@pytest.fixture(scope="module")
def switches():
    """Without a graphics card the map takes a minute at each look: here it is not drawn."""
    return ["--no-sandbox", "--disable-3d-apis"]


@pytest.mark.parametrize("path", PATHS)
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
    assert reused.foreign == []
    assert [told for told in reused.complaints if NO_MAP not in told] == []


def tabbed(page, presses=200):
    """What has the focus after each press of Tab, once around the page."""
    page.locator("body").press("Tab")
    found = []
    for _ in range(presses):
        now = page.evaluate(FOCUSED)
        if now["tag"] == "BODY" or (found and now["name"] == found[0]["name"]):
            return found
        found.append(now)
        page.keyboard.press("Tab")
    raise AssertionError(f"something holds the keyboard: {found[-3:]}")


@pytest.mark.parametrize("path", PATHS)
def test_the_keyboard_goes_once_around_a_page_and_reaches_all_of_it(reused, path):
    page = opened(reused, path).page
    page.get_by_role("slider").first.wait_for()
    page.wait_for_function(DRAWN)
    page.wait_for_function(STEADY)
    found = tabbed(page)
    unseen = [item for item in found if not item["shown"]]
    assert {item["tag"] for item in unseen} <= {"INPUT"}, unseen  # their frames change colour
    names = " ".join(item["name"] for item in found)
    for wanted in ("Country", "Years", "More filters", "Overview", "About"):
        assert wanted in names, wanted
    tags = [item["tag"] for item in found]
    assert tags.count("SUMMARY") >= page.locator("summary:visible").count()
    exports = page.locator(".stMain button:visible", has_text="Export").count()
    assert sum("Export" in item["name"] for item in found) >= exports
    if page.locator(".stMain .stDataFrame:visible").count():
        assert "CANVAS" in tags


def test_a_row_of_the_flows_is_chosen_by_keyboard_alone(reused):
    page = opened(reused, "flows").page
    page.locator(".stDataFrame canvas").first.wait_for()
    page.get_by_role("button", name=re.compile("^Fullscreen: Flows")).focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED)["tag"] in ("CANVAS", "TD"):
            break
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => document.activeElement.closest('canvas') !== null")
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
