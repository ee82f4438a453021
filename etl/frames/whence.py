"""Where the people of the sentence before came from: "They were from X", "most were Xs".

A sentence whose subject points back to people says where they are from; where they were exploited
the sentence before has told: the scene. Both are read from the tokens, each as one letter.
"""

import re
from itertools import islice, takewhile

from etl.frames.place_roles import DESTINATION, ORIGIN, Role
from etl.frames.role_words import NUMBER_WORDS
from etl.frames.roles import Place, Sentence
from etl.frames.words import Token

_PRONOUNS = frozenset(["they", "them", "he", "she", "him", "her"])
_HOLDS = frozenset(["held", "hold", "holds", "carried", "carry", "carrying", "holding", "bore"])
_QUANTIFIERS = NUMBER_WORDS | frozenset(
    ["all", "both", "half", "majority", "none", "third", "quarter", "rest", "share", "each"]
    + ["others", "remainder", "percent", "%", "group", "number", "one", "bulk", "two-thirds"]
    + ["three-quarters", "proportion", "everyone", "among", "cent", "per", "part", "either"]
)
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "have", "has", "had"])
_COME = frozenset(
    ["come", "comes", "came", "coming", "hail", "hails", "hailed", "originate", "originated"]
    + ["originates", "originally"]
)
_TAKEN = frozenset(
    ["brought", "taken", "trafficked", "smuggled", "transported", "sold", "flown", "shipped"]
    + ["imported", "driven", "stolen", "sent"]
)
_SOUGHT = frozenset(
    ["recruited", "hired", "recruit", "recruits", "lured", "bought", "kidnapped", "abducted"]
    + ["purchased", "sought", "deceived", "tricked", "born"]
)
_INCLUDE = frozenset(
    ["include", "includes", "included", "including", "comprised", "comprises", "comprise"]
    + ["numbered", "counted", "involved", "concerned", "concern", "involve", "consisted"]
)
_DEFINITE = frozenset(["the", "these", "those", "such"])
_BETWEEN = frozenset(
    ["a", "an", "mainly", "mostly", "also", "nearly", "almost", "reportedly", "chiefly", "largely"]
    + ["believed", "said", "thought", "found", "identified", "known"]
    + ["than", "about", "roughly", "at", "least", "over", "up", "around", "estimated"]
    + ["primarily", "predominantly", "usually", "often", "typically", "later"]
    + ["rescued", "freed", "poor", "rural", "remote", "ethnic", "large", "main"]
    + ["not", "aged", "same", "different", "neighbouring", "neighboring", "northern", "southern"]
    + ["eastern", "western", "central", "exclusively", "overwhelmingly", "apparently"]
)
_OF = frozenset(["natives", "native", "nationals", "citizens", "residents", "nationality"])
_SIGNS = {
    **dict.fromkeys(_BETWEEN, "m"),
    **dict.fromkeys(_QUANTIFIERS, "q"),
    **dict.fromkeys(_DEFINITE, "d"),
    **dict.fromkeys(_PRONOUNS, "p"),
    **dict.fromkeys(_OF, "v"),
    **dict.fromkeys(_BE, "b"),
    **dict.fromkeys(_COME, "c"),
    **dict.fromkeys(_TAKEN, "t"),
    **dict.fromkeys(_SOUGHT, "r"),
    **dict.fromkeys(_HOLDS, "k"),
    **dict.fromkeys(_INCLUDE, "n"),
    **{"from": "f", "in": "i", "of": "o", ",": ",", "and": "&", "that": "z", "to": "2"},
    **{";": ",", ":": ",", "(": ",", "-": ",", "–": ",", "—": ",", "but": "&"},
}
"""The letters of words; "@" is a place, and "x" any other word."""
_SIGNS_OF = (("return", "u"), ("people", "v"), ("victim", "v"), ("home", "h"))
"""The letters of words by their classes, where the words have none of their own."""
_SUBJECT = "(?:^|[z,])[m&]*(?:d?[mq]*(?:p|q|d[mq]*v)|v|d)[mqv&]*(?:o[dmq]*[pvd])?(?:,[^,]{1,6},)?"
"""Words that point back: "they", "most of them", "the 12 victims", "more than half"."""
_PLACE = "[dmqvhio]*@"
_BEHIND = 6
"""Tokens from a place, which may tell how many are from there."""
_LONGEST = 300
"""Tokens before such a place: what is longer is a table or a broken file."""
_ORIGIN = re.compile(
    f"{_SUBJECT}[mb2]*(?:(?P<are>b[bmdqv]*@|n[omdqv]*@)|b[bmdqv2]*(?:f|vo){_PLACE}|c[mdqv]*f{_PLACE}"
    f"|b[bmdqv]*[rt][^@,&z]{{0,4}}f{_PLACE}|b[bm]*rm*i{_PLACE}"
    f"|k[mdq]*@)"
    f"|(?:^|[z,])[m&]*(?:p|d[mq]*[vq]|q[mq]*)(?:o[dmq]*[pv])?[mb]*(?P<home>u[mhu2]*@)"
    f"|r[dmq]*[pv][fi]{_PLACE}"
    f"|(?:^|,)[m&]*f{_PLACE}(?=x?[bc]*[mq]*q[v,&.x])"
    "|(?:^|,)[m&]*(?P<of>@)(?=i[mq]*q[v,&])"
)
_PART = re.compile(
    f"i[mq]*qv?,?&?@|[^@]{{0,12}}?[,&][m&]*f{_PLACE}(?=x?[bc]*[mq]*q)"
    f"|[^@]{{0,12}}?[,&][m&]*d?[mq]*q[mqv]*(?:o[dmq]*[pvd])?[mb2]*"
    f"(?:(?:f|vo|c[mdqv]*f){_PLACE}|(?P<are>[mdqv]*@))"
)
"""More parts of those people: "... and three are Xs", ", the rest from Y"."""


HELD = ("found", "rescue", "site", "crime", "traffic", "from site", "in scene", "back from")
"""Why a place is where people were held, rather than where they went, or came home to."""


def scene_of(roles: list[Role]) -> Place | None:
    """Where what a sentence tells happens, or None.

    Its likeliest destination; else the one country whose places, police or courts it names.
    """
    there = [r for r in roles if r.role == DESTINATION]
    if there:
        return max(there, key=lambda r: (r.reason.startswith(HELD), r.weight)).place
    other = [r.place for r in roles if r.role != ORIGIN and r.place.kind != "group"]
    return other[0] if len({place.country for place in other}) == 1 else None


def whence(sentence: Sentence, roles: list[Role]) -> list[Place]:
    """The places that a sentence says the people named before it came from.

    Args:
        sentence: One whose subject may point back.
        roles: Of its places.
    """
    likely = [i for r in roles if (i := r.place.index) <= _LONGEST and _is_likely(r, sentence)]
    if not likely:
        return []
    signs = signs_of(sentence, likely[-1] + _BEHIND)
    part = _ORIGIN.search(signs)
    if part is None:
        return [r.place for r in roles if r.reason == "noun source"]
    numbers = {place.index: number for number, place in enumerate(sentence.places)}
    found: list[Place] = []
    while part is not None and part.end() - 1 in numbers:
        listed = _listed(sentence.places, numbers[part.end() - 1])
        if (part["are"] or part.groupdict().get("of")) and listed[0].kind not in _PEOPLES:
            break
        if "home" in part.re.groupindex and part["home"] and listed[0].preposition != "to":
            break
        found += listed
        part = _PART.match(signs, listed[-1].index + 1)
    return found


_PEOPLES = ("group", "adjective")


def _listed(places: list[Place], first: int) -> list[Place]:
    """A place with those that go on with its list."""
    rest = islice(places, first + 1, None)
    return [places[first], *takewhile(lambda p: p.listed and p.kind == places[first].kind, rest)]


def _is_likely(role: Role, sentence: Sentence) -> bool:
    """Whether people may come from a place by its own role, "of X" or "X passports"."""
    if role.role == ORIGIN or role.place.preposition == "of" or role.place.kind == "adjective":
        return True
    after = sentence.tokens[role.place.index + 1 : role.place.index + 2]
    return role.place.kind == "official" and any(t.word.startswith("passport") for t in after)


def signs_of(sentence: Sentence, end: int = _LONGEST) -> str:
    """The letters of a sentence's tokens up to one of them."""
    return "".join([_sign(t) for t in sentence.tokens[:end]])


def _sign(token: Token) -> str:
    """One letter for a token: what it may be in such a sentence."""
    if token.mention is not None:
        return "@"
    sign = _SIGNS.get(token.word)
    if sign is not None:
        return sign
    named = next((sign for name, sign in _SIGNS_OF if name in token.classes), "")
    counts = token.word[0].isdigit() or token.word.partition("-")[0] in NUMBER_WORDS
    return named or ("q" if counts else "x")
