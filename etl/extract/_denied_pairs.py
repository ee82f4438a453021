"""The pairs of countries that a denial is about: who is said not to be trafficked where."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from etl.extract._denials import BACK, CUT, STORIES, denial
from etl.frames.mentions import Reading
from etl.frames.place_roles import DESTINATION, ORIGIN, TRANSIT, role_of
from etl.frames.roles import Place, Sentence

REACH = 2
"""Sentences back in which the end that a denial leaves open may stand."""
MOST = 3
"""Countries of a sentence before which what "it" is can be told apart."""
_THERE = frozenset(["in", "to", "into", "at", "for", "on", "near"])
_MOVES = frozenset(["to", "into"])
_PERSONS = ("group", "official")
_OPENS = re.compile(
    rf"(?:this|that|it|such|(?:the|these|those|all|both) {STORIES})\b", re.IGNORECASE
)
"""How a passage begins that is about the one before it."""
_HERE = re.compile(
    r"\b(?:here|(?:to|into|in) (?:this|our|my|his|her) "
    r"(?:country|province|district|state|island|town|city|village))\b",
    re.IGNORECASE,
)
_PEOPLE_OF = re.compile(
    r"\b(?:residents?|citizens?|nationals?|natives?|inhabitants?) of (?:the )?$", re.IGNORECASE
)
_AS_TO = re.compile(r"\b(?:as|with (?:regard|respect)) to $", re.IGNORECASE)
"""What stands before people whom a sentence is about."""
_MARRIED = re.compile(r"\bmarr(?:y|ies|ied|ying|iages? (?:to|with))(?: \w+)?,? $", re.IGNORECASE)
"""What stands before those to whom others came."""
_TO_MEN = re.compile(r"\b(?:with|to|by|for)(?: \w+)? $", re.IGNORECASE)
_MEN = re.compile(r" (?:men|husbands|(?:bride)?grooms|bachelors|widowers)\b", re.IGNORECASE)
_MEN_FROM = re.compile(
    r"\b(?:with|to|by|for) (?:\w+ )?(?:men|husbands|(?:bride)?grooms) from (?:[\w ]+ and )?$",
    re.IGNORECASE,
)
"""The same where they are men: "looked over by men from there"."""
_REVERSED = re.compile(
    r"\b(?:in the (?:other|opposite|reverse) direction|the other way(?: a?round)?)\b", re.IGNORECASE
)
"""What was told before is denied of those who would go the other way."""
_PART = re.compile(r"\b(?:majority|most of|the rest|the remaining)\b", re.IGNORECASE)
"""Words for some of those told of before."""
_PRESS = re.compile(
    r" (?:\w+ )?(?:weekly|daily|newspapers?|papers?|press|media|television|magazine|tabloid|website"
    r"|radio)\b",
    re.IGNORECASE,
)
"""What stands behind the place of those who tell a story."""
_INSIDE = re.compile(
    r"\b(?:(?:internal|domestic|in-country) (?:human |child |sex )?traffick\w+|"
    r"traffick\w+ (?:\w+ ){0,3}(?:internally|domestically|in-country)|"
    r"(?:inside|within) (?-i:[A-Z])\w+|(?:inside|within|in) (?:its|their|our|his|her|my) own "
    r"(?:country|borders|territory)|"
    r"(?P<here>(?:inside|within) (?:the|its|our|his|her|my) (?:country|borders|territory)))\b",
    re.IGNORECASE,
)
"""What is denied is that people are exploited in their own country."""
_BOUND = re.compile(
    r"\b(?:forced labou?r|bonded labou?r|(?:debt )?bondage|slavery|slaves|serfdom|child labou?r)\b",
    re.IGNORECASE,
)
"""What is said of a country's own people where nobody else is named."""
Ends = tuple[list[Place], list[Place]]


class Pair(NamedTuple):
    """A flow that is denied, its places, and the sentence of the one that is told before."""

    origin: str
    destination: str
    start: Place | None
    end: Place | None
    other: int


def _of_officials(sentence: Sentence, place: Place) -> bool:
    """Whether a place is where officials sit: "the police in X"."""
    head = sentence.tokens[place.index - 2] if place.index > 1 else None
    official = head is not None and head.mention is None and "official" in head.classes
    return official and bool(place.preposition)


def _before_people(sentence: Sentence, place: Place) -> bool:
    """Whether a name stands for a nationality: "hundreds of PNG girls"."""
    after = sentence.tokens[place.index + 1 : place.index + 2]
    return bool(after and after[0].mention is None and "people" in after[0].classes)


def _is_of_men(before: str, behind: str) -> bool:
    """Whether people are those to whom others come: "marriages with men of that nation"."""
    return bool(_MARRIED.search(before) or _TO_MEN.search(before) and _MEN.match(behind))


def _ends(sentence: Sentence, stop: int | None = None) -> Ends:
    """The people and the places of a sentence up to `stop`: origins and destinations."""
    origins: list[Place] = []
    destinations: list[Place] = []
    for place in sentence.places:
        role = role_of(place, sentence)
        if stop is not None and place.mention.start >= stop:
            break
        if place.kind in ("official", "exploiter", "possessive"):
            continue
        behind = sentence.text[place.mention.end - sentence.start :]
        if role.role == TRANSIT or _of_officials(sentence, place) or _PRESS.match(behind):
            continue
        before = sentence.text[: place.mention.start - sentence.start]
        moved = place.preposition in _MOVES and not _AS_TO.search(before)
        if place.kind == "group" and (moved or _is_of_men(before, behind)):
            destinations.append(place)  # "marriages of Lao women to Thai men"
        elif _MEN_FROM.search(before):
            destinations.append(place)
        elif (
            place.kind == "group"
            or _before_people(sentence, place)
            or _PEOPLE_OF.search(before)
            or (role.role == ORIGIN and role.weight >= 0.4)
        ):
            origins.append(place)
        elif (role.role == DESTINATION and role.weight >= 0.3) or place.preposition in _THERE:
            destinations.append(place)
    return origins, destinations


def told_before(sentences: list[Sentence], at: int, reach: int = REACH) -> list[int]:
    """The sentences right before one that it may be about, the nearest first.

    They are of its own passage, or of the one before where it begins its own by pointing back.
    """
    found: list[int] = []
    for number in range(at - 1, max(-1, at - 1 - reach), -1):
        first = sentences[at if not found else found[-1]]
        if sentences[number].passage != first.passage and (found or not _OPENS.match(first.text)):
            break
        found.append(number)
    return found


def _before(sentences: list[Sentence], at: int) -> Iterator[tuple[int, Ends]]:
    """The ends of the sentences right before, the nearest first."""
    for number in told_before(sentences, at):
        people, places = _ends(sentences[number])
        lists = not _several(people) and len(_countries(places)) == 1
        if lists or len({place.country for place in (*people, *places)}) <= MOST:
            yield number, (people, places)


def _people(reading: Reading) -> str | None:
    """The country whose people a document is about, where one leads by far."""
    leading = reading.groups.most_common(2)
    if not leading or (len(leading) > 1 and leading[0][1] < 2 * leading[1][1]):
        return None
    return leading[0][0] or None


def _whose(reading: Reading, sentence: Sentence, destinations: list[Place]) -> str | None:
    """The country whose people a denial is about that names only where they went.

    It is the one whose people the document is about, or else where the document is from, unless
    the sentence names places there: then it may be about others.
    """
    if _moved(destinations):
        people = _people(reading)
        if people is not None:
            return people
    there = any(
        p.country == reading.home
        and p.kind not in _PERSONS
        and role_of(p, sentence).role != TRANSIT
        for p in sentence.places
    )
    several = _several(destinations)
    return None if there or several or sentence.has("internal") else reading.home


def _only(places: list[Place], sentence: Sentence, home: str | None) -> bool:
    """Whether a sentence names no country but those of some people, and its own."""
    people = all(place.kind == "group" or place.preposition == "from" for place in places)
    return people and {place.country for place in sentence.places} - {home} == _countries(places)


def _here(reading: Reading, at: int, denied: tuple[int, int]) -> str | None:
    """The country that "here" is in a denial, if it says so."""
    if not _HERE.search(reading.sentences[at].text, denied[0]):
        return None
    return _speakers(reading, at)


def _speakers(reading: Reading, at: int) -> str | None:
    """The country of the official who speaks in a sentence, or home."""
    for number in (at, *told_before(reading.sentences, at)):
        for place in reading.sentences[number].places:
            if place.kind == "official":
                return place.country
    return reading.home


def _internal(reading: Reading, at: int, denied: tuple[int, int]) -> Pair | None:
    """The country within which a sentence denies that people are exploited, if it is about one."""
    sentence = reading.sentences[at]
    places = [p for p in sentence.places if p.kind not in _PERSONS or p.kind == "group"]
    named = _countries(places)
    if len(named) > 1:
        return None
    inside, speakers = _INSIDE.search(sentence.text, *denied), _speakers(reading, at)
    bound = _BOUND.search(sentence.text, *denied) and any(p.preposition in _THERE for p in places)
    if not inside and (not bound or any(p.kind == "group" for p in places)):
        return None
    if inside and inside["here"] and not named <= {speakers}:
        return None  # others were not exploited here
    country = next(iter(named), None) or speakers
    return Pair(country, country, None, None, at) if country else None


def _countries(places: list[Place]) -> set[str]:
    return {place.country for place in places if place.country}


def _several(places: list[Place]) -> bool:
    """Whether places of several countries are no one list."""
    named = [place for place in places if place.country]
    return len(_countries(named)) > 1 and not all(place.listed for place in named[1:])


def _moved(places: list[Place]) -> bool:
    """Whether people came to one of some places by the words before it."""
    return bool(_MOVES.intersection(place.preposition for place in places))


def _whole(reading: Reading, at: int, denied: tuple[int, int]) -> tuple[Ends, int]:
    """The ends of a denial, what it leaves open taken from before where it points back.

    Returns:
        The ends; and the sentence of those told before.
    """
    sentence = reading.sentences[at]
    cut = CUT.search(sentence.text, denied[1])
    origins, destinations = _ends(sentence, sentence.start + cut.start() if cut else None)
    other = at
    pointing = not sentence.has("internal") and (not sentence.places or BACK.search(sentence.text))
    if (origins and destinations) or not pointing:
        return (origins, destinations), at
    own = bool(destinations) and not _moved(destinations)
    looked_at = own and all(place.inner != "site" for place in destinations)
    for number, (told, places) in _before(reading.sentences, at):
        people = [place for place in told if place.kind == "group"] or told
        if looked_at and people and places and not origins:
            destinations = []  # "we asked in X and found nobody": where one looked is no end
        if (not origins and people) or (not destinations and places):
            other = number
        if _REVERSED.search(sentence.text):
            people, places = places, people
        origins, destinations = origins or people, destinations or places
        if origins and destinations:
            break
    if not sentence.places and _PART.search(sentence.text):
        return ([], []), at
    if _several(origins) or len(_countries(destinations)) > 1:
        return ([], []), at  # which of them is not said
    return (origins, destinations), other


def _pairs(reading: Reading, at: int, denied: tuple[int, int]) -> Iterator[Pair]:
    """The pairs of countries that a denial is about."""
    (origins, destinations), other = _whole(reading, at, denied)
    if destinations and not origins:
        home = _whose(reading, reading.sentences[at], destinations)
        for place in destinations:
            if home and place.country and place.country != home:
                yield Pair(home, place.country, None, place, other)
        return
    if origins and not destinations:
        here = _here(reading, at, denied)
        if here is None and _only(origins, reading.sentences[other], reading.home):
            here = reading.home
        if here is not None:
            for origin in origins:
                if origin.country and origin.country != here:
                    yield Pair(origin.country, here, origin, None, other)
    for origin in origins:
        for place in destinations:
            inside = origin.preposition == "from" and place.preposition in _MOVES
            if origin.country and place.country and (inside or origin.country != place.country):
                yield Pair(origin.country, place.country, origin, place, other)


def denied_pairs(reading: Reading, at: int) -> list[Pair]:
    """The pairs that a sentence denies to be flows; none where it denies nothing.

    Args:
        reading: The sentences with their places.
        at: The number of the sentence.
    """
    span = denied_span(reading, at)
    if span is None:
        return []
    inside = _internal(reading, at, span)
    return [inside] if inside else list(_pairs(reading, at, span))


def denied_span(reading: Reading, at: int) -> tuple[int, int] | None:
    """The stretch of a sentence that denies trafficking, or None; titles have none.

    Args:
        reading: The sentences with their places.
        at: The number of the sentence.
    """
    sentence = reading.sentences[at]
    if sentence.title:
        return None
    before = told_before(reading.sentences, at)
    near = " ".join(reading.sentences[number].text for number in reversed(before))
    return denial(sentence.text, near)
