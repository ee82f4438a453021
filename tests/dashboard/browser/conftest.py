"""A real server over the seeds and a real Chromium, every other host cut off and recorded."""

import os
import shutil
import urllib.request

import pytest

from tests.served import free_port, served

playwright = pytest.importorskip("playwright.sync_api")

CUT_OFF = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
"""Leaves Chromium no host but this machine; to stop requests one by one would keep it from
holding what it has read, and a page of Streamlit has over a hundred files."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
NOT_OURS = ("GL Driver Message", "_stcore/health", "_stcore/host-config")
"""Console messages of the graphics driver, and of Streamlit's search for its base path: below a
page's address it asks for the server's health first and takes the 404 for an answer."""


@pytest.fixture(scope="session")
def address(built, tmp_path_factory):
    """The address of a server over the seeds' tables."""
    with served(built, tmp_path_factory.mktemp("server"), free_port()) as started:
        assert urllib.request.urlopen(f"{started}/_stcore/health").status == 200
        yield started


@pytest.fixture(scope="module")
def switches():
    """What Chromium is started with; a module that needs more has a fixture of this name."""
    return ["--no-sandbox"]


@pytest.fixture(scope="module")
def chromium(switches):
    """The system's Chromium; without one the tests are skipped, or fail where it is required.

    Its driver holds the thread's event loop, so that it ends with the module: modules that come
    after it in the same process run loops of their own.
    """
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        reason = f"no Chromium on the PATH (looked for {', '.join(NAMES)})"
        if os.environ.get("TIP_ATLAS_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=[*switches, CUT_OFF])
        yield browser
        browser.close()


class Visit:
    """A browser window on the atlas, with what it asked of others and what it complained of."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        self.foreign, self.complaints = [], []
        page.set_default_timeout(60_000)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.context.on("request", self._asked)

    def _hear(self, message):
        told = f"{message.text} {message.location.get('url', '')}"
        if message.type in ("error", "warning") and not any(word in told for word in NOT_OURS):
            self.complaints.append(told)

    def _asked(self, request):
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(request.url)

    def open(self, path=""):
        """Goes to an address and waits until the page stands."""
        self.page.goto(f"{self.address}/{path}")
        self.ready()
        return self

    def ready(self):
        """Waits until the script has run to its end."""
        self.page.locator("h1").first.wait_for()
        self.page.locator("[data-test-script-state='notRunning']").wait_for(state="attached")

    def points(self):
        """The marks of the first chart that a pointer can select."""
        return self.page.locator(".stMain .js-plotly-plot .points path")


def _context(chromium, request):
    """A window's settings: 1400 wide and light, or as a test asks."""
    width, scheme = getattr(request, "param", (1400, "light"))
    return chromium.new_context(
        viewport={"width": width, "height": 1000}, color_scheme=scheme, accept_downloads=True
    )


@pytest.fixture
def visit(chromium, address, request):
    """A fresh window; at the end nothing may have gone elsewhere or been complained of."""
    context = _context(chromium, request)
    made = Visit(context.new_page(), address)
    yield made
    context.close()
    assert made.foreign == []
    assert made.complaints == []


@pytest.fixture(scope="module")
def reused(chromium, address, request):
    """One window for many tests of a module, which judge what it asked and complained of.

    What is the same on all pages it reads once, which a fresh window would for each of them.
    """
    context = _context(chromium, request)
    yield Visit(context.new_page(), address)
    context.close()
