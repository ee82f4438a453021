import pyarrow.parquet as pq
import pytest

from etl import assembly, parts, run, store
from etl.gate import SchemaError
from etl.parts import Parts, sha256_of
from etl.read import open_snapshot
from etl.schema import TABLES
from etl.verify import check_snapshot

STORY = """Girls sold across the border

2 November 2006 - Police in Lang Son said that {number} women were sold to China in {year}.

The women had been promised work in Guangxi.
"""


@pytest.fixture
def small(monkeypatch):
    """Two rows are a group, and two groups a file."""
    monkeypatch.setattr(parts, "GROUP", 2)
    monkeypatch.setattr(parts, "PART", 4)
    monkeypatch.setattr(assembly, "BATCH", 2)


def aliases(*numbers):
    return [{"alias": f"old-{n}", "fact_id": f"new-{n}"} for n in numbers]


def test_a_table_that_fits_is_one_file(tmp_path):
    table = Parts(tmp_path, "aliases")
    table.add(aliases(1, 2))
    assert table.close() == {
        "rows": 2,
        "files": {"aliases.parquet": sha256_of(tmp_path / "aliases.parquet")},
    }
    assert pq.read_table(tmp_path / "aliases.parquet").to_pylist() == aliases(1, 2)


def test_a_table_without_rows_is_a_file_with_its_columns(tmp_path):
    written = Parts(tmp_path, "aliases").close()
    assert (written["rows"], list(written["files"])) == (0, ["aliases.parquet"])
    assert pq.read_schema(tmp_path / "aliases.parquet").names == ["alias", "fact_id"]


def test_a_larger_table_is_a_folder_of_files_in_the_order_of_its_rows(tmp_path, small):
    table = Parts(tmp_path, "aliases")
    for n in range(9):
        table.add(aliases(n))
    written = table.close()
    names = [f"aliases/part-0000{n}.parquet" for n in range(3)]
    assert written == {"rows": 9, "files": {name: sha256_of(tmp_path / name) for name in names}}
    found = [row for name in names for row in pq.read_table(tmp_path / name).to_pylist()]
    assert found == aliases(*range(9))


def test_full_groups_are_on_the_disk_before_the_end(tmp_path, small):
    table = Parts(tmp_path, "aliases")
    table.add(aliases(*range(7)))
    first = tmp_path / "aliases" / "part-00000.parquet"
    assert pq.read_table(first).to_pylist() == aliases(0, 1, 2, 3)
    table.abandon()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "code_version", lambda: "code")
    root = tmp_path / "papers"
    root.mkdir()
    for n in range(7):
        (root / f"{n}.txt").write_text(STORY.format(number=100 + n, year=1999 + n))
    (root / "hollow.txt").write_text(" ")
    return root


def rows(data_dir):
    snapshot = open_snapshot(data_dir)
    return {name: pq.read_table(snapshot.path(name)).to_pylist() for name in TABLES}


def test_a_build_in_parts_has_the_rows_of_one_in_files(folder, tmp_path, monkeypatch):
    run.build([folder], tmp_path / "whole")
    with monkeypatch.context() as patched:
        patched.setattr(parts, "GROUP", 2)
        patched.setattr(parts, "PART", 4)
        patched.setattr(assembly, "BATCH", 2)
        run.build([folder], tmp_path / "parted")
    assert open_snapshot(tmp_path / "parted").path("passages").is_dir()
    assert open_snapshot(tmp_path / "whole").path("passages").is_file()
    assert rows(tmp_path / "parted") == rows(tmp_path / "whole")


def test_parts_are_checked_and_read_as_tables(folder, tmp_path, small):
    report = run.build([folder], tmp_path / "data")
    snapshot = open_snapshot(tmp_path / "data")
    assert check_snapshot(tmp_path / "data") == (report.snapshot_id, [])
    with snapshot.connect("S") as connection:
        for name in TABLES:
            (number,) = connection.execute(f"SELECT count(*) FROM {name}").fetchone()
            assert number == report.rows[name] == snapshot.rows(name)
    damaged = snapshot.path("passages") / "part-00001.parquet"
    damaged.write_bytes(b"PAR1")
    (fault, *_) = check_snapshot(tmp_path / "data")[1]
    assert "passages/part-00001.parquet: its content is not what was published" in fault


def test_a_stopped_build_leaves_nothing_of_its_snapshot(folder, tmp_path, small):
    first = run.build([folder], tmp_path / "data")
    (folder / "more.txt").write_text(STORY.format(number=2, year=2012))

    def stop(done, total, name):
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run.build([folder], tmp_path / "data", progress=stop)
    names = [path.name for path in (tmp_path / "data" / "snapshots").iterdir()]
    assert names == [first.snapshot_id]


def test_a_held_row_that_was_changed_to_what_is_not_declared_stops_the_publishing(tables, tmp_path):
    with store.drafted(tmp_path) as draft:
        draft.add(tables)
        draft.held["flows"][0]["fact_id"] = None
        with pytest.raises(SchemaError, match="fact_id is missing"):
            draft.publish([], "code")
    assert list((tmp_path / "snapshots").iterdir()) == []
