"""The role of a place in its sentence, by its kind, its preposition and what governs it."""

from collections.abc import Callable
from dataclasses import dataclass

from etl.frames.governing import REACH
from etl.frames.role_words import NUMBER_WORDS
from etl.frames.roles import Place, Sentence

ORIGIN, DESTINATION, TRANSIT, NONE = "origin", "destination", "transit", "none"
SURE = 0.6
"""Least weight of a role whose place is the end of a flow without more."""


@dataclass(slots=True)
class Role:
    """What a place is in its sentence, how surely, and why."""

    place: Place
    role: str
    weight: float
    reason: str


def role_of(place: Place, sentence: Sentence) -> Role:
    """The role of a place by its kind, preposition and governing words."""
    known = (
        _by_people(place, sentence)
        or _by_kind(place)
        or _by_noun(place)
        or _by_verb(place, sentence)
    )
    if known is None:
        read = _READERS.get(place.preposition)
        known = read(place, sentence) if read else None
    if known is None:
        reason = "adjective" if place.kind == "adjective" else place.preposition or "bare"
        known = NONE, 0.4 if place.kind == "adjective" else 0.3, reason
    return Role(place, *known)


Reading = tuple[str, float, str]
"""A role, its weight and the reason."""
NEXT = 16
"""Words from a country to those whom it calls its own."""
NOUN_PREPOSITIONS = ("", "with")
_NOUNS: dict[str, Reading] = {
    "source": (ORIGIN, 0.8, "noun source"),
    "destination": (DESTINATION, 0.8, "noun destination"),
    "transit": (TRANSIT, 0.8, "noun transit"),
}
"""The role of a place by the noun that names it: "the destinations were X and Y"."""


def _by_kind(place: Place) -> Reading | None:
    """What the kind of mention alone decides."""
    prep = place.preposition
    if place.kind == "official":
        return NONE, 0.9, "official"
    if place.kind == "site":
        return DESTINATION, 0.8, "site"
    if place.kind == "exploiter":
        buyer = prep in ("to", "with", "by") or "sold" in place.before_word
        return DESTINATION if buyer else NONE, 0.55, "buyer"
    if place.kind == "group" and prep not in ("to", "into"):
        return ORIGIN, 0.8, "group"
    return None


def _by_noun(place: Place) -> Reading | None:
    """What a noun of role decides of a place that no preposition governs."""
    if place.preposition not in NOUN_PREPOSITIONS:
        return None
    return _NOUNS.get(place.noun)


_ITS = frozenset(["its", "own"])
_SUBJECTS = frozenset(["nationals", "citizens", "subjects", "women", "girls", "children", "people"])
"""Those whom a country calls its own."""


def _by_people(place: Place, sentence: Sentence) -> Reading | None:
    """A country that is told of those it calls its own: "X says that 40 of its nationals"."""
    if place.kind not in ("name", "possessive", "official") or place.preposition:
        return None
    if " its " not in sentence.text:
        return None
    last = ""
    for token in sentence.tokens[place.index + 1 : place.index + 1 + NEXT]:
        if token.mention is not None:
            return None
        if token.word in _SUBJECTS and last in _ITS:
            return ORIGIN, 0.7, "its people"
        last = token.word
    return None


_BROUGHT_HOME = frozenset(
    ["repatriates", "repatriated", "evacuates", "evacuated", "airlifts", "airlifted"]
)
_OF_ITS_OWN = frozenset(["its", "own", "of", "the", "more", "another", "at", "least"])


def _by_verb(place: Place, sentence: Sentence) -> Reading | None:
    """A country that brings its people home: "X evacuates 30 maids held in"."""
    tokens = sentence.tokens[place.index + 1 : place.index + 8]
    if place.kind != "name" or place.preposition or not tokens:
        return None
    if tokens[0].word not in _BROUGHT_HOME:
        return None
    for token in tokens[1:]:
        if token.mention is not None:
            return None
        if "people" in token.classes:
            return ORIGIN, 0.7, "brings home"
        if token.word not in _OF_ITS_OWN | NUMBER_WORDS and not token.word[0].isdigit():
            return None
    return None


def _from(place: Place, _: Sentence) -> Reading:
    back = place.before in ("return", "rescue") or place.before_word in ("back", "home")
    if place.inner == "site":
        return DESTINATION, 0.8, "from site"
    if place.inner == "exploiter":
        return NONE, 0.7, "from exploiter"
    if back and place.inner != "home":
        return DESTINATION, 0.7, "back from"
    return ORIGIN, 0.9, "from"


def _to(place: Place, _: Sentence) -> Reading:
    if place.before == "return" or place.before_word in ("back", "home", "returned"):
        return ORIGIN, 0.3, "home to"
    if place.before == "official_event":
        return NONE, 0.5, "event to"
    if place.before == "promise":
        return DESTINATION, 0.35, "promised"
    return DESTINATION, 0.85, "to"


_IN: dict[str, Reading] = {
    "recruit": (ORIGIN, 0.6, "recruit in"),
    "official_event": (NONE, 0.6, "event in"),
    "found": (DESTINATION, 0.7, "found in"),
    "rescue": (DESTINATION, 0.7, "rescue in"),
    "crime": (DESTINATION, 0.7, "crime in"),
    "traffic": (DESTINATION, 0.7, "traffic in"),
    "move": (DESTINATION, 0.6, "move in"),
}
"""The role of "in X" by the word that governs it."""


def _for_work(place: Place, sentence: Sentence) -> bool:
    """Whether people are recruited for work in a place, rather than there."""
    words = [token.word for token in sentence.tokens[max(0, place.index - REACH) : place.index]]
    at = max((k for k, word in enumerate(words) if word == place.before_word), default=0)
    return any(word in ("for", "to", "as") for word in words[at + 1 :])


def _in(place: Place, sentence: Sentence) -> Reading:
    if place.outer == "from":
        freed = place.before == "rescue" and place.inner != "home"
        role = DESTINATION if freed or place.inner == "site" else ORIGIN
        return role, 0.75, f"from {place.inner} in"
    if place.inner == "site":
        return DESTINATION, 0.8, "site in"
    if place.inner == "home" and place.before == "recruit":
        return ORIGIN, 0.75, "recruit home"
    if place.before == "recruit" and _for_work(place, sentence):
        return _IN["move"]
    if place.before in _IN:
        return _IN[place.before]
    if sentence.has("site", "crime"):
        return DESTINATION, 0.45, "in scene"
    return NONE, 0.4, "in"


def _through(place: Place, _: Sentence) -> Reading | None:
    named = place.kind in ("name", "possessive")
    return (TRANSIT, 0.8, place.preposition) if named else None


def _for(place: Place, _: Sentence) -> Reading | None:
    return (DESTINATION, 0.6, "for") if place.before == "move" else None


def _of(place: Place, sentence: Sentence) -> Reading | None:
    """What the noun before "of X" makes of it: "in the brothels of X", "from villages of X"."""
    if place.outer == "from" and place.inner != "site":
        return (ORIGIN, 0.75, "from of") if place.inner == "home" else None
    if place.outer and place.inner == "site":
        return DESTINATION, 0.8, "site of"
    if place.outer == "in" and place.inner == "home":
        return _in(place, sentence)
    return None


_READERS: dict[str, Callable[[Place, Sentence], Reading | None]] = {
    "from": _from,
    "of": _of,
    "for": _for,
    **dict.fromkeys(("to", "into", "onto", "toward", "towards"), _to),
    **dict.fromkeys(("through", "via", "across", "by"), _through),
    **dict.fromkeys(
        ("in", "at", "on", "off", "inside", "within", "near", "aboard", "under", "around"), _in
    ),
    "onboard": _in,
}
