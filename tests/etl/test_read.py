import json
import threading

import duckdb
import pytest

from etl import read, store


@pytest.fixture
def data_dir(tables, tmp_path):
    store.publish(tables, tmp_path)
    return tmp_path


def test_every_table_is_a_view(data_dir):
    snapshot = read.open_snapshot(data_dir)
    with snapshot.connect("S") as connection:
        query = "SELECT quote, title FROM flows JOIN documents USING (doc_id)"
        assert connection.execute(query).fetchall() == [("Girls", "Girls sold")]
    assert snapshot.rows("flows") == 1
    assert snapshot.path("flows").name == "flows.parquet"


def test_threads_query_at_once_on_connections_of_their_own(data_dir):
    snapshot, counts = read.open_snapshot(data_dir), []

    def count():
        with snapshot.connect("S") as connection:
            row = connection.execute("SELECT count(*) FROM passages").fetchone()
            counts.append(row)

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [(1,)] * 8


def test_queries_reach_nothing_outside_the_snapshot(data_dir, tmp_path):
    (tmp_path / "secret.csv").write_text("a\n1\n")
    with read.open_snapshot(data_dir).connect("S") as connection:
        for reach in (f"FROM read_csv('{tmp_path}/secret.csv')", "INSTALL httpfs"):
            with pytest.raises(duckdb.Error):
                connection.execute(reach)


def test_a_part_file_folder_is_read_as_one_table(data_dir):
    snapshot = read.open_snapshot(data_dir)
    whole = snapshot.path("flows")
    (whole.parent / "flows").mkdir()
    whole.rename(whole.parent / "flows" / "part-0.parquet")
    with snapshot.connect("S") as connection:
        assert connection.execute("SELECT count(*) FROM flows").fetchone() == (1,)


def test_without_a_build_it_says_what_to_do(tmp_path):
    with pytest.raises(read.NoSnapshot, match="run `tip-atlas build` first"):
        read.open_snapshot(tmp_path)


def test_a_snapshot_of_another_schema_is_refused(data_dir):
    path = next((data_dir / "snapshots").glob("*/manifest.json"))
    path.write_text(json.dumps(json.loads(path.read_text()) | {"schema_version": "0"}))
    with pytest.raises(read.OtherSchema, match="schema 0"):
        read.open_snapshot(data_dir)


@pytest.mark.parametrize("damage", ["manifest.json", "flows.parquet"])
def test_a_damaged_snapshot_is_named(data_dir, damage):
    snapshot = read.open_snapshot(data_dir)
    (snapshot.folder / damage).unlink()
    with pytest.raises(read.Damaged, match=f"snapshot {snapshot.id}"):
        read.open_snapshot(data_dir).connect("S")


def test_a_current_that_leads_elsewhere_is_refused(data_dir):
    (data_dir / "CURRENT").write_text("../../etc")
    with pytest.raises(read.Damaged):
        read.open_snapshot(data_dir)
