"""Files of the command line, written whole or not at all."""

import os
from pathlib import Path


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
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(content)
        draft.replace(target)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
