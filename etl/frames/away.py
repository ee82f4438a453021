"""Votes for people of the writer's country whom a sentence counts where they were, or came from.

"Eight others were in Y", "the shelter has taken in 29 women from Y and three from Z": whose people
they are, nobody says, since all of the story are of one country.
"""

import re

from etl.frames.discourse import FAR, Discourse, Vote
from etl.frames.place_roles import DESTINATION, ORIGIN, Role
from etl.frames.roles import Place, Sentence
from etl.frames.whence import signs_of

THERE, BACK = 0.35, 0.3
"""Weights where people are counted in a country, and where they came back from it."""
# Letters of tokens: see etl.frames.whence.
_SUBJECT = "(?:^|[,z&])[m&d]*[mq]*q[mqv]*(?:o[dmq]*[pvd])?(?:,[^,@]{1,12},)?"
_IN = re.compile(f"(?:{_SUBJECT}m*b[bm]*[^@,z&bd]{{0,3}}|(?:^|[,&])m*q[mqv]*(?:m*b)?)i@")
_FROM = re.compile("(?<!d)qv?(?:xx?)?f@")
_BACK = re.compile(
    r"\b(?:assist|help(?:ed|s)\b|return(?:ed|ees?|s)\b|the return\b|repatriat|deport"
    r"|(?:came|come|sent|brought) (?:home|back)|took in|taken in|calls for help)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:arrest|charg|convict|suspect|detain|caught|agreement|sign(?:s|ed)\b|meet|met\b|conference"
    r"|train(?:ing|ed)\b|officer|official|attach|hotline|estimat|first,|earlier|drown|dumped"
    r"|cases? in|stud(?:y|ying|ents?)\b|planes?\b|kilo)",
    re.IGNORECASE,
)
"""Words of sentences that count others: suspects, officials, drugs; or people who were moved on."""
_MONEY = re.compile(r"\$|\b(?:USD|dollars?|euros?|marks)\b")


def away(sentence: Sentence, roles: list[Role], now: int, discourse: Discourse) -> list[Vote]:
    """The people of the document's country, counted by where they were.

    Args:
        sentence: Any.
        roles: Of its places.
        now: Its number.
        discourse: What was told before.
    """
    of = discourse.post
    if not roles or not of or not discourse.about_trafficking or now - discourse.told > FAR:
        return []
    if any(r.place.kind == "group" and r.place.country != of for r in roles):
        return []
    if _OTHERS.search(sentence.text) or not sentence.has("people") and _MONEY.search(sentence.text):
        return []
    signs = signs_of(sentence)
    places = {p.index: p for p in sentence.places}
    found: list[Vote] = []
    if not any(r.role == ORIGIN for r in roles):
        found += _votes(of, _IN, signs, places, sentence, (THERE, "away in"))
    if _BACK.search(sentence.text) and not any(r.role == DESTINATION for r in roles):
        found += _votes(of, _FROM, signs, places, sentence, (BACK, "back away"))
    return found


def _votes(
    of: str,
    pattern: re.Pattern[str],
    signs: str,
    places: dict[int, Place],
    sentence: Sentence,
    kind: tuple[float, str],
) -> list[Vote]:
    there = [places[m.end() - 1] for m in pattern.finditer(signs) if m.end() - 1 in places]
    weight, reason = kind
    return [
        Vote(of, place.country or "", weight, reason, sentence, (None, place))
        for place in there
        if place.country != of
    ]
