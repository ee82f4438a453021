"""Tables that are damaged or gone under the running dashboard: the last whole ones, and a word."""

import shutil
import uuid

import pytest

from dashboard import cli, opened
from etl.paths import snapshot_ids
from etl.read import NoSnapshot
from tests.dashboard.visits import visited


@pytest.fixture
def data(built, tmp_path, monkeypatch):
    """A data folder with an older and a newer snapshot, which no test has read before."""
    published = next((built / "snapshots").glob("2*"))
    for day in ("20260101", "20260202"):
        shutil.copytree(published, tmp_path / "snapshots" / f"{day}-{uuid.uuid4().hex}")
    (tmp_path / "CURRENT").write_text(snapshot_ids(tmp_path)[0] + "\n")
    monkeypatch.setenv("TIP_ATLAS_DATA", str(tmp_path))
    return tmp_path


def spoil(data, name):
    """Damages a file of the current snapshot."""
    path = data / "snapshots" / snapshot_ids(data)[0] / name
    content = bytearray(path.read_bytes())
    content[4:40] = bytes(36)
    path.write_bytes(content)


def remove(data, name):
    """Removes a file of the current snapshot."""
    (data / "snapshots" / snapshot_ids(data)[0] / name).unlink()


DAMAGES = {
    "a table holds other bytes": lambda data: spoil(data, "flows.parquet"),
    "a table is cut off": lambda data: (
        data / "snapshots" / snapshot_ids(data)[0] / "documents.parquet"
    ).write_bytes(b"PAR1"),
    "a table is gone": lambda data: remove(data, "passages.parquet"),
    "the manifest is gone": lambda data: remove(data, "manifest.json"),
    "the manifest is another version's": lambda data: (
        data / "snapshots" / snapshot_ids(data)[0] / "manifest.json"
    ).write_text('{"schema_version": -1}'),
    "the folder is gone": lambda data: shutil.rmtree(data / "snapshots" / snapshot_ids(data)[0]),
    "CURRENT is gone": lambda data: (data / "CURRENT").unlink(),
    "CURRENT names nothing": lambda data: (data / "CURRENT").write_text("20990101-none\n"),
    "CURRENT holds other bytes": lambda data: (data / "CURRENT").write_bytes(b"\xff\x00\xfe"),
}


def told(app):
    return " ".join(box.value.replace("\\", "") for box in app.warning)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_page_opened_afterwards_shows_the_last_whole_tables_and_says_so(data, damage):
    damage(data)
    app = visited()
    assert not app.exception
    assert not app.error
    assert "Shown meanwhile are the last tables that are whole" in told(app)
    assert [box.label for box in app.metric][:2] == ["Documents", "Claims"]


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_page_that_was_open_goes_on(data, damage):
    app = visited()
    assert told(app) == ""
    damage(data)
    app.query_params["country"] = "Cambodia"
    app.run()
    assert not app.exception
    assert not app.error
    assert app.metric


def test_once_repaired_the_current_tables_are_shown_again(data):
    path = data / "snapshots" / snapshot_ids(data)[0] / "flows.parquet"
    whole = path.read_bytes()
    spoil(data, "flows.parquet")
    assert "flows.parquet" in told(visited())
    path.write_bytes(whole)
    assert told(visited()) == ""


def test_where_no_tables_are_whole_it_says_what_to_do(data):
    for name in snapshot_ids(data):
        (data / "snapshots" / name / "flows.parquet").unlink()
    app = visited()
    assert not app.exception
    assert "Run `tip-atlas check`, or build again." in app.error[0].value


def test_a_query_that_is_wrong_itself_does_not_count_as_damage(data):
    snapshot, _ = opened.current(data)
    assert not opened.is_damaged(snapshot)
    again, notice = opened.current(data)
    assert (again.id, notice) == (snapshot.id, "")


def test_serving_begins_with_the_last_whole_tables(data, monkeypatch, capsys):
    served = []
    monkeypatch.setattr("dashboard.server.run", lambda *given, **more: served.append(given[0]))
    DAMAGES["the manifest is gone"](data)
    assert cli.main(["serve", "--data", str(data)]) == 0
    assert served == [data]
    assert "Shown meanwhile are the last tables that are whole" in capsys.readouterr().err


def test_without_any_tables_nothing_is_served(tmp_path):
    with pytest.raises(NoSnapshot):
        opened.current(tmp_path)
