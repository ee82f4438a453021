"""Kills publishing processes at random moments while others read: nobody may see a mix.

    python tests/benchmarks/kill_loop.py [--kills 200] [--readers 2] [--rows 400] [--seed 1]

Each snapshot has one number in the texts of all its tables. A process publishes one after the other
until it is killed (SIGKILL); readers open whatever is current, again and again, and compare the
numbers of tables and search index. It prints kills, reads and faults, and ends with status 1 where
a reader saw a mixed, damaged or missing snapshot, where a check found a fault, or where the lock of
a dead process was not free.
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

from etl import store
from etl.paths import snapshot_ids
from etl.read import CEILINGS, open_snapshot
from etl.verify import check_snapshot

FORK = multiprocessing.get_context("fork")
PUBLISHED = "SELECT DISTINCT publisher FROM documents"
TEXTS = "SELECT DISTINCT text FROM passages"
SURFACES = "SELECT DISTINCT surface FROM mentions"


def tables(number: int, rows: int) -> dict[str, list[dict]]:
    """Tables whose every text is the number."""
    word = f"number{number}"
    document = {
        "format": "txt", "kind": "news", "publisher": word, "tags": [], "countries": [],
        "partial": False, "n_chars": 1, "n_passages": 1, "status": "ok", "also_at": [],
    }  # fmt: skip
    passage = {
        "ordinal": 0, "furniture": False, "part": "body", "text": word, "source_start": 0,
        "source_end": len(word), "source_map": [[0, 0]],
    }  # fmt: skip
    mention = {
        "start": 0, "end": len(word), "surface": word, "entity_kind": "place", "entity_id": "CN",
        "name": "China", "place_kind": "country", "country": "CN",
    }  # fmt: skip
    ids = [f"d{row}" for row in range(rows)]
    return {
        "documents": [document | {"doc_id": one, "path": f"{one}.txt"} for one in ids],
        "passages": [passage | {"doc_id": one, "passage_id": f"{one}-0"} for one in ids],
        "mentions": [
            mention | {"mention_id": f"m{one}", "doc_id": one, "passage_id": f"{one}-0"}
            for one in ids
        ],
    }


def publish_on(folder: Path, first: int, rows: int) -> None:
    """Publish until killed."""
    with store.locked(folder):
        for number in range(first, first + 10_000):
            store.publish(tables(number, rows), folder)


def read_on(folder: Path, rows: int, told: "multiprocessing.Queue[tuple[int, list[str]]]") -> None:
    """Read until asked to end; tells how often, and what was wrong."""
    going = True

    def end(*_: object) -> None:
        nonlocal going
        going = False

    signal.signal(signal.SIGTERM, end)
    reads, faults = 0, []
    while going:
        try:
            snapshot = open_snapshot(folder)
            with snapshot.connect(CEILINGS[-1]) as connection:
                seen = [connection.execute(q).fetchall() for q in (PUBLISHED, TEXTS, SURFACES)]
            index = snapshot.search_index(CEILINGS[-1])
            found = index.find(index.ask(seen[0][0][0]))
            if any(one != seen[0] or len(one) != 1 for one in seen) or len(found) != rows:
                faults.append(f"mixed: {seen} {len(found)}")
        except Exception as error:  # noqa: BLE001 (this is what is looked for)
            faults.append(repr(error)[:300])
        reads += 1
    told.put((reads, faults))


def main() -> int:
    """Run the loop."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--readers", type=int, default=2)
    asked.add_argument("--rows", type=int, default=400)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    store.GRACE_SECONDS = 5  # readers are done with a snapshot by then; more would fill the disk
    chance, faults = random.Random(given.seed), []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store.publish(tables(0, given.rows), folder)
        began = time.monotonic()
        store.publish(tables(1, given.rows), folder)
        takes = time.monotonic() - began
        told = FORK.Queue()
        readers = [
            FORK.Process(target=read_on, args=(folder, given.rows, told))
            for _ in range(given.readers)
        ]
        for reader in readers:
            reader.start()
        ids, unfinished = {snapshot_ids(folder)[0]}, 0
        for kill in range(given.kills):
            process = FORK.Process(target=publish_on, args=(folder, 10_000 * kill + 2, given.rows))
            process.start()
            time.sleep(chance.uniform(0.01, 3 * takes))
            os.kill(process.pid, signal.SIGKILL)
            process.join()
            ids.update(snapshot_ids(folder))
            unfinished += len(list((folder / "snapshots").glob(".building-*")))
            faults += [f"check: {fault}" for fault in check_snapshot(folder)[1]]
            try:
                with store.locked(folder):
                    pass
            except store.Locked as error:
                faults.append(f"lock: {error}")
        for reader in readers:
            reader.terminate()
        counts = [told.get() for _ in readers]
        for reader in readers:
            reader.join()
        kept = len(snapshot_ids(folder))
    reads = sum(count for count, _ in counts)
    faults += [fault for _, found in counts for fault in found]
    for fault in faults[:20]:
        print(fault)
    print(
        f"{given.kills} kills, {unfinished} of them inside a publish ({takes:.2f} s each alone), "
        f"{len(ids)} snapshots seen, {kept} left; {reads} reads by {given.readers} readers, "
        f"{len(faults)} faults"
    )
    return bool(faults)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main())
