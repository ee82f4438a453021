"""How long a report takes in each format, and one chart as a picture once the renderer runs.

    python tests/benchmarks/report_export.py DATA

DATA is a data folder with a snapshot. The report has twelve exhibits, four of them maps. Prints
wall seconds, and each as a multiple of drawing one of its charts as PNG in the same run: on a busy
machine compare the multiples.
"""

import argparse
import time
from pathlib import Path

from dashboard.criteria import Filters
from dashboard.exports import to_png
from dashboard.exports.catalogue import exhibit
from dashboard.exports.images import RENDERER
from dashboard.queries import views
from dashboard.reports import FORMATS, export
from dashboard.reports.assemble import assemble
from dashboard.reports.plan import Item, Report
from etl.read import open_snapshot

MAPS = ("hotspots", "flows")
OTHERS = (
    "main-hotspots",
    "main-flows",
    "sankey",
    "matrix",
    "timeline",
    "figures",
    "years",
    "countries",
)


def planned() -> Report:
    """Twelve exhibits: two maps twice, each with another filter, and eight other charts."""
    china = (("country", ("China",)),)
    maps = [Item("chart", name, address) for name in MAPS for address in ((), china)]
    return Report("Benchmark", ceiling="S", items=(*maps, *(Item("chart", n) for n in OTHERS)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    snapshot = open_snapshot(parser.parse_args().data)
    with snapshot.connect() as connection:
        views.prepare(connection)
        shown = exhibit("main-flows", connection, Filters(), "")
    began = time.perf_counter()
    to_png(shown)
    print(f"first picture, renderer started: {time.perf_counter() - began:.2f} s")
    began = time.perf_counter()
    to_png(shown)
    one = time.perf_counter() - began
    print(f"one chart as PNG: {one:.2f} s")
    for name in FORMATS:
        began = time.perf_counter()
        paper = assemble(planned(), snapshot)
        assembled = time.perf_counter() - began
        content = export(paper, name)
        spent = time.perf_counter() - began
        print(
            f"{name}: {spent:.2f} s ({spent / one:.1f} pictures), {assembled:.2f} s of it to "
            f"assemble; {len(content) / 1e6:.1f} MB"
        )
    RENDERER.close()


if __name__ == "__main__":
    main()
