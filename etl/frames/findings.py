"""The flows and hotspots that a document states, each with the places in the text that say so."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from etl.document import AnnotatedDocument
from etl.frames import doubts
from etl.frames.apart import told_apart
from etl.frames.internal import internal
from etl.frames.listed import Lists
from etl.frames.mentions import Mention, Reading
from etl.frames.model import ends, flow_probabilities
from etl.frames.pairs import Ends
from etl.frames.scenes import FADE
from etl.frames.spots import Hotspot, hotspots
from etl.frames.tabled import Row, tabled

FLOW = 0.55
"""Least probability of a flow to be claimed. On 136 documents that the models had not seen, F1 was
.74 to .75 with any value from .4 to .6; with this one nine claims in ten were right."""
UNTOLD = 0.9
"""The same where no sentence near its ends tells of the crime: a third of those were right."""
WORKED = 0.6
"""The same where it tells of people at a place of work: of 16 such flows 13 were right, read by
models that had not seen their documents."""
IN_TEXT = 0.65
"""The same in a text that tells of the crime throughout: of 31 such flows in open documents 25 were
right."""
SURE, FAR = 0.65, 6
"""The same where its ends stand so many sentences apart, or in two sentences that tell other flows
each: of 22 less sure ones 7 were right, read by models that had not seen their documents."""
SAID = 0.75
"""Least weight of a vote by a sentence that names both ends and the act: of such pairs that the
models doubt, 10 of 14 were right in cross-validation on the train split."""
DOUBT = 0.2
SPOKEN = 0.5
"""Share of the best statement's score that another sentence needs to be a statement of its own."""
MOST = 3
"""Statements of one flow that become claims in one document."""
LISTED = 0.3
"""Least probability of a mention to be the end of a flow that another of its list is."""
POSSIBLE = 0.4
"""Least probability of that flow; MAYBE where a sentence tells the other, whole and of at least
CLEAR. Of 66 flows that the models doubted and that came so, 53 were right (on 40 opened ones of
tests/corpus, and on 26 that are not)."""
MAYBE, CLEAR = 0.1, 0.7
INSIDE = 0.8
"""Probability of a flow within a country that sentences tell and models doubt; of less likely ones
that no sentence tells as a way, 2 of 11 were right, read by models that had not seen them."""
REACH = 12
"""Sentences apart that the two ends of one statement may stand."""


@dataclass(slots=True)
class Statement:
    """Where the document says a flow: the mentions of both ends and how surely."""

    origin: Mention
    destination: Mention
    score: float
    said: int | None = None
    """Number of the sentence that says so where that is one without an end."""


@dataclass(slots=True)
class Flow:
    """A flow with its statements, the best first."""

    origin: str
    destination: str
    probability: float
    statements: list[Statement] = field(default_factory=list[Statement])


@dataclass(slots=True)
class Findings:
    """All that the frames found in a document."""

    reading: Reading
    ends: Ends
    flows: list[Flow]
    hotspots: list[Hotspot]
    rows: list[Row]
    probabilities: dict[tuple[str, str], float] = field(
        default_factory=dict[tuple[str, str], float]
    )
    """Of each pair of countries to be a flow, claimed or not."""


def find(annotated: AnnotatedDocument) -> Findings:
    """The findings of a document, read once and kept on it."""
    if annotated.reading is None:
        reading = Reading.of(annotated)
        likely = ends(reading)
        rows = tabled(reading)
        probabilities = flow_probabilities(reading, likely, REACH)
        flows = _flows(reading, likely, probabilities, {row.at for row in rows})
        pairs = {(flow.origin, flow.destination) for flow in flows}
        spots = hotspots(reading, likely, pairs)
        annotated.reading = Findings(reading, likely, flows, spots, rows, probabilities)
    return annotated.reading


def _flows(
    reading: Reading, likely: Ends, probabilities: dict[tuple[str, str], float], rows: set[int]
) -> list[Flow]:
    found: list[Flow] = []
    said = {(v.origin, v.destination) for v in reading.votes if all(v.ends) and v.weight >= SAID}
    for (origin, destination), probability in probabilities.items():
        if (origin, destination) in said and probability >= DOUBT:
            probability = max(probability, FLOW)
        if probability >= FLOW:
            statements = _statements(reading, likely, origin, destination)
            sure = origin != destination or probability >= INSIDE
            statements = [
                s
                for s in statements
                if not _is_doubted(s.origin, s.destination, reading)
                and (sure or doubts.is_way(s.origin, s.destination, reading, likely))
                and not {s.origin.at, s.destination.at} & rows
            ]
            if statements and _is_told(statements[0], probability, reading, likely):
                found.append(Flow(origin, destination, probability, statements))
    found = _tied(found)
    found += _of_lists(found, reading, likely, probabilities)
    found += _apart(found, reading, likely, probabilities)
    return found + _within(found, reading)


def _is_doubted(origin: Mention, destination: Mention, reading: Reading) -> bool:
    return doubts.tells_none(destination, reading) or doubts.misreads(origin, destination, reading)


def _is_told(statement: Statement, probability: float, reading: Reading, likely: Ends) -> bool:
    """Whether the crime is told near a flow; or the flow is sure enough without that."""
    ends = statement.origin, statement.destination
    return (
        probability >= UNTOLD
        or doubts.is_told(*ends, reading)
        or (probability >= WORKED and doubts.is_worked(*ends, reading, likely))
        or (probability >= IN_TEXT and doubts.is_of_crime(reading))
    )


def _tied(found: list[Flow]) -> list[Flow]:
    """The flows without unsure ones whose ends stand far apart, or in sentences that tell others.

    A sentence that tells where its people were taken, and another that tells who was taken to its
    place, hardly tell a third flow from the one to the other. One that tells of people taken out of
    a country hardly tells that they were taken from it to a place of its own.
    """
    told: dict[int, list[Flow]] = {}
    for flow in found:
        for statement in filter(_whole, flow.statements):
            told.setdefault(statement.origin.at, []).append(flow)

    def loose(flow: Flow) -> bool:
        first = flow.statements[0]
        of, to = first.origin.at, first.destination.at
        if flow.origin == flow.destination:
            out = any(flow.origin == o.origin != o.destination for o in told.get(of, ()))
            return of == to and out and first.origin.place.mention.kind == "country"
        elsewhere = any(other.destination != flow.destination for other in told.get(of, ()))
        others = any(other.origin != flow.origin for other in told.get(to, ()))
        return of != to and (abs(of - to) >= FAR or elsewhere and others)

    return [
        flow
        for flow in found
        if flow.probability >= (SURE if flow.origin != flow.destination else INSIDE)
        or not loose(flow)
    ]


def _apart(
    found: list[Flow], reading: Reading, likely: Ends, probabilities: dict[tuple[str, str], float]
) -> list[Flow]:
    """The flows whose ends are told apart, in lists of countries or by who the victims are."""
    known = [(said.origin, said.destination) for flow in found for said in flow.statements]
    return [
        Flow(of.place.country or "", to.place.country or "", FLOW, [Statement(of, to, FLOW)])
        for of, to in told_apart(reading, likely, known, probabilities)
        if not _is_doubted(of, to, reading)
    ]


def _within(found: list[Flow], reading: Reading) -> list[Flow]:
    """The flows within countries that sentences tell."""
    told: dict[str, list[Statement]] = {}
    for of, to, said in internal(reading):
        if not _is_doubted(of, to, reading):
            told.setdefault(to.place.country or "", []).append(Statement(of, to, INSIDE, said))
    if not told or reading.of_smuggling:
        return []
    known = {flow.origin for flow in found if flow.origin == flow.destination}
    return [Flow(c, c, INSIDE, said[:MOST]) for c, said in told.items() if c not in known]


def _of_lists(
    found: list[Flow], reading: Reading, likely: Ends, probabilities: dict[tuple[str, str], float]
) -> list[Flow]:
    """The flows whose end stands in one list with that of a flow, and is as likely an end.

    Not where the sentence of the list tells of flows by itself, and the other end stands elsewhere.
    """
    told = {s.origin.at for flow in found for s in flow.statements if _whole(s)}
    known = {(flow.origin, flow.destination) for flow in found}
    lists = Lists(reading)
    more: dict[tuple[str, str], Flow] = {}
    for base, statement in ((flow, s) for flow in found for s in flow.statements):
        clear = _whole(statement) and base.probability >= CLEAR
        for other in _beside(statement, lists, reading, likely, told):
            pair = other.origin.place.country or "", other.destination.place.country or ""
            possible = probabilities.get(pair, 0.0) >= (MAYBE if clear else POSSIBLE)
            if not possible or pair in known or pair[0] == pair[1]:
                continue
            if not _is_doubted(other.origin, other.destination, reading):
                more.setdefault(pair, Flow(*pair, FLOW, [other]))
    return list(more.values())


def _beside(
    statement: Statement, lists: Lists, reading: Reading, likely: Ends, told: set[int]
) -> Iterator[Statement]:
    """A statement with one end or the other put in its place by each likely one of its list."""
    of, to = statement.origin, statement.destination
    if _whole(statement) or of.at not in told:
        for number in lists.beside(of.place):
            if likely.origin[number] >= LISTED:
                yield Statement(reading.mentions[number], to, statement.score)
    if _whole(statement) or to.at not in told:
        for number in lists.beside(to.place):
            if likely.destination[number] >= LISTED:
                yield Statement(of, reading.mentions[number], statement.score)


def _statements(reading: Reading, likely: Ends, origin: str, destination: str) -> list[Statement]:
    """The best pair of mentions in each sentence that names the destination."""
    best: dict[int, Statement] = {}
    origins = _likeliest(reading, likely.origin, origin)
    destinations = _likeliest(reading, likely.destination, destination)
    for to, j in destinations.items():
        for of in range(max(0, to - REACH), to + REACH + 1):
            if of not in origins:
                continue
            i, at = origins[of], max(of, to)
            told = max(reading.told[of], reading.told[to])
            fade = FADE ** abs(of - to)
            score = float(likely.origin[i] * likely.destination[j]) * fade * (0.2 + told)
            if at not in best or score > best[at].score:
                best[at] = Statement(reading.mentions[i], reading.mentions[j], score)
    ranked = sorted(best.values(), key=lambda s: -s.score)
    whole = [s for s in ranked if _whole(s) and s.score >= SPOKEN * ranked[0].score]
    at = {statement.origin.at for statement in whole}
    # A sentence that says both ends is not told once more with an end of its neighbour.
    if ranked and not _whole(ranked[0]) and {ranked[0].origin.at, ranked[0].destination.at} & at:
        return whole[:MOST]
    return ranked[:1] + [statement for statement in ranked[1:MOST] if statement in whole]


def _likeliest(reading: Reading, likely: np.ndarray, country: str) -> dict[int, int]:
    """The likeliest mention of a country in each sentence that names it."""
    best: dict[int, int] = {}
    for number in reading.by_country[country]:
        at = reading.mentions[number].at
        if at not in best or likely[number] > likely[best[at]]:
            best[at] = number
    return best


def _whole(statement: Statement) -> bool:
    """Whether both ends of a statement stand in one sentence."""
    return statement.origin.at == statement.destination.at
