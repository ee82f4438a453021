"""The words by which texts say who is responsible: "lead agency", "is in charge of", "shares"."""

import re

from etl.scan import Rare, Scan

_BODY = (
    r"(?:agency|agencies|authority|authorities|body|bodies|ministry|unit|focal point|"
    r"focal points|secretariat|"
    r"coordinator|co-ordinator|institution|counterpart|chair|co-chair|mechanism|"
    r"central authority|department)"
)
_GRADED = (
    r"(?:lead|leading|focal|nodal|standing|main|primary|principal|central|national|designated|"
    r"competent|responsible|"
    r"coordinating|"
    r"co-ordinating|implementing|investigative|investigating|regional|conference|permanent|"
    r"overall|key|sole|"
    r"government(?:'s|’s)?|official|commanding|executing|joint)"
)
_REST = r"(?:(?!,? (?:while|whereas|but|although|though)\b)[^.;:()])*"
# What the subject is: "is the designated investigative authority for ...", "serves as secretariat".
IS = Scan(
    r"\b(?:is|are|was|were|be|been|remains?|became|becomes?|serv(?:es?|ed|ing) as|act(?:s|ed|"
    r"ing)? as|functions? as|"
    r"(?:designated|named|appointed|chosen|selected|nominated) (?:as )?)"
    rf"(?: also| now| currently| still)?,? (?P<role>(?:(?:the|a|an|its|their|both|"
    rf"Vietnam's) )?(?:{_GRADED}(?:,? and|,)? )+"
    rf"(?:[a-z-]+ ){{0,2}}{_BODY}\b{_REST})",
    re.IGNORECASE,
)
# "The agencies involved in X are A, B and C"; "the lead agency is A".
INVERSE = Rare(
    rf"\b(?P<role>(?:(?:{_GRADED},? (?:and )?)+(?:[a-z-]+ ){{0,3}}{_BODY}|"
    rf"(?:[a-z]+ )?(?:agencies|ministries|bodies|institutions|"
    r"departments) (?:involved in|responsible for|in charge of|active in|engaged in|"
    r"tasked with))\b[^.;:(]{0,90}?)"
    r"(?:,? (?:is|are|was|were|remains?|includes?|included|being)|"
    r":)(?: the)?(?: following:?)?(?: the)? (?=\S)",
    re.IGNORECASE,
)
# "with A as the lead agency"
WITH_AS = re.compile(
    rf"\bas (?P<role>(?:the |its |a |an )?(?:(?:{_GRADED}(?:,? and|"
    rf",)? )+(?:[a-z-]+ ){{0,2}}{_BODY}|secretariat|chair|focal point)\b[^.;:(),]*)",
    re.IGNORECASE,
)
# What the subject does: "is responsible for", "shares responsibility with", "coordinates".
DOES = Rare(
    r"\b(?P<role>(?:(?:is|are|was|were|been) (?:\w+ly |also |jointly |now )?"
    r"(?:responsible (?:in [A-Z]\w+ )?for|"
    r"in charge of|answerable for|tasked (?:with|to)|"
    r"mandated to|charged with|entrusted with|assigned (?:to|with)|given responsibility for|"
    r"authori[sz]ed to|assigned(?! to\b))|"
    r"responsible (?:in [A-Z]\w+ )?for|whose (?:duty|task|job) it is to|"
    r"answerable for|accountable for|in charge of|tasked with|mandated to|"
    r"entrusted with|ha(?:s|ve) (?:also )?the duty (?:of|to)|ha(?:s|ve) (?:also )?the task of|"
    r"(?:ha(?:s|ve|d)|holds?|takes?|took|bears?|assumes?|assumed|carries|shares?|"
    r"shared) (?:the )?(?:\w+ ){0,2}(?:responsibility|charge|mandate|lead|input)"
    r"(?: role)? (?:for|to|of|on|in|into)(?! \d)|(?:is|are) (?:also |actively |directly |"
    r"closely )?involved in|plays? (?:an? |the )?(?:\w+ )?(?:role|part) in|"
    r"(?:oversees?|oversaw|coordinates?|co-ordinates?|supervises?|chairs|co-chairs|handles?|"
    r"leads (?:the|on|in|efforts)|decides? (?:who|whether|on|about)|heads? the|monitors|(?:ha(?:s|"
    r"ve)|takes?) the lead))\s" + _REST + ")",
    re.IGNORECASE,
)
SHARES = Rare(
    r"\bshar(?:es?|ed|ing) (?:the )?responsibilit(?:y|ies)(?P<task> for [^.;:(),]*?)? with\b",
    re.IGNORECASE,
)
SIDE = re.compile(
    r"^(?:On|In|For|As to|As for|Regarding|Concerning) (?:the )?(?P<role>[^,]{4,80}?)(?: side|"
    r" front| area| field)?,"
)
# The actor stands after: "coordinated by", "responsibility for X lies with".
BY = Scan(
    r"\b(?P<role>(?:co-?ordinated|(?:co-)?chaired|overseen|supervised|led|headed)) by (?:the )?"
    r"(?=\S)|"
    r"\bresponsibility for (?P<task>[^.;:,]*?) (?:lies|rests|resides|sits|is shared|falls)"
    r" (?:with|to|on|between|among|by) (?:the )?(?=\S)|"
    r"\bthe (?P<held>(?:lead|task|work|job|duty|initiative)(?: (?:for|of|on|in) [^.;:,]{3,60}?)?) "
    r"(?:lies|rests|resides|falls|stays|remains|belongs) (?:with|to) (?:the )?(?=\S)|"
    r"\b(?:is|are|was|were|remains?|will be) (?P<whose>(?:the|a) (?:\w+ )?"
    r"(?:responsibility|task|duty|job) of|(?:entrusted|assigned|left) to|for(?= the [A-Z])) "
    r"(?:the )?(?=\S)|"
    r"\b(?P<falls>(?:falls?|belongs?|(?<!will )(?<!would )(?<!to )(?<!should )go(?:es)?) to|"
    r"(?:falls?|comes?) under) "
    r"(?:the )?(?=\S)",
    re.IGNORECASE,
)
# A law that "tasks A with", "makes A answerable for", "puts A in charge of" something.
GIVES = Rare(
    r"\b(?:tasks?|tasked|entrusts?|entrusted|mandates?|mandated|oblige[sd]?|empower(?:s|ed)?|"
    r"makes?|made|gives?|gave|puts?|requires?|required)(?: the| its)? $",
    re.IGNORECASE,
)
GIVEN = re.compile(
    r"(?: \([^)]{1,60}\))? (?:with (?:the )?|to )?(?P<role>(?:\w+ing\b|(?<=with )\w+ of\b|"
    r"(?<=with the )\w+ of\b|"
    r"(?:responsible|answerable|accountable|in charge|answer|care)\b|"
    r"(?:the )?(?:\w+ )?(?:responsibility|charge|lead|task|duty|mandate) (?:for|of|to|over|in)\b|"
    r"(?<= to )(?:co-?ordinate|protect|assist|shelter|investigate|prosecute|monitor|inspect|"
    r"licen[cs]e|register|identify|screen|report|keep|run|oversee|provide|train|collect|house|refer)\b)"
    rf"{_REST})",
    re.IGNORECASE,
)
# What an agency is, before a clause or words that tell its task: "A, the unit charged with".
APPOSED = (
    r"(?: \([^)]{1,40}\))?,(?: which (?:is|was))? (?:an?|the|one of the|our) (?:[\w'’-]+ ){0,4}?"
    r"(?:units?|office|body|agency|charity|NGO|group|organi[sz]ation|department|division|section|"
    r"authority|committee|commission|team|foundation|association|network|squad|force|institution|"
    r"service|cent(?:er|re)|bureau|institute|coalition)(?: (?:in|of|from) [A-Z][\w-]+)?"
)
IS_APPOSED = re.compile(
    rf"{APPOSED},? (?:which|that|who|charged|responsible|in charge|tasked|answerable|entrusted)\b"
)
CHARGED = re.compile(
    rf"{APPOSED},? (?P<role>(?:charged|responsible|in charge|tasked|answerable|entrusted|mandated) "
    rf"(?:with|for|of|to) {_REST})"
)
