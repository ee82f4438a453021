"""Votes for onward legs: people who were somewhere already, and are taken from there to elsewhere.

"They were sold on to X", "those taken to Y were passed on by road to clubs in X": they are the
people of the flow told before, not those of the place that they were taken from.
"""

import re
from itertools import takewhile

from etl.frames.discourse import Discourse, Vote
from etl.frames.place_roles import ORIGIN, TRANSIT, Role
from etl.frames.roles import Place, Sentence
from etl.scan import Cue

GROUP, KNOWN = 0.7, 0.6
"""Weights where the sentence names the people, and where one before it does."""
UNTOLD = 0.8
"""Least share of them where the sentence does not tell of the crime itself."""
FROM_THERE = 0.4
"""What is left of a vote for the place that they were taken from."""
REACH = 6
"""Sentences over which those stay in mind who were taken somewhere first."""
_AT = frozenset(["to", "into", "onto", "in", "at", "for", "aboard", "on", "among", "and"])
_TAKEN = (
    r"(?:sold|sell(?:s|ing)?|sent|send(?:s|ing)?|pass(?:ed|es|ing)?|mov(?:ed|es|ing|e)|tak(?:en|es|e)"
    r"|shipped|driven|drives?|traffick?(?:ed|s)?|smuggled?|transferred|handed|hands?|flown|carried"
    r"|brought|trucked|ferried|transported|forwarded|traded)"
)
ONWARD = Cue(
    rf"\b{_TAKEN}(?: (?:them|him|her|it|some|many|most|others|people|(?:the |these |those )?"
    r"(?:girls|women|men|boys|children|victims|workers|survivors|boats?)))? "
    r"on(?:wards?)?(?= (?:to|into|by|from|through|via|with|overland|across|north|south|east|west"
    r"|for|after|within|at|again)\b|,)|"
    r"\bre-?s(?:old|ell(?:s|ing)?)(?= (?:\w+ ){0,6}(?:to|into|in|at)\b)|\bre-?traffick(?:ed|ing)\b|"
    r"\bonward (?:transport\w*|transfer|travel|passage|journey|shipment|sale|movement)\b",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"\b(?:reports?|names?|information|files?|letters?|complaints?|requests?|lists?|messages?"
    r"|intelligence|evidence|findings|data|money|profits?|costs?|goods|fish|fuel|drugs|cigarettes)"
    r"(?: (?:was|were|is|are|has|had|have|be|been|then|later|also))+ $",
    re.IGNORECASE,
)
"""What else is passed on."""


def legs(
    sentence: Sentence, roles: list[Role], strength: float, now: int, discourse: Discourse
) -> list[Vote]:
    """The people who were somewhere already, where a sentence says that they were taken on.

    Args:
        sentence: Any.
        roles: Of its places.
        strength: How far it tells of the crime.
        now: Its number.
        discourse: What was told before.
    """
    onward = ONWARD.search(sentence.text) if sentence.places else None
    if onward is None or not (strength or discourse.about_trafficking):
        return []
    if _THINGS.search(sentence.text, 0, onward.start()):
        return []
    start, stop = sentence.start + onward.start(), sentence.start + onward.end()
    ends = _ends(roles, stop)
    own = [r.place for r in roles if r.place.mention.start < start and _are_people(r, sentence)]
    weight = max(strength, UNTOLD)
    if own:
        return [
            Vote(
                of.country or "", to.country or "", weight * GROUP, "onward own", sentence, (of, to)
            )
            for of in own
            for to in ends
            if of.country != to.country
        ]
    there = {r.place.country or "" for r in roles if r.place not in ends}
    goals = {place.country or "" for place in ends}
    of, support = _known(there, goals, now, discourse)
    return [
        Vote(of, to.country or "", weight * KNOWN, "onward", sentence, (None, to), (), support)
        for to in ends
        if of is not None
    ]


def passed_on(votes: list[Vote], onward: list[Vote]) -> None:
    """Weaken votes for a flow from where people were taken on: theirs is the one from their home.

    Args:
        votes: Of a sentence.
        onward: Those for its onward legs.
    """
    goals = {vote.destination for vote in onward}
    homes = {vote.origin for vote in onward}
    for vote in votes:
        named = any(place.country == vote.origin for place in vote.sentence.places)
        if named and vote.destination in goals and vote.origin not in homes:
            vote.weight *= FROM_THERE
            for leg in onward:
                if leg.destination == vote.destination and vote.origin not in leg.transit:
                    leg.transit = (*leg.transit, vote.origin)


def _are_people(role: Role, sentence: Sentence) -> bool:
    """Whether a place says who the people are: "Xs", "girls from X"."""
    if role.place.kind == "group":
        return True
    before = sentence.tokens[role.place.index - 2] if role.place.index > 1 else None
    people = before is not None and "people" in before.classes
    return people and role.place.preposition == "from" and role.role == ORIGIN


def _ends(roles: list[Role], start: int) -> list[Place]:
    """The places behind some words to which people were taken: the first one and its list."""
    behind = [r for r in roles if r.place.mention.start >= start and r.role != TRANSIT]
    first = next((k for k, r in enumerate(behind) if _is_end(r.place)), None)
    if first is None:
        return []
    more = takewhile(_goes_on, (r.place for r in behind[first + 1 :]))
    return [behind[first].place, *more]


def _goes_on(place: Place) -> bool:
    """Whether a place behind one to which people were taken is one more."""
    return place.kind != "group" and (place.listed or place.preposition == "to")


def _is_end(place: Place) -> bool:
    known = place.kind in ("name", "site", "adjective") and place.preposition in _AT
    return known and place.outer != "from"


def _known(
    there: set[str], goals: set[str], now: int, discourse: Discourse
) -> tuple[str | None, Sentence | None]:
    """Whose people were taken to some countries before, or else are named last.

    Args:
        there: Countries from which a sentence says that they were taken on.
        goals: Those to which they were taken.
        now: Number of the sentence.
        discourse: What was told before.
    """
    away = there | goals
    told = [v for v in discourse.votes if v.origin not in away and v.destination in there]
    if told:
        best = max(told, key=lambda vote: vote.weight)
        return best.origin, best.sentence
    near = [known for known in discourse.groups if now - known.at <= REACH]
    near = [known for known in reversed(near) if known.country not in away]
    people = (known for known in near if known.place.kind == "group")
    last = next(people, near[0] if near else None)
    if last is not None:
        return last.country, last.sentence
    home = discourse.home if discourse.home not in away else None
    return home, None
