"""Marks countries, nationalities and places, told apart by the words and countries around them."""

import re
from bisect import bisect_left
from collections import Counter

from etl import gazetteer as gazetteers
from etl.annotate import _place_context as context
from etl.annotate import _place_forms as forms
from etl.annotate import _place_shape as shape
from etl.annotate._place_located import again, located
from etl.annotate._place_unlisted import unlisted
from etl.document import Document, Passage, PlaceMention
from etl.gazetteer import Gazetteer, Hit, Place

_BESIDE = re.compile(r"(?: (?:[Pp]rovince|[Cc]ity|[Dd]istrict|[Tt]own|[Ss]tate|[Cc]ounty|[Tt]ownship))?(?:, | \(| in |,? in (?:[a-z]+ )?| of )(?:the )?$")  # fmt: skip
_OWNER = re.compile(r"(?:['’]s?|s['’])? (?:(?:[a-z-]+ ){0,4}(?:of )?)$")
_NEAR = 160


class _Reader:
    """Reads the passages of one document."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
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
            joined = hit.start - last <= 3 and not text[last : hit.start].isalpha()
            surface = text[hit.start : hit.end]
            sight = shape.Sight(hit, surface, before, after, shouted, titled, joined)
            if self._stands(sight):
                found.append(sight)
                last = hit.end if not hit.weak else last
        return found

    def _stands(self, sight: shape.Sight) -> bool:
        kinds = {self.gazetteer.places[i].kind for i in sight.hit.candidates}
        if not shape.capitalised(sight.surface) and not _written_small(sight, kinds):
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
        places = [self.gazetteer.places[place_id] for place_id in hit.candidates]
        return sorted(places, key=gazetteers.likelihood)

    def mentions(self, passage: Passage, sights: list[shape.Sight]) -> list[PlaceMention]:
        """The mentions of a passage, in order."""
        found: list[PlaceMention] = []
        nations = self._nations(passage.text, sights)
        for sight in sights:
            places = self.places(sight.hit)
            if sight.hit.start in nations:
                found.append(_mention(sight, places[0], nations[sight.hit.start]))
                continue
            countries = self._countries(passage.text, sight, sights, found)
            place = context.best(sight, places, countries)
            if place and (place.country or place.kind != "region"):
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

    def _countries(
        self, text: str, sight: shape.Sight, sights: list[shape.Sight], found: list[PlaceMention]
    ) -> context.Countries:
        """The countries around a name."""
        countries = context.Countries(self.counts)
        for other in _around(sights, sight):
            places = self.places(other.hit)
            if other is sight or not places[0].country:
                continue
            if len({place.country for place in places}) > 1 and places[0].kind != "country":
                continue
            distance = max(other.hit.start - sight.hit.end, sight.hit.start - other.hit.end)
            if distance < _NEAR:
                weight = 2.0 * (1 - distance / _NEAR)
                code = places[0].country
                countries.near[code] = max(weight, countries.near.get(code, 0.0))
            if places[0].kind == "country" or places[0].rank == 0:
                if 0 <= other.hit.start - sight.hit.end < 40 and _BESIDE.fullmatch(
                    text, sight.hit.end, other.hit.start
                ):
                    countries.beside = places[0].country
                elif 0 <= sight.hit.start - other.hit.end < 40 and _OWNER.fullmatch(
                    text, other.hit.end, sight.hit.start
                ):
                    countries.beside = countries.beside or places[0].country
        return countries


def _around(sights: list[shape.Sight], sight: shape.Sight) -> list[shape.Sight]:
    """The names near enough to one to say anything of it; a passage may hold thousands."""
    first = bisect_left(sights, sight.hit.start - 2 * _NEAR, key=lambda other: other.hit.start)
    last = bisect_left(sights, sight.hit.end + 2 * _NEAR, key=lambda other: other.hit.start)
    return sights[first:last]


def _written_small(sight: shape.Sight, kinds: set[str]) -> bool:
    """Whether a name is one that is written small ("dry zone", "second Friendship Bridge")."""
    if "region" in kinds:
        return sight.surface.endswith("dry zone") or sight.surface[0].isupper()
    return "border_crossing" in kinds and "bridge" in sight.surface.lower()


def _mention(sight: shape.Sight, place: Place, form: str) -> PlaceMention:
    hit = sight.hit
    return PlaceMention(
        hit.start, hit.end, sight.surface, place.place_id, place.name, place.kind, place.country, form
    )  # fmt: skip


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
        for index, passage in enumerate(passages):
            if read[index]:
                marked[index] = again(passage, marked[index], names)
    return marked
