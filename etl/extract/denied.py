"""Flows that a document denies: who is said not to be trafficked where."""

from collections.abc import Set

from etl.document import AnnotatedDocument, Claim
from etl.extract._denied_pairs import Pair, denied_pairs
from etl.frames.findings import Findings, find
from etl.frames.mentions import Reading
from etl.frames.roles import Place, Sentence

TABLE = "flows"


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
    return denied_flows(findings.reading, _stated(findings))


def denied_flows(reading: Reading, stated: Set[tuple[str, str, int]] = frozenset()) -> list[Claim]:
    """The same of a reading.

    Args:
        reading: The sentences with their places.
        stated: Origin, destination and sentence of flows that are claimed anyway.
    """
    found: dict[tuple[str, str], Claim] = {}
    for at, sentence in enumerate(reading.sentences):
        for pair in denied_pairs(reading, at):
            ends = pair.origin, pair.destination
            if (*ends, at) not in stated and ends not in found:
                found[ends] = _claim(pair, sentence, reading.sentences[pair.other])
    return list(found.values())


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
