"""Flows: from which country to which a document says that people are trafficked."""

from datetime import date as Day
from typing import Any, NamedTuple

from etl.document import AnnotatedDocument, AnnotatedPassage, Claim, Quantity
from etl.extract._denials import denial
from etl.extract._flow_rows import row_claims
from etl.extract._intent import not_yet
from etl.extract._refuted import is_refuted
from etl.frames import details
from etl.frames.counts import Counts
from etl.frames.findings import Findings, Flow, Statement, find
from etl.frames.flow_words import FlowWords
from etl.frames.mentions import Mention
from etl.frames.purposes import Purposes
from etl.frames.roles import Sentence
from etl.frames.ways import Ways
from etl.stance import held

TABLE = "flows"
ORIGIN, DESTINATION = 0, 1
BESIDE = 1
"""Sentences apart that the ends of a flow may stand for the place of one to be told."""


class Known(NamedTuple):
    """What a document tells of its flows beside their ends."""

    passages: dict[int, AnnotatedPassage]
    purposes: Purposes
    counts: Counts
    ways: Ways
    words: FlowWords
    own: Day | None


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """Flow claims of a document: one for each sentence that states a flow."""
    findings = find(annotated)
    passages = {p.passage.ordinal: p for p in annotated.passages}
    known = Known(
        passages,
        Purposes(findings.reading, findings.ends),
        Counts(findings, passages),
        Ways(findings),
        FlowWords(findings),
        annotated.document.date,
    )
    told = [
        _claim(flow, statement, findings, known)
        for flow in findings.flows
        if not is_refuted(flow, findings)
        for statement in flow.statements
    ]
    return told + row_claims(findings, passages)


def _claim(flow: Flow, statement: Statement, findings: Findings, known: Known) -> Claim:
    sentences = _sentences(statement, findings)
    main = next(s for s in sentences if statement.destination.place in s.places)
    others = [s for s in sentences if s is not main]
    said = main if statement.said is None else findings.reading.sentences[statement.said]
    ends = statement.origin, statement.destination
    told, ways = known.counts.of(*ends), known.ways.of(*ends)
    count = told.count if told else None
    clause, sentence = known.words.of(flow, statement)
    own = known.passages[main.passage].passage.text[slice(*clause)]
    purposes = known.purposes.of(*ends, _said_at(flow), clause)
    further = {*ways.values(), *purposes.values(), *([told.at] if told else [])}
    return Claim(
        table=TABLE,
        passage=said.passage,
        start=said.start,
        end=said.end,
        fields={
            **_ends(flow, statement, findings, known),
            "transit_countries": list(ways),
            **_number(count),
            "population": _population(count, own, sentence),
            "purposes": list(purposes),
            **_period(main, statement, known),
        },
        support=_support(said, sentences, [findings.reading.sentences[k] for k in further]),
        assertion=_assertion(main, statement, others, known, bool(count)),
        confidence=round(flow.probability, 3),
        extractor="flows",
    )


def _ends(flow: Flow, statement: Statement, findings: Findings, known: Known) -> dict[str, Any]:
    """The fields of the ends of a flow."""
    origin = _place(statement.origin, statement, findings, ORIGIN)
    destination = _place(statement.destination, statement, findings, DESTINATION)
    if origin == destination or known.words.goes_elsewhere(flow, statement):
        origin = None
    return {
        "origin_country": flow.origin,
        "origin_place_id": origin,
        "destination_country": flow.destination,
        "destination_place_id": destination,
    }


def _number(count: Quantity | None) -> dict[str, Any]:
    """The fields of how many are taken."""
    return {
        "victims_low": count.low if count else None,
        "victims_high": count.upper if count else None,
        "qualifier": count.qualifier if count else None,
        "per": count.per if count else None,
    }


def _period(main: Sentence, statement: Statement, known: Known) -> dict[str, Any]:
    """The fields of when they are taken."""
    at = statement.destination.place.mention.start
    passage = known.passages[main.passage]
    period = details.period(passage, main.start, main.end, at, known.own)
    return {
        "period_start": period.first if period else None,
        "period_end": period.last if period else None,
    }


def _support(
    said: Sentence, ends: list[Sentence], further: list[Sentence]
) -> list[tuple[int, int, int]]:
    """The spans of the sentences of both ends, and of those that tell number, way and purpose."""
    spans = {(s.passage, s.start, s.end) for s in (*ends, *further)}
    return sorted(spans - {(said.passage, said.start, said.end)})


def _population(count: Quantity | None, own: str, sentence: str) -> list[str]:
    """Who is taken: those counted, else whom the flow's clause, or else its sentence, names."""
    told = (count.surface if count else "", own, sentence)
    return next(filter(None, map(details.population, told)), [])


def _assertion(
    main: Sentence, statement: Statement, others: list[Sentence], known: Known, counted: bool
) -> str:
    """How the words from one end to the other are held, or those about the end that is here.

    An origin that a later clause names ("where many of them ...") is held by that clause alone;
    doubt about a number is none about a flow without one.
    """
    start = main.start
    ends = [statement.destination.place]
    if not known.words.begins_later(statement):
        ends.append(statement.origin.place)
    here = [place.mention for place in ends if place in main.places]
    at = statement.destination.place.mention.start - start
    denied = None if others else denial(main.text)
    if denied is not None and denied[0] <= at < denied[1]:
        return "denied"
    span = min(m.start for m in here) - start, max(m.end for m in here) - start
    told = held(main.text, span, numbers=counted)
    last = max(mark.start for mark in here) - start
    return (not_yet(main.text, last) or told) if told == "asserted" else told


def _said_at(flow: Flow) -> list[int]:
    """Numbers of all sentences that state a flow."""
    return sorted({end.at for s in flow.statements for end in (s.origin, s.destination)})


def _sentences(statement: Statement, findings: Findings) -> list[Sentence]:
    """The sentences of both ends, in the order of the text."""
    numbers = sorted({statement.origin.at, statement.destination.at})
    return [findings.reading.sentences[number] for number in numbers]


def _place(end: Mention, statement: Statement, findings: Findings, role: int) -> str | None:
    """The place below the country that is an end; none where it is doubtful that it is this one.

    It is rather this end of a flow than the other; that of the origin stands in the sentence of
    the destination or right beside it.
    """
    place = end.place.mention
    if place.kind == "country" or (role == ORIGIN and not _beside(statement, findings)):
        return None
    likely = findings.ends.origin, findings.ends.destination
    index = next(i for i, known in enumerate(findings.reading.mentions) if known is end)
    return place.place_id if likely[role][index] >= likely[1 - role][index] else None


def _beside(statement: Statement, findings: Findings) -> bool:
    """Whether both ends of a statement stand in one sentence, or in two beside each other."""
    at = statement.origin.at, statement.destination.at
    one, other = (findings.reading.sentences[number] for number in at)
    return abs(at[0] - at[1]) <= BESIDE and one.passage == other.passage
