"""What a build keeps for the next one (the folder `kept`), carried to a data folder elsewhere.

So a build on another machine reads only what is new. Beside the manifest of a snapshot lies
`kept.json`: the files of that folder with their hashes; their contents lie among the others.
"""

import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pyarrow as pa

from etl import seen
from etl.addresses import listed, reaching
from etl.files import stored
from etl.mirror import (
    AT_ONCE,
    FILES,
    SHA256,
    SNAPSHOTS,
    Damaged,
    contents,
    download,
    object_name,
    writing,
)
from etl.parts import sha256_of

if TYPE_CHECKING:
    from upath import UPath

FOLDER, NAMES = "kept", "kept.json"
_REMEMBERED = ".kept.parquet"
"""The file in the data folder that saves hashing what has not changed."""


def files_of(data_dir: Path) -> dict[str, str]:
    """The files that a data folder keeps, by their place in it, with their sha256.

    Raises:
        OSError: One cannot be read.
    """
    remembered = data_dir / _REMEMBERED
    found = list(_walk(data_dir, FOLDER))
    where = stored([name for name, _ in found])
    stamps = pa.array([stamp for _, stamp in found], pa.string())
    known = seen.known(seen.load(remembered), where, stamps).to_pylist()
    hashes = {
        name: sha256 or sha256_of(data_dir / name)
        for (name, _), sha256 in zip(found, known, strict=True)
    }
    told = pa.array(hashes.values(), pa.string())
    seen.keep(remembered, pa.table([where, stamps, told], schema=seen.SEEN))
    return hashes


def _walk(data_dir: Path, folder: str) -> Iterator[tuple[str, str]]:
    """Files below a folder of the data folder, each with its stamp; not what was only begun."""
    if not (data_dir / folder).is_dir():
        return
    for entry in sorted(listed(data_dir / folder)):
        name = f"{folder}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.kind == "folder":
            yield from _walk(data_dir, name)
        elif entry.kind == "file":
            yield name, entry.stamp


def fetch(address: "UPath", data_dir: Path, snapshot_id: str) -> dict[str, str]:
    """Puts what the build of a snapshot kept into its copy, where it lacks it.

    Args:
        address: The data folder elsewhere.
        data_dir: Its copy.
        snapshot_id: The snapshot.

    Returns:
        What was kept: files by their place, with their sha256.

    Raises:
        AddressError: The address cannot be reached, or is not what was published.
        StoreError: The copy cannot be written.
    """
    with reaching(address):
        try:
            told = (address / SNAPSHOTS / snapshot_id / NAMES).read_bytes()
        except FileNotFoundError:
            return {}
    names = _checked(told, address)
    lacking = {name: one for name, one in names.items() if not (data_dir / name).is_file()}
    there = contents(data_dir) if lacking else {}
    with writing(data_dir):
        for folder in {(data_dir / name).parent for name in lacking}:
            folder.mkdir(parents=True, exist_ok=True)
        for name in [name for name, one in lacking.items() if one in there]:
            os.link(there[lacking.pop(name)], data_dir / name)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(partial(download, address, data_dir, names), lacking))
    return names


def _checked(told: bytes, address: "UPath") -> dict[str, str]:
    try:
        names: dict[str, str] = json.loads(told)
        right = all(
            SHA256.fullmatch(one) and name.startswith(f"{FOLDER}/") and ".." not in _parts(name)
            for name, one in names.items()
        )
    except (ValueError, TypeError, AttributeError):
        right = False
        names = {}
    if not right:
        raise Damaged(f"{NAMES} at {address} is damaged: build again into another folder.")
    return names


def _parts(name: str) -> tuple[str, ...]:
    return PurePosixPath(name).parts


def objects(names: dict[str, str]) -> set[str]:
    """What the contents of files are called elsewhere."""
    return {f"{FILES}/{object_name(name, sha256)}" for name, sha256 in names.items()}
