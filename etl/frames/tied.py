"""What a sentence says outright of a place: a hub, a scene of cases, or only a refuge.

"X is a transit point", "X is notorious for it", "cases of trafficking in X", "police in X found 9
victims". Such words tie a place to the crime however little else of the text does.
"""

import re

from etl.frames.roles import Place, Sentence
from etl.frames.sayings import around

_CRIME = (
    r"(?:traffick\w+|slavery|enslave\w*|forced (?:labou?r|prostitution|begging|marriages?)"
    r"|exploit\w+|bonded labou?r|debt bondage|child (?:labou?r|prostitution))"
)
_LEAD = r"(?:the |an? )?(?:(?!(?:to|into|of)\b)[\w’'-]+ ){0,2}?(?:(?:of|in) )?(?:the )?"
_IS = (
    r"(?:is|are|was|were|remain(?:s|ed)?|(?:has|have|had) become|became"
    r"|(?:is |are |was |were )?(?:serv|act|function|us|regard|describ|know|nam)\w+ as"
    r"|continues? to be)"
)
_ROLE = (
    r"(?P<role>source|origin|sending|recruit\w+|transit|staging|destination|receiving|hot ?spot)"
)
_POINT = (
    r"(?:points?|hubs?|areas?|provinces?|places?|towns?|cit(?:y|ies)|districts?|routes?|cent(?:er|re)s?"
    r"|locations?|stops?|regions?|grounds?|sites?|destinations?|origins?|sources?|hot ?spots?)"
)
_OFFICERS = (
    r"(?:police|authorities|officials|officers|ngos?|social workers|prosecutors|investigators)"
)
_FOUND = (
    r"(?:have |has |had )?(?:identif(?:y|ied)|record(?:s|ed)?|register(?:s|ed)|uncover(?:s|ed)?"
    r"|document(?:s|ed)?|detect(?:s|ed)?|found|report(?:s|ed)?|investigated|handled|opened"
    r"|saw|broke up)"
)
_WIDER = r"(?: (?:province|district|city|state|county|township|municipality|region))?"
_NAMED = re.compile(rf"{_WIDER}(?:,[^,.;]{{3,60}},)? {_IS}(?: [\w’'-]+,?){{0,5}}? {_ROLE}\b")
"""Behind a place: "is a transit point"."""
_CALLED = re.compile(
    rf"\b(?:main|major|chief|largest|biggest|primary|principal|key|common|important|known|leading) "
    rf"{_ROLE}s?(?: {_POINT})?(?: (?:for|of) [^,.;]{{3,60}}?)?"
    rf" (?:is|are|was|were|includes?|included|including|such as) (?:the )?"
    rf"(?:[\w-]+ (?:of|in) (?:the )?)?$"
)
"""Before a place: "the main destinations are"."""
_NOTORIOUS = re.compile(
    rf"[^.;]{{0,30}}? (?:notorious|infamous|known|renowned|famous) (?:for|as) [^.;]{{0,50}}?"
    rf"(?:{_CRIME}|prostitution|brothels?|sex (?:trade|tourism|work))"
)
_CASES_IN = re.compile(
    rf"\b(?:(?:cases|instances|victims|incidents|reports) of (?:[\w-]+ ){{0,2}}?{_CRIME}"
    rf"|{_CRIME} (?:cases|victims|incidents|rings?|gangs?|networks?|syndicates?))"
    rf"(?: [\w’'-]+){{0,5}}? (?:in|from|across|around) {_LEAD}$"
)
_OFFICERS_IN = re.compile(rf"\b{_OFFICERS} (?:in|of) {_LEAD}$")
_THEY_FOUND = re.compile(rf"{_WIDER} {_FOUND} [^.;]{{0,60}}?{_CRIME}")
_ITS_OFFICERS_FOUND = re.compile(
    rf"(?:['’]s)?(?: (?:provincial|city|district|state|municipal))? {_OFFICERS} {_FOUND} "
    rf"[^.;]{{0,60}}?{_CRIME}"
)
_HAS_MOST = re.compile(
    rf"{_WIDER} (?:had|has|have|accounts? for|accounted for) (?:the )?(?:highest|largest|most"
    rf"|greatest|biggest) [^.;]{{0,60}}?(?:victims|{_CRIME})"
)
_ELSEWHERE = re.compile(
    r"\b(?:courts?|tried|trials?|conferences?|workshops?|meetings?|met|training|shelters?|offices?"
    r"|prosecut\w+|sentenc\w+|convict\w+|assist\w*|help\w*|repatriat\w+|return\w*|discuss\w*|forum"
    r"|seminar|campaigns?|cent(?:er|re)s?|support\w*|services?|advice|laws?|projects?|prevent\w*|combat\w*|fight\w*|against|no|not|without)\b"
)
"""Before places where the crime is fought or spoken of."""
_FLED = re.compile(
    r"\b(?:suspects?|traffickers?|ringleaders?|accused|brokers?|recruiters?|smugglers?|pimps?|couple"
    rf"|owner)\b[^.;]{{0,40}}? (?:fled|escaped|absconded|ran away|fleeing) to {_LEAD}$"
)
_TAKEN_TO = re.compile(rf"\b(?:flown|taken|brought|transferred|moved|driven|sent) to {_LEAD}$")
_CARED_FOR = re.compile(
    r" (?:(?:on|aboard) (?:an?|the) (?:government|military|charter\w*|special|air force|police)\b"
    r"|and (?:were )?(?:taken|admitted|placed|housed|lodged|put up) (?:to|in|at|into) (?:an?|the)"
    r" (?:[\w-]+ ){0,2}(?:shelter|hospital|embassy|consulate|safe house|cent(?:er|re))\b)"
)
_NOT = re.compile(r"\b(?:not|no longer|never|neither|nor)\b")
_ROLES = {
    "source": "source",
    "origin": "source",
    "sendin": "source",
    "recrui": "source",
    "transi": "transit",
    "stagin": "transit",
    "destin": "destination",
    "receiv": "destination",
    "hotspo": "hotspot",
    "hot sp": "hotspot",
}


def named_role(sentence: Sentence, place: Place) -> str | None:
    """The role that a sentence gives a place by its name: "X is a transit point"."""
    before, behind = around(sentence, place)
    named = _NAMED.match(behind) or _CALLED.search(before)
    if named is None or _NOT.search(named[0]):
        return None
    return _ROLES[named["role"][:6]]


def is_tied(sentence: Sentence, place: Place) -> bool:
    """Whether a sentence says that the crime, its cases or its victims were found in a place."""
    before, behind = around(sentence, place)
    if _NOTORIOUS.match(behind) or _HAS_MOST.match(behind) or _ITS_OFFICERS_FOUND.match(behind):
        return True
    if _OFFICERS_IN.search(before) and _THEY_FOUND.match(behind):
        return True
    cases = _CASES_IN.search(before)
    return cases is not None and not _ELSEWHERE.search(before)


def is_haven(sentence: Sentence, place: Place) -> bool:
    """Whether culprits only fled to a place, or those freed were taken to a shelter in it."""
    before, behind = around(sentence, place)
    if _FLED.search(before):
        return True
    return _TAKEN_TO.search(before) is not None and _CARED_FOR.match(behind) is not None
