"""Figures: numbers that count or measure trafficking, the response to it or the border."""

from etl.document import AnnotatedDocument, AnnotatedPassage, Claim, Quantity
from etl.extract import _figure_fields as fields
from etl.extract import _figure_relevance as relevance
from etl.extract._figure_about import about, noun_of
from etl.extract._figure_clause import around
from etl.stance import held

TABLE = "figures"
_OF_JUSTICE = frozenset(
    ["arrests", "convictions", "cases", "prosecuted", "prosecutions", "investigations", "suspects"]
)
"""Units and measures that count the accused and their cases: they are asserted to be accused."""
_WITH_NOUN, _WITHOUT_NOUN = 0.85, 0.65


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """Figure claims of a document."""
    matter = relevance.Surroundings(annotated)
    return [
        _claim(quantity, passage)
        for index, passage in enumerate(annotated.passages)
        for quantity in passage.quantities
        if relevance.is_figure(quantity, passage, index, matter)
    ]


def _claim(quantity: Quantity, passage: AnnotatedPassage) -> Claim:
    text = passage.passage.text
    own = around(passage, quantity)
    period = fields.period(own, passage, quantity)
    money = relevance.is_money(quantity)
    before = None if quantity.head else fields.head_before(quantity, passage, own)
    counted = noun_of(before or quantity, text)
    measure = fields.measure(quantity, text, own, money)
    accused = quantity.unit in _OF_JUSTICE or measure in _OF_JUSTICE
    start, end = own.sentence
    span = quantity.start - start, min(quantity.end, end) - start
    bounded = quantity.qualifier in ("range", "vague")
    return Claim(
        table=TABLE,
        passage=passage.passage.ordinal,
        start=quantity.start,
        end=quantity.end,
        fields={
            "about": about(text, quantity, counted if before else ""),
            "value_low": quantity.low,
            "value_high": quantity.high if bounded else None,
            "qualifier": quantity.qualifier,
            "unit": quantity.unit,
            "measure": measure,
            "per": quantity.per,
            "countries": fields.countries(own, passage, quantity),
            "place_id": fields.place_id(own, passage, quantity),
            "population": fields.population(text, quantity, counted),
            "period_start": period.first if period else None,
            "period_end": period.last if period else None,
        },
        support=[(passage.passage.ordinal, before.start, before.end)] if before else [],
        assertion=held(text[start:end], span, accused=True) if accused else None,
        confidence=_WITH_NOUN if quantity.head else _WITHOUT_NOUN,
        extractor="figures",
    )
