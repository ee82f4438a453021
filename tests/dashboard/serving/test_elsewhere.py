"""The server over tables that it only reads: in a bucket, or in a folder that cannot be written."""

import subprocess
import sys

import pytest

from etl.read import open_snapshot
from tests.served import free_port, served
from tests.wire import Wire

pytestmark = pytest.mark.thorough


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


SOLD = "Police said 185 women were sold from Vietnam to China in 2006."


def shown(wire, page, query=""):
    """All that a page says."""
    return " ".join(str(message) for message in wire.open(page, query))


def built_into(data, folder):
    """Builds by the command, as whoever keeps the tables does."""
    command = [sys.executable, "-m", "etl.cli", "build", "--data", str(data), str(folder)]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def papers(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "one.txt").write_text(
        "Police said 185 women were sold from Vietnam to China in 2006."
    )
    return folder


def test_tables_in_a_bucket_are_shown_and_nothing_is_added_to_them(bucket, papers, tmp_path):
    built_into(bucket / "atlas", papers)
    before = bucket.fs.find(bucket.path)
    with (
        served(str(bucket / "atlas"), tmp_path, free_port()) as address,
        Wire(address) as wire,
    ):
        assert "were sold from Vietnam" in shown(wire, "documents", "q=women")
        assert f"These tables are read from `{bucket / 'atlas'}`" in shown(wire, "add")
    assert bucket.fs.find(bucket.path) == before


@pytest.fixture
def share(papers, tmp_path):
    """A data folder as it is seen through a mount that nobody can write to."""
    own, seen = tmp_path / "own", tmp_path / "share"
    seen.mkdir()
    built_into(own, papers)
    for options in (("--bind", own, seen), ("-o", "remount,ro,bind", seen)):
        if subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
            pytest.skip("this account may not mount a folder read-only")
    yield seen
    subprocess.run(["umount", seen], check=True)


def test_a_share_that_cannot_be_written_is_shown_as_it_changes(share, papers, tmp_path):
    with served(share, tmp_path, free_port()) as address, Wire(address) as wire:
        assert "were sold from Vietnam" in shown(wire, "documents", "q=women")
        assert "These tables are read from" in shown(wire, "add")
        (papers / "two.txt").write_text("In 2007 Thai police found 43 girls from Laos in Bangkok.")
        built_into(tmp_path / "own", papers)
        assert "from Laos in Bangkok" in shown(wire, "documents", "q=girls")
    assert open_snapshot(share).rows("documents") == 2
