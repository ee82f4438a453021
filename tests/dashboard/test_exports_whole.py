"""`tip-atlas export` of reports, tables and the whole: files that open, sentences that help."""

import io
import json
import resource
import zipfile
from contextlib import contextmanager

import openpyxl
import pandas as pd
import plotly.graph_objects as go
import pyarrow.parquet as pq
import pytest

from dashboard import cli, exports
from dashboard.asked import Asked
from dashboard.criteria import Filters
from dashboard.exports import catalogue, package, whole
from dashboard.exports.listings import LISTINGS
from dashboard.reports import shelf
from dashboard.reports.plan import Item, Report
from etl.read import open_snapshot


def export(built, *words):
    return cli.main(["export", *words, "--data", str(built)])


def test_a_table_is_written_in_every_format(built, tmp_path):
    for suffix in ("csv", "xlsx", "parquet", "geojson"):
        assert export(built, "data", "flows", "-o", str(tmp_path / f"flows.{suffix}")) == 0
    read = pd.read_csv(tmp_path / "flows.csv", comment="#")
    told = pq.read_table(tmp_path / "flows.parquet")
    features = json.loads((tmp_path / "flows.geojson").read_text())["features"]
    sheet = openpyxl.load_workbook(tmp_path / "flows.xlsx")["Data"]
    assert len(read) == told.num_rows == len(features) == sheet.max_row - 1 > 0
    assert b"filter" in told.schema.metadata and b"credits" in told.schema.metadata
    assert sheet.freeze_panes == "A2"


def test_filters_concern_the_data_too(built, tmp_path):
    target = tmp_path / "flows.csv"
    assert export(built, "data", "flows", "--countries", "Laos", "-o", str(target)) == 0
    read = pd.read_csv(target, comment="#")
    assert set(read["origin_country"]) | set(read["destination_country"]) >= {"LA"}
    assert len(read) < 8 and "Laos in any role" in target.read_text(encoding="utf-8-sig")


def test_more_rows_than_a_file_holds_are_told_with_what_to_do(built, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(whole, "MOST", 3)
    for table in ("flows", "passages"):
        target = tmp_path / f"{table}.csv"
        assert export(built, "data", table, "-o", str(target)) == 1
        assert not target.exists()
        assert f"a file holds {whole.MOST}: narrow --countries" in capsys.readouterr().err


def test_days_of_a_workbook_are_days(built, tmp_path):
    export(built, "data", "meetings", "-o", str(tmp_path / "m.xlsx"))
    sheet = openpyxl.load_workbook(tmp_path / "m.xlsx")["Data"]
    place = [cell.value for cell in sheet[1]].index("date_start")
    days = [row[place] for row in sheet.iter_rows(min_row=2) if row[place].value]
    assert days and all(cell.is_date for cell in days)


def test_a_ceiling_leaves_out_what_is_marked_above_it(built, tmp_path):
    export(built, "data", "passages", "-o", str(tmp_path / "all.csv"))
    export(built, "data", "passages", "--ceiling", "U", "-o", str(tmp_path / "u.csv"))
    every = pd.read_csv(tmp_path / "all.csv", comment="#", keep_default_na=False)
    low = pd.read_csv(tmp_path / "u.csv", comment="#", keep_default_na=False)
    assert set(low["marking"]) <= {"U", ""} < set(every["marking"])


def test_the_package_is_one_zip(built, tmp_path):
    assert export(built, "package", "-o", str(tmp_path / "p.zip")) == 0
    with zipfile.ZipFile(tmp_path / "p.zip") as packed:
        assert "datapackage.json" in packed.namelist()


def test_a_saved_report_is_written(built, tmp_path):
    plan = Report(title="Brides", items=(Item("table", "flows"), Item("text", note="Mine")))
    shelf.save(built, "Brides", plan)
    try:
        assert (
            export(built, "report", "Brides", "--format", "pdf", "-o", str(tmp_path / "b.pdf")) == 0
        )
        assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")
        assert export(built, "report", "Brides", "-o", str(tmp_path / "b.docx")) == 0
        assert zipfile.is_zipfile(io.BytesIO((tmp_path / "b.docx").read_bytes()))
    finally:
        shelf.delete(built, "Brides")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["data"], 2, "name a table"),
        (["data", "nosuch"], 2, "name a table"),
        (["data", "roles", "--format", "geojson"], 2, "hotspots and flows"),
        (["data", "flows", "--format", "pdf"], 2, "csv|xlsx|parquet|geojson"),
        (["data", "passages", "--countries", "VN"], 2, "holds none"),
        (["package", "x"], 2, "whole snapshot"),
        (["report"], 2, "name the report"),
        (["report", "Nobody"], 1, "no report 'Nobody'"),
        (["flows", "x"], 2, "takes no name"),
        (["data", "flows", "-o", "/no such folder/f.csv"], 1, "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(built, capsys, words, status, said):
    assert export(built, *words) == status
    error = capsys.readouterr().err
    assert said in error and error.count("\n") == 1 and error.startswith("tip-atlas: ")


@contextmanager
def no_room():
    """A disk on which no file grows beyond 20 bytes, as the system itself enforces it.

    For what is tried alone: a file that the tests' own report goes to would not grow either.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize(
    "words", [["data", "flows", "--format", "csv"], ["package"], ["figures", "--format", "csv"]]
)
def test_a_full_disk_is_one_sentence_and_what_was_there_stays(built, tmp_path, capsys, words):
    target = tmp_path / "kept.out"
    target.write_bytes(b"what was there")
    with no_room():
        assert export(built, *words, "-o", str(target)) == 1
    error = capsys.readouterr().err
    assert "kept.out cannot be written" in error and error.count("\n") == 1
    assert target.read_bytes() == b"what was there"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_keeps_the_report_that_was_saved(tmp_path):
    shelf.save(tmp_path, "Brides", Report(title="first"))
    with (
        pytest.raises(shelf.ShelfError, match="what was saved before is as it was"),
        no_room(),
    ):
        shelf.save(tmp_path, "Brides", Report(title="second"))
    assert shelf.load(tmp_path, "Brides").title == "first"


def test_a_report_of_tables_that_are_gone_says_what_to_do(built, tmp_path, capsys):
    gone = Report(items=(Item("table", "flows"),), snapshot="20200101T000000000000Z-00000000")
    shelf.save(built, "Old", gone)
    try:
        assert export(built, "report", "Old", "-o", str(tmp_path / "o.pdf")) == 1
        error = capsys.readouterr().err
        assert "20200101T000000000000Z-00000000" in error and error.count("\n") == 1
        assert not list(tmp_path.iterdir())
        assert shelf.load(built, "Old") == gone
    finally:
        shelf.delete(built, "Old")


@pytest.mark.parametrize("suffix", ["parquet", "geojson"])
def test_the_claims_behind_a_chart_have_no_columns_of_the_session(seeds, suffix):
    exhibit = whole.of_tables(catalogue.exhibit("flows", seeds, Filters(), "all"))
    assert len(exhibit.data) and not set(exhibit.data) & {"claim_no", "doc_no", "profile"}
    content = whole.WRITERS[suffix](exhibit)
    if suffix == "parquet":
        assert pq.read_table(io.BytesIO(content)).num_rows == len(exhibit.data)
    else:
        assert len(json.loads(content)["features"]) == len(exhibit.data)


def test_the_package_of_the_page_is_that_of_the_command(built, tmp_path):
    export(built, "package", "--ceiling", "U", "-o", str(tmp_path / "p.zip"))
    assert package.content(open_snapshot(built), "U") == (tmp_path / "p.zip").read_bytes()


def table_of(name, frame):
    return exports.Exhibit(
        name, go.Figure(), frame, "All", f"{len(frame)} rows", snapshot="20260101"
    )


@pytest.mark.parametrize("name", LISTINGS)
def test_every_table_of_a_page_is_written_in_every_format(seeds, name):
    query = "SELECT doc_id FROM meetings LIMIT 1"
    parameters = {"doc": list(seeds.execute(query).fetchone())} if "reported" in name else {}
    found = LISTINGS[name].rows(Asked(seeds, Filters(), lambda: None), parameters).frame
    made = table_of(name, found)
    read = pq.read_table(io.BytesIO(whole.to_parquet(made)))
    assert (read.num_rows, read.column_names) == (len(found), [str(c) for c in found])
    sheet = openpyxl.load_workbook(io.BytesIO(exports.to_xlsx(made)))["Data"]
    assert (sheet.max_row, sheet.max_column) == (len(found) + 1, len(found.columns))
    told = pd.read_csv(io.BytesIO(exports.to_csv(made)), comment="#")
    assert len(told) == len(found)


def test_a_column_of_numbers_and_words_is_written_as_words():
    frame = pd.DataFrame({"mixed": [1, "two", None], "lists": [["a"], [], None]})
    read = pq.read_table(io.BytesIO(whole.to_parquet(table_of("Mixed", frame)))).to_pylist()
    assert [row["mixed"] for row in read] == ["1", "two", None]
    assert read[0]["lists"] == ["a"]
