"""Victims whose country a sentence of its own tells: "All nine are from X", "They were Xs".

Where they were taken, sentences before say: the only country of another place there that may be a
destination.
"""

import re
from collections.abc import Iterator, Set

from etl.frames.evidence import TOLD
from etl.frames.mentions import Mention, Reading
from etl.frames.pairs import Ends
from etl.frames.place_roles import DESTINATION, TRANSIT, role_of
from etl.frames.roles import Place, Sentence
from etl.frames.words import Token

BACK = 3
"""Sentences before in which the place may stand."""
AROUND = 4
"""Sentences before and behind of which one must tell of the crime, at least TOLD."""
LIKELY = 0.1
"""Least probability of an origin."""
PLACE = 0.15
"""Least probability of a destination, faded."""
WORDS, ROLE = 0.3, 0.7
"""What a place counts that its words make a destination, and how surely they must."""
FADE = 0.85
TWICE = 2
"""How much likelier than other countries a destination must be."""
LONGEST = 9
"""Words of a subject."""
MOST = 40
"""Places of a sentence: what passes for a longer one is a table or a broken file."""
_COUNT = re.compile(
    r"\d.*|they|all|most|many|some|both|others|half|nearly|almost|about|around|over|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve|each|the|these|those|of|them|whom|majority|rest"
    r"|youngest|oldest|group|pickers|inmates|freed|rescued|remaining|remainder|older|younger|foreign"
    r"|foreigners|who|and|,|mostly|mainly|largely|chiefly|a|third|quarter|fifth|first|second|last|new"
    r"|arrivals"
)
"""Words that count people, or say which."""
_MORE = re.compile(
    r"both|for|part|either|principally|predominantly|originally|by|large|in|from|not|ethnic|young|main"
)
"""Other words between the verb and the country."""
_VERB = re.compile(r"is|are|were|was|comes?|came|hail(?:s|ed)?")
_PEOPLE = frozenset({"people", "victim"})


def nationals(
    reading: Reading, likely: Ends, origins: Set[str], destinations: Set[str]
) -> Iterator[tuple[Mention, Mention]]:
    """The origin and the destination of each flow of victims whose country a sentence tells.

    Args:
        reading: A document.
        likely: How likely each of its mentions is an end.
        origins: Countries whose flows are known: of their people all is told.
        destinations: Where known flows lead; another country than these and the one that the
            document is written from is doubtful.
    """
    if reading.of_smuggling:
        return
    for number, mention in enumerate(reading.mentions):
        if likely.origin[number] < LIKELY or mention.place.country in origins:
            continue
        sentence = reading.sentences[mention.at]
        if len(sentence.places) > MOST:
            continue
        if sentence.title or not _is_told(mention.place, sentence) or reading.denied(mention.at):
            continue
        around = slice(max(0, mention.at - AROUND), mention.at + AROUND)
        if max(reading.told[around]) < TOLD:
            continue
        to = _place(mention, reading, likely)
        expected = not destinations or to and to.place.country in {*destinations, reading.home}
        if to is not None and expected:
            yield mention, to


def _is_told(place: Place, sentence: Sentence) -> bool:
    """Whether a sentence says of some of its people only that they are from a place."""
    first = _first(place, sentence)
    if place.kind in ("official", "exploiter"):
        return False
    if first.kind not in ("group", "adjective") and first.preposition != "from":
        return False
    later = [p for p in sentence.places if p.index > place.index and not p.listed]
    own = {p.country for p in sentence.places if p is first or p.listed}
    if any(p.country not in own and p.kind != "official" for p in later):
        return False
    words = sentence.tokens[: first.index]
    verb = next((k for k in reversed(range(len(words))) if _VERB.fullmatch(words[k].word)), 0)
    begin = max((k + 1 for k in range(verb) if words[k].word in ";:–-"), default=0)
    subject, between = words[begin:verb], words[verb + 1 :]
    return (
        0 < len(subject) <= LONGEST
        and all(map(_counts, subject))
        and all(_counts(token) or _MORE.fullmatch(token.word) for token in between)
    )


def _counts(token: Token) -> bool:
    """Whether a word names people or says how many or which."""
    return bool(_COUNT.fullmatch(token.word)) or not token.classes.isdisjoint(_PEOPLE)


def _first(place: Place, sentence: Sentence) -> Place:
    """The first of the list that a place stands in."""
    here = sentence.places.index(place)
    while here and sentence.places[here].listed:
        here -= 1
    return sentence.places[here]


def _place(origin: Mention, reading: Reading, likely: Ends) -> Mention | None:
    """The destination by far the likeliest before, of a country that the sentence does not name."""
    first = _first(origin.place, reading.sentences[origin.at])
    own = {place.country for place in reading.sentences[origin.at].places}
    best: dict[str, tuple[float, int]] = {}
    for k in reading.near(origin.at, BACK):
        mention = reading.mentions[k]
        place, back = mention.place, origin.at - mention.at
        if back < 0 or place.country in own or place.kind in ("group", "official"):
            continue
        if not back and place.index >= first.index:
            continue
        role = role_of(place, reading.sentences[mention.at])
        rather = likely.destination[k] >= likely.origin[k] or role.role == DESTINATION
        if not rather or role.role == TRANSIT:
            continue
        told = WORDS if role.role == DESTINATION and role.weight >= ROLE else 0.0
        value = max(float(likely.destination[k]), told) * FADE**back
        if value >= PLACE:
            country = place.country or ""
            best[country] = max(best.get(country, (0.0, 0)), (value, -k))
    ranked = sorted(best.values(), reverse=True)
    if not ranked or len(ranked) > 1 and ranked[0][0] < TWICE * ranked[1][0]:
        return None
    return reading.mentions[-ranked[0][1]]
