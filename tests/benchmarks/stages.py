"""Where a build spends its time: processor seconds of each stage, in one process."""

import contextlib
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any
from unittest import mock

from etl import assembly, layouts, making, readers, reading, run, search_index, store
from etl.annotate import actors, dates, persons, places, quantities, sentences
from etl.extract import Extractor, extractors
from etl.frames import findings

MEGA = 1_000_000
WATCHED: list[tuple[str, Any, str]] = [
    ("read", readers, "read"),
    ("lay out", layouts, "lay_out"),
    ("first pass", reading, "telling"),
    ("countries only", places, "countries"),
    *(
        (f"annotate {module.__name__.rpartition('.')[2]}", module, "annotate")
        for module in (sentences, places, actors, persons, dates, quantities)
    ),
    *(("rows", reading, f"{kind}_rows") for kind in ("passage", "mention", "actor", "issue")),
    ("rows", reading, "document_row"),
    ("rows of claims", reading, "claim_rows"),
    ("check", making, "check_rows"),
    ("words to find", search_index.Writer, "add"),
    ("words to find", search_index.Writer, "close"),
    ("write shards", making.ShardFiles, "add"),
    ("write shards", making.ShardFiles, "close"),
    ("claims and copies", making.copies, "told"),
    ("link", assembly, "link_documents"),
    ("link", assembly, "link_claims"),
    ("assemble", assembly.Assembly, "assemble"),
    ("store", store.Draft, "publish"),
]
"""Stages, and the functions in which each spends its time."""


class Stages:
    """Processor seconds by stage; time inside an inner stage is not counted for the outer one."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inner = [0.0]

    def timed(self, stage: str, call: Callable) -> Callable:
        """A function that notes how long it takes."""

        @wraps(call)
        def timed(*args: Any, **kwargs: Any) -> Any:
            began = time.process_time()
            self._inner.append(0.0)
            try:
                return call(*args, **kwargs)
            finally:
                spent = time.process_time() - began
                self.seconds[stage] += spent - self._inner.pop()
                self._inner[-1] += spent

        return timed

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Puts a clock around each stage, and takes it away again."""
        known = extractors()
        clocked = tuple(
            Extractor(e.name, e.table, self.timed(f"extract {e.name}", e.extract)) for e in known
        )
        with contextlib.ExitStack() as stack:
            for stage, owner, name in WATCHED:
                stack.enter_context(
                    mock.patch.object(owner, name, self.timed(stage, getattr(owner, name)))
                )
            stack.enter_context(mock.patch.object(reading, "extractors", lambda: clocked))
            frames = self.timed("frames", findings.find)
            for module in _importers("find", findings.find):
                stack.enter_context(mock.patch.object(module, "find", frames))
            yield


def _importers(name: str, function: Callable) -> list[Any]:
    """The modules that know a function by its name."""
    modules = [module for known, module in sys.modules.items() if known.startswith("etl.")]
    return [module for module in modules if vars(module).get(name) is function]


def shares(papers: Path, data: Path) -> Iterator[str]:
    """Builds a corpus in this process; tells the start, then each stage, the longest first."""
    first = next(iter(sorted(papers.rglob("*.txt"))))
    began = time.process_time()
    run.build([first], data / "first")
    yield f"start, gazetteer and models included: {time.process_time() - began:.1f} s"
    stages = Stages()
    total = sum(path.stat().st_size for path in papers.rglob("*.txt")) / MEGA
    with stages.watched():
        began = time.process_time()
        run.build([papers], data / "all")
        spent = time.process_time() - began
    stages.seconds["other"] = spent - sum(stages.seconds.values())
    for stage, seconds in sorted(stages.seconds.items(), key=lambda entry: -entry[1]):
        yield f"{stage:24}{seconds:8.2f} s{seconds / spent:8.1%}{seconds / total:9.3f} s/MB"
