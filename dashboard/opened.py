"""The snapshot that pages show: the current one; where that is damaged, the last that is whole.

A damage is seen where a query fails: then the files are compared with what was published. What was
found is kept until the files are others, so that no run of a page compares them again.
"""

from pathlib import Path

from etl.read import Damaged, Snapshot, SnapshotError, newest_whole, open_snapshot

_Stamp = tuple[str, tuple[tuple[int, int], ...]]
_damaged: dict[_Stamp, str] = {}
"""Snapshots that were found damaged, with the sentence about it."""
_instead: dict[tuple[Path, str], Snapshot] = {}
"""The whole snapshot found for a data folder and what was wrong there."""


def current(data_dir: Path) -> tuple[Snapshot, str]:
    """The snapshot to show, and a sentence where it is not the current one.

    Args:
        data_dir: The folder of CURRENT and snapshots.

    Raises:
        SnapshotError: None can be shown.
    """
    try:
        snapshot = open_snapshot(data_dir)
        if _damaged and (words := _damaged.get(_stamp(snapshot))):
            raise Damaged(f"{words} Run `tip-atlas check`, or build again.")
    except SnapshotError as error:
        last = _last_whole(data_dir, str(error))
        if last is None:
            raise
        made = str(last.manifest.get("created", last.id))[:16].replace("T", " ")
        return last, f"{error} Shown meanwhile are the last tables that are whole, of {made}."
    return snapshot, ""


def _last_whole(data_dir: Path, fault: str) -> Snapshot | None:
    """The newest whole snapshot, looked for once for each fault, and again once it is damaged."""
    found = _instead.get((data_dir, fault))
    if found is None or _stamp(found) in _damaged or not found.folder.is_dir():
        found = newest_whole(data_dir)
        if found is not None:
            _instead[data_dir, fault] = found
    return found


def is_damaged(snapshot: Snapshot) -> bool:
    """Whether the files of a snapshot that a query failed on are no longer what was published."""
    fault = snapshot.fault()
    if fault is not None:
        _damaged[_stamp(snapshot)] = fault
    return fault is not None


def _stamp(snapshot: Snapshot) -> _Stamp:
    """The snapshot with the times and sizes of its files, which a repair changes."""
    files = sorted(snapshot.folder.rglob("*.parquet"))
    return snapshot.id, tuple((s.st_mtime_ns, s.st_size) for s in (f.stat() for f in files))
