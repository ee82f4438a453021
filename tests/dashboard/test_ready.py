"""The file with the tables that pages read: made once, by whoever finds none, and never trusted."""

import shutil
import uuid

import duckdb
import pytest

from dashboard import cli, opened, ready
from dashboard.criteria import Filters
from dashboard.queries import choices, coverage_years, disagreements, figures, hotspots, overview
from dashboard.queries.kept import Lean
from etl.read import open_snapshot
from tests.dashboard.visits import visited


@pytest.fixture
def data(built, tmp_path, monkeypatch):
    """A data folder with a snapshot of its own, which nobody has read before."""
    add(built, tmp_path, "20260101")
    monkeypatch.setenv("TIP_ATLAS_DATA", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(opened, "_shown", {})
    monkeypatch.setattr(opened, "_at_work", {})
    monkeypatch.setattr(ready, "used", set())
    return tmp_path


def add(built, data, day):
    """Publish the seeds' tables once more."""
    published = next((built / "snapshots").glob("2*"))
    name = f"{day}-{uuid.uuid4().hex}"
    shutil.copytree(published, data / "snapshots" / name)
    (data / "CURRENT").write_text(f"{name}\n")
    return name


def made(data):
    """The files there are."""
    return sorted((data / ready.FOLDER).rglob("*.duckdb"))


def test_it_is_made_once_and_read_by_all(data):
    snapshot = open_snapshot(data)
    with ready.connect(snapshot, "S"):
        (file,) = made(data)
        began = file.stat().st_mtime_ns
    with ready.connect(open_snapshot(data), "S") as again:
        assert again.execute("SELECT count(*) FROM shown_claims").fetchone()[0] > 50
    assert made(data) == [file]
    assert file.stat().st_mtime_ns == began


def test_it_answers_as_tables_in_memory_do(data, seeds):
    asked = Filters(("VN",), years=(2000, 2006))
    with ready.connect(open_snapshot(data), "S") as connection:
        for query in (choices.years, overview.kinds, hotspots.marks, figures.subjects):
            expected = query(Lean(seeds.cursor(), asked), asked)
            assert query(Lean(connection.cursor(), asked), asked).equals(expected), query
        for column in ("involved", "doc_kind"):
            expected = coverage_years.covered(seeds, asked, column)
            assert coverage_years.covered(connection, asked, column).equals(expected)
        assert len(disagreements.shown(connection, Filters())) == len(
            disagreements.shown(seeds, Filters())
        )


def test_each_ceiling_has_a_file_of_its_own(data):
    snapshot = open_snapshot(data)
    counted = {}
    for ceiling in ("S", "U"):
        with ready.connect(snapshot, ceiling) as connection:
            query = "SELECT count(*) FROM shown_claims"
            counted[ceiling] = connection.execute(query).fetchone()[0]
    assert len(made(data)) == 2
    assert counted["U"] < counted["S"]


def test_nothing_but_it_and_the_snapshot_can_be_read_by_its_connections(data):
    other = data / "other.duckdb"
    duckdb.connect(str(other)).close()
    with (
        ready.connect(open_snapshot(data), "S") as connection,
        pytest.raises(duckdb.PermissionException),
    ):
        connection.execute(f"ATTACH '{other}' AS other (READ_ONLY)")


def spoil(file):
    """Other bytes of the same number."""
    content = bytearray(file.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    file.write_bytes(content)


HARMS = {
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:20_000]),
    "of other bytes": spoil,
    "no database": lambda file: file.write_bytes(b"?" * file.stat().st_size),
    "gone": lambda file: file.unlink(),
    "without a record": lambda file: file.with_suffix(".json").unlink(),
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_one_that_is_harmed_is_made_anew(data, harm):
    file = ready.make(open_snapshot(data), "S")
    harm(file)
    app = visited()
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert app.metric
    assert ready.found(open_snapshot(data), "S") == file


def test_one_of_another_version_is_replaced(data, monkeypatch):
    snapshot = open_snapshot(data)
    with monkeypatch.context() as before:
        before.setattr(ready, "_VERSION", "other")
        old = ready.make(snapshot, "S")
    assert ready.found(snapshot, "S") is None
    new = ready.make(snapshot, "S")
    assert made(data) == [new]
    assert new != old


def test_where_the_data_folder_takes_none_it_lies_in_the_cache(data):
    (data / ready.FOLDER).write_text("in the way")
    file = ready.make(open_snapshot(data), "S")
    assert (data / "cache") in file.parents
    assert file.parent.stat().st_mode & 0o77 == 0
    assert not visited().error


def test_where_neither_takes_it_a_sentence_says_so(data):
    for place in (data / ready.FOLDER, data / "cache"):
        place.write_text("in the way")
    app = visited()
    assert not app.exception
    assert "let the server's account write to one of them" in app.error[0].value


def test_that_of_a_snapshot_that_is_gone_is_removed(data, built):
    old = ready.make(open_snapshot(data), "S")
    shutil.rmtree(open_snapshot(data).folder)
    add(built, data, "20260202")
    new = ready.make(open_snapshot(data), "S")
    assert made(data) == [new]
    assert not old.parent.exists()


@pytest.fixture
def many(monkeypatch):
    """As if the seeds had very many claims."""
    monkeypatch.setattr(ready, "MANY", 1)


@pytest.mark.usefixtures("many")
def test_a_server_shows_the_tables_before_until_large_new_ones_are_ready(data, built):
    before = visited()
    name = add(built, data, "20260202")
    during = visited()
    assert not during.exception
    assert "are being made ready for the pages; shown meanwhile" in during.warning[0].value
    assert [box.value for box in during.metric] == [box.value for box in before.metric]
    assert opened._at_work[name, "S"].wait(120) == 0
    assert not visited().warning
    assert ready.found(open_snapshot(data), "S")


@pytest.mark.usefixtures("many")
def test_where_they_cannot_be_made_ready_those_before_stay_and_a_sentence_says_so(data, built):
    visited()
    name = add(built, data, "20260202")
    (data / "snapshots" / name / "flows.parquet").write_bytes(b"PAR1")
    visited()
    assert opened._at_work[name, "S"].wait(120) != 0
    app = visited()
    assert not app.exception
    assert "cannot be made ready for the pages" in app.warning[0].value
    assert app.metric


@pytest.mark.usefixtures("many")
def test_a_build_leaves_large_tables_to_a_process_that_makes_them_ready(tmp_path, monkeypatch):
    begun, begin = [], ready.begin
    monkeypatch.setattr(ready, "begin", lambda *given: begun.append(begin(*given)))
    paper = tmp_path / "paper.txt"
    paper.write_text("Police in Lang Son rescued 12 women trafficked from Vietnam to China.")
    assert cli.main(["build", str(paper), "--data", str(tmp_path / "data")]) == 0
    assert begun[0].wait(120) == 0
    assert ready.found(open_snapshot(tmp_path / "data"), "S")


def test_what_one_that_died_had_begun_is_in_nobodys_way(data):
    snapshot = open_snapshot(data)
    file = ready.make(snapshot, "S")
    begun = file.with_name(f"{file.name}.begun")
    file.replace(begun)
    begun.with_name(f"{begun.name}.wal").write_bytes(b"?")
    assert ready.make(snapshot, "S") == file
    assert sorted(path.suffix for path in file.parent.iterdir()) == [
        ".duckdb",
        ".json",
        ".lock",
    ] or (not begun.exists())
