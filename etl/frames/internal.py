"""Flows within a country: from its villages to its cities, from one of its provinces to another.

A sentence that names places of one country only tells such a flow where people come from one of
them, or from its villages, and are taken to another, or held there; or it says outright that the
crime happens inside the country.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby

from etl.frames import clauses
from etl.frames.evidence import TOLD
from etl.frames.mentions import Mention, Reading
from etl.frames.place_roles import DESTINATION, ORIGIN, role_of
from etl.frames.role_words import CONNECTORS, PREPOSITIONS, TRANSPARENT
from etl.frames.roles import Place, Sentence
from etl.scan import Rare

AROUND = 1
"""Sentences beside one of which the crime may be told."""
BEHIND = 2
"""Sentences behind one that says "inside the country" where its places may be named."""
MOST = 40
"""Places of a sentence: what passes for a longer one is a table or a broken file."""
_ABROAD = Rare(
    r"\b(?:abroad|overseas|foreign\w*|borders?|frontiers?|airports?|repatriat\w*|deport\w*|embass(?:y|ies)"
    r"|consulates?|stopped|intercept\w*|out of the country|(?:across|over) the (?:line|river))\b",
    re.IGNORECASE,
)
"""Words of a way that leads out of the country, or of one that ended before it came to anything."""
_HARM = Rare(
    r"\b(?:unpaid|without (?:pay|wages?)|(?:not|nor|never|no one) (?:be |been )?pa(?:id|ys?)"
    r"|(?:for|gets?) nothing|beat(?:en|ings?)?|beg|begs|begged|begging|beggars?"
    r"|hand(?:ed|s)? (?:over )?(?:all|what) they|(?:keep|kept)(?:s|ing)? (?:all|what|their|for)"
    r"|clients?|customers?|sell(?:ing)? (?:sex|flowers|lottery|themselves)|lock(?:ed|s)"
    r"|maids?|housemaids?|servants?|domestic (?:work\w*|serv\w*|help\w*)|house ?(?:helps?|girls?)"
    r"|placed (?:with|as|in|by)|forced|made to|debts?|as (?:brides?|wives)"
    r"|(?:cannot|could not) leave|(?:hired|rented|lent) out"
    r"|on the (?:pavements?|sidewalks?|streets?))\b",
    re.IGNORECASE,
)
"""Words for what is done to people, beside those that name the crime."""
_TAKEN = frozenset(["bought", "stolen", "stole", "snatched", "collected", "fetched"])
_PEOPLE = (
    r"(?:girls?|wom[ae]n|child(?:ren)?|boys?|youths?|daughters?|sons?|infants|babies|minors|teenagers"
    r"|people|workers|labou?rers|families|victims|maids|housemaids|servants)"
)
_WHICH = (
    r"(?:the|its|their|own|other|poor(?:er|est)?|rural|remote(?:r|st)?|outlying|surrounding|upland|highland"
    r"|hill|mountain(?:ous)?|coastal|ruined|flooded|(?:north|south|east|west|central|north-?east|north-?west"
    r"|south-?east|south-?west)(?:ern)?|far|small|indigenous|tribal)"
)
_LAND = (
    r"(?:countryside|villages?|provinces|counties|districts|regions?|areas|highlands|uplands|hills|mountains"
    r"|interior|hinterland|coast|delta|islands|communities|north(?:-?(?:east|west))?|south(?:-?(?:east|west))?)"
)
_COUNTRYSIDE = Rare(
    rf"\b(?:country|village|rural|hill|upland|highland|tribal|peasant) {_PEOPLE}\b"
    rf"|\b{_PEOPLE}(?:[\s,](?!from|out)[\w-]+){{0,6}}? (?:from|out of|of)"
    rf" (?:{_WHICH}[\s-]){{0,4}}{_LAND}\b"
    rf"|\b(?:taken|brought|fetched|moved|recruited|lured|trafficked|sent) (?:\w+ )?(?:from|out of)"
    rf" (?:{_WHICH}[\s-]){{0,4}}{_LAND}\b|\bfrom (?:{_WHICH}[\s-]){{0,4}}{_LAND} to\b",
    re.IGNORECASE,
)
"""People who come from the country, of no place that is named."""
_CITY = Rare(
    r"\b(?:to|into|in|of) (?:(?:the|this) (?:\w+ )?(?:capital|city|cities|towns)"
    r"|(?:big(?:ger)? |larger )?(?:towns?|cities))\b",
    re.IGNORECASE,
)
_INSIDE = Rare(
    r"\b(?:internal|domestic|in-country) (?:human |sex |child )?trafficking\b"
    r"|\binternal(?=\s?[.,;:])"
    r"|\btraffick\w* (?:\w+ ){0,3}(?:internally|domestically|in-country)\b"
    r"|\b(?:inside|within) (?:the|its|their|his|her) (?:own |same )?"
    r"(?:country|borders?|frontiers?|kingdom|republic)\b"
    r"|\b(?:never|not|without|nobody|none) (?:\w+ ){0,3}?(?:left|leav\w+|saw|see\w*|cross\w*)"
    r" (?:\w+ ){0,3}?(?:country|borders?|frontiers?)\b|\bcross\w* no (?:border|frontier)"
    r"|\b(?:to|in|into) (?:an)?other (?:provinces?|counties|districts|states)\b",
    re.IGNORECASE,
)
"""Words that say so outright, of the country that the text is about."""
_INSIDE_NAMED = re.compile(r"\b(?:inside|within)\s$", re.IGNORECASE)

Told = tuple[Mention, Mention, int]
"""Where people come from, where they are taken, and the number of the sentence that says so.

One mention twice where only one is named."""


def internal(reading: Reading) -> Iterator[Told]:
    """Each flow within a country that a sentence tells, those of ways first."""
    for at, group in groupby(reading.mentions, lambda mention: mention.at):
        here = list(group)
        sentence = reading.sentences[at]
        if len(here) > MOST or not _is_of_one(sentence):
            continue
        way = _way(here, sentence)
        to = _from_the_country(here, reading)
        if (way is None and to is None) or _ABROAD.search(sentence.text):
            continue
        if way is not None and _tells(reading, at):
            yield *way, at
        if to is not None and _tells(reading, at, AROUND):
            yield to, to, at
    for at, sentence in enumerate(reading.sentences):
        if not sentence.title and len(sentence.places) <= MOST:
            yield from _outright(at, reading)


def _is_of_one(sentence: Sentence) -> bool:
    """Whether a sentence tells of people and of places in one country."""
    if sentence.title or not sentence.has("people"):
        return False
    return len({place.country for place in sentence.places if place.kind != "official"}) == 1


def _tells(reading: Reading, at: int, around: int = 0) -> bool:
    """Whether a sentence, or one beside it, tells what is done to people, and does not deny it."""
    text = reading.sentences[at].text
    if reading.denied(at) or clauses.asks(text):
        return False
    near = range(max(0, at - around), min(len(reading.sentences), at + around + 1))
    return any(
        reading.told[k] >= TOLD or _HARM.search(reading.sentences[k].text) is not None for k in near
    )


def _way(here: list[Mention], sentence: Sentence) -> tuple[Mention, Mention] | None:
    """The places, or the one place, of a way from the country to a city or between provinces."""
    below = [mention for mention in here if mention.place.mention.kind != "country"]
    origins = [of for of in below if _is_origin(of.place, sentence)]
    goals = [to for to in below if to not in origins and _is_goal(to.place, sentence)]
    for of in origins:
        for to in goals:
            if not _is_in(of.place, to.place, sentence):
                return of, to
    of = next((of for of in origins if "from" in (of.place.preposition, of.place.outer)), None)
    return (of, of) if of is not None and _CITY.search(sentence.text) else None


def _from_the_country(here: list[Mention], reading: Reading) -> Mention | None:
    """The place to which people are taken from the country, of no place that is named."""
    sentence = reading.sentences[here[0].at]
    people = _COUNTRYSIDE.search(sentence.text)
    if people is None or not _is_meant(here, reading):
        return None
    begin, end = (sentence.start + edge for edge in people.span())
    for to in here:
        place, mention = to.place, to.place.mention
        apart = mention.end <= begin or mention.start > end + len(" of ")
        if mention.kind == "country" or not apart or _is_origin(place, sentence):
            continue
        if _is_goal(place, sentence) and _is_sure(place, sentence):
            return to
    return None


def _is_meant(here: list[Mention], reading: Reading) -> bool:
    """Whether the country is that of the text, or named in the sentence or right before it."""
    country = here[0].place.country
    if country == reading.home or any(m.place.mention.kind == "country" for m in here):
        return True
    first = bisect_left(reading.mentions, here[0].at, key=lambda mention: mention.at)
    return first > 0 and reading.mentions[first - 1].place.country == country


def _is_origin(place: Place, sentence: Sentence) -> bool:
    """Whether people come from a place: "from X", "from villages of X", "bought in X"."""
    if place.kind in ("official", "exploiter", "site"):
        return False
    role = role_of(place, sentence)
    if role.role == ORIGIN and role.reason.startswith(("from", "recruit")):
        return True
    if place.preposition == "of":
        out = place.index >= 2 and sentence.tokens[place.index - 2].word == "out"
        return out or place.inner == "people" or (place.inner == "home" and place.outer == "from")
    behind = sentence.tokens[place.index + 1 : place.index + 2]
    of_place = (
        bool(behind) and "people" in behind[0].classes and "official" not in behind[0].classes
    )
    return of_place or (place.before_word in _TAKEN and place.preposition in ("in", "around"))


def _is_goal(place: Place, sentence: Sentence) -> bool:
    """Whether people may have been taken to a place, or are there."""
    if place.kind in ("official", "exploiter", "group") or place.mention.kind == "border_crossing":
        return False
    return _is_sure(place, sentence) or place.preposition in ("in", "at", "for")


def _is_sure(place: Place, sentence: Sentence) -> bool:
    """Whether its own words make a place one of exploitation or the end of a way."""
    if place.inner == "site" and place.preposition in ("of", "off", "on", "in"):
        return True
    if place.preposition == "of" and place.outer in ("in", "on", "to", "into", "onto"):
        return True
    if place.preposition == "in" and place.inner == "home" and place.outer == "with":
        return True
    role = role_of(place, sentence)
    return role.role == DESTINATION and role.reason != "in scene"


def _is_in(of: Place, to: Place, sentence: Sentence) -> bool:
    """Whether two places are one, or the first lies in the other: "P and Q districts in X"."""
    if of.mention.place_id == to.mention.place_id:
        return True
    if of.preposition == "in" and of.outer != "from":
        return to.index < of.index or not _is_sure(to, sentence) or to.inner == "home"
    if to.index < of.index:
        return of.preposition != "from" and of.outer != "from"
    return all(
        token.mention is not None
        or token.word in CONNECTORS
        or token.word in PREPOSITIONS
        or token.word in TRANSPARENT
        or "home" in token.classes
        for token in sentence.tokens[of.index + 1 : to.index]
    ) and to.preposition not in ("to", "into")


def _outright(at: int, reading: Reading) -> Iterator[Told]:
    """The country inside of which a sentence says that it happens."""
    sentence = reading.sentences[at]
    if any(place.preposition in ("inside", "within") for place in sentence.places):
        yield from _named(at, reading)
    if reading.home and _INSIDE.search(sentence.text) and _tells(reading, at, AROUND):
        to = _nearest(at, reading.home, reading)
        if to is not None:
            yield to, to, at


def _named(at: int, reading: Reading) -> Iterator[Told]:
    """The country that a sentence names so: "inside X", "within X"."""
    sentence = reading.sentences[at]
    for to in map(reading.mentions.__getitem__, reading.near(at, 0)):
        before = sentence.text[: to.place.mention.start - sentence.start]
        if to.place.mention.kind == "country" and _INSIDE_NAMED.search(before):
            if _tells(reading, at, AROUND):
                yield to, to, at
            return


def _nearest(at: int, country: str, reading: Reading) -> Mention | None:
    """The mention of a country that a sentence is about: in it, else behind it, else before."""
    own = [reading.mentions[k] for k in reading.by_country.get(country, ())]
    behind = [m for m in own if at <= m.at <= at + BEHIND]
    before = [m for m in own if m.at < at]
    return next(iter(behind), None) or next(reversed(before), None)
