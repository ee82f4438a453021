"""What a Dask cluster costs and gains against the processes of one machine.

    python tests/benchmarks/cluster.py [--documents 400] [--workers 2] [--share 10] [--seed 1]
        [--bucket] [--results FOLDER]

Builds the same documents (prose.py: one in SHARE about trafficking) three times by the command: in
so many processes of this machine, on a scheduler and so many worker processes on loopback, and on
those again with one document more, which shows what the cluster itself costs. It prints seconds by
the clock and by processor time (all processes of the cluster included), and the ratios of cluster
to machine. With --bucket documents and tables also lie in an S3 server on loopback, which is part
of what is measured then.

Clocks tell something on a quiet machine only; ratios and processor time are steadier.
"""

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.benchmarks import prose, results  # noqa: E402
from tests.bucket import leading_to, s3_server  # noqa: E402
from tests.cluster import dask_cluster  # noqa: E402


@dataclass(frozen=True)
class Run:
    """What a build took: seconds by the clock, and of processors."""

    clock: float
    processor: float


def write(folder: Path, number: int, share: int, seed: int) -> int:
    """Write documents, a folder for each thousand; returns their bytes."""
    total = 0
    for at, text in enumerate(prose.documents(number, share, seed)):
        path = folder / f"{at // 1000:04}" / f"{at:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        total += path.write_bytes(text.encode())
    return total


def spent(pids: set[int]) -> float:
    """Processor seconds of processes and what they started, those that ended included."""
    total = 0.0
    for pid in pids:
        with contextlib.suppress(psutil.NoSuchProcess):
            times = psutil.Process(pid).cpu_times()
            total += times.user + times.system
    return total


def watched(others: Callable[[], set[int]], *arguments: str) -> Run:
    """Build by the command; processor time of other processes counts with it."""
    before, began = spent(others()), time.monotonic()
    used = _children()
    subprocess.run(
        [sys.executable, "-m", "etl.cli", "build", *arguments],
        check=True, stdout=subprocess.DEVNULL, cwd=ROOT,
    )  # fmt: skip
    clock = time.monotonic() - began
    return Run(clock, _children() - used + spent(others()) - before)


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def family() -> set[int]:
    """All processes that this one has started and that are alive."""
    return {child.pid for child in psutil.Process().children(recursive=True)}


@contextlib.contextmanager
def bucket(folder: Path) -> Iterator[str]:
    """The documents of a folder in a bucket."""
    with s3_server() as address, leading_to(address):
        from upath import UPath

        made = UPath("s3://benchmark")
        made.mkdir()
        for path in folder.rglob("*.txt"):
            (made / "papers" / path.relative_to(folder).as_posix()).write_bytes(path.read_bytes())
        yield str(made).rstrip("/")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--share", type=int, default=prose.SHARE)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bucket", action="store_true")
    results.add_option(parser)
    given = parser.parse_args()
    with contextlib.ExitStack() as stack:
        here = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tip-atlas-cluster-")))
        os.environ["XDG_STATE_HOME"] = str(here / "state")
        papers, logs = here / "papers", here / "logs"
        logs.mkdir()
        total = write(papers, given.documents, given.share, given.seed)
        print(f"{given.documents} documents, {total / 1e6:.1f} MB, {given.workers} workers")
        told: dict[str, Run] = {}
        jobs = ("--jobs", str(given.workers))
        alone = watched(set, str(papers), "--data", str(here / "alone"), *jobs)
        tell(told, f"{given.workers} processes of this machine", alone)
        far = stack.enter_context(bucket(papers)) if given.bucket else ""
        address = stack.enter_context(dask_cluster(logs, given.workers))
        there = ("--scheduler", address)
        first = watched(family, str(papers), "--data", str(here / "first"), *there)
        tell(told, "a cluster, first build", first, alone)
        again = watched(family, str(papers), "--data", str(here / "again"), *there)
        tell(told, "the cluster, its workers warm", again, alone)
        (papers / "more.txt").write_text("Police said two women were sold from Laos to China.")
        one = watched(family, str(papers), "--data", str(here / "again"), *there)
        tell(told, "the cluster, one document more", one)
        if given.bucket:
            run = watched(family, f"{far}/papers", "--data", f"{far}/atlas", *there)
            tell(told, "from and to a bucket", run, alone)
        runs = {what: asdict(run) for what, run in told.items()}
        results.write(given.results, "cluster", {"documents": given.documents, "runs": runs})


def tell(told: dict[str, Run], what: str, run: Run, alone: Run | None = None) -> None:
    """Note and print a run."""
    told[what] = run
    ratio = ""
    if alone is not None:
        clock, processor = run.clock / alone.clock, run.processor / alone.processor
        ratio = f"  {clock:.2f} times the machine's by the clock, {processor:.2f} by processors"
    print(f"{what:32} {run.clock:7.1f} s  {run.processor:7.1f} s of processors{ratio}", flush=True)


if __name__ == "__main__":
    main()
