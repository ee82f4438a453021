"""Flows that a document denies: who is said not to be trafficked where."""

import re
from collections.abc import Sequence, Set

from etl.document import AnnotatedDocument, Claim
from etl.extract._denied_pairs import Pair, denied_pairs, denied_span
from etl.extract._refuted import is_refuted
from etl.frames.findings import Findings, find
from etl.frames.mentions import Reading
from etl.frames.roles import Place, Sentence

TABLE = "flows"
TOPIC, CLOSE, MOST = 0.15, 0.7, 2
"""Least probability of a flow that a text without any is about; share of it that others need that
it is about too, and how many it may be."""
_PART = re.compile(r"\W*(?:the (?:rest|others?|remaining)|others|some|most)\b", re.IGNORECASE)
"""How a sentence begins that is about some of the people of a text."""
NEAR = 8
"""Sentences back in which the people of such a flow are named."""


def _stated(findings: Findings) -> set[tuple[str, str, int]]:
    """The flows that one sentence states and that are claimed anyway, denied where it says so."""
    return {
        (flow.origin, flow.destination, statement.destination.at)
        for flow in findings.flows
        for statement in flow.statements
        if statement.origin.at == statement.destination.at
    }


def _below_country(place: Place | None) -> str | None:
    if place is None or place.mention.kind == "country":
        return None
    return place.mention.place_id


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """Denied flows of a document: claims of the table of flows whose assertion is "denied".

    Args:
        annotated: The document with its marks.

    Returns:
        One claim for each pair of countries, where it is first denied.
    """
    findings = find(annotated)
    return denied_flows(findings.reading, _stated(findings), topic(findings))


def topic(findings: Findings) -> list[tuple[str, str]]:
    """The flows that a document may be about which claims none, the likeliest first.

    A denial that names no end is about them: "We found no sign of trafficking in this group".
    """
    if any(not is_refuted(flow, findings) for flow in findings.flows):
        return []
    between = {pair: p for pair, p in findings.probabilities.items() if pair[0] != pair[1]}
    best = max(between.values(), default=0.0)
    likely = [pair for pair, p in between.items() if p >= max(TOPIC, CLOSE * best)]
    alone = len(likely) <= MOST and len({destination for _, destination in likely}) == 1
    home = findings.reading.home
    return likely if alone and all(home in pair for pair in likely) else []


def denied_flows(
    reading: Reading,
    stated: Set[tuple[str, str, int]] = frozenset(),
    about: Sequence[tuple[str, str]] = (),
) -> list[Claim]:
    """The same of a reading.

    Args:
        reading: The sentences with their places.
        stated: Origin, destination and sentence of flows that are claimed anyway.
        about: The flows that denials without an end are about.
    """
    found: dict[tuple[str, str], Claim] = {}
    for at, sentence in enumerate(reading.sentences):
        for pair in denied_pairs(reading, at):
            ends = pair.origin, pair.destination
            if (*ends, at) not in stated and ends not in found:
                found[ends] = _claim(pair, sentence, reading.sentences[pair.other])
    if about and not found:
        at = next(
            (k for k in range(len(reading.sentences)) if _denies_all(reading, k, about)), None
        )
        if at is not None:
            pairs = (Pair(*ends, None, None, at) for ends in about)
            return [_claim(pair, reading.sentences[at], reading.sentences[at]) for pair in pairs]
    return list(found.values())


def _denies_all(reading: Reading, at: int, about: Sequence[tuple[str, str]]) -> bool:
    """Whether a sentence denies trafficking and names no country but those of some flows."""
    ends = {end for pair in about for end in pair}
    if _PART.match(reading.sentences[at].text):
        return False
    named = {place.country for place in reading.sentences[at].places}
    near = {p.country for s in reading.sentences[max(0, at - NEAR) : at + 1] for p in s.places}
    return named <= ends <= near and bool(denied_span(reading, at))


def _claim(pair: Pair, sentence: Sentence, before: Sentence) -> Claim:
    whole = before is sentence
    return Claim(
        table=TABLE,
        passage=sentence.passage,
        start=sentence.start,
        end=sentence.end,
        fields={
            "origin_country": pair.origin,
            "origin_place_id": _below_country(pair.start),
            "destination_country": pair.destination,
            "destination_place_id": _below_country(pair.end),
            "transit_countries": [],
            "population": [],
            "purposes": [],
        },
        support=[] if whole else [(before.passage, before.start, before.end)],
        assertion="denied",
        confidence=0.6 if whole else 0.5,
        extractor="flows.denied",
    )
