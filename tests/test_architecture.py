"""The direction of the arrows: contracts of .importlinter, and units that stand by themselves."""

import subprocess
import sys
from itertools import permutations
from pathlib import Path

import grimp
import pytest

from etl import versions

ROOT = Path(__file__).resolve().parent.parent
UNITS = ["etl.extract", "etl.readers", "etl.layouts", "dashboard.screens"]
"""Folders of units that are found by their folder; each unit stands by itself."""


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph("etl", "dashboard", cache_dir=None)


def test_the_import_contracts_are_kept():
    # A process of its own: the linter's set-up of logging silences every logger of its process.
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("folder", UNITS)
def test_units_of_one_folder_do_not_import_each_other(graph, folder):
    units = [m for m in graph.find_children(folder) if not m.rsplit(".", 1)[1].startswith("_")]
    assert units
    known = [
        f"{importer} imports {imported}"
        for importer, imported in permutations(sorted(units), 2)
        if graph.direct_import_exists(importer=importer, imported=imported, as_packages=True)
    ]
    assert known == []


def test_packages_know_nothing_of_this_machine():
    private = ("/work/", "/root/")
    named = [
        f"{path.relative_to(ROOT)}: {word}"
        for folder in ("etl", "dashboard")
        for path in (ROOT / folder).rglob("*.py")
        for word in private
        if word in path.read_text(encoding="utf-8")
    ]
    assert named == []


def test_nothing_draws_what_a_document_says_as_markup_or_fetches_it():
    sinks = ("unsafe_allow_html", "unsafe_allow_javascript", "components.v1", "ImageColumn")
    sinks += ("LinkColumn", "st.image(", "st.iframe(", "MarkdownColumn")
    used = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in (ROOT / "dashboard").rglob("*.py")
        for word in sinks
        if word in path.read_text(encoding="utf-8")
    ]
    assert used == []


def test_what_is_read_of_a_document_is_read_without_the_modules_beside(graph):
    read = {m for unit in (*UNITS[:3], "etl.annotate") for m in graph.find_descendants(unit)}
    read |= {known for m in (*read, "etl.reading") for known in graph.find_upstream_modules(m)}
    assert {f"etl.{name}" for name in versions.BESIDE} & read == set()
