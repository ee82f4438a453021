import json
import os
import subprocess
import sys

import pyarrow.parquet as pq
import pytest

from etl import store
from etl.schema import SCHEMA_VERSION, TABLES


def publish(tables, data_dir, **options):
    return store.publish(tables, data_dir, [{"path": "one.txt", "sha256": "00"}], "code", **options)


def test_publishing_writes_every_table_and_makes_it_current(tables, tmp_path):
    published = publish(tables, tmp_path)
    assert (tmp_path / "CURRENT").read_text().strip() == published.id
    folder = tmp_path / "snapshots" / published.id
    assert {path.stem for path in folder.glob("*.parquet")} == set(TABLES)
    assert pq.read_table(folder / "flows.parquet").to_pylist()[0]["quote"] == "Girls"


def test_the_manifest_has_versions_rows_hashes_and_inputs(tables, tmp_path):
    published = publish(tables, tmp_path)
    folder = tmp_path / "snapshots" / published.id
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["schema_version"] == SCHEMA_VERSION
    assert manifest["extractor_version"] == "code"
    assert manifest["inputs"] == [{"path": "one.txt", "sha256": "00"}]
    flows = manifest["tables"]["flows"]
    assert flows["rows"] == 1
    assert flows["files"]["flows.parquet"] == store.sha256_of(folder / "flows.parquet")


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

    monkeypatch.setattr(store, "_write_table", full)
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
