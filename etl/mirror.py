"""A copy on this machine of a data folder elsewhere (s3://bucket/folder).

Elsewhere lie `files/SHA256.parquet`, each content once, `snapshots/ID/manifest.json`, and CURRENT,
which alone ever changes. The copy is a data folder as any other; what is new is fetched into it,
each file once, and compared with the hash that its manifest names.
"""

import contextlib
import hashlib
import json
import logging
import os
import re
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from filelock import FileLock

from etl.addresses import Address, AddressError, reaching
from etl.locking import StoreError, cannot_write
from etl.parts import sha256_of, sync
from etl.paths import snapshot_ids, state_dir
from etl.read import NoSnapshot, SnapshotError
from etl.store import KEEP, set_current

if TYPE_CHECKING:
    from upath import UPath

FILES, SNAPSHOTS, MANIFEST, CURRENT = "files", "snapshots", "manifest.json", "CURRENT"
AT_ONCE = 8
"""Files on their way at once."""
EVERY = 30.0
"""Seconds after which CURRENT is looked at again."""
_SNAPSHOT = re.compile(r"[0-9A-Za-z-]+")
SHA256 = re.compile(r"[0-9a-f]{64}")
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was current elsewhere.

    Attributes:
        tag: Of the object CURRENT, changed with its content; None where there was none.
        manifest: Of the snapshot that it named; None where there was none.
    """

    tag: str | None = None
    manifest: dict[str, Any] | None = None


class Damaged(AddressError):
    """What lies elsewhere is not what was published."""


def folder_of(address: Address, use: str) -> Path:
    """Where a copy lies that is made for a use: in a folder of this account, for it alone."""
    text = str(address)
    name = re.sub(r"[^0-9A-Za-z]+", "-", text)[:60]
    folder = state_dir() / f"{name}-{hashlib.sha256(text.encode()).hexdigest()[:8]}" / use
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(cannot_write(folder, error)) from error
    return folder


def named(manifest: dict[str, Any]) -> dict[str, str]:
    """The files of a snapshot by their place in its folder, with their sha256.

    Raises:
        Damaged: It is no manifest.
    """
    try:
        groups = [*manifest["tables"].values(), manifest["search"]]
        found: dict[str, str] = {}
        for group in groups:
            found |= group["files"]
        if isinstance(inputs := manifest.get("inputs"), dict):
            found |= inputs
        strange = [
            name
            for name, sha256 in found.items()
            if not SHA256.fullmatch(sha256)
            or PurePosixPath(name).is_absolute()
            or ".." in PurePosixPath(name).parts
        ]
    except (KeyError, TypeError, AttributeError) as error:
        raise Damaged(f"A manifest names no files ({error}): build again.") from error
    if strange:
        raise Damaged(f"A manifest names {strange[0]}, which is no file of it: build again.")
    return found


def fetch(address: "UPath", folder: Path) -> Seen:
    """Makes the current snapshot of an address that of a folder; only what is new is read.

    Args:
        address: The data folder elsewhere.
        folder: Its copy; the caller sees to it that nobody else writes there.

    Raises:
        AddressError: It cannot be reached, or is not what was published.
        StoreError: The folder cannot be written.
    """
    with reaching(address):
        address.fs.invalidate_cache()
        try:
            tag = address.fs.info((address / CURRENT).path)["ETag"]
            current = (address / CURRENT).read_bytes().decode("utf-8", "replace").strip()
        except FileNotFoundError:
            (folder / CURRENT).unlink(missing_ok=True)
            return Seen()
        if not _SNAPSHOT.fullmatch(current):
            raise Damaged(f"{address / CURRENT} names no snapshot: build again.")
        try:
            written = (address / SNAPSHOTS / current / MANIFEST).read_bytes()
        except FileNotFoundError as error:
            raise Damaged(f"{address} lacks the snapshot {current}: build again.") from error
    try:
        manifest = json.loads(written)
    except ValueError as error:
        raise Damaged(f"The manifest of {current} at {address} is damaged: build again.") from error
    files = named(manifest)
    with writing(folder):
        if not (folder / SNAPSHOTS / current / MANIFEST).is_file():
            _complete(address, folder, current, files, written)
        if current_of(folder) != current:
            set_current(folder, current)
        _forget(folder, current)
    return Seen(tag, manifest)


def current_of(folder: Path) -> str | None:
    """The current snapshot of a copy; None where there is none."""
    with contextlib.suppress(OSError):
        return (folder / CURRENT).read_text(encoding="utf-8").strip()
    return None


def _complete(
    address: "UPath", folder: Path, current: str, files: dict[str, str], manifest: bytes
) -> None:
    """Puts a snapshot into the folder in one step: files that are there, and fetched ones."""
    there = contents(folder)
    draft = folder / SNAPSHOTS / f".fetching-{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        for name, sha256 in files.items():
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            if sha256 in there:
                os.link(there[sha256], draft / name)
        lacking = [name for name, sha256 in files.items() if sha256 not in there]
        one = partial(download, address, draft, files)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(one, lacking))
        (draft / MANIFEST).write_bytes(manifest)
        sync(draft)
        draft.rename(folder / SNAPSHOTS / current)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def download(address: "UPath", draft: Path, files: dict[str, str], name: str) -> None:
    """Fetches a file into a folder, in one step.

    Args:
        address: The data folder elsewhere.
        draft: The folder.
        files: All files by their place, with their sha256.
        name: Which one.

    Raises:
        AddressError: It cannot be reached, or is not what was published.
        OSError: The folder cannot be written.
    """
    source = address / FILES / object_name(name, files[name])
    begun = (draft / name).with_name(f".{PurePosixPath(name).name}.begun")
    with reaching(address):
        address.fs.get_file(source.path, str(begun))
    if sha256_of(begun) != files[name]:
        begun.unlink()
        raise Damaged(f"{source} is not what was published: build again.")
    sync(begun)
    begun.rename(draft / name)


def object_name(name: str, sha256: str) -> str:
    """What a file is called elsewhere: by its content, with an ending that other programs know."""
    return f"{sha256}{PurePosixPath(name).suffix}"


def contents(folder: Path) -> dict[str, Path]:
    """The files of the snapshots in a folder, by their sha256."""
    found: dict[str, Path] = {}
    for snapshot_id in snapshot_ids(folder):
        snapshot = folder / SNAPSHOTS / snapshot_id
        with contextlib.suppress(OSError, ValueError, AddressError):
            manifest = json.loads((snapshot / MANIFEST).read_bytes())
            for name, sha256 in named(manifest).items():
                if (snapshot / name).is_file():
                    found[sha256] = snapshot / name
    return found


def _forget(folder: Path, current: str) -> None:
    """Removes all but the newest snapshots: who reads one has its files open, or finds the next."""
    for name in [one for one in snapshot_ids(folder) if one != current][KEEP - 1 :]:
        shutil.rmtree(folder / SNAPSHOTS / name, ignore_errors=True)


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """What the system says of writing to a copy becomes one sentence."""
    try:
        yield
    except OSError as error:
        raise StoreError(cannot_write(folder, error)) from error


def reading(address: "UPath") -> Path:
    """A copy to read from, with what is current at the address.

    Raises:
        NoSnapshot: Nothing has been built there.
        AddressError: It cannot be reached, or is damaged.
        StoreError: The copy cannot be written.
    """
    folder = folder_of(address, "read")
    with _alone(folder):
        if fetch(address, folder).tag is None:
            raise nothing_at(address)
    return folder


def nothing_at(address: "UPath") -> NoSnapshot:
    """The error of an address at which nothing has been published."""
    return NoSnapshot(f"There are no tables at {address} yet: run `tip-atlas build` first.")


_fetching = threading.Lock()


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process and thread at a time fetches into a folder; the others wait for it."""
    with _fetching, writing(folder), FileLock(folder / ".fetching"):
        yield


def follow(address: "UPath", every: float = EVERY) -> threading.Event:
    """Looks again and again for what is new at an address, in a thread of its own.

    Args:
        address: The data folder elsewhere.
        every: Seconds between two looks.

    Returns:
        Ends it once it is set.
    """
    stopped = threading.Event()

    def look() -> None:
        while not stopped.wait(every):
            try:
                reading(address)
            except (AddressError, StoreError, SnapshotError) as error:
                LOG.warning("%s", error)

    threading.Thread(target=look, name="mirror", daemon=True).start()
    return stopped


def aside(data_dir: Path) -> Path:
    """A folder of this account that shows the tables of one that cannot be written.

    Raises:
        StoreError: It cannot be written either.
    """
    folder = folder_of(data_dir.resolve(), "aside")
    with writing(folder):
        for name in (CURRENT, SNAPSHOTS):
            if not (folder / name).is_symlink():
                (folder / name).symlink_to(data_dir.resolve() / name)
    return folder
