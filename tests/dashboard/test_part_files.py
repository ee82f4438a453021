"""Pages over tables in part files, as a build of many documents writes them."""

import json
import shutil

import pyarrow.parquet as pq
import pytest

from dashboard import screens
from dashboard.criteria import Filters
from dashboard.login.settings import LOCAL
from dashboard.queries import documents, flows, hotspots, overview, tables
from dashboard.view import View
from etl.read import open_snapshot
from etl.schema import TABLES
from tests.dashboard.visits import visited

PARTS = 3
MODULES = {module.PAGE.path: module for module in screens.modules()}


@pytest.fixture(scope="module")
def parted(built, tmp_path_factory):
    """The seeds' tables, each in several files."""
    folder = tmp_path_factory.mktemp("parted")
    published = next((built / "snapshots").glob("2*"))
    target = folder / "snapshots" / f"{published.name}-parted"
    shutil.copytree(published, target)
    manifest = json.loads((target / "manifest.json").read_text())
    for name in TABLES:
        manifest["tables"][name]["files"] = dict.fromkeys(cut(target, name), "")
    (target / "manifest.json").write_text(json.dumps(manifest))
    (folder / "CURRENT").write_text(f"{target.name}\n")
    return folder


def cut(folder, name):
    """Write a table as part files; gives their names."""
    whole = pq.read_table(folder / f"{name}.parquet")
    (folder / f"{name}.parquet").unlink()
    (folder / name).mkdir()
    rows = max(1, -(-whole.num_rows // PARTS))
    for number, begin in enumerate(range(0, max(1, whole.num_rows), rows)):
        file = f"{name}/part-{number:05}.parquet"
        pq.write_table(whole.slice(begin, rows), folder / file)
        yield file


@pytest.mark.parametrize("path", MODULES)
def test_a_page_is_drawn_without_an_error(parted, path, monkeypatch):
    monkeypatch.setenv("TIP_ATLAS_DATA", str(parted))
    app = visited(path, country=["Vietnam"])
    assert app.title[0].value == MODULES[path].PAGE.title
    assert not app.exception
    assert not app.error
    assert not app.warning


@pytest.mark.parametrize("filters", [Filters(), Filters(("VN", "CN"), years=(2000, 2006))])
def test_it_shows_what_whole_files_show(built, parted, filters):
    whole, cut_up = (View(open_snapshot(data), LOCAL, filters) for data in (built, parted))
    assert cut_up.counts_sentence() == whole.counts_sentence()
    for query in (overview.kinds, hotspots.marks, flows.corridors):
        assert cut_up.ask(query).equals(whole.ask(query)), query
    for name in TABLES:
        page = whole.ask(tables.page, name, 5, 20)
        assert cut_up.ask(tables.page, name, 5, 20).equals(page), name
    listed = whole.ask(tables.page, "documents", 0, 5)
    for doc_id in listed["doc_id"]:
        for query in (documents.document, documents.passages, documents.claims_in):
            assert cut_up.look_up(query, doc_id).equals(whole.look_up(query, doc_id)), query
