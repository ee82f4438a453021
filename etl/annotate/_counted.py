"""The noun phrase that a number counts."""

import re
from dataclasses import dataclass
from itertools import islice

from etl.annotate import _nouns
from etl.annotate._quoted import unquoted

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d,.]*|[^\w\s]|\n")
_STOP = _nouns.words("ends_phrase")
_SKIP = _nouns.words("skipped")
_PRONOUNS = frozenset(["them", "these", "those", "whom", "us", "you", "which", "it"])
_PLURAL = re.compile(r"[^\W\d_](?:[^\W\d_]|-)+(?:[^su]s|ses|shes|ches|women|men|children|people)$")
_JOINED = re.compile(
    r"\s(?:and|or|and/or|&)\s(?:(?:young|small|other)\s)?([^\W\d_]+(?:-[^\W\d_]+)?)"
)
_OF_COMPOUNDS = frozenset(["work", "telephone", "like", "report", "set", "back", "return"])
"""Verbs by their form, each the first of a noun's two words: "nine work permits"."""
_TIME_FOLLOWS = frozenset(["last", "this", "next", "each", "every", "per"])
_DONE_TO = frozenset(["returned", "rescued", "freed", "repatriated", "deported", "arrested"])
_LOOKED_AT = 10
"""Words behind a number that are looked at; the last two only beside one before."""
_OWNER = 4
"""Words behind "of" in which an owner ends."""
_BREAKS = _TIME_FOLLOWS | {"a", "an"}
_AFTER_WON = frozenset(["a", "each", "in", "of", "per", "for", "is", "was", *",.;()"])
_OF_NUMBER = re.compile(
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?)$"
)
_OF_BODIES = frozenset(
    [
        *("government", "state", "public", "official", "un", "treaty", "member", "partner"),
        *("legal", "professional", "regional", "national", "international", "coordinating"),
        "oversight",
    ]
)
"""Before "bodies" that are no dead people."""
_BEFALLEN = frozenset(
    ["rescued", "freed", "arrested", "detained", "accused", "convicted", "injured", "wounded"]
    + ["dead", "missing", "deceased", "trafficked", "returned", "deported", "exploited"]
    + ["kidnapped"]
)
"""Participles for those whom something befell: "two of the rescued, both ill"."""
_PEOPLE = frozenset(
    ["women", "men", "girls", "boys", "children", "people", "persons", "victims", "workers"]
    + ["labourers", "laborers", "migrants"]
)
"""Those who are counted whatever is said of them: "64 labourers Dh7,000", "women of two towns"."""
_US_DOLLARS = re.compile(r"[\s-]?U\.?S\.?\s?dollars\b", re.IGNORECASE)
# What may stand between a number and "of": a closing quotation mark, a rate in brackets.
_BEFORE_OF = re.compile(
    r"[\"”’]?(?:\s(?:per|a|each)\s(?:month|year))?[\"”’)]?(?=\sof\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts.

    Attributes:
        head: The noun in lower case; "" where none follows.
        unit: Its unit; None where it says none.
        end: One past the noun phrase; the number's end where none follows.
        kind: noun, demonym, thing, money, km, duration, of (a share of something named before)
            or none.
        factor: What the number is multiplied with (miles to kilometres).
    """

    head: str
    unit: str | None
    end: int
    kind: str
    factor: float = 1.0


def counted(text: str, end: int) -> Counted:
    """The noun phrase after the number that ends at `end`."""
    american = _US_DOLLARS.match(text, end)
    if american:
        return Counted("dollars", "usd", american.end(), "money")
    begin = end
    aside = _BEFORE_OF.match(text, end)
    if aside:
        begin = aside.end()
    words = _TOKEN.finditer(text, begin, begin + 80)
    tokens = unquoted([(m.start(), m.end(), m[0]) for m in islice(words, _LOOKED_AT)])
    if tokens and tokens[0][2].lower() == "of":
        tokens += [(m.start(), m.end(), m[0]) for m in words]
        return _with_partners(text, _of(tokens[1:], end))
    found = _phrase(tokens, end)
    return _with_partners(text, found)


def _of(tokens: list[tuple[int, int, str]], end: int) -> Counted:
    """A part of something: "of them", "of the town's street children", "of our nineteen"."""
    rest = _behind_owner(tokens)
    while rest and (rest[0][2].lower() in _SKIP or _OF_NUMBER.match(rest[0][2].lower())):
        rest = rest[1:]
    if not rest or rest[0][2].lower() in _PRONOUNS or tokens[0][2].lower() in _PRONOUNS:
        return Counted("", None, tokens[0][1] if tokens else end, "of")
    if rest[0][2].lower() in _BEFALLEN and (len(rest) < 2 or not rest[1][2][0].isalpha()):
        return Counted(rest[0][2].lower(), "people", rest[0][1], "noun")
    found = _phrase(rest, end)
    if found.kind in ("none", "duration"):
        return Counted("", None, end, "of")
    if found.head == "group":
        return Counted("", "people", found.end, "noun")
    return found


def _behind_owner(tokens: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The words of a whole without its owner before a number: "of the district's 140 parishes"."""
    for at, (_, _, word) in enumerate(tokens[:_OWNER]):
        if word.endswith(("'s", "’s")):
            rest = tokens[at + 1 :]
            return rest if rest and _OF_NUMBER.match(rest[0][2].lower()) else tokens
    return tokens


def _phrase(tokens: list[tuple[int, int, str]], end: int) -> Counted:
    special = _special(tokens)
    if special:
        return special
    best: Counted | None = None
    thing: Counted | None = None
    for index, (_, stop, word) in enumerate(tokens[: _LOOKED_AT - 2]):
        lower = word.lower().removesuffix("'s").removesuffix("’s")
        stops = lower in _STOP and lower != "home" and not _describes(tokens, index)
        stops = stops and not _is_of_compound(tokens, index)
        rate = index == 0 and lower in ("a", "an")
        stops = stops or (lower == "of" and best is not None and best.head in _PEOPLE)
        if not lower[0].isalpha() or lower in _TIME_FOLLOWS or stops or rate:
            break
        possessive = lower != word.lower()
        unit = None if possessive or _is_office(tokens, index) else _nouns.unit_of(lower)
        if lower in _nouns.DURATIONS and best is None:
            return Counted(lower, None, stop, "duration")
        if unit and not (best and best.kind == "noun" and lower.endswith("ed")):
            best = Counted(lower, unit, stop, "noun")
            following = tokens[index + 1][2].lower() if index + 1 < len(tokens) else ""
            if _PLURAL.match(lower) and _nouns.unit_of(following) is None:
                break
        elif not possessive and _nouns.is_demonym(word) and (best is None or best.kind != "noun"):
            best = Counted(lower, "people", stop, "demonym")
        elif thing is None and not possessive and _PLURAL.match(lower):
            thing = Counted(lower, "other", stop, "thing")
            if best is None or best.kind == "demonym" or not _PLURAL.match(best.head):
                following = tokens[index + 1][2].lower() if index + 1 < len(tokens) else ""
                if _nouns.unit_of(following) is None:
                    return thing
    singular = best and (best.kind == "demonym" or not _PLURAL.match(best.head))
    if best and singular and thing and thing.end > best.end:
        return thing
    return best or thing or Counted("", None, end, "none")


def _is_office(tokens: list[tuple[int, int, str]], index: int) -> bool:
    """Whether a word is that of offices rather than of the dead: "eight state bodies"."""
    word = tokens[index][2].lower()
    return word == "bodies" and index > 0 and tokens[index - 1][2].lower() in _OF_BODIES


def _is_of_compound(tokens: list[tuple[int, int, str]], index: int) -> bool:
    """Whether a word that could be a verb is the first of a noun's two: "nine work permits"."""
    follows = tokens[index + 1][2] if index + 1 < len(tokens) else ""
    return tokens[index][2].lower() in _OF_COMPOUNDS and bool(_PLURAL.match(follows))


def _describes(tokens: list[tuple[int, int, str]], index: int) -> bool:
    """Whether a participle stands before its noun: "54 returned Dominican victims"."""
    if tokens[index][2].lower() not in _DONE_TO:
        return False
    following = [word for _, _, word in tokens[index + 1 : index + 3]]
    while following and _nouns.is_demonym(following[0]):
        following = following[1:]
    return bool(following) and _nouns.unit_of(following[0].lower()) == "people"


def _special(tokens: list[tuple[int, int, str]]) -> Counted | None:
    """Money, length and time, which stand within three words of the number."""
    for index, (_, stop, word) in enumerate(tokens[:4]):
        lower = word.lower()
        if word == "US" and index == 0:
            return Counted("dollars", "usd", stop, "money")
        if lower == "won" and index == 0 and tokens[1:] and tokens[1][2].lower() in _AFTER_WON:
            return Counted("won", "other", stop, "money")
        if lower in _STOP or (not lower[0].isalpha() and lower != "-"):
            return None
        if lower in _BREAKS or (index and _nouns.unit_of(lower)):
            return None
        if lower in _nouns.KM:
            return Counted("km", "km", stop, "km", _nouns.KM[lower])
        if lower in _nouns.DURATIONS and index < 3:
            return Counted(lower, None, stop, "duration")
        if lower in _nouns.DOLLARS:
            foreign = any(t[2].lower() in _nouns.OTHER_DOLLARS for t in tokens[:index])
            return Counted("dollars", "other" if foreign else "usd", stop, "money")
        signed = word in _nouns.CURRENCY_SIGNS and not _names_next(tokens, index)
        if signed or lower in _nouns.CURRENCY_NAMES:
            return Counted(lower, "other", stop, "money")
        if lower in _PEOPLE:
            return None
    return None


def _names_next(tokens: list[tuple[int, int, str]], index: int) -> bool:
    """Whether a word in capitals names what is counted next: "12 SAR teams"."""
    return len(tokens) > index + 1 and bool(_PLURAL.match(tokens[index + 1][2]))


def _with_partners(text: str, found: Counted) -> Counted:
    """Takes in the nouns joined to the head: "women and children"."""
    if found.kind != "noun":
        return found
    partner = _JOINED.match(text, found.end)
    while partner and _nouns.unit_of(partner[1].lower()) == found.unit:
        found = Counted(found.head, found.unit, partner.end(), found.kind)
        partner = _JOINED.match(text, found.end)
    return found
