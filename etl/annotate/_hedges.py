"""Words that hedge a number: at least, about, up to, or so."""

import re

from etl.scan import Rare

_QUALIFIERS = (
    (
        "at_least",
        r"at\sleast|no\s(?:fewer|less)\sthan|not\s(?:fewer|less)\sthan|a\sminimum\sof|minimum",
    ),
    (
        "at_most",
        r"up\sto|as\s(?:many|much|high)\sas|(?:no|not)\smore\sthan|at\smost|a\smaximum\sof",
    ),
    (
        "more_than",
        r"(?:well\s|slightly\s|far\s)?(?:more\sthan|over|above)|in\sexcess\sof|upwards?\sof|exceeding",
    ),
    ("less_than", r"(?:less|fewer)\sthan|under|below"),
    (
        "about",
        r"about|around|some|approximately|roughly|circa|ca\.|an?\sestimated|estimated|perhaps|nearly"
        r"|almost|close\sto|nearer(?:\sto)?|in\sthe\sregion\sof|more\sor\sless|probably|possibly"
        r"|maybe|an?\saverage\sof",
    ),
)
_BEFORE = Rare(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _QUALIFIERS) + r")"
    r"(?:\s(?:only|another|an?|the|between|from|half|about|some))?\s?$",
    re.IGNORECASE,
)
HEDGE_AFTER = re.compile(
    r"(?:\s(?P<about>or\sso|or\sthereabouts)|(?P<odd>-odd)"
    r"|\s(?P<at_least>or\smore|and\smore(?!\sthan)|at\sleast(?!\s(?:an?|one|two|three|\d)\b))"
    r"|\s(?P<at_most>or\s(?:fewer|less)|at\smost))\b",
    re.IGNORECASE,
)
"""Words that hedge the number before them; the group names the qualifier."""
_POINTED = re.compile(r"\b(?:than|about)\sthe\s$", re.IGNORECASE)
"""A number known before, of which something is told: "fewer than the 32"."""
_VERB_OVER = re.compile(
    r"\b(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|t[ao]k(?:e|es|en|ing)|took|bring(?:s|ing)?|brought|carr(?:y|ied)|pass(?:ed|es|ing)?"
    r"|g[ai]ven?|giving|went|gone|c[ao]me|left|mov(?:ed|ing)|cross(?:ed|ing)|sent|flown|sign(?:ed|ing)|got|ran)\s$",
    re.IGNORECASE,
)
"""Verbs of which "over" is a part: "handed over 11 women"."""
_LASTING = re.compile(
    r"[\w-]+\s(?:visits?|sessions?|sittings?|interviews?|meetings?|trips?)\b", re.I
)
"""What "over" stands before in the sense of during: "over three visits"."""


def hedge_before(text: str, start: int) -> re.Match[str] | None:
    """The words right before a number that hedge it; the last group names the qualifier.

    Args:
        text: The passage's text.
        start: Where the number begins, its currency included.
    """
    before = _BEFORE.search(text, max(0, start - 30), start)
    return None if before is None or _is_no_hedge(text, before, start) else before


def _is_no_hedge(text: str, before: re.Match[str], start: int) -> bool:
    """Whether words before a number that may hedge it do not: "handed over", "than the"."""
    if _POINTED.search(text, max(0, start - 12), start):
        return True
    if not before.group().lower().startswith("over"):
        return False
    during = _LASTING.match(text, start)
    return bool(during or _VERB_OVER.search(text, max(0, before.start() - 12), before.start()))
