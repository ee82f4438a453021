"""What is kept of earlier builds, made sure of: what is damaged is removed and read again."""

import logging
import shutil
from pathlib import Path

from etl import linked, shards

LOG = logging.getLogger(__name__)


def forget_damaged(data_dir: Path) -> list[Path]:
    """Removes shards and parts that are not what was written, and says so; reads all to their end.

    Only one build may be at it (`etl.store.locked`).

    Args:
        data_dir: The folder of CURRENT and snapshots.

    Returns:
        Their folders.
    """
    kept = data_dir / shards.KEPT
    found = linked.damaged(kept)
    for shard in shards.all_found(kept):
        if shards.damaged(shard):
            found.append(shard.folder)
    for folder in found:
        LOG.warning("%s was damaged: what it was made from is read again.", folder)
        shutil.rmtree(folder, ignore_errors=True)
    return found
