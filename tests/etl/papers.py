"""A folder of short stories to build from, and what builds read and made of it."""

import pyarrow.parquet as pq

from etl import reading, run
from etl.read import open_snapshot
from etl.schema import TABLES

STORY = """Girls sold across the border

2 November 2006 - Police in Lang Son said on Thursday that 185 women were sold to China {year}.
"""


def papers(parent):
    root = parent / "papers"
    root.mkdir()
    for name in ("one", "two", "three"):
        add(root, name)
    return root


def add(root, name):
    (root / f"{name}.txt").write_text(STORY.format(year=f"in the year of {name}"))


def noted(monkeypatch):
    """The names of the files that builds read from now on; the code stays the same meanwhile."""
    names = []
    process = reading.process

    def noting(file):
        names.append(file.path.name)
        return process(file)

    monkeypatch.setattr(reading, "process", noting)
    monkeypatch.setattr(run, "code_version", lambda: "code")
    return names


def tables(data_dir):
    """All rows up to their order; aliases tell of former snapshots and are left out."""
    snapshot = open_snapshot(data_dir)
    return {
        name: sorted(map(repr, pq.read_table(snapshot.path(name)).to_pylist()))
        for name in TABLES
        if name != "aliases"
    }
