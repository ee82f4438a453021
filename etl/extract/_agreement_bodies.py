"""Agreements of a state with an agency, a union or a firm, which is no party of its own."""

import re

from etl.extract._agreement_mention import Mention

_WITH_OFFICE = re.compile(
    r"\s(?:[\w-]+\s){0,6}?with\s(?:the\s|an?\s|its\s|two\s|several\s)?(?:[a-z-]+\s){0,3}"
    r"(?:agenc(?:y|ies)|NGOs?|compan(?:y|ies)|firms?|associations?|unions?|federation|banks?|"
    r"universit(?:y|ies)|hospitals?|shelters?|recruiters|employers|airlines?|charit(?:y|ies)|"
    r"organi[sz]ations?|foundation)\b(?!\sof\s(?:the\s)?[A-Z])"
)
_OF_STATES = ("government", "ministry", "police")
_WITH_NAME = re.compile(r"\s(?:[\w-]+\s){0,3}?with\s(?:the\s)?", re.IGNORECASE)
_OF_PROVINCES = re.compile(
    r"\s(?:of|between|among)\s(?:the\s)?(?:\w+\s){0,3}(?:provinces|districts|cities)\b", re.I
)
_WITH_CAPITAL = re.compile(r"\swith\s(?:the\s)?(?=[A-Z][a-z])")
_BESIDE_NOUN = re.compile(r"\s(?:[a-z]+\s)?")
_SIGNS = re.compile(
    r"\s(?:[a-z]+\s)?(?:signed|concluded|initialed|sign)\s(?:an?|their|the)\s(?:[\w-]+\s){0,3}",
    re.I,
)
_AND_BEFORE = re.compile(r"\sand\s(?:the\s)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s(?:[\w-]+\s){0,3}?between\s(?:the\s)?", re.IGNORECASE)
_AND_AFTER = re.compile(r"(?:\s\([^)]{1,20}\))?\sand\s", re.IGNORECASE)


def with_body(mention: Mention) -> bool:
    """Whether it is made with an office, a union or a firm: "an agreement with the agency"."""
    text = mention.passage.passage.text
    if _WITH_OFFICE.match(text, mention.end, mention.clause[1]):
        return True
    if _OF_PROVINCES.match(text, mention.end, mention.clause[1]):
        return True
    named = _WITH_CAPITAL.match(text, mention.end, mention.clause[1])
    if named and not any(p.start <= named.end() < p.end for p in mention.passage.places):
        return True
    return any(
        actor.kind not in _OF_STATES and _WITH_NAME.fullmatch(text, mention.end, actor.start)
        for actor in mention.passage.actors
        if mention.end < actor.start < mention.clause[1]
    )


def state_beside_body(mention: Mention, home: str | None) -> str | None:
    """The state that makes it with an agency of the United Nations or a group, else the home.

    "The ministry and IOM sign a text", "the IOM agreement", "between A and IOM".
    """
    if mention.kind not in ("agreement", "mou"):
        return None
    text, (first, last) = mention.passage.passage.text, mention.clause
    actors = [a for a in mention.passage.actors if first <= a.start < last]
    for body in (a for a in actors if a.kind in ("un", "ngo")):
        beside = body.end <= mention.start and _BESIDE_NOUN.fullmatch(text, body.end, mention.start)
        signs = body.end <= mention.start and _SIGNS.fullmatch(text, body.end, mention.start)
        joint = signs and _AND_BEFORE.search(text, first, body.start)
        between = body.start > mention.end and _BETWEEN.fullmatch(text, mention.end, body.start)
        if beside or joint or (between and _AND_AFTER.match(text, body.end)):
            state = next((a.country for a in actors if a.kind in _OF_STATES and a.country), None)
            return state or home
    return None
