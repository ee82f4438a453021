"""Where the checkout keeps its seeds and reference data, and a data folder its snapshots."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
REFERENCE = ROOT / "data" / "reference"
INPUTS = "inputs"
"""The folder in the data folder that holds the documents added by the dashboard."""
LEFT_OUT = "left-out.toml"
"""The file in the data folder that names the documents an analyst left out."""


def snapshot_ids(data_dir: Path) -> list[str]:
    """The ids of the snapshots that are kept in a data folder, the newest first."""
    try:
        names = [path.name for path in (data_dir / "snapshots").iterdir()]
    except OSError:
        return []
    return sorted((name for name in names if not name.startswith(".")), reverse=True)


def state_dir() -> Path:
    """The folder of this account for what belongs to tables that lie elsewhere."""
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(home) / "mekong-tip-atlas"


def data_dir() -> str:
    """The address of CURRENT and snapshots: variable TIP_ATLAS_DATA or data/ of the checkout."""
    return os.environ.get("TIP_ATLAS_DATA") or str(ROOT / "data")
