"""The regular files below paths, with their names as shown, in the order of names."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
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
    """Regular files, as columns: of one folder there may be hundreds of thousands.

    Attributes:
        where: Their addresses, as `etl.addresses.parse` reads them.
        shown: Their names as shown.
        size: Their bytes.
        stamp: What changes with their bytes, as far as the folder tells; "" where it does not.
        sidecar: Addresses of the analyst's corrections beside them; None where there are none.
    """

    where: list[str]
    shown: list[str]
    size: list[int]
    stamp: list[str]
    sidecar: list[str | None]


def printable(path: PurePath | str) -> str:
    """A path as it is stored: bytes that are no text are written out."""
    name = path if isinstance(path, str) else path.as_posix()
    if name.isascii():
        return name
    return name.encode("utf-8", "backslashreplace").decode()


def walk(paths: Sequence[Address], refuse: Refuse) -> Iterator[tuple[Found, Found]]:
    """The files that are named and those below folders that are; dot files are passed over.

    Args:
        paths: Files and folders.
        refuse: Told of what is no document.

    Yields:
        Documents, and what lies beside them.

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
            refuse(printable(root.name), NO_DOCUMENT)


def _named(path: Address) -> tuple[Found, Found]:
    """A file that was named by itself, and what lies beside it."""
    beside = sidecar_of(path)
    folder = str(path.parent).rstrip("/")
    entries = [Entry(one.name, "file", *addresses.stamped(one)) for one in (path, beside) if one]
    return _found(folder, "", entries[:1], {one.name: one for one in entries[1:]})


def _document_of(sidecar: Address) -> Address:
    return sidecar.with_name(sidecar.name.removesuffix(SUFFIX))


def _below(root: Address, refuse: Refuse) -> Iterator[tuple[Found, Found]]:
    """The files of a folder, then those of the folders in it, through all levels."""
    # A bucket has its name at the end of its address.
    name = root.name or root.as_posix().strip("/").rpartition("/")[2]
    waiting = [(str(root).rstrip("/"), printable(name))]
    while waiting:
        folder, shown = waiting.pop()
        entries = {one.name: one for one in _entries(folder, shown, refuse)}
        below = [name for name, one in entries.items() if one.kind == "folder"]
        saved = _saved_with(below, entries)
        for name in saved:
            refuse(f"{shown}/{printable(name)}", SAVED_WITH)
        files = [one for one in entries.values() if one.kind == "file"]
        beside = {one.name: one for one in files if one.name.endswith(SUFFIX)}
        for one in entries.values() if beside or len(files) + len(below) < len(entries) else ():
            if why := _why_not(one, entries):
                refuse(f"{shown}/{printable(one.name)}", why)
        if beside:
            files = [one for one in files if one.name not in beside]
        yield _found(folder, f"{shown}/", files, beside)
        deeper = [name for name in below if name not in saved]
        waiting += [(f"{folder}/{name}", f"{shown}/{printable(name)}") for name in reversed(deeper)]


def _found(
    folder: str, shown: str, files: Sequence[Entry], beside: Mapping[str, Entry]
) -> tuple[Found, Found]:
    """Files of a folder, and what lies beside them.

    Args:
        folder: Its address.
        shown: What their names as shown begin with.
        files: The files.
        beside: Corrections in the folder, by name; some may be of no document.
    """
    sidecars = [beside.get(one.name + SUFFIX) for one in files] if beside else [None] * len(files)
    there = [one for one in sidecars if one]
    return _columns(folder, shown, files, sidecars), _columns(folder, shown, there)


def _columns(
    folder: str, shown: str, files: Sequence[Entry], sidecars: Sequence[Entry | None] = ()
) -> Found:
    return Found(
        [f"{folder}/{one.name}" for one in files],
        [f"{shown}{printable(one.name)}" for one in files],
        [one.size for one in files],
        [one.stamp for one in files],
        [one and f"{folder}/{one.name}" for one in sidecars] or [None] * len(files),
    )


def _entries(folder: str, shown: str, refuse: Refuse) -> list[Entry]:
    """What a folder holds, in the order of names; dot files are passed over."""
    try:
        with addresses.reaching(there := addresses.at(folder or "/")):
            found = addresses.listed(there)
    except OSError as error:
        refuse(shown, f"The folder cannot be read: {error.strerror}.")
        return []
    return sorted((one for one in found if one.name and one.name[0] != "."), key=itemgetter(0))


def _saved_with(folders: Sequence[str], names: Iterable[str]) -> list[str]:
    """The folders that browsers made beside pages of these names."""
    if not folders:
        return []
    pages = {name.removesuffix(end) for name in names for end in _PAGES if name.endswith(end)}
    return sorted(name for name in folders if name.removesuffix("_files") in pages - {name})


def _why_not(entry: Entry, beside: Mapping[str, Entry]) -> str | None:
    """Why an entry of a folder is no document; None of one that is, or goes with one."""
    if entry.kind == "link":
        return LINK
    if entry.kind == "other":
        return "It is not a regular file."
    alone = entry.kind == "file" and entry.name.endswith(SUFFIX)
    return NO_DOCUMENT if alone and entry.name.removesuffix(SUFFIX) not in beside else None
