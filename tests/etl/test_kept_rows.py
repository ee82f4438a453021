"""A build reads what is new or changed; of the rest it keeps what it read before."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from etl import run
from etl.cli import main
from etl.kept_rows import NAME
from etl.read import open_snapshot
from etl.schema import TABLES
from etl.store import StoreError

STORY = """Girls sold across the border

2 November 2006 - Police in Lang Son said on Thursday that 185 women were sold to China {year}.
"""
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def read(monkeypatch):
    """The names of the files that are read, as they are read."""
    names = []
    process = run.process

    def noting(file):
        names.append(file.path.name)
        return process(file)

    monkeypatch.setattr(run, "process", noting)
    monkeypatch.setattr(run, "code_version", lambda: "code")
    return names


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "papers"
    root.mkdir()
    for name in ("one", "two", "three"):
        add(root, name)
    return root


def add(root, name):
    (root / f"{name}.txt").write_text(STORY.format(year=f"in the year of {name}"))


def tables(data_dir):
    snapshot = open_snapshot(data_dir)
    return {name: pq.read_table(snapshot.path(name)).to_pylist() for name in TABLES}


def test_a_document_added_to_others_is_the_only_one_read(read, folder, tmp_path):
    run.build([folder], tmp_path / "data")
    read.clear()
    add(folder, "four")
    report = run.build([folder], tmp_path / "data")
    assert read == ["four.txt"]
    assert report.rows["documents"] == 4


def test_what_was_kept_gives_the_tables_that_reading_gives(read, folder, tmp_path):
    for seed in SEEDS.iterdir():
        shutil.copy(seed, folder)
    run.build([folder], tmp_path / "kept")
    add(folder, "four")
    run.build([folder], tmp_path / "kept")
    read.clear()
    run.build([folder], tmp_path / "anew")
    assert len(read) == 9
    kept, anew = tables(tmp_path / "kept"), tables(tmp_path / "anew")
    assert sum(map(len, anew.values())) > 500
    # Aliases tell what former snapshots called the same fact.
    assert kept | {"aliases": []} == anew | {"aliases": []}


def test_a_correction_or_another_name_is_read_anew(read, folder, tmp_path):
    run.build([folder], tmp_path / "data")
    read.clear()
    (folder / "one.txt.meta.toml").write_text('title = "Corrected"')
    (folder / "two.txt").rename(folder / "renamed.txt")
    run.build([folder], tmp_path / "data")
    assert sorted(read) == ["one.txt", "renamed.txt"]
    assert "Corrected" in {row["title"] for row in tables(tmp_path / "data")["documents"]}


def test_another_version_of_the_code_reads_everything(read, folder, tmp_path, monkeypatch):
    run.build([folder], tmp_path / "data")
    monkeypatch.setattr(run, "code_version", lambda: "newer")
    run.build([folder], tmp_path / "data")
    assert len(read) == 6


def test_a_build_that_was_stopped_goes_on_where_it_was(read, folder, tmp_path):
    def stop(done, total, name):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run.build([folder], tmp_path / "data", progress=stop)
    assert len(read) == 2
    run.build([folder], tmp_path / "data")
    assert sorted(read) == ["one.txt", "three.txt", "two.txt"]


def test_what_is_not_built_any_more_is_forgotten(read, folder, tmp_path):
    run.build([folder], tmp_path / "data")
    (folder / "two.txt").unlink()
    run.build([folder], tmp_path / "data")
    with closing(sqlite3.connect(tmp_path / "data" / NAME)) as database:
        assert database.execute("SELECT count(*) FROM kept").fetchone() == (2,)


def test_what_failed_is_read_again(read, folder, tmp_path, monkeypatch):
    def fails(document):
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(run, "extract_document", fails)
        assert run.build([folder], tmp_path / "data").statuses == {"failed": 3}
    add(folder, "four")
    assert run.build([folder], tmp_path / "data").statuses == {"ok": 4}


def test_a_damaged_file_is_named_and_the_tables_stay(read, folder, tmp_path, capsys):
    first = run.build([folder], tmp_path / "data")
    (tmp_path / "data" / NAME).write_bytes(b"no database" * 200)
    add(folder, "four")
    with pytest.raises(StoreError, match="is damaged: delete it and build again"):
        run.build([folder], tmp_path / "data")
    assert main(["build", str(folder), "--data", str(tmp_path / "data")]) == 1
    assert f"{NAME} is damaged" in capsys.readouterr().err
    assert open_snapshot(tmp_path / "data").id == first.snapshot_id
