"""Which countries a figure concerns: a small trained model over those that stand around it.

Sentences seldom name all: "Ten persons were convicted" concerns the country that the paragraph is
about, "five girls sold to Taiwan" that of the girls as well. Each country that a document names is
asked after by itself; what the grammar of the sentence says (etl.extract._figure_fields) is one of
its features (etl.extract._figure_scene). Weights: data/reference/model/figures.json.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from etl.annotate._nouns import is_money
from etl.document import AnnotatedDocument, AnnotatedPassage, PlaceMention, Quantity, within
from etl.extract._figure_clause import Around
from etl.extract._figure_fields import countries as by_grammar
from etl.extract._figure_fields import meant
from etl.extract._figure_scene import Scene, features
from etl.frames.findings import Findings
from etl.frames.model import figure_weights, likelihood

LIKELY = 0.5
"""Least probability of a country that is given."""
ONLY = 0.3
"""Least probability of the likeliest where none reaches LIKELY."""
_BACK = 6
"""Sentences before a figure's own, over paragraphs, whose countries it may concern."""


class Named(NamedTuple):
    """A place that a document names, with the number of its sentence and its passage."""

    at: int
    passage: AnnotatedPassage
    place: PlaceMention
    country: str


class Concerned:
    """A document as the countries of its figures are read off it."""

    def __init__(self, annotated: AnnotatedDocument, findings: Findings) -> None:
        """Take a document and the flows found in it."""
        self._reading = findings.reading
        self._flows = sorted({(flow.origin, flow.destination) for flow in findings.flows})
        self._kind = annotated.document.kind
        self._passages = annotated.passages
        self._first = _starts(annotated.passages)
        self._spoken = [
            Counter(place.country for place in passage.places if place.country)
            for passage in annotated.passages
        ]
        self._named = [
            named
            for passage, first in zip(annotated.passages, self._first, strict=True)
            for named in _numbered(passage, first)
        ]
        self._by_country: defaultdict[str, list[Named]] = defaultdict(list)
        for named in self._named:
            self._by_country[named.country].append(named)

    def countries(self, quantity: Quantity, index: int, around: Around) -> list[str]:
        """The countries that a figure concerns, the likeliest first.

        Args:
            quantity: The figure.
            index: Which of the document's passages holds it.
            around: What of its sentence is its own.
        """
        if quantity.column and (told := self._by_grammar(quantity, index, around)):
            return told  # a row of a table is of the country at its head
        likely = {
            country: likelihood(figure_weights(), dict.fromkeys(names))
            for country, names in self.features(quantity, index, around).items()
        }
        return above(likely)

    def elsewhere(self, country: str, index: int, around: Around) -> tuple[int, int, int] | None:
        """Where a country that a figure's sentence does not name was named last before it.

        Returns:
            Ordinal of the passage, first code point, one past the last; where none stands before,
            the first place behind; None where the sentence, or no sentence, names it.
        """
        told = self._by_country.get(country)
        if not told or any(place.country == country for place in around.places):
            return None
        before = bisect_left(told, self._number_of(index, around), key=_at)
        best = told[max(0, before - 1)]
        return best.passage.passage.ordinal, best.place.start, best.place.end

    def features(self, quantity: Quantity, index: int, around: Around) -> dict[str, list[str]]:
        """The features of each country that a figure may concern, as names of things that hold.

        Args:
            quantity: The figure.
            index: Which of the document's passages holds it.
            around: What of its sentence is its own.
        """
        scene = self._scene(quantity, index, around)
        asked = [*scene.told, *sorted(scene.inside), *scene.last, *scene.partners]
        asked += [c for c in (scene.home, *sorted(scene.titled)) if c]
        of_agencies = {place.country for place in around.places} - scene.inside
        return {
            country: features(country, scene)
            for country in dict.fromkeys(asked)
            if country not in of_agencies
        }

    def _scene(self, quantity: Quantity, index: int, around: Around) -> Scene:
        passage, reading = self._passages[index], self._reading
        told = self._by_grammar(quantity, index, around)
        around = replace(around, places=meant(around, passage, quantity))
        back = self._back(self._number_of(index, around))
        last = list(dict.fromkeys(country for _, country in reversed(back)))
        return Scene(
            passage=passage,
            quantity=quantity,
            around=around,
            unit="money" if is_money(quantity) else quantity.unit,
            kind=self._kind,
            home=reading.home,
            titled=reading.titled,
            rank=reading.rank,
            told=told,
            inside={place.country for place in around.places if place.country},
            back=back,
            last=last,
            partners=self._partners(told or last[:1]),
            agents={a.country for a in within(passage.actors, *around.sentence) if a.country},
            spoken=self._spoken[index],
        )

    def _by_grammar(self, quantity: Quantity, index: int, around: Around) -> list[str]:
        return by_grammar(around, self._passages[index], quantity, self._reading.home)

    def _number_of(self, index: int, around: Around) -> int:
        """Which sentence of the document is a figure's."""
        sentences = self._passages[index].sentences
        number = bisect_left(sentences, around.sentence[:1])
        marked = number < len(sentences) and sentences[number][0] == around.sentence[0]
        return self._first[index] + (number if marked else 0)

    def _back(self, at: int) -> list[tuple[int, str]]:
        """The countries named in the sentences before one, in order; how many before it."""
        first = bisect_left(self._named, at - _BACK, key=_at)
        named = self._named[first : bisect_left(self._named, at, key=_at)]
        return [(at - one.at, one.country) for one in named]

    def _partners(self, told: Iterable[str]) -> dict[str, str]:
        """The other ends of flows that begin or end in countries, and which end each is."""
        found: dict[str, str] = {}
        for origin, destination in self._flows:
            if origin == destination:
                continue
            if origin in told:
                found[destination] = "both" if destination in found else "destination"
            if destination in told:
                found[origin] = "both" if origin in found else "origin"
        return found


def _starts(passages: Sequence[AnnotatedPassage]) -> list[int]:
    """The number of each passage's first sentence in the document."""
    found: list[int] = []
    number = 0
    for passage in passages:
        found.append(number)
        number += max(1, len(passage.sentences))
    return found


def _at(named: Named) -> int:
    return named.at


def _numbered(passage: AnnotatedPassage, first: int) -> Iterator[Named]:
    """The places of a passage that lie in a country, with the numbers of their sentences."""
    places = iter(passage.places)
    place = next(places, None)
    for number, (_, end) in enumerate(passage.sentences or [(0, len(passage.passage.text))], first):
        while place is not None and place.start < end:
            if place.country:
                yield Named(number, passage, place, place.country)
            place = next(places, None)


def above(likely: dict[str, float]) -> list[str]:
    """Those of several countries that are likely enough; else the likeliest, if it is at all."""
    found = sorted((c for c, value in likely.items() if value >= LIKELY), key=lambda c: -likely[c])
    if found or not likely:
        return found
    best = max(likely, key=lambda c: likely[c])
    return [best] if likely[best] >= ONLY else []
