"""A document of a few paragraphs, annotated, to read claims from."""

from datetime import date

from etl.annotate import annotate
from etl.document import AnnotatedDocument, Document, Passage


def story(
    *paragraphs: str, own: date | None = date(2010, 6, 1), kind: str = "news"
) -> AnnotatedDocument:
    passages = [Passage(i, text, 0, len(text)) for i, text in enumerate(paragraphs)]
    document = Document(
        "id", "path", "hash", "text", kind=kind, date=own, date_precision="day" if own else None
    )
    document.passages = passages
    return annotate(document)
