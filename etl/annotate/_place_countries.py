"""The countries that a document, its header and the words around a name speak of."""

from collections import Counter
from dataclasses import dataclass, field

from etl.document import Document
from etl.gazetteer import Gazetteer

MUCH, FAR_MORE = 4, 3


@dataclass(slots=True)
class Countries:
    """The countries that a document and the words around a name speak of.

    Attributes:
        document: Weight of each in the whole document.
        near: Weight of each in the passage, by distance from the name.
        beside: The country that the text itself names as the place's ("Mae Sot, Thailand").
    """

    document: Counter[str] = field(default_factory=Counter[str])
    near: dict[str, float] = field(default_factory=dict[str, float])
    beside: str | None = None

    def knows(self, country: str | None) -> bool:
        """Whether the document speaks of the country at all."""
        return country is None or country == self.beside or self.document.get(country, 0) > 0

    def outweighs(self, country: str | None, other: str | None) -> bool:
        """Whether the document speaks far more of one country than of another."""
        told = self.document.get(country or "", 0)
        return told >= MUCH and told >= FAR_MORE * self.document.get(other or "", 0)

    def outweighed(self, country: str | None) -> bool:
        """Whether the document speaks far more of any country than of one."""
        most = max(self.document.values(), default=0)
        return most >= MUCH and most >= FAR_MORE * self.document.get(country or "", 0)

    def favour(self, country: str | None) -> float:
        """How much the surroundings speak for a country."""
        if country is None:
            return 0.0
        if country == self.beside:
            return 8.0
        told, near = self.document.get(country, 0), self.near.get(country, 0.0)
        if not told:
            return near
        return 3.0 * told / sum(self.document.values()) + near + 1.0


def of_document(document: Document, gazetteer: Gazetteer) -> Counter[str]:
    """The countries that the header of a document stands for: a cable's tags and origin post."""
    counts: Counter[str] = Counter()
    for tag in document.tags:
        country = gazetteer.tag_countries(tag) if len(tag) == 2 else None
        if country:
            counts[country] += 1
    for words in (document.reference, document.publisher):
        for hit in gazetteer.find(words or ""):
            place = gazetteer.places[hit.candidates[0]]
            if place.country and not hit.weak and place.rank < 2:
                counts[place.country] += 1
    return counts
