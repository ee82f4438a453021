"""Which files a build reads: folders through all their levels, each content once."""

import contextlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import NamedTuple

from etl import addresses
from etl.addresses import Address, Entry, Sized
from etl.parts import sha256_of
from etl.readers import MAX_BYTES
from etl.sidecar import SUFFIX, sidecar_of

LEFT_OUT = "An analyst left it out."
SAVED_WITH = "It holds what browsers save with a page: pictures, scripts and styles."
QUIET = {LEFT_OUT: "left_out", SAVED_WITH: "saved_with"}
"""Refusals that are as they should be: why, and the code of the issue."""
LINK = "Links are not followed: put the document itself into the folder."
NO_DOCUMENT = "There is no document of this name beside it."
LONGEST = 200
"""Bytes of names that file systems take."""
_PAGES = (".html", ".htm")


class MissingPath(Exception):
    """A file or folder that was named does not exist; the message says which."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read.

    Attributes:
        path: Where it is.
        shown: How tables name it: the folder's name and the path below it.
        sha256: Of its bytes; None where it cannot be opened or is too large to be read.
        sidecar: The analyst's corrections beside it.
        also_at: Further names of the same content, as shown.
        size: Its bytes.
    """

    path: Address
    shown: str
    sha256: str | None
    sidecar: Address | None = None
    also_at: tuple[str, ...] = ()
    size: int = 0


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


class _Found(NamedTuple):
    """A regular file below the paths, with its name as shown and the sidecar beside it."""

    path: Address
    shown: str
    size: int
    sidecar: "_Found | None" = None


def collect(paths: Sequence[Address], left_out: frozenset[str] = frozenset()) -> Inputs:
    """All documents below the paths; dot files are passed over.

    Args:
        paths: Files and folders.
        left_out: The sha256 of documents that are to be left out.

    Raises:
        MissingPath: One of them does not exist.
        AddressError: One of them cannot be reached.
    """
    inputs = Inputs()
    found: dict[Address, _Found] = {}
    for one in _walk(paths, inputs):
        found.setdefault(one.path, one)
    hashes = _hashes([*found.values(), *(one.sidecar for one in found.values() if one.sidecar)])
    by_content: dict[str, Input] = {}
    for one in found.values():
        beside = one.sidecar.path if one.sidecar else None
        file = Input(one.path, one.shown, hashes[one.path], beside, size=one.size)
        if file.sha256 in left_out:
            _refuse(inputs, one.shown, LEFT_OUT)
            continue
        entry = {"path": file.shown, "sha256": file.sha256}
        inputs.identity.append(entry | {"sidecar": hashes[beside]} if beside else entry)
        by_content[file.sha256 or f"path:{one.path}"] = _joined(by_content, file)
    inputs.files = list(by_content.values())
    return inputs


@contextlib.contextmanager
def at_hand(files: Sequence[Input]) -> Iterator[list[Input]]:
    """The files with copies on this machine of those that lie elsewhere, for as long as it lasts.

    What cannot be had keeps its address: reading it there tells why.
    """
    far = [Sized(one.path, one.size) for one in files if not isinstance(one.path, Path)]
    far = [one for one in far if one.size <= MAX_BYTES]
    far += [Sized(one.sidecar, 0) for one in files if not isinstance(one.sidecar, Path | None)]
    if not far:
        yield list(files)
        return
    with tempfile.TemporaryDirectory(prefix="tip-atlas-") as folder:
        copies: dict[Address, Path] = {}
        for number, (path, content) in enumerate(zip(far, addresses.contents(far), strict=True)):
            if content is not None:
                copy = copies[path.path] = Path(folder, str(number), _name(path.path))
                copy.parent.mkdir()
                copy.write_bytes(content)
        yield [
            replace(
                one,
                path=copies.get(one.path, one.path),
                sidecar=one.sidecar and copies.get(one.sidecar, one.sidecar),
            )
            for one in files
        ]


def _name(path: Address) -> str:
    """The name of a copy: the file's own, where this machine takes names so long."""
    return path.name if len(path.name.encode()) <= LONGEST else f"document{path.suffix[:8]}"


def _refuse(inputs: Inputs, shown: str, why: str) -> None:
    inputs.refused.append((shown, why))
    inputs.identity.append({"path": shown, "refused": why})


def _joined(by_content: dict[str, Input], file: Input) -> Input:
    """The file itself, or the one of the same content with one name more."""
    first = by_content.get(file.sha256 or "")
    if first is None:
        return file
    also_at = (*first.also_at, file.shown)
    return replace(first, sidecar=first.sidecar or file.sidecar, also_at=also_at)


def _hashes(files: Sequence[_Found]) -> dict[Address, str | None]:
    """SHA-256 by file; None where one is too large or cannot be opened."""
    hashes: dict[Address, str | None] = {file.path: None for file in files}
    far: list[Sized] = []
    for path, _, size, _ in files:
        if size > MAX_BYTES:
            continue
        if isinstance(path, Path):
            # Where it cannot be opened, the reader says why, in the document's status.
            with contextlib.suppress(OSError):
                hashes[path] = sha256_of(path)
        else:
            far.append(Sized(path, size))
    hashes.update(zip((one.path for one in far), addresses.sha256s(far), strict=True))
    return hashes


def printable(path: PurePath | str) -> str:
    """A path as it is stored: bytes that are no text are written out."""
    name = path if isinstance(path, str) else path.as_posix()
    return name.encode("utf-8", "backslashreplace").decode()


def _walk(paths: Sequence[Address], inputs: Inputs) -> Iterator[_Found]:
    """Regular files below the paths with their names as shown, in the order of names."""
    for given in paths:
        with addresses.reaching(given):
            root = given.resolve()
            if not root.exists():
                raise MissingPath(f"There is no file or folder {given}: check the name.")
            named = _named(root) if root.is_file() else None
        if named is None:
            yield from _below(root, inputs)
        elif named.path.name.endswith(SUFFIX) and not _document_of(root).exists():
            _refuse(inputs, named.shown, NO_DOCUMENT)
        elif not named.path.name.endswith(SUFFIX):
            yield named


def _named(path: Address) -> _Found:
    """A file that was named by itself."""
    beside = sidecar_of(path)
    sidecar = _Found(beside, printable(beside.name), beside.stat().st_size) if beside else None
    return _Found(path, printable(path.name), path.stat().st_size, sidecar)


def _document_of(sidecar: Address) -> Address:
    return sidecar.with_name(sidecar.name.removesuffix(SUFFIX))


def _below(root: Address, inputs: Inputs) -> Iterator[_Found]:
    """The files of a folder, then those of the folders in it, through all levels."""
    # A bucket has its name at the end of its address.
    name = root.name or root.as_posix().strip("/").rpartition("/")[2]
    waiting: list[tuple[Address, str]] = [(root, printable(name))]
    while waiting:
        folder, shown = waiting.pop()
        entries = {one.name: one for one in _entries(folder, shown, inputs)}
        below = sorted(name for name, one in entries.items() if one.kind == "folder")
        saved = _saved_with(below, entries)
        for name in saved:
            _refuse(inputs, f"{shown}/{printable(name)}", SAVED_WITH)
        for name in sorted(entries):
            if entries[name].kind != "folder":
                yield from _regular(folder, shown, entries[name], entries, inputs)
        deeper = [name for name in below if name not in saved]
        waiting += [(folder / name, f"{shown}/{printable(name)}") for name in reversed(deeper)]


def _entries(folder: Address, shown: str, inputs: Inputs) -> list[Entry]:
    """What a folder holds; dot files are passed over."""
    try:
        with addresses.reaching(folder):
            found = addresses.listed(folder)
    except OSError as error:
        _refuse(inputs, shown, f"The folder cannot be read: {error.strerror}.")
        return []
    return [one for one in found if one.name and not one.name.startswith(".")]


def _saved_with(folders: Sequence[str], names: Iterable[str]) -> list[str]:
    """The folders that browsers made beside pages of these names."""
    pages = {name.removesuffix(end) for name in names for end in _PAGES if name.endswith(end)}
    return sorted(name for name in folders if name.removesuffix("_files") in pages - {name})


def _regular(
    folder: Address, within: str, entry: Entry, beside: Mapping[str, Entry], inputs: Inputs
) -> Iterator[_Found]:
    """A file of a folder with what lies beside it; what is no document is refused."""
    name, shown = entry.name, f"{within}/{printable(entry.name)}"
    if entry.kind == "link":
        _refuse(inputs, shown, LINK)
    elif entry.kind == "other":
        _refuse(inputs, shown, "It is not a regular file.")
    elif name.endswith(SUFFIX):
        if name.removesuffix(SUFFIX) not in beside:
            _refuse(inputs, shown, NO_DOCUMENT)
    else:
        known = beside.get(name + SUFFIX)
        sidecar = None
        if known is not None and known.kind == "file":
            sidecar = _Found(folder / known.name, f"{shown}{SUFFIX}", known.size)
        yield _Found(folder / name, shown, entry.size, sidecar)
