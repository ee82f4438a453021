"""Layouts: the decoded text to header fields and passages, one module per kind of document.

A layout module has `KIND`, `score(text) -> float` (how sure it is that the text is of its kind, 0
to 1) and `lay_out(document) -> Document`.
"""

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from etl.document import Document
from etl.layouts._language import language

__all__ = ["lay_out"]


@cache
def _layouts() -> list[ModuleType]:
    return [
        importlib.import_module(f"{__name__}.{found.name}")
        for found in pkgutil.iter_modules(__path__)
        if not found.name.startswith("_")
    ]


def lay_out(document: Document) -> Document:
    """Fill the header fields and passages of a document by the layout that is surest of it."""
    best = max(_layouts(), key=lambda layout: layout.score(document.text))
    document.language = document.language or language(document.text)
    return best.lay_out(document)
