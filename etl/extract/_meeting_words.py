"""The words by which texts speak of gatherings, by class."""

import re

from etl.scan import Scan

# Each class of word that can name a gathering. Order matters: the longer before the shorter.
CLASSES: dict[str, str] = {
    "signing": r"(?:sign(?:ed|ing)|initial(?:l?ed)|concluded|inked|to\ssign(?:\sit)?|will\ssign|"
    r"put\stheir\snames|exchange\ssignatures)(?:\sceremony)?",
    "workshop": r"workshop|seminar|training\s(?:day|course|session|workshop)|training|course|"
    r"masterclass|were\strained|was\strained|trained(?=\s(?:over\s|some\s|about\s)?\d)",
    "forum": r"forum",
    "conference": r"conference|symposium|summit|congress|round[\s-]?table|consultations?|"
    r"colloquium|convention\scent(?:er|re)",
    "ceremony": r"ceremony|launch(?!\s(?:\w+\s){1,3}(?:campaign|operation|crackdown|drive)\b)",
    "talks": r"talks|negotiations|dialogue|round\sof\s(?:talks|senior\sofficials)|"
    r"(?:first|second|third|fourth|next|last|latest|new|another)\sround|"
    r"(?:annual|regular)\s(?:bi-?annual\s)?ministerial(?!\s\w*(?:meeting|conference))|"
    r"(?:inter-?)?ministerial(?=\s(?:in|at|on|of|will|was|is|next)\b|[,.;]|$)",
    "meeting": r"meeting|session|gathering|retreat|(?<=its\s)annual\sreview|SOM|IMM|AMMTC|SOMTC",
    "met": r"(?:met|meets?|sat\sdown|sit\sdown|(?:to|will)\ssit\sfor|gather(?:ed|s)?|"
    r"convened?s?|conferred|assembled|"
    r"get\stogether|got\stogether|see\sone\sanother"
    r"|hold\stalks|held\stalks|compare\snotes|go\sthrough\sthe\sdraft|had\sspoken|were\sreceived|"
    r"was\sreceived|be\sreceived|will\sbrief|led\soff|discuss(?:ed)?)",
    "visit": r"visit(?:ed|s|ing)?(?!\s(?:pass|visa|permit))|"
    r"study\s(?:visit|tour)|delegation|mission|"
    r"travel(?:l?ed|s)?(?!\s(?:restrict|document|ban|agen|permit|expens|cost|paper))|"
    r"call(?:ed)?\s(?:on|in(?!\s(?:on|for|at|from)\b))|toured|tour|swing|flew|fly"
    r"|went\s(?:with\s(?:\w+\s){1,4})?to|go(?:es)?\sto|drove(?:\sto)?|"
    r"(?:experts|officials|ministers|delegations?|teams?)\s(?:is|are)\sexpected\s(?=in\b)"
    r"|spent(?=\s(?:\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\s\d))|received\s(?:a\s|our\s|the\s|an\s)?(?:\w+\s){0,2}"
    r"(?:delegation|(?:emb|pol|econ|con)[-/]?offs?|attach[eé]s?|ambassador|high\scommissioner|"
    r"minister|envoy|counterpart)|trip|paid\sa\scall|sent\sa\steam|in\sperson|will\sbe\s(?=in\b|at\b)|"
    r"due\s(?=in\b)",
    "agreed": r"agreed|adopted",
    "held": r"(?:be|was|were|been)\s(?:held|hosted)|t(?:ook|ake|akes)\splace|will\shost|hosted|"
    r"(?:last|latest|next|first|second|third|most\srecent)(?:\sone)?(?:\sof\s(?:them|"
    r"these(?:\s\w+)?))?,?\s(?:(?:was|is|will\sbe)\s)?(?:due\s|foreseen\s|planned\s)?"
    r"(?=(?:in|on|at)\s)|"
    r"put\soff|postponed|be\sconvened|(?:opened|closed|ended|began)(?=\s(?:on|in|at|here|this|"
    r"yesterday|with|today)\b)",
}
TRIGGER = Scan(
    r"\b(?:" + "|".join(f"(?P<{name}>(?:{pattern}))" for name, pattern in CLASSES.items()) + r")\b",
    re.IGNORECASE,
)
# What only looks like a gathering.
NOT_BEFORE = re.compile(
    r"(?:\b(?:press|news|telephone|phone|video|online|tele|court|trial|prison|prayer|"
    r"board|school|exit|entry|pregnan\w*|summer|crash|drawing|chat|to|vocational|skills|job|"
    r"language)|-)\s?$",
    re.IGNORECASE,
)
_PRESS = re.compile(r"\b(?:press|news|telephone|phone|tele|video)[\s-]?$", re.IGNORECASE)
_MEET_OBJECT = re.compile(
    r"\s(?:(?:the|all|minimum|these|those|its|their|any|basic|growing|every|no)\s){0,3}(?:needs?|"
    r"standards?|criteri\w+|requirements?|demands?|"
    r"obligations?|targets?|costs?|conditions?|deadlines?|resistance|definition|quota|expenses|"
    r"goals?|objectives?|"
    r"them|him|her|expectations|challenge|\d+\s(?:\w+\s)?(?:such|women|girls|victims|"
    r"men|workers|returnees)|with\s(?:silence|resistance|one|any|approval|a\sshrug)|"
    r"(?:a|an|one|two)\s(?:\w+\s)?(?:man|woman|stranger|broker|agent|"
    r"girl|boy|recruiter|victim|trafficker|trucker|driver|women|men|girls))\b",
    re.IGNORECASE,
)
_PRIVATE_SUBJECT = re.compile(
    r"\b(?:she|he|her|his|him|girls?|women|woman|victims?|parents|mother|father|daughter|sister|"
    r"husband|boy|boys|trafficker|broker|men|children|migrants|tourists|passengers)"
    r"\s(?:\w+\s){0,4}$",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\b(?:officials?|officers?|minist\w+|delegat\w+|governors?|ambassadors?|poloff\w*|"
    r"econoff\w*|emboff\w*|conoff\w*|congenoff\w*|"
    r"laboff\w*|charg[eé]|DCM|we|president|secretar\w+|police|commission\w*|committee|"
    r"authorit\w+|representatives?|"
    r"experts?|prosecutors?|judges?|counterparts?|colleagues?|consul\w*|team|group|NGOs?|mayors?|"
    r"generals?|colonel|"
    r"force|offices?|staff|embassy|consulate|attach[eé]s?|USAID|DAA?[GS]|codel|scenesetter|"
    r"visitors?|bureaus?|unions?|federation|envoys?|governments?|countries|sides|parties|"
    r"members?|workers|(?<!united\s)states|teenagers|"
    r"chiefs?|heads?|leaders?|agencies|director\w*|chair\w*|deput\w+|inspectors?|drafters?|"
    r"coordinators?|premier)\b",
    re.IGNORECASE,
)
AGREEMENT_NOUN = re.compile(
    r"\b(?:MOUs?|memorand\w+|agreements?|declarations?|treat(?:y|ies)|accords?|protocols?|pacts?|"
    r"conventions?|plans?|"
    r"arrangements?|statements?|document|text|it|communiqu\w+|procedures?)\b",
    re.IGNORECASE,
)
CANCELLED = re.compile(
    r"\b(?:cancell?ed|called\soff|did\snot\stake\splace|never\s(?:took\splace|held|met)|"
    r"abandoned|scrapped)\b",
    re.IGNORECASE,
)
PLANNED = re.compile(
    r"\b(?:will|shall|is\sto|are\sto|to\sbe|due|planned|scheduled|expected|tentatively|set\sfor|"
    r"fixed\sfor|"
    r"slated|upcoming|forthcoming|next\s(?:meeting|round|session|time|conference|forum|"
    r"workshop)|next:|"
    r"agree(?:d|ing)\sto\s(?:organi[sz]e|hold|meet|convene|host)|"
    r"postponed|put\soff|foreseen|intends?|plans?\sto|hopes?|was\sto\shave|were\sto\shave|would)\b",
    re.IGNORECASE,
)
HELD = re.compile(
    r"\b(?:was|were|met|held|took\splace|attended|opened|closed|concluded|hosted|co-hosted|"
    r"signed|visited|chaired|had|"
    r"participated|gathered|discussed|ended|wrapped|called|sponsored|brought|initial\w+|"
    r"travel\w*ed|spent|led)\b",
    re.IGNORECASE,
)
MINISTERIAL = re.compile(
    r"\b(?:inter-?\s?ministerial|ministerial|ministers\b(?!\sof)|ministers\sof|cabinet-level|"
    r"summit|prime\sministers|AMMTC|IMM|"
    r"minister\sand)\b",
    re.IGNORECASE,
)
SENIOR = re.compile(
    r"\b(?:senior\soffic\w+|SOM\d*|SOMTC|heads\sof\sdepartment|vice[\s-]minister\w*\slevel)\b",
    re.IGNORECASE,
)
CLOSES = re.compile(
    r"\b(?:clos(?:e|ed|es|ing)|conclu\w+|end(?:ed|s)|at\sthe\send|wrapp\w+|final\sday|last\sday|"
    r"wound\sup)\b",
    re.IGNORECASE,
)
OPENS = re.compile(
    r"\b(?:open(?:ed|s|ing)?|beg[ai]n|begins|start(?:ed|s)?|kicked\soff|due)\b", re.IGNORECASE
)
DURATION = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|[2-7])[\s-]?days?\b(?!['’]?\s(?:later|ago|after|"
    r"before|earlier))",
    re.IGNORECASE,
)
# A verb of another event between a gathering and a date: the date is likely that event's.
FOREIGN = re.compile(
    r"\b(?:said|says|told|reported|rescued|arrested|trafficked|sold|lured|convicted|sentenced|"
    r"who|because|since|killed|"
    r"kidnapped|found|freed|returned|repatriated|taken|estimated|identified|ratified|passed|"
    r"came\sinto|entered\sinto|"
    r"adopted|published|issued|established|founded|enacted|formed|as\s\w+\sdid|"
    r"born|died|fled|raided|recalled|heard\sthat)\b",
    re.IGNORECASE,
)
OUTCOME = re.compile(
    r"\b(?:sign(?:ed|ing)?|adopted|approved|endorsed|agreed\s(?:on|to)|launched|concluded)\s(?:a|"
    r"an|the|their|its|on|to|upon)?\s?"
    r"(?:[\w'’()-]+\s){0,9}?(?:MOU\b|memorand\w+|agreement|declaration|plan(?:\sof\saction)?|"
    r"protocol|statement|treaty)"
    r"(?:\sof\s(?:understanding|action))?",
    re.IGNORECASE,
)
COMMIT_SERIES = re.compile(r"\bCOMMIT\b|\bCoordinated\sMekong\sMinisterial\b", re.IGNORECASE)
ATTENDANCE = re.compile(
    r"\b(?:some|over|about|more\sthan|nearly|around|up\sto)?\s?(?P<n>\d{1,3}(?:,\d{3})?|"
    r"\d{1,4})\s(?:\w+\s){0,2}"
    r"(?:participants|delegates|children|officials|people|officers|workers|young\speople|"
    r"students|representatives|owners|guests)\b"
)


_NOT_WORKSHOP = re.compile(
    r"\b(?:garment|jade|sewing|brick|furniture|carpet|textile|shoe|weaving|repair|sweat|raid\w*|"
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
    r"sessions?|summit|symposium|review)\b",
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
    r",?\s(?:for\sits\spart,?\s|also\s|then\s)?(?:said|stated|noted|proposed|asked|told|added|explained|"
    r"reported|recalled|stressed|informed)\b"
)
_UNWILLING = re.compile(
    r"\b(?:ready|refus\w+|declin\w+|unwilling|willing|able|unable|happy|reluctant|afraid|want\w*)\s"
    r"to\s$",
    re.IGNORECASE,
)


def _is_another(name: str, word: str, text: str, end: int, before: str) -> bool:
    """Whether what stands around the word shows that it tells of something else."""
    if word.startswith(("go", "went", "spent", "drove")):
        named = re.match(r"\s(?:the\s|our\s)?[A-Z\d]|\ssee\sthe\s", text[end : end + 9])
        official = named and _OFFICIAL.search(before)
        return not official or bool(_PARLIAMENT.search(text, end, end + 24))
    if word in ("session", "meeting"):  # a parliament sits to pass laws
        return bool(_PARLIAMENT.search(before) or _PARLIAMENT.search(text, end, end + 40))
    if name == "met":
        return text[end : end + 4].lower() == " by "
    if name == "forum":  # "the Forum for the Rights of Women counted 150"
        return bool(_ORGANISATION.match(text, end)) and text[end - 5].isupper()
    if word in ("delegation", "mission") and _SPEAKS.match(text, end):
        return True
    if word.startswith("discuss") and _UNWILLING.search(before):
        return True
    return name == "agreed" and bool(_CABINET.search(before))


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
    if _is_another(name, word, text, end, before):
        return False
    if name in ("met", "visit", "agreed"):
        if word.endswith("talks") or _MEETS_OFFICIAL.match(text, end):
            return True
        if _MEET_OBJECT.match(text, end) or _PRIVATE_SUBJECT.search(before):
            return False
        reach = 220 if _ANAPHOR.search(before) else 0
        return bool(_OFFICIAL.search(text, max(0, min(sentence, start) - reach), end + 80))
    if name == "signing":
        return bool(AGREEMENT_NOUN.search(text, max(0, start - 160), end + 120))
    if name == "held":
        if word.startswith(_ORDER):  # "the last one was in"
            known = before.lower().endswith(("the ", "a "))
            return known and bool(_NOUN.search(text, max(0, start - 110), start))
        return bool(_NOUN.search(text, max(0, start - 300), end + 60))
    if name == "workshop" and word in ("workshop", "course", "exercise", "training"):
        if _WORK_AFTER.match(text, end) or _NOT_WORKSHOP.search(before[-30:]):
            return False
        if word == "course":
            return not re.match(r"\sof\b|,", text[end : end + 12])
    if name in ("conference", "talks", "meeting", "workshop") and NOT_BEFORE.search(before[-14:]):
        return word in ("meeting", "session", "training session") and not (
            _PRESS.search(before) or before.endswith("-")
        )
    return not (word == "meeting" and _MEET_OBJECT.match(text, end))
