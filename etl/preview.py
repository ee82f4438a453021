"""What would be read of one document, before it is among the tables: for whoever adds it."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from etl.document import Document
from etl.reading import read_document
from etl.relevance import about_trafficking
from etl.rows import marking_of
from etl.sidecar import KEYS, sidecar_of

ENTERED = "entered by an analyst"
_DATES = {
    "stated": "as the text states it",
    "header": "from its header",
    "derived": "worked out from other dates in the text",
    "sidecar": ENTERED,
}


def preview(path: Path) -> dict[str, Any]:
    """What was read of a file, as JSON has it.

    Args:
        path: The file; a sidecar beside it is taken into account.

    Returns:
        Fields of the documents table; `basis`, where each that can be corrected comes from;
        `markings`, passages by marking ("" for none); `entered`, what the sidecar says; `pages`;
        `about`, whether it tells of trafficking; `issues`, a sentence each.
    """
    document = read_document(path, path.parent)
    entered = _entered(path)
    body = [one for one in document.passages if not one.furniture]
    pages = {one.page for one in document.passages if one.page}
    names = ("sha256", "format", "kind", "title", "publisher", "date_precision", "reference")
    names += ("classification", "language", "url", "reliability", "status", "status_detail")
    return {name: getattr(document, name) for name in names} | {
        "name": path.name,
        "date": document.date.isoformat() if document.date else None,
        "basis": {name: _basis(document, name, entered) for name in KEYS},
        "markings": dict(Counter(marking_of(document, one) or "" for one in body)),
        "entered": {name: str(value) for name, value in entered.items()},
        "passages": len(body),
        "pages": len(pages),
        "characters": len(document.text),
        "about": bool(body) and about_trafficking(document),
        "issues": [issue.message for issue in document.issues],
    }


def _entered(path: Path) -> dict[str, Any]:
    """What the sidecar says; nothing where there is none or it cannot be read, an issue says so."""
    beside = sidecar_of(path)
    try:
        found = tomllib.loads(beside.read_text(encoding="utf-8")) if beside else {}
    except (OSError, ValueError):
        return {}
    return {name: value for name, value in found.items() if name in KEYS}


def _basis(document: Document, name: str, entered: dict[str, Any]) -> str:
    """Where a field's value comes from; "" where it has none."""
    if name in entered:
        return ENTERED
    if name == "date":
        return _DATES.get(document.date_basis or "", "")
    if name == "kind":
        return "told by its layout"
    if name == "marking":
        return "as its paragraphs are marked" if document.passages else ""
    return "as the text states it" if getattr(document, name) else ""
