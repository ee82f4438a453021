"""Figures: numbers that count or measure trafficking, the response to it or the border."""

from collections.abc import Iterator, Sequence
from datetime import date as Day
from typing import Any, NamedTuple

from etl.annotate._nouns import is_money
from etl.document import AnnotatedDocument, AnnotatedPassage, Claim, Quantity
from etl.extract import _figure_fields as fields
from etl.extract import _figure_relevance as relevance
from etl.extract._figure_about import about, in_table, noun_of, of_converted
from etl.extract._figure_antecedent import Leaned, leaned_on
from etl.extract._figure_clause import Around, around
from etl.extract._figure_countries import Concerned
from etl.extract._figure_measure import measure as measure_of
from etl.extract._figure_period import period as period_of
from etl.frames.findings import find
from etl.stance import held

TABLE = "figures"
_OF_JUSTICE = frozenset(
    ["arrests", "convictions", "cases", "prosecuted", "prosecutions", "investigations", "suspects"]
)
"""Units and measures that count the accused and their cases: they are asserted to be accused."""
_WITH_NOUN, _WITHOUT_NOUN = 0.85, 0.65


class Counted(NamedTuple):
    """A figure of a document, before its columns are read.

    Attributes:
        quantity: The number with what it counts.
        passage: Its passage.
        at: Which of the document's passages that is.
        first: The sum that it tells again in another currency; None where it does not.
        own: What of its sentence is its own.
    """

    quantity: Quantity
    passage: AnnotatedPassage
    at: int
    first: Quantity | None
    own: Around

    @property
    def told(self) -> Quantity:
        """What its sentence tells of it is told of: the sum that it repeats, or itself."""
        return self.first or self.quantity


def counted(annotated: AnnotatedDocument) -> Iterator[Counted]:
    """The figures of a document."""
    matter = relevance.Surroundings(annotated)
    for at, passage in enumerate(annotated.passages):
        for quantity in passage.quantities:
            if relevance.is_figure(quantity, passage, at, matter):
                money = is_money(quantity)
                first = fields.converted(quantity, passage) if money else None
                own = around(passage, first or quantity)
                yield Counted(quantity, passage, at, first, own)


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """Figure claims of a document."""
    written, concerned = annotated.document.date, Concerned(annotated, find(annotated))
    passages = annotated.passages
    return [_claim(figure, passages, concerned, written) for figure in counted(annotated)]


def _claim(
    figure: Counted,
    passages: Sequence[AnnotatedPassage],
    concerned: Concerned,
    written: Day | None,
) -> Claim:
    quantity, passage, at, first, own = figure
    told, text = figure.told, passage.passage.text
    label = _heading(quantity, text)
    row = fields.row_label(quantity, text) if label else ""
    before = None if label else leaned_on(told, at, passages, own)
    noun = f"{row} {label}".strip().lower() or (before.noun if before else noun_of(told, text))
    measure = measure_of(told, text, own, is_money(quantity), label, noun)
    named = in_table(row, label) or about(text, told, noun if before and not told.head else "")
    countries = concerned.countries(told, at, own)
    named_elsewhere = (concerned.elsewhere(country, at, own) for country in countries)
    return Claim(
        table=TABLE,
        passage=passage.passage.ordinal,
        start=quantity.start,
        end=quantity.end,
        fields={
            "about": of_converted(named, first, quantity) if first else named,
            "measure": measure,
            **amount(quantity),
            "countries": countries,
            "place_id": fields.place_id(own, passage, told),
            **_period(own, passage, told, written),
            "population": fields.population(text, quantity, noun),
        },
        support=[*_support(quantity, before), *filter(None, named_elsewhere)],
        assertion=_assertion(figure, measure),
        confidence=_WITH_NOUN if quantity.head else _WITHOUT_NOUN,
        extractor="figures",
    )


def _assertion(figure: Counted, measure: str) -> str | None:
    """How sure a sentence is of the accused or of their cases; None for other figures."""
    quantity, (start, end) = figure.quantity, figure.own.sentence
    if quantity.unit not in _OF_JUSTICE and measure not in _OF_JUSTICE:
        return None
    span = quantity.start - start, min(quantity.end, end) - start
    return held(figure.passage.passage.text[start:end], span, accused=True)


def amount(quantity: Quantity) -> dict[str, Any]:
    """The columns of a figure that its number gives."""
    return {
        "value_low": quantity.low,
        "value_high": quantity.upper,
        "qualifier": quantity.qualifier,
        "unit": quantity.unit,
        "per": quantity.per,
    }


def _period(
    own: Around, passage: AnnotatedPassage, told: Quantity, written: Day | None
) -> dict[str, Any]:
    period = period_of(own, passage, told, written)
    return {
        "period_start": period.first if period else None,
        "period_end": period.last if period else None,
    }


def _heading(quantity: Quantity, text: str) -> str:
    """The words over a number's column or before it in its line; "" where none name it."""
    if quantity.column:
        return "" if quantity.column.date else quantity.column.label
    return fields.line_label(quantity, text)


def _support(quantity: Quantity, before: Leaned | None) -> list[tuple[int, int, int]]:
    """Where the words stand that a figure leans on: those before it, the heading above it."""
    found = [(before.passage, before.start, before.end)] if before else []
    if column := quantity.column:
        found.append((column.passage, column.start, column.end))
    return found
