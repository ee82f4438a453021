"""Marks in passages: sentences, places, dates, quantities, actors and persons."""

from etl.annotate import actors, dates, persons, places, quantities, sentences
from etl.document import AnnotatedDocument, AnnotatedPassage, Document, Passage


def annotate(document: Document, telling: list[Passage] | None = None) -> AnnotatedDocument:
    """Marks the passages of a document that facts are read from, and the countries of the others.

    Args:
        document: Laid out, with its own date where it has one: relative dates lean on it.
        telling: The passages that facts are read from, in order; all that are not page furniture
            where it is None.
    """
    body = [passage for passage in document.passages if not passage.furniture]
    passages = body if telling is None else telling
    read = {passage.ordinal for passage in passages}
    others = [passage for passage in body if passage.ordinal not in read]
    if not passages:
        return AnnotatedDocument(document, beyond=_countries(others, document))
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
    return AnnotatedDocument(document, found, _countries(others, document))


def _countries(passages: list[Passage], document: Document) -> list[AnnotatedPassage]:
    """Marks only what tells which countries passages are about; those without it are left out."""
    if not passages:
        return []
    named = places.countries(passages, document)
    return [
        AnnotatedPassage(passage, places=marked)
        for passage, marked in zip(passages, named, strict=True)
        if marked
    ]
