"""Which files a build reads: folders through all their levels, each content once."""

import contextlib
import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, cast

from etl import addresses, seen
from etl.addresses import Address, Sized
from etl.listing import SAVED_WITH, Found, MissingPath, printable, walk
from etl.readers import MAX_BYTES

if TYPE_CHECKING:
    from upath import UPath

__all__ = ["SAVED_WITH", "Input", "Inputs", "MissingPath", "at_hand", "collect", "printable"]

LEFT_OUT = "An analyst left it out."
QUIET = {LEFT_OUT: "left_out", SAVED_WITH: "saved_with"}
"""Refusals that are as they should be: why, and the code of the issue."""
LONGEST = 200
"""Bytes of names that file systems take."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read.

    Attributes:
        where: Its address, or that as text: most files of a build are never opened.
        shown: How tables name it: the folder's name and the path below it.
        sha256: Of its bytes; None where it cannot be opened or is too large to be read.
        sidecar: The analyst's corrections beside it.
        also_at: Further names of the same content, as shown.
        size: Its bytes.
    """

    where: Address | str
    shown: str
    sha256: str | None
    sidecar: Address | None = None
    also_at: tuple[str, ...] = ()
    size: int = 0

    @property
    def path(self) -> Address:
        """Where it is."""
        return addresses.at(self.where) if isinstance(self.where, str) else self.where


@dataclass(slots=True)
class Inputs:
    """All files of a build and what was refused.

    Attributes:
        files: Each content once, in the order of their names.
        refused: Pairs (name as shown, why).
        identity: For the manifest: one entry for each name, to see whether anything changed.
    """

    files: list[Input] = field(default_factory=list[Input])
    refused: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    identity: list[dict[str, str | None]] = field(default_factory=list[dict[str, str | None]])


def collect(
    paths: Sequence[Address],
    left_out: frozenset[str] = frozenset(),
    remembered: Path | None = None,
) -> Inputs:
    """All documents below the paths; dot files are passed over.

    Args:
        paths: Files and folders.
        left_out: The sha256 of documents that are to be left out.
        remembered: A file (`etl.seen`) that saves reading what has not changed since the last time.

    Raises:
        MissingPath: One of them does not exist.
        AddressError: One of them cannot be reached.
    """
    inputs = Inputs()

    def refuse(shown: str, why: str) -> None:
        inputs.refused.append((shown, why))
        inputs.identity.append({"path": shown, "refused": why})

    found: dict[str, Found] = {}
    for one in walk(paths, refuse):
        found.setdefault(one.where, one)
    hashes = _hashes(found.values(), remembered)
    by_content: dict[str, Input] = {}
    for where, one in found.items():
        sha256, beside = hashes[where], one.sidecar
        if sha256 in left_out:
            refuse(one.shown, LEFT_OUT)
            continue
        entry = {"path": one.shown, "sha256": sha256}
        inputs.identity.append(entry | {"sidecar": hashes[beside.where]} if beside else entry)
        sidecar = addresses.at(beside.where) if beside else None
        first = by_content.get(sha256 or "")
        if first is None:
            file = Input(where, one.shown, sha256, sidecar, size=one.size)
            by_content[sha256 or f"path:{where}"] = file
        else:
            also_at = (*first.also_at, one.shown)
            sidecar = first.sidecar or sidecar
            by_content[sha256 or ""] = replace(first, sidecar=sidecar, also_at=also_at)
    inputs.files = list(by_content.values())
    return inputs


def _hashes(found: Iterable[Found], remembered: Path | None) -> dict[str, str | None]:
    """SHA-256 by address of files and their sidecars; None where it cannot be had or is too large.

    What is remembered of files that have the stamp they had is taken from there.
    """
    known = seen.load(remembered) if remembered else {}
    hashes: dict[str, str | None] = {}
    now: dict[str, tuple[str, str]] = {}
    far: list[Found] = []
    for one in chain.from_iterable((one, one.sidecar) if one.sidecar else (one,) for one in found):
        stamp, sha256 = known.get(one.where, ("", ""))
        if stamp and stamp == one.stamp:
            hashes[one.where] = sha256
        elif one.size > MAX_BYTES:
            hashes[one.where] = None
        elif addresses.is_far(one.where):
            far.append(one)
        else:
            hashes[one.where] = _hash(one.where)
        if one.stamp and (told := hashes.get(one.where)):
            now[one.where] = (one.stamp, told)
    sized = [Sized(cast("UPath", addresses.at(one.where)), one.size) for one in far]
    for one, sha256 in zip(far, addresses.sha256s(sized), strict=True):
        hashes[one.where] = sha256
        if one.stamp and sha256:
            now[one.where] = (one.stamp, sha256)
    if remembered is not None and now != known:
        seen.keep(remembered, now, sum(known.get(where) != one for where, one in now.items()))
    return hashes


def _hash(where: str) -> str | None:
    """Of a file of this machine; where it cannot be opened, the reader says why, in its status."""
    try:
        with open(where, "rb") as file:  # noqa: PTH123 (a path of each would take longer)
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


@contextlib.contextmanager
def at_hand(files: Sequence[Input]) -> Iterator[list[Input]]:
    """The files with copies on this machine of those that lie elsewhere, for as long as it lasts.

    What is gone, and what could not be read before, keeps its address: reading it there tells why.

    Raises:
        AddressError: What could be read where the build began cannot be reached.
        OSError: There is no room for copies.
    """
    paths = [one.path for one in files]
    far = [
        Sized(path, one.size)
        for path, one in zip(paths, files, strict=True)
        if not isinstance(path, Path) and one.size <= MAX_BYTES
    ]
    far += [Sized(one.sidecar, 0) for one in files if not isinstance(one.sidecar, Path | None)]
    known = {path for path, one in zip(paths, files, strict=True) if one.sha256}
    if not far:
        yield list(files)
        return
    with tempfile.TemporaryDirectory(prefix="tip-atlas-") as folder:
        copies: dict[Address, Path] = {}
        for number, (path, content) in enumerate(zip(far, addresses.contents(far), strict=True)):
            if isinstance(content, bytes):
                copy = copies[path.path] = Path(folder, str(number), _name(path.path))
                copy.parent.mkdir()
                copy.write_bytes(content)
            elif path.path in known and not isinstance(content, FileNotFoundError):
                with addresses.reaching(path.path):
                    raise content
        yield [
            replace(
                one,
                where=copies.get(path, path),
                sidecar=one.sidecar and copies.get(one.sidecar, one.sidecar),
            )
            for path, one in zip(paths, files, strict=True)
        ]


def _name(path: Address) -> str:
    """The name of a copy: the file's own, where this machine takes names so long."""
    return path.name if len(path.name.encode()) <= LONGEST else f"document{path.suffix[:8]}"
