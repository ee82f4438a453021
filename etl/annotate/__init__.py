"""Marks in passages: sentences, places, dates, quantities, actors and persons."""

from etl.annotate import actors, dates, persons, places, quantities, sentences
from etl.document import AnnotatedDocument, AnnotatedPassage, Document


def annotate(document: Document) -> AnnotatedDocument:
    """Marks all passages of a document that are not page furniture.

    Args:
        document: Laid out, with its own date where it has one: relative dates lean on it.
    """
    passages = [passage for passage in document.passages if not passage.furniture]
    dated = dates.annotate(passages, document)
    marked = zip(
        passages,
        sentences.annotate(passages, document),
        places.annotate(passages, document),
        actors.annotate(passages, document),
        persons.annotate(passages, document),
        dated,
        quantities.annotate(passages, document, dated),
        strict=True,
    )
    found = [
        AnnotatedPassage(
            passage,
            sentences=cut,
            places=where,
            actors=who,
            persons=named,
            dates=when,
            quantities=much,
        )
        for passage, cut, where, who, named, when, much in marked
    ]
    return AnnotatedDocument(document, found)


def countries(document: Document) -> AnnotatedDocument:
    """Marks only what tells which countries a document is about: for one that yields no claims.

    Args:
        document: Laid out.
    """
    passages = [passage for passage in document.passages if not passage.furniture]
    named = places.countries(passages, document)
    found = [
        AnnotatedPassage(passage, places=marked)
        for passage, marked in zip(passages, named, strict=True)
    ]
    return AnnotatedDocument(document, found)
