"""One build at a time writes to a data folder."""

import contextlib
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout


class StoreError(Exception):
    """The snapshot could not be written; the message is one sentence for the user."""


class Locked(StoreError):
    """Another process is building into the same folder."""


@contextlib.contextmanager
def locked(data_dir: Path) -> Iterator[None]:
    """Holds the folder for one build; the lock of a dead process is free (the system frees it).

    Args:
        data_dir: The folder of CURRENT and snapshots; made where it is missing.

    Raises:
        Locked: Another living process holds it.
        StoreError: The folder cannot be written.
    """
    holder = data_dir / ".lock-holder"
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        lock = FileLock(data_dir / ".lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise Locked(
            f"Another build{_holder(holder)} is writing to {data_dir}: wait until it has ended."
        ) from None
    except OSError as error:
        raise StoreError(cannot_write(data_dir, error)) from error
    try:
        with contextlib.suppress(OSError):
            holder.write_text(json.dumps({"pid": os.getpid(), "since": now()}), encoding="utf-8")
        yield
    finally:
        with contextlib.suppress(OSError):
            holder.unlink()
        lock.release()


def _holder(path: Path) -> str:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return f" (process {told['pid']}, since {told['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def cannot_write(data_dir: Path, error: OSError) -> str:
    """What the system said of writing to a data folder, as one sentence."""
    why = error.strerror or str(error)
    return f"Cannot write to {data_dir} ({why}): choose another folder with --data, or free it."


def now() -> str:
    """The time of day, for people and manifests."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
