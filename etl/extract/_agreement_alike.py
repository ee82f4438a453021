"""What others did likewise: "X did so in a year", "as X did with Y"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.document import PlaceMention
from etl.extract import _agreement_words as words
from etl.extract._agreement_columns import Told, day_columns
from etl.extract._agreement_mention import AND
from etl.scan import Rare

_LIKEWISE = Rare(
    r"\s(?:had\s)?(?:did|done)\s(?:so|the\ssame|likewise)\b|(?<=\w)\sdid(?=\swith\s)", re.IGNORECASE
)
_BEHIND = 400
"""Code points behind the text that is spoken of within which others are told to do likewise."""
_CLAUSE = re.compile(r"[.;]\s|,\sand\s|,\s(?=[A-Z])")


def likewise(told: Told) -> Iterator[Told]:
    """The same kind of text, made by those who did as its makers did."""
    mention = told.mention
    text = mention.passage.passage.text
    far = min(len(text), mention.end + _BEHIND)
    for done in _LIKEWISE.finditer(text, mention.end, far):
        makers = _subjects(mention.passage.places, text, done.start())
        if not makers or words.NOUN.search(text, mention.end, done.start()):
            continue  # another text stands nearer
        stop = _CLAUSE.search(text, done.end(), far)
        end = stop.start() if stop else far
        partners = [
            p
            for p in mention.passage.places
            if p.kind == "country" and done.end() < p.start < end and p.form == "name"
        ]
        parties = [p.country or "" for p in (*makers, *partners)]
        if mention.kind not in ("law", "action_plan", "treaty") and len(set(parties)) < 2:
            continue
        when = next((d for d in mention.passage.dates if done.end() <= d.start < end), None)
        if when is None:
            continue
        sentence = next(
            (s for s in mention.passage.sentences if s[0] <= done.start() < s[1]), mention.sentence
        )
        other = replace(mention, sentence=sentence, clause=(makers[0].start, end))
        yield Told(
            other, told.columns | day_columns(when) | {"parties": list(dict.fromkeys(parties))}
        )


def _subjects(places: list[PlaceMention], text: str, verb: int) -> list[PlaceMention]:
    """The countries or provinces right before a verb, joined by "and"."""
    before = [p for p in places if p.end <= verb and p.country]
    if not before or before[-1].end != verb:
        return []
    found = before[-1:]
    for place in reversed(before[:-1]):
        if not AND.fullmatch(text, place.end, found[0].start):
            break
        found.insert(0, place)
    return found
