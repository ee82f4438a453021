"""Where the checkout keeps its seeds, reference data and built snapshots."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
REFERENCE = ROOT / "data" / "reference"
INPUTS = "inputs"
"""The folder in the data folder that holds the documents added by the dashboard."""
LEFT_OUT = "left-out.toml"
"""The file in the data folder that names the documents an analyst left out."""


def data_dir() -> Path:
    """The folder of CURRENT and snapshots: the variable TIP_ATLAS_DATA or data/ of the checkout."""
    return Path(os.environ.get("TIP_ATLAS_DATA") or ROOT / "data")
