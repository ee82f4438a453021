"""People of further countries to whom the same is done as a flow told just before.

"Kenyan women have been found in the bars of X. Ugandans travel the same road" names no destination
for the second people: it is where the flows told just before lead.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from etl.frames.mentions import Mention, Reading
from etl.frames.pairs import Ends
from etl.frames.place_roles import DESTINATION, TRANSIT, role_of

BACK = 3
"""Sentences before in which the flows may be told."""
LIKELY = 0.1
"""Least probability of the further country to be an origin; of another one there to be where they
went."""
POSSIBLE, DOUBTED = 0.05, 0.55
"""Least probability of the flow; one as likely as the second was doubted for what its words say."""
_LIKEWISE = re.compile(
    r"\b(?:also|too|likewise|similarly|the same|as well|others?|another|in addition|besides"
    r"|moreover|in (?:a few|some) cases|come next|followed|as (?:do|are|were|did|have)"
    r"|smaller numbers?|fewer|lesser|alongside|the rest|remaining|remainder|increasingly"
    r"|more recently|lately)\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:no|not|never|nor|neither|without)\b[^,;.]{0,40}$", re.IGNORECASE)
_FREE = re.compile(r"\b(?:paying|smuggl\w+|willing\w*|own accord|in transit)\b", re.IGNORECASE)
"""Words for people who go of their own will."""
_NOT_THEM = ("to", "into", "with", "by")
"""Prepositions of places that victims are not from."""

Pair = tuple[Mention, Mention]


def likewise(
    reading: Reading,
    likely: Ends,
    told: Sequence[Pair],
    flows: Mapping[tuple[str, str], float],
) -> Iterator[Pair]:
    """The origin and the destination of each flow of people who fare as those before them.

    Args:
        reading: A document.
        likely: How likely each of its mentions is an end.
        told: The ends of the flows that sentences tell.
        flows: How likely countries are the ends of a flow.
    """
    if reading.of_smuggling or not told:
        return
    possible = {
        (of, to) for (of, to), value in flows.items() if POSSIBLE <= value < DOUBTED and of != to
    }
    origins = {of for of, _ in possible}
    told_at: dict[int, list[Mention]] = {}
    for of, to in told:
        told_at.setdefault(max(of.at, to.at), []).append(to)
    for number, mention in enumerate(reading.mentions):
        if mention.place.country not in origins:
            continue
        if likely.origin[number] < max(LIKELY, likely.destination[number]):
            continue
        near = (told_at.get(mention.at - back, ()) for back in range(BACK + 1))
        goals = {to.place.country: to for to in chain.from_iterable(near)}
        if len(goals) != 1:
            continue
        to = next(iter(goals.values()))
        pair = mention.place.country, to.place.country
        if pair not in possible or not _are_people(mention, reading):
            continue
        if not _elsewhere(mention, to, reading, likely):
            yield mention, to


def _are_people(mention: Mention, reading: Reading) -> bool:
    """Whether a mention tells where people are from, of whom its sentence says "likewise"."""
    sentence, place = reading.sentences[mention.at], mention.place
    if sentence.title or place.preposition in _NOT_THEM or not _LIKEWISE.search(sentence.text):
        return False
    people = place.kind in ("group", "adjective") or (
        place.kind == "name" and place.preposition == "from"
    )
    before = sentence.text[: place.mention.start - sentence.start]
    denied = _NONE.search(before) or _FREE.search(sentence.text) or reading.denied(mention.at)
    return people and not denied


def _elsewhere(mention: Mention, to: Mention, reading: Reading, likely: Ends) -> bool:
    """Whether the sentence of further people names another country where they may be."""
    sentence = reading.sentences[mention.at]
    own = mention.place.country, to.place.country
    for number in reading.near(mention.at, 0):
        place = reading.mentions[number].place
        if place.country in own or place.kind in ("official", "group") or place.listed:
            continue
        if mention.place.listed and place.preposition == mention.place.preposition:
            continue
        goal = role_of(place, sentence).role in (DESTINATION, TRANSIT)
        if goal or likely.destination[number] >= LIKELY:
            return True
    return False
