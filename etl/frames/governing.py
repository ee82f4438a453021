"""What the words around a place say of it: its kind, what governs it, a noun that gives its role.

Everything here is told from the tokens of a sentence and the index of the place's own token.
"""

from etl.document import PlaceMention
from etl.frames.role_words import (
    CLAUSE_ENDS,
    CONNECTORS,
    INCLUDING,
    LINKS,
    LIST_WORDS,
    NUMBER_WORDS,
    PREPOSITIONS,
    ROLE_ADVERBS,
    TRANSPARENT,
)
from etl.frames.words import NOTHING, Token

REACH = 12
"""Tokens that a governing word may stand away."""
_GOVERNING = (
    "return",
    "rescue",
    "recruit",
    "promise",
    "traffic",
    "move",
    "crime",
    "found",
    "official_event",
    "smuggling",
)
_BORDERS = frozenset(["border", "borders", "frontier", "frontiers"])
_HEADS = ("official", "exploiter", "site", "people")
_GROUPS = {"official": "official", "exploiter": "exploiter", "site": "site", "people": "group"}
_DOERS = ("people", "official", "exploiter")
_NATIVES = frozenset(["women", "woman", "girls", "girl", "boys", "teenagers", "villagers"])
_IRREGULAR = frozenset(
    ["sold", "bought", "held", "kept", "found", "taken", "brought", "sent", "led", "said", "told"]
)
_ENDS_NOUN = frozenset(
    ["and", "or", "who", "whom", "whose", "which", "where", "that"]
    + ["was", "were", "is", "are", "has", "have", "had"]
)
"""What comes after these belongs to no noun before them."""
_ROLE_NOUNS = {
    "role_source": "source",
    "role_transit": "transit",
    "role_destination": "destination",
}
_ENDS_PHRASE = CLAUSE_ENDS | {".", ",", "(", '"', "and", "or", "is", "are", "was", "were"}
"""What comes after these is governed by no preposition before them."""
_NOUN_REACH = 10
"""Tokens from a noun of role to its verb."""


def kind_of(words: list[Token], index: int, mention: PlaceMention) -> str:
    """What a mention names: see `roles.Place.kind`."""
    if mention.form == "people":
        head = words[index + 1].classes if index + 1 < len(words) else NOTHING
        return "official" if "official" in head else "group"
    if mention.form == "adjective":
        return _GROUPS.get(_head(words, index + 1), "adjective")
    if index + 1 < len(words) and words[index + 1].word in ("'s", "'", "’"):
        return _GROUPS.get(_head(words, index + 2), "possessive")
    at = index - 1 if index and words[index - 1].word != "the" else index - 2
    if at >= 1 and words[at].word in ("of", "from"):
        if "official" in words[at - 1].classes:
            # "Brought over the border from X" tells where people came from.
            crossed = words[at].word == "from" and words[at - 1].word in _BORDERS
            return "name" if crossed else "official"
        if "people" in words[at - 1].classes and words[at].word == "of":
            return "group"
    if _head(words, index + 1, limit=2) == "official":
        return "official"
    return "group" if mention.kind != "country" and _before_natives(words, index) else "name"


def _before_natives(words: list[Token], index: int) -> bool:
    """Whether a town stands before those who come from it: "Lyon girls lured to"."""
    if not any(token.word in _NATIVES for token in words[index + 1 : index + 2]):
        return False
    before = words[index - 1] if index else None
    return before is None or before.word not in PREPOSITIONS | TRANSPARENT


def _head(words: list[Token], at: int, limit: int = 4) -> str:
    """The class of the noun that a nationality or possessive stands before, "" where none."""
    found = ""
    for token in words[at : at + limit]:
        if token.mention is not None or token.word in PREPOSITIONS or token.word in _ENDS_NOUN:
            break
        if not token.word[0].isalpha() and token.word != "-":
            break
        named = next((name for name in _HEADS if name in token.classes), "")
        if found in _DOERS and not named and _is_past(token):
            break  # a verb behind them: "Filipina workers promised restaurant jobs"
        found = named or found  # the last noun is the head: "Chinese police officers"
    return found


def _is_past(token: Token) -> bool:
    """Whether a word is a verb in the past, or its participle."""
    return token.word in _IRREGULAR or bool(token.classes) and token.word.endswith("ed")


def prepositions(words: list[Token], index: int) -> tuple[str, str, str]:
    """(preposition, class of the noun between, outer preposition) that govern the token."""
    at, steps, inner = index - 1, 0, ""
    while at >= 0 and steps < 6:
        token = words[at]
        if token.word in PREPOSITIONS:
            if steps == 0 or not _verbal(words[at + 1 : index]):
                noun, outer = _outer(words, at)
                return token.word, inner or noun, outer
            return "", "", ""
        if token.mention is not None:
            return "", "", ""
        if token.word in _ENDS_PHRASE:
            return "", "", ""
        if token.classes and not inner:
            inner = next((name for name in ("site", "home", "people") if name in token.classes), "")
        at, steps = at - 1, steps + 1
    return "", "", ""


def _verbal(between: list[Token]) -> bool:
    """Whether a verb stands between a preposition and the place: "to work in X"."""
    return any(
        ("move" in t.classes or "found" in t.classes)
        and "site" not in t.classes
        and "people" not in t.classes
        for t in between
    )


def _outer(words: list[Token], at: int) -> tuple[str, str]:
    """The noun before a preposition and the preposition before that noun: from <a brothel> in."""
    noun = ""
    for steps, token in enumerate(reversed(words[max(0, at - 6) : at])):
        if token.word in PREPOSITIONS:
            return noun, token.word
        if (
            token.mention is not None
            or token.word in CLAUSE_ENDS
            or token.word in {",", ".", "and"}
        ):
            break
        if token.classes and steps < 2 and not noun:
            nouns = ("site", "home", "people", "crime")
            noun = next((name for name in nouns if name in token.classes), "")
        if not noun and "exploiter" in token.classes:
            noun = "exploiter"  # "with tourists mostly coming from X"
        if _verbal([token]) and token.word != "coming" or token.word in ("was", "were"):
            break
    return noun, ""


def governing(words: list[Token], index: int, step: int) -> tuple[str, str]:
    """(class, word) of the nearest governing word on one side, by step -1 or 1; "" where none."""
    at = index + step
    for _ in range(REACH):
        if not 0 <= at < len(words):
            break
        token = words[at]
        if token.word in {";", ":"}:
            break
        classes = token.classes
        if classes and "site" not in classes and "people" not in classes:
            name = next((name for name in _GOVERNING if name in classes), "")
            if name:
                return name, token.word
        at += step
    return "", ""


def role_noun(words: list[Token], index: int) -> str:
    """The role that a noun gives a place: "X is a source country", "destinations include X"."""
    after = words[index + 1 : index + 12]
    link = next((k for k, t in enumerate(after[:2]) if t.word in LINKS or t.word == ","), None)
    if link is not None and (link == 0 or after[0].word == ","):
        found = _roles_named(after[link + 1 :])
        if found:
            return found
    at = index - 1
    while at >= 0 and (words[at].word in TRANSPARENT or words[at].word in LIST_WORDS):
        at -= 1
    if at < 0 or words[at].word not in INCLUDING:
        return ""
    for steps in range(1, _NOUN_REACH):
        if at - steps < 0 or words[at - steps].word in {".", ";", ","}:
            return ""
        named = _named_role(words[at - steps])
        if named:
            return named
    return ""


def _roles_named(words: list[Token]) -> str:
    """The roles at the start of "a source, transit and destination country", joined by "+"."""
    found: list[str] = []
    for token in words:
        named = _named_role(token)
        if named:
            found.append(named)
        elif token.word not in CONNECTORS | TRANSPARENT | ROLE_ADVERBS:
            break
    return "+".join(dict.fromkeys(found))


def _named_role(token: Token) -> str:
    """The role that a word is a noun of, or ""."""
    named = token.classes & _ROLE_NOUNS.keys() if token.classes else NOTHING
    return _ROLE_NOUNS[next(iter(named))] if named and token.word not in PREPOSITIONS else ""


def is_counted(words: list[Token], index: int) -> bool:
    """Whether a number or "many" stands right before the token."""
    before = words[index - 1] if index else None
    return before is not None and (before.word[0].isdigit() or before.word in NUMBER_WORDS)
