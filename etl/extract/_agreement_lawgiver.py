"""Whose law it is: named beside it, or that of the court, the town or the speaker told of."""

import re

from etl.document import PlaceMention
from etl.extract import _agreement_words as words
from etl.extract._agreement_mention import Mention, countries
from etl.extract._parties import Discourse

_OF_COUNTRY = re.compile(
    r"\b(?:his|her|its|their)\s(?:own\s)?(?:country|government)\b|"
    r"\bthe\s(?:kingdom|republic|union|country)['’]s\b",
    re.IGNORECASE,
)
_APPLIED = re.compile(
    r"\b(?:guilty|convict\w*|charged|sentenced|jailed|fined|acquitted|indicted|contrary\sto|"
    r"judges?|magistrates?)\b",
    re.IGNORECASE,
)
_IN_FORCE_IN = re.compile(r"\b(?:in\s(?:force|effect)|valid)\sin\s(?:the\s)?$", re.IGNORECASE)
_OWN = re.compile(r"['’]s?\s(?:[\w-]+\s){0,3}", re.IGNORECASE)
_HELPED = re.compile(r"\b(?:from|with|by|to)\s(?:the\s)?$", re.IGNORECASE)
_APART = re.compile(r"\b(?:in|to|from|for|with|by|of|and)\b(?!\s[A-Z][a-z])")
_OF = re.compile(r"\s(?:of|in|for)\b")
_WITHIN = re.compile(r"\b(?:in|for)\s(?:the\s)?$", re.IGNORECASE)


def lawgiver(mention: Mention, discourse: Discourse, places: list[PlaceMention]) -> str | None:
    """The country whose law it is: told beside it, else by its sentence, else by the document."""
    if whose := words.nation_of(mention.near(60)):
        return whose
    own = owner_of(mention, places) or owner_of(mention, countries(mention, mention.sentence))
    return (
        own
        or _scene(mention)
        or _of_court(mention, discourse)
        or discourse.seat
        or discourse.post
        or discourse.home(mention.index)
    )


def _scene(mention: Mention) -> str | None:
    """The one country that a sentence names whose own law it is: "in his country since the Act".

    Without such words, that of a town.
    """
    text, (first, last) = mention.passage.passage.text, mention.sentence
    if not _OF_COUNTRY.search(text, first, last):
        return _of_town(mention)
    there = {
        p.country
        for p in mention.passage.places
        if first <= p.start < last and not _is_helped(p, text)
    }
    return there.pop() if len(there) == 1 else None


def _of_court(mention: Mention, discourse: Discourse) -> str | None:
    """The country of the court that was told of last, where a law is one that it applied."""
    if not _APPLIED.search(mention.passage.passage.text, *mention.sentence):
        return None
    return discourse.court(mention.index, mention.sentence[1])


def _of_town(mention: Mention) -> str | None:
    """The country of a town whose law it is: "Hanoi's own law"."""
    text = mention.passage.passage.text
    towns = (p for p in mention.passage.places if p.end <= mention.start)
    owner = next((p for p in towns if _OWN.fullmatch(text, p.end, mention.start)), None)
    return owner.country if owner else None


def owner_of(mention: Mention, places: list[PlaceMention]) -> str | None:
    """The country whose law it is: named beside the noun, else the subject of the clause."""
    text = mention.passage.passage.text
    names = [p for p in places if p.form == "name" and not _is_helped(p, text)]
    valid = (p for p in places if _IN_FORCE_IN.search(text[max(0, p.start - 24) : p.start]))
    beside = (p for p in reversed(places) if _is_beside(p, mention, text))
    after = (p for p in places if _is_behind(p, mention, text))
    subject = (p for p in reversed(names) if _is_subject(p, mention, text))
    for group in (valid, beside, after, subject):
        if owner := next(group, None):
            return owner.country
    near = {p.country for p in names if p.start < mention.end + 60}
    return near.pop() if len(near) == 1 else None


def _is_helped(place: PlaceMention, text: str) -> bool:
    """Whether a place is only that of a partner or a donor: "with the help of", "from"."""
    return bool(_HELPED.search(text[max(0, place.start - 12) : place.start]))


def _is_beside(place: PlaceMention, mention: Mention, text: str) -> bool:
    """Whether a place stands right before the noun: "the Lao law"."""
    near = 0 <= mention.start - place.end < 40
    return near and not _APART.search(text[place.end : mention.start])


def _is_behind(place: PlaceMention, mention: Mention, text: str) -> bool:
    """Whether a place stands right behind the noun: "the law of Laos"."""
    return 0 <= place.start - mention.end < 12 and bool(_OF.match(text, mention.end))


def _is_subject(place: PlaceMention, mention: Mention, text: str) -> bool:
    """Whether a place before the noun may be the subject of its clause, and is no mere scene."""
    if place.end > mention.start:
        return False
    inside = place.start - mention.clause[0] > 15
    return not (inside and _WITHIN.search(text[max(0, place.start - 12) : place.start]))
