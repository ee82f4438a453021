"""What is alike: "X did so in a year", "as X did with Y", "a similar text with Y"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.document import PlaceMention, within
from etl.extract import _agreement_words as words
from etl.extract._agreement_columns import Told, day_columns
from etl.extract._agreement_mention import AND, Mention, with_partners
from etl.scan import Rare

PACTS = ("mou", "agreement", "treaty", "declaration")
_SIMILAR = re.compile(
    r"\b(?:similar|like|comparable|parallel|corresponding|equivalent)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_PAIR = 2
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
            for p in within(mention.passage.places, done.end() + 1, end)
            if p.kind == "country" and p.form == "name"
        ]
        parties = [p.country or "" for p in (*makers, *partners)]
        if mention.kind not in ("law", "action_plan", "treaty") and len(set(parties)) < 2:
            continue
        when = next(iter(within(mention.passage.dates, done.end(), end)), None)
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


def is_similar(mention: Mention) -> bool:
    """Whether a text is told of as like another: "a similar memorandum"."""
    return bool(_SIMILAR.search(mention.before(40)))


def share_side(told: list[Told], before: list[Told], post: str | None) -> None:
    """Gives "a similar text with A" the first party of the agreement told of right before it.

    In a cable that is the country of its post, if it is a party. Without a
    partner of its own it has both of its parties.
    """
    pacts = (one for one in reversed(before) if one.columns["kind"] in PACTS)
    last = next((one for one in pacts if len(one.columns["parties"]) == _PAIR), None)
    if last is None or told[0].mention.index - last.mention.index > 1:
        return
    first, second = sorted(last.columns["parties"], key=lambda party: party != post)
    for one in told if told[0].columns["kind"] in PACTS else ():
        partners = [p.country or "" for p in with_partners(one.mention)]
        if not partners:
            one.columns["parties"] = [first, second]
        elif partners[0] != first:
            one.columns["parties"] = [first, partners[0]]
