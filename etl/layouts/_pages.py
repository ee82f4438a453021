"""Page numbers of passages."""

from bisect import bisect_right
from dataclasses import replace

from etl.document import Document

PAGED = ("pdf",)
"""Formats whose readers set a form feed between two pages."""


def number_pages(document: Document) -> None:
    """Set the page of each passage by where it starts, where the format has pages."""
    if document.format not in PAGED:
        return
    breaks = [at for at, sign in enumerate(document.text) if sign == "\f"]
    document.passages = [
        replace(passage, page=bisect_right(breaks, passage.source_start) + 1)
        for passage in document.passages
    ]
