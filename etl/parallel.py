"""Runs a function over many items in several processes; a process that dies takes only its item."""

import gc
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
SELDOM = (50_000, 20, 20)
"""When cycles of dead objects are looked for: their number, as for gc.set_threshold."""
AHEAD = 8
"""Items handed to each process ahead of the results that are awaited."""


@dataclass(frozen=True, slots=True)
class WorkerDied:
    """The process that worked on an item ended (out of memory, a crash in a library)."""


class Team(Protocol):
    """Processes elsewhere that take the place of a pool of this machine."""

    def run(
        self, work: Callable[[Item], Result], items: Sequence[Item]
    ) -> Iterator[Result | WorkerDied]:
        """As `run_all`."""
        ...


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: forking a process with threads (a progress bar has one) can hang.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Set a process up: it ends when the one that started it is killed, or would wait for ever."""
    gc.set_threshold(*SELDOM)
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def run_all(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int | Team
) -> Iterator[Result | WorkerDied]:
    """The results in the order of the items.

    Args:
        work: A function of a module that does not raise.
        items: What to work on.
        jobs: Number of processes; with one, all is done in this process. Or a team.
    """
    if not isinstance(jobs, int):
        yield from jobs.run(work, items)
        return
    if jobs <= 1 or len(items) < 2:
        yield from map(work, items)
        return
    done = 0
    with _pool(jobs) as pool:
        try:
            for result in _in_order(pool, work, items, jobs):
                done += 1
                yield result
            return
        except BrokenProcessPool:
            pass
    # One of the items on hand ends its process: from here each waits alone.
    for item in items[done:]:
        with _pool(1) as pool:
            try:
                yield pool.submit(work, item).result()
            except BrokenProcessPool:
                yield WorkerDied()


def _in_order(
    pool: ProcessPoolExecutor, work: Callable[[Item], Result], items: Sequence[Item], jobs: int
) -> Iterator[Result]:
    waiting: list[Future[Result]] = []
    for item in items:
        waiting.append(pool.submit(work, item))
        if len(waiting) > AHEAD * jobs:
            yield waiting.pop(0).result()
    while waiting:
        yield waiting.pop(0).result()
