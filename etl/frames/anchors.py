"""Ends whose other end their own sentence leaves open, and the countries that the text has in mind.

"They were sold to brothels there" names no origin: it is the country named last, that of the
heading, of the writer, or the one that the text is about. Each such end is an anchor; each country
in mind at that point is a candidate for its other end.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice
from operator import itemgetter

from etl.frames.scenes import Marks

LIKELY = 0.12
"""Least probability of a mention to be an end, to be an anchor."""
MOST = 6
"""Countries named last that are candidates."""
HEADED = 12
"""Countries of a heading that are."""
FADE = 0.93
"""What a sentence of distance takes from a candidate."""
ELSEWHERE = 30
"""Sentences back at which a country stands that was not named before."""
NAMES = ("alone", "score", "share", "sum", "back", "nearer", "likely", "passage", "heading", "told")
"""What is told of a pair at its best anchor; twice: anchors that are destinations, and origins."""
NONE = (0.0, 0.0, 0.0, 0.0, ELSEWHERE, MOST, 0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class _Named:
    """A country when it was named last: sentence, passage, and how likely an end it was there."""

    at: int
    passage: int
    likely: float


def anchored(marks: Marks, by_destination: bool) -> dict[tuple[str, str], list[float]]:
    """For each pair of countries (origin, destination) what NAMES says of its best anchor.

    Args:
        marks: The mentions of a document, in order.
        by_destination: Whether anchors are destinations whose origin is open, or the reverse.
    """
    own = marks.destination if by_destination else marks.origin
    other = marks.origin if by_destination else marks.destination
    found: dict[tuple[str, str], list[float]] = {}
    for country, candidates in _anchors(marks, own, other):
        whole = sum(candidate[1] for candidate in candidates.values())
        for partner, told in candidates.items():
            pair = (partner, country) if by_destination else (country, partner)
            told[2] = told[1] / whole if whole else 0.0
            known = found.get(pair)
            if known is None:
                found[pair] = told
                told[3] = told[1]
                continue
            total = known[3] + told[1]
            if told[1] > known[1]:
                found[pair] = known = told
            known[3] = total
    return found


def _anchors(
    marks: Marks, own: list[float], other: list[float]
) -> Iterator[tuple[str, dict[str, list[float]]]]:
    """Each anchor's country, with its candidates."""
    reading = marks.reading
    topic = next(iter(reading.by_country), None)
    recent: dict[str, _Named] = {}  # the one named last at the end
    heading: list[str] = []
    for first, stop in marks.sentences():
        here = reading.sentences[marks.at[first]]
        partners = _best(marks.country[first:stop], other[first:stop])
        for j in range(first, stop):
            if own[j] < LIKELY or here.title:
                continue
            country = marks.country[j]
            best = next((likely for of, likely in partners if of != country), 0.0)
            alone = own[j] * (1.0 - best)
            yield country, _candidates(marks, j, alone, recent, heading, topic)
        if here.title:
            heading = list(dict.fromkeys(marks.country[first:stop]))[:HEADED]
        for i in range(first, stop):
            country = marks.country[i]
            known = recent.pop(country, None)
            same = known is not None and known.at == marks.at[i]
            likely = max(other[i], known.likely) if known and same else other[i]
            recent[country] = _Named(marks.at[i], here.passage, likely)


def _best(countries: list[str], likely: list[float]) -> list[tuple[str, float]]:
    """The two countries that are the likeliest, with how likely each is."""
    best: dict[str, float] = {}
    for country, value in zip(countries, likely, strict=True):
        best[country] = max(best.get(country, 0.0), value)
    return nlargest(2, best.items(), key=itemgetter(1))


def _candidates(
    marks: Marks,
    anchor: int,
    alone: float,
    recent: dict[str, _Named],
    heading: list[str],
    topic: str | None,
) -> dict[str, list[float]]:
    """The countries in mind at an anchor."""
    country, at = marks.country[anchor], marks.at[anchor]
    reading = marks.reading
    passage = reading.sentences[at].passage
    named = list(islice((c for c in reversed(recent) if c != country), MOST))
    asked = dict.fromkeys([*named, *heading, *(c for c in (reading.home, topic) if c)])
    found: dict[str, list[float]] = {}
    for candidate in asked:
        if candidate == country or candidate not in reading.by_country:
            continue
        last = recent.get(candidate)
        back = min(ELSEWHERE, at - last.at) if last else ELSEWHERE
        nearer = named.index(candidate) if candidate in named else MOST
        likely = last.likely if last else 0.0
        score = alone * (0.2 + likely) * FADE**back
        found[candidate] = [
            alone,
            score,
            0.0,
            0.0,
            back,
            nearer,
            likely,
            bool(last and last.passage == passage),
            candidate in heading,
            reading.told[at],
        ]
    return found
