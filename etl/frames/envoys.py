"""Votes for those who turned to their embassy: its people, taken to the country where it stands.

"The X ambassador has 40 women in his shelter. They had been locked in": the sentences that tell of
the crime name nobody's country; the envoy's is theirs.
"""

import re
from itertools import takewhile

from etl.frames.discourse import Discourse, Envoy, Vote
from etl.frames.evidence import TOLD
from etl.frames.place_roles import DESTINATION, Role
from etl.frames.roles import Sentence

REACH = 4
"""Sentences of the same paragraph, at most, for which an envoy speaks."""
NEXT = 4
"""Words from a country to its envoy, and from that to where he stands."""
WEIGHT = 0.5
_ENVOYS = frozenset(
    ["embassy", "embassies", "consulate", "consulates", "consul", "consuls", "ambassador", "envoy"]
    + ["ambassadors", "attache", "attaché", "attaches", "attachés", "chargé", "chancery", "mission"]
    + ["diplomat", "diplomats", "consular", "embassy's"]
)
_TAKES_IN = re.compile(
    r"\bshelter(?:ed|ing)\b|\b(?:his|her|its|their) shelters?\b|\b(?:run|ran|running)[ -]?aways?\b"
    r"|\bfled\b|\bfleeing\b|\bescap|\bsought\b|\bturned to\b|\brefuge\b|\bsle(?:pt|eping)\b"
    r"|\basked\b[^.;]{0,40}\bfor (?:help|protection)\b|\bcame to (?:him|her|it|them)\b|\bbeds\b"
    r"|\bunder (?:his|her|its|their) roofs?\b|\bhous(?:ed|es|ing)\b|\bat the request of\b"
    r"|\b(?:took|taken|takes) in\b|\breturn papers\b",
    re.IGNORECASE,
)
"""What people do who have none but their embassy, and what it does for them."""


def envoys(
    sentence: Sentence, roles: list[Role], strength: float, now: int, discourse: Discourse
) -> list[Vote]:
    """The people of an envoy's country, where a sentence tells what was done to some.

    Args:
        sentence: Any.
        roles: Of its places.
        strength: How far it tells of the crime.
        now: Its number.
        discourse: What was told before.
    """
    known = _named(sentence, now)
    if known is not None:
        discourse.envoy = known
    envoy = discourse.envoy
    if envoy is not None and not envoy.asked and _TAKES_IN.search(sentence.text):
        discourse.envoy = envoy = envoy._replace(asked=True)
    if envoy is None or not envoy.asked or strength < TOLD or not sentence.has("people", "anaphor"):
        return []
    if now - envoy.at > REACH or sentence.passage != envoy.sentence.passage:
        return []
    if any(r.place.kind == "group" for r in roles):
        return []
    of = envoy.place.country or ""
    there = [r.place for r in roles if r.role == DESTINATION and r.place.country != of]
    since = takewhile(lambda known: known.at >= envoy.at, reversed(discourse.places))
    told = next((known.country for known in since if known.country != of), None)
    to = there[0].country if there else told or envoy.host or discourse.post
    if not to or to == of:
        return []
    ends = (envoy.place if envoy.at == now else None), (there[0] if there else None)
    return [Vote(of, to, WEIGHT, "envoy", sentence, ends, (), envoy.sentence)]


def _named(sentence: Sentence, now: int) -> Envoy | None:
    """The last envoy whom a sentence names."""
    for number, place in reversed(list(enumerate(sentence.places))):
        if place.kind != "official":
            continue
        words = sentence.tokens[max(0, place.index - 3) : place.index + NEXT]
        if any(token.word in _ENVOYS for token in words):
            return Envoy(now, place, _host(sentence, number), sentence)
    return None


def _host(sentence: Sentence, number: int) -> str | None:
    """The country of "in Y" behind "the X embassy"."""
    envoy = sentence.places[number]
    for place in sentence.places[number + 1 : number + 2]:
        between = sentence.tokens[envoy.index + 1 : place.index]
        if len(between) <= NEXT and place.preposition == "in" and place.country != envoy.country:
            return place.country
    return None
