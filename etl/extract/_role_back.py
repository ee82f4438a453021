"""Agencies spoken of without their names: "the ministry", "its inspectors"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from etl.document import ActorMention, AnnotatedPassage
from etl.extract._role_bodies import bodies_in
from etl.scan import Scan

_AGENCY = (
    r"ministry|committee|union|commission|department|unit|foundation|bureau|council|"
    r"organi[sz]ation|office|authority|task force|association|fund|federation|network|board|agency|"
    r"institute|group|secretariat|embassy|consulate|trust|alliance|society|cell|section|brigade|"
    r"squad|service|division|inspectorate|directorate"
)
_NOUN = re.compile(rf"{_AGENCY}|cent(?:er|re)", re.IGNORECASE)
_WHOSE = "the|that|this|its|his|her|their|our"
_STAFF = r"(?:inspectors|officers|staff|counsel+ors|lawyers|investigators|monitors|guards|teams?)"
_SPOKEN = Scan(
    rf"\b(?:(?:{_WHOSE}) (?P<noun>{_AGENCY}|NGO)\b"
    r"(?! (?:of|for|on|against|to|in charge)\b)|"
    rf"its {_STAFF}\b)",
    re.IGNORECASE,
)
UNNAMED = re.compile(rf"(?i:{_WHOSE}) \w+(?: [a-z]+)*")
"""How a text speaks of an agency without its name."""
_BACK = 4
"""Paragraphs back in which the one was named last that "the ministry" means."""


def with_agencies(
    passages: list[AnnotatedPassage], country: str | None = None
) -> Iterator[AnnotatedPassage]:
    """The passages, "the ministry" in them marked as the last one that was named.

    Args:
        passages: Those of a document, in order.
        country: Whose bodies those are that have no name and no place beside them.
    """
    last: dict[str, tuple[int, ActorMention]] = {}
    for index, marked in enumerate(passages):
        if bodies := list(bodies_in(marked, country)):
            actors = sorted([*marked.actors, *bodies], key=lambda actor: actor.start)
            marked = replace(marked, actors=actors)
        spoken = [
            found
            for found in (_SPOKEN.finditer(marked.passage.text) if last or marked.actors else ())
            if not any(a.start < found.end() and found.start() < a.end for a in marked.actors)
        ]
        meant: list[ActorMention] = []
        named = iter(marked.actors)
        actor = next(named, None)
        for found in spoken:
            while actor and actor.start < found.start():
                _remember(last, actor, index)
                actor = next(named, None)
            noun = _key(found["noun"]) if found["noun"] else ""
            known = last.get(noun)
            if known and index - known[0] <= _BACK:
                meant.append(_as(known[1], found))
        while actor:
            _remember(last, actor, index)
            actor = next(named, None)
        if meant:
            together = sorted([*marked.actors, *meant], key=lambda a: a.start)
            yield replace(marked, actors=together)
        else:
            yield marked


def _key(noun: str) -> str:
    return noun.lower().replace("centre", "center").replace("organisation", "organization")


@lru_cache(maxsize=4096)
def _nouns(name: str) -> tuple[str, ...]:
    """What an agency is by its name."""
    return tuple(_key(noun) for noun in _NOUN.findall(name))


def _remember(last: dict[str, tuple[int, ActorMention]], actor: ActorMention, index: int) -> None:
    for noun in _nouns(actor.name):
        last[noun] = index, actor
    if actor.kind in ("ministry", "ngo", "police", "mass_organisation", "un"):
        last[""] = index, actor


def _as(actor: ActorMention, found: re.Match[str]) -> ActorMention:
    return replace(actor, start=found.start(), end=found.end(), surface=found.group())
