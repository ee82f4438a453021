"""How long a report takes in each format, and one chart as a picture once the renderer runs.

    python tests/benchmarks/report_export.py DATA

DATA is a data folder with a snapshot. The report has twelve exhibits, four of them maps. Prints
wall and processor seconds (of Python and of Chromium), and the wall as a multiple of drawing one of
its charts as PNG in the same run: on a busy machine compare processor seconds and multiples.
"""

import argparse
import os
import time
from dataclasses import dataclass
from pathlib import Path

from dashboard.criteria import Filters
from dashboard.exports import Exhibit, to_png
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
    "agreements",
    "responsibilities",
)
FEW = 5
"""Pictures of which the quickest counts."""


@dataclass(frozen=True)
class Spent:
    """Seconds on the wall, and of the processor by this process and those that it started."""

    wall: float
    python: float
    chromium: float

    def since(self, before: "Spent") -> "Spent":
        """What was spent from then on."""
        wall, python = self.wall - before.wall, self.python - before.python
        return Spent(wall, python, self.chromium - before.chromium)

    def __str__(self) -> str:
        """In words."""
        return (
            f"{self.wall:.2f} s (processor: Python {self.python:.2f}, Chromium {self.chromium:.2f})"
        )


def now() -> Spent:
    """The clocks as they stand."""
    return Spent(time.perf_counter(), time.process_time(), _below(os.getpid()))


def _below(parent: int) -> float:
    """Processor seconds of all processes below one, from /proc."""
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        own = int(path.parent.name)
        parents[own], ticks[own] = int(fields[1]), int(fields[11]) + int(fields[12])
    found = {parent}
    while more := {child for child, above in parents.items() if above in found} - found:
        found |= more
    return sum(ticks.get(one, 0) for one in found - {parent}) / os.sysconf("SC_CLK_TCK")


def planned() -> Report:
    """Twelve exhibits: two maps twice, each with another filter, and eight other charts."""
    china = (("country", ("China",)),)
    maps = [Item("chart", name, address) for name in MAPS for address in ((), china)]
    return Report("Benchmark", ceiling="S", items=(*maps, *(Item("chart", n) for n in OTHERS)))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    snapshot = open_snapshot(parser.parse_args().data)
    with snapshot.connect("S") as connection:
        views.prepare(connection)
        shown = exhibit("main-flows", connection, Filters(), "")
    began = now()
    to_png(shown)
    print(f"first picture, renderer started: {now().since(began)}")
    one = min((_picture(shown) for _ in range(FEW)), key=lambda spent: spent.wall)
    print(f"one chart as PNG: {one}")
    for name in FORMATS:
        began = now()
        paper = assemble(planned(), snapshot, "S")
        assembled = now().since(began)
        content = export(paper, name)
        spent = now().since(began)
        print(
            f"{name}: {spent}, {spent.wall / one.wall:.1f} pictures, {len(content) / 1e6:.1f} MB; "
            f"of it to assemble {assembled.wall:.2f} s"
        )
    RENDERER.close()


def _picture(shown: Exhibit) -> Spent:
    began = now()
    to_png(shown)
    return now().since(began)


if __name__ == "__main__":
    main()
