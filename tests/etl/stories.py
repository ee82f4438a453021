"""A document of a few paragraphs, annotated, as extractors read it."""

from datetime import date

from etl.annotate import annotate
from etl.document import AnnotatedDocument, Document, Passage


def story(
    *paragraphs: str,
    own: date | None = date(2010, 6, 1),
    kind: str = "news",
    publisher: str | None = None,
    head: str = "body",
) -> AnnotatedDocument:
    """Paragraphs of a document of its own day; `head` is the part of those in capitals."""
    precision = "day" if own else None
    document = Document("d", "d.txt", "0", "txt", "\n".join(paragraphs), kind=kind, date=own)
    document.date_precision, document.publisher = precision, publisher
    start = 0
    for number, text in enumerate(paragraphs):
        part = head if text.isupper() else "body"
        document.passages.append(Passage(number, text, start, start + len(text), part=part))
        start += len(text) + 1
    return annotate(document)
