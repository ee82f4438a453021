"""Whether a word that can name a gathering does so where it stands."""

import re

# What only looks like a gathering.
NOT_BEFORE = re.compile(
    r"(?:\b(?:press|news|telephone|phone|video|online|tele|court|trial|prison|prayer|"
    r"board|school|exit|entry|pregnan\w*|summer|crash|drawing|chat|to|vocational|skills|job|"
    r"language)|-)\s?$",
    re.IGNORECASE,
)
_MEET_OBJECT = re.compile(
    r"\s(?:(?:the|all|minimum|these|those|its|their|any|basic|growing|every|no)\s){0,3}(?:data\s|legal\s|basic\s|minimum\s)?(?:needs?|"
    r"standards?|criteri\w+|requirements?|demands?|"
    r"obligations?|targets?|costs?|conditions?|deadlines?|resistance|definition|quota|expenses|"
    r"quotas|goals?|objectives?|"
    r"them|him|her|expectations|challenge|\d+\s(?:\w+\s)?(?:such|women|girls|victims|"
    r"men|workers|returnees)|with\s(?:silence|resistance|one|any|approval|a\sshrug)|"
    r"(?:a|an|one|two)\s(?:\w+\s)?(?:man|woman|stranger|broker|agent|"
    r"girl|boy|recruiter|victim|trafficker|trucker|driver|women|men|girls))\b",
    re.IGNORECASE,
)
_PRIVATE_SUBJECT = re.compile(
    r"\b(?:she|he|her|his|him|girls?|women(?!\s(?:affairs|union))|woman|victims?|parents|mother|father|daughter|sister|"
    r"husband|boy|boys|trafficker|broker|men|children|migrants|tourists|passengers)"
    r"\s(?:(?:(?!with\b)\w+\s){0,2}|(?:who|that|were|was)\s(?:\w+\s){0,3})$",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\b(?:officials?|officers?|minist\w+|delegat\w+|governors?|ambassadors?|poloff\w*|"
    r"econoff\w*|emboff\w*|conoff\w*|congenoff\w*|"
    r"laboff\w*|charg[eé]|DCM|AIT|G/TIP|RSO|ARSO|congen|we|president|secretar\w+|police|commission\w*|committee|"
    r"authorit\w+|representatives?|"
    r"experts?|prosecutors?|judges?|counterparts?|colleagues?|consul\w*|team|group|NGOs?|mayors?|"
    r"generals?|colonel|"
    r"force|offices?|staff|embassy|consulate|attach[eé]s?|USAID|DAA?[GS]|codel|scenesetter|"
    r"visitors?|bureaus?|unions?|federation|envoys?|governments?|countries|sides|parties|"
    r"members?|workers|(?<!united\s)states|teenagers|"
    r"chiefs?|heads?|leaders?|agencies|director\w*|chair\w*|deput\w+|inspectors?|drafters?|"
    r"coordinators?|rapporteurs?|advis[eo]rs?|commands?|commanders?|opposite\snumbers?|premier|stakeholders?|councils?|coalition)\b",
    re.IGNORECASE,
)
AGREEMENT_NOUN = re.compile(
    r"\b(?:MOUs?|memorand\w+|agreements?|declarations?|treat(?:y|ies)|accords?|protocols?|pacts?|"
    r"conventions?|plans?|"
    r"arrangements?|statements?|document|text|minutes|it|communiqu\w+|procedures?)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(r"\b(?:press|news|telephone|phone|tele|video)[\s-]?$", re.IGNORECASE)
_NOT_WORKSHOP = re.compile(
    r"\b(?:garment|clothing|clandestine|illegal|jade|sewing|brick|furniture|carpet|textile|shoe|weaving|repair|sweat|raid\w*|"
    r"broke\sup|owner|"
    r"worked\sin|work\sin|of\sthe|this|that|due|matter\sof)\s(?:a\s|the\s)?$",
    re.IGNORECASE,
)
_WORK_AFTER = re.compile(
    r"\s(?:in\swhich|where|that\smade|making|owner|producing|floor)\b", re.IGNORECASE
)
_ANAPHOR = re.compile(r"\b(?:they|it|both|this|these|which|who|next|one)\b", re.IGNORECASE)
_NOUN = re.compile(
    r"\b(?:conference|meetings?|talks|workshops?|seminars?|forums?|round|consultations?|"
    r"sessions?|summit|symposium|review|(?:training\s)?course|study\s(?:visit|tour)|(?:first|second|third|"
    r"next|last|official|donor)\svisit)\b",
    re.IGNORECASE,
)
_COURSE = re.compile(r"\b(?:trainings?|courses?)\b", re.IGNORECASE)


_OUR_VISIT = re.compile(r"(?:on\sthe\sday\sof\s)?(?:an?|our)\svisit\b", re.IGNORECASE)
_WITH_PEERS = re.compile(
    r"\bwith\s(?:\w+\s){0,3}(?:colleagues|counterparts?|officials|opposite\snumbers?)\b",
    re.IGNORECASE,
)
_PARLIAMENT = re.compile(
    r"\b(?:National\sAssembly|parliament\w*|Congress|Senate|legislat\w+|Duma|Knesset)\b",
    re.IGNORECASE,
)
_CABINET = re.compile(
    r"\b(?:cabinet|council\sof\sministers|parliament|assembly|senate|congress)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\b(?:a|another)\s$", re.IGNORECASE)
_ONCE = ("held", "hosted", "place")
_ORDER = ("last", "latest", "next", "first", "second", "third", "most")
_MEETS_OFFICIAL = re.compile(
    r"\s(?:with\s)?(?:\w+\s){0,3}(?:counterparts?|ministers?|officials|governors?|president|"
    r"premier|ambassador|"
    r"chief|director|authorities|delegation|colleagues?)\b",
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
_SITS = re.compile(
    r"\b(?:met|meets?|attends?|attended|convene[sd]?|sits?|sat|reviewed|discuss(?:ed)?|take\sup|took\sup|"
    r"consider(?:ed)?|"
    r"will\sreview|is\sto\sreview|chaired\s(?:the|a|its)|session|assembled|gathered)\b",
    re.IGNORECASE,
)
_LISTED_BODY = re.compile(r"[^.;:]{0,80},\s[A-Z][\w ]{2,20},\s\d")  # "..., Abuja, 28-29 November"
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
    r"survivors)"
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
_WISHED = re.compile(
    r"\b(?:would\slike\sto|wants?\sto|should|ought\sto)\s(?:host|hold|begin|"
    r"convene|organi[sz]e|open)\s(?:[\w'’-]+\s){0,6}$",
    re.IGNORECASE,
)
"""What stands before a gathering that somebody only wishes for."""
_POLICE_REACH = 110
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
_ENDS_OR_BEGINS = ("opened", "closed", "ended", "began", "put off", "postponed")
"""Verbs of much else than meetings."""
_MEANT = re.compile(
    r"(?:^|[,;:]\s|\b(?:and|but)\s)(?:it|this|that|these|they|both|which|who|(?:the|this)\s(?:event|first|last|next|second"
    r"|two|one))\b[^,;:]{0,40}$|\b(?:which|that|and|but)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
"""Before such a verb: what was named in a sentence before."""


def _is_another(name: str, word: str, text: str, end: int, before: str, wide: str) -> bool:
    """Whether what stands around the word shows that it tells of something else."""
    if name == "visit" and _is_no_visit(word, text, end, before, wide):
        return True
    if _is_none(word, text, end, before):
        return True
    if name == "met" and (_WHOM.search(before) or word == "met" and _BE.search(before)):
        return True
    if _is_body(word, text, end, before):
        return True
    if word.startswith(("go", "went", "spent", "drove")):
        named = _GONE_TO.match(text, end)
        official = named and _OFFICIAL.search(before) and not before.endswith(("who ", "that "))
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
    return bool(searched and not _MEETS_OFFICIAL.match(text, end))


def _is_none(word: str, text: str, end: int, before: str) -> bool:
    """Whether a word names a house, a boat, visits only counted, or what somebody is asked."""
    if word == "training":
        return bool(_HOUSE.match(text, end))
    if word == "launch":
        return bool(_VESSEL.search(before))
    if word == "visits":
        return bool(_COUNTED_VISITS.search(before))
    return word == "call on" and bool(_URGED.match(text, end))


def _is_body(word: str, text: str, end: int, before: str) -> bool:
    """Whether a word names a parliament or an office: "People's Congress", "the mission"."""
    if word == "congress":
        return text[end - len(word)].isupper() or "eople" in before[-12:]
    return word == "mission" and not (_SENT.search(before) or _GOES.match(text, end))


def is_gathering(name: str, text: str, start: int, end: int, sentence: int) -> bool:
    """Whether a trigger word is used of a gathering.

    Args:
        name: Its class.
        text: The passage's text.
        start: First code point of the trigger.
        end: One past its last.
        sentence: Where its sentence begins.
    """
    before = text[max(sentence, start - 60) : start]
    word = text[start:end].lower()
    wide = text[max(sentence, start - _POLICE_REACH) : start]
    if _WISHED.search(before) or _is_another(name, word, text, end, before, wide):
        return False
    if name in ("met", "visit", "agreed"):
        return _of_officials(word, text, start, end, sentence)
    if name == "signing":
        return bool(AGREEMENT_NOUN.search(text, max(0, start - 160), end + 120))
    if name == "body":
        near = text[max(sentence, start - 40) : end + 60]
        return bool(_SITS.search(near) or _LISTED_BODY.match(text, end))
    if name == "held":
        return _of_a_meeting(word, text, start, end, sentence)
    if name == "workshop" and word in ("workshop", "workshops", "course", "exercise", "training"):
        if _WORK_AFTER.match(text, end) or _NOT_WORKSHOP.search(before[-30:]):
            return False
        if word == "course":
            return not re.match(r"\sof\b|,(?!\swhich\s)", text[end : end + 12])
    if name in ("conference", "talks", "meeting", "workshop") and NOT_BEFORE.search(before[-14:]):
        return word in ("meeting", "session", "training session") and not (
            _PRESS.search(before) or before.endswith("-")
        )
    return not (word == "meeting" and _MEET_OBJECT.match(text, end))


def _of_officials(word: str, text: str, start: int, end: int, sentence: int) -> bool:
    """Whether officials are among those who meet, visit or agree."""
    before = text[max(sentence, start - 60) : start]
    if word.endswith("talks") or _MEETS_OFFICIAL.match(text, end):
        return True
    if _MEET_OBJECT.match(text, end):
        return False
    if _OUR_VISIT.match(text, sentence) and word.startswith("visit"):
        return True
    if _PRIVATE_SUBJECT.search(before) and not _WITH_PEERS.search(text, sentence, end + 80):
        return False
    reach = 220 if _ANAPHOR.search(before) else 0
    return bool(_OFFICIAL.search(text, max(0, min(sentence, start) - reach), end + 80))


def _of_a_meeting(word: str, text: str, start: int, end: int, sentence: int) -> bool:
    """Whether what was held, or is planned, is a meeting that was named before."""
    if word.startswith(_ORDER):  # "the last one was in"
        known = text[max(sentence, start - 4) : start].lower().endswith(("the ", "a "))
        reach = 260 if _ANOTHER.search(text, max(sentence, start - 4), start) else 110
        return known and bool(_NOUN.search(text, max(0, start - reach), start))
    if word.startswith(("is ", "are ")):  # "a second is foreseen", not a hearing
        if _ANOTHER.search(text, max(sentence, start - 4), start):  # of the sentence before
            sentence = max(0, start - 260)
        return bool(_NOUN.search(text, max(sentence, start - 260), start))
    if word in _ENDS_OR_BEGINS:
        before = text[sentence:start]
        if not (_NOUN.search(before) or _COURSE.search(before) or _MEANT.search(before)):
            return False
    near = max(0, start - 300), end + 60
    of_course = word.endswith(_ONCE) and _COURSE.search(text, *near)  # houses open and close too
    return bool(of_course or _NOUN.search(text, *near))
