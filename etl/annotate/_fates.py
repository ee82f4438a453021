"""The verb that makes people arrests or convictions, or tells what else befell them."""

import re

from etl.scan import Rare

_ARREST = (
    r"(?:re-?)?arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|apprehend(?:s|ed|ing)?|nabbed|round(?:ed|ing)?\sup"
    r"|seiz(?:e|es|ed|ing)|t(?:ook|aken)\sinto\scustody"
)
_CONVICT = (
    r"convict(?:s|ed|ing|ions?(?=\sof))?|sentenc(?:es|ed|ing)|jail(?:s|ed|ing)?|imprison(?:s|ed)?|found\sguilty"
    r"|s(?:ent|end|ends|ending)\sto\s(?:prison|jail)|put\sbehind\sbars"
)
_FILL = (
    r"(?:\s{1,2}(?:of|the|about|some|another|further|a|an|other|more|than|over|at|least|up|to|nearly|almost"
    r"|around|additional|and|also|total|all|these|in|only|for)){0,4}\s{0,2}$"
)
_DOER = Rare(rf"\b(?:(?P<convict>{_CONVICT})|(?P<arrest>{_ARREST})){_FILL}", re.IGNORECASE)
_UNDERGOER = Rare(
    rf"""[^.;:\n]{{0,70}}?\b(?:
      (?:were|was|been|being|are|is|be|being|got)\s(?:[a-z]+\s){{0,2}}?(?:(?P<convict>{_CONVICT}|given\s[^.;]{{0,30}}?
        (?:years|prison|jail|life)|serving)
        |(?P<arrest>arrested|detained|apprehended|rounded\sup|taken\sinto\scustody|in\s(?:police\s)?custody
        |under\sarrest|behind\sbars|in\sdetention))
      |(?P<plea>pleaded\sguilty|received\s(?:sentences|prison|jail)|went\sto\s(?:jail|prison)
        |gone\sto\s(?:jail|prison)|got\s[\w-]+\s(?:to\s[\w-]+\s)?years))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_REDUCED = re.compile(
    rf"\s(?:(?P<convict>{_CONVICT}|given\s[\w-]+(?:\sto\s[\w-]+)?\syears)|(?P<arrest>arrested|detained|apprehended|in\scustody))\b",
    re.IGNORECASE,
)
_OWN_VERB = re.compile(
    rf"\s(?:(?P<convict>{_CONVICT})|(?P<arrest>arrested|detained|apprehended))(?=[.,;)]|$|\s(?:and|in|by|of|for|under|last|this)\b)",
    re.IGNORECASE,
)
"""The verb right behind a number, with nothing more to count: "32 arrested and 14 convicted"."""
GRANTED = re.compile(
    r"\b(?:refus|den[iy]|grant|issu|giv|gave|offer|award|lent|paid|provid)\w*\s(?:(?!up\b)\w+\s){1,4}to\s$",
    re.IGNORECASE,
)
"""Before a number of those to whom something was given or refused, and who are people."""
# One of these stands in every match of the patterns above: looked for first, being fast.
_VERB_STEMS = (
    "arrest", "seiz", "held", "detain", "detention", "apprehend", "nabbed", "round", "custody",
    "bars", "convict", "sentenc", "jail", "prison", "guilty", "given", "serving", "years",
)  # fmt: skip
_OTHER_FATE = re.compile(
    r"\s(?:w(?:ere|as)\s)?(?:released|freed|acquitted|cleared|discharged|rescued|saved|recovered"
    r"|identified|screened|assisted|returned|repatriated|helped|killed"
    r"|injured|referred|sent\s(?:back|home)|set\sfree|handed)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:suspects?|suspected\s\w+|traffickers?|accused|ringleaders?)$", re.IGNORECASE
)
_IS_HELD = re.compile(r"\s(?:were|are|was|have\sbeen|had\sbeen)\s(?:being\s)?held\b", re.IGNORECASE)
"""Suspects who are held are arrested; victims who are held are not."""
_RELATIVE = re.compile(
    r"\bwho(?:\s(?:had|has|have))?\s\w+\s$|\bwho\s(?:was|were|are|is)\s[a-z]+ing\s(?:[a-z]+\s)?$",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:by|when|while|before|after|but|she|he|it|they|because|whose|and\s(?:the|a|an|his|her))\b",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.I
)


def other_fate(text: str, end: int) -> bool:
    """Whether those counted up to `end` were freed, helped or hurt rather than arrested."""
    return bool(_OTHER_FATE.match(text, end))


def by_verb(text: str, start: int, end: int) -> str | None:
    """Arrests or convictions where the governing verb makes people that; None otherwise.

    Args:
        text: The passage's text.
        start: First code point of the quantity, qualifier included.
        end: One past its noun phrase.
    """
    around = text[max(0, start - 70) : end + 130].lower()
    if not any(stem in around for stem in _VERB_STEMS):
        return None
    if other_fate(text, end):
        return None
    if _HELD.search(text, start, end) and _IS_HELD.match(text, end):
        return "arrests"
    own = _OWN_VERB.match(text, end)
    if own:
        return "convictions" if own["convict"] else "arrests"
    before = _DOER.search(text[max(0, start - 70) : start])
    if before:
        return "convictions" if before["convict"] else "arrests"
    reduced = _REDUCED.match(text, end)
    if reduced:
        return "convictions" if reduced["convict"] else "arrests"
    if _RELATIVE.search(text, max(0, start - 40), start):
        return None
    after = _UNDERGOER.match(text, end, end + 130)
    if after and after.lastgroup:
        gap = text[end : after.start(after.lastgroup)]
        if not _OTHER_NUMBER.search(gap) and not _OTHER_SUBJECT.search(gap):
            return "arrests" if after["arrest"] else "convictions"
    return None
