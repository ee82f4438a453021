"""Documents that try to act: nothing of them is fetched, run, linked or hidden, on any page.

The policy of the server's headers would stop most of it: here it is switched off, so that what
holds is the escaping alone.
"""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

import pytest

from dashboard import screens
from dashboard.reports import export
from dashboard.reports.assemble import assemble
from dashboard.reports.plan import Item, Report
from etl import run
from etl.read import open_snapshot
from tests.dashboard.browser.conftest import Visit
from tests.served import free_port, served

pytestmark = pytest.mark.browser
PAGES = [module.PAGE.path for module in screens.modules()]
FEW = ["overview", "flows", "data"]
"""Pages that are looked at each time; the others are left to the thorough run."""
SEEDS = "<img src={b}/img onerror=window.ran=1>", "![x]({b}/markdown)", "[click]({b}/link)"
TRICKS = [
    *SEEDS,
    "<script>window.ran=1</script><script src={b}/script></script>",
    '<span style="background:url({b}/css)">x</span>',
    '<a href="{b}/a" ping="{b}/ping">x</a>',
    "<svg onload=window.ran=1><image href={b}/svg /></svg>",
    "<iframe src={b}/frame></iframe>",
    "<style>@import url({b}/import);</style>",
    "<details open ontoggle=window.ran=1>x</details>",
    '=HYPERLINK("{b}/cell")',
    "$\\href{{{b}/tex}}{{x}}$ :material/bolt: :red[x] ~~x~~",
    "javascript:window.ran=1 {b}/bare",
    "\u202eesrever\u202c",
]
TEXT = """C O N F I D E N T I A L HANOI 000042
SIPDIS
TAGS: PHUM
SUBJECT: VIETNAM-CHINA TRAFFICKING {tricks}

{paragraphs}
"""
PARAGRAPH = """{n}. (U) {trick} said that 3{n} women {trick} were trafficked from Vietnam to China
in 200{d} through Lang Son province {trick}. The Ministry of {trick} met Thai police in Hanoi on
March {n}, 2005 {trick} and signed a memorandum of understanding {trick} with Thailand.
"""


class Beacon(BaseHTTPRequestHandler):
    """Hears what is asked of it."""

    def do_GET(self):
        self.server.heard.append(self.path)
        self.send_response(204)
        self.end_headers()

    do_POST = do_HEAD = do_OPTIONS = do_GET

    def log_message(self, *_):
        """Says nothing."""


@pytest.fixture(scope="module")
def beacon():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Beacon)
    server.heard = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def base(beacon):
    return f"http://127.0.0.1:{beacon.server_port}"


@pytest.fixture(scope="module")
def hostile(base, tmp_path_factory):
    """A data folder of documents that try every trick in text, title, publisher and name."""
    texts, data = tmp_path_factory.mktemp("texts"), tmp_path_factory.mktemp("hostile")
    tricks = [trick.format(b=base) for trick in TRICKS]
    paragraphs = [
        PARAGRAPH.format(n=number, d=number % 10, trick=trick)
        for number, trick in enumerate(tricks, 1)
    ]
    (texts / "cable.txt").write_text(
        TEXT.format(tricks=" ".join(tricks[:3]), paragraphs="\n".join(paragraphs))
    )
    named = texts / "<img src=x onerror=window.ran=1> ![x](y).txt"
    named.write_text("1. (U) 31 women were trafficked from Laos to Thailand in 2004.\n")
    meta = "".join(f"{key} = '''{tricks[0]} {tricks[1]}'''\n" for key in ("title", "publisher"))
    named.with_name(f"{named.name}.meta.toml").write_text(meta + "url = 'javascript:alert(1)'\n")
    run.build([texts], data)
    return data


@pytest.fixture(scope="module")
def window(hostile, chromium, tmp_path_factory):
    """A window on the hostile documents, without the protection of the headers."""
    folder = tmp_path_factory.mktemp("hostile-server")
    with served(hostile, folder, free_port()) as address:
        context = chromium.new_context(
            viewport={"width": 1400, "height": 1000}, bypass_csp=True, service_workers="block"
        )
        context.add_init_script("window.ran = 0")
        yield Quiet(context.new_page(), address)
        context.close()


class Quiet(Visit):
    """A window that knows requests that went elsewhere; files of this machine are looked at."""

    def _asked(self, request):
        if not request.url.startswith("file:"):
            super()._asked(request)

    def look(self, path, base):
        """Opens a page, points at what can be pointed at, and judges what is there."""
        self.open(path)
        for box in [place.bounding_box() for place in self.points().all()[:12]]:
            if box:
                self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.ready()
        self.look_around(base)

    def look_around(self, base):
        """Judges what is on the page."""
        assert self.page.evaluate("window.ran") == 0
        live = self.page.evaluate(
            "base => [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a =>"
            " /^(on|ping)/.test(a.name) || (/^(src|href|style|xlink:href|action|data)$/"
            ".test(a.name) && (a.value.includes(base) || /^javascript:/i.test(a.value)))))"
            ".map(e => e.outerHTML.slice(0, 200))",
            base,
        )
        assert live == []


def judge(window, beacon):
    assert beacon.heard == []
    assert window.foreign == []
    assert [told for told in window.complaints if "ran" in told] == []


def test_the_beacon_hears_a_page_that_asks_it(chromium, beacon, base):
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.set_content(f"<img src={base}/img>")
    page.wait_for_load_state("networkidle")
    context.close()
    assert beacon.heard == ["/img"]
    beacon.heard.clear()


def test_the_tricks_are_in_claims_titles_and_names(hostile):
    with open_snapshot(hostile).connect("S") as seen:
        told = {
            table: str(seen.execute(f"FROM {table}").fetchall()) for table in ("flows", "documents")
        }
    assert all("onerror=window.ran=1" in rows for rows in told.values())


@pytest.mark.parametrize("path", FEW)
def test_nothing_acts_on_a_page(window, beacon, base, path):
    window.look(path, base)
    judge(window, beacon)


@pytest.mark.thorough
@pytest.mark.parametrize("path", [path for path in PAGES if path not in FEW])
def test_nothing_acts_on_the_other_pages(window, beacon, base, path):
    window.look(path, base)
    judge(window, beacon)


def test_nothing_acts_in_the_reader_the_search_and_the_evidence(window, beacon, base, hostile):
    with open_snapshot(hostile).connect("S") as seen:
        rows = seen.execute("SELECT claim_id, doc_id FROM flows").fetchall()
        ids = [key for (key,) in seen.execute("SELECT doc_id FROM documents").fetchall()]
    for path in [
        *[f"documents?doc={doc_id}" for doc_id in ids],
        f"documents?doc={rows[0][1]}&claim={rows[0][0]}&q=women",
        "documents?q=women",
        "flows?" + "&".join(f"mark={quote(f'flows~claim_id={key}')}" for key, _ in rows[:9]),
    ]:
        window.look(path, base)
    assert "onerror=window.ran=1" in window.page.locator(".stMain").inner_text()
    judge(window, beacon)


@pytest.mark.parametrize("path", ["documents", "flows"])
def test_nothing_acts_in_the_address(window, beacon, base, path):
    trick = quote(" ".join(trick.format(b=base) for trick in TRICKS))
    names = ["country", "publisher", "purpose", "mark", "about", "doc", "claim", "q", "at", "page"]
    window.look(f"{path}?" + "&".join(f"{name}={trick}" for name in names), base)
    assert "Left out of the address" in window.page.locator(".stMain").inner_text()
    judge(window, beacon)


def test_letters_that_turn_the_text_around_turn_nothing(window, hostile):
    with open_snapshot(hostile).connect("S") as seen:
        query = "SELECT doc_id FROM passages WHERE contains(text, 'esrever')"
        (doc_id,) = seen.execute(query).fetchone()
    window.open(f"documents?doc={doc_id}")
    text = window.page.locator(".reader").inner_text()
    assert "esrever" in text
    assert "\u202e" not in text


@pytest.mark.thorough
def test_nothing_acts_while_it_waits_on_the_page_add(window, beacon, base):
    words = "\n\n".join(trick.format(b=base) for trick in TRICKS)
    name = "<img src=x onerror=window.ran=1> ![x](y) & 'q'.txt"
    window.open("add").page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": words.encode()}
    )
    window.page.get_by_text("1 document to add").wait_for()
    window.page.get_by_text("Correct what was read").click()
    window.look_around(base)
    assert "onerror=window.ran=1" in window.page.locator("article").first.inner_text()
    window.page.get_by_role("button", name="Take away").click()
    window.page.get_by_text("1 document to add").wait_for(state="detached")
    judge(window, beacon)


@pytest.mark.thorough
def test_nothing_acts_in_a_report_that_left_the_atlas(window, beacon, base, hostile, tmp_path):
    snapshot = open_snapshot(hostile)
    with snapshot.connect("S") as seen:
        (claim,) = seen.execute("SELECT min(claim_id) FROM flows").fetchone()
    items = (Item("chart", "flows"), Item("table", "flows"), Item("claim", claim))
    trick = " ".join(trick.format(b=base) for trick in SEEDS)
    paper = assemble(Report(trick, trick, items=items, ceiling="S"), snapshot, "S")
    path = tmp_path / "report.html"
    path.write_bytes(export(paper, "html"))
    page = window.page.context.new_page()
    page.goto(path.as_uri())
    page.wait_for_load_state("networkidle")
    assert "onerror=window.ran=1" in page.locator("body").inner_text()
    assert page.evaluate("window.ran") == 0
    page.close()
    judge(window, beacon)
