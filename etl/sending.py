"""Shards that are made on other machines, and sent to the one that builds."""

import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from etl.making import made
from etl.parts import sync
from etl.shards import MAKING, Order, Shard, found


@dataclass(frozen=True, slots=True)
class Packed:
    """A shard that was made on another machine: the contents of its files by their names."""

    files: dict[str, bytes]


def packed(order: Order) -> Packed | str:
    """Reads files into a shard where the folder of shards is not at hand.

    Args:
        order: What to read.

    Returns:
        The shard, or what the system says where this machine has no room for it.
    """
    with tempfile.TemporaryDirectory(prefix="tip-atlas-") as folder:
        shard = made(replace(order, kept=Path(folder)))
        if isinstance(shard, str):
            return shard
        return Packed({path.name: path.read_bytes() for path in sorted(shard.folder.iterdir())})


def unpacked(order: Order, packed: Packed) -> Shard | str:
    """Puts a shard that another machine made among the others.

    Args:
        order: What it was made from.
        packed: From `packed`.

    Returns:
        The shard, or what the system says where the folder cannot be written.
    """
    draft = order.kept / f"{MAKING}{order.name}-{os.getpid()}"
    try:
        draft.mkdir(parents=True, exist_ok=True)
        for name, content in packed.files.items():
            (draft / name).write_bytes(content)
            sync(draft / name)
        shutil.rmtree(order.kept / order.name, ignore_errors=True)
        draft.rename(order.kept / order.name)
        sync(order.kept)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        return error.strerror or str(error)
    return found(order.kept, order.name, order.version) or "it came damaged"
