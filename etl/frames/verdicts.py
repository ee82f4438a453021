"""Votes for a way that one sentence tells and the next one calls the crime.

"Boys of X work on the boats of Y. Some have not been paid for years": the first has both ends and
no word of the crime, the second the word and no ends.
"""

import re

from etl.frames.discourse import Vote
from etl.frames.place_roles import DESTINATION, ORIGIN, SURE, Role, role_of
from etl.frames.roles import Sentence
from etl.stance import attitude

LESS = 0.1
"""So much less than an origin's may be the weight of a destination."""
OUTRIGHT = 0.8
"""How far the second sentence tells of the crime, at least."""
FADE = 0.8
"""What telling it a sentence later takes from a vote."""
_DOUBTED = re.compile(
    r"\b(?:not?|nobody|none|never|neither|whether|without)\b[^.;]{0,60}"
    r"\b(?:traffick|victim|exploit|forced|sold|coer|slave)",
    re.IGNORECASE,
)


def verdict(
    sentence: Sentence, roles: list[Role], strength: float, before: Sentence | None
) -> list[Vote]:
    """The ways of the sentence before, where this one says of its people what was done to them.

    Args:
        sentence: One that may point back.
        roles: Of its places.
        strength: How far it tells of the crime.
        before: The sentence before.
    """
    if before is None or before.title or before.passage != sentence.passage:
        return []
    if before.has("other_traffic") or before.text.endswith("?") or sentence.has("smuggling"):
        return []
    if strength < OUTRIGHT or not before.places or not sentence.has("anaphor"):
        return []
    if any(r.role in (ORIGIN, DESTINATION) for r in roles) or _DOUBTED.search(sentence.text):
        return []
    if "denied" in (attitude(before.text), attitude(sentence.text)):
        return []
    told = [role_of(place, before) for place in before.places]
    origins = [r for r in told if r.role == ORIGIN and r.weight >= SURE]
    goals = [r for r in told if r.role == DESTINATION and r.weight >= SURE - LESS]
    return [
        Vote(
            of.place.country or "",
            to.place.country or "",
            FADE * strength * min(of.weight, to.weight),
            "verdict",
            before,
            (of.place, to.place),
            (),
            sentence,
        )
        for of in origins
        for to in goals
        if of.place.country != to.place.country
    ]
