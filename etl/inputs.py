"""Which files a build reads: folders through all their levels, each content once."""

import contextlib
import hashlib
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pyarrow as pa

from etl import addresses, seen
from etl.addresses import Address, Sized
from etl.compute import codes_of, first_of_each, pc
from etl.files import COLUMNS, Files, Input, keys_of, restored, stored
from etl.listing import SAVED_WITH, Found, MissingPath, printable, walk
from etl.readers import MAX_BYTES

if TYPE_CHECKING:
    from upath import UPath

__all__ = ["SAVED_WITH", "Input", "Inputs", "MissingPath", "at_hand", "collect", "printable"]

LEFT_OUT = "An analyst left it out."
QUIET = {LEFT_OUT: "left_out", SAVED_WITH: "saved_with"}
"""Refusals that are as they should be: why, and the code of the issue."""
AT_ONCE = 10_000
"""Files that are objects at once; all others are rows of columns."""
LONGEST = 200
"""Bytes of names that file systems take."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All files of a build and what was refused.

    Attributes:
        files: Each content once, in the order of their names.
        refused: Pairs (name as shown, why).
        identity: Of all names and contents, to see whether anything changed.
    """

    files: Files
    refused: list[tuple[str, str]]
    identity: str


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
    refused: list[tuple[str, str]] = []
    found = _hashed(*_listed(paths, refused), remembered)
    without = pc.is_in(found["sha256"], pa.array(sorted(left_out), pa.string()))
    refused += [(shown, LEFT_OUT) for shown in found["shown"].filter(without).to_pylist()]
    found = found.filter(pc.invert(without)).combine_chunks()
    return Inputs(_each_once(found), refused, _identity(found, refused))


_FOUND = pa.schema(
    [*map(COLUMNS.field, ("where", "shown", "size", "sidecar")), ("stamp", pa.string())]
)


def _listed(paths: Sequence[Address], refused: list[tuple[str, str]]) -> tuple[pa.Table, pa.Table]:
    """The files below the paths and what lies beside them: `_FOUND`, each once."""
    files, sidecars = _Columns(), _Columns()
    for found, beside in walk(paths, lambda shown, why: refused.append((shown, why))):
        files.add(found)
        sidecars.add(beside)
    return _once(files.table()), _once(sidecars.table())


class _Columns:
    """Files on their way into columns, of which few wait as objects."""

    def __init__(self) -> None:
        self._waiting = Found([], [], [], [], [])
        self._tables = [_FOUND.empty_table()]

    def add(self, found: Found) -> None:
        for column, more in zip(self._waiting, found, strict=True):
            column += more
        if len(self._waiting.where) >= AT_ONCE:
            self._take()

    def table(self) -> pa.Table:
        self._take()
        return pa.concat_tables(self._tables).combine_chunks()

    def _take(self) -> None:
        some, self._waiting = self._waiting, Found([], [], [], [], [])
        told = [stored(some.where), some.shown, some.size, stored(some.sidecar), some.stamp]
        self._tables.append(pa.table(told, _FOUND))


def _once(found: pa.Table) -> pa.Table:
    """Files that are named once or several times, once."""
    first = first_of_each(codes_of(found["where"]))
    return found if first.all() else found.filter(pa.array(first)).combine_chunks()


def _hashed(files: pa.Table, sidecars: pa.Table, remembered: Path | None) -> pa.Table:
    """Files with their hashes and those of what lies beside them: `COLUMNS`."""
    hashes = _hashes(pa.concat_tables([files, sidecars]).combine_chunks(), remembered)
    beside = pc.index_in(files["sidecar"], sidecars["where"])
    corrected = hashes[len(files) :].take(beside.combine_chunks())
    columns = {"sha256": hashes[: len(files)], "corrected": corrected}
    names = [name for name in COLUMNS.names if name not in columns]
    columns |= dict(zip(names, files.select(names).columns, strict=True))
    return pa.table(columns).select(COLUMNS.names)


def _hashes(found: pa.Table, remembered: Path | None) -> pa.Array:
    """SHA-256 of files and sidecars; null where it cannot be had or is too large.

    What is remembered of files that have the stamp they had is taken from there.
    """
    where, stamps = (found[name].combine_chunks() for name in ("where", "stamp"))
    known = seen.known(seen.load(remembered) if remembered else seen.NOTHING, where, stamps)
    asked = pc.is_null(known)
    lacking = [found[name].filter(asked).to_pylist() for name in ("where", "size")]
    hashes: list[str | None] = []
    far: dict[int, Sized] = {}
    for at, (address, size) in enumerate(zip(*lacking, strict=True)):
        one = restored(address)
        if size <= MAX_BYTES and addresses.is_far(one):
            far[at] = Sized(cast("UPath", addresses.at(one)), size)
        hashes.append(None if size > MAX_BYTES or at in far else _hash(one))
    for at, sha256 in zip(far, addresses.sha256s(list(far.values())), strict=True):
        hashes[at] = sha256
    known = pc.replace_with_mask(known, asked, pa.array(hashes, pa.string()))
    if remembered is not None:
        told = pa.table([where, stamps, known], schema=seen.SEEN)
        seen.keep(remembered, told, had=len(told) - len(hashes))
    return known


def _identity(found: pa.Table, refused: Sequence[tuple[str, str]]) -> str:
    """Hash of the names and contents of all files, and of what was refused."""
    digest = hashlib.sha256(json.dumps(refused).encode("utf-8", "replace"))
    keys = keys_of(Files(found))
    for begin in range(0, len(keys), AT_ONCE):
        some = keys.slice(begin, AT_ONCE)
        whole = pc.binary_join(pa.ListArray.from_arrays([0, len(some)], some), "\0")
        digest.update(whole[0].as_buffer())  # no name of a file has a NUL
    return digest.hexdigest()


def _each_once(found: pa.Table) -> Files:
    """Files of equal content as one, called as the first; the first sidecar holds for it."""
    codes = codes_of(found["sha256"])
    first = first_of_each(codes)
    if first.all():
        return Files(found)
    files = found.filter(pa.array(first)).combine_chunks()
    place = dict(zip(codes[first].tolist(), range(len(files)), strict=True))
    also_at: dict[int, list[str]] = defaultdict(list)
    beside = {name: files[name].to_pylist() for name in ("sidecar", "corrected")}
    again = found.filter(pa.array(~first))
    for code, row in zip(codes[~first].tolist(), again.to_pylist(), strict=True):
        at = place[code]
        also_at[at].append(row["shown"])
        if beside["sidecar"][at] is None:
            for name, values in beside.items():
                values[at] = row[name]
    for name, values in beside.items():
        column = COLUMNS.get_field_index(name)
        files = files.set_column(column, name, pa.array(values, COLUMNS.types[column]))
    return Files(files, {at: tuple(names) for at, names in also_at.items()})


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
