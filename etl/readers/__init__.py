"""Readers: a file's bytes to its text, one module per file format.

A reader module has `SUFFIXES` (lower case, with the dot) and `read(data)`, which gives the text or,
where there is more to say, `Contents`. Offsets everywhere else in the pipeline count code points of
the text returned here. Where it sets `CONTAINED`, it runs in a process of its own with limits of
time and memory (`etl.readers._contained`).
"""

import hashlib
import importlib
import pkgutil
from functools import cache
from types import ModuleType
from typing import NamedTuple

from etl.addresses import Address
from etl.document import Issue
from etl.readers._contained import contained
from etl.readers._contents import Contents, Member
from etl.readers._errors import ReadError

MAX_BYTES = 50 * 1024 * 1024
"""Largest file that is read, in bytes."""

_INSTEAD = {
    **dict.fromkeys((".doc", ".wps", ".wpd", ".pages"), "save it as .docx or PDF"),
    **dict.fromkeys((".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp"), "save it as PDF"),
    **dict.fromkeys((".msg", ".pst"), "save its mails as .eml or .mbox"),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar"), "unpack it and add what it holds"),
    **dict.fromkeys(
        (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".bmp"),
        "run text recognition (OCR) over it and add what it gives",
    ),
}
"""What to do with files of other formats."""

__all__ = [
    "MAX_BYTES",
    "Member",
    "ReadError",
    "Reading",
    "parse",
    "read",
    "read_member",
    "suffixes",
]


class Reading(NamedTuple):
    """A file that was read.

    Attributes:
        sha256: Of its bytes.
        format: By its name ("txt").
        text: The decoded text; "" where the file only holds other documents.
        issues: What was skipped in it or looks wrong.
        members: The documents that it holds.
    """

    sha256: str
    format: str
    text: str
    issues: tuple[Issue, ...] = ()
    members: tuple[Member, ...] = ()


@cache
def _readers() -> dict[str, ModuleType]:
    modules = (
        importlib.import_module(f"{__name__}.{found.name}")
        for found in pkgutil.iter_modules(__path__)
        if not found.name.startswith("_")
    )
    return {suffix: module for module in modules for suffix in module.SUFFIXES}


def suffixes() -> tuple[str, ...]:
    """The file name endings that some reader reads, sorted."""
    return tuple(sorted(_readers()))


def parse(suffix: str, data: bytes) -> Contents:
    """What bytes hold, read in this process.

    Args:
        suffix: Of the reader, one of `suffixes()`.
        data: The file's bytes.

    Raises:
        ReadError: They give no text.
    """
    found = _readers()[suffix].read(data)
    return found if isinstance(found, Contents) else Contents(found)


def read(path: Address) -> Reading:
    """Read a file.

    Args:
        path: The file; its suffix chooses the reader.

    Raises:
        ReadError: The file is too large, of no known format, empty or not readable; it carries the
            documents row's status and, once the bytes were read, their sha256.
    """
    suffix = path.suffix.lower()
    return _read(_bytes(path, suffix.removeprefix(".")), suffix)


def read_member(member: Member) -> Reading:
    """Read a document that another one holds.

    Raises:
        ReadError: As `read`.
    """
    if member.refused:
        sha256 = hashlib.sha256(member.data).hexdigest() if member.data else None
        form = member.suffix.removeprefix(".")
        raise ReadError("unsupported", member.refused, sha256, form)
    return _read(member.data, member.suffix)


def _read(data: bytes, suffix: str) -> Reading:
    kind = suffix.removeprefix(".")
    sha256 = hashlib.sha256(data).hexdigest()
    reader = _readers().get(suffix)
    if reader is None:
        instead = _INSTEAD.get(suffix) or f"known are {', '.join(suffixes())}"
        message = f"No reader for {suffix or 'a name without ending'}: {instead}."
        raise ReadError("unsupported", message, sha256, kind)
    try:
        if not data:
            raise ReadError("empty", "The file holds no text.")
        within = getattr(reader, "CONTAINED", False)
        found = contained(suffix, data) if within else parse(suffix, data)
    except ReadError as error:
        raise ReadError(error.status, error.sentence, sha256, kind) from error
    if not found.text.strip() and not found.members:
        raise ReadError("empty", "The file holds no text.", sha256, kind)
    return Reading(sha256, kind, found.text, found.issues, found.members)


def _bytes(path: Address, kind: str) -> bytes:
    """All bytes of the file, refused before reading where it is larger than the limit."""
    limit = f"The file is larger than {MAX_BYTES // 1024 // 1024} MB; split it."
    try:
        if not path.is_file():
            raise ReadError("unreadable", "It is not a regular file, or it is gone.", None, kind)
        if path.stat().st_size > MAX_BYTES:
            raise ReadError("too_large", limit, None, kind)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReadError("unreadable", f"The file cannot be read: {reason}.", None, kind) from error
    if len(data) > MAX_BYTES:
        raise ReadError("too_large", limit, None, kind)
    return data
