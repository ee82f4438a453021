"""Addresses of files and folders: paths of this machine, and s3://bucket/folder.

What lies at the second kind is reached through fsspec (extra `s3`), by the credentials that the S3
library finds for itself: variables AWS_*, its files, the machine's role. No address holds a secret.
"""

import contextlib
import errno
import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, Union

if TYPE_CHECKING:
    from upath import UPath

Address: TypeAlias = Union[Path, "UPath"]
"""A path of this machine, or one that has the same methods elsewhere."""
ELSEWHERE = ("s3",)
"""Kinds of addresses that are reached through fsspec."""
_FAR = tuple(f"{kind}://" for kind in ELSEWHERE)
TOGETHER, TOGETHER_BYTES = 64, 64 << 20
"""Files that are fetched at once, and the bytes from which on no further one is."""
_EXTRA = "{} needs packages that are not installed ({}): run `pip install 'mekong-tip-atlas[{}]'`."


FRESH_NS = 2_000_000_000
"""Clocks of file systems may stand still for so long."""
_OF_THIS_MACHINE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""Faults of a disk here, on which a copy is being written."""


class AddressError(Exception):
    """An address cannot be reached; the message is one sentence that names it."""


class Entry(NamedTuple):
    """What a folder holds.

    Attributes:
        name: In the folder.
        kind: file, folder, link, or other (a pipe, a device).
        size: Bytes of a file.
        stamp: Changes with its bytes, as far as the folder tells; "" where it does not.
    """

    name: str
    kind: str
    size: int = 0
    stamp: str = ""


class Sized(NamedTuple):
    """A file elsewhere and its bytes, as its folder tells them."""

    path: "UPath"
    size: int


def missing_extra(what: str, extra: str, error: ImportError) -> str:
    """The sentence about packages that an extra of this package installs."""
    return _EXTRA.format(what, error.name or error, extra)


def parse(text: str) -> Address:
    """The address that a text names.

    Raises:
        AddressError: It is of a kind that is not known, names no bucket, or needs the extra `s3`.
    """
    kind, parted, rest = text.partition("://")
    if not parted:
        return Path(text)
    if kind not in ELSEWHERE:
        raise AddressError(f"{text} is no address: give a path, or s3://bucket/folder.")
    bucket = rest.partition("/")[0]
    if not bucket or "@" in bucket:
        raise AddressError(f"{kind}:// needs a bucket and nothing before it: s3://bucket/folder.")
    try:
        import s3fs  # noqa: F401 (says here what is missing)
        from upath import UPath
    except ImportError as error:
        raise AddressError(missing_extra(text, "s3", error)) from error
    return UPath(f"{kind}://{'/'.join(part for part in rest.split('/') if part)}")


def is_far(where: str) -> bool:
    """Whether an address as text, of what was found below another one, is none of this machine."""
    return where.startswith(_FAR)


def at(where: str) -> Address:
    """The address of what was found below another one."""
    return parse(where) if is_far(where) else Path(where)


@contextlib.contextmanager
def reaching(address: Address) -> Iterator[None]:
    """What goes wrong on the way to an address elsewhere becomes one sentence.

    Raises:
        AddressError: It cannot be reached, or does not let in.
    """
    if isinstance(address, Path):
        yield
        return
    from botocore.exceptions import BotoCoreError

    try:
        yield
    except (BotoCoreError, OSError) as error:
        if getattr(error, "errno", None) in _OF_THIS_MACHINE:
            raise
        why = " ".join(str(error).split()).rstrip(".") or type(error).__name__
        raise AddressError(
            f"{address} cannot be reached ({why}): check its name, AWS_ENDPOINT_URL and the"
            " credentials (AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)."
        ) from error


def listed(folder: Address) -> list[Entry]:
    """What a folder holds, in no order.

    Raises:
        OSError: It cannot be read.
    """
    if not isinstance(folder, Path):
        prefix = f"{folder.path.rstrip('/')}/"
        entries = folder.fs.ls(folder.path, detail=True, refresh=True)
        return [
            Entry(
                one["name"].removeprefix(prefix),
                _KINDS[one["type"]],
                one["size"] or 0,
                str(one.get("ETag", "")),
            )
            for one in entries
            # Some programs make an empty object that stands for the folder itself.
            if one["name"].startswith(prefix) and one["name"] != prefix
        ]
    handle = os.open(folder, os.O_RDONLY)  # the way to it is gone once, not for each file
    try:
        with os.scandir(handle) as entries:
            return list(map(partial(_entry, time.time_ns() - FRESH_NS), entries))
    finally:
        os.close(handle)


def _entry(fresh: int, found: os.DirEntry[str]) -> Entry:
    """An entry of a folder of this machine."""
    name = found.name
    if not found.is_file(follow_symlinks=False):
        return Entry(name, _kind(found))
    try:
        told = found.stat(follow_symlinks=False)
    except OSError:
        return Entry(name, "file")  # it is gone: who reads it says so
    return Entry(name, "file", told.st_size, _stamp(told, fresh))


_KINDS = {"file": "file", "directory": "folder"}


def _kind(found: os.DirEntry[str]) -> str:
    if found.is_symlink():
        return "link"
    return "folder" if found.is_dir(follow_symlinks=False) else "other"


def _stamp(told: os.stat_result, fresh: int) -> str:
    """The times of a file; "" while so fresh that a change might leave them as they are."""
    written, changed = told.st_mtime_ns, told.st_ctime_ns
    return "" if written > fresh or changed > fresh else f"{written} {changed} {told.st_ino}"


def stamped(file: Address) -> tuple[int, str]:
    """Size and stamp of a file that is not found by its folder, as those of an entry."""
    told = file.stat()
    if not isinstance(told, os.stat_result):
        return told.st_size, ""
    return told.st_size, _stamp(told, time.time_ns() - FRESH_NS)


def contents(files: Sequence[Sized]) -> Iterator[bytes | Exception]:
    """The bytes of files elsewhere, many at once, in their order; or why one is not had."""
    for some in _together(files):
        found: Any = some[0].path.fs.cat([one.path.path for one in some], on_error="return")
        for one in some:
            yield found[one.path.path]


def _together(files: Sequence[Sized]) -> Iterator[list[Sized]]:
    some: list[Sized] = []
    for file in files:
        some.append(file)
        if len(some) == TOGETHER or sum(one.size for one in some) >= TOGETHER_BYTES:
            yield some
            some = []
    if some:
        yield some


def sha256s(files: Sequence[Sized]) -> list[str | None]:
    """SHA-256 of the bytes of files elsewhere; None of one that is gone or not to be read.

    Raises:
        AddressError: One cannot be reached.
    """
    hashes: list[str | None] = []
    for file, found in zip(files, contents(files), strict=True):
        if isinstance(found, bytes):
            hashes.append(hashlib.sha256(found).hexdigest())
        elif isinstance(found, FileNotFoundError | PermissionError):
            hashes.append(None)
        else:
            with reaching(file.path):
                raise found
    return hashes
