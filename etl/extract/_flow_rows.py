"""Flows that the rows of tables tell: whom they count, when and what for."""

import re

from etl.document import AnnotatedPassage, Claim, DateMention, Quantity
from etl.frames.count_places import counts_all
from etl.frames.findings import Findings
from etl.frames.purposes import UNSPECIFIED, hits, order
from etl.frames.tabled import Row

SURE = 0.9
"""Probability of a flow that a row tells."""
_CASES = re.compile(r"\b(?:cases|incidents|investigations)\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:victims?|survivors?|persons?|people|wom[ae]n|children)\b", re.IGNORECASE
)
_VICTIMS = re.compile(r"\b(?:victims?|trafficked)\b", re.IGNORECASE)
_WORK = re.compile(r"\blabou?r\b", re.IGNORECASE)
"""Alone it names forced labour in a table of victims."""


def row_claims(findings: Findings, passages: dict[int, AnnotatedPassage]) -> list[Claim]:
    """The claims of all rows of a document.

    Args:
        findings: What the frames found in it.
        passages: Its passages by ordinal.
    """
    rows = [(row, _cells(row, findings, passages)) for row in findings.rows]
    headed = {row.caption for row, cells in rows if any(map(_of_victims, cells))}
    return [
        _claim(row, cells, findings, passages)
        for row, cells in rows
        # Without a number in the column of victims it counts none.
        if row.caption not in headed or any(map(_of_victims, cells))
    ]


def _cells(row: Row, findings: Findings, passages: dict[int, AnnotatedPassage]) -> list[Quantity]:
    """The numbers of people in a row; a nought is none."""
    main = findings.reading.sentences[row.at]
    return [
        q
        for q in passages[main.passage].quantities
        if q.unit == "people" and main.start <= q.start and q.end <= main.end
    ]


def _of_victims(cell: Quantity) -> bool:
    """Whether a column counts the victims among those of a row."""
    return cell.column is not None and bool(_VICTIMS.search(cell.column.label))


def _claim(
    row: Row, cells: list[Quantity], findings: Findings, passages: dict[int, AnnotatedPassage]
) -> Claim:
    sentences = findings.reading.sentences
    main, caption = sentences[row.at], sentences[row.caption]
    counts_cases = _CASES.search(caption.text) and not _PEOPLE.search(caption.text)
    count = None if counts_cases else _count(cells)
    period = _period(count, passages[caption.passage])
    others = sorted({row.origin.at, row.destination.at, row.caption} - {row.at})
    return Claim(
        table="flows",
        passage=main.passage,
        start=main.start,
        end=main.end,
        fields={
            "origin_country": row.origin.place.country,
            "destination_country": row.destination.place.country,
            "victims_low": count.low if count else None,
            "victims_high": count.upper if count else None,
            "qualifier": count.qualifier if count else None,
            "purposes": _purposes(main.text, cells),
            "period_start": period.first if period else None,
            "period_end": period.last if period else None,
        },
        support=[(s.passage, s.start, s.end) for s in (sentences[at] for at in others)],
        confidence=SURE,
        extractor="flows",
    )


def _count(cells: list[Quantity]) -> Quantity | None:
    """The cell for all victims of a row: theirs, the total, the last year's, the sum, the only."""
    victims = [cell for cell in cells if _of_victims(cell)]
    if len(victims) == 1:
        return victims[0]
    if len(cells) < 2:
        return next(iter(cells), None)
    columns = [cell.column for cell in cells]
    for cell in cells:
        if counts_all(cell.column):
            return cell
    dated = [(c.column.date.last, c) for c in cells if c.column is not None and c.column.date]
    if len(dated) == len(columns):
        return max(dated, key=lambda entry: entry[0])[1]
    return cells[-1] if cells[-1].low == sum(cell.low for cell in cells[:-1]) else None


def _period(count: Quantity | None, caption: AnnotatedPassage) -> DateMention | None:
    """The time that heads a count's column, or that the caption names."""
    if count is not None and count.column is not None and count.column.date:
        return count.column.date
    return caption.dates[0] if len(caption.dates) == 1 else None


def _purposes(text: str, cells: list[Quantity]) -> list[str]:
    """What the row's own words name, or the headings over its numbers."""
    named = {hit.purpose for hit in hits(text)}
    if not named and _WORK.search(text):
        named = {"forced_labour"}
    if not named:
        over = (cell.column.label for cell in cells if cell.column is not None and cell.low)
        named = {hit.purpose for label in over for hit in hits(label)}
    return [purpose for purpose in order() if purpose in named] or [UNSPECIFIED]
