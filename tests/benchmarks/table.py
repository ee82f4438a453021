"""Writes the table of speeds into the README, from what the benchmarks measured.

    python tests/benchmarks/building.py --sizes 1000 10000 --results FOLDER
    python tests/benchmarks/cluster.py --bucket --results FOLDER
    python tests/benchmarks/filter_latency.py DATA --results FOLDER
    python tests/benchmarks/table.py FOLDER [--readme README.md]

What was not measured is left out; spaCy too, where it is not installed.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

try:
    from tests.benchmarks import results
except ImportError:  # run as a script: its folder is on the path, not the checkout
    import results

BEGIN, END = "<!-- speed: written by tests/benchmarks/table.py -->", "<!-- end of speed -->"
README = Path(__file__).parents[2] / "README.md"
WORDS = {
    "overview": "the overview",
    "hotspots": "the map of hotspots",
    "flows": "flows",
    "search": "a search",
    "read": "a document",
    "far down": "a row far down in a table",
}
"""Waits that are told one by one; of the other pages, the longest."""
Row = tuple[str, str]


def table(folder: Path) -> str:
    """The table as Markdown, with the days and the loads at which it was measured."""
    measured = {name: results.read(folder, name) for name in ("building", "cluster", "latency")}
    rows = [
        *_building(measured["building"]),
        *_cluster(measured["cluster"]),
        *_latency(measured["latency"]),
    ]
    when = "; ".join(
        f"{name} on {told['day']}, {told['processors']} processors, load {told['load']}"
        for name, told in measured.items()
        if told
    )
    lines = ["| measured | |", "| --- | --- |", *(f"| {what} | {told} |" for what, told in rows)]
    return "\n".join([*lines, "", f"Measured: {when}."])


def _building(told: dict[str, Any]) -> Iterator[Row]:
    for run in told.get("runs", ()):
        who = "one process" if run["jobs"] == 1 else f"{run['jobs']} processes"
        yield (
            f"{run['documents']:,} documents ({run['mb']:.0f} MB, one in {told['share']} about"
            f" trafficking) read by {who}, start included",
            f"{run['clock']:,.0f} s: {run['mb'] / run['clock']:.2f} MB/s,"
            f" {run['documents'] / run['clock']:.0f} documents/s, {run['memory'] / 1e6:.0f} MB of"
            f" memory; 1/{run['processor'] / run['bare']:.0f} of the speed of one bare Aho-Corasick"
            " search",
        )
    if "added" in told:
        added = told["added"]
        yield (
            f"{added['documents']} documents more, after {added['to']:,}",
            f"{added['clock']:.1f} s, {added['processor']:.1f} s of a processor",
        )
    if told.get("spacy"):
        alone = [run for run in told["runs"] if run["jobs"] == 1]
        times = alone[-1]["mb"] / alone[-1]["processor"] / told["spacy"]
        yield (
            "spaCy's small model on a sample of these, of a processor",
            f"{told['spacy']:.4f} MB/s: one process above reads {times:.0f} times as fast",
        )


def _cluster(told: dict[str, Any]) -> Iterator[Row]:
    for what, run in told.get("runs", {}).items():
        yield (
            f"{told['documents']:,} documents: {what}",
            f"{run['clock']:.1f} s, {run['processor']:.1f} s of processors",
        )


def _latency(told: dict[str, Any]) -> Iterator[Row]:
    if not told:
        return
    yield (
        f"{told['claims']:,} claims of {told['documents']:,} documents: first page after the start,"
        " nothing of them in the disk cache",
        f"{told['cold']:.1f} s (the address after {told['address']:.1f} s)",
    )
    waits = told["pages"] | told["beyond"]
    shown = {name: waits[name] for name in WORDS if name in waits}
    shown["the slowest other page"] = max(
        (wait for name, wait in told["pages"].items() if name not in WORDS),
        key=lambda wait: wait["p95"],
        default=None,
    )
    for name, wait in shown.items():
        if wait is not None:
            yield (
                f"of these: {WORDS.get(name, name)}, asked for something else each time",
                f"p50 {wait['p50']:,.0f} ms, p95 {wait['p95']:,.0f} ms",
            )


def put(readme: str, told: str) -> str:
    """A README with the table between its marks.

    Raises:
        ValueError: It has no marks.
    """
    if BEGIN not in readme or END not in readme:
        raise ValueError(f"it has no {BEGIN} and {END}")
    before, _, rest = readme.partition(BEGIN)
    return f"{before}{BEGIN}\n{told}\n{END}{rest.partition(END)[2]}"


def main() -> None:
    """Render and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--readme", type=Path, default=README)
    given = parser.parse_args()
    try:
        readme = given.readme.read_text(encoding="utf-8")
        given.readme.write_text(put(readme, table(given.folder)), encoding="utf-8")
    except ValueError as error:
        sys.exit(f"{given.readme}: {error}")
    print(table(given.folder))


if __name__ == "__main__":
    main()
