"""A folder of short stories to build from, and what builds read and made of it."""

from email.message import EmailMessage

import pyarrow.parquet as pq

from etl import reading, run
from etl.read import open_snapshot
from etl.schema import TABLES


def story(year="last year"):
    return f"""Vietnamese girls sold across the border

2 November 2006 - Police in Lang Son said on Thursday that 185 women were sold to China {year}.

The women had been promised work in Guangxi.
"""


def papers(parent, **stories):
    """A folder with a text file of each name."""
    root = parent / "papers"
    root.mkdir()
    for name, text in stories.items():
        (root / f"{name}.txt").write_text(text)
    return root


def three(parent):
    root = papers(parent)
    for name in ("one", "two", "three"):
        add(root, name)
    return root


def add(root, name):
    (root / f"{name}.txt").write_text(story(f"in the year of {name}"))


def mail(*attachments, subject="Trafficking at the border"):
    made = EmailMessage()
    made["Subject"], made["From"] = subject, "IOM Hanoi <press@iom.example>"
    made.set_content("Police said that 120 women had been sold to China.\n")
    for name, data in attachments:
        made.add_attachment(data, "application", "octet-stream", filename=name)
    return bytes(made)


def snapshot_of(parent, **stories):
    """The tables of text files."""
    run.build([papers(parent, **stories)], parent / "data")
    return open_snapshot(parent / "data")


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


def rows(data_dir, table):
    return pq.read_table(open_snapshot(data_dir).path(table)).to_pylist()


def tables(data_dir):
    """All rows up to their order; aliases tell of former snapshots and are left out."""
    snapshot = open_snapshot(data_dir)
    return {
        name: sorted(map(repr, pq.read_table(snapshot.path(name)).to_pylist()))
        for name in TABLES
        if name != "aliases"
    }
