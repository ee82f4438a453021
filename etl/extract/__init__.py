"""One module per fact table: annotated passages to claims.

A module has `TABLE`, the name of its fact table, and `extract(annotated) -> list[Claim]`. It is
found by its folder; modules whose name starts with an underscore are helpers.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from etl.document import AnnotatedDocument, Claim

__all__ = ["Extractor", "extractors"]


@dataclass(frozen=True, slots=True)
class Extractor:
    """A module that reads one kind of fact."""

    name: str
    table: str
    extract: Callable[[AnnotatedDocument], list[Claim]]


@cache
def extractors() -> tuple[Extractor, ...]:
    """All extractors in the folder, by name."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    modules = [(name, importlib.import_module(f"{__name__}.{name}")) for name in names]
    return tuple(Extractor(name, module.TABLE, module.extract) for name, module in modules)
