"""Marks countries, nationalities and places, told apart by the words and countries around them."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace

from etl import gazetteer as gazetteers
from etl.annotate import _place_context as context
from etl.annotate import _place_forms as forms
from etl.annotate import _place_shape as shape
from etl.annotate._place_agreement import agree
from etl.annotate._place_located import Again, located
from etl.annotate._place_unlisted import unlisted
from etl.document import Document, Passage, PlaceMention
from etl.gazetteer import Gazetteer, Hit, Place

_BESIDE = re.compile(
    r"(?: (?i:province|city|district|town|state|county|township))?"
    r"(?:, | \(| in |,? in (?:[a-z]+ )?| of )(?:the )?$"
)
_OWNER = re.compile(
    r"(?:['’]s?|s['’])? (?:(?:(?!(?:to|from|in|at|for|with|by|and|on|into|via|through|near) )"
    r"[a-z-]+ ){0,4}(?:of )?)$"
)
_PART = re.compile(r"\b((?:(?:north|south)-?)?(?:north|south|east|west)ern|central) $", re.I)
# Regions of several countries that are small enough to be a place on a map.
_SHARED = frozenset({"region:golden-triangle"})
_NEAR = 160
_CLOSE = 40


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
        self._meanings: dict[tuple[str, ...], list[Place]] = {}
        self.counts: Counter[str] = context.of_document(document, gazetteer)

    def sights(self, passage: Passage) -> list[shape.Sight]:
        """The names in a passage that stand there as names."""
        text = passage.text
        shouted = shape.shouted(text)
        titled = passage.part in ("title", "heading")
        found: list[shape.Sight] = []
        last = -9
        for hit in self.gazetteer.find(text):
            if hit.weak and text[hit.start].islower():
                continue
            before, after = text[max(0, hit.start - 60) : hit.start], text[hit.end : hit.end + 60]
            joined = 0 < hit.start - last < 8 and forms.joined(text[last : hit.start])
            surface = text[hit.start : hit.end]
            sight = shape.Sight(hit, surface, before, after, shouted, titled, joined)
            if self._stands(sight):
                found.append(sight)
                last = hit.end if not hit.weak else last
        return found

    def _stands(self, sight: shape.Sight) -> bool:
        kinds = {self.gazetteer.places[i].kind for i in sight.hit.candidates}
        if not shape.capitalised(sight.surface.removeprefix("the ")) and not _written_small(
            sight, kinds
        ):
            return False
        if shape.false_abbreviation(sight) or shape.of_a_people(sight):
            return False
        if shape.in_media_or_event(sight) or forms.is_language(sight):
            return False
        return "country" in kinds or not shape.in_person_name(sight)

    def count(self, sights: list[shape.Sight]) -> None:
        """Add the countries that names can only mean to the document's."""
        for sight in sights:
            places = self.places(sight.hit)
            countries = {place.country for place in places}
            if any(place.kind == "country" for place in places):
                self.counts[places[0].country or ""] += 2
            elif len(countries) == 1 and not sight.hit.weak and places[0].rank < 2:
                self.counts[countries.pop() or ""] += 1

    def places(self, hit: Hit) -> list[Place]:
        """What a name can mean, countries first."""
        places = self._meanings.get(hit.candidates)
        if places is None:
            unsorted = [self.gazetteer.places[place_id] for place_id in hit.candidates]
            places = self._meanings[hit.candidates] = sorted(unsorted, key=gazetteers.likelihood)
        return places

    def mentions(self, passage: Passage, sights: list[shape.Sight]) -> list[PlaceMention]:
        """The mentions of a passage, in order."""
        found: list[PlaceMention] = []
        nations = self._nations(passage.text, sights)
        anchors = self._anchors(sights)
        for sight in sights:
            places = self.places(sight.hit)
            if sight.hit.start in nations:
                found.append(_nation(sight, places[0], nations[sight.hit.start]))
                continue
            countries = self._countries(passage.text, sight, anchors)
            place = context.best(sight, places, countries)
            if place and (place.country or place.kind != "region" or place.place_id in _SHARED):
                found.append(_mention(sight, place, "name"))
        return found

    def blocked(self, passage: Passage, mentions: list[PlaceMention]) -> list[tuple[int, int]]:
        """Spans of countries' and regions' names that are no mention: a language, a sea."""
        kept = {mention.start for mention in mentions}
        return [
            (hit.start, hit.end)
            for hit in self.gazetteer.find(passage.text)
            if hit.start not in kept and not hit.weak
        ]

    def _nations(self, text: str, sights: list[shape.Sight]) -> dict[int, str]:
        """The start of each country's word with its form, read from right to left."""
        found: dict[int, str] = {}
        following: tuple[int, str] | None = None
        for sight in reversed(sights):
            if not any(self.gazetteer.places[i].kind == "country" for i in sight.hit.candidates):
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
            places = self.places(sight.hit)
            country = places[0].country
            named = places[0].kind == "country"
            if country and (named or len({place.country for place in places}) == 1):
                sure = named or places[0].rank == 0
                found.append(_Anchor(sight.hit.start, sight.hit.end, country, sure))
        return found

    def _countries(
        self, text: str, sight: shape.Sight, anchors: list[_Anchor]
    ) -> context.Countries:
        """The countries around a name."""
        countries = context.Countries(self.counts)
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


def _written_small(sight: shape.Sight, kinds: set[str]) -> bool:
    """Whether a name is one that is written small ("dry zone", "second Friendship Bridge")."""
    if "region" in kinds:
        return sight.surface.endswith("dry zone") or sight.surface[0].isupper()
    return "border_crossing" in kinds and "bridge" in sight.surface.lower()


def _nation(sight: shape.Sight, place: Place, form: str) -> PlaceMention:
    """A country, or the part of it that a direction before its name means."""
    mention = _mention(sight, place, form)
    part = _PART.search(sight.before) if form == "name" and place.kind == "country" else None
    if part is None or sight.shouted:
        return mention
    name = f"{part.group(1)} {place.name}"
    return replace(
        mention,
        start=mention.start - len(part.group()),
        surface=part.group() + mention.surface,
        place_id=f"text:{place.place_id.lower()}:{'-'.join(name.lower().split())}",
        name=name,
        kind="region",
    )


def _mention(sight: shape.Sight, place: Place, form: str) -> PlaceMention:
    hit = sight.hit
    return PlaceMention(
        start=hit.start,
        end=hit.end,
        surface=sight.surface,
        place_id=place.place_id,
        name=place.name,
        kind=place.kind,
        country=place.country,
        form=form,
    )


def annotate(passages: list[Passage], document: Document) -> list[list[PlaceMention]]:
    """The places named in each passage; headers and page furniture name none.

    Args:
        passages: In document order.
        document: Theirs; its header tells which countries are likely.
    """
    reader = _Reader(document, gazetteers.load())
    read = [not passage.furniture and passage.part != "header" for passage in passages]
    sights = [
        reader.sights(passage) if wanted else []
        for passage, wanted in zip(passages, read, strict=True)
    ]
    for group in sights:
        reader.count(group)
    marked: list[list[PlaceMention]] = []
    names: dict[str, str] = {}
    for passage, group, wanted in zip(passages, sights, read, strict=True):
        mentions = reader.mentions(passage, group) if wanted else []
        if wanted:
            blocked = reader.blocked(passage, mentions)
            mentions = unlisted(passage, mentions, blocked, reader.counts)
            if passage.part == "body" and not shape.shouted(passage.text):
                mentions = located(passage, mentions, blocked, reader.counts, names)
        marked.append(mentions)
    if names:
        again = Again(names)
        for index, passage in enumerate(passages):
            if read[index]:
                marked[index] = again.add(passage, marked[index])
    return agree(passages, marked, gazetteers.load())
