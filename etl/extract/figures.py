"""Figures: numbers that count or measure trafficking, the response to it or the border."""

from etl.document import AnnotatedDocument, AnnotatedPassage, Claim, Quantity
from etl.extract import _figure_relevance as relevance

TABLE = "figures"


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """Figure claims of a document."""
    around = relevance.Surroundings(annotated)
    return [
        _claim(quantity, passage)
        for index, passage in enumerate(annotated.passages)
        for quantity in passage.quantities
        if relevance.is_figure(quantity, passage, index, around)
    ]


def _claim(q: Quantity, passage: AnnotatedPassage) -> Claim:
    return Claim(TABLE, passage.passage.ordinal, q.start, q.end, {
        "value_low": q.low, "value_high": q.high if q.qualifier in ("range", "vague") else None, "unit": q.unit})
