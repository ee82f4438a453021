import json

import pyarrow.parquet as pq
import pytest

from etl import parts, search_index, store
from etl.paths import snapshot_ids
from etl.read import NoSnapshot, current_id
from etl.verify import check_and_repair, check_snapshot


@pytest.fixture
def folder(tables, tmp_path):
    published = store.publish(tables, tmp_path)
    return tmp_path / "snapshots" / published.id


def faults(folder):
    return check_snapshot(folder.parent.parent)[1]


def test_a_snapshot_as_published_has_no_faults(folder):
    assert faults(folder) == []


def test_a_changed_file_is_named(folder):
    path = folder / "flows.parquet"
    path.write_bytes(path.read_bytes() + b"x")
    assert [fault.split(":")[0] for fault in faults(folder)] == [str(path)]


def test_a_missing_file_is_named(folder):
    (folder / "mentions.parquet").unlink()
    assert "mentions.parquet: it cannot be read" in faults(folder)[0]


def test_a_quote_that_is_not_at_its_span_is_found_even_when_hashes_agree(folder):
    path = folder / "flows.parquet"
    table = pq.read_table(path)
    rows = table.to_pylist()
    rows[0]["quote"] = "Boys!"
    pq.write_table(type(table).from_pylist(rows, schema=table.schema), path)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["tables"]["flows"]["files"]["flows.parquet"] = parts.sha256_of(path)
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert "quote is 'Boys!' but the passage has 'Girls' there" in faults(folder)[0]


@pytest.fixture
def data(tables, tmp_path):
    """A data folder with two snapshots, the newer one current."""
    for _ in range(2):
        store.publish(tables, tmp_path)
    return tmp_path


def spoil(path):
    path.write_bytes(path.read_bytes()[:-9] + b"x" * 9)


def test_a_whole_snapshot_needs_no_repair(data):
    checked = check_and_repair(data)
    assert (checked.faults, checked.done, checked.whole) == ([], [], True)


@pytest.mark.parametrize("damage", ["table", "manifest", "folder"])
def test_where_tables_are_damaged_the_last_whole_snapshot_becomes_current(data, damage):
    newer, older = snapshot_ids(data)
    if damage == "folder":
        store.shutil.rmtree(data / "snapshots" / newer)
    else:
        file = {"table": "flows.parquet", "manifest": "manifest.json"}[damage]
        spoil(data / "snapshots" / newer / file)
    checked = check_and_repair(data)
    assert checked.faults
    assert (checked.id, current_id(data), checked.whole) == (older, older, False)
    assert f"{older}, which is whole, is current now" in checked.done[0]
    assert check_and_repair(data).faults == []


def test_a_damaged_search_index_is_written_anew_as_it_was(data):
    newer = snapshot_ids(data)[0]
    index = data / "snapshots" / newer / search_index.FILE
    published = index.read_bytes()
    spoil(index)
    checked = check_and_repair(data)
    assert len(checked.faults) == 1
    assert (checked.id, checked.whole) == (newer, True)
    assert index.read_bytes() == published


def test_a_lost_pointer_is_set_again_to_the_newest_whole_snapshot(data):
    (data / "CURRENT").unlink()
    checked = check_and_repair(data)
    assert current_id(data) == checked.id == snapshot_ids(data)[0]
    assert checked.whole


def test_what_builds_that_died_left_is_removed(data):
    (data / "snapshots" / ".building-9").mkdir()
    (data / ".CURRENT.new").write_text("")
    assert "left behind: 2" in check_and_repair(data).done[0]
    assert not (data / "snapshots" / ".building-9").exists()


def test_where_nothing_is_whole_it_says_to_build(data):
    for name in snapshot_ids(data):
        spoil(data / "snapshots" / name / "flows.parquet")
    checked = check_and_repair(data)
    assert checked.id is None
    assert "run `tip-atlas build` again" in checked.done[0]


def test_while_a_build_is_at_it_nothing_is_changed(data):
    newer = snapshot_ids(data)[0]
    spoil(data / "snapshots" / newer / "flows.parquet")
    with store.locked(data):
        checked = check_and_repair(data)
    assert "Nothing was repaired: Another build" in checked.done[0]
    assert current_id(data) == newer


def test_without_any_snapshot_there_is_nothing_to_check(tmp_path):
    with pytest.raises(NoSnapshot):
        check_and_repair(tmp_path)
