"""Which country an organisation named without one belongs to: the countries spoken of around it."""

import re
from bisect import insort
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from etl.document import Document, Passage
from etl.gazetteer import Hit
from etl.gazetteer import load as load_gazetteer
from etl.posts import post_of

_LINK_BACK = re.compile(
    r"(?:['’]s?|s['’])?(?:\s(?:own|new|powerful|central|national|provincial|then|"
    r"[a-z]+-level))?\s*$"
)
_LINK_ON = re.compile(
    r"\s*(?:\([A-Z/&-]{2,12}\))?\s*(?:of|in|for|from)?\s*(?:the\s)?(?:Union of |Republic of |"
    r"Kingdom of |People's )*\(?$"
)
_OWNED = re.compile(r"['’]s?\s(?:own\s)?$")
"""Behind a place whose body comes next: "Kosova's Ministry"."""
_IN_FRONT = re.compile(r"(?:^|[.;:]\s+)In\s(?:the\s)?$|[;,]\s(?:and\s|while\s)?in\s(?:the\s)?$")
_FRONTED = re.compile(r",?\s(?:the\s|its\s)")
"""Between "In Mauritius" and the ministry that is the subject."""
_PEOPLE = re.compile(
    r"\s(?:(?:and|or)\s\w+\s)?(?:(?:young|teenage|migrant|trafficked|foreign|domestic)\s)?"
    r"(?:wom[ae]n|m[ae]n|girls?|boys?|child(?:ren)?|workers?|migrants?|victims?|nationals?|citizens?|"
    r"brides?|maids?|fishermen|teenagers?|minors?|babies|passports?|refugees?|laborers?|labourers?|"
    r"pickers|families|couple|suspects?|traffickers?|ring)\b"
)
_FROM = re.compile(r"\bfrom(?:\s(?:the|north\w*|south\w*|east\w*|west\w*|central|rural))*\s$")
_NAME, _PLACE, _ORIGIN = 1.0, 0.6, 0.3
"""What a country's name, a place in it, and people from it say of whose ministries are meant."""


@dataclass(frozen=True, slots=True)
class Nation:
    """A word that stands for a country or for a place in it.

    Attributes:
        start: Its first code point.
        end: One past its last.
        country: The country.
        is_country: Whether it is the country's name or adjective, no place in it.
        weight: How much it says of whose ministries are meant: people may come from anywhere.
    """

    start: int
    end: int
    country: str
    is_country: bool
    weight: float = _NAME


@lru_cache(maxsize=512)
def nations(text: str) -> list[Nation]:
    """The countries spoken of in a text, places that lie in one country included."""
    gazetteer = load_gazetteer()
    found: list[Nation] = []
    for hit in gazetteer.find(text):
        places = [gazetteer.places[place_id] for place_id in hit.candidates]
        own = {place.country for place in places if place.kind == "country"}
        if not text[hit.start].isupper() or (hit.weak and not own):
            continue
        countries = own or {place.country for place in places}
        country = next(iter(countries)) if len(countries) == 1 else None
        if country:
            weight = _ORIGIN if _is_origin(text, hit) else _NAME if own else _PLACE
            found.append(Nation(hit.start, hit.end, country, bool(own), weight))
    return found


def _is_origin(text: str, hit: Hit) -> bool:
    """Whether a word only tells whose people are spoken of: "Bolivians", "women from Ghana"."""
    if hit.forms == {"people"} or _PEOPLE.match(text, hit.end):
        return True
    return bool(_FROM.search(text, max(0, hit.start - 24), hit.start))


def _is_fronted(text: str, nation: Nation, start: int) -> bool:
    """Whether "In Mauritius" opens the clause whose subject begins at `start`."""
    return bool(
        _FRONTED.fullmatch(text, nation.end, start)
        and _IN_FRONT.search(text, max(0, nation.start - 12), nation.start)
    )


@dataclass(slots=True)
class Surroundings:
    """The countries of a document, passage by passage.

    Attributes:
        counts: How often each country is spoken of in the whole document.
        own: The country of the post or publisher, which "the Ministry" alone means.
        by_passage: Per passage ordinal, the nations named there.
    """

    counts: Counter[str] = field(default_factory=Counter[str])
    own: str | None = None
    by_passage: dict[int, list[Nation]] = field(default_factory=dict[int, list[Nation]])

    def add(self, passage: Passage, start: int, end: int, country: str) -> None:
        """Count words that stand for a country without being its name."""
        found = self.by_passage[passage.ordinal]
        insort(found, Nation(start, end, country, True), key=attrgetter("start"))
        self.counts[country] += 1

    def adjacent(self, passage: Passage, start: int, end: int) -> str | None:
        """The country whose name or adjective touches passage.text[start:end]."""
        text = passage.text
        for nation in self.by_passage.get(passage.ordinal, []):
            if 0 <= start - nation.end <= 14 and nation.is_country:
                if _LINK_BACK.fullmatch(text, nation.end, start) or _is_fronted(
                    text, nation, start
                ):
                    return nation.country
            elif 0 <= start - nation.end <= 7 and _OWNED.fullmatch(text, nation.end, start):
                return nation.country
            elif 0 < nation.start - end <= 40 and _LINK_ON.fullmatch(text, end, nation.start):
                joined = text[end : nation.start]
                if joined.strip(" (") or "(" in joined:
                    return nation.country
            elif start <= nation.start and nation.end <= end and nation.is_country:
                return nation.country
        return None

    def likeliest(
        self, passage: Passage, start: int, within: frozenset[str], sentence_start: int
    ) -> str | None:
        """The country that an organisation at `start` most likely belongs to.

        Args:
            passage: Its passage.
            start: Where it stands in the passage's text.
            within: Countries known to have an organisation of that name.
            sentence_start: Where its sentence begins.
        """
        scores: defaultdict[str, float] = defaultdict(float)
        total = sum(self.counts.values()) or 1
        for country, count in self.counts.items():
            scores[country] += 4 * count / total
        for nation in self.by_passage.get(passage.ordinal, []):
            if sentence_start <= nation.start < start:
                scores[nation.country] += 1.5 * nation.weight
            elif nation.start < start:
                scores[nation.country] += 0.5 * nation.weight
            else:
                scores[nation.country] += 0.2 * nation.weight
        if self.own:
            scores[self.own] += 2
        for country in within & scores.keys():
            scores[country] += 1.5
        return max(scores, key=lambda country: scores[country]) if scores else None


def surroundings(passages: list[Passage], document: Document) -> Surroundings:
    """Read the countries of a document once."""
    found = Surroundings()
    for passage in passages:
        if passage.furniture or passage.part == "header":
            continue
        named = list(nations(passage.text))  # what is remembered of a text is no document's own
        found.by_passage[passage.ordinal] = named
        found.counts.update(nation.country for nation in named)
    found.own = post_of(document)
    return found
