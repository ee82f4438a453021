"""The words that deny a flow: that it exists, that it is trafficking, that a report is true."""

import re

from etl.denial import denied_spans, scope_end
from etl.extract._otherwise import answers, harmless, otherwise
from etl.extract._unmet import unmet
from etl.scan import Cue, Rare

_CRIME = (
    r"(?:traffick\w*|sold|selling|sale|sells?|exploit\w*|forced (?:labou?r|prostitution|work)|"
    r"coerc\w+|victims?|brothels?|prostitution|slaves?|slavery|enslaved|kidnapp\w*|abduct\w*|"
    r"(?:forced|made) to (?:work|beg|marry|sell)|shanghaied|kidneys|organs|"
    r"against (?:their|her|his|its) will|"
    r"by (?:force|fraud|deceit)|bonded|debt bondage|child labou?r|jockeys?|"
    r"racing|abuse|deceived|lured)"
)
CRIME = Rare(rf"\b{_CRIME}\b", re.IGNORECASE)
_MOVED = re.compile(
    rf"\b(?:{_CRIME}|shipped|sent|taken|carried|moved|smuggled|going|spirited|passed on|shifted|"
    r"held|kept)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:taken|brought|carried|shipped) (?:\w+ )?(?:to|into|over|across)\b", re.IGNORECASE
)
_CALLED = (
    r"(?: (?:been|being|be|considered?|regard(?:ed|s)?|counted?|class(?:ed|ify|ified)?|"
    r"treat(?:ed)?|"
    r"seen|see|call(?:ed)?|count|view(?:ed)?|amount|to|as|an?|the|any|this|that|it|these|those|"
    r"them|"
    r"human|route|women|men|workers|migrants|seasonal|marriages|cases?|of|in|such|victims?)){0,8}"
)
_YET = re.compile(r",? (?:but|although|though|while|whereas|except) ", re.IGNORECASE)
# It is something else: contract work, smuggling, free choice.
_ELSE = Cue(
    r"\bsmuggl\w+,? (?:rather than|and not|not)(?: \w+){0,4} traffick\w*|"
    r"\b(?:unrelated to|distinct from|nothing to do with|rather than|innocent of)"
    r"(?: \w+){0,2} (?:traffick\w+|victims)|"
    r"\bsmuggling, [^.;]{0,40}?\bnot traffick\w+|"
    rf"\b(?:not|never|n['’]t){_CALLED} (?:trafficking|trafficked|victims of traffick\w+)\b|"
    r"\bobject(?:s|ed)? to (?:their|them) being called|"
    r"\bno (?:indicators?|signs?|evidence|element|case|cases|ground|grounds|information|proof|"
    r"truth|substance|trafficking element)\b[^.;]{0,80}?\b(?:traffick\w+|exploit\w+|coerc\w+|"
    r"sold|sale|taken|sent|forced|against their will)\b|"
    r"\b(?:nobody|no one|none|no [A-Za-z]+ [a-z]+)(?: \w+){0,3} (?:sold|trafficked|exploited|"
    r"forced|"
    r"shanghaied|coerced)\b|"
    r"\bnot (?:one|a single) (?:[\w'’-]+ ){1,4}(?:sold|trafficked|exploited|forced|coerced)\b|"
    r"\bnot, [^,;.]{1,50}, of traffick(?:ers|ing)\b",
    re.IGNORECASE,
)
_REFUSED = Cue(
    r"\b(?:den(?:y|ies|ied|ying|ial)|reject(?:s|ed)?|disput(?:es?|ed)|dismiss(?:es|ed)?|"
    r"refut(?:es?|ed)|untrue|baseless|unfounded|no truth to|without foundation|hoax|fabricated|"
    r"no substance|no evidence|nothing of the kind|not one case|could not support|"
    r"(?:waved|waves|brushed|brushes|shrugged|shrugs) (?:away|off|aside)|scoff(?:s|ed)|"
    r"(?:call(?:s|ed)?|termed) (?:it|them|this|that|these|those) (?:all )?(?:as )?(?:an? )?"
    r"(?:\w+ )?(?:fables?|fiction|nonsense|inventions?|gossip|lies?|propaganda|slander|"
    r"fantas(?:y|ies)|fairy tales?|myths?|legends?|rumou?rs?)|"
    r"(?:was|were) (?:firm|adamant|categorical))\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:claim(?:s|ed)?|messages|reports?|stor(?:y|ies)|rumou?rs?|accounts?|suggestions?|"
    r"tales?|allegations?|assertions?|media|press|newspapers?)\b",
    re.IGNORECASE,
)
CUT = re.compile(r";\s|,? (?:but|although|though|while|whereas) |, and (?:he|she|it|they) ")
BACK = re.compile(
    r"\b(?:it|they|them|their|this|these|those|such|none|nobody|no one|anyone|anybody|allegations?|"
    r"reports?|stor(?:y|ies)|claims?|marriages|passengers|(?:one|a single|any) case)\b",
    re.IGNORECASE,
)
# What is missing is the answer to the crime, not the crime; or the count of it.
_RESPONSE = Rare(
    r"\b(?:prosecut\w+|convict\w+|sentenc\w+|trials?|tried|legislat\w+|laws?|penal|prohibit\w*|shelters?|"
    r"identif\w+|statistics|figures|data|assist\w*|funds?|funding|train\w+|screen\w*|refer\w+|"
    r"brought to (?:court|trial|justice)|traffickers? (?:was|were|has|have) |"
    r"plan|polic(?:y|ies)|services|protect\w*|prevent\w*|arrest\w*|charg\w+|investigat\w+|"
    r"cooperat\w+|ministr\w+|awareness|campaign\w*|compensat\w+|report(?:ing|ed)|minimum|"
    r"complied|comply|efforts?|know whether|entry|bail|rights|visas?|problem of|signator\w+|"
    r"to report|how many|fallen|reduced|increase\w*|decrease\w*)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"den(?:y|ies|ied|ying) (?:\w+ )?that [^.;]{3,120}? (?:is|are|was|were|be|been|being) "
    r"(?:ever )?(?:held|kept|taken|brought|carried|shipped|spirited|passed on)\b"
    r"(?! (?:back|home)\b)",
    re.IGNORECASE,
)
"""What is denied beside the crime by its name: that people were taken or held."""
_UNSURE = Cue(
    r"\b(?:not (?:only|just|all|always|necessarily|known|clear)|(?<!asked )(?:whether|if)|unless|"
    r"until|"
    r"cannot be (?:excluded|ruled out)|can(?:no|')t (?:exclude|rule out)|denied (?:them|him|her|"
    r"entry|food|wages|access)|no longer denied|does not deny|"
    r"turned out(?! (?:to be )?(?:an? )?(?:false|untrue|wrong|unfounded|baseless|invent|fabricat|"
    r"hoax|myth|error))|(?:brought|come|"
    r"came) to (?:his|her|their|our|the) "
    r"(?:offices?|attention|notice)|"
    r"den(?:y|ies|ied|ying) (?:(?:the|all|any|both|\w+) )?(?:charges?|counts?)|"
    r"den(?:y|ies|ied|ying) (?:human )?trafficking|pleaded|"
    r"(?:not|never|n['’]t|nor) (?:agreed?|consent(?:ed)?) to|"
    r"(?:not|n['’]t) (?:speak|comment)|(?:says?|said|saying|states?) nothing (?:of|about)|"
    r"(?:not|n['’]t) (?:yet )?be (?:independently )?(?:confirmed|verified)|"
    r"(?:none|nobody|no one)(?: (?:had|has|have))? claimed (?:to|that)|"
    r"(?:that|which|whom) (?:nobody|no one) (?:can|could|will|would))\b",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\W*(?:while|although|though) (?:most|many|some|several|a few|the (?:vast )?majority)\b",
    re.IGNORECASE,
)
"""How a sentence begins that is about the others."""


_CASES = (
    r"(?:cases?|instances?|complaints?|files?|evidence|signs?|indicators?|indications?|information|"
    r"proof|reports?|truth|basis|victims?)"
)
STORIES = (
    r"(?:reports?|stor(?:y|ies)|claims?|allegations?|accusations?|rumou?rs?|accounts?|tales?|"
    r"articles?|items?)"
)
# Denials that name no crime: what they deny is told beside them.
_POINTING = Cue(
    rf"\bno (?:\w+ ){{0,2}}{_CASES} (?:of|for|in) (?:this|that|these|those|such|it|them)\b|"
    rf"\bno (?:\w+ ){{0,2}}{_CASES} (?:was|were|has been|have been|had been) (?:ever )?"
    r"(?:found|recorded|registered|identified|confirmed|established|reported|known)\b|"
    rf"\b(?:seen|found|saw|heard|had|have|has|see|know of|knew of|recorded|registered) no {_CASES}"
    r"(?=[,.;]|$| (?:for|of) (?:it|this|that|them))|"
    r"\b(?:never|not|n['’]t)(?: \w+){0,2} (?:seen|found|met|recorded|registered|encountered|see|"
    r"find|heard of|come (?:up)?on|come across|substantiate|substantiated|confirm|verify)"
    rf"(?: any| an?| one| single| a single| of){{0,2}}(?: new| fresh| known| further)? {_CASES}\b|"
    rf"\bnot (?:one|a single) {_CASES}\b|"
    rf"\b(?:do|does|did)(?: not|n['’]t) believe (?:the|these|those|such|any of the) {STORIES}\b|"
    rf"\b{STORIES} (?:is|are|was|were)(?: \w+){{0,2}} (?:baseless|untrue|false|unfounded|"
    r"groundless|invented|without (?:any )?(?:foundation|basis|substance))\b|"
    r"\bthere (?:is|was) no such (?:thing|trade|traffic|case|route)\b|"
    r"\bvictims? of (?:nobody|no one|none)\b|"
    r"\bcome by themselves\b|"
    r"\b(?:classified|treated|regarded|counted|seen) as (?:migrant |people |human )?smuggling\b",
    re.IGNORECASE,
)
_VERDICT = Cue(
    rf"\b(?:this|that|it|they|which|(?:the|such|these|those) {STORIES})"
    r" (?:is|are|was|were|proved|proves|turned out)(?: to be)?(?: (?:\w+ly|quite|all|simply))?"
    r" (?:wrong|incorrect|inaccurate|untrue|false|mistaken|in error|not (?:true|so|the case|correct"
    r"|accurate)|an? (?:error|invention|fabrication|fable|hoax|myth)"
    r"|(?:only|just|merely|nothing (?:but|more than)|no more than) (?:an? )?"
    r"(?:stor(?:y|ies)|rumou?rs?|tales?|talk|gossip|legends?|myths?))\b|"
    r"\b(?:doubt(?:s|ed)?|disbelieve[sd]?|(?:not|n['’]t) believe) (?:it|this|that|them)(?=[,.;]|$)|"
    r"\b(?:no|nobody|nothing|none|neither|nor|not|never)\b[^.;]{0,80}?"
    r"\b(?:bears?|bore|borne|bearing) (?:it|this|that|them) out\b|"
    r"\bthere (?:is|was) no (?:trade|traffic|trafficking) of (?:this|that|the) (?:kind|sort)\b",
    re.IGNORECASE,
)
"""What a sentence says of a story told before it, whatever that was."""
_SAID = re.compile(r", (?:(?!and\b|but\b)[\w'’-]+ ){1,6}?(?:says?|said|told|announced|insisted)\b")
"""Who says so, behind what is said."""
_TALKED = re.compile(
    rf"{_TOLD.pattern}|\b(?:asked|speaks?|spoke|spoken|talks?|talked)\b[^.;]{{0,60}}? "
    r"(?:about|of|whether|if)\b|\b(?:wrote|written|no such traffic)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\W*(?:when )?asked about\b", re.IGNORECASE)
_THEN = re.compile(r"\b(?:but|however|until|only to|then|although|though)\b", re.IGNORECASE)


def denial(sentence: str, before: str = "") -> tuple[int, int] | None:
    """The stretch of a sentence that denies trafficking, or None.

    Args:
        sentence: One sentence.
        before: What stands right before it, where the crime may be named that it denies.

    Returns:
        Half-open span; sentences that miss laws, figures or help, or that are in doubt, have none.
    """
    if len(sentence) > 700 or _UNSURE.search(sentence) or _MOST.match(sentence):
        return None
    other = _ELSE.search(sentence) or unmet(sentence)
    if other and not _RESPONSE.search(other.group()):
        return _with_story(sentence, other.start()), scope_end(sentence, other.end())
    for start, end in denied_spans(sentence):
        said = _SAID.search(sentence, start, end)
        words = sentence[start : said.start() if said else end]
        if words[:3].lower() == "any" or _RESPONSE.search(words):
            continue
        if CRIME.search(words) or _DENIED.match(words):
            return _with_story(sentence, start), end
    pointing, verdict = _POINTING.search(sentence), _VERDICT.search(sentence)
    told = (pointing or verdict) and _is_told(sentence, before)
    if pointing and told and not _RESPONSE.search(sentence, pointing.start()):
        return None if _THEN.search(sentence, pointing.end()) else (0, pointing.end())
    if verdict and told:
        return verdict.span()
    if is_refused(sentence) and _MOVED.search(sentence):
        return 0, len(sentence)
    return _otherwise(sentence, before)


def _otherwise(sentence: str, before: str) -> tuple[int, int] | None:
    """The stretch that denies, without naming the crime, what is told there or right before."""
    if answers(sentence, before):
        return 0, len(sentence)
    for start, end in otherwise(sentence):
        if _RESPONSE.search(sentence, start):
            continue
        if _is_told(sentence, before):
            return 0, end
    instead = harmless(sentence)
    if instead and (_TALKED.search(sentence) or _TALKED.search(before)):
        return 0, instead[1]
    return None


def _is_told(sentence: str, before: str) -> bool:
    """Whether a sentence, or what stands before it, tells of the crime or of what others say."""
    if _TAKEN.search(sentence):
        return True
    return any(cue.search(text) for cue in (CRIME, _TALKED) for text in (sentence, before))


def is_refused(sentence: str) -> bool:
    """Whether a sentence says of a story that it is not so."""
    return bool(_REFUSED.search(sentence) and _TOLD.search(sentence))


def _with_story(sentence: str, start: int) -> int:
    """Where a denial begins: with the story before it that the sentence refuses, or asks about."""
    asked = _ASKED.match(sentence, 0, start)
    if asked:
        return asked.start()
    told = _TOLD.search(sentence, 0, start)
    return told.start() if told and _REFUSED.search(sentence, told.end(), start) else start


def denied_behind(sentence: str, following: str) -> bool:
    """Whether the sentence right behind one denies all of it: "This is smuggling, not trafficking".

    Args:
        sentence: What may be denied.
        following: The sentence behind it, which names no place of its own.
    """
    told = denial(following, sentence)
    return told is not None and not _YET.search(following, told[0])
