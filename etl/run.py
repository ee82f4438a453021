"""The pipeline, stage after stage: files to one snapshot.

Files are read into shards by all processes, batch by batch; shards of files that were read before
serve again; what hangs on several documents is completed; all of it is published in one step.
"""

import contextlib
import gc
import hashlib
import json
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl import keeping, linked, seen, shards, store
from etl.addresses import Address
from etl.assembly import (
    Assembled,
    Assembly,
    left_out_inside,
    names,
    occurrences,
    told_twice,
)
from etl.gathering import Asked, Progress, gathered
from etl.inputs import Inputs, collect
from etl.link_documents import Before
from etl.locking import cannot_write
from etl.making import leftovers
from etl.parallel import SELDOM, Team
from etl.paths import INPUTS
from etl.plan import plan
from etl.read import CEILINGS, SnapshotError, open_snapshot
from etl.schema import TABLES
from etl.shards import Shard
from etl.sidecar import left_out
from etl.store import Published, StoreError
from etl.versions import code_version, linking_version


class NothingToRead(Exception):
    """The paths hold no document."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        snapshot_id: The snapshot that is current now.
        unchanged: True where nothing had changed and nothing was written.
        rows: Number of rows by table.
        statuses: Number of documents by status.
        problems: One sentence for each input that could not be read whole, naming it.
        refused: Number of rows that the write gate refused.
        seconds: How long it took.
        read: Number of files that were read; what was read of the others before served again.
        renewed: Whether that was all of them because the program is another than before.
    """

    snapshot_id: str
    unchanged: bool
    rows: dict[str, int] = field(default_factory=dict[str, int])
    statuses: dict[str, int] = field(default_factory=dict[str, int])
    problems: list[str] = field(default_factory=list[str])
    refused: int = 0
    seconds: float = 0.0
    read: int = 0
    renewed: bool = False


def build(
    paths: Sequence[Address],
    data_dir: Path,
    jobs: int | Team | None = 1,
    progress: Progress | None = None,
) -> BuildReport:
    """Reads files and folders into a new snapshot; does nothing where nothing has changed.

    The documents that were added by the dashboard, in the data folder, are always among them; those
    that an analyst left out are not.

    Args:
        paths: Files, and folders with all below them.
        data_dir: The folder of CURRENT and snapshots.
        jobs: Number of processes, or a cluster; None for as many as pay.
        progress: Told of every document that is done; with several processes, of many at once.

    Raises:
        MissingPath: A path does not exist.
        NothingToRead: There is no document at the paths.
        StoreError: The snapshot could not be written, another build is at it, or the list of what
            is left out cannot be read.
    """
    began = time.monotonic()
    try:
        without = left_out(data_dir)
    except ValueError as error:
        raise StoreError(str(error)) from error
    with _seldom_collecting():
        inputs = collect(_with_own(paths, data_dir), without, data_dir / seen.NAME)
    if not inputs.files:
        raise NothingToRead(f"There is no document in {', '.join(map(str, paths))}.")
    version = code_version()
    stated = {
        "extractor_version": version,
        "linking_version": linking_version(),
        "identity": _identity(inputs, without),
        "roots": [str(path.resolve()) for path in paths],
    }
    with store.locked(data_dir), _seldom_collecting():
        before = _before(data_dir)
        asked = Asked(data_dir, inputs, without, version, stated, before, jobs, progress)
        if report := _unchanged(asked):
            return report
        published, assembled, read = _built(asked)
    return BuildReport(
        snapshot_id=published.id,
        unchanged=False,
        rows=published.rows,
        statuses=assembled.statuses,
        problems=assembled.problems,
        refused=assembled.refused,
        seconds=time.monotonic() - began,
        read=read,
        renewed=bool(before) and before.get("extractor_version") != version,
    )


def _identity(inputs: Inputs, without: frozenset[str]) -> str:
    """Hash of the names and contents of all inputs, and of what is left out inside others."""
    told = json.dumps([inputs.identity, sorted(without)])
    return hashlib.sha256(told.encode()).hexdigest()


def _with_own(paths: Sequence[Address], data_dir: Path) -> list[Address]:
    """The paths, and the data folder's own documents, which a change of a path leaves in place."""
    own = data_dir / INPUTS
    return [*paths, own] if own.is_dir() else list(paths)


@contextlib.contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Lets cycles of dead objects wait: there are few, and looking for them takes time."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _before(data_dir: Path) -> dict[str, Any]:
    """The manifest of the snapshot that is current; nothing where there is none that is whole."""
    try:
        snapshot = open_snapshot(data_dir)
        with snapshot.connect(CEILINGS[-1]):
            return snapshot.manifest
    except SnapshotError:
        return {}


def _unchanged(asked: Asked) -> BuildReport | None:
    """A report on the current snapshot where it was built from the same inputs by the same code."""
    manifest = asked.before
    if any(manifest.get(name) != value for name, value in asked.stated.items()):
        return None
    if asked.kept.is_dir() and not _is_served(asked):
        return None  # what was damaged has been forgotten
    rows = {name: manifest["tables"][name]["rows"] for name in TABLES}
    return BuildReport(manifest["id"], unchanged=True, rows=rows)


def _is_served(asked: Asked) -> bool:
    """Whether all that the current snapshot was made of is there."""
    known = [shards.found(asked.kept, name, asked.version) for name in _shards_before(asked)]
    return all(known) and linked.read_stated(asked.kept, asked.before.get("linked")) is not None


def _shards_before(asked: Asked) -> list[str]:
    found = asked.before.get("shards")
    return found if isinstance(found, list) else []


def _built(asked: Asked) -> tuple[Published, Assembled, int]:
    """A new snapshot of the inputs; where what was kept is damaged, that is read again."""
    while True:
        try:
            return _built_of_kept(asked)
        except (StoreError, pa.ArrowException) as error:
            if not keeping.forget_damaged(asked.data_dir):
                if isinstance(error, StoreError):
                    raise
                raise StoreError(cannot_write(asked.data_dir, OSError(0, str(error)))) from error


def _built_of_kept(asked: Asked) -> tuple[Published, Assembled, int]:
    with store.telling(asked.data_dir):
        for folder in leftovers(asked.kept):
            shutil.rmtree(folder, ignore_errors=True)
        known = shards.all_found(asked.kept, asked.version, _shards_before(asked))
        planned = plan(asked.inputs.files, known, asked.without)
        found = gathered(asked, planned)
    with store.drafted(asked.data_dir) as draft, store.telling(asked.data_dir):
        held = occurrences(found)
        told = told_twice(held, asked.without)
        jobs = asked.processes if isinstance(asked.processes, int) else 1
        assembled = Assembly(draft, asked.kept, found, jobs).assemble(
            _made_before(asked, known),
            names(told, asked.inputs.files, asked.without),
            [*asked.inputs.refused, *left_out_inside(told, asked.without)],
            asked.data_dir,
        )
        stated = asked.stated | {
            "shards": [shard.name for shard in found],
            "linked": linked.stated(assembled.parts),
        }
        published = draft.publish(stated)
        _clean(asked.kept, found, assembled.parts)
    return published, assembled, len(planned.read)


def _made_before(asked: Asked, known: Sequence[Shard]) -> Before:
    """What the last build linked, where it did so as this one and all of it is there."""
    parts = None
    if asked.before.get("linking_version") == asked.stated["linking_version"]:
        parts = linked.read_stated(asked.kept, asked.before.get("linked"))
    names = set(_shards_before(asked))
    there = [shard for shard in known if shard.name in names]
    return Before(parts, there) if parts and len(there) == len(names) else Before()


def _clean(kept: Path, found: Sequence[Shard], parts: linked.Parts) -> None:
    """Removes what only earlier builds were made of; snapshots keep what they have of it."""
    linked.clean(kept, parts)
    names = {linked.FOLDER, *(shard.name for shard in found)}
    for path in kept.iterdir():
        if path.name not in names:
            shutil.rmtree(path, ignore_errors=True)
