"""A build reads what is new or changed; of the rest it keeps what it read before."""

import multiprocessing
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from etl import run
from etl.cli import main
from etl.kept_rows import NAME
from etl.read import open_snapshot
from etl.schema import TABLES

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


def not_a_database(path):
    path.write_bytes(b"no database" * 200)


def cut_off(path):
    path.write_bytes(path.read_bytes()[:5000])


def garbled(path):
    whole = bytearray(path.read_bytes())
    whole[4096:] = b"\xa5" * (len(whole) - 4096)
    path.write_bytes(whole)


def of_another_layout(path):
    with closing(sqlite3.connect(path)) as database:
        database.executescript("DROP TABLE kept; CREATE TABLE kept (key TEXT, words TEXT);")


def with_rows_of_another_make(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("UPDATE kept SET rows = x'00'")


DAMAGES = [not_a_database, cut_off, garbled, of_another_layout, with_rows_of_another_make]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_costs_only_the_reading_and_is_told(read, folder, tmp_path, caplog, damage):
    run.build([folder], tmp_path / "data")
    damage(tmp_path / "data" / NAME)
    add(folder, "four")
    read.clear()
    assert run.build([folder], tmp_path / "data").statuses == {"ok": 4}
    assert read[-4:] == ["four.txt", "one.txt", "three.txt", "two.txt"]
    assert f"{NAME} was damaged: it is made anew" in caplog.text
    add(folder, "five")
    read.clear()
    run.build([folder], tmp_path / "data")
    assert read == ["five.txt"]


def test_where_it_cannot_be_written_a_sentence_says_so_and_the_tables_stay(
    read, folder, tmp_path, capsys
):
    first = run.build([folder], tmp_path / "data")
    (tmp_path / "data" / NAME).unlink()
    (tmp_path / "data" / NAME).mkdir()
    add(folder, "four")
    assert main(["build", str(folder), "--data", str(tmp_path / "data")]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert f"{NAME} cannot be opened or written: unable to open" in told
    assert open_snapshot(tmp_path / "data").id == first.snapshot_id


FULL = """
import resource, signal, sys
from pathlib import Path
from etl.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
sys.exit(main(["build", sys.argv[1], "--data", sys.argv[2]]))
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of processes are POSIX's")
def test_a_full_disk_is_told_in_a_sentence_and_the_tables_stay(folder, tmp_path):
    first = run.build([folder], tmp_path / "data")
    (tmp_path / "data" / NAME).unlink()
    add(folder, "four")
    command = [sys.executable, "-c", FULL, str(folder), str(tmp_path / "data"), "3000"]
    told = subprocess.run(command, capture_output=True, text=True, cwd=SEEDS.parent, check=False)
    assert told.returncode == 1
    assert told.stderr.startswith("tip-atlas: ")
    assert told.stderr.count("\n") == 1
    assert open_snapshot(tmp_path / "data").id == first.snapshot_id


def killed(folder, data_dir, at):
    """Whether a build was killed inside its so-manieth look at or change of what is kept."""

    def build_and_die():
        left = at

        def watch(statement):
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        connect = sqlite3.connect

        def watched(*given, **named):
            database = connect(*given, **named)
            database.set_trace_callback(watch)
            return database

        sqlite3.connect = watched
        run.build([folder], data_dir)

    process = multiprocessing.get_context("fork").Process(target=build_and_die)
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_wherever_a_build_is_killed_what_was_kept_is_whole_and_the_next_goes_on(
    read, folder, tmp_path, caplog
):
    data = tmp_path / "data"
    first = run.build([folder], data)
    at = 1
    while True:
        add(folder, "four")
        with closing(sqlite3.connect(data / NAME, isolation_level=None)) as database:
            database.execute("DELETE FROM kept WHERE key = (SELECT min(key) FROM kept)")
        if not killed(folder, data, at):
            break
        assert open_snapshot(data).id == first.snapshot_id
        with closing(sqlite3.connect(data / NAME)) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        at += 1
    assert at > 5
    assert caplog.text == ""
    run.build([folder], tmp_path / "anew")
    assert tables(data) | {"aliases": []} == tables(tmp_path / "anew") | {"aliases": []}
