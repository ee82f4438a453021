"""Versions of the code: what was read or linked by another one is read or linked again."""

import hashlib
import platform
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from etl.parts import sha256_of
from etl.paths import REFERENCE, ROOT

LINKING = (
    *("linked", "stretches", "link_claims", "link_documents", "grouping", "regroup", "crowd"),
    "pointing",
)
"""Modules that complete what was read."""
BESIDE = (
    *("cli", "run", "versions", "gathering", "plan", "assembly", "store", "locking", "aliases"),
    *("verify", "read", "parallel", "preview", "score", "scoreboard", "tally", "trust"),
    *("reliability", "linkscore", "gold", "corpus", "calibrate", "examples", "train"),
    *("train_counts", "train_figures", *LINKING),
)
"""Modules that have no part in what is read of a document."""


def code_version() -> str:
    """Hash of the code and reference data that documents are read with."""
    code = [path for kind in ("*.py", "*.toml") for path in (ROOT / "etl").rglob(kind)]
    beside = {ROOT / "etl" / f"{name}.py" for name in BESIDE}
    reference = [path for path in REFERENCE.rglob("*") if path.is_file()]
    return _hashed([*(path for path in code if path not in beside), *reference])


def linking_version() -> str:
    """Hash of the code that completes what was read."""
    return _hashed([ROOT / "etl" / f"{name}.py" for name in LINKING])


def _hashed(paths: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        if "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(ROOT)}\0{sha256_of(path)}\0".encode())
    return digest.hexdigest()[:16]


@cache
def edition() -> str:
    """Code and Python as this process has them: all machines of a cluster must have the same."""
    return f"{code_version()} {platform.python_version()}"
