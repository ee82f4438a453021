"""Texts of no kind that another layout knows: paragraphs and headings, no header fields."""

from etl.document import Document
from etl.layouts._article import lay_out_article

KIND = "other"


def score(text: str) -> float:  # noqa: ARG001
    """The least that a layout is chosen with."""
    return 0.05


def lay_out(document: Document) -> Document:
    """Fill title, date and passages as far as they show."""
    return lay_out_article(document, KIND)
