"""Denials by who never met the crime, or does not believe that it happens."""

import re

from etl.scan import Cue

_ASIDE = r"(?:, [^,.;]{1,40},)?"
_MEET = (
    r"(?:meet|met|find|found|see|seen|saw|hear of|heard of|know of|knows of|knew of|known of|know|"
    r"knows|knew|known|come across|came across|come upon|came upon|encounter(?:ed)?|"
    r"identif(?:y|ied)|trace|traced|record(?:ed)?|register(?:ed)?|detect(?:ed)?|discover(?:ed)?|"
    r"name|named|produce|point to|pointed to|learn(?:ed|t) of|aware of|deal with|dealt with)"
)
_CASE = (
    r"(?:cases?|instances?|examples?|complaints?|files?|dossiers?|records?) "
    r"(?:of|on|in which|where|about|concerning|involving)"
)
_SUFFERED = (
    r"(?:sold|trafficked|exploited|forced|coerced|enslaved|kidnapped|abducted|deceived|lured|"
    r"shanghaied|prostituted|held(?! (?:responsible|accountable|liable|to account))|"
    r"locked (?:in|up)|made to (?:work|sell|beg)|(?:taken|brought|carried|shipped|passed)"
    r"(?! (?:to (?:court|trial|justice|book|light)|into custody|care|up|in)\b)|"
    r"against (?:his|her|their) will)\b"
)
_WORDS = r"(?:(?!(?:and|but|to|not|for|because|until|when|who|that|which)\b)[\w'’-]+ )"
_BEFELL = (
    r"(?:(?:who|whom|that|which|to whom) )?"
    rf"(?:(?:has|have|had|was|were|is|are|be|been|being|ever|really|actually) ){{0,4}}{_SUFFERED}"
)
_SOMEBODY = rf"{_WORDS}{{1,6}}?{_BEFELL}"
"""Some person and what befell him: "woman from there who had been sold"."""
_NOBODY = rf"{_WORDS}{{0,6}}?{_BEFELL}"
_STORY = (
    r"(?:line|claim|notion|idea|suggestion|allegation|accusation|assertion|insinuation|contention|"
    r"statement|passage|sentence|charge|implication|view|belief|story|report|rumou?r)s?"
)
_AGAINST = (
    r"(?:t(?:ake|akes|ook|aken|aking) (?:issue with|exception to)|object(?:s|ed)? to|"
    r"disagree[sd]? with|bristle[sd]? at|vexed|annoyed|irritated|irked|offended|stung|"
    r"resent(?:s|ed)?|challenge[sd]?|contest(?:s|ed)?|dispute[sd]?|laugh(?:s|ed)? (?:at|off)|"
    r"ridicule[sd]?|mock(?:s|ed)?|scorn(?:s|ed)?|scoff(?:s|ed)? at|"
    r"(?:not|n['’]t|never) (?:accept|share))"
)
_CRIME = (
    r"(?:traffick\w+|sold|selling|sale|sells?|exploit\w*|forced|coerc\w+|brothels?|slav\w+|"
    r"prostitut\w*)"
)
_OFF = r"(?:(?! (?:but|although|though|while|whereas) )[^.;])"
_UNMET = Cue(
    r"\b(?:not|never|n['’]t|yet to|unable to|failed to)(?: [\w'’-]+){0,3}? "
    rf"{_MEET}{_ASIDE} [\"“]?(?:(?:any|an?|(?:a )?single) {_SOMEBODY}|"
    rf"(?:anyone|anybody|one|(?:an?|any|one|a single) {_CASE}) {_NOBODY})|"
    rf"\b{_MEET}{_ASIDE} [\"“]?(?:(?:no|not one|not a single) {_SOMEBODY}|"
    rf"(?:none|nobody|no one|not one|(?:no|not one|not a single) {_CASE}) {_NOBODY})",
    re.IGNORECASE,
)
"""Somebody met no one who was sold: "he had yet to meet a single girl who had been sold there"."""
_DISPUTED = Cue(
    rf"\b(?:{_AGAINST} (?:[\w'’,-]+ ){{0,5}}?{_STORY}(?: [\w'’-]+){{0,4}}?|disagree[sd]?) that "
    rf"{_OFF}{{0,120}}?\b{_CRIME}\b|"
    r"\b(?:doubt(?:s|ed)?|disbelieve[sd]?|(?:not|n['’]t) (?:accept|believe|think)|"
    r"(?:thinks?|thought|held|holds?|considers?|considered|finds?|found|is|was) it "
    r"(?:\w+ )?(?:unlikely|improbable|implausible|inconceivable|hard to believe)) that "
    rf"{_OFF}{{0,120}}?\b{_CRIME}\b",
    re.IGNORECASE,
)
"""Somebody objects to a story, or does not believe it: "he was vexed by the line that ..."."""


def unmet(sentence: str) -> re.Match[str] | None:
    """The words of a sentence that tell of a crime never met, or not believed, if any."""
    return _UNMET.search(sentence) or _DISPUTED.search(sentence)
