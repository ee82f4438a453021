"""The shards of a build: those that serve again, and those that its processes read or join now."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from etl import shards
from etl.assembly import occurrences
from etl.files import Files
from etl.inputs import Inputs
from etl.locking import StoreError, cannot_write
from etl.making import made
from etl.parallel import Team, WorkerDied, run_all
from etl.plan import Drops, Plan, doubles, together
from etl.remaking import changed
from etl.sending import Packed, packed, unpacked
from etl.shards import KEPT, Change, Order, Shard

MANY_BYTES = 2_000_000
"""From so much text on, several processes are worth their start."""
SEVERAL = 6
"""Shards to be made anew from which on several processes are worth their start."""

Progress = Callable[[int, int, str], None]
"""Called with documents done, all documents, and the name of the last one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a build is asked to do.

    Attributes:
        data_dir: The folder of CURRENT and snapshots.
        inputs: What it reads.
        without: The sha256 of documents that are left out.
        version: Of the code that reads.
        stated: For the manifest: what the snapshot was built from.
        before: The manifest of the snapshot that is current, or nothing.
        jobs: Number of processes, or a cluster; None for as many as pay.
        progress: Told of documents that are done.
    """

    data_dir: Path
    inputs: Inputs
    without: frozenset[str]
    version: str
    stated: dict[str, Any]
    before: dict[str, Any]
    jobs: int | Team | None
    progress: Progress | None

    @property
    def kept(self) -> Path:
        """The folder of shards and parts."""
        return self.data_dir / KEPT

    @property
    def processes(self) -> int | Team:
        """Who does what pays to be done by several."""
        return self.jobs if self.jobs is not None else os.cpu_count() or 1


def gathered(asked: Asked, planned: Plan) -> list[Shard]:
    """The shards of a build: those that serve again, and those of what is read now.

    Args:
        asked: What the build is asked to do.
        planned: Which shards serve again, and what is to be read.

    Raises:
        StoreError: The folder cannot be written.
    """
    orders = shards.Orders(planned.read, asked.kept, asked.version, asked.without)
    found = [*planned.shards, *_read(asked, orders, planned.read)]
    found = _changed(asked, found, planned.drops)
    # What was read now may be among what was there, as part of another document.
    return _changed(asked, found, doubles(occurrences(found), found), small=False)


def _read(asked: Asked, orders: Sequence[Order], files: Files) -> list[Shard]:
    """Reads files into shards; of one that ended its process, the halves."""
    found: list[Shard] = []
    total = len(asked.inputs.files)
    done = total - len(files)
    few = asked.jobs is None and sum(files.columns["size"].to_pylist()) <= MANY_BYTES
    jobs = 1 if few else asked.processes

    def told(shown: str, more: int = 1) -> None:
        nonlocal done
        done += more
        if asked.progress is not None:
            asked.progress(done, total, shown)

    while len(orders):
        again: list[Order] = []
        here = isinstance(jobs, int)
        alone = here and (jobs == 1 or len(orders) < 2)
        work = partial(made, told=told) if alone else made if here else packed
        for order, outcome in zip(orders, run_all(work, orders, jobs), strict=True):
            if isinstance(outcome, WorkerDied):
                again += shards.halves(order)
                continue
            shard = unpacked(order, outcome) if isinstance(outcome, Packed) else outcome
            found.append(_written(asked, shard))
            if not alone:
                told(order.files[-1].shown, len(order.files))
        orders = again
    return sorted(found, key=lambda shard: shard.name)


def _written(asked: Asked, outcome: Shard | str | WorkerDied) -> Shard:
    if isinstance(outcome, Shard):
        return outcome
    why = outcome if isinstance(outcome, str) else "a process ended"
    raise StoreError(cannot_write(asked.data_dir, OSError(0, why)))


def _changed(asked: Asked, found: Sequence[Shard], drops: Drops, small: bool = True) -> list[Shard]:
    """The shards without what goes; where there are many small ones, they are joined."""
    groups = together(found, drops, small)
    changes: list[Change] = []
    for group, anew in groups:
        if anew:
            sources = [(one.name, *drops.get(one.name, ((), ()))) for one in group]
            named = [(name, frozenset(ids), frozenset(keys)) for name, ids, keys in sources]
            changes.append(shards.change(asked.kept, asked.version, named))
    who = asked.processes
    jobs = who if isinstance(who, int) and len(changes) >= SEVERAL else 1
    new = iter(list(run_all(changed, changes, jobs)))
    return [_written(asked, next(new)) if anew else group[0] for group, anew in groups]
