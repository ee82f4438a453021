"""Country words: name, adjective or people, and what only looks like one (a language, a dish)."""

import re

from etl.annotate._place_shape import Sight
from etl.annotate._place_words import words
from etl.scan import Rare

_VERB_OR_LINK = words("after_people")
_LANGUAGE_AFTER = re.compile(
    r"(?:-| )(?:speak|speaks|speaking|speaker|speakers|language|languages|script|translation|"
    r"dialect|lessons?|"
    r"characters)\b"
)
_LANGUAGE_BEFORE = Rare(
    r"\b(?:speaks?|spoke|speaking|spoken|fluent in|written in|writing in|printed in|published in|"
    r"broken|translated into|"
    r"translated from|learn|learned|learnt|in (?:both |either )?(?:English|Thai|Chinese|"
    r"Vietnamese|Lao|Khmer|Burmese) and|"
    r"(?:word|words|phrase|interpreter|translation|message|letter|language|languages) (?:in|of|"
    r"for)) $",
    re.I,
)
_IN_LANGUAGE = re.compile(r"\b(?:in|into) $")
_ENDS = re.compile(r"\s*(?:[.,;:!?)\"”’]|$| (?:and|or|on|by|as|with|for|at|from) )")
_TONGUE = (
    r"(?:English|Mandarin|Cantonese|Arabic|(?:Ki)?[Ss]wahili|Hindi|Urdu|Quechua|Aymara|Guaran[ií]|"
    r"Tagalog|Bahasa|Farsi|Dari|Pashto|Amharic|Tigrinya|Lingala|Creole)"
)
_LISTED = r"(?:,? (?:and |or )?|/)"
_AFTER_TONGUE = Rare(rf"\b{_TONGUE}(?:{_LISTED}[A-Z][a-z]+){{0,4}}{_LISTED}$")
_BEFORE_TONGUE = re.compile(rf"(?:{_LISTED}[A-Z][a-z]+){{0,4}}{_LISTED}{_TONGUE}\b(?! [a-z]{{4}})")
"""Languages that share their name with no nation: what is listed with them is one too."""
_NO_NOUN = re.compile(r"\s*(?:[.,;:!?|/)\"”’]|$| (?:and|or|on|by|as|with|for|at|from|to) | ?[A-Z])")
_THING = re.compile(
    r" (?:New Year|food|restaurant|restaurants|cuisine|dish|noodles|baht|dong|yuan|kip|kyat|"
    r"dollars?|script|"
    r"whisper|wall|walls|fries|letter)\b"
)
_HEAD = re.compile(r"[\s-]*(?:and |or |, |/)?([^\W\d_][\w'’-]*)")
_JOINT = re.compile(r"\s*(?:,|and|or|/|-|–|, and|, or)?\s*")
_COUNTED = re.compile(
    r"(?:\b(?:the|some|many|most|few|several|other|fellow|young|a|an|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|"
    r"eleven|twelve|dozen|dozens of|hundred|hundreds of|thousand|thousands of|million|all|these|"
    r"those|more|ethnic|"
    r"illegal|undocumented)|\d) $",
    re.I,
)


def is_language(sight: Sight) -> bool:
    """Whether the word is a language or a thing, not a nation ("spoke Khmer", "Thai baht")."""
    if "adjective" not in sight.hit.forms or "name" in sight.hit.forms:
        return False
    if _LANGUAGE_AFTER.match(sight.after) or _LANGUAGE_BEFORE.search(sight.before):
        return True
    if _THING.match(sight.after) or _BEFORE_TONGUE.match(sight.after):
        return True
    if _NO_NOUN.match(sight.after) and _AFTER_TONGUE.search(sight.before):
        return True
    return bool(_IN_LANGUAGE.search(sight.before) and _ENDS.match(sight.after))


def form_of(sight: Sight, follower: str | None) -> str:
    """name, adjective or people, for a country's word as it stands.

    Args:
        sight: The word in its passage.
        follower: The form of the next country's word where only a comma, a hyphen, "and" or "or"
            parts the two ("Lao and Chinese officials").
    """
    forms = sight.hit.forms
    if len(forms) == 1:
        return next(iter(forms))
    if "name" in forms:
        noun = sight.next_word
        joined = "adjective" in forms and noun.islower() and noun not in _VERB_OR_LINK
        return "adjective" if joined and not sight.locative else "name"
    if follower is not None:
        return follower if follower != "name" else "adjective"
    if sight.after[:1] == "-" and sight.after[1:2].isalpha():
        return "adjective"
    noun = _HEAD.match(sight.after)
    if not noun or not sight.after[:1].isspace():
        return "people"
    word = noun.group(1)
    if word.lower() in _VERB_OR_LINK:
        return "people"
    if _COUNTED.search(sight.before) and word.endswith(("ed",)) and word.islower():
        return "people"
    return "adjective"


def joined(between: str) -> bool:
    """Whether only a comma, a hyphen, "and" or "or" stands between two words."""
    return bool(_JOINT.fullmatch(between))
