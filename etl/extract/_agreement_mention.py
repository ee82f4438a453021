"""A noun for an agreement in its clause: the words around it, the countries it names."""

import re
from dataclasses import dataclass
from itertools import islice

from etl.document import AnnotatedPassage, DateMention, PlaceMention, within
from etl.extract import _agreement_words as words

BETWEEN = re.compile(r"\bbetween\s(?:the\s)?(?:\w+\s){0,2}$", re.IGNORECASE)
WITH = re.compile(r"\bwith\s(?:the\s)?(?:\w+['’]?s?\s){0,2}$", re.IGNORECASE)
AND = re.compile(r"\s?(?:,|and|,\sand|or|-|–|\sand\sthe|,\sthe)\s?(?:the\s)?")
_DATED = re.compile(r"\s?\([^()]{3,30}\)")  # "Cambodia (2005), Thailand (2008)"
_LASTAND = re.compile(r"\band\s(?:the\s)?$")
_DEFINITE = re.compile(
    r"\b(?:the|this|that|said|its|their|supporting)\s(?:\w+\s){0,2}$", re.IGNORECASE
)
_MADE = re.compile(
    r"\b(?:sign\w*|draft\w*|initial\w*|adopt\w*|conclud\w*|finali[sz]\w*|negotiat\w*|agree\w*|"
    r"proposed?|approv\w*|exchang\w*)\b",
    re.IGNORECASE,
)


_CROWDED = 40  # agreements that one sentence can name
_CLAUSE = re.compile(
    r";|\.\(\d{1,3}\)\s|\s--\s|\s[–—]\s|(?<!No)(?<!\b[A-Z])(?<!\b[DM]r)(?<!Mrs)(?<!Gen)"
    r"(?<!Col)(?<!Lt)(?<!Maj)(?<!Art)[.:]\s|,\s(?:and\sthat|while|whereas|but)\s|"
    r",\sand\s(?=the\s\w+\s\w+\s(?:had|have|has|were|was)\b)|"
    r",\sand\s(?=(?:talks|negotiations|another|one)\s(?:with|between|have|had|are)\b)|"
    r",\s(?=the\s(?:first|second|third|fourth|fifth|sixth|latest|last)\sof\sits\skind\b)|"
    r",\s(?=as\s(?:the\s)?[A-Z]\w+\sdid\b)"
)


@dataclass(slots=True)
class Mention:
    """A noun for an agreement with the clause it stands in."""

    index: int
    passage: AnnotatedPassage
    sentence: tuple[int, int]
    clause: tuple[int, int]
    kind: str
    start: int
    end: int
    plural: bool

    def text(self) -> str:
        """Its clause."""
        return self.passage.passage.text[self.clause[0] : self.clause[1]]

    def noun(self) -> str:
        """The noun itself."""
        return self.passage.passage.text[self.start : self.end]

    def near(self, reach: int) -> str:
        """Its clause so many characters to either side of the noun."""
        return self.passage.passage.text[
            max(self.clause[0], self.start - reach) : min(self.clause[1], self.end + reach)
        ]

    def before(self, reach: int) -> str:
        """What stands before the noun in its clause, at most so many characters."""
        first = max(self.clause[0], self.start - reach)
        return self.passage.passage.text[first : self.start]

    def definite(self) -> bool:
        """Whether it is spoken of as known: "the MOU"."""
        text = self.passage.passage.text
        return bool(_DEFINITE.search(text[max(self.clause[0], self.start - 30) : self.start]))

    def listed(self) -> bool:
        """Whether partners are listed beside it: "memoranda with A and B"."""
        places = countries(self)
        text = self.passage.passage.text
        return bool(partners_of(text, self, places) or joined(text, places, BETWEEN))

    def made(self) -> bool:
        """Whether its clause says that it was made or is being made."""
        return bool(_MADE.search(self.text()))


def countries(mention: Mention, span: tuple[int, int] | None = None) -> list[PlaceMention]:
    """The countries its clause, or another span, names, in order."""
    first, last = span or mention.clause
    return [
        place
        for place in within(mention.passage.places, first, last)
        if place.kind == "country" and place.country
    ]


def own_date(mention: Mention, place: PlaceMention) -> DateMention | None:
    """The first date after one of several partners, before the next partner."""
    inside = mention.clause[0] <= place.start < mention.clause[1]
    span = mention.clause if inside else mention.sentence
    following = [p.start for p in countries(mention, span) if p.start > place.start]
    end = min(following, default=span[1])
    return next(iter(within(mention.passage.dates, place.end, end)), None)


def joined(text: str, places: list[PlaceMention], lead: re.Pattern[str]) -> list[PlaceMention]:
    """The places of a list that a word leads in: "between A and B"."""
    found: list[PlaceMention] = []
    for place in places:
        gap = text[found[-1].end : place.start] if found else ""
        if 0 < len(gap) < 40 and (AND.fullmatch(gap) or _LASTAND.search(gap)):
            found.append(place)
            continue
        if len(found) > 1:
            break
        found = [place] if lead.search(text[max(0, place.start - 40) : place.start]) else []
    return found


def partners_of(text: str, mention: Mention, places: list[PlaceMention]) -> list[PlaceMention]:
    """Those named after "with": also of a list of such phrases."""
    partners: list[PlaceMention] = []
    for place in places:
        gap = _DATED.sub("", text[partners[-1].end : place.start]) if partners else ""
        if WITH.search(text[max(mention.clause[0], place.start - 40) : place.start]) or (
            partners and AND.fullmatch(gap)
        ):
            partners.append(place)
    return partners


def with_partners(mention: Mention) -> list[PlaceMention]:
    """The countries that its clause names after "with"."""
    return partners_of(mention.passage.passage.text, mention, countries(mention))


def hyphened(text: str, places: list[PlaceMention]) -> list[tuple[list[str], PlaceMention | None]]:
    """The pairs of a list: "Cambodia-Thailand (2003), Laos-Thailand (2005)"."""
    return [
        ([one.country or "", two.country or ""], two)
        for one, two in zip(places, places[1:], strict=False)
        if text[one.end : two.start] in ("-", "–", "/") and one.country != two.country
    ]


def provinces(mention: Mention) -> list[str]:
    """The two countries of provinces that sign: "Savannakhet and Quang Tri signed minutes"."""
    text = mention.passage.passage.text
    inner = [
        p
        for p in mention.passage.places
        if p.kind != "country" and p.country and mention.clause[0] <= p.start < mention.start
    ]
    for one, two in zip(inner, inner[1:], strict=False):
        if one.country != two.country and AND.fullmatch(text, one.end, two.start):
            signed = words.SIGNED.search(text, two.end, mention.start)
            return [one.country or "", two.country or ""] if signed else []
    return []


def mentions_in(index: int, passage: AnnotatedPassage) -> list[Mention]:
    """The nouns of a passage that can be agreements; a sentence crowded with them is a table."""
    text = passage.passage.text
    found: list[Mention] = []
    for sentence in passage.sentences or [(0, len(text))]:
        nouns = list(islice(words.NOUN.finditer(text, *sentence), _CROWDED + 1))
        for match in nouns if len(nouns) <= _CROWDED else ():
            kind = match.lastgroup or ""
            if not words.is_agreement(kind, text, match.start(), match.end()):
                continue
            word = match.group().lower()
            plural = word.endswith(("s", "memoranda")) and word not in ("npas", "theirs")
            clause = _clause(text, sentence, match.start(), match.end())
            found.append(Mention(index, passage, sentence, clause, kind, *match.span(), plural))
    return found


def _clause(text: str, sentence: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    first, last = sentence
    for cut in _CLAUSE.finditer(text, *sentence):
        if cut.end() <= start:
            first = cut.end()
        elif cut.start() >= end:
            last = cut.start()
            break
    return first, last
