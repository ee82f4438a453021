"""Readers: a file's bytes to its text, one module per file format.

A reader module has `SUFFIXES` (lower case, with the dot) and `read(data) -> str`. Offsets
everywhere else in the pipeline count code points of the text returned here.
"""

import hashlib
import importlib
import pkgutil
from functools import cache
from pathlib import Path
from types import ModuleType

from etl.readers._errors import ReadError

MAX_BYTES = 50 * 1024 * 1024
"""Largest file that is read, in bytes."""

__all__ = ["MAX_BYTES", "ReadError", "read", "suffixes"]


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


def read(path: Path) -> tuple[str, str, str]:
    """Read a file.

    Args:
        path: The file; its suffix chooses the reader.

    Returns:
        The sha256 of the bytes, the format ("txt") and the decoded text.

    Raises:
        ReadError: The file is too large, of no known format, empty or not readable; it carries the
            documents row's status and, once the bytes were read, their sha256.
    """
    kind = path.suffix.lower().removeprefix(".")
    data = _bytes(path, kind)
    sha256 = hashlib.sha256(data).hexdigest()
    reader = _readers().get(path.suffix.lower())
    if reader is None:
        message = f"No reader for {path.suffix or 'a name without ending'}; known: {_known()}."
        raise ReadError("unsupported", message, sha256, kind)
    try:
        text = reader.read(data)
    except ReadError as error:
        raise ReadError(error.status, error.sentence, sha256, kind) from error
    if not text.strip():
        raise ReadError("empty", "The file holds no text.", sha256, kind)
    return sha256, kind, text


def _known() -> str:
    return ", ".join(suffixes())


def _bytes(path: Path, kind: str) -> bytes:
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
