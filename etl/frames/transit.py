"""Whether words say that people only pass a place."""

import re
from collections.abc import Iterator

from etl.frames.place_roles import TRANSIT, role_of
from etl.frames.roles import Place, Sentence
from etl.scan import Rare

BEFORE, AFTER = 40, 60
"""Code points around a place that may make it one on the way."""

_ON_THE_WAY = Rare(
    r"\b(?:via|by\sway\sof|(?:overland|travel\w*|journey\w*)\s(?:\w+\s)?by|(?:pass(?:es|ed|ing)?|travel(?:s|led|ling|ed|ing)?|route[ds]?|goes|going|went|come|came|"
    r"entered|enter|leave|left|taken|brought|moved|flown|fly|smuggled|trafficked|driven|led|transit(?:ed|ing)?|way)"
    r"\s(?:\w+\s){0,4}?(?:through|across|over)|transit(?:s|ed|ing)?(?:\s(?:in|through|at))?|"
    r"in\stransit\s(?:through|in|at)|cross(?:es|ed|ing)?(?:\sthrough)?|"
    r"(?:stop(?:ped|over)?|stopovers?|layovers?|changed?\splanes)\s(?:in|at)|on\sflights\sfrom|"
    r"(?:flown|moved|taken|sent|sold)\son\sfrom|(?:arriv\w+|land(?:s|ed|ing)?)\s(?:first\s)?(?:in|at))\s"
    r"(?:the\s|former\s|neighbou?ring\s|nearby\s){0,2}$",
    re.IGNORECASE,
)
_LANDED = re.compile(r"\b(?:arriv\w+|land(?:s|ed|ing)?)\s(?:first\s)?(?:in|at)\s$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\b(?:then|onward|on\sto|before|driven|taken|smuggled|moved|flown|cross\w*|and\sfrom\sthere)\b",
    re.IGNORECASE,
)
_STAGE = r"(?:country|point|route|hub|state|area|corridor|zone|territory|place)"
OF_TRANSIT = rf"(?:transit\s{_STAGE}|{_STAGE}\sof\stransit)"
_HUB = Rare(
    rf"[^.;]{{0,60}}?\b(?:{OF_TRANSIT}|"
    r"route\sfor|transit\sfor|used\sas\s(?:a\s)?transit|waypoint|stopover)\b",
    re.IGNORECASE,
)
_TRANSIT_FOR = Rare(rf"\b{OF_TRANSIT}\sfor\b", re.IGNORECASE)
_OTHER_ROLES = re.compile(r"\b(?:source|origin|destination)\b", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:way|route|bound|destined|trafficked|travel\w*|going|heading|moved|taken|smuggled)\s(?:to|for)\b",
    re.IGNORECASE,
)
"""Before the country to which people go on."""
_ALL_THREE = re.compile(
    r"\b(?:source|origin)\b[^.]{0,30}\btransit\b|\btransit\b[^.]{0,30}\bdestination\s",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"(?:,\s|\s)?(?:\([^)]*\)\s?)?(?:,|/|and|or|,\sand|,\sor|then|and\sthen)\s(?:the\s|via\s|by\s)?",
    re.IGNORECASE,
)


def is_passed(place: Place, sentence: Sentence) -> bool:
    """Whether the words around a place say that people only pass it."""
    return place.kind != "official" and _is_passed(place, None, sentence)


def are_bound_elsewhere(sentence: Sentence, place: Place, country: str | None) -> bool:
    """Whether people only pass on to countries that a sentence names, another one not among them.

    "It is a transit country for men from X on their way to Y".
    """
    at = place.mention.start - sentence.start
    if not _TRANSIT_FOR.search(sentence.text, 0, at) or _OTHER_ROLES.search(sentence.text, 0, at):
        return False
    goals = {p.country for p in sentence.places if p.mention.start > place.mention.start}
    bound = _BOUND.search(sentence.text, place.mention.end - sentence.start)
    return bool(bound) and bool(goals) and country not in goals


def is_on_way(place: Place, sentence: Sentence) -> bool:
    """Whether people only pass a place, or another one that it is listed with."""
    return any(there is place for there in passed(sentence))


def passed(sentence: Sentence) -> Iterator[Place]:
    """The places of a sentence that people only pass, in order."""
    last: Place | None = None
    for place in sentence.places:
        if place.kind == "official" or not place.country:
            continue
        if _is_passed(place, last, sentence):
            last = place
            yield place


def _is_passed(place: Place, last: Place | None, sentence: Sentence) -> bool:
    """Whether words say that people pass a place; `last` is the one before that they pass."""
    start, end = place.mention.start - sentence.start, place.mention.end - sentence.start
    text = sentence.text
    role = role_of(place, sentence)
    if role.role == TRANSIT and role.reason != "by":
        return True
    if last is not None and _LIST.fullmatch(text, last.mention.end - sentence.start, start):
        return True
    before = text[max(0, start - BEFORE) : start]
    if place.mention.form == "name" and _ON_THE_WAY.search(before):
        return not _LANDED.search(before) or bool(_GOES_ON.search(text, end, end + AFTER))
    hub = place.mention.form == "name" and _HUB.match(text, end)
    return bool(hub and not _ALL_THREE.search(text, end, end + 90))
