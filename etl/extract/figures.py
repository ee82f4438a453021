"""Figures: numbers that count or measure trafficking, the response to it or the border."""

from etl.document import AnnotatedDocument, Claim

TABLE = "figures"


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """Figure claims of a document."""
    claims=[]
    for passage in annotated.passages:
        for q in passage.quantities:
            claims.append(Claim(TABLE, passage.passage.ordinal, q.start, q.end, {
                "value_low": q.low, "value_high": q.high if q.qualifier in ("range","vague") else None, "unit": q.unit}))
    return claims
