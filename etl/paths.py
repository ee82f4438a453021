"""Where the checkout keeps its seeds, reference data and built snapshots."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
REFERENCE = ROOT / "data" / "reference"


def data_dir() -> Path:
    """The folder of CURRENT and snapshots: the variable TIP_ATLAS_DATA or data/ of the checkout."""
    return Path(os.environ.get("TIP_ATLAS_DATA") or ROOT / "data")
