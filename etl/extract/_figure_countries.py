"""Which countries a figure concerns: a small trained model over those that stand around it.

Sentences seldom name all: "Ten persons were convicted" concerns the country that the paragraph is
about, "five girls sold to Taiwan" that of the girls as well. Each country that a document names is
asked after by itself; what the grammar of the sentence says (etl.extract._figure_fields) is one of
its features. Weights: data/reference/model/figures.json, written by etl.train.
"""

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from math import exp
from typing import NamedTuple

from etl.document import AnnotatedDocument, AnnotatedPassage, PlaceMention, Quantity
from etl.extract._figure_clause import Around, within
from etl.extract._figure_fields import countries as by_grammar
from etl.extract._figure_fields import meant
from etl.extract._figure_relevance import is_money
from etl.frames import model
from etl.frames.findings import Findings

LIKELY = 0.5
"""Least probability of a country that is given."""
ONLY = 0.3
"""Least probability of the likeliest where none reaches LIKELY."""
_BACK = 6
"""Sentences before a figure's own, over paragraphs, whose countries it may concern."""
_RECENT = 3
"""Countries named last whose order counts."""
_GAPS = (2, 12, 30, 70, 140)
"""Code points between a number and a place, as steps."""
_PREPOSITION = re.compile(
    r"\b(in|from|to|of|into|at|through|via|by|for|between|with|near|on|across|toward|towards|"
    r"outside|inside|against|and|or)\s(?:the\s|its\s|an?\s)?(?:[\w'’-]+\s){0,2}$|([,(:;/])\s?$",
    re.IGNORECASE,
)


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
        reading = findings.reading
        self.home = reading.home
        self.rank = reading.rank
        self.titled = reading.titled
        self.flows = {(flow.origin, flow.destination) for flow in findings.flows}
        self.kind = annotated.document.kind
        self.passages = annotated.passages
        self._first = _starts(annotated.passages)
        self._named = [
            named
            for passage, first in zip(annotated.passages, self._first, strict=True)
            for named in _numbered(passage, first)
        ]

    def countries(self, quantity: Quantity, index: int, around: Around) -> list[str]:
        """The countries that a figure concerns, the likeliest first.

        Args:
            quantity: The figure.
            index: Which of the document's passages holds it.
            around: What of its sentence is its own.
        """
        if quantity.column and (told := self._by_grammar(quantity, index, around)):
            return told  # a row of a table is of the country at its head
        intercept, weights = _weights()
        likely = {
            country: 1 / (1 + exp(-intercept - sum(weights.get(name, 0.0) for name in set(names))))
            for country, names in self.features(quantity, index, around).items()
        }
        return above(likely)

    def elsewhere(self, country: str, index: int, around: Around) -> tuple[int, int, int] | None:
        """Where a country that a figure's sentence does not name was named last before it.

        Returns:
            Ordinal of the passage, first code point, one past the last; where none stands before,
            the first place behind; None where the sentence, or no sentence, names it.
        """
        if any(place.country == country for place in around.places):
            return None
        at = self._first[index] + _number_of(self.passages[index], around)
        told = [named for named in self._named if named.country == country]
        before = [named for named in told if named.at < at]
        best = before[-1] if before else next(iter(told), None)
        return best and (best.passage.passage.ordinal, best.place.start, best.place.end)

    def features(self, quantity: Quantity, index: int, around: Around) -> dict[str, list[str]]:
        """The features of each country that a figure may concern, as names of things that hold.

        Args:
            quantity: The figure.
            index: Which of the document's passages holds it.
            around: What of its sentence is its own.
        """
        passage = self.passages[index]
        told = self._by_grammar(quantity, index, around)
        named = {p.country for p in around.places}
        around = replace(around, places=meant(around, passage, quantity))
        at = self._first[index] + _number_of(passage, around)
        money = is_money(quantity)
        unit = "money" if money else quantity.unit
        inside = {p.country for p in around.places if p.country}
        back = self._back(at)
        last = list(dict.fromkeys(reversed([country for _, country in back])))
        partners = self._partners(told or [c for c in last[:1]])
        asked = dict.fromkeys([*told, *sorted(inside), *last, *partners])
        asked |= dict.fromkeys(c for c in (self.home, *sorted(self.titled)) if c)
        aside = named - inside  # only an agency's
        number = min(3, len(inside))
        shared = [
            f"unit={unit}",
            f"said={min(3, len(told))}",
            f"inside={number}",
            f"unit+inside={unit}{number}",
        ]
        start, end = around.sentence
        agents = {a.country for a in within(passage.actors, start, end) if a.country}
        spoken = Counter(p.country for p in passage.places if p.country)
        found: dict[str, list[str]] = {}
        for country in (c for c in asked if c not in aside):
            own = self._of(country, told, inside, last, unit)
            own += [f"agent={country in agents}", f"agent+none={country in agents}{number}"]
            share = _share(country, spoken)
            own += [f"share={share}", f"share+inside={share}{number}", f"share+unit={share}{unit}"]
            if country in inside:
                own += _placed(country, passage, quantity, around, unit)
            else:
                own += _outside(country, at, back, number, unit)
            if country in partners:
                own += [f"partner={partners[country]}", f"partner+said={len(told)}"]
                own += [f"partner+inside={country in inside}", f"partner+unit={unit}"]
            found[country] = shared + own
        return found

    def _by_grammar(self, quantity: Quantity, index: int, around: Around) -> list[str]:
        return by_grammar(around, self.passages[index], quantity, self.home)

    def _of(
        self, country: str, told: Sequence[str], inside: set[str], last: list[str], unit: str
    ) -> list[str]:
        """What the document and the grammar say of a country."""
        home, said = country == self.home, country in told
        recent = min(_RECENT, last.index(country)) if country in last else "no"
        rank = min(4, self.rank.get(country, 4))
        few = min(3, len(self.rank))
        none = not inside
        return [
            f"said={said}",
            f"said+unit={said}{unit}",
            f"said+others={said}{len(told) > said}",
            f"home={home}",
            f"home+said={home}{bool(told)}{said}",
            f"home+none={home}{none}",
            f"home+unit={home}{unit}{bool(told)}",
            f"home+kind={home}{self.kind}",
            f"recent={recent}",
            f"recent+none={recent}{none}",
            f"recent+home={recent}{home}{none}",
            f"rank={rank}",
            f"rank+none={rank}{none}{unit}",
            f"rank+recent={rank}{recent}{none}",
            f"titled={country in self.titled}",
            f"titled+none={country in self.titled}{none}",
            f"few={few}{rank}{none}",
        ]

    def _back(self, at: int) -> list[tuple[int, str]]:
        """The countries named in the sentences before one, in order, with their sentences."""
        first = bisect_left(self._named, at - _BACK, key=_at)
        named = self._named[first : bisect_left(self._named, at, key=_at)]
        return [(one.at, one.country) for one in named]

    def _partners(self, told: Iterable[str]) -> dict[str, str]:
        """The other ends of flows that begin or end in countries, and which end each is."""
        found: dict[str, str] = {}
        for origin, destination in sorted(self.flows):
            if origin == destination:
                continue
            if origin in told:
                found[destination] = "both" if destination in found else "destination"
            if destination in told:
                found[origin] = "both" if origin in found else "origin"
        return found


def _share(country: str, spoken: Counter[str]) -> str:
    """How far a paragraph is about a country: all, most, some, none of its places, or no place."""
    if not spoken:
        return "nowhere"
    part = spoken[country] / spoken.total()
    return "all" if part == 1 else "most" if part >= 0.5 else "some" if part else "none"


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


def _number_of(passage: AnnotatedPassage, around: Around) -> int:
    """Which sentence of its passage is a figure's."""
    starts = [start for start, _ in passage.sentences]
    return starts.index(around.sentence[0]) if around.sentence[0] in starts else 0


def _placed(
    country: str, passage: AnnotatedPassage, quantity: Quantity, around: Around, unit: str
) -> list[str]:
    """How the nearest mention of a country stands to the number in its sentence."""
    places = [p for p in around.places if p.country == country]
    place = min(places, key=lambda p: _gap(p, quantity))
    span = "own" if within([place], *around.own) else "rest"
    if span == "rest":
        span = "lead" if within([place], *around.lead) else span
    if span == "rest" and within([place], *around.clause):
        span = "clause"
    side = "within" if _gap(place, quantity) == 0 else "<" if place.end <= quantity.start else ">"
    step = sum(_gap(place, quantity) > gap for gap in _GAPS)
    lower, upper = sorted((place.start, quantity.number_start))
    between = len(within(passage.quantities, lower + 1, upper)) > 0
    other = any(p.country != country for p in within(around.places, lower + 1, upper))
    text = passage.passage.text
    found = _PREPOSITION.search(text, max(around.sentence[0], place.start - 30), place.start)
    before = (found[1] or found[2]).lower() if found else ""
    level = "country" if place.kind == "country" else "place"
    return [
        f"span={span}",
        f"span+unit={span}{unit}",
        f"span+side={span}{side}",
        f"step={side}{step}",
        f"step+unit={side}{step}{unit}",
        f"between={between}{other}{side}",
        f"form={place.form}{level}",
        f"form+side={place.form}{level}{side}{span}",
        f"form+unit={place.form}{level}{unit}",
        f"before={before}",
        f"before+side={before}{side}{span}",
        f"before+unit={before}{unit}",
        f"many={min(3, len(places))}",
    ]


def _outside(
    country: str, at: int, back: list[tuple[int, str]], number: int, unit: str
) -> list[str]:
    """How far before its sentence a country is named that the sentence does not name."""
    ago = min((at - n for n, c in back if c == country), default=0)
    beside = len({c for n, c in back if at - n == ago}) if ago else 0
    return [
        "outside",
        f"outside+inside={number}",
        f"outside+unit={unit}",
        f"ago={ago}",
        f"ago+inside={ago}{number}",
        f"ago+beside={ago}{min(3, beside)}{number}",
        f"ago+unit={ago}{unit}",
    ]


def _gap(place: PlaceMention, quantity: Quantity) -> int:
    return max(place.start - quantity.end, quantity.start - place.end, 0)


@cache
def _weights() -> tuple[float, dict[str, float]]:
    stored = json.loads((model.FOLDER / "figures.json").read_text(encoding="utf-8"))
    return stored["intercept"], stored["weights"]


def above(likely: dict[str, float]) -> list[str]:
    """Those of several countries that are likely enough; else the likeliest, if it is at all."""
    found = sorted((c for c, value in likely.items() if value >= LIKELY), key=lambda c: -likely[c])
    if found or not likely:
        return found
    best = max(likely, key=lambda c: likely[c])
    return [best] if likely[best] >= ONLY else []
