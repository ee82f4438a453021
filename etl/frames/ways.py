"""Through which countries people of a flow are taken."""

import re
from collections.abc import Iterator

from etl.frames.findings import Findings
from etl.frames.legs import ONWARD
from etl.frames.mentions import Mention
from etl.frames.roles import Place, Sentence
from etl.frames.transit import OF_TRANSIT, passed

AROUND = 2
"""Sentences on either side of a statement that may tell of the way."""
LIKELY = 0.2
"""Least probability of a mention to be an end of some flow."""
FAR = 400
"""Code points that no clause spans."""
MOST = 20
"""Places of a sentence that people pass: what passes for one may be a whole broken file."""
SUBJECT, BEGINNING = 6, 25
"""Sentences before one that calls a country "it", and code points in which one of them names it."""
WAY_HOME = 120
"""Code points before a place in which "home by way of" may stand."""
BEFORE = 60
"""Code points before a place that may make it a stage of a longer way."""
_STAYS = frozenset(["name", "adjective", "site", "possessive"])
"""Kinds of places at which people may stop on their way."""
_SAME_PEOPLE = re.compile(
    r"(?:They|She|He|Most|Many|Some|All|On\sarrival|From\sthere|There|(?:The|These)\s\w+|Victims|"
    r"Women|Men|Girls)\b"
)
"""How a sentence goes on about those just told of."""
_APART = re.compile(
    r";|\.\s|:\s|,\swith\s|,\s(?:while|but|whereas)\s"
    r"|,\sand\s(?=(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s)"
)
"""Where a clause ends that tells of one way."""
_HOME = re.compile(
    r"\b(?:home|back|return\w*|repatriat\w*|deport\w*)\s(?:\w+\s){0,2}?$", re.IGNORECASE
)
"""Before the words of the way: people on their way back."""
_WAY = re.compile(r"\s(?:via|by\sway\sof|through|across|over)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_IT = re.compile(
    rf"(?:It|The\scountry)\s(?:is|was|serves|also)\b[^.;]{{0,40}}?\b{OF_TRANSIT}\s"
    r"(?:for|between)\b",
    re.IGNORECASE,
)
"""Said of the country that the sentences before are about."""
_LED_ON = re.compile(
    r"\b(?:shipped|sent|flown|taken|driven|moved|smuggled|sold|ferried)\sfrom\s(?:the\s)?$",
    re.IGNORECASE,
)
_FLOWN = re.compile(r"\b(?:fl[ey]w|flown|fly)\s(?:first\s)?(?:to|into)\s$", re.IGNORECASE)
_THEN = re.compile(
    r"[^.;]{0,90}\b(?:and|then|before)\s(?:(?:was|were|are|being|been|then)\s){1,2}"
    r"(?:driven|taken|smuggled|moved|flown|rowed|led|put|brought)\b",
    re.IGNORECASE,
)

Passed = tuple[str, int]
"""A country on the way and the number of the sentence that says so."""


class Ways:
    """The countries on the way of the flows of a document."""

    def __init__(self, findings: Findings) -> None:
        """Prepares to read the sentences of a document as they are asked for."""
        self._reading = findings.reading
        self._flows = {(flow.origin, flow.destination) for flow in findings.flows}
        self._passed: dict[int, list[Place]] = {}
        self._starts, self._goes = set[int](), set[int]()
        for mention, starts, goes in zip(
            findings.reading.mentions, findings.ends.origin, findings.ends.destination, strict=True
        ):
            if max(starts, goes) > LIKELY:
                (self._goes if goes > starts else self._starts).add(id(mention.place))

    def of(self, origin: Mention, destination: Mention) -> dict[str, int]:
        """Countries passed, in the order of the text, each with the sentence that says so.

        Args:
            origin: The mention of the flow's origin in a statement.
            destination: That of its destination.
        """
        ends = {origin.place.country, destination.place.country}
        if len(ends) == 1:
            return {}
        own = sorted({origin.at, destination.at})
        low, high = own[0] - AROUND, own[-1] + AROUND
        found: list[Passed] = []
        for at in range(max(0, low), min(len(self._reading.sentences), high + 1)):
            if at in own or self._goes_on(at, own, origin, destination):
                found += self._of_sentence(at, origin, destination)
        if len(own) == 1:
            found += self._of_subject(own[0])
        found = found or self._far(origin, destination, range(low, high + 1))
        passing: dict[str, int] = {}
        for country, at in found:
            if country not in ends:
                passing.setdefault(country, at)
        return passing

    def _of_subject(self, at: int) -> list[Passed]:
        """The country that a sentence calls "it", where it says that people pass it."""
        if not _IT.match(self._reading.sentences[at].text):
            return []
        for back in range(at - 1, max(-1, at - SUBJECT - 1), -1):
            sentence = self._reading.sentences[back]
            first = next(iter(sentence.places), None)
            begins = first is not None and first.mention.start - sentence.start <= BEGINNING
            if first is not None and begins and first.mention.form == "name":
                return [(first.country or "", back)]
        return []

    def _far(self, origin: Mention, destination: Mention, near: range) -> list[Passed]:
        """What a sentence farther off tells of the way of an origin's people, if all go there."""
        country = origin.place.country
        if [to for of, to in self._flows if of == country] != [destination.place.country]:
            return []
        own = (self._reading.mentions[k] for k in self._reading.by_country.get(country or "", ()))
        people = [mention for mention in own if mention.place.kind == "group"]
        found = [
            self._of_sentence(mention.at, mention, destination, mention.place.mention.start)
            for mention in people
            if mention.at not in near
        ]
        return [passing for some in found for passing in some]

    def _of_sentence(
        self, at: int, origin: Mention, destination: Mention, start: int = 0
    ) -> list[Passed]:
        """The countries that a sentence says are passed between two ends, from some point on."""
        return [
            (place.country or "", at)
            for place in self._through(at)
            if place.mention.start >= start
            and self._leads_to(place, at, destination.place.country)
            and self._are_theirs(place, at, origin.place.country)
        ]

    def _goes_on(self, at: int, own: list[int], origin: Mention, destination: Mention) -> bool:
        """Whether a sentence beside a statement tells more of the same people."""
        sentence = self._reading.sentences[at]
        ends = origin.place.country, destination.place.country
        if sentence.title or sentence.passage != self._reading.sentences[own[-1]].passage:
            return False
        if any(p.country not in ends and id(p) in self._starts for p in sentence.places):
            return False
        if any(p.country == destination.place.country for p in sentence.places):
            return True
        return at == own[-1] + 1 and bool(_SAME_PEOPLE.match(sentence.text))

    def _are_theirs(self, place: Place, at: int, country: str | None) -> bool:
        """Whether the people named last before a place on the way are from a country, if any."""
        sentence = self._reading.sentences[at]
        before = [p for p in sentence.places if p.mention.start < place.mention.start]
        people = [k for k, p in enumerate(before) if p.kind == "group"]
        if not people:
            return True
        first = last = people[-1]
        while before[first].listed and first:
            first -= 1
        return country in {p.country for p in before[first : last + 1]} or any(
            p.country == country for p in before[last:]
        )

    def _leads_to(self, place: Place, at: int, country: str | None) -> bool:
        """Whether the way over a place is the one to a country, or to none that is named.

        It leads to the places of its clause, else to the one named last before it.
        """
        sentence = self._reading.sentences[at]
        others = [p for p in sentence.places if id(p) in self._goes and p is not place]
        goals = [p for p in others if not _between(p, place, sentence)]
        before = [p for p in others if p.mention.start < place.mention.start]
        named = {p.country for p in goals or before[-1:] or others}
        named -= {p.country for p in self._through(at)}
        return country in named or not named

    def _through(self, at: int) -> list[Place]:
        if at not in self._passed:
            sentence = self._reading.sentences[at]
            back = self._reading.denied(at)
            there = [] if back else [*passed(sentence), *_stages(sentence)]
            there = [p for p in there if not _is_back(p, sentence)]
            there.sort(key=lambda p: p.mention.start)
            self._passed[at] = there[:MOST]
        return self._passed[at]


def _stages(sentence: Sentence) -> Iterator[Place]:
    """Places that people leave again, where a sentence tells of one leg after the other."""
    text = sentence.text
    onward = ONWARD.search(text)
    stop = sentence.start + onward.start() if onward is not None else sentence.end
    before = [p for p in sentence.places if p.mention.start < stop and p.kind in _STAYS]
    behind = {p.country for p in sentence.places if p.mention.start >= stop}
    if before and behind - {before[-1].country}:
        yield before[-1]
    for place in sentence.places:
        start, end = place.mention.start - sentence.start, place.mention.end - sentence.start
        said = text[max(0, start - BEFORE) : start]
        flown = _FLOWN.search(said) and _THEN.match(text, end)
        if place.mention.form == "name" and (flown or _LED_ON.search(said)):
            yield place


def _is_back(place: Place, sentence: Sentence) -> bool:
    """Whether people pass a place on their way home."""
    end = place.mention.start - sentence.start
    first = max(0, end - WAY_HOME)
    way = _WAY.search(sentence.text, first, end)
    return way is not None and bool(_HOME.search(sentence.text, first, way.start() + 1))


def _between(one: Place, other: Place, sentence: Sentence) -> bool:
    """Whether the end of a clause stands between two places."""
    first, last = sorted((one.mention, other.mention), key=lambda mark: mark.start)
    start, end = first.end - sentence.start, last.start - sentence.start
    return end - start > FAR or bool(_APART.search(sentence.text, start, end))
