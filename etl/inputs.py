"""Which files a build reads: folders through all their levels, each content once."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl.parts import sha256_of
from etl.readers import MAX_BYTES
from etl.sidecar import SUFFIX, sidecar_of

LEFT_OUT = "An analyst left it out."
SAVED_WITH = "It holds what browsers save with a page: pictures, scripts and styles."
QUIET = {LEFT_OUT: "left_out", SAVED_WITH: "saved_with"}
"""Refusals that are as they should be: why, and the code of the issue."""
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
    """

    path: Path
    shown: str
    sha256: str | None
    sidecar: Path | None = None
    also_at: tuple[str, ...] = ()


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


def collect(paths: Sequence[Path], left_out: frozenset[str] = frozenset()) -> Inputs:
    """All documents below the paths; dot files are passed over.

    Args:
        paths: Files and folders.
        left_out: The sha256 of documents that are to be left out.

    Raises:
        MissingPath: One of them does not exist.
    """
    inputs = Inputs()
    by_content: dict[str, Input] = {}
    seen: set[Path] = set()
    for path, shown in _walk(paths, inputs):
        if path in seen:
            continue
        seen.add(path)
        if path.name.endswith(SUFFIX):
            if not path.with_name(path.name.removesuffix(SUFFIX)).exists():
                _refuse(inputs, shown, "There is no document of this name beside it.")
            continue
        file = Input(path, shown, _sha256(path), sidecar_of(path))
        if file.sha256 in left_out:
            _refuse(inputs, shown, LEFT_OUT)
            continue
        inputs.identity.append(_identity(file))
        by_content[file.sha256 or f"path:{path}"] = _joined(by_content, file)
    inputs.files = list(by_content.values())
    return inputs


def _refuse(inputs: Inputs, shown: str, why: str) -> None:
    inputs.refused.append((shown, why))
    inputs.identity.append({"path": shown, "refused": why})


def _identity(file: Input) -> dict[str, str | None]:
    entry = {"path": file.shown, "sha256": file.sha256}
    return entry | {"sidecar": _sha256(file.sidecar)} if file.sidecar else entry


def _joined(by_content: dict[str, Input], file: Input) -> Input:
    """The file itself, or the one of the same content with one name more."""
    first = by_content.get(file.sha256 or "")
    if first is None:
        return file
    also_at = (*first.also_at, file.shown)
    return Input(first.path, first.shown, first.sha256, first.sidecar or file.sidecar, also_at)


def _sha256(path: Path) -> str | None:
    try:
        return sha256_of(path) if path.stat().st_size <= MAX_BYTES else None
    except OSError:
        return None  # the reader says why, in the document's status


def printable(path: Path) -> str:
    """A path as it is stored: bytes that are no text are written out."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


def _walk(paths: Sequence[Path], inputs: Inputs) -> Iterator[tuple[Path, str]]:
    """Regular files below the paths with their names as shown, in the order of names."""
    for given in paths:
        root = given.resolve()
        if not root.exists():
            raise MissingPath(f"There is no file or folder {given}.")
        if root.is_file():
            yield root, printable(Path(root.name))
            continue

        def refuse_folder(error: OSError, root: Path = root) -> None:
            name = printable(Path(root.name) / Path(error.filename).relative_to(root))
            _refuse(inputs, name, f"The folder cannot be read: {error.strerror}.")

        for folder, below, names in os.walk(root, onerror=refuse_folder):
            here = Path(folder)
            links = [name for name in below if (here / name).is_symlink()]
            for name in _saved_with(below, names):
                _refuse(
                    inputs, printable(Path(root.name) / here.relative_to(root) / name), SAVED_WITH
                )
                below.remove(name)
            below[:] = sorted(n for n in below if not n.startswith(".") and n not in links)
            for name in sorted([*names, *links]):
                if not name.startswith("."):
                    yield from _regular(here / name, root, inputs)


def _saved_with(folders: Sequence[str], files: Sequence[str]) -> list[str]:
    """The folders that browsers made beside pages of these files."""
    pages = {name.removesuffix(end) for name in files for end in _PAGES if name.endswith(end)}
    return sorted(name for name in folders if name.removesuffix("_files") in pages - {name})


def _regular(path: Path, root: Path, inputs: Inputs) -> Iterator[tuple[Path, str]]:
    shown = printable(Path(root.name) / path.relative_to(root))
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        _refuse(inputs, shown, f"The file is gone or cannot be seen: {error.strerror}.")
        return
    if stat.S_ISLNK(mode):
        _refuse(inputs, shown, "Links are not followed: put the document itself into the folder.")
    elif not stat.S_ISREG(mode):
        _refuse(inputs, shown, "It is not a regular file.")
    else:
        yield path, shown
