"""Votes for flows: who was taken from which country to which, sentence by sentence, with the reason.

The sentence comes first: places with the role of an end are paired. What a sentence leaves open is
filled from the discourse: the last people named, the last place of exploitation, the country the
document is about.
"""

from collections import Counter
from dataclasses import dataclass, field

from etl.frames.roles import Place, Sentence
from etl.stance import stance

ORIGIN, DESTINATION, TRANSIT, NONE = "origin", "destination", "transit", "none"
NOUN_ENDINGS = ("ing", "ion", "ery", "age")
CARRY = 3  # sentences over which people or places stay in mind


@dataclass(slots=True)
class Role:
    """What a place is in its sentence, how surely, and why."""

    place: Place
    role: str
    weight: float
    reason: str


@dataclass(slots=True)
class Vote:
    """One reason to believe in a flow.

    Attributes:
        origin: Country code.
        destination: Country code.
        weight: 0 to 1.
        reason: Name of the rule.
        sentence: The sentence that says it.
        ends: The places of both ends that the sentence names.
        transit: Countries on the way.
        support: The sentence that names the other end, where it is another one.
    """

    origin: str
    destination: str
    weight: float
    reason: str
    sentence: Sentence
    ends: tuple[Place | None, Place | None] = (None, None)
    transit: tuple[str, ...] = ()
    support: Sentence | None = None


@dataclass(slots=True)
class Discourse:
    """What the reader has in mind: people, place of exploitation, topic."""

    topic: str | None = None
    home: str | None = None
    groups: list[tuple[int, str, Place, Sentence]] = field(default_factory=list)
    places: list[tuple[int, str, Place, Sentence]] = field(default_factory=list)
    about_trafficking: bool = False

    def last(self, memory: list[tuple[int, str, Place, Sentence]], now: int, reach: int = CARRY):
        """The most recent entry within reach, or None."""
        return next((entry for entry in reversed(memory) if now - entry[0] <= reach), None)


def evidence(sentence: Sentence, about: bool) -> float:
    """How far the sentence itself speaks of trafficking, 0 to 1."""
    has = sentence.has
    if has("other_traffic") and not has("people"):
        return 0.0
    told = crime_told(sentence)
    if told:
        return told
    base = 0.0
    if has("found") and (has("site") or has("people")):
        base = 0.55
    elif has("move", "recruit") and has("people"):
        base = 0.45
    elif has("rescue") and has("people"):
        base = 0.5
    elif has("move", "recruit", "found", "rescue", "site"):
        base = 0.3
    return base if about else base * 0.5


def crime_told(sentence: Sentence) -> float:
    """How far a word of the crime tells of it: 1 a verb or noun of the act, less where it is fought."""
    best = 0.0
    for index, token in enumerate(sentence.tokens):
        if "victim" not in token.classes and "crime" not in token.classes:
            continue
        before = sentence.tokens[max(0, index - 4) : index]
        around = before + sentence.tokens[index + 1 : index + 3]
        if "victim" in token.classes:
            fought, sure = any("care" in t.classes for t in before), 0.8
        else:
            noun = token.word.endswith(NOUN_ENDINGS) or token.word.startswith("bride")
            fought = token.word.startswith(("anti", "counter"))
            fought = fought or noun and any("response" in t.classes for t in around)
            sure = 0.8 if noun else 1.0
        best = max(best, 0.25 if fought else sure)
    return best


def role_of(place: Place, sentence: Sentence) -> Role:
    """The role of a place by its kind, preposition and governing words."""
    prep, before, inner = place.preposition, place.before, place.inner
    kind = place.kind
    back = before == "return" or before == "rescue" or place.before_word in ("back", "home")
    if kind == "official":
        return Role(place, NONE, 0.9, "official")
    if kind == "site":
        return Role(place, DESTINATION, 0.8, "site")
    if kind == "exploiter":
        buyer = prep in ("to", "with", "by") or "sold" in place.before_word
        return Role(place, DESTINATION if buyer else NONE, 0.55, "buyer")
    if prep in ("through", "via", "across", "by") and kind in ("name", "possessive"):
        return Role(place, TRANSIT, 0.8, prep)
    if kind == "group" and prep not in ("to", "into"):
        return Role(place, ORIGIN, 0.8, "group")
    if prep == "from":
        if inner == "site" or place.outer == "from" and inner == "site":
            return Role(place, DESTINATION, 0.8, "from site")
        if back and inner != "home":
            return Role(place, DESTINATION, 0.7, "back from")
        return Role(place, ORIGIN, 0.9, "from")
    if prep in ("to", "into", "onto", "toward", "towards"):
        if before == "return" or place.before_word in ("back", "home", "returned"):
            return Role(place, ORIGIN, 0.3, "home to")
        if before == "official_event":
            return Role(place, NONE, 0.5, "event to")
        if before == "promise":
            return Role(place, DESTINATION, 0.35, "promised")
        return Role(place, DESTINATION, 0.85, "to")
    if prep in ("in", "at", "on", "onto", "off", "inside", "within", "near", "aboard", "under", "around", "onboard"):
        if place.outer == "from":
            return Role(place, DESTINATION if inner == "site" else ORIGIN, 0.75, f"from {inner} in")
        if inner == "site":
            return Role(place, DESTINATION, 0.8, "site in")
        if inner == "home" and before == "recruit":
            return Role(place, ORIGIN, 0.75, "recruit home")
        if before == "recruit":
            return Role(place, ORIGIN, 0.6, "recruit in")
        if before in ("official_event",):
            return Role(place, NONE, 0.6, "event in")
        if before in ("found", "rescue", "crime", "traffic"):
            return Role(place, DESTINATION, 0.7, f"{before} in")
        if before == "move":
            return Role(place, DESTINATION, 0.6, "move in")
        if sentence.has("site", "crime"):
            return Role(place, DESTINATION, 0.45, "in scene")
        return Role(place, NONE, 0.4, "in")
    if prep == "for" and before == "move":
        return Role(place, DESTINATION, 0.6, "for")
    if kind == "adjective":
        return Role(place, NONE, 0.4, "adjective")
    return Role(place, NONE, 0.3, prep or "bare")


def cast_votes(sentences: list[Sentence]) -> list[Vote]:
    """All votes of a document, in order of its sentences."""
    discourse = _begin(sentences)
    votes: list[Vote] = []
    for now, sentence in enumerate(sentences):
        votes.extend(_sentence_votes(sentence, now, discourse))
    return votes


def _begin(sentences: list[Sentence]) -> Discourse:
    counts: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    crimes = 0
    for sentence in sentences:
        crimes += sentence.has("crime", "traffic")
        for place in sentence.places:
            counts[place.country or ""] += 2 if sentence.title else 1
            if place.kind == "group":
                groups[place.country or ""] += 1
    topic = counts.most_common(1)[0][0] if counts else None
    home = groups.most_common(1)[0][0] if groups else None
    return Discourse(topic, home, about_trafficking=crimes >= 2)


def _sentence_votes(sentence: Sentence, now: int, discourse: Discourse) -> list[Vote]:
    strength = evidence(sentence, discourse.about_trafficking)
    roles = [role_of(place, sentence) for place in sentence.places]
    denied = strength > 0 and bool(roles) and stance(sentence.text)[0] == "denied"
    found: list[Vote] = []
    if strength > 0 and not denied:
        found = _pair(sentence, roles, strength, now, discourse)
    if not denied:
        for role in roles:
            entry = (now, role.place.country or "", role.place, sentence)
            if role.role == ORIGIN and role.weight >= 0.6:
                discourse.groups.append(entry)
            elif role.role == DESTINATION and role.weight >= 0.4:
                discourse.places.append(entry)
    return found


def _pair(sentence: Sentence, roles: list[Role], strength: float, now: int, discourse: Discourse) -> list[Vote]:
    origins = [r for r in roles if r.role == ORIGIN]
    destinations = [r for r in roles if r.role == DESTINATION]
    transit = tuple(dict.fromkeys(r.place.country or "" for r in roles if r.role == TRANSIT))
    found: list[Vote] = []

    def add(o: Role | None, d: Role | None, origin: str, destination: str, weight: float, reason: str, support=None):
        found.append(Vote(origin, destination, weight, reason, sentence,
                          (o.place if o else None, d.place if d else None),
                          tuple(t for t in transit if t not in (origin, destination)), support))

    for o in origins:
        for d in destinations:
            oc, dc = o.place.country or "", d.place.country or ""
            if oc != dc:
                add(o, d, oc, dc, strength * min(o.weight, d.weight), f"{o.reason}>{d.reason}")
            elif o.place.mention.place_id != d.place.mention.place_id and o.reason.startswith("from") and d.reason != "site in":
                add(o, d, oc, dc, strength * min(o.weight, d.weight) * 0.8, "internal ends")
    if destinations and not origins:
        last = discourse.last(discourse.groups, now)
        for d in destinations:
            dc = d.place.country or ""
            if last and last[1] != dc:
                add(None, d, last[1], dc, strength * d.weight * 0.7, f"carry>{d.reason}", last[3])
            elif discourse.home and discourse.home != dc:
                add(None, d, discourse.home, dc, strength * d.weight * 0.5, f"home>{d.reason}")
            elif discourse.topic and discourse.topic != dc:
                add(None, d, discourse.topic, dc, strength * d.weight * 0.4, f"topic>{d.reason}")
    if origins and not destinations:
        last = discourse.last(discourse.places, now)
        for o in origins:
            oc = o.place.country or ""
            if last and last[1] != oc and sentence.has("found", "rescue", "crime"):
                add(o, None, oc, last[1], strength * o.weight * 0.55, f"{o.reason}>carry", last[3])
            elif discourse.topic and discourse.topic != oc and sentence.has("found", "rescue", "crime"):
                add(o, None, oc, discourse.topic, strength * o.weight * 0.5, f"{o.reason}>topic")
    if sentence.has("internal") and strength >= 0.9:
        country = next((r.place.country for r in roles if r.role != NONE), None) or discourse.topic
        if country:
            add(None, None, country, country, 0.7, "internal")
    return found
