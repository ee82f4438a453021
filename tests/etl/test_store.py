import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from etl import parts, store
from etl.schema import SCHEMA_VERSION, TABLES
from etl.verify import check_snapshot


def publish(tables, data_dir, **options):
    return store.publish(tables, data_dir, {"extractor_version": "code"}, **options)


def test_publishing_writes_every_table_and_makes_it_current(tables, tmp_path):
    published = publish(tables, tmp_path)
    assert (tmp_path / "CURRENT").read_text().strip() == published.id
    folder = tmp_path / "snapshots" / published.id
    assert {path.stem for path in folder.glob("*.parquet")} == set(TABLES)
    assert pq.read_table(folder / "flows.parquet").to_pylist()[0]["quote"] == "Girls"


def test_the_manifest_has_versions_rows_and_hashes(tables, tmp_path):
    published = publish(tables, tmp_path)
    folder = tmp_path / "snapshots" / published.id
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["schema_version"] == SCHEMA_VERSION
    assert manifest["extractor_version"] == "code"
    flows = manifest["tables"]["flows"]
    assert flows["rows"] == 1
    assert flows["files"]["flows.parquet"] == parts.sha256_of(folder / "flows.parquet")


def test_parquet_columns_carry_their_descriptions(tables, tmp_path):
    published = publish(tables, tmp_path)
    schema = pq.read_schema(tmp_path / "snapshots" / published.id / "flows.parquet")
    assert b"Country from which" in schema.field("origin_country").metadata[b"description"]


def test_the_last_three_snapshots_stay_once_the_grace_period_is_over(tables, tmp_path, monkeypatch):
    monkeypatch.setattr(store, "GRACE_SECONDS", -1)
    ids = [publish(tables, tmp_path).id for _ in range(5)]
    assert sorted(path.name for path in (tmp_path / "snapshots").iterdir()) == ids[-3:]


def test_older_snapshots_stay_within_the_grace_period(tables, tmp_path):
    for _ in range(5):
        publish(tables, tmp_path)
    assert len(list((tmp_path / "snapshots").iterdir())) == 5


def test_what_a_dead_build_left_behind_is_removed(tables, tmp_path):
    (tmp_path / "snapshots" / ".building-99").mkdir(parents=True)
    publish(tables, tmp_path)
    assert not (tmp_path / "snapshots" / ".building-99").exists()


def test_a_build_that_fails_leaves_the_current_snapshot(tables, tmp_path, monkeypatch):
    first = publish(tables, tmp_path).id

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(parts.PartWriter, "close", full)
    with pytest.raises(store.StoreError, match="No space left on device"):
        publish(tables, tmp_path)
    assert (tmp_path / "CURRENT").read_text().strip() == first


def test_a_second_build_at_once_is_told_who_holds_the_folder(tmp_path):
    script = (
        "import sys; from pathlib import Path; from etl.store import Locked, locked\n"
        "try:\n    with locked(Path(sys.argv[1])): print('taken')\n"
        "except Locked as error: print(error)"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    with store.locked(tmp_path):
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert f"process {os.getpid()}" in told
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "taken\n"


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path):
    script = (
        "import os, sys; from pathlib import Path; from etl.store import locked\n"
        "with locked(Path(sys.argv[1])): os._exit(9)"
    )
    dead = subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    assert dead.returncode == 9
    with store.locked(tmp_path):
        assert str(os.getpid()) in (tmp_path / ".lock-holder").read_text()


def test_a_folder_that_cannot_be_written_is_named(tables, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(store.StoreError, match="Cannot write to"), store.locked(tmp_path / "file"):
        pass


def _as_somebody(work):
    """What a function gives in a process that may not write everywhere, as root may."""
    ours, theirs = os.pipe()
    process = os.fork()
    if process == 0:
        if os.geteuid() == 0:
            os.setuid(65534)
        try:
            said = str(work())
        except BaseException as error:  # noqa: BLE001 (the other process judges)
            said = f"{type(error).__name__}: {error}"
        os.write(theirs, said.encode())
        os._exit(0)
    os.close(theirs)
    os.waitpid(process, 0)
    with os.fdopen(ours) as told:
        return told.read()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_in_a_read_only_folder_nothing_is_written_and_the_tables_are_read(tables):
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)
        first = publish(tables, data).id
        folders = [data, *(path for path in data.rglob("*") if path.is_dir())]
        for path in data.rglob("*"):
            path.chmod(0o555)
        data.chmod(0o555)
        try:

            def write():
                with store.locked(data):
                    return "locked"

            assert _as_somebody(write).startswith(f"StoreError: Cannot write to {data} (")
            assert "Cannot write to" in _as_somebody(lambda: publish(tables, data))
            assert _as_somebody(lambda: check_snapshot(data)) == f"('{first}', [])"
        finally:
            for folder in folders:
                folder.chmod(0o755)


FULL = """
import resource, signal, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from etl import store
sys.setrecursionlimit(5000)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
documents = [
    {"doc_id": f"d{n}", "path": f"{n}.txt", "format": "txt", "kind": "news", "tags": [],
     "countries": [], "partial": False, "n_chars": 1, "n_passages": 1, "status": "ok",
     "also_at": [], "title": "words " * n}
    for n in range(300)
]
try:
    store.publish({"documents": documents}, Path(sys.argv[1]))
except store.StoreError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of processes are POSIX's")
@pytest.mark.parametrize("room", [100, 9_000, 30_000])
def test_where_there_is_no_room_nothing_is_lost_and_nothing_begun_stays(tables, tmp_path, room):
    first = publish(tables, tmp_path).id
    root = str(Path(store.__file__).parents[1])
    command = [sys.executable, "-c", FULL, str(tmp_path), root, str(room)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.startswith(f"Cannot write to {tmp_path}")
    assert told.count("\n") == 1
    assert (tmp_path / "CURRENT").read_text().strip() == first
    assert [path.name for path in (tmp_path / "snapshots").iterdir()] == [first]


def _contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _dies(tables, data_dir, at):
    """A process that publishes and is gone before its so-manieth change of the folder."""

    def publish_and_die():
        left = at

        def watch(event, arguments):
            nonlocal left
            path = str(arguments[0]) if event == "open" else ""
            inside = str(data_dir) in path and not path.endswith(".parquet")
            if inside or event in ("os.mkdir", "os.rename", "shutil.rmtree"):
                left -= 1
                if left == 0:
                    os._exit(9)

        sys.addaudithook(watch)
        publish(tables, data_dir)

    process = multiprocessing.get_context("fork").Process(target=publish_and_die)
    process.start()
    process.join()
    return process.exitcode == 9


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_wherever_a_publish_dies_the_old_snapshot_or_the_new_one_is_current_and_whole(
    tables, tmp_path, monkeypatch
):
    monkeypatch.setattr(store, "GRACE_SECONDS", -1)
    before, died, renewed = publish(tables, tmp_path).id, 0, 0
    sound = {}
    while _dies(tables, tmp_path, died + 1):
        died += 1
        current = (tmp_path / "CURRENT").read_text().strip()
        held = _contents(tmp_path / "snapshots" / current)
        if held != sound:
            assert check_snapshot(tmp_path) == (current, [])
            sound = held
        assert current == before or current > before
        renewed += current != before
        before = current
        with store.locked(tmp_path):
            store.remove_unfinished(tmp_path)
    assert died > 10
    assert renewed > 1
    publish(tables, tmp_path)
    assert not list((tmp_path / "snapshots").glob(".building-*"))
