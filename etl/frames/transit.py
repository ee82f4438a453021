"""Through which countries people of a flow are taken."""

import re
from collections.abc import Iterator

from etl.frames.mentions import Mention, Reading
from etl.frames.place_roles import TRANSIT, role_of
from etl.frames.roles import Place, Sentence
from etl.frames.scenes import Ends
from etl.scan import Rare

AROUND = 2
"""Sentences on either side of a statement that may tell of the way."""
LIKELY = 0.2
"""Least probability of a mention to be an end of some flow."""
FAR = 400
"""Code points that no clause spans."""
MOST = 20
"""Places of a sentence that people pass: what passes for one may be a whole broken file."""
BEFORE, AFTER = 40, 60
"""Code points around a place that may make it one on the way."""

_ON_THE_WAY = Rare(
    r"\b(?:via|by\sway\sof|(?:overland|travel\w*|journey\w*)\s(?:\w+\s)?by|(?:pass(?:es|ed|ing)?|travel(?:s|led|ling|ed|ing)?|route[ds]?|goes|going|went|come|came|"
    r"entered|enter|leave|left|taken|brought|moved|flown|fly|smuggled|trafficked|driven|led|transit(?:ed|ing)?|way)"
    r"\s(?:\w+\s){0,4}?(?:through|across|over)|transit(?:s|ed|ing)?(?:\s(?:in|through|at))?|"
    r"in\stransit\s(?:through|in|at)|cross(?:es|ed|ing)?(?:\sthrough)?|"
    r"(?:stop(?:ped|over)?|stopovers?|layovers?|changed?\splanes)\s(?:in|at)|on\sflights\sfrom|"
    r"(?:flown|moved|taken|sent|sold)\son\sfrom|(?:arriv\w+|land(?:s|ed|ing)?)\s(?:first\s)?(?:in|at))\s"
    r"(?:the\s|former\s|neighbou?ring\s|nearby\s){0,2}$",
    re.IGNORECASE,
)
_LANDED = re.compile(r"\b(?:arriv\w+|land(?:s|ed|ing)?)\s(?:first\s)?(?:in|at)\s$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\b(?:then|onward|on\sto|before|driven|taken|smuggled|moved|flown|cross\w*|and\sfrom\sthere)\b",
    re.IGNORECASE,
)
_STAGE = r"(?:country|point|route|hub|state|area|corridor|zone|territory|place)"
_OF_TRANSIT = rf"(?:transit\s{_STAGE}|{_STAGE}\sof\stransit)"
_HUB = Rare(
    rf"[^.;]{{0,60}}?\b(?:{_OF_TRANSIT}|"
    r"route\sfor|transit\sfor|used\sas\s(?:a\s)?transit|waypoint|stopover)\b",
    re.IGNORECASE,
)
_TRANSIT_FOR = Rare(rf"\b{_OF_TRANSIT}\sfor\b", re.IGNORECASE)
_OTHER_ROLES = re.compile(r"\b(?:source|origin|destination)\b", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:way|route|bound|destined|trafficked|travel\w*|going|heading|moved|taken|smuggled)\s(?:to|for)\b",
    re.IGNORECASE,
)
"""Before the country to which people go on."""
_ALL_THREE = re.compile(
    r"\b(?:source|origin)\b[^.]{0,30}\btransit\b|\btransit\b[^.]{0,30}\bdestination\s",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"(?:,\s|\s)?(?:\([^)]*\)\s?)?(?:,|/|and|or|,\sand|,\sor|then|and\sthen)\s(?:the\s|via\s|by\s)?",
    re.IGNORECASE,
)
_SAME_PEOPLE = re.compile(
    r"(?:They|She|He|Most|Many|Some|All|On\sarrival|From\sthere|There|(?:The|These)\s\w+|Victims|Women|Men|Girls)\b"
)
_APART = re.compile(r";|\.\s|:\s|,\swith\s|,\s(?:while|but|whereas)\s")


class Transit:
    """The countries on the way of the flows of a document."""

    def __init__(self, reading: Reading, likely: Ends) -> None:
        """Prepares to read the sentences of a document as they are asked for."""
        self._reading = reading
        self._passed: dict[int, list[Place]] = {}
        self._starts, self._goes = set[int](), set[int]()
        for mention, starts, goes in zip(
            reading.mentions, likely.origin, likely.destination, strict=True
        ):
            if max(starts, goes) > LIKELY:
                (self._goes if goes > starts else self._starts).add(id(mention.place))

    def of(self, origin: Mention, destination: Mention) -> list[str]:
        """Countries passed, in the order of the text; neither end is one.

        Args:
            origin: The mention of the flow's origin in a statement.
            destination: That of its destination.
        """
        ends = {origin.place.country, destination.place.country}
        own = sorted({origin.at, destination.at})
        low, high = own[0] - AROUND, own[-1] + AROUND
        found: list[str] = []
        for at in range(max(0, low), min(len(self._reading.sentences), high + 1)):
            if at in own or self._goes_on(at, own, origin, destination):
                found += [
                    place.country or ""
                    for place in self._through(at)
                    if self._leads_to(place, at, destination.place.country)
                ]
        return [country for country in dict.fromkeys(found) if country not in ends]

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

    def _leads_to(self, place: Place, at: int, country: str | None) -> bool:
        """Whether the way over a place is the one to a country, or to none named in its clause."""
        sentence = self._reading.sentences[at]
        goals = {
            other.country
            for other in sentence.places
            if id(other) in self._goes
            and other is not place
            and not _between(other, place, sentence)
        }
        goals -= {p.country for p in self._through(at)}
        return country in goals or not goals

    def _through(self, at: int) -> list[Place]:
        if at not in self._passed:
            self._passed[at] = list(_passed(self._reading.sentences[at]))[:MOST]
        return self._passed[at]


def _between(one: Place, other: Place, sentence: Sentence) -> bool:
    """Whether the end of a clause stands between two places."""
    first, last = sorted((one.mention, other.mention), key=lambda mark: mark.start)
    start, end = first.end - sentence.start, last.start - sentence.start
    return end - start > FAR or bool(_APART.search(sentence.text, start, end))


def is_passed(place: Place, sentence: Sentence) -> bool:
    """Whether the words around a place say that people only pass it."""
    return place.kind != "official" and _is_passed(place, None, sentence)


def are_bound_elsewhere(sentence: Sentence, place: Place, country: str | None) -> bool:
    """Whether people only pass on to countries that a sentence names, another one not among them.

    "It is a transit country for men from X on their way to Y".
    """
    at = place.mention.start - sentence.start
    if not _TRANSIT_FOR.search(sentence.text, 0, at) or _OTHER_ROLES.search(sentence.text, 0, at):
        return False
    goals = {p.country for p in sentence.places if p.mention.start > place.mention.start}
    bound = _BOUND.search(sentence.text, place.mention.end - sentence.start)
    return bool(bound) and bool(goals) and country not in goals


def is_on_way(place: Place, sentence: Sentence) -> bool:
    """Whether people only pass a place, or another one that it is listed with."""
    return any(passed is place for passed in _passed(sentence))


def _passed(sentence: Sentence) -> Iterator[Place]:
    last: Place | None = None
    for place in sentence.places:
        if place.kind == "official" or not place.country:
            continue
        if _is_passed(place, last, sentence):
            last = place
            yield place


def _is_passed(place: Place, last: Place | None, sentence: Sentence) -> bool:
    """Whether words say that people pass a place; `last` is the one before that they pass."""
    start, end = place.mention.start - sentence.start, place.mention.end - sentence.start
    text = sentence.text
    role = role_of(place, sentence)
    if role.role == TRANSIT and role.reason != "by":
        return True
    if last is not None and _LIST.fullmatch(text, last.mention.end - sentence.start, start):
        return True
    before = text[max(0, start - BEFORE) : start]
    if place.mention.form == "name" and _ON_THE_WAY.search(before):
        return not _LANDED.search(before) or bool(_GOES_ON.search(text, end, end + AFTER))
    hub = place.mention.form == "name" and _HUB.match(text, end)
    return bool(hub and not _ALL_THREE.search(text, end, end + 90))
