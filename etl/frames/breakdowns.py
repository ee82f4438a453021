"""Victims broken down by where they come from: "Of the 80, 31 were Xs and 22 from Y".

All parts of a breakdown were taken where one of them was: what is told of one is told of the
others. Where it is told of none, the sentences around say where.
"""

import math
import re
from collections.abc import Iterator, Sequence

from etl.frames import aside, doubts
from etl.frames.evidence import TOLD, evidence
from etl.frames.mentions import Mention, Reading
from etl.frames.others import OTHERS
from etl.frames.pairs import Ends
from etl.frames.roles import Place
from etl.frames.series import Flows, told_around
from etl.frames.whence import signs_of

LEAST = 2
"""Countries that make a breakdown."""
MOST, LONGEST = 40, 300
"""Places and tokens of a sentence: what has more is a table or a broken file."""
BEFORE, BEHIND = 2, 1
"""Sentences before and behind a breakdown of which one must tell of the crime, at least TOLD."""
BESIDE = 0.45
"""The same of words beside the crime, in a text that is about it."""
LIKELY, LIKELY_FLOWS = 0.2, 0.3
"""Least mean probability of the parts to be origins, and of the flows that this makes."""
ENOUGH, SURER = 0.5, 2.0
"""Least sum of a country to be the destination, faded as its flows are doubtful, and how many times
that of the next it must be."""
ALONE = 0.35
"""Least probability of the flow of people of one country, which leads to that of the document."""
_PEOPLES = ("group", "adjective")
_NAMES = (*_PEOPLES, "name")
_AHEAD = re.compile(
    "(?:q[mqdv]{0,6}(?:iq)?(?:o[mdq]{0,4}[pv]?d?)?[mb]{0,4}(?:v?c?[mdq]{0,4}f[dmqvho]{0,6}"
    "|[mqdv]{0,4})|f[mdqho]{0,6}(?=@x?[b,]?[mq]{0,4}q))@"
)
"""The letters of a part (etl.frames.whence): "four Xs", "22 from Y", "the rest were Xs", "one in
four of the Xs", "from X there were nine"."""
_BEHIND, _LABEL = re.compile("(?:,|bm?)?q"), re.compile(",?q")
"""Those behind a place that is one: "X (9)", "Xs were nine of them"; where it is its label."""
_LINK = re.compile("[^@]{0,12}?[,&][m&dx2]{0,3}$|$")
"""Those between two parts."""
_REST = re.compile(
    r"(?:and )?(?:the |all )?(?:rest|others|remain\w+|(?:other|remaining) [\w-]+)\b", re.IGNORECASE
)
"""How a sentence begins that goes on with the breakdown of the one before."""
_NO_VICTIMS = re.compile(
    r"[$€£]|\b(?:USD|EUR|GBP|dollars?|euros?|custody|guilty|guards?|guarded|warrants?|wanted|charged"
    r"|jailed|sentenced|(?:been|were|was) held|held on|latter|former)\b",
    re.IGNORECASE,
)
"""Words for money, and for people who are no victims, beside OTHERS."""
_CAUGHT = re.compile(
    r"\b(?:arrested|detained|charged|held|jailed) (?:\w+ ){0,2}(?:people|persons|wom[ae]n|m[ae]n)"
    r"\b",
    re.IGNORECASE,
)
_OPENS = re.compile("m*q[mq]*[bc]")
"""People who were arrested, and how a sentence begins that is about them."""
_LEFT = ("from", "through", "via")

Parts = list[Mention]
Told = Sequence[tuple[Mention, Mention]]


def breakdowns(
    reading: Reading, likely: Ends, known: Told, flows: Flows
) -> Iterator[tuple[Mention, Mention]]:
    """The origin and the destination of each flow of the parts of a breakdown.

    Args:
        reading: A document.
        likely: How likely each of its mentions is an end.
        known: The ends of the flows that are found so far.
        flows: How likely its countries are the ends of a flow.
    """
    if reading.of_smuggling:
        return
    lists = [parts for parts in broken_down(reading) if _are_victims(parts, reading)]
    listed = {id(part) for parts in lists if len(parts) >= LEAST for part in parts}
    for parts in lists:
        own = {id(part) for part in parts}
        told = [(of, to) for of, to in known if id(of) in own and id(to) not in listed]
        if told:
            yield from _as_told(parts, told, reading.home)
        elif _is_told(parts, reading):
            to = _around(parts, reading, likely, flows)
            if to is not None:
                yield from ((of, to) for of in parts if of.place.country != to.place.country)


def _are_victims(parts: Parts, reading: Reading) -> bool:
    """Whether a breakdown is of people who may be victims."""
    for at in {part.at for part in parts}:
        text = reading.sentences[at].text
        if OTHERS.search(text) or _NO_VICTIMS.search(text) or reading.denied(at):
            return False
    first = reading.sentences[parts[0].at]
    if aside.are_home(first, parts[0].place):
        return False
    before = reading.sentences[parts[0].at - 1].text if parts[0].at else ""
    return not (_CAUGHT.search(before) and _OPENS.match(signs_of(first)))


def _are_alone(parts: Parts) -> bool:
    """Whether people of one country are counted, and of no other."""
    return len({part.place.country for part in parts}) < LEAST


def _is_told(parts: Parts, reading: Reading) -> bool:
    """Whether the crime, or what goes with it, is told of in or beside a breakdown."""
    near = slice(max(0, parts[0].at - BEFORE), parts[-1].at + BEHIND + 1)
    if _are_alone(parts):
        return max(reading.told[near]) >= doubts.SURE
    if max(reading.told[near]) >= TOLD or doubts.hints(reading, near):
        return True
    about = sum(told >= doubts.SURE for told in reading.told) >= doubts.AT_LEAST
    return about and any(evidence(s, about) >= BESIDE for s in reading.sentences[near])


def _as_told(parts: Parts, told: Told, home: str | None) -> Iterator[tuple[Mention, Mention]]:
    """All parts with the only destination of one; with that in its sentence, those of that."""
    if len({to.place.country for _, to in told}) > 1:
        return
    for of, to in told:
        goal = to.place.country
        if goal != home and any(part.place.country == goal for part in parts):
            continue
        yield from ((part, to) for part in parts if of.at != to.at or part.at == of.at)


def _around(parts: Parts, reading: Reading, likely: Ends, flows: Flows) -> Mention | None:
    """The destination that the sentences around make by far the surest."""
    own = {id(part) for part in parts}
    near = reading.near(parts[0].at, parts[-1].at - parts[0].at)
    numbers = [k for k in near if id(reading.mentions[k]) in own]
    if float(likely.origin[numbers].mean()) < LIKELY:
        return None
    countries = {part.place.country or "" for part in parts}
    sums, best = told_around(numbers, reading, likely)
    ranked: list[tuple[float, float, str]] = []
    for country, told in sums.items():
        of_flows = [flows.get((of, country), 0.0) for of in countries if of != country]
        mean = sum(of_flows) / max(1, len(of_flows))
        ranked.append((told * math.sqrt(mean), mean, country))
    (score, mean, country), (next_score, *_) = sorted([*ranked, *[(0.0, 0.0, "")] * 2])[:-3:-1]
    if score < max(ENOUGH, SURER * next_score) or mean < LIKELY_FLOWS:
        return None
    if _are_alone(parts) and (country != reading.home or mean < ALONE):
        return None
    return None if _is_elsewhere(country, parts, reading) else reading.mentions[best[country]]


def _is_elsewhere(country: str, parts: Parts, reading: Reading) -> bool:
    """Whether the sentences of a breakdown name another country, or this one as left."""
    first, last = parts[0].at, parts[-1].at
    own = {part.place.country for part in parts}
    for mention in map(reading.mentions.__getitem__, reading.near(first, last - first)):
        place, sentence = mention.place, reading.sentences[mention.at]
        if mention.at < first or place.country in own or place.kind != "name":
            continue
        if aside.is_promised_work(sentence, place):
            continue
        if (place.country == country) == (place.preposition in _LEFT):
            return True
    return False


def broken_down(reading: Reading) -> Iterator[Parts]:
    """The parts of each breakdown; that of a sentence may go on in the next."""
    parts: Parts = []
    for at, sentence in enumerate(reading.sentences):
        rest = bool(_REST.match(sentence.text))
        for chain in _chains(at, reading):
            goes_on = rest and bool(parts) and parts[-1].at == at - 1
            if goes_on and sentence.passage == reading.sentences[at - 1].passage:
                parts = [*parts, *chain]
                continue
            if parts:
                yield parts
            parts = chain
    if parts:
        yield parts


def _chains(at: int, reading: Reading) -> Iterator[Parts]:
    """The parts that a sentence tells one after the other, all of them labels, or none."""
    sentence = reading.sentences[at]
    if sentence.title or not 0 < len(sentence.places) <= MOST or len(sentence.tokens) > LONGEST:
        return
    signs = signs_of(sentence)
    chain: Parts = []
    ahead, end = False, 0
    for mention in map(reading.mentions.__getitem__, reading.near(at, 0)):
        place = mention.place
        start = _start(place, signs, end)
        if start is not None:
            before, ahead = ahead, not _LABEL.match(signs, place.index + 1) or start < place.index
            linked = ahead == before and _LINK.match(signs[end:start])
        else:
            linked = place.listed and chain and chain[-1].place.kind == place.kind
        if chain and not linked:
            yield chain
            chain = []
        if chain or start is not None:
            chain.append(mention)
        end = place.index + 1
    if chain:
        yield chain


def _start(place: Place, signs: str, end: int) -> int | None:
    """Where the words of a part begin, before a place or at it; None where it is none."""
    found = next((f for f in _AHEAD.finditer(signs, end) if f.end() > place.index), None)
    if found is not None and found.end() == place.index + 1:
        kinds = _NAMES if "f" in found[0] else _PEOPLES
        if place.kind in kinds:
            return found.start()
    if place.kind in _NAMES and _BEHIND.match(signs, place.index + 1):
        return place.index
    return None
