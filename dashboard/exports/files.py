"""Files of the command line, written whole or not at all, and entries of zips without a time."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip entry can have."""


def write(target: Path, content: bytes) -> None:
    """Write a file in one step: what was there stays until the new one is whole.

    Args:
        target: Its name; what is no plain file (a pipe, /dev/stdout) is written as it is.
        content: All of it.

    Raises:
        OSError: There is no room, or no right; nothing is left behind.
    """
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    with replacing(target) as draft:
        draft.write_bytes(content)


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A file beside a target that takes its place when it is whole, and else goes.

    Raises:
        OSError: It cannot take the place.
    """
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield draft
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def entry(name: str) -> zipfile.ZipInfo:
    """An entry of a zip, compressed and without a time: the same contents are the same bytes."""
    made = zipfile.ZipInfo(name, EPOCH)
    made.compress_type = zipfile.ZIP_DEFLATED
    return made
