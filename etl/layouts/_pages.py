"""Page numbers of passages."""

import re
from bisect import bisect

from etl.document import Document

PAGED = ("pdf",)
"""Formats whose readers set a form feed between two pages."""


def page_breaks(document: Document) -> list[int]:
    """Where the pages of its text end, in code points; none where the format has no pages."""
    if document.format not in PAGED:
        return []
    return [found.start() for found in re.finditer("\f", document.text)]


def number_pages(document: Document) -> None:
    """Set the page of each passage by where it starts, where the format has pages."""
    if document.format not in PAGED:
        return
    breaks = page_breaks(document)
    for passage in document.passages:
        passage.page = bisect(breaks, passage.source_start) + 1
