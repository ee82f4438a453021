"""Whether a word that can name a gathering does so where it stands."""

import re

from etl.extract._meeting_other_senses import is_another
from etl.extract._meeting_words import MEETS_OFFICIAL, OFFICIAL

_NOT_BEFORE = re.compile(
    r"(?:\b(?:press|news|telephone|phone|video|online|tele|court|trial|prison|prayer|"
    r"board|school|exit|entry|pregnan\w*|summer|crash|drawing|chat|to|vocational|skills|job|"
    r"language)|-)\s?$",
    re.IGNORECASE,
)
"""Before what only looks like a gathering: "court session"."""
_MEET_OBJECT = re.compile(
    r"\s(?:(?:the|all|minimum|these|those|its|their|any|basic|growing|every|no|[\w.]+['’]s?)\s){0,3}(?:data\s|legal\s|basic\s|minimum\s)?(?:needs?|"
    r"standards?|benchmarks?|criteri\w+|requirements?|demands?|"
    r"obligations?|targets?|costs?|conditions?|deadlines?|resistance|definition|quota|expenses|"
    r"quotas|goals?|objectives?|"
    r"them|him|her|expectations|\d+\sfrom\b|challenge|\d+\s(?:\w+\s)?(?:such|women|girls|victims|"
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
_AGREEMENT_NOUN = re.compile(
    r"\b(?:MOUs?|memorand\w+|agreements?|declarations?|treat(?:y|ies)|accords?|protocols?|pacts?|"
    r"conventions?|plans?|"
    r"arrangements?|statements?|document|text|minutes|it|communiqu\w+|procedures?)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(r"\b(?:press|news|telephone|phone|tele|video)[\s-]?$", re.IGNORECASE)
_NOT_WORKSHOP = re.compile(
    r"\b(?:garment|clothing|clandestine|illegal|jade|sewing|brick|furniture|carpet|textile|shoe|weaving|repair|sweat|raid\w*|"
    r"broke\sup|owner|"
    r"(?:work(?:ed|ing)?|sewed|slept|locked|kept|held)\s(?:\w+\s)?in|of\sthe|this|that|due|"
    r"matter\sof)\s"
    r"(?:a\s|the\s|an\s)?$|"
    r"\b(?:brought|taken|sent|sold|driven)\s(?:in\s\d{4}\s)?(?:in)?to\sa\s$",
    re.IGNORECASE,
)
_WORK_AFTER = re.compile(
    r"\s(?:in\swhich|where|that\smade|making|owner|producing|floor|"
    r"program(?:me)?s?(?=\s(?:which|that|was|is)\b|[,.;])|scheme|visas?|permits?)\b",
    re.IGNORECASE,
)
_ANAPHOR = re.compile(
    r"\b(?:they|it|both|this|these|which|who|next|last|latest|one)\b", re.IGNORECASE
)
_NOUN = re.compile(
    r"\b(?:conference|meetings?|talks|workshops?|seminars?|forums?|round|consultations?|"
    r"sessions?|summit|symposium|review|(?:training\s)?course|study\s(?:visit|tour)|(?:first|second|third|"
    r"next|last|official|donor)\svisit)\b",
    re.IGNORECASE,
)
_COURSE = re.compile(r"\b(?:trainings?|courses?)\b", re.IGNORECASE)
_VISIT_OF_STATE = re.compile(r"\b(?:return|exchange|study|official|working)\s$", re.IGNORECASE)
_OUR_VISIT = re.compile(r"(?:on\sthe\sday\sof\s)?(?:an?|our)\svisit\b", re.IGNORECASE)
_WITH_PEERS = re.compile(
    r"\bwith\s(?:\w+\s){0,3}(?:colleagues|counterparts?|officials|opposite\snumbers?)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\b(?:a|another)\s$", re.IGNORECASE)
_ONCE = ("held", "hosted", "place")
_ORDER = ("last", "latest", "next", "first", "second", "third", "most")
_SITS = re.compile(
    r"\b(?:met|meets?|attends?|attended|convene[sd]?|sits?|sat|reviewed|discuss(?:ed)?|take\sup|took\sup|"
    r"consider(?:ed)?|"
    r"will\sreview|is\sto\sreview|chaired\s(?:the|a|its)|session|assembled|gathered)\b",
    re.IGNORECASE,
)
_LISTED_BODY = re.compile(r"[^.;:]{0,80},\s[A-Z][\w ]{2,20},\s\d")  # "..., Abuja, 28-29 November"
_WISHED = re.compile(
    r"\b(?:would\slike\sto|wants?\sto|should|ought\sto)\s(?:host|hold|begin|"
    r"convene|organi[sz]e|open)\s(?:[\w'’-]+\s){0,6}$",
    re.IGNORECASE,
)
"""What stands before a gathering that somebody only wishes for."""
_POLICE_REACH = 110
_HELD_THING = re.compile(
    r"\b(?:operations?|campaigns?|elections?|trials?|raids?|census|votes?|referendum|inquir(?:y|ies)|"
    r"investigations?|girls|women|men|boys|victims|children|people|migrants|workers|suspects)\s"
    r"(?:(?:is|are|was|were|will|to|has|have|had|been|still)\s){1,3}$",
    re.IGNORECASE,
)
"""Before "be held": what is no meeting, and who is detained."""
_OPENED_THING = re.compile(
    r"\b(?:operations?|campaigns?|trials?|inquir(?:y|ies)|investigations?|cases?|files?|offices?|"
    r"shelters?|cent(?:er|re)s?|hotlines?|projects?|phases?)(?:,?\s(?:which|that))?\s(?:was\s|were\s)?$",
    re.IGNORECASE,
)
"""Before "opened": what is no meeting."""
_ENDS_OR_BEGINS = ("opened", "opens", "begins", "closed", "ended", "began", "put off", "postponed")
"""Verbs of much else than meetings."""
_MEANT = re.compile(
    r"(?:^|[,;:]\s|\b(?:and|but)\s)(?:it|this|that|these|they|both|which|who|(?:the|this)\s(?:event|first|last|next|second"
    r"|two|one))\b[^,;:]{0,40}$|\b(?:which|that|and|but)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
"""Before such a verb: what was named in a sentence before."""


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
    if _WISHED.search(before) or is_another(name, word, text, end, before, wide):
        return False
    if name in ("met", "visit", "agreed"):
        return _of_officials(word, text, start, end, sentence)
    if name == "signing":
        return bool(_AGREEMENT_NOUN.search(text, max(0, start - 160), end + 120))
    if name == "body":
        near = text[max(sentence, start - 40) : end + 60]
        return bool(_SITS.search(near) or _LISTED_BODY.match(text, end))
    if name == "held":
        return _of_a_meeting(word, text, start, end, sentence)
    if name == "workshop" and word in ("workshop", "workshops", "course", "exercise", "training"):
        if _WORK_AFTER.match(text, end) or _NOT_WORKSHOP.search(before[-30:]):
            return False
        if word == "course":
            return not re.match(r"\sof\b|,(?!\swhich\s|\sof\s)", text[end : end + 12])
    if name in ("conference", "talks", "meeting", "workshop") and _NOT_BEFORE.search(before[-14:]):
        return word in ("meeting", "session", "training session") and not (
            _PRESS.search(before) or before.endswith("-")
        )
    return not (word == "meeting" and _MEET_OBJECT.match(text, end))


def _of_officials(word: str, text: str, start: int, end: int, sentence: int) -> bool:
    """Whether officials are among those who meet, visit or agree."""
    before = text[max(sentence, start - 60) : start]
    if word.endswith("talks") or MEETS_OFFICIAL.match(text, end):
        return True
    if _MEET_OBJECT.match(text, end):
        return False
    if word.startswith("visit") and (
        _OUR_VISIT.match(text, sentence) or _VISIT_OF_STATE.search(before)
    ):
        return True
    if _PRIVATE_SUBJECT.search(before) and not _WITH_PEERS.search(text, sentence, end + 80):
        return False
    reach = 220 if _ANAPHOR.search(before) else 0
    return bool(OFFICIAL.search(text, max(0, min(sentence, start) - reach), end + 80))


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
    if _HELD_THING.search(text, max(sentence, start - 40), start):
        return False
    if word in _ENDS_OR_BEGINS:
        before = text[sentence:start]
        if _OPENED_THING.search(before[-40:]):
            return False
        if not (_NOUN.search(before) or _COURSE.search(before) or _MEANT.search(before)):
            return False
    near = max(0, start - 300), end + 60
    of_course = word.endswith(_ONCE) and _COURSE.search(text, *near)  # houses open and close too
    return bool(of_course or _NOUN.search(text, *near))
