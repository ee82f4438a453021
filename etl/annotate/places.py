"""Marks countries, nationalities and places, told apart by the words and countries around them."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from etl import gazetteer as gazetteers
from etl.annotate import _place_context as context
from etl.annotate import _place_forms as forms
from etl.annotate import _place_shape as shape
from etl.annotate._place_agreement import agree
from etl.annotate._place_capitals import in_capitals
from etl.annotate._place_countries import Countries, of_document
from etl.annotate._place_located import Again, located
from etl.annotate._place_meaning import (
    is_province,
    marked_as,
    meaning_of,
    meant,
    nation,
    stands,
)
from etl.annotate._place_rows import of_rows
from etl.annotate._place_unlisted import unlisted
from etl.document import Document, Passage, PlaceMention
from etl.gazetteer import Gazetteer

_BESIDE = re.compile(
    r"(?: (?i:province|city|district|town|state|county|township))?"
    r"(?:, | \(| in |,? in (?:[a-z]+ )?| of )(?:the )?$"
)
_OWNER = re.compile(
    r"(?:['’]s?|s['’])? (?:(?:(?!(?:to|from|in|at|for|with|by|and|or|nor|but|on|into|via|through|"
    r"near|than) )[a-z-]+ ){0,4}(?:of )?)$"
)
# Regions of several countries that are small enough to be a place on a map.
_SHARED = frozenset({"region:golden-triangle"})
_NEAR = 160
_CLOSE = 40
_SEVERAL = 3
_SCENE = 0.5
"""Share of all weights that the country of a text's first town has more, for what no list has."""
_SPOKEN_OF = 0.1
"""Share of all weights that it must have of its own."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A name that tells the country of those around it; sure where it is beyond doubt."""

    start: int
    end: int
    country: str
    sure: bool


class _Reader:
    """Reads the passages of one document."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.counts: Counter[str] = of_document(document, gazetteer)

    def sights(self, passage: Passage, telling: bool = False) -> list[shape.Sight]:
        """The names in a passage that stand there as names.

        Args:
            passage: With a text to search.
            telling: Whether only those are wanted that tell a country by themselves.
        """
        text = passage.text
        hits = self.gazetteer.find(text)
        if not hits:
            return []
        shouted = shape.shouted(text)
        titled = passage.part in ("title", "heading")
        found: list[shape.Sight] = []
        last = -9
        for hit in hits:
            meaning = meaning_of(hit.name)
            if telling and not meaning.telling:
                continue
            if not shouted and not meaning.by_hand and shape.inside_word(text, hit, hits):
                continue
            before, after = text[max(0, hit.start - 60) : hit.start], text[hit.end : hit.end + 60]
            joined = 1 < hit.start - last < 8 and forms.joined(text[last : hit.start])
            surface = text[hit.start : hit.end]
            sight = shape.Sight(hit, surface, before, after, shouted, titled, joined)
            if stands(sight, meaning.kinds):
                found.append(sight)
                last = hit.end if not hit.weak or sight.located else last
        return found

    def count(self, sights: list[shape.Sight]) -> None:
        """Add the countries that names can only mean to the document's."""
        for sight in sights:
            meaning = meant(sight)
            if not meaning.sure or is_province(sight, meaning):
                continue
            if not context.is_by_name(meaning.places[0], sight):
                self.counts[meaning.country or ""] += 2 if "country" in meaning.kinds else 1

    def infer(self, sights: list[list[shape.Sight]]) -> None:
        """Add the countries that the text names by their towns alone: three of them, or more."""
        towns: dict[str, frozenset[str]] = {}
        for sight in (sight for group in sights for sight in group):
            lands = meant(sight).lands
            if lands and self.counts.keys().isdisjoint(lands) and not sight.hit.weak:
                towns[sight.surface] = lands
        while len(towns) >= _SEVERAL:
            votes = Counter(land for lands in towns.values() for land in sorted(lands))
            land, number = max(votes.items(), key=lambda vote: vote[1])
            if number < _SEVERAL:
                return
            self.counts[land] += number
            towns = {name: lands for name, lands in towns.items() if land not in lands}

    def mentions(self, passage: Passage, sights: list[shape.Sight]) -> list[PlaceMention]:
        """The mentions of a passage, in order."""
        found: list[PlaceMention] = []
        nations = self.nations(passage.text, sights)
        anchors = self._anchors(sights)
        for sight in sights:
            places = meant(sight).places
            if sight.hit.start in nations:
                found.append(nation(sight, places[0], nations[sight.hit.start]))
                continue
            countries = self._countries(passage.text, sight, anchors)
            place = context.best(sight, places, countries)
            if place and (place.country or place.kind != "region" or place.place_id in _SHARED):
                found.append(marked_as(sight, place, "name"))
        return found

    def blocked(self, passage: Passage, mentions: list[PlaceMention]) -> list[tuple[int, int]]:
        """Spans of countries' and regions' names that are no mention: a language, a sea."""
        kept = {mention.start for mention in mentions}
        text, hits = passage.text, self.gazetteer.find(passage.text)
        return [
            (hit.start, hit.end)
            for hit in hits
            if hit.start not in kept
            and not hit.weak
            and (meaning_of(hit.name).by_hand or not shape.inside_word(text, hit, hits))
        ]

    def nations(self, text: str, sights: list[shape.Sight]) -> dict[int, str]:
        """The start of each country's word with its form, read from right to left."""
        found: dict[int, str] = {}
        following: tuple[int, str] | None = None
        for sight in reversed(sights):
            meaning = meant(sight)
            if "country" not in meaning.kinds or is_province(sight, meaning):
                following = None
                continue
            follower = None
            if following and forms.joined(text[sight.hit.end : following[0]]):
                follower = following[1]
            found[sight.hit.start] = forms.form_of(sight, follower)
            following = (sight.hit.start, found[sight.hit.start])
        return found

    def _anchors(self, sights: list[shape.Sight]) -> list[_Anchor]:
        """The names of a passage that lie in one country only, or are likeliest in one."""
        found: list[_Anchor] = []
        for sight in sights:
            meaning = meant(sight)
            if meaning.country:
                sure = "country" in meaning.kinds or meaning.places[0].rank == 0
                found.append(_Anchor(sight.hit.start, sight.hit.end, meaning.country, sure))
        return found

    def _countries(self, text: str, sight: shape.Sight, anchors: list[_Anchor]) -> Countries:
        """The countries around a name."""
        countries = Countries(self.counts)
        start, end = sight.hit.start, sight.hit.end
        first = bisect_left(anchors, start - 2 * _NEAR, key=lambda anchor: anchor.start)
        last = bisect_left(anchors, end + _NEAR, key=lambda anchor: anchor.start)
        for anchor in anchors[first:last]:
            distance = max(anchor.start - end, start - anchor.end)
            if distance < 0 or distance >= _NEAR:
                continue
            weight = 2.0 * (1 - distance / _NEAR)
            countries.near[anchor.country] = max(weight, countries.near.get(anchor.country, 0.0))
            if not anchor.sure or distance >= _CLOSE:
                continue
            if anchor.start >= end and _BESIDE.fullmatch(text, end, anchor.start):
                countries.beside = anchor.country
            elif anchor.end <= start and _OWNER.fullmatch(text, anchor.end, start):
                countries.beside = countries.beside or anchor.country
        return countries


def _at_scene(counts: Counter[str], mentions: list[PlaceMention]) -> Counter[str]:
    """The weights of countries, with more for that of the first town: most of a text happens there.

    Empty where a passage names no town of a country that the text speaks of.
    """
    total = counts.total()
    towns = (m.country or "" for m in mentions if m.kind not in ("country", "region"))
    scene = next((country for country in towns if counts[country] >= _SPOKEN_OF * total), None)
    return counts + Counter({scene: int(total * _SCENE) + 1}) if scene else Counter()


def countries(passages: list[Passage], document: Document) -> list[list[PlaceMention]]:
    """The countries named in each passage, found without what it takes to tell towns apart.

    Where only its towns and provinces stand for a country, the first of them is marked.

    Args:
        passages: In document order.
        document: Theirs.
    """
    reader = _Reader(document, gazetteers.load())
    read = [not passage.furniture and passage.part != "header" for passage in passages]
    reader.gazetteer.find_each(
        [one.text for one, wanted in zip(passages, read, strict=True) if wanted]
    )
    marked: list[list[PlaceMention]] = []
    others: list[tuple[shape.Sight, list[PlaceMention]]] = []
    for passage, wanted in zip(passages, read, strict=True):
        mentions: list[PlaceMention] = []
        marked.append(mentions)
        sights = reader.sights(passage, telling=True) if wanted else []
        if not sights:
            continue
        reader.count(sights)
        nations = reader.nations(passage.text, sights)
        for sight in sights:
            if form := nations.get(sight.hit.start):
                mentions.append(nation(sight, meant(sight).places[0], form))
            else:
                others.append((sight, mentions))
    named = {mention.country for mentions in marked for mention in mentions}
    around = Countries(reader.counts)
    for sight, mentions in others:
        meaning = meant(sight)
        if meaning.country in named or not (place := context.best(sight, meaning.places, around)):
            continue
        named.add(meaning.country)
        mentions.append(marked_as(sight, place, "name"))
        mentions.sort(key=lambda mention: mention.start)
    return marked


def annotate(passages: list[Passage], document: Document) -> list[list[PlaceMention]]:
    """The places named in each passage; headers and page furniture name none.

    Args:
        passages: In document order.
        document: Theirs; its header tells which countries are likely.
    """
    reader = _Reader(document, gazetteers.load())
    read = [not passage.furniture and passage.part != "header" for passage in passages]
    reader.gazetteer.find_each(
        [one.text for one, wanted in zip(passages, read, strict=True) if wanted]
    )
    sights = [
        reader.sights(passage) if wanted else []
        for passage, wanted in zip(passages, read, strict=True)
    ]
    for group in sights:
        reader.count(group)
    reader.infer(sights)
    marked: list[list[PlaceMention]] = []
    names: dict[str, PlaceMention] = {}
    around: Counter[str] = Counter()
    for passage, group, wanted in zip(passages, sights, read, strict=True):
        mentions = reader.mentions(passage, group) if wanted else []
        if wanted:
            around = around or _at_scene(reader.counts, mentions)
            counts = around or reader.counts
            blocked = reader.blocked(passage, mentions)
            mentions = unlisted(passage, mentions, blocked, counts)
            if passage.part == "body" and shape.shouted(passage.text):
                mentions = in_capitals(passage, mentions, blocked, counts)
            elif passage.part == "body":
                mentions = located(passage, mentions, blocked, counts, names)
        marked.append(mentions)
    if names:
        again = Again(names)
        for index, passage in enumerate(passages):
            if read[index]:
                marked[index] = again.add(passage, marked[index])
    known = gazetteers.load()
    return of_rows(passages, agree(passages, marked, known), known)
