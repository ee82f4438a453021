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
from etl.layouts._pages import number_pages

__all__ = ["lay_out"]

# From here on no other layout is asked.
_SURE = 0.9
# Passages that the language is told by.
_MOST = 2_000


@cache
def _layouts() -> list[ModuleType]:
    return [
        importlib.import_module(f"{__name__}.{found.name}")
        for found in pkgutil.iter_modules(__path__)
        if not found.name.startswith("_")
    ]


def lay_out(document: Document) -> Document:
    """Fill the header fields and passages of a document by the layout that is surest of it."""
    best, most = None, 0.0
    for layout in _layouts():
        score = layout.score(document.text)
        if score > most:
            best, most = layout, score
        if most >= _SURE:
            break
    if best is None:
        raise RuntimeError("No layout takes every text; etl.layouts.other should.")
    document = best.lay_out(document)
    number_pages(document)
    # An archive's menus of tags may be longer than the text, and are of no language.
    body = " ".join(one.text for one in document.passages[:_MOST] if one.part == "body")
    document.language = document.language or language(body or document.text)
    return document
