"""Figures: numbers that count or measure trafficking, the response to it or the border."""

from dataclasses import replace
from datetime import date as Day

from etl.document import AnnotatedDocument, AnnotatedPassage, Claim, Column, Quantity
from etl.extract import _figure_fields as fields
from etl.extract import _figure_relevance as relevance
from etl.extract._figure_about import about, noun_of
from etl.extract._figure_clause import Around, around, whole
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
        _claim(quantity, passage, annotated.document.date)
        for index, passage in enumerate(annotated.passages)
        for quantity in passage.quantities
        if relevance.is_figure(quantity, passage, index, matter)
    ]


def _claim(quantity: Quantity, passage: AnnotatedPassage, written: Day | None) -> Claim:
    text = passage.passage.text
    own = around(passage, quantity)
    period = fields.period(own, passage, quantity, written)
    money = relevance.is_money(quantity)
    heading = quantity.column if quantity.column and not quantity.column.date else None
    before = None if quantity.head or heading else fields.head_before(quantity, passage, own)
    counted = heading.label.lower() if heading else noun_of(before or quantity, text)
    measure = _measure(quantity, text, own, money, heading)
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
            "about": heading.label if heading else about(text, quantity, counted if before else ""),
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
        support=_support(quantity, before, passage),
        assertion=held(text[start:end], span, accused=True) if accused else None,
        confidence=_WITH_NOUN if quantity.head else _WITHOUT_NOUN,
        extractor="figures",
    )


def _measure(
    quantity: Quantity, text: str, own: Around, money: bool, heading: Column | None
) -> str:
    """What a figure measures: in a table by the heading above it, which stands for its clause."""
    if heading is None:
        return fields.measure(quantity, text, own, money)
    over = replace(quantity, start=0, end=0, number_start=0, number_end=0)
    return fields.measure(over, heading.label, whole(heading.label), money)


def _support(
    quantity: Quantity, before: Quantity | None, passage: AnnotatedPassage
) -> list[tuple[int, int, int]]:
    """Where the words stand that a figure leans on: a count before it, the heading above it."""
    found = [(passage.passage.ordinal, before.start, before.end)] if before else []
    if column := quantity.column:
        found.append((column.passage, column.start, column.end))
    return found
