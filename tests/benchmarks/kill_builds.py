"""Kills whole builds at random moments: no document is lost, nothing that is kept is damaged.

    python tests/benchmarks/kill_builds.py [--kills 200] [--documents 12] [--seed 1]

Before each build a document is added, changed or taken away; every fifth time two builds begin at
once. After each kill (SIGKILL) the tables must be whole and hold one state of the folder, and the
shards that are kept must be sound. In the end a build of which nothing is killed must give what a
build into an empty folder gives. It prints kills, how many builds ended before theirs, and faults;
it ends with status 1 where there are any.
"""

import argparse
import contextlib
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

import pyarrow.parquet as pq

from etl import keeping, run, store
from etl.read import open_snapshot
from etl.schema import TABLES
from etl.verify import check_snapshot

FORK = multiprocessing.get_context("fork")
"""Builds begin as copies of a process that has loaded everything."""
STORY = """Women sold across the border

{day} November 2006 - Police in Lang Son said on Thursday that {count} women were sold from Vietnam
to China in 2006. They met officials of Guangxi in Nanning on {day} March 2006.
"""


def write(folder: Path, name: str, chance: random.Random) -> None:
    """A document of new words."""
    words = STORY.format(day=chance.randrange(1, 28), count=chance.randrange(10, 10_000))
    (folder / f"{name}.txt").write_text(words)


def change(folder: Path, least: int, chance: random.Random) -> None:
    """Add, change or take away a document."""
    papers = sorted(folder.iterdir())
    if len(papers) > least and chance.random() < 0.4:
        chance.choice(papers).unlink()
    else:
        write(folder, f"{chance.randrange(2 * least):03}", chance)


def build(folder: Path, data: Path, version: str) -> None:
    """A build in a process of its own; the second of two at once says so and stops."""
    store.GRACE_SECONDS = 0
    run.code_version = lambda: version  # hashing the code is no part of this
    with contextlib.suppress(store.Locked):
        run.build([folder], data)


def tables(data: Path) -> dict[str, list[dict]]:
    """All rows up to their order; aliases tell of former snapshots and are left out."""
    snapshot = open_snapshot(data)
    return {
        name: sorted(pq.read_table(snapshot.path(name)).to_pylist(), key=repr)
        for name in TABLES
        if name != "aliases"
    }


def faults_of(data: Path, states: list[set[str]]) -> list[str]:
    """What is wrong with the tables and what is kept after a kill."""
    faults = check_snapshot(data)[1]
    held = {row["path"] for row in tables(data)["documents"]}
    if held not in states:
        faults.append(f"documents of no state of the folder: {sorted(held)}")
    return [*faults, *(f"damaged: {folder}" for folder in keeping.forget_damaged(data))]


def killed(asked: tuple[Path, Path, str], processes: int, seconds: float) -> bool:
    """Whether builds that were to be killed after so many seconds were still at work."""
    begun = [FORK.Process(target=build, args=asked) for _ in range(processes)]
    for process in begun:
        process.start()
    time.sleep(seconds)
    at_work = [process for process in begun if process.is_alive()]
    for process in at_work:
        os.kill(process.pid, signal.SIGKILL)
    for process in begun:
        process.join()
    return bool(at_work)


def alone(folder: Path, data: Path, version: str, chance: random.Random) -> float:
    """Seconds that a build takes after a document was added, with the start of its process."""
    write(folder, "new", chance)
    process = FORK.Process(target=build, args=(folder, data, version))
    began = time.monotonic()
    process.start()
    process.join()
    return time.monotonic() - began


def main() -> int:
    """Run the loop."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--documents", type=int, default=12, help="at least, in the folder")
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    chance, faults = random.Random(given.seed), []
    version = run.code_version()
    with tempfile.TemporaryDirectory() as name:
        folder, data = Path(name) / "papers", Path(name) / "data"
        folder.mkdir()
        for number in range(given.documents):
            write(folder, f"{number:03}", chance)
        build(folder, data, version)
        takes = min(alone(folder, data, version, chance) for _ in range(4))
        states = [{f"papers/{path.name}" for path in folder.iterdir()}]
        kills = ended = 0
        while kills < given.kills:
            change(folder, given.documents, chance)
            states.append({f"papers/{path.name}" for path in folder.iterdir()})
            if killed((folder, data, version), 1 + kills % 5 // 4, chance.uniform(0, 1.5 * takes)):
                kills += 1
            else:
                ended += 1
            faults += [f"kill {kills}: {fault}" for fault in faults_of(data, states)]
        build(folder, data, version)
        build(folder, Path(name) / "anew", version)
        if tables(data) != tables(Path(name) / "anew"):
            faults.append("the last build gives other tables than a build into an empty folder")
    for fault in faults[:20]:
        print(fault)
    print(
        f"{kills} kills; {ended} builds ended before theirs ({takes:.2f} s for one alone); "
        f"{len(faults)} faults"
    )
    return bool(faults)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main())
