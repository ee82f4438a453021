"""Publishes what was built on this machine in a data folder elsewhere (s3://bucket/folder).

The snapshot is built in a copy (`etl.mirror`), what is new of it is uploaded, and one conditional
put of CURRENT publishes it: of two builds at once the second is refused, and nothing is mixed.
"""

import contextlib
import json
import logging
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from etl import carried
from etl.addresses import AddressError, reaching
from etl.locking import StoreError, locked
from etl.mirror import (
    AT_ONCE,
    CURRENT,
    FILES,
    MANIFEST,
    SNAPSHOTS,
    Seen,
    current_of,
    fetch,
    folder_of,
    named,
    object_name,
    writing,
)
from etl.paths import LEFT_OUT
from etl.store import KEEP

if TYPE_CHECKING:
    from upath import UPath

UNNAMED = timedelta(days=1)
"""What no kept manifest has named for so long is removed: others may still read or upload it."""
_REFUSED = ("PreconditionFailed", "ConditionalRequestConflict")
LOG = logging.getLogger(__name__)


@contextlib.contextmanager
def building(address: "UPath") -> Iterator[Path]:
    """A copy to build in; what is current there at the end is published at the address.

    Raises:
        AddressError: It cannot be reached.
        StoreError: Another build is at it, or has published there in the meantime.
    """
    folder = folder_of(address, "build")
    with locked(folder.parent):
        seen = fetch(address, folder)
        _fetch_left_out(address, folder)
        kept = carried.fetch(address, folder, seen.manifest["id"]) if seen.manifest else {}
        yield folder
        if current_of(folder) not in (None, (seen.manifest or {}).get("id")):
            publish(address, folder, seen, kept)


def _fetch_left_out(address: "UPath", folder: Path) -> None:
    """Takes over what analysts leave out: it must not come back."""
    with reaching(address), writing(folder):
        try:
            (folder / LEFT_OUT).write_bytes((address / LEFT_OUT).read_bytes())
        except FileNotFoundError:
            (folder / LEFT_OUT).unlink(missing_ok=True)


def publish(
    address: "UPath", folder: Path, seen: Seen, kept: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Makes the current snapshot of a folder that of the address, by one put of CURRENT.

    Args:
        address: The data folder elsewhere.
        folder: Its copy, in which a snapshot was built.
        seen: What was fetched before that.
        kept: What lies there of what the last build kept: `etl.carried.fetch`.

    Raises:
        AddressError: It cannot be reached.
        StoreError: Another build has published there since.
    """
    current = current_of(folder) or ""
    snapshot = folder / SNAPSHOTS / current
    manifest = json.loads((snapshot / MANIFEST).read_bytes())
    keeping = carried.files_of(folder)
    new = {sha256: folder / name for name, sha256 in keeping.items()}
    new |= {sha256: snapshot / name for name, sha256 in named(manifest).items()}
    for sha256 in (*_known(seen), *kept.values()):
        new.pop(sha256, None)
    with reaching(address):
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(partial(_upload, address), new.values(), new))
        target = address / SNAPSHOTS / current
        address.fs.pipe_file((target / carried.NAMES).path, json.dumps(keeping).encode())
        address.fs.pipe_file((target / MANIFEST).path, (snapshot / MANIFEST).read_bytes())
        _put_current(address, current, seen.tag)
    try:
        _clean(address, current, keeping)
    except (OSError, AddressError, ValueError):
        LOG.warning("Old files at %s could not be removed.", address, exc_info=True)


def _known(seen: Seen) -> set[str]:
    """The contents that the last snapshot named."""
    return set(named(seen.manifest).values()) if seen.manifest else set()


def _upload(address: "UPath", path: Path, sha256: str) -> None:
    target = address / FILES / object_name(path.name, sha256)
    address.fs.put_file(str(path), target.path)


def _put_current(address: "UPath", snapshot_id: str, tag: str | None) -> None:
    """The one step that publishes: refused where CURRENT is no longer what it was."""
    condition = {"IfMatch": tag} if tag else {"IfNoneMatch": "*"}
    content = f"{snapshot_id}\n".encode()
    try:
        address.fs.pipe_file((address / CURRENT).path, content, **condition)
    except OSError as error:
        cause: Any = error.__cause__ or error
        told = getattr(cause, "response", {}).get("Error", {}).get("Code")
        if isinstance(error, FileExistsError | FileNotFoundError) or told in _REFUSED:
            raise StoreError(
                f"Another build has published to {address} in the meantime: build again; what this"
                " one has read is kept."
            ) from error
        raise


def _clean(address: "UPath", current: str, keeping: dict[str, str]) -> None:
    """Removes what no kept snapshot names, and none may be about to."""
    found: Any = address.fs.find(address.path, detail=True)
    root = address.path.rstrip("/") + "/"
    objects = {name.removeprefix(root): told for name, told in found.items()}
    ids = {PurePosixPath(name).parts[1] for name in objects if name.startswith(f"{SNAPSHOTS}/")}
    kept = {current, *sorted(ids, reverse=True)[:KEEP]}
    wanted = {f"{SNAPSHOTS}/{one}/{MANIFEST}" for one in kept}
    for manifest in sorted(wanted & set(objects)):
        for name, sha256 in named(json.loads((address / manifest).read_bytes())).items():
            wanted.add(f"{FILES}/{object_name(name, sha256)}")
    wanted |= {f"{SNAPSHOTS}/{current}/{carried.NAMES}", *carried.objects(keeping)}
    late = datetime.now(UTC) - UNNAMED
    old = [
        root + name
        for name, told in objects.items()
        if name.startswith((f"{FILES}/", f"{SNAPSHOTS}/"))
        and name not in wanted
        and told["LastModified"] < late
    ]
    if old:
        address.fs.rm(old)
