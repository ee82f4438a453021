"""Whatever a page shows can be put into a report, and stands there as it does on its page."""

import pytest

from dashboard.exports.catalogue import CHARTS
from dashboard.exports.listings import LISTINGS, beside
from dashboard.reports.assemble import assemble
from dashboard.reports.paper import Grid, Picture, Quoted
from dashboard.reports.plan import Item, Report
from etl.read import open_snapshot
from etl.schema import TABLES, fact_tables
from tests.dashboard.visits import visited

PAGES = {
    ("overview", ""): ["table-numbers", "chart-main-flows", "chart-main-hotspots"],
    ("hotspots", ""): ["chart-hotspots", "table-ranked-hotspots", "table-hotspots"],
    ("flows", ""): ["chart-flows", "table-corridors", "table-flows"],
    ("flows", "as=sankey"): ["chart-sankey", "table-corridors"],
    ("flows", "as=matrix"): ["chart-matrix", "table-corridors"],
    ("flows", "as=purposes"): ["chart-purposes", "table-corridors"],
    ("timeline", ""): [
        "chart-timeline", "table-dated-events", "table-undated-events", "table-plans",
    ],
    ("agreements", ""): ["chart-agreements", "table-ledger", "table-agreements"],
    ("actors", ""): ["chart-responsibilities", "table-agencies"],
    ("actors", "as=programmes"): ["chart-programmes", "table-programme-rows"],
    ("actors", "as=network"): ["chart-network", "table-ties"],
    ("figures", ""): ["chart-figures", "table-figure-rows", "table-figures"],
    ("figures", "show=disagreements"): ["table-disagreements"],
    ("coverage", ""): ["chart-coverage", "table-coverage-rows", "table-documents-read"],
    ("documents", ""): ["table-documents-found"],
    ("documents", "q=trafficking"): ["table-documents-found", "passage-"],
    ("data", ""): ["table-documents"],
    ("trust", ""): [
        "chart-calibration", "table-trust-calibration", "table-trust-kinds",
        "table-trust-weaknesses",
        "table-trust-fields", "table-trust-later-fields", "table-trust-links", "table-trust-sets",
    ],
}  # fmt: skip
"""Page and address to what can be put into the report there."""


@pytest.fixture(scope="module")
def snapshot(built):
    return open_snapshot(built)


def sheet_of(snapshot, kind, name, address=()):
    (sheet,) = assemble(
        Report(items=(Item(kind, name, address),), ceiling="S"), snapshot, "S"
    ).sheets
    return sheet


def opened(path, address=""):
    return visited(path, **dict(pair.split("=", 1) for pair in filter(None, address.split("&"))))


@pytest.mark.parametrize(("page", "address"), PAGES)
def test_everything_on_a_page_can_be_put_into_the_report(built, monkeypatch, page, address):
    monkeypatch.setenv("TIP_ATLAS_DATA", str(built))
    app = opened(page, address)
    assert not app.exception and not app.error
    keys = [button.key for button in app.button if button.label.startswith("Add ")]
    for wanted in PAGES[page, address]:
        assert any(f"-{wanted}" in key for key in keys), wanted


def test_every_chart_and_table_has_a_page_that_offers_it():
    offered = {name for names in PAGES.values() for name in names}
    for name in CHARTS:
        assert f"chart-{name}" in offered or CHARTS[name].of_document, name
    for name, listing in LISTINGS.items():
        assert f"table-{name}" in offered or "reported" in listing.beside, name
    assert not set(LISTINGS) & set(TABLES)


@pytest.mark.parametrize("name", LISTINGS)
def test_a_table_of_a_page_stands_on_paper_with_its_headings(snapshot, name):
    with snapshot.connect("S") as connection:
        (doc_id,) = connection.execute("SELECT doc_id FROM meetings LIMIT 1").fetchone()
    address = (("doc", (doc_id,)),) if "reported" in name else ()
    sheet = sheet_of(snapshot, "table", name, address)
    assert isinstance(sheet.body, Grid) and sheet.body.headings
    assert all(len(row) == len(sheet.body.headings) for row in sheet.body.rows)
    assert sheet.title and sheet.link.startswith(f"/{LISTINGS[name].page}")
    assert sheet.remarks


@pytest.mark.parametrize("table", TABLES)
def test_a_stored_table_says_how_many_of_its_rows_there_are(snapshot, table):
    sheet = sheet_of(snapshot, "table", table)
    number = f"{snapshot.rows(table):,} of {snapshot.rows(table):,}"
    assert any(number in remark for remark in sheet.remarks)
    assert (sheet.body is not None) == (snapshot.rows(table) > 0)
    assert bool(sheet.notes) == (table in fact_tables() and sheet.body is not None)


def test_the_rows_are_those_of_the_page(snapshot):
    sheet = sheet_of(snapshot, "table", "corridors", (("country", ("China",)),))
    assert any("China in any role" in remark for remark in sheet.remarks)
    assert sheet.body.headings[0] == "Flow"
    assert sheet.body.rows and all("China" in " ".join(row) for row in sheet.body.rows)


def test_what_was_measured_of_the_reading_is_told_as_that(snapshot):
    chart = sheet_of(snapshot, "chart", "calibration")
    assert isinstance(chart.body, Picture) and chart.marking == "U" and not chart.notes
    assert "Measured on" in chart.remarks[0] and "all kinds" in chart.remarks[1]
    flows_only = sheet_of(snapshot, "chart", "calibration", (("measured", ("flows",)),))
    assert "flows" in flows_only.remarks[1]


def test_what_one_document_reports_is_of_that_document(snapshot):
    with snapshot.connect("S") as connection:
        doc_id, title = connection.execute(
            "SELECT doc_id, documents.title FROM documents JOIN meetings USING (doc_id) LIMIT 1"
        ).fetchone()
    sheet = sheet_of(snapshot, "chart", "reported", (("doc", (doc_id,)),))
    assert isinstance(sheet.body, Picture)
    assert any("from 1 document" in remark for remark in sheet.remarks)
    assert any(str(title)[:20] in remark for remark in sheet.remarks)


def test_a_paragraph_stands_with_its_source(snapshot):
    with snapshot.connect("S") as connection:
        passage_id, text = connection.execute(
            "SELECT passage_id, text FROM passages WHERE NOT furniture ORDER BY ordinal LIMIT 1"
        ).fetchone()
    report = Report(
        items=(Item("passage", passage_id), Item("passage", "p-0")), ceiling="S", names=True
    )
    paper = assemble(report, snapshot, "S")
    found, gone = paper.sheets
    assert isinstance(found.body, Quoted) and found.body.words == text and found.notes == [1]
    assert gone.body is None and "not in these tables" in gone.remarks[0]


def test_documents_are_listed_by_the_words_searched_for(snapshot):
    sheet = sheet_of(snapshot, "table", "documents-found", (("q", ("trafficking",)),))
    assert "Documents that hold the words: trafficking" in " ".join(sheet.remarks)


def test_tables_beside_a_chart_are_found_by_it():
    assert list(beside("timeline")) == ["dated-events", "undated-events", "plans"]
    assert beside("main-flows") == {}
