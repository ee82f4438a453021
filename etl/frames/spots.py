"""Places below the country that a document ties to trafficking, each with its role."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from etl.frames import aside, clauses, when
from etl.frames.evidence import TOLD
from etl.frames.listed import Lists
from etl.frames.mentions import Mention, Reading
from etl.frames.model import hotspot_probabilities
from etl.frames.pairs import Ends
from etl.frames.place_roles import role_of
from etl.frames.sayings import said_role
from etl.frames.tied import is_haven, is_tied, named_role

LIKELY = 0.5
"""Least probability of a hotspot; F1 is the same from .45 to .55."""
ASIDE = 0.7
"""The same where the sentence tells of a gathering or a project and hardly of the crime."""
UNTOLD = 0.9
"""The same in a text that tells of no crime, or of smuggling and denials as often."""
LISTED = 0.2
"""The same where all others of its list are hotspots, of people and of a country that has flows: of
24 such places 21 were right, read by models that had not seen their documents."""
SPOKEN = 0.3
"""The same where words say its role, and flows leave or reach its country: of 40 such places 28
were right, read by models that had not seen their documents."""
SURE = 0.8
"""Where a text has no flow and no place as likely as this, only sentences that tell of the crime
and those behind them tie places to it: in others 45 of 50 were of smugglers and agents."""
TIED = 0.15
"""The same where the sentence calls a place a hub, or says that the crime is found there."""
MOST = 3
"""Mentions of one place that become claims in one document."""
SURE_ROLES = {
    "recruit in": "source",
    "recruit home": "source",
    "rescue in": "destination",
}
"""Roles that the words around a place settle."""
PASSED = ("through", "via")
OPEN = 0.75
"""Share of the likeliest role of a place's mentions below which the words around one settle it:
where models are surer, words changed more roles for the worse on documents nobody had opened."""
SHARE, SHARE_THERE = 0.25, 0.2
"""Share of all roles that a place has as a source, or as a destination, to be one because flows of
the document only leave its country, or only reach it: of 42 roles changed so 37 were right."""
RATHER = 1.3
"""By how much a place must be likelier as a destination than as an origin, likewise."""
_FROM = ("from", "recruit in", "recruit home", "of", "group")
"""Reasons for a place to be where people come from, whatever flows are known."""
_THEY_CAME = re.compile(r"they\s(?:had\s)?(?:came|come|were|are)\sfrom\b", re.IGNORECASE)
_THERE = ("back from", "from site", "found in", "site in", "in scene", "crime in", "traffic in")
"""Reasons for a place to be where people were held."""
Roles = dict[str, float]
Pairs = Collection[tuple[str, str]]


@dataclass(slots=True)
class Hotspot:
    """A place tied to trafficking, with the mention that says it best."""

    mention: Mention
    role: str
    probability: float


@dataclass(slots=True)
class _Known:
    """What all mentions of one place say: the best of each sentence, roles, ends of flows."""

    best: dict[int, Hotspot] = field(default_factory=dict[int, Hotspot])
    roles: Roles = field(default_factory=Roles)
    origin: float = 0.0
    destination: float = 0.0


def hotspots(reading: Reading, likely: Ends, flows: Pairs) -> list[Hotspot]:
    """The mentions of places that tie them to trafficking, the surest of each place first.

    A sentence that calls places hotspots gives them that role; else the words beside a place, where
    its mentions leave it open, else the role that they make likeliest, as far as the flows of its
    country agree.

    Args:
        reading: A document.
        likely: How likely each of its mentions is an end of a flow.
        flows: Countries of its flows.
    """
    known = _known(reading, likely)
    untold = max(reading.told, default=0.0) < TOLD or reading.tells_apart
    kept: list[Hotspot] = []
    for place in known.values():
        sure = [
            h
            for h in place.best.values()
            if h.probability >= (UNTOLD if untold else _least(h, reading, flows))
            and not _aside(h, reading)
        ]
        for hotspot in sorted(sure, key=lambda h: -h.probability)[:MOST]:
            hotspot.role = _role(hotspot, reading, place, flows)
            kept.append(hotspot)
    if not flows and all(hotspot.probability < SURE for hotspot in kept):
        kept = [h for h in kept if _told_there(h.mention.at, reading)]
    return kept if untold else [*kept, *_listed(kept, known, reading, flows)]


def _told_there(at: int, reading: Reading) -> bool:
    """Whether a sentence, or the one that it goes on from, tells of the crime."""
    return max(reading.told[max(0, at - 1) : at + 1]) >= TOLD


def _known(reading: Reading, likely: Ends) -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    for number, by_role in enumerate(hotspot_probabilities(reading)):
        mention = reading.mentions[number]
        if mention.place.mention.kind == "country":
            continue
        known = found.setdefault(mention.place.mention.place_id, _Known())
        for role, value in by_role.items():
            known.roles[role] = known.roles.get(role, 0.0) + value
        known.origin = max(known.origin, float(likely.origin[number]))
        known.destination = max(known.destination, float(likely.destination[number]))
        hotspot = Hotspot(mention, "", sum(by_role.values()))
        best = known.best.setdefault(mention.at, hotspot)
        if hotspot.probability > best.probability:
            known.best[mention.at] = hotspot
    return found


def _role(hotspot: Hotspot, reading: Reading, known: _Known, flows: Pairs) -> str:
    sentence = reading.sentences[hotspot.mention.at]
    if any(token.word.replace("-", "").startswith("hotspot") for token in sentence.tokens):
        return "hotspot"
    place = hotspot.mention.place
    if place.before == "return" and "to" in (place.preposition, place.outer):
        return "source"
    if named := named_role(sentence, place):
        return named
    reason = role_of(place, sentence).reason
    if reason in PASSED:
        return "transit"
    role = max(known.roles, key=lambda role: known.roles[role])
    if known.roles[role] < OPEN * sum(known.roles.values()) and (
        said := said_role(sentence, place)
    ):
        return said
    if reason in SURE_ROLES:
        return SURE_ROLES[reason]
    return _agreed(role, reason, place.country or "", known, flows)


def _agreed(role: str, reason: str, country: str, known: _Known, flows: Pairs) -> str:
    """A source where flows only leave a country, a destination where they only reach it."""
    leave = any(country == origin for origin, _ in flows)
    reach = any(country == destination for _, destination in flows)
    if leave == reach:
        return role
    share = {name: value / sum(known.roles.values()) for name, value in known.roles.items()}
    if role == "destination" and leave:
        rather = share["source"] >= SHARE or known.origin > known.destination
        return "source" if rather else role
    if role == "source" and reach and reason not in _FROM:
        rather = share["destination"] >= SHARE_THERE
        rather = rather and known.destination > RATHER * known.origin
        return "destination" if rather or reason in _THERE else role
    return role


def _listed(
    kept: list[Hotspot], known: dict[str, _Known], reading: Reading, flows: Pairs
) -> Iterator[Hotspot]:
    """Likely places in a list of hotspots alone, with the role of these."""
    countries = {country for pair in flows for country in pair}
    roles = {hotspot.mention.place.mention.place_id: hotspot.role for hotspot in reversed(kept)}
    lists = Lists(reading)
    for place_id, place in known.items():
        best = max(place.best.values(), key=lambda h: h.probability)
        mention = best.mention
        if place_id in roles or best.probability < LISTED or mention.place.country not in countries:
            continue
        sentence = reading.sentences[mention.at]
        if not sentence.has("people") or sentence.has("activity") or _aside(best, reading):
            continue
        others = [reading.mentions[k].place.mention for k in lists.beside(mention.place)]
        beside = [other.place_id for other in others if other.kind != "country"]
        if beside and all(other in roles for other in beside):
            yield Hotspot(mention, roles[beside[0]], LIKELY)


def _aside(hotspot: Hotspot, reading: Reading) -> bool:
    """Whether nothing happens where a place stands: in a question, dateline, headline or promise.

    Neither does it where officials who meet come from.
    """
    sentence = reading.sentences[hotspot.mention.at]
    place = hotspot.mention.place.mention
    line = sentence.start == 0 and when.dateline(sentence.text)
    return (
        clauses.asks(sentence.text)
        or bool(line and place.end <= line)
        or aside.is_headlines(sentence)
        or aside.is_of_drugs(sentence)
        or aside.is_promised_work(sentence, hotspot.mention.place)
        or is_haven(sentence, hotspot.mention.place)
        or _of_participants(hotspot.mention.at, reading)
    )


def _of_participants(at: int, reading: Reading) -> bool:
    """Whether "they came from" tells of those who took part in what the sentence before tells."""
    sentence = reading.sentences[at]
    if not at or not _THEY_CAME.match(sentence.text):
        return False
    before = reading.sentences[at - 1]
    return before.has("official") and not before.has("people", "victim", "crime")


def _least(hotspot: Hotspot, reading: Reading, flows: Pairs) -> float:
    """Places of gatherings and projects need to be surer: the trade is told elsewhere."""
    place, at = hotspot.mention.place, hotspot.mention.at
    sentence = reading.sentences[at]
    doubted = TIED <= hotspot.probability < LIKELY and reading.told[at] >= TOLD
    if doubted and (named_role(sentence, place) or is_tied(sentence, place)):
        return TIED
    if sentence.has("activity") and reading.told[at] < TOLD:
        return ASIDE
    if SPOKEN <= hotspot.probability < LIKELY and any(place.country in pair for pair in flows):
        return SPOKEN if said_role(sentence, place) else LIKELY
    return LIKELY
