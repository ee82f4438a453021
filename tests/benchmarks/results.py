"""What the benchmarks measured, kept as JSON beside each other, for the table of the README."""

import argparse
import json
import os
import time
from pathlib import Path
from typing import Any


def add_option(parser: argparse.ArgumentParser) -> None:
    """Adds what says where results go."""
    parser.add_argument(
        "--results", type=Path, metavar="FOLDER", help="write the results there, for table.py"
    )


def write(folder: Path | None, name: str, measured: dict[str, Any]) -> None:
    """Writes what a benchmark measured, with the day and the load of the machine, if asked to.

    Args:
        folder: Where; None writes nothing.
        name: Of the benchmark, and of the file.
        measured: Numbers by name.
    """
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    told = {
        "day": time.strftime("%Y-%m-%d"),
        "load": round(os.getloadavg()[0], 1),
        "processors": os.cpu_count(),
        **measured,
    }
    (folder / f"{name}.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def read(folder: Path, name: str) -> dict[str, Any]:
    """What a benchmark measured; nothing where it was not run."""
    path = folder / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
