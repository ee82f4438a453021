"""The text of a document as HTML: what each paragraph claims beside it, words found marked."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from dashboard import components, evidence, passages, wording
from dashboard.charts.base import number, plain
from etl.read import Question
from etl.schema import TABLES, label

MOST_LINKS = 40
"""Links to paragraphs with words that were searched for."""

Rows = list[dict[Any, Any]]


@dataclass(frozen=True)
class Reading:
    """A document being read.

    Attributes:
        document: Its row of the documents table.
        passages: Its passages in order.
        claims: Its claims in reading order.
        chosen: The claim the reader came for.
        question: The words that were searched for.
    """

    document: dict[Any, Any]
    passages: Rows
    claims: Rows
    chosen: str | None
    question: Question | None


def text(reading: Reading) -> str:
    """The document as HTML."""
    if not reading.passages:
        return "<p>No text.</p>"
    highlights, notes = _beside(reading)
    hits: dict[str, list[evidence.Highlight]] = {}
    if reading.question is not None:
        for row in reading.passages:
            spans = [s for found in reading.question.hits(row["text"]).values() for s in found]
            if spans and not row["furniture"]:
                hits[row["passage_id"]] = [
                    evidence.Highlight(start, end, "", found=True) for start, end in spans
                ]
    at = _came_for(reading, hits)
    parts: list[str] = []
    page = None
    for row in reading.passages:
        before, page = page, number(row["page"])
        if page is not None and page != before:
            parts.append(passages.page(int(page)))
        parts.append(
            passages.paragraph(
                row["text"],
                [*highlights[row["passage_id"]], *hits.get(row["passage_id"], [])],
                label=components.text(row["label"]),
                marking=components.text(row["marking"]) if row["part"] == "body" else None,
                part="furniture" if row["furniture"] else row["part"],
                notes=notes[row["passage_id"]],
                ordinal=int(row["ordinal"]),
                chosen=row["passage_id"] == at,
            )
        )
    links = _links(reading, hits)
    return f"{_legend(reading)}{links}{passages.whole(parts)}"


def _came_for(reading: Reading, hits: Mapping[str, Any]) -> str | None:
    """The passage to begin at: that of the claim asked for, else the first with words found."""
    for row in reading.claims:
        if row["claim_id"] == reading.chosen:
            return row["passage_id"]
    return next(iter(hits), None)


def _legend(reading: Reading) -> str:
    """The signs of the claims there are, with their words and numbers."""
    numbers: dict[str, int] = defaultdict(int)
    for row in reading.claims:
        numbers[row["fact_table"]] += 1
    signs = [
        (wording.SIGNS.get(table, "•"), "currentColor", f"{TABLES[table].title} ({number})")
        for table, number in numbers.items()
    ]
    return evidence.legend(signs) if signs else ""


def _links(reading: Reading, hits: Mapping[str, Any]) -> str:
    """Links to the paragraphs with words that were searched for."""
    if reading.question is None:
        return ""
    ordinals = {row["passage_id"]: int(row["ordinal"]) for row in reading.passages}
    places = [ordinals[passage_id] for passage_id in hits]
    words = " ".join(term.written for term in reading.question.wanted)
    return passages.links_to_paragraphs(words, places, MOST_LINKS)


def _beside(
    reading: Reading,
) -> tuple[Mapping[str, list[evidence.Highlight]], Mapping[str, list[str]]]:
    """Highlights and margin notes by passage; a claim has one number in both."""
    highlights: dict[str, list[evidence.Highlight]] = defaultdict(list)
    notes: dict[str, list[str]] = defaultdict(list)
    for row in reading.claims:
        claim_id, table, passage_id = row["claim_id"], row["fact_table"], row["passage_id"]
        kind, chosen = wording.kind_of_claim(table), claim_id == reading.chosen
        words = f"{kind}: {wording.headline(table, row)}"
        number = len(notes[passage_id]) + 1
        mark = partial(evidence.Highlight, claim_id=claim_id, words=words, chosen=chosen)
        highlights[passage_id].append(mark(int(row["start"]), int(row["end"]), number=number))
        sign = wording.SIGNS.get(table, "•")
        notes[passage_id].append(
            passages.note(
                number, sign, kind, wording.headline(table, row), _facts(row), chosen=chosen
            )
        )
        for span in components.support(row) if chosen else ():
            highlights[span["passage_id"]].append(
                mark(int(span["start"]), int(span["end"]), support=True)
            )
    return highlights, notes


def _facts(row: Mapping[Any, Any]) -> dict[str, str | None]:
    """What is known about a claim, besides what it says."""
    return {
        "Words": plain(row["quote"], 160),
        "Place as named": wording.own_words(row),
        "Said by": components.text(row["attribution"]) or "the document itself",
        "Stated as": label("assertion", row["assertion"]),
        "Credibility": wording.credibility(row["credibility"]),
        "Confidence": f"{row['confidence']:.0%} that the document says so",
    }
