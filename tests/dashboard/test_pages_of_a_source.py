"""A claim from a PDF names its page, in the evidence below a chart and in the reader."""

import pytest
import typst

from etl import run
from etl.read import open_snapshot
from tests.dashboard.visits import markup, opened

SOURCE = """#set page(height: 12cm)
Annual report on trafficking in persons

The office in Hanoi opened a hotline for families in 2004 and has answered it since.
#pagebreak()
Police in Lang Son said that 185 women were trafficked from Vietnam to China in 2006.
"""


@pytest.fixture(scope="module")
def reported(tmp_path_factory):
    """A data folder with a PDF of two pages, which tells of a flow on the second."""
    papers = tmp_path_factory.mktemp("papers")
    (papers / "report.pdf").write_bytes(typst.compile(SOURCE.encode()))
    data = tmp_path_factory.mktemp("data")
    run.build([papers], data)
    return data


def shown(monkeypatch, data, page, **query):
    """The HTML of a page's elements."""
    monkeypatch.setenv("TIP_ATLAS_DATA", str(data))
    return markup(opened(page, **query))


def test_the_evidence_names_the_page(reported, monkeypatch):
    with open_snapshot(reported).connect("S") as seen:
        [(claim_id,)] = seen.execute("SELECT claim_id FROM flows").fetchall()
    key = f"flows~claim_id={claim_id}"
    assert ", page 2<" in shown(monkeypatch, reported, "flows", mark=key, at="flows")


def test_the_reader_shows_where_pages_begin(reported, monkeypatch):
    with open_snapshot(reported).connect("S") as seen:
        [(doc_id,)] = seen.execute("SELECT doc_id FROM documents").fetchall()
    text = shown(monkeypatch, reported, "documents", doc=doc_id)
    first, second = text.index(">Page 1<"), text.index(">Page 2<")
    assert first < text.index("hotline") < second < text.index("were trafficked")


def test_a_source_without_pages_shows_none(built, monkeypatch):
    with open_snapshot(built).connect("S") as seen:
        [doc_id, *_] = seen.execute("SELECT doc_id FROM documents").fetchone()
    assert 'class="page"' not in shown(monkeypatch, built, "documents", doc=doc_id)
