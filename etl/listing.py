"""The regular files below paths, with their names as shown, in the order of names."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from etl import addresses
from etl.addresses import Address, Entry
from etl.sidecar import SUFFIX, sidecar_of

SAVED_WITH = "It holds what browsers save with a page: pictures, scripts and styles."
LINK = "Links are not followed: put the document itself into the folder."
NO_DOCUMENT = "There is no document of this name beside it."
_PAGES = (".html", ".htm")

Refuse = Callable[[str, str], None]
"""Called with the name as shown of what is no document, and why."""


class MissingPath(Exception):
    """A file or folder that was named does not exist; the message says which."""


class Found(NamedTuple):
    """A regular file.

    Attributes:
        where: Its address, as `etl.addresses.parse` reads it.
        shown: Its name as shown.
        size: Its bytes.
        stamp: Changes with its bytes, as far as the folder tells; "" where it does not.
        sidecar: The analyst's corrections beside it.
    """

    where: str
    shown: str
    size: int
    stamp: str = ""
    sidecar: "Found | None" = None


def printable(path: PurePath | str) -> str:
    """A path as it is stored: bytes that are no text are written out."""
    name = path if isinstance(path, str) else path.as_posix()
    if name.isascii():
        return name
    return name.encode("utf-8", "backslashreplace").decode()


def walk(paths: Sequence[Address], refuse: Refuse) -> Iterator[Found]:
    """The files that are named and those below folders that are; dot files are passed over.

    Args:
        paths: Files and folders.
        refuse: Told of what is no document.

    Raises:
        MissingPath: One of them does not exist.
        AddressError: One of them cannot be reached.
    """
    for given in paths:
        with addresses.reaching(given):
            root = given.resolve()
            if not root.exists():
                raise MissingPath(f"There is no file or folder {given}: check the name.")
            named = _named(root) if root.is_file() else None
        if named is None:
            yield from _below(root, refuse)
        elif not root.name.endswith(SUFFIX):
            yield named
        elif not _document_of(root).exists():
            refuse(named.shown, NO_DOCUMENT)


def _named(path: Address) -> Found:
    """A file that was named by itself."""
    beside = sidecar_of(path)
    sidecar = None
    if beside is not None:
        sidecar = Found(str(beside), printable(beside.name), *addresses.stamped(beside))
    return Found(str(path), printable(path.name), *addresses.stamped(path), sidecar)


def _document_of(sidecar: Address) -> Address:
    return sidecar.with_name(sidecar.name.removesuffix(SUFFIX))


def _below(root: Address, refuse: Refuse) -> Iterator[Found]:
    """The files of a folder, then those of the folders in it, through all levels."""
    # A bucket has its name at the end of its address.
    name = root.name or root.as_posix().strip("/").rpartition("/")[2]
    waiting = [(str(root).rstrip("/"), printable(name))]
    while waiting:
        folder, shown = waiting.pop()
        entries = {one.name: one for one in _entries(folder, shown, refuse)}
        below = sorted(name for name, one in entries.items() if one.kind == "folder")
        saved = _saved_with(below, entries)
        for name in saved:
            refuse(f"{shown}/{printable(name)}", SAVED_WITH)
        beside = {name for name in entries if name.endswith(SUFFIX)}
        has_one = {name.removesuffix(SUFFIX) for name in beside}
        for name in sorted(entries):
            _, kind, size, stamp = entries[name]
            if kind == "file" and name not in beside and name not in has_one:
                plain = name if name.isascii() else printable(name)
                yield Found(f"{folder}/{name}", f"{shown}/{plain}", size, stamp)
            elif kind != "folder":
                yield from _regular(folder, shown, entries[name], entries, refuse)
        deeper = [name for name in below if name not in saved]
        waiting += [(f"{folder}/{name}", f"{shown}/{printable(name)}") for name in reversed(deeper)]


def _entries(folder: str, shown: str, refuse: Refuse) -> list[Entry]:
    """What a folder holds; dot files are passed over."""
    try:
        with addresses.reaching(there := addresses.at(folder or "/")):
            found = addresses.listed(there)
    except OSError as error:
        refuse(shown, f"The folder cannot be read: {error.strerror}.")
        return []
    return [one for one in found if one.name and not one.name.startswith(".")]


def _saved_with(folders: Sequence[str], names: Iterable[str]) -> list[str]:
    """The folders that browsers made beside pages of these names."""
    if not folders:
        return []
    pages = {name.removesuffix(end) for name in names for end in _PAGES if name.endswith(end)}
    return sorted(name for name in folders if name.removesuffix("_files") in pages - {name})


def _regular(
    folder: str, within: str, entry: Entry, beside: Mapping[str, Entry], refuse: Refuse
) -> Iterator[Found]:
    """A file of a folder with what lies beside it; what is no document is refused."""
    name, shown = entry.name, f"{within}/{printable(entry.name)}"
    if entry.kind == "link":
        refuse(shown, LINK)
    elif entry.kind == "other":
        refuse(shown, "It is not a regular file.")
    elif name.endswith(SUFFIX):
        if name.removesuffix(SUFFIX) not in beside:
            refuse(shown, NO_DOCUMENT)
    else:
        known = beside.get(name + SUFFIX)
        sidecar = None
        if known is not None and known.kind == "file":
            where = f"{folder}/{known.name}"
            sidecar = Found(where, f"{shown}{SUFFIX}", known.size, known.stamp)
        yield Found(f"{folder}/{name}", shown, entry.size, entry.stamp, sidecar)
