"""Votes for the parts of a set of people, whose home one sentence tells and whose place another.

"Five of the women are from X, four are Ys": where they were taken a sentence before has told; else
it happened in the country that the document is written from.
"""

import re
from itertools import takewhile

from etl.frames.discourse import CARRY, Discourse, Known, Vote
from etl.frames.evidence import TOLD, evidence
from etl.frames.place_roles import DESTINATION, SURE, Role, role_of
from etl.frames.role_words import NUMBER_WORDS, PREPOSITIONS
from etl.frames.roles import Place, Sentence
from etl.frames.whence import HELD, whence
from etl.frames.words import Token, tokens

TO_TOLD, TO_SEEN = 0.8, 0.4
"""Weights for a scene: the crime was told of it, or it was not."""
AT_HOME, ABOUT_HOME = 0.4, 0.25
"""Weights for the country of the document: the crime was told just before, or somewhere."""
WITHIN = 0.5
"""Weight for people of the country where they were held."""
_SET = 5
"""Words from a number to the noun that it counts, and from that to what was done to them."""
_NOUNS = ("exploiter", "official", "people", "victim")
_CHARGED = re.compile(
    r"(?:arrest|charg|convict|sentenc|jail|prosecut|indict)"
    r"(?:s|ed|ing|e|es|er|ers|ant|ants)?"
)


def parts(sentence: Sentence, roles: list[Role], now: int, discourse: Discourse) -> list[Vote]:
    """The people of the last scene, of whom this sentence says where they came from.

    Args:
        sentence: One that tells it, perhaps.
        roles: Of its places.
        now: Its number.
        discourse: What was told before.
    """
    if any(r.role == DESTINATION and r.weight >= SURE for r in roles):
        return []
    origins = whence(sentence, roles)
    if not origins or _is_of_others(sentence, origins[0], discourse.before):
        return []
    scene = _scene(now, discourse)
    if scene is None:
        return _at_home(sentence, origins, now, discourse)
    told, others = _is_told(scene), _others(scene)
    found: list[Vote] = []
    for place in origins:
        of = place.country or ""
        if of != scene.country:
            goals = [(scene.country, TO_TOLD if told else TO_SEEN, "whence")]
            goals += [(other, TO_SEEN, "whence also") for other in others if other != of]
        else:
            goals = [(of, WITHIN, "whence within")] if told and _is_held(scene) else []
        found += [
            Vote(of, to, weight, reason, sentence, (place, None), (), scene.sentence)
            for to, weight, reason in goals
        ]
    return found


def _at_home(
    sentence: Sentence, origins: list[Place], now: int, discourse: Discourse
) -> list[Vote]:
    """Votes for the country that the document is written from."""
    to = discourse.post
    if not to or not discourse.about_trafficking:
        return []
    weight = AT_HOME if now - discourse.told <= CARRY else ABOUT_HOME
    return [
        Vote(place.country or "", to, weight, "whence home", sentence, (place, None))
        for place in origins
        if place.country != to
    ]


def _scene(now: int, discourse: Discourse) -> Known | None:
    """The last scene within reach, rather one where the crime is told."""
    near = list(takewhile(lambda known: now - known.at <= CARRY, reversed(discourse.scenes)))
    return next(filter(_is_told, near), near[0] if near else None)


def _is_told(scene: Known) -> bool:
    return evidence(scene.sentence, about=True) >= TOLD


def _is_held(scene: Known) -> bool:
    role = role_of(scene.place, scene.sentence)
    return role.role == DESTINATION and role.reason.startswith(HELD)


def _others(scene: Known) -> list[str]:
    """Other countries of a scene where people were held or went, as they did to its own."""
    held = _is_held(scene)
    roles = (role_of(place, scene.sentence) for place in scene.sentence.places)
    there = [
        r.place.country or ""
        for r in roles
        if r.role == DESTINATION and r.weight >= SURE and r.reason.startswith(HELD) == held
    ]
    return [country for country in dict.fromkeys(there) if country != scene.country]


def _is_of_others(sentence: Sentence, first: Place, before: Sentence | None) -> bool:
    """Whether those who came from a place are no victims: officials, or people under arrest.

    A subject without a noun points back to the first people whom the sentence before counts.
    """
    subject = sentence.tokens[: first.index]
    if before is None or any(token.classes & {"people", "victim"} for token in subject):
        return False
    words = before.tokens or tokens(before.text, 0, len(before.text), [])
    for at, token in enumerate(words):
        if not token.word[0].isdigit() and token.word not in NUMBER_WORDS:
            continue
        if any(_CHARGED.fullmatch(t.word) for t in words[max(0, at - 2) : at]):
            return True
        behind = takewhile(_is_of_noun, words[at + 1 : at + _SET])
        noun = next((t for t in behind if t.classes.intersection(_NOUNS)), None)
        if noun is not None:
            after = words[at + 1 : at + 1 + _SET]
            others = noun.classes & {"exploiter", "official"}
            return bool(others) or any(_CHARGED.fullmatch(t.word) for t in after)
    return False


def _is_of_noun(token: Token) -> bool:
    """Whether a word may stand between a number and the noun that it counts."""
    return token.word not in PREPOSITIONS and token.word[0].isalpha()
