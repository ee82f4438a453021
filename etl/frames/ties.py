"""How the words of one sentence tie two of its places together as the ends of a flow."""

from bisect import bisect_left

from etl.frames.role_words import CLAUSE_ENDS
from etl.frames.roles import Place, Sentence
from etl.frames.scenes import Marks
from etl.frames.transit import is_passed

LIKELY = 0.08
"""Least probability of both mentions to be the ends that they would be."""
MOST = 40
"""Mentions of a sentence that are paired: what passes for one may be a whole broken file."""
NAMES = (
    "apart",
    "between",
    "clauses",
    "siblings",
    "rival_origin",
    "rival_destination",
    "passed",
    "origin_governed",
    "destination_governed",
    "planned",
)
"""What is told of a pair at the mentions that tie it best."""
NONE = (0.0,) * len(NAMES)
_FROM = frozenset(["from", "of", "out"])
_INTO = frozenset(["to", "into", "onto", "toward", "towards", "for"])
_AT = frozenset(["in", "at", "on", "inside", "within", "near", "aboard", "off"])


def ties(marks: Marks) -> dict[tuple[str, str], list[float]]:
    """For each pair of countries that one sentence names as likely ends, what NAMES says of it.

    Args:
        marks: The mentions of a document, in order.
    """
    best: dict[tuple[str, str], float] = {}
    found: dict[tuple[str, str], list[float]] = {}
    for first, stop in marks.sentences():
        origins = [i for i in range(first, stop) if marks.origin[i] >= LIKELY][:MOST]
        destinations = [j for j in range(first, stop) if marks.destination[j] >= LIKELY][:MOST]
        for i in origins:
            for j in destinations:
                if marks.place[i] == marks.place[j]:
                    continue
                pair = marks.country[i], marks.country[j]
                score = marks.origin[i] * marks.destination[j]
                if score > best.get(pair, 0.0):
                    best[pair] = score
                    found[pair] = _tie(marks, i, j, origins, destinations)
    return found


def _tie(marks: Marks, i: int, j: int, origins: list[int], destinations: list[int]) -> list[float]:
    reading = marks.reading
    sentence = reading.sentences[marks.at[i]]
    one, other = reading.mentions[i].place, reading.mentions[j].place
    low, high = sorted((one.index, other.index))
    words = sentence.tokens[low + 1 : high]
    return [
        high - low,
        sum(token.mention is not None for token in words),
        sum(token.word in CLAUSE_ENDS for token in words),
        _siblings(sentence, one, other),
        _ahead(marks.origin, i, marks, origins),
        _ahead(marks.destination, j, marks, destinations),
        is_passed(other, sentence),
        _governed(one),
        _governed(other),
        reading.stance(marks.at[i]) == "planned",
    ]


def _ahead(likely: list[float], end: int, marks: Marks, rivals: list[int]) -> float:
    """By how much the likeliest mention of another country is before this one."""
    others = (likely[k] for k in rivals if marks.country[k] != marks.country[end])
    return max(others, default=0.0) - likely[end]


def _governed(place: Place) -> float:
    """What governs a place, from where people come to where they go."""
    if place.kind == "group":
        return -2.0
    if place.preposition in _FROM:
        return -1.0
    if place.preposition in _INTO:
        return 2.0
    return 1.0 if place.preposition in _AT or place.kind == "site" else 0.0


def _siblings(sentence: Sentence, one: Place, other: Place) -> bool:
    """Whether two places are members of one list."""
    first, last = sorted((one, other), key=lambda place: place.index)
    here = bisect_left(sentence.places, first.index, key=lambda place: place.index)
    for place in sentence.places[here + 1 :]:
        if not place.listed:
            return False
        if place is last:
            return True
    return False
