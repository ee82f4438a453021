"""Whose law it is: named beside it, or that of the court, the town or the speaker told of."""

import re

from etl.document import PlaceMention
from etl.extract import _agreement_words as words
from etl.extract._agreement_mention import Mention, countries
from etl.extract._parties import Discourse

_OWN_COUNTRY = re.compile(
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
_OF_TOWN = re.compile(r"['’]s?\s(?:[\w-]+\s){0,3}", re.IGNORECASE)
_HELPED = re.compile(r"\b(?:from|with|by|to)\s(?:the\s)?$", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:in|for)\s(?:the\s)?$", re.IGNORECASE)


def lawgiver(mention: Mention, discourse: Discourse, places: list[PlaceMention]) -> str | None:
    """Whose law it is."""
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
    """The one country that a sentence names whose own law it is: "in his country since the Act"."""
    text, (first, last) = mention.passage.passage.text, mention.sentence
    if not _OWN_COUNTRY.search(text, first, last):
        return _of_capital(mention)
    there = {
        p.country
        for p in mention.passage.places
        if first <= p.start < last and not _HELPED.search(text[max(0, p.start - 12) : p.start])
    }
    return there.pop() if len(there) == 1 else None


def _of_court(mention: Mention, discourse: Discourse) -> str | None:
    """The country of the court that was told of last, where a law is one that it applied."""
    if not _APPLIED.search(mention.passage.passage.text, *mention.sentence):
        return None
    return discourse.court(mention.index, mention.sentence[1])


def _of_capital(mention: Mention) -> str | None:
    """The country of a town whose law it is: "Hanoi's own law"."""
    text = mention.passage.passage.text
    towns = (p for p in mention.passage.places if p.end <= mention.start)
    owner = next((p for p in towns if _OF_TOWN.fullmatch(text, p.end, mention.start)), None)
    return owner.country if owner else None


def owner_of(mention: Mention, places: list[PlaceMention]) -> str | None:
    """The country whose law it is: named beside the noun, else the subject of the clause."""
    text = mention.passage.passage.text
    beside = [
        p
        for p in places
        if 0 <= mention.start - p.end < 40
        and not re.search(
            r"\b(?:in|to|from|for|with|by|of|and)\b(?!\s[A-Z][a-z])", text[p.end : mention.start]
        )
    ]
    after = [
        p
        for p in places
        if 0 <= p.start - mention.end < 12 and re.match(r"\s(?:of|in|for)\b", text[mention.end :])
    ]
    subject = [
        p
        for p in places
        if p.end <= mention.start
        and p.form == "name"
        and not _HELPED.search(text[max(0, p.start - 12) : p.start])
        and not (p.start - mention.clause[0] > 15 and _WITHIN.search(text[: p.start][-12:]))
    ]
    valid = [p for p in places if _IN_FORCE_IN.search(text[: p.start][-24:])]
    for group in (valid[:1], beside[-1:], after[:1], subject[-1:]):
        if group:
            return group[0].country
    names = list(
        dict.fromkeys(
            p.country
            for p in places
            if p.form == "name"
            and p.start < mention.end + 60
            and not _HELPED.search(text[max(0, p.start - 12) : p.start])
        )
    )
    return names[0] if len(names) == 1 else None
