"""The figures that a few sentences tell of."""

from etl.annotate.quantities import annotate as quantities
from etl.document import AnnotatedDocument, AnnotatedPassage, Document, Passage, PlaceMention
from etl.extract.figures import extract


def annotated(*texts, part="body", places=(), dates=()):
    document = Document("d", "d.txt", "0", "txt")
    passages = [Passage(i, text, 0, len(text), part=part) for i, text in enumerate(texts)]
    marks = quantities(passages, document)
    return AnnotatedDocument(
        document,
        [
            AnnotatedPassage(
                passage,
                sentences=[(0, len(passage.text))],
                quantities=found,
                places=list(places),
                dates=list(dates),
            )
            for passage, found in zip(passages, marks, strict=True)
        ],
    )


def figures(*texts, **marks):
    return [claim.fields for claim in extract(annotated(*texts, **marks))]


def placed(text, **codes):
    """Marks of countries named in a text, by their codes."""
    return [
        PlaceMention(text.index(n), text.index(n) + len(n), n, code, n, "country", code)
        for n, code in codes.items()
    ]
