"""How a claim is held and who says so, as its sentence tells it or those around that."""

import re

from etl.attribution import carried_on
from etl.document import AnnotatedPassage, Claim
from etl.narrators import goes_on_telling, meant, narrator
from etl.scan import Cue
from etl.speakers import COUNTING, author, speaker
from etl.stance import stance

BEFORE = 1000
"""Code points before a sentence that may say whose words it gives."""
ONE_PERSON = Cue(r"\b[Ss]?[Hh]e\b")
PARAGRAPHS = 2
"""Paragraphs back in which the one may be named that a pronoun stands for."""
PARTS_OF_THESE = re.compile(
    r"(?:out )?of (?:these|those|them|that (?:number|total|figure)|the total)\b|among them\b",
    re.IGNORECASE,
)
"""How a sentence begins that divides up the number of the one before: its source is the same."""

HAPPENED = frozenset({"held", "signed", "in_force"})
"""States of meetings and agreements that are no plans, whatever else their sentence plans."""


def held_by(
    marked: AnnotatedPassage, claim: Claim, passages: dict[int, AnnotatedPassage], kind: str
) -> tuple[str, str | None]:
    """Assertion and source of a claim: what its extractor says of them, else what is told.

    Args:
        marked: The passage of the claim.
        claim: The claim.
        passages: Those of the document, by their ordinals.
        kind: Of the document.

    Returns:
        Asserted, estimated, alleged, planned or denied; and the source as named, or None.
    """
    if claim.assertion is not None and claim.attribution is not None:
        return claim.assertion, claim.attribution
    assertion, source = _told(marked, (claim.start, claim.end), claim.table, passages, kind)
    if source is None and claim.table == "flows":
        source = _told_beside(marked, claim, passages, kind)
    if assertion == "planned" and claim.fields.get("status") in HAPPENED:
        assertion = "asserted"
    if assertion == "asserted" and claim.fields.get("status") == "planned":
        assertion = "planned"  # what is only planned is not told as a fact
    return claim.assertion or assertion, claim.attribution or source


def _told_beside(
    marked: AnnotatedPassage, claim: Claim, passages: dict[int, AnnotatedPassage], kind: str
) -> str | None:
    """Who says so in a sentence that supports a flow whose own sentence names nobody.

    Of a story that is one of the paragraphs beside it, or the sentence behind it; of others one
    that names a country of the flow where its own sentence names none.
    """
    countries = {claim.fields.get(f"{end}_country") for end in ("origin", "destination")} - {None}
    placed = bool(countries & _countries(marked, claim.start))
    for ordinal, start, end in claim.support:
        supporting = passages.get(ordinal)
        if supporting is None:
            continue
        behind = ordinal == claim.passage and start > claim.start
        beside = behind or abs(ordinal - claim.passage) == 1
        if kind == "news" and beside or not placed and countries & _countries(supporting, start):
            source = _told(supporting, (start, end), claim.table, passages, kind)[1]
            if source:
                return source
    return None


def _countries(marked: AnnotatedPassage, position: int) -> set[str | None]:
    """Countries of what the sentence at a position names."""
    start, end = next((one for one in marked.sentences if one[0] <= position < one[1]), (0, 0))
    named = (*marked.places, *marked.actors)
    return {mark.country for mark in named if start <= mark.start < end}


def _told(
    marked: AnnotatedPassage,
    where: tuple[int, int],
    table: str,
    passages: dict[int, AnnotatedPassage],
    kind: str,
) -> tuple[str, str | None]:
    """How the sentence of a stretch of a passage holds it, and who says so."""
    text = marked.passage.text
    start, end = next(((s, e) for s, e in marked.sentences if s <= where[0] < e), (0, len(text)))
    person = start < BEFORE and ONE_PERSON.search(text, start, end)
    earlier = _earlier(marked.passage.ordinal, passages) if person else ""
    before = text[max(0, start - BEFORE) : start]
    span = (where[0] - start, min(where[1], end) - start)
    assertion, source = stance(text[start:end], before, span, earlier)
    number = next((n for n, (s, _) in enumerate(marked.sentences) if s == start), None)
    if number is not None:
        source = _source(marked, number, table, source, passages)
    if source is None:
        source = carried_on(before, text[end : end + BEFORE])
    if source is None and number is not None and table in COUNTING:
        source = goes_on_telling(marked, number, passages)
    if source is None and number is not None and table in COUNTING:
        source = narrator(marked, number, kind, passages)
    return assertion, source


def _source(
    marked: AnnotatedPassage,
    number: int,
    table: str,
    named: str | None,
    passages: dict[int, AnnotatedPassage],
) -> str | None:
    """Who says so, as far as the sentence names or means somebody, or divides up what one said."""
    source = meant(marked, number, passages) or named
    if source:
        return author(marked, number, source) or source
    source = speaker(marked, number, table)
    text, (start, _) = marked.passage.text, marked.sentences[number]
    if source is None and number and PARTS_OF_THESE.match(text, start):
        return stance(marked.sentence(number - 1))[1]
    return source


def _earlier(ordinal: int, passages: dict[int, AnnotatedPassage]) -> str:
    """The paragraphs right before one, under the same heading."""
    found: list[str] = []
    for number in range(ordinal - 1, max(-1, ordinal - 1 - PARAGRAPHS), -1):
        marked = passages.get(number)
        if marked is None or marked.passage.part != "body":
            break
        found.append(marked.passage.text[-BEFORE:])
    return " ".join(reversed(found))
