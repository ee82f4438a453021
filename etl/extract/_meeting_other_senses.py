"""Whether what stands around a word that can name a gathering shows that it names none."""

import re

from etl.extract._meeting_words import MEETS_OFFICIAL, OFFICIAL

_PARLIAMENT = re.compile(
    r"\b(?:National\sAssembly|parliament\w*|Congress|Senate|legislat\w+|Duma|Knesset|Diet)\b",
    re.IGNORECASE,
)
_CABINET = re.compile(
    r"\b(?:cabinet|council\sof\sministers|parliament|assembly|senate|congress)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"['’]|\s(?:for|of)\s|\s\([A-Z]{2,8}\)|\s(?:said|says|counted|estimates?|reported|has|which|"
    r"director|report)\b"
)
_SPEAKS = re.compile(
    r",?\s(?:for\sits\spart,?\s|also\s|then\s)?(?:said|stated|noted|proposed|asked|told|added|"
    r"explained|"
    r"reported|recalled|stressed|informed)\b"
)
_HOUSE = re.compile(r"\s(?:cent(?:er|re)s?|schools?|facilit\w+|institutes?|colleges?|manuals?)\b")
_INSPECTED = re.compile(
    r"\s(?:the\s)?(?:(?:\d[\d,]*|several|many|some|two|three|four|five|six)\s(?:\w+\s){0,2})?"
    r"(?:estates|factories|brothels|plantations|vessels|boats|kilns|farms|homes|households|sites|"
    r"villages|bars|shops|establishments|workplaces)\b",
    re.IGNORECASE,
)
"""What is inspected, and no host."""
_WHOM = re.compile(
    r"\b(?:returnees|victims|women|girls|men|boys|workers|migrants|children|families|villagers|"
    r"survivors|those)"
    r"\b[^.;]{0,50}\b(?:whom|that|who)\s(?:we|\w+offs?)\s$",
    re.IGNORECASE,
)
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?$", re.IGNORECASE)
_COUNTED_VISITS = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|several|many|home|field|unannounced|spot|inspection|"
    r"prison|follow-up)\s$",
    re.IGNORECASE,
)
"""Before "visits": so many of them, none of which is told of."""
_URGED = re.compile(r"\s[^.;:]{2,60}?\sto\s(?!the\b|an?\b|discuss|review|talk|hear|ask)[a-z]+\b")
"""Behind "call on": what somebody is asked to do."""
_VESSEL = re.compile(
    r"\b(?:guard|police|patrol|motor|naval|navy|customs|harbou?r)\s$", re.IGNORECASE
)
_LAUNCH_OF = re.compile(
    r"\s(?:of|ceremony|event|workshop|meeting|conference|seminar|in|at|on|was\s(?:held|attended)|"
    r"took|will|is)\b|[,.;:]"
)
"""Behind the launch of something, and not behind one that floats."""
_PRESIDES = re.compile(
    r"\b(?:(?:co-)?(?:chair|host)(?:s|ed|ing)?|attend(?:s|ed|ing)?|open(?:s|ed|ing)?|held|hold|"
    r"address(?:es|ed)?|at)\s(?:the|a|an|its)\s(?:[\w’'-]+\s){0,6}$",
    re.IGNORECASE,
)
"""Before a forum: what is done at one that is held."""
_SENT = re.compile(
    r"\b(?:fact-finding|assessment|study|joint|needs|monitoring|scoping|technical|visiting|rescue|"
    r"trade|inspection|evaluation|first|second|third|a|an|his|her|their)\s$",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"\s(?:(?:\w+\s)?to\s|visited|visits|will|is\s(?:due|expected)|arriv\w+|travel\w+|went)"
)
_POLICE = re.compile(
    r"^(?!.*\b(?:delegation|counterparts?|embass\w+|\w+offs?|consul\w*)\b).*"
    r"\b(?:police|inspectors|agents|officers\sof\s(?:\S+\s){1,9}|officers)\s?(?:had\s)?$",
    re.IGNORECASE | re.DOTALL,
)
"""Officers who look into a shop or a house."""
_UNWILLING = re.compile(
    r"\b(?:ready|refus\w+|declin\w+|unwilling|willing|able|unable|happy|reluctant|afraid|want\w*)\s"
    r"to\s$",
    re.IGNORECASE,
)
_GONE_TO = re.compile(
    r"\s(?:(?:the\s|our\s)?[A-Z\d]|see\sthe\s|(?:[a-z]+\s){1,3}(?:days?|weeks?)\s)"
)
"""What follows where somebody went or spent time."""
_BY = re.compile(r"\sby\s", re.IGNORECASE)
_BY_OFFICIALS = re.compile(
    r"\sby\s(?:the\s)?(?:\w+\s)?(?:experts|officials|ministers|delegations|(?:two|both)\ssides)\b",
    re.IGNORECASE,
)
"""By whom a draft is discussed; "met by a woman" tells of no meeting."""
_MAY = re.compile(
    r"\b(?:may|can|could|might|(?:entitled|allowed|permitted|free|authori[sz]ed)\sto)\s(?:not\s)?$",
    re.IGNORECASE,
)
"""Before "visit": what may be done at any time tells of no visit."""
_FLIES = re.compile(r"\s(?:in(?:to)?|to|over|with|together|on|for|back\sto)\b")
"""Behind "flew": who flies somewhere himself, unlike who flies others home."""
_SEEN_BY = re.compile(
    r"\b(?:families|households|villages|homes|houses|farms|schools|workers|victims|returnees|women|men)\s"
    r"(?:that|whom|which)\s(?:[\w.'’]+\s){1,5}$",
    re.IGNORECASE,
)
"""Before "visited": those looked up one by one, as in a survey."""


def is_another(name: str, word: str, text: str, end: int, before: str, wide: str) -> bool:
    """Whether what stands around a word shows that it tells of something else.

    Args:
        name: The class of the word.
        word: The word in lower case.
        text: The passage's text.
        end: One past the word's last code point.
        before: What its sentence says right before it.
        wide: The same from farther back.
    """
    if name == "visit" and _is_no_visit(word, text, end, before, wide):
        return True
    if _is_none(word, text, end, before):
        return True
    if name == "met" and (_WHOM.search(before) or word == "met" and _BE.search(before)):
        return True
    if _is_body(word, text, end, before):
        return True
    if word.startswith(("go", "went", "spent", "drove", "has gone", "have gone", "had gone")):
        named = _GONE_TO.match(text, end)
        official = named and OFFICIAL.search(before) and not before.endswith(("who ", "that "))
        return not official or bool(_PARLIAMENT.search(text, end, end + 24))
    if word in ("session", "meeting"):  # a parliament sits to pass laws
        return bool(_PARLIAMENT.search(before) or _PARLIAMENT.search(text, end, end + 40))
    if name == "met":
        return bool(_BY.match(text, end)) and not _BY_OFFICIALS.match(text, end)
    if name == "forum":  # "the Forum for the Rights of Women counted 150"
        return (
            not _PRESIDES.search(before)
            and bool(_ORGANISATION.match(text, end))
            and text[end - 5].isupper()
        )
    if word in ("delegation", "mission") and _SPEAKS.match(text, end):
        return True
    if word.startswith("discuss") and _UNWILLING.search(before):
        return True
    return name == "agreed" and bool(_CABINET.search(before))


def _is_no_visit(word: str, text: str, end: int, before: str, wide: str) -> bool:
    """Whether houses or families are looked up, people flown home, or a visit is only allowed."""
    if _INSPECTED.match(text, end) or _MAY.search(before) or _SEEN_BY.search(wide):
        return True
    if word == "due ":
        return bool(_PARLIAMENT.search(text, end, end + 24))
    if word in ("flew", "fly"):
        return not _FLIES.match(text, end)
    searched = word.startswith("visit") and _POLICE.search(wide)
    return bool(searched and not MEETS_OFFICIAL.match(text, end))


def _is_none(word: str, text: str, end: int, before: str) -> bool:
    """Whether a word names a house, a boat, visits only counted, or what somebody is asked."""
    if word == "training":
        return bool(_HOUSE.match(text, end))
    if word == "launch":
        return bool(_VESSEL.search(before)) or not _LAUNCH_OF.match(text, end)
    if word == "visits":
        return bool(_COUNTED_VISITS.search(before))
    return word == "call on" and bool(_URGED.match(text, end))


def _is_body(word: str, text: str, end: int, before: str) -> bool:
    """Whether a word names a parliament or an office: "People's Congress", "the mission"."""
    if word == "congress":
        return text[end - len(word)].isupper() or "eople" in before[-12:]
    return word == "mission" and not (_SENT.search(before) or _GOES.match(text, end))
