"""A short news story as the models see it."""

from etl.annotate import annotate
from etl.document import AnnotatedDocument, Document, Passage
from etl.frames.mentions import Reading


def story(*paragraphs: str, head: str = "heading") -> AnnotatedDocument:
    """Paragraphs, annotated; one in capitals is a title or heading."""
    passages = [
        Passage(k, text, 0, len(text), part=head if text.isupper() else "body")
        for k, text in enumerate(paragraphs)
    ]
    return annotate(Document("d", "d.txt", "0", "txt", kind="news", passages=passages))


def read(*paragraphs: str, head: str = "heading") -> Reading:
    return Reading.of(story(*paragraphs, head=head))
