"""Whatever ends a build or damages what it kept, nothing is lost and the next one goes on."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from etl import run
from etl.cli import main
from etl.read import open_snapshot
from etl.verify import check_snapshot
from tests.etl.papers import add, noted, tables, three

ROOT = Path(__file__).parents[2]


@pytest.fixture
def read(monkeypatch):
    """The names of the files that are read, as they are read."""
    return noted(monkeypatch)


@pytest.fixture
def folder(tmp_path):
    return three(tmp_path)


def cut_off(path):
    path.write_bytes(path.read_bytes()[:200])


def garbled(path):
    whole = bytearray(path.read_bytes())
    whole[8:] = b"\xa5" * (len(whole) - 8)
    path.write_bytes(whole)


def gone(path):
    path.unlink()


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("shard.json", cut_off),
        ("held.parquet", garbled),
        ("documents.parquet", gone),
        ("figures.parquet", garbled),
        ("main.parquet", cut_off),
        ("side.parquet", garbled),
    ],
)
def test_what_is_damaged_is_read_again(read, folder, tmp_path, damage, name):
    run.build([folder], tmp_path / "data")
    kept = tmp_path / "data" / "kept"
    for path in sorted(kept.rglob(name)):
        damage(path)
    add(folder, "four")
    read.clear()
    assert run.build([folder], tmp_path / "data").statuses == {"ok": 4}
    assert "four.txt" in read
    run.build([folder], tmp_path / "anew")
    assert tables(tmp_path / "data") == tables(tmp_path / "anew")


def test_where_it_cannot_be_written_a_sentence_says_so_and_the_tables_stay(
    read, folder, tmp_path, capsys
):
    first = run.build([folder], tmp_path / "data")
    shutil.rmtree(tmp_path / "data" / "kept")
    (tmp_path / "data" / "kept").write_text("")
    add(folder, "four")
    assert main(["build", str(folder), "--data", str(tmp_path / "data")]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert told.startswith("tip-atlas: Cannot write to ")
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
@pytest.mark.parametrize("room", ["100", "9000"])
def test_a_full_disk_is_told_in_a_sentence_and_the_tables_stay(folder, tmp_path, room):
    first = run.build([folder], tmp_path / "data")
    add(folder, "four")
    command = [sys.executable, "-c", FULL, str(folder), str(tmp_path / "data"), room]
    told = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert told.returncode == 1
    assert told.stderr.startswith("tip-atlas: ")
    assert told.stderr.count("\n") == 1
    assert open_snapshot(tmp_path / "data").id == first.snapshot_id
    assert run.build([folder], tmp_path / "data").statuses == {"ok": 4}


def killed(folder, data_dir, at):
    """Whether a build was killed inside its so-manieth change of the data folder."""

    def build_and_die():
        left = at

        def watch(event, arguments):
            nonlocal left
            if event in ("os.mkdir", "os.rename", "os.remove", "os.link", "shutil.rmtree"):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        run.build([folder], data_dir)

    process = multiprocessing.get_context("fork").Process(target=build_and_die)
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_wherever_a_build_is_killed_nothing_is_lost_and_the_next_goes_on(
    read, folder, tmp_path, caplog
):
    data = tmp_path / "data"
    run.build([folder], data)
    at = 1
    while True:
        shutil.rmtree(tmp_path / "before", ignore_errors=True)
        shutil.copytree(data, tmp_path / "before")
        add(folder, "four")
        (folder / "two.txt").unlink(missing_ok=True)
        if not killed(folder, tmp_path / "before", at):
            break
        assert check_snapshot(tmp_path / "before")[1] == []
        run.build([folder], tmp_path / "before")
        assert check_snapshot(tmp_path / "before")[1] == []
        at += 11
    assert at > 50
    assert caplog.text == ""
    run.build([folder], tmp_path / "anew")
    assert tables(tmp_path / "before") == tables(tmp_path / "anew")
