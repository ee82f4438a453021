"""What exported files promise: they open, say what they show, run no formula, ask no network."""

import html
import io
import shutil
from concurrent.futures import ThreadPoolExecutor

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import charts, cli, export_command, exports, geography, maps
from dashboard.charts import base
from dashboard.exports import catalogue, frame, images, tables

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
drawn = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to draw with")
STARTS = ("=", "+", "-", "@", "\t", "\r")
SLOW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
wild = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.builds(lambda start, rest: start + rest, st.sampled_from(STARTS), st.text(max_size=8)),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.lists(st.text(max_size=5), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)
FLOW = {
    "claim_id": "c1",
    "fact_id": "f1",
    "doc_id": "d1",
    "assertion": "asserted",
    "origin_country": "VN",
    "destination_country": "CN",
    "transit_countries": [],
    "victims_low": 550,
    "victims_high": None,
    "qualifier": "more_than",
    "per": None,
    "purposes": ["marriage"],
    "quote": "=HYPERLINK(1) # not a comment",
    "doc_title": "A cable",
    "doc_publisher": "HANOI",
    "doc_date": "2006-09-01",
    "doc_date_precision": "day",
}

CORRIDOR = {
    "mark": "flows~origin_country=VN~destination_country=CN",
    "origin": "VN",
    "destination": "CN",
    "claims": 1,
    "facts": 1,
    "documents": 1,
    "standing": "stated",
    "victims_low": 550,
    "qualifier": "more_than",
}


@pytest.fixture(autouse=True)
def places(monkeypatch):
    points = {"VN": (106.0, 20.3), "CN": (104.0, 35.0)}
    monkeypatch.setattr(geography, "country_points", lambda: points)
    monkeypatch.setattr(geography, "country_names", lambda: {"VN": "Vietnam", "CN": "China"})


@pytest.fixture
def exhibit():
    data = pd.DataFrame([FLOW])
    drawn = maps.flows(pd.DataFrame([CORRIDOR]), pd.DataFrame())
    return exports.Exhibit(
        title="Flows <on> the map",
        figure=drawn,
        data=data,
        filter_sentence="All countries; 2003 to 2006.",
        counts="1 of 9 claims, from 1 document",
        sources=exports.sources_of(data),
        tables=("flows",),
        snapshot="20061122T101112000000Z-abcdef01",
    )


def exhibit_of(data):
    return exports.Exhibit("=Title", charts.sankey(pd.DataFrame()), data, "-filter", "@counts")


@SLOW
@given(st.lists(st.fixed_dictionaries({"=a": wild, "b": wild}), min_size=1, max_size=4))
def test_no_cell_of_a_workbook_is_a_formula(rows):
    data = pd.DataFrame(rows, columns=["=a", "b"], dtype=object)
    book = openpyxl.load_workbook(io.BytesIO(exports.to_xlsx(exhibit_of(data))))
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f"
            assert not (isinstance(cell.value, str) and cell.value.startswith(STARTS))


@SLOW
@given(st.lists(wild, min_size=1, max_size=6))
def test_no_cell_of_a_csv_is_a_formula(values):
    data = pd.DataFrame({"value": pd.Series(values, dtype=object), "end": "x"})
    text = exports.to_csv(exhibit_of(data)).decode("utf-8-sig")
    read = pd.read_csv(io.StringIO(text), comment="#", dtype=str, keep_default_na=False)
    assert len(read) == len(values)
    for value, cell in zip(values, read["value"], strict=True):
        if not isinstance(value, int | float) or isinstance(value, bool):
            assert not cell.startswith(STARTS)


@settings(deadline=None)
@given(wild)
def test_a_cell_is_text_a_number_or_nothing(value):
    cell = tables.cell(value)
    assert cell is None or isinstance(cell, str | int | float)


def test_csv_keeps_the_data_and_says_where_it_is_from(exhibit):
    text = exports.to_csv(exhibit).decode("utf-8-sig")
    for said in (exhibit.filter_sentence, exhibit.counts, "HANOI, A cable, 2006-09-01", "GeoNames"):
        assert said in text
    read = pd.read_csv(io.StringIO(text), comment="#")
    assert read.loc[0, "quote"] == "'=HYPERLINK(1) # not a comment"
    assert read.loc[0, "victims_low"] == 550


def test_a_workbook_has_data_origin_and_dictionary(exhibit):
    book = openpyxl.load_workbook(io.BytesIO(exports.to_xlsx(exhibit)))
    assert book.sheetnames == ["Data", "About", "Dictionary"]
    about = {row[0]: row[1] for row in book["About"].iter_rows(values_only=True)}
    assert about["Filter"] == exhibit.filter_sentence
    assert about["Shown"] == exhibit.counts
    described = {row[0] for row in book["Dictionary"].iter_rows(values_only=True)}
    assert {"victims_low", "origin_country", "doc_title"} <= described


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "html"])
def test_a_file_names_its_tables_and_is_the_same_bytes_each_time(exhibit, suffix):
    write, _ = exports.FORMATS[suffix]
    made = write(exhibit)
    assert write(exhibit) == made
    if suffix == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(made))
        assert str(book.properties.created.date()) == "2006-11-22"
        told = " ".join(str(cell.value) for row in book["About"] for cell in row)
    else:
        told = made.decode()
    assert exhibit.snapshot in told


def test_a_sheet_too_small_is_refused_in_a_sentence(exhibit, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 0)
    with pytest.raises(exports.ExportUnavailable, match="take CSV"):
        exports.to_xlsx(exhibit)


def test_html_holds_all_it_needs(exhibit):
    page = exports.to_html(exhibit).decode()
    assert "default-src 'none'" in page
    assert "Flows &lt;on&gt; the map" in page
    assert exhibit.counts in page
    assert "<script src" not in page


def test_an_image_says_what_it_shows(exhibit):
    lines = " ".join(frame.footer(exhibit))
    note = base.plain(exhibit.figure.layout.meta["note"])
    for said in (note, exhibit.filter_sentence, exhibit.counts, "A cable", "endorsement"):
        assert said in lines
    for line in frame.footer(exhibit):
        assert len(line) * frame.NOTE_SIZE * frame.CHARACTER <= frame.WIDTH - 2 * frame.SIDE


@SLOW
@given(st.lists(st.text(min_size=1, max_size=300), max_size=12), st.text(max_size=200))
def test_footers_stay_short_whatever_the_sources(sources, sentence):
    lines = frame.footer(
        exports.Exhibit("t", charts.sankey(pd.DataFrame()), pd.DataFrame(), sentence, "1", sources)
    )
    assert len(lines) <= 20


def test_sources_are_as_exact_as_their_dates():
    rows = [FLOW, FLOW | {"doc_id": "d2", "doc_date": "2003-01-01", "doc_date_precision": "year"}]
    found = exports.sources_of(pd.DataFrame([*rows, FLOW | {"doc_id": "d3", "doc_date": None}]))
    assert found == [
        "HANOI, A cable, 2003",
        "HANOI, A cable, 2006-09-01",
        "HANOI, A cable, undated",
    ]


def test_file_names_are_plain(exhibit):
    assert exhibit.file_name == "flows-on-the-map"


def test_without_chromium_a_sentence_says_so(exhibit, monkeypatch):
    async def absent():
        raise images.ChromeNotFoundError("none")

    monkeypatch.setattr(images, "_open_browser", absent)
    monkeypatch.setattr(images, "RENDERER", images.Renderer())
    with pytest.raises(exports.ExportUnavailable, match="camera button"):
        exports.to_png(exhibit)
    images.RENDERER.close()


@pytest.fixture(scope="module")
def renderer():
    yield images.RENDERER
    images.RENDERER.close()


@pytest.mark.browser
@drawn
def test_pictures_open(exhibit, renderer):
    assert exports.to_png(exhibit).startswith(b"\x89PNG")
    assert exports.to_pdf(exhibit).startswith(b"%PDF")
    picture = html.unescape(exports.to_svg(exhibit).decode())
    assert picture.startswith("<svg")
    for said in ("Flows <on> the map", "1 of 9 claims", "GeoNames"):
        assert said in picture


@pytest.mark.browser
@drawn
def test_a_dead_browser_is_started_again(exhibit, renderer):
    exports.to_svg(exhibit)
    renderer._browser.subprocess.kill()
    renderer._browser.subprocess.wait()
    assert exports.to_svg(exhibit).startswith(b"<svg")


@pytest.mark.browser
@drawn
@pytest.mark.parametrize("name", ["map", "sankey"])
def test_the_interactive_page_asks_no_network(exhibit, tmp_path, name):
    sync_api = pytest.importorskip("playwright.sync_api")
    if name == "sankey":
        shown = exports.Exhibit(
            "t", charts.sankey(pd.DataFrame([CORRIDOR])), exhibit.data, "f", "c"
        )
    else:
        shown = exhibit
    path = tmp_path / "chart.html"
    path.write_bytes(exports.to_html(shown))
    asked, errors = [], []

    def visit():
        with sync_api.sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_page()
            page.on("request", lambda request: asked.append(request.url))
            page.on("console", lambda line: line.type == "error" and errors.append(line.text))
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.goto(path.as_uri())
            page.wait_for_selector(".main-svg path", state="attached")
            browser.close()

    # In a thread of its own: the tests of the pages keep a driver running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(visit).result()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert errors == []


def test_the_command_offers_every_chart_and_format():
    named = tuple(name for name, chart in catalogue.CHARTS.items() if not chart.of_document)
    assert named == export_command.CHARTS
    assert tuple(exports.FORMATS) == export_command.FORMATS


def test_the_command_writes_what_the_page_shows(built, tmp_path, capsys):
    target = tmp_path / "timeline.csv"
    assert cli.main(["export", "timeline", "--data", str(built), "-o", str(target)]) == 0
    assert "from" in capsys.readouterr().out
    assert b"All countries, all years" in target.read_bytes()


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["timeline", "--countries", "Atlantis"], 2, "no country is called Atlantis"),
        (["timeline", "--years", "2006-2003"], 2, "give 2003-2006"),
        (["timeline", "--years", "soon"], 2, "give 2004 or 2003-2006"),
        (["nonsense"], 2, "invalid choice"),
        (["timeline", "-o", "chart.bmp"], 2, "give --format"),
        (["timeline", "--years", "1700", "--dated-only", "--format", "csv"], 1, "widen"),
        (["timeline", "-o", "/nowhere/chart.csv"], 1, "cannot be written"),
    ],
)
def test_wrong_usage_gets_one_clear_sentence(built, words, status, said, capsys):
    try:
        given = cli.main(["export", *words, "--data", str(built)])
    except SystemExit as stopped:
        given = stopped.code
    assert given == status
    assert said in capsys.readouterr().err
