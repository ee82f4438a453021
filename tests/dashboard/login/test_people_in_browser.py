"""Two people in their browsers: one adds a marked document, the other meets it nowhere."""

import pytest

from etl import run
from tests.dashboard.browser.conftest import chromium, switches  # noqa: F401 - fixtures
from tests.dashboard.login.conftest import PLAIN, said_by, with_login

pytestmark = [pytest.mark.browser, pytest.mark.thorough]
BUILT = 180_000
"""Milliseconds that a build may take."""
HELD = "Vexandrin"
"""Stands in the document that is added, and in its name."""
SECRET = f"""S E C R E T HANOI 000917
SIPDIS
TAGS: PHUM
SUBJECT: {HELD} CORRIDOR

1. (S) Police said that 73 women were trafficked from Vietnam to China through {HELD} in 2006.
"""
OPEN = f"Police in {PLAIN} said that 31 women were sold to China in 2003.\n"


@pytest.fixture(scope="module")
def team(provider, tmp_path_factory):
    """The address and data of a server that asks for a login, over one document for all."""
    papers, data = tmp_path_factory.mktemp("papers"), tmp_path_factory.mktemp("team")
    (papers / "open.txt").write_text(OPEN)
    run.build([papers], data)
    with with_login(data, provider, tmp_path_factory.mktemp("team-server")) as address:
        yield address, data


@pytest.fixture
def window(chromium, team):  # noqa: F811 - the fixture
    """Opens browser windows in which a person has signed in; each is another browser."""
    address, _ = team
    opened = []

    def guard(route):
        # The provider's page asks another host for its looks.
        route.continue_() if "//127.0.0.1:" in route.request.url else route.abort()

    def sign_in(name, path):
        context = chromium.new_context(viewport={"width": 1400, "height": 1000})
        context.route("**/*", guard)
        context.set_default_timeout(60_000)
        opened.append(context)
        page = context.new_page()
        page.goto(f"{address}/{path}")
        page.get_by_role("link", name="Sign in").click()
        page.locator("input[name=sub]").fill(name)
        page.get_by_role("button", name="Authorize").click()
        ready(page)
        assert page.url == f"{address}/{path}"
        return page

    yield sign_in
    for context in opened:
        context.close()


def ready(page):
    page.locator("h1").first.wait_for()
    page.locator("[data-test-script-state='notRunning']").wait_for(state="attached")


def test_what_one_adds_above_the_others_ceiling_is_nowhere_for_the_other(window, team):
    address, data = team
    dora, ben = window("dora", "add"), window("ben", "add")
    ben.get_by_text("Documents are added here by those whom").wait_for()
    assert ben.locator("input[type=file]").count() == 0
    dora.locator("input[type=file]").set_input_files(
        {"name": f"{HELD}.txt", "mimeType": "text/plain", "buffer": SECRET.encode()}
    )
    dora.get_by_role("button", name="Add 1 document and build").click()
    dora.get_by_text("The new tables are there").wait_for(timeout=BUILT)
    dora.goto(f"{address}/documents?q={HELD}")
    dora.get_by_role("button", name=f"{HELD} CORRIDOR").wait_for()
    for path in ("overview", "documents", "flows", "data", "coverage"):
        ben.goto(f"{address}/{path}")
        ready(ben)
        assert HELD.casefold() not in ben.content().casefold()
    ben.goto(f"{address}/documents?q={HELD}")
    ben.get_by_text("No document holds these words").wait_for()
    ben.goto(f"{address}/documents?q={PLAIN}")
    ben.locator(".reader, .evidence.result").first.wait_for()
    added = [line["person"] for line in said_by(data) if line["event"] == "document_added"]
    assert added == ["dora@example.org"]


def test_who_signs_out_in_one_tab_is_out_in_all(window, team):
    address, _ = team
    first = window("anna", "flows")
    second = first.context.new_page()
    for path in ("overview", "documents"):
        second.goto(f"{address}/{path}")
        ready(second)
    first.get_by_role("button", name="Sign out").click()
    first.get_by_role("button", name="End session").click()
    second.get_by_role("link", name="Sign in").wait_for()
    assert PLAIN not in second.content()
    second.go_back()
    second.get_by_role("link", name="Sign in").wait_for()
    first.goto(f"{address}/flows")
    first.get_by_role("link", name="Sign in").wait_for()
