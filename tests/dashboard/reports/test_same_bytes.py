"""The same tables and the same report are the same bytes, whichever process makes them."""

import os
import shutil
import subprocess
import sys

import pytest

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to draw with"),
]
MAKE = """
import hashlib, sys
from dataclasses import replace
from pathlib import Path
from dashboard import exports
from dashboard.criteria import Filters
from dashboard.exports import catalogue, package, whole
from dashboard.exports.images import RENDERER
from dashboard.queries import views
from dashboard.reports import FORMATS, export
from dashboard.reports.assemble import assemble
from dashboard.reports.plan import Item, Report
from etl.read import open_snapshot

snapshot = open_snapshot(Path(sys.argv[1]))
charts = [Item("chart", name) for name, chart in catalogue.CHARTS.items() if not chart.of_document]
tables = [Item("table", name) for name in ("corridors", "flows", "mentions", "figure-rows")]
plan = Report("Same", ceiling="S", guard=11, items=(*charts, *tables))
def tell(name, content):
    print(name, hashlib.sha256(content).hexdigest(), flush=True)
for name in FORMATS:
    tell("report." + name, export(assemble(plan, snapshot, "S"), name))
with snapshot.connect("S") as connection:
    views.prepare(connection)
    made = catalogue.exhibit("flows", connection, Filters(), "all")
made = whole.of_tables(replace(made, snapshot=snapshot.id))
for name, (write, _) in exports.FORMATS.items():
    tell("chart." + name, write(made))
for name in ("parquet", "geojson"):
    tell("data." + name, whole.WRITERS[name](made))
tell("package", package.content(snapshot, "S"))
RENDERER.close()
"""


def made(data, seed):
    """The hashes of all files, made by a process of its own."""
    told = subprocess.run(
        [sys.executable, "-c", MAKE, str(data)],
        env=os.environ | {"PYTHONHASHSEED": str(seed), "TZ": "Asia/Bangkok" if seed else "UTC"},
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    return dict(line.split() for line in told.splitlines())


def test_two_processes_make_the_same_files(built):
    first = made(built, 0)
    assert len(first) == 5 + 6 + 2 + 1
    assert made(built, 1) == first
