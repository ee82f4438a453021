"""Figures: numbers that count or measure trafficking, the response to it or the border."""

from etl.document import AnnotatedDocument, AnnotatedPassage, Claim, Quantity
from etl.extract import _figure_fields as fields
from etl.extract import _figure_relevance as relevance

TABLE = "figures"
_WITH_NOUN, _WITHOUT_NOUN = 0.85, 0.65


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """Figure claims of a document."""
    around = relevance.Surroundings(annotated)
    return [
        _claim(quantity, passage)
        for index, passage in enumerate(annotated.passages)
        for quantity in passage.quantities
        if relevance.is_figure(quantity, passage, index, around)
    ]


def _claim(quantity: Quantity, passage: AnnotatedPassage) -> Claim:
    text = passage.passage.text
    sentence = fields.sentence_span(passage, quantity)
    period = fields.period(sentence, passage, quantity)
    money = relevance.is_money(quantity)
    near = text[max(sentence[0], quantity.start - 40) : min(sentence[1], quantity.end + 50)]
    before = None if quantity.head else fields.head_before(quantity, passage)
    bounded = quantity.qualifier in ("range", "vague")
    return Claim(
        table=TABLE,
        passage=passage.passage.ordinal,
        start=quantity.start,
        end=quantity.end,
        fields={
            "about": fields.about(text, quantity, fields.noun_of(before)),
            "value_low": quantity.low,
            "value_high": quantity.high if bounded else None,
            "qualifier": quantity.qualifier,
            "unit": quantity.unit,
            "measure": fields.measure(quantity, near, text[slice(*sentence)], money),
            "per": quantity.per,
            "countries": fields.countries(sentence, passage, quantity),
            "place_id": fields.place_id(sentence, passage, quantity),
            "population": fields.population(text, quantity),
            "period_start": period.first if period else None,
            "period_end": period.last if period else None,
        },
        support=_support(quantity, passage),
        confidence=_WITH_NOUN if quantity.head else _WITHOUT_NOUN,
        extractor="figures",
    )


def _support(quantity: Quantity, passage: AnnotatedPassage) -> list[tuple[int, int, int]]:
    """The last count before a number without a noun: it says what "137 from there" are."""
    if quantity.head:
        return []
    before = fields.head_before(quantity, passage)
    return [(passage.passage.ordinal, before.start, before.end)] if before else []
