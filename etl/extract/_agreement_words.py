"""The words for agreements, laws and plans, and for how far they have come."""

import re

from etl.scan import Cue, Rare, Scan

KINDS: dict[str, str] = {
    "mou": r"MOUs?|memorand(?:um|a|ums)(?:\sof\s(?:understanding|cooperation|agreement))?",
    "action_plan": r"(?:action\splans?|plans?\sof\saction|work\s?plans?|programmes?\sof\saction|"
    r"(?:state|national)\sprogram(?:me)?(?=\s(?:for\s(?:19|20)|on\s|to\s(?:combat|prevent|fight)))|"
    r"SPA\s?(?:[IVX]+|\d)?|NPA|"
    r"national\s(?:\w+\s)?(?:plan|strategy)|(?:three|four|five|six)-year\s(?:\w+\s)?plan|"
    r"program(?:me)?(?=\sfor\s(?:19|20)\d\d\s?(?:-|–|to)\s?\d)|"
    r"(?:(?:two|three|four|five|six|ten)-year\s)?program(?:me)?(?=\s(?:against|on\sprevention|for\sthe\s"
    r"prevention)\b)|plans?(?=\s(?:against|to\s(?:combat|fight))\s(?:\w+\s)?(?:trafficking|slavery|forced))|"
    r"(?:integral|comprehensive)\splan|(?<=\bthe\sdraft\s)plan|"
    r"(?<=\ba\sdraft\s)plan|(?<=\bsecond\s)plan|(?<=\bthird\s)plan|(?<=\bfourth\s)plan|"
    r"(?<=\bfifth\s)plan|(?<=\bnew\s)plan)\b",
    "declaration": r"(?:joint\s)?(?:declarations?|communiqu[eé])|joint\sstatement",
    "treaty": r"conventions?|protocols?|treat(?:y|ies)|covenant|ACTIP",
    "law": r"laws?|acts?|bills?|decrees?|subdecrees?|statutes?|"
    r"(?:penal|criminal|labou?r|family)\scode|code|"
    r"legislation|ordinance|proclamations?|"
    r"regulations?(?=,?\s\(?No\.?\s\d|\s(?:of|in)\s(?:19|20)\d\d)|"
    r"amendments?(?=\s(?:that|which|signed|passed|adopted|to\sthe|in\sforce))|"
    r"(?<=draft\s)amendments?|(?<=constitutional\s)amendment|(?<=is\sdrafting\san\s)amendment|"
    r"decision|articles?(?=\s\d)|outlawed|criminali[sz]ed|"
    r"draft(?=\s(?:\w+\s){1,4}(?:in|with|before|to)\s(?:the\s)?(?:parliament|assembly|congress|"
    r"senate|cabinet|"
    r"national\sassembly|council\sof\sministers|attorney[\s-]general))|"
    r"(?:became|(?:has|have)\sbeen|(?:was|were|been)\smade)\san?\s(?:\w+\s){0,2}"
    r"(?:crime|offen[cs]e|felony)",
    "agreement": r"agreements?|(?<!\bown\s)accords?|(?:supplementary|bilateral|joint)\s"
    r"understandings?|understandings?(?=\sbetween\b)|"
    r"pacts?|arrangements?|cooperative\smechanism|"
    r"co-?operation\smechanism|"
    r"standard\soperating\sprocedures?|minutes(?=\s(?:of|on)\s(?:co-?operation|\w+\stalks))|"
    r"letter\sof\sintent|record\sof\sdiscussions|co-?operation\splan|plan(?=\ssigned\b)|"
    r"joint\sprocedures?|standard\sprocedures|"
    r"procedures(?=\s(?:they\s)?(?:concluded|agreed\son|signed))|"
    r"joint\sinvestigation\steams?(?=[^.;]{0,80}\b(?:signed|agreed|concluded))|"
    r"tripartite\smechanism|scheme(?=\s(?:with|between|for\sjoint)\b)|"
    r"text(?=\s(?:on|of|is|for|has|was|with|between|against|about)\b)|instruments?|"
    r"(?<=\ba\s)draft(?=\s(?:has|had|was|is|with)\b)|(?:that|one|"
    r"another)(?=\swith\b)|"
    r"(?<=\bon\s)theirs|(?<=\bsign\s)theirs|(?<=\binitial\s)theirs",
}
NOUN = Cue(
    r"\b(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in KINDS.items()) + r")\b",
    re.IGNORECASE,
)
# "law enforcement", "an act of", "in agreement with", "code 84" name no agreement.
_NOT_AFTER = re.compile(
    r"\s?(?:[-–]?\s?(?:enforcement|school|courts?|firm|office|student|student|abiding|makers?|"
    r"society|"
    r"professor|faculty|graduates?|and\sorder|"
    r"on\sthe\sbooks|as\sa|like|against\sthe\s(?:girl|boy)|that\s(?:he|she|they)\s(?:was|were)|"
    r"of\s(?:violence|cruelty|kindness|god|war|"
    r"nature|parliament|abuse|faith|marriage|supply|silence|sale|will))\b|\s\d{2,3}\b(?!/|"
    r"\s(?:of|in)\s(?:[A-Z][a-z]+\s)?(?:19|20)\d\d|-\d))",
    re.IGNORECASE,
)
_NOT_BEFORE = Rare(
    r"\b(?:under|international|customary|dress|zip|postal|area|morse|common|common-|by|"
    r"the\srule\sof|martial|sharia|criminal\s|"
    r"in|brother-in|in-|to|phone|bar|country|no|any|an?\s(?:sexual|criminal|"
    r"desperate|cruel)|sexual|sex|such\san|"
    r"gentlemen['’]s|employment|loan|rental|debt|wage|into\san|mutual|general|verbal|oral|prior|"
    r"unwritten|marriage|work|tenancy|"
    r"sleeping|living|seating|settlement|plea|collective|catering|model|textile|cease-?fire|"
    r"peace|boundary|demarcation|fisheries|oil|gas|armistice|according\sto\sthe|according\sto)\s$",
    re.IGNORECASE,
)
DRAFT = Scan(
    r"\b(?:draft(?:ed|s|ing)?|being\s(?:drafted|negotiated|finali[sz]ed|rewritten|prepared)|"
    r"finali[sz]\w+|under\s(?:negotiation|study|"
    r"discussion|preparation|review)|negotiat\w+|(?:before|with|in)\s(?:the\s)?(?:parliament|assembly|senate|"
    r"national\sassembly|congress|cabinet|council\sof|chamber\sof|house\sof|parliamentary)|"
    r"being\swritten|(?:is|are)\s(?:now\s|still\s|meanwhile\s|already\s)?(?:writing|preparing)|stuck\sin|tabled|pending|in\sdraft|"
    r"(?:been|are|is)\s(?:working\son|discussing)|still\sunsigned|initial(?:l?ed)|"
    r"awaits?\s(?:\w+\s){0,2}(?:signature|approval|ratification)|ready\s(?:for|since)|is\sready|"
    r"in\stalks\s(?:on|over|about)|being\stalked\sof|yet\sto\sbe\s(?:signed|adopted)|"
    r"not\s(?:yet\s)?(?:been\s)?signed|"
    r"ad\sreferendum|subject\sto\s(?:\w+\s)?(?:review|approval|ratification)|up\sfor\sapproval|"
    r"(?:first|second|third)\s(?:reading|debate|vote)|in\scirculation|"
    r"(?:goes|went|gone|sent|submitted|presented|handed|referred|given)\sto\s(?:the\s)?(?:\w+\s)?(?:parliament|assembly|"
    r"senate|congress|cabinet|council|chamber|house|legislature|lawmakers|ministers|government)|goes\sto\sthe|"
    r"(?:lies|sits|is|are|stuck|stalled|still|remains?)\s(?:in|with|before)\s(?:a\s|the\s)?(?:\w+\s)?committees?|"
    r"on\sthe\stable|in\spreparation|"
    r"for\sconsideration)\b",
    re.IGNORECASE,
)
PLANNED = re.compile(
    r"\b(?:(?:will|shall)(?!\snot\b)|is\sto|are\sto|to\sbe\s(?:signed|adopted|concluded|drawn\sup)|expected\sto|"
    r"plans?\sto|planned|proposed?|foreseen|intends?|"
    r"hopes?|proposing|to\ssign|to\s(?:begin\s)?work\son|talking\sabout|considering|talks\s(?:on|"
    r"about)|"
    r"drawing\sup|be\sdrawn\sup|scheduled|calendar|"
    r"would\s(?:be\s)?(?:sign|conclud|adopt|negotiat|draft|tabl|submit|introduc)\w*|"
    r"could\sbe\s(?:signed|approved)|"
    r"should\s(?:at\slast\s)?be|in\sthe\sworks|may\s(?:put|be\ssigned|be\spassed)|due\sto)\b",
    re.IGNORECASE,
)
WISHED = Rare(
    r"\b(?:once|might|asked\s(?:for|that|\w+\sto)|requested|seeks?|sought|calls?\sfor|"
    r"called\sfor|urge[sd]?|"
    r"recommend\w*|wants?|(?:to|will|would)\sdiscuss|should\s(?:begin|conclude|sign|have)|"
    r"talks\son|"
    r"discussed(?=\san?\s)|asks?\sfor|lobb\w+\sfor|need\sfor|lack\sof)\s(?:[\w’'-]+\s){0,5}$",
    re.IGNORECASE,
)
"""What is only asked for or spoken of, before the noun."""
IN_FORCE = Scan(
    r"\b(?:in\s(?:force|effect)|c[oa]me\sinto\s(?:force|effect)|took\seffect|takes\seffect|"
    r"entered\sinto\sforce|carrying\sout|effective|since|ratified|"
    r"acceded|accession|became\slaw|applied|applies|carried\sout|remains?|amended|carries|"
    r"party\sto|parties\sto|under\s(?:the|its|this|a)|"
    r"provides?|makes|permits?|forbids?|prohibits?|punish\w*|imposes?|enacted|promulgated|passed|"
    r"renewed)\b",
    re.IGNORECASE,
)
LAPSED = re.compile(
    r"\b(?:lapsed|expired|terminated|was\srepealed|no\slonger\sin\sforce)\b", re.IGNORECASE
)
"""What was made and is no more."""
ANOTHER = re.compile(
    r"\s(?:an?\s)?(?:third|fourth|fifth|sixth|new|second|next|further|successor|follow-up)\b"
)
"""Behind "to draft": a text that comes after the one spoken of."""
SIGNED = Scan(
    r"\b(?:signed|(?:witness\w*|attend\w*|at|following|after)\sthe\ssigning\sof|issued\sits|unveiled|by\ssigning|put\stheir\s(?:names|signatures|hands)\sto|conclud\w+|adopted|"
    r"approved|endorsed|agreed|inked|signatories|reached|renewed|"
    r"exchanged)\b",
    re.IGNORECASE,
)
WITH = re.compile(r"\b(?:with|and)\s(?:the\s)?$", re.IGNORECASE)
NATIONAL = re.compile(r"\b(?:national|government['’]s|cabinet|provincial)\b", re.IGNORECASE)
REGIONAL = re.compile(
    r"\b(?:COMMIT|sub-?\s?regional|SPA|Coordinated\sMekong|six\s(?:\w+\s){0,2}(?:countries|"
    r"governments|states))\b",
    re.IGNORECASE,
)
TRILATERAL = re.compile(r"\btrilateral\b", re.IGNORECASE)
BILATERAL = re.compile(r"\b(?:bilateral|joint)\b", re.IGNORECASE)
OF_OTHERS = Rare(
    r"\b(?:Andean|Central\sAmerican|Central\sAfrican|Middle\sEastern|Arab|South\sAsian|Caribbean|Gulf|West\sAfrican|East\sAfrican|"
    r"South\sAmerican|Southern\sAfrican|Central\sAsian|European|Pacific)\s(?:Development\s)?(?:\w+\s)?(?:ministers|countries|states|"
    r"governments|leaders|presidents|nations|community|union)\b",
    re.IGNORECASE,
)
"""Parties that a text does not name one by one."""
UNIVERSAL = re.compile(
    r"\b(?:UN|UNTOC|U\.N\.|United\sNations|Palermo|Hague|ILO|Geneva|Rome|CEDAW|Optional|"
    r"Rights\sof\sthe\sChild|Transnational|Prevent,\sSuppress|"
    r"Forced\sLabou?r|Council\sof\sEurope|Convention\sNo)\b",
    re.IGNORECASE,
)
AREAS = {
    "policy": r"policy\sand\scooperation|policy|exchang\w+\sinformation|national\splans?",
    "legal": r"legal\sframeworks?|law\senforcement|criminal\sjustice|prosecut\w+|investigat\w+|"
    r"legislation|punish\w*",
    "protection": r"protect\w*|recovery|reintegrat\w+|repatriat\w+|rescue|victim\ssupport|"
    r"return\sof|assist\w*\svictims|help\svictims",
    "prevention": r"prevent\w*|precaution\w*|awareness",
    "monitoring": r"monitor\w*|evaluat\w+|implementation\smechanisms?",
}
AREA = Scan(
    "|".join(f"(?P<{name}>\\b(?:{pattern})\\b)" for name, pattern in AREAS.items()), re.IGNORECASE
)


_OTHER_TOPIC = re.compile(
    r"\s(?:on|for|about|against)\s(?!the\strade\b)(?:\w+\s){0,2}(?:wildlife|timber|logging|"
    r"fisher\w+|fishing\szones?|trade|customs|tax\w*|water|rail\w*|"
    r"electricity|rice|tourism|aviation|narcotics|drugs|investment|dams?)\b",
    re.IGNORECASE,
)
_OIL = Rare(
    r"\b(?:seismic|hydrocarbons?|oil|boundar\w+|demarcat\w+|delimit\w+|nuclear|armistice)\b",
    re.IGNORECASE,
)
_SEPARATE = re.compile(
    r"\b(?:separate|special|similar|informal|travel|funding|financial|other|these|those)\s$",
    re.IGNORECASE,
)
# Acts of one country that the whole world speaks of by name.
_NATIONS = {
    "trafficking victims protection": "US",
    "violence protection": "US",
    "tvpa": "US",
    "modern slavery act 2015": "GB",
}
_MADE = re.compile(
    r"\b(?:agreed|draft\w*|negotiat\w+|signed|revised|exchanged|adopted)\b", re.IGNORECASE
)
LAW_STATED = Scan(
    r"\b(?:passed|enacted|c[oa]me\sinto\s(?:force|effect)|took\seffect|takes\seffect|"
    r"entered\sinto\sforce|in\s(?:force|effect)|adopted|reformed|"
    r"(?:was|were)\s(?:widened|tightened)|"
    r"amend(?:ed|s)|promulgated|approved|became\slaw)\b",
    re.IGNORECASE,
)


_YEAR_OF_ACT = re.compile(r"\b(?:19|20)\d\d\s(?:[a-z-]+\s){1,2}$")
"""Before an act that is told by its year: "the 2008 anti-trafficking act"."""


_LAW_BEFORE = re.compile(r"\b(?:laws?|bills?|legislation|amendments?|code)\b", re.IGNORECASE)
_FURTHER = re.compile(r"\b(?:second|third|fourth|fifth|new)\s$", re.IGNORECASE)
_PLAN_BEFORE = re.compile(
    r"\b(?:action\splan|plan\sof\saction|national\s(?:\w+\s)?plan|plan\sagainst)\b", re.IGNORECASE
)
"""What "a second plan" comes after."""


_OF_CODE = re.compile(r"\s\S+(?:(?:,|\sand)\s\S+){0,3}\sof\b")
"""Behind an article that is told with the code it stands in."""
FORBIDDEN = re.compile(r"outlawed|criminali[sz]ed|.*\b(?:crime|offen[cs]e|felony)", re.IGNORECASE)
"""What is told of a law in the place of the noun: "has been a crime since 2006"."""
NEEDS_DATE = re.compile(rf"{FORBIDDEN.pattern}|articles?\b", re.IGNORECASE)
"""What tells of no law where it is not said since when it is one."""
_AGREEMENT_BEFORE = re.compile(r"\b(?:agreement|mou|memorand|accord|procedures)", re.IGNORECASE)
_NUMBER_NEXT = re.compile(r"\s(?:No\.?\s?)?\d")
_DATE_NEXT = re.compile(
    rf"{_NUMBER_NEXT.pattern}|\sof\s(?:\w+\s)?(?:19|20)\d\d|\sin\s(?:19|20)\d\d"
)


def is_agreement(kind: str, text: str, start: int, end: int) -> bool:
    """Whether a noun is used of an agreement, law or plan that could be named."""
    word = text[start:end]
    article = word.lower().startswith("article")
    if article and _OF_CODE.match(text, end):
        return False  # the code is told of
    numbered = kind == "treaty" and word[0].isupper() and text[end + 1 : end + 2].isdigit()
    if _NOT_AFTER.match(text, end) and not (numbered or article):
        return False
    if (
        _is_hyphened(text, start)
        or _OTHER_TOPIC.match(text, end)
        or _OIL.search(text, end, end + 90)
    ):
        return False
    known = _is_known_by_text(kind, text, start, end)
    if known is not None:
        return known
    before = text[max(0, start - 24) : start]
    if word.lower().startswith("arrangement") and _SEPARATE.search(before):
        return False
    if kind == "law" and word.lower() in ("act", "acts", "code", "decision"):
        return _is_law(word, before, text[end : end + 24])
    return not (_NOT_BEFORE.search(before) and not word[0].isupper())


def _is_hyphened(text: str, start: int) -> bool:
    """Whether a noun is the end of a longer one: "peace-plan", but not "sub-decree"."""
    return (
        text[max(0, start - 1) : start] == "-" and text[max(0, start - 4) : start].lower() != "sub-"
    )


def _is_known_by_text(kind: str, text: str, start: int, end: int) -> bool | None:
    """Whether the text near tells of one by a word of many meanings; None of other words."""
    word = text[start:end].lower()
    if word in ("text", "instrument", "instruments"):
        return bool(_MADE.search(text, max(0, start - 40), end + 80))
    if word == "plan" and _FURTHER.search(text[max(0, start - 8) : start]):
        return bool(_PLAN_BEFORE.search(text, max(0, start - 400), start))
    if kind == "law" and word == "draft":
        return bool(_LAW_BEFORE.search(text, max(0, start - 300), start))
    if word in ("that", "one", "another", "draft", "theirs"):
        return bool(_AGREEMENT_BEFORE.search(text[max(0, start - 300) : start]))
    return None


def _is_law(word: str, before: str, behind: str) -> bool:
    """Whether "the Act of 1997", "Decision 07/2012" is a law: by a capital, a date or a number."""
    if word.lower() == "decision":
        return bool(_NUMBER_NEXT.match(behind))
    return bool(_DATE_NEXT.match(behind)) or word[0].isupper() or bool(_YEAR_OF_ACT.search(before))


def nation_of(name: str) -> str | None:
    """The country of a law that is known by its name."""
    return next((nation for words, nation in _NATIONS.items() if words in name.lower()), None)
