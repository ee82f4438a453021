"""The words that name a source: what belongs to its name, and what names nobody."""

import re

_LIGHT_HEAD = re.compile(
    r"^(?:the |its |their |latest |recent |official |new |preliminary |an? )*(?:figures|data|"
    r"statistics|numbers|"
    r"estimates?|information|records|sources?|reports?) (?:released |published |compiled |"
    r"issued |provided |"
    r"collected )?(?:from|by|of|at|within|"
    r"in(?= the (?!province|region|district|north|south|east|west|area|town|city|village|camp))) "
    r"(?:the )?",
    re.IGNORECASE,
)
_WHOSE_STUDY = re.compile(
    r"^(?:(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|[Oo]ne|recent|new|joint|latest|earlier|"
    r"\d{4})\s)*"
    r"(?:[a-z-]+\s){0,2}?"
    r"(?:surveys?|stud(?:y|ies)|research|assessment|reviews?|polls?|census|interviews)\s"
    r"(?:(?:of|among|on|into|with|in)\s(?:[^,;]|(?<=\d),(?=\d)){3,100}\s)?"
    r"(?:(?:published|released|conducted|made|done|issued|carried out)\s)?by\s(?:the\s)?(?=[A-Z])"
)
"""What stands before the one who studied: "a survey of returnees by X"."""
_OF_WHOM = re.compile(r"\s(?:of|among|on|into)\s(?=\d|some\b|about\b|more\b|over\b|nearly\b).*$")
_LIGHT_TAIL = re.compile(
    r"(?:'s?|’s?)? (?:estimates?|figures|statistics|data|numbers|officials' estimates)$"
)
LEADING = re.compile(
    r"^(?:(?:and|but|yet|however|also|so far(?: in \d{4}| this year)?|so|then|"
    r"here|now|meanwhile|separately|indeed|moreover|nor|"
    r"for his part|(?:last|this) (?:week|month|year)|"
    r"for her part|since \d{4}|earlier|later|yesterday|today|still|while|as|although|though|"
    r"because|since|what|"
    r"the local press quoted)[, ]+)+",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_WHEN = re.compile(
    r"^(?:[Oo]ver (?:breakfast|lunch|dinner|tea|coffee) )?"
    rf"(?:(?:[Ii]n|[Oo]n|[Ss]ince|[Bb]y) )?(?:(?:early|late|mid)[ -])?"
    rf"(?:(?:{_MONTH} and )?{_MONTH}(?: \d{{1,2}})?(?:,? \d{{4}})?|"
    rf"\d{{1,2}} {_MONTH}(?: \d{{4}})?|\d{{4}}|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? (?=(?:the|an?|two|three|four|five|"
    r"six|seven|eight|nine|ten) [A-Za-z])"
)
"""When it was said: "In April 2004 the court"."""
_MARKING = re.compile(
    r"^(?:(?:\d{1,3}\.\s*)?\((?:U|SBU|C|S)\)\s*|\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-Z]))"
)
"""The marking or the number of a paragraph: "(U)", "3.1"."""
PRONOUN = re.compile(
    r"^(?:s?he|they|it|who(?:ever)?|each|so|we|i|you|this|that|these|those|which|one(?!\s(?!of\b)[a-z])|another|"
    r"some(?!(?:\s[\w-]+){0,3}?\s(?:NGOs|officials|groups|organi[sz]ations|agencies|experts|"
    r"observers|officers|workers|media|sources|police|activists|analysts|diplomats)\b)|others?)\b",
    re.I,
)
_ONLY_POINTS = re.compile(
    r"(?:(?:the|an?|its|their|his|her|our|one|two|some|many|most|same|now|nowadays|today|now|here|"
    r"there|"
    r"however|figures?|her|him|them|us|me)\b\s*)+$",
    re.IGNORECASE,
)
"""What names nobody, though it stands where a source does."""
_WHO = re.compile(r"(?<=\w),?\s(?:who|whom|whose|which)\s")
_CLAUSE_OF_ITS_OWN = re.compile(
    r"\s(?:has|have|had|was|were|is|are|will|would|targeted|did|said|says)(?:\s|$)|^met\sby\b",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:has|have|had|also|later|recently|then|itself|himself|herself|themselves|yesterday|"
    r"today|"
    r"(?:on|in) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Janu|Febru|March|April|May|June|July|"
    r"Aug|Sept|Octo|Nov|Dec)\w*"
    r"(?: \d+)?|last (?:week|month|year)|this (?:week|month|year)|both|all|each|and|but|there|who)$"
)
_CAPITAL = re.compile(r"\b[A-ZĐÀ-Ý][\w'’.-]+")
_DETERMINED = re.compile(
    r"^(?:an?|the|its|their|his|her|our|one|two|three|some|several|many|most|local|provincial|"
    r"government|"
    r"police|officials|authorities|prosecutors|activists|villagers|witnesses|survivors|victims|"
    r"experts|"
    r"investigators|residents|relatives|sources|diplomats|same|state|immigration|\d[\d,]*)\b",
    re.IGNORECASE,
)
_OF_A_TRADE = re.compile(
    r"(?:[a-z-]+\s){0,3}(?:guards|workers|officers|agents|staff|lawyers|attorneys|advocates|"
    r"campaigners|researchers|academics|analysts|observers|teachers|doctors|nurses|monks|nuns|"
    r"priests|"
    r"volunteers|counsel+ors|contacts|interlocutors|leaders|elders|returnees|fishermen|fishers|"
    r"migrants|neighbou?rs|parents|families|traders|drivers|owners|employers|recruiters|groups|"
    r"organi[sz]ations|agencies|newspapers|media|detectives|inspectors|interpreters|scholars|"
    r"specialists|medics|soldiers|councillors|women|girls|men|boys)\b",
)
"""People by what they are, without an article: "border guards"."""
NEGATIVE = re.compile(
    r"^(?:contrary|despite|unlike|in|on|at|under(?! Secretary)|with|by|of|from|during|after|before|"
    r"through|between|among|no|none|nobody|neither|nothing|few|whether|if|there|not)\b",
    re.IGNORECASE,
)

NUMBER = (
    r"\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
)
"""Choices of a pattern: what may be written for a number below a hundred, or in digits."""
_NUMBERS = rf"(?:{NUMBER}|hundred|half|all|both)"
_ONLY_COUNTS = re.compile(
    rf"(?:nevertheless |only |some |about |the other |the |remaining |other |{_NUMBERS} )*"
    rf"{_NUMBERS}(?: others?| more| of them)?"
    r"(?:(?: per ?cent|%)?(?: (?:of|in|out of)\b.*)?| in .*| per ?cent\b.*)?$",
    re.IGNORECASE,
)
"""A number that points to people counted before it: "61 of 88", "nine others"."""
_DATELINE = re.compile(r"^.*(?:\)|\d{4})\s[-–—]\s|^.*[|·•]\s*")
_BEGINS_NO_NAME = re.compile(
    r"(?:as|asked|when|whose|whom|which|inside|to|for|up|much|more|such|now|nevertheless|"
    r"nonetheless|were|was|guards|most of|two weeks ago|last|far|found|"
    r"the (?:end|start|beginning|middle) of|(?!united|retired|elected|armed|alleged|"
    r"accused|concerned|unnamed)[a-z]{3,}ed)\b"
)
_NO_SPEAKER = re.compile(
    r"(?:(?:an?|the|its|their|his|her|our|two|three|one|some|many) )?(?:[a-z-]+ )?"
    r"(?:prices?|persons|situation|reform|visits?|SOPs|cases?|counts|stub|river|disputes|fees|"
    r"episodes?|signing|suspension|outcome|profits?|numbers?|wages|trade|arrivals|accounts?|meetings?|latter|former|own|majority|count|complaints?)"
    r"(?=$| (?:of|to|in|for|on|at|opened|told))"
)
_MEETING = re.compile(r"(?:The |the )?Meeting$")
_FINITE = re.compile(
    r"(?<!\b[Tt]he)(?<!\b[Aa])(?<!\b[Aa]n)(?<! and)(?<! of)(?<! by)\s(?:[a-z]+ly\s)?"
    r"(?:(?:puts?|gives?|gave|took|spent|ran|went|came|began|saw|knew|fell|rose|forbade)\b|"
    r"(?:named|called)(?=\s(?:the|its|his|her|their|it)\b)|"
    r"(?:takes|leaves|met|refers?|makes?|made|runs?|sends?|sent|goes|comes?|sees|knows?|brings|brought|"
    r"sells?|sold|wait|finds?|found|cost|held|kept|left|lost|release|"
    r"(?!called|named|known|based|related)[a-z]{2,}ed)(?=\s(?:the|an?|his|her|their|its|it|them|"
    r"him|that|up|out|off|over|back|to|no|not|at|\d|two|three|four|five|six|seven|eight|nine|ten|"
    r"for us|press|poloff|emboffs?|politely|suspects|money|annual|compensation|figures|"
    r"in|on|across|between|from|[A-Z])|\s?$))"
)
_PARTICIPIAL = re.compile(
    r"\s(?:[a-z]+ly\s)?(?:published|made|conducted|held|based|carried|given|seen|sent|taken)"
    r"\b(?!\s(?:\d|an?\b))"
)
"""What a survey was, not what somebody did: "a survey made by X"."""
_ENDS_OPEN = re.compile(
    r"\s(?:in|at|of|on|by|for|from|with|to|that|which|can|could|must|may|did|do|does|about|met|"
    r"pay|they|he|she|we|I|whom|now operated)$"
)
_ADVERB_END = re.compile(
    r"\s(?:nevertheless|nonetheless|however|now|simply|often|routinely|alone|publicly|recently|"
    r"still|twice)$"
)
_ALREADY = re.compile(r"\sto\s(?:hold|have|be|number|total|host|employ)\b.*$")


def trim_source(source: str, goes_on: bool = False) -> str | None:
    """A source as named: without what only introduces it; None where nothing is left.

    Args:
        source: The words that stand where a source does.
        goes_on: Whether a verb of saying follows that is joined to one before it by "and": the
            subject of that one speaks.
    """
    source = _MARKING.sub("", source.strip(' ,;:-–—"“”'))
    source = _DATELINE.sub("", source)
    source = _WHO.split(source, maxsplit=1)[0]
    source = _WHEN.sub("", LEADING.sub("", source).strip())
    previous = None
    while previous != source:
        previous = source
        source = _ADVERB_END.sub("", _TRAILING.sub("", source)).rstrip(" ,")
    if found := _WHOSE_STUDY.match(source):
        source = _OF_WHOM.sub("", source[found.end() :])
    source = _LIGHT_TAIL.sub("", _LIGHT_HEAD.sub("", source)).strip(" ,")
    source = re.sub(r"\s*\([^)]*$|\s*\((?!the )[a-z]*[A-Z][a-z]+\)$", "", source)
    source = re.sub(r"^(?:[Tt]he|[Bb]oth) (?=[A-Z])", "", _ALREADY.sub("", source))
    if (verb := _own_verb(source)) is not None:
        if not goes_on:
            return None
        source = source[:verb].rstrip(" ,")
    return source if _names_somebody(source) else None


def _own_verb(source: str) -> int | None:
    """Where a verb of its own begins, so that the words are a clause and no name."""
    told = source.lower() if source.isupper() else source
    for found in _FINITE.finditer(told):
        if not _PARTICIPIAL.match(told, found.start()):
            return found.start()
    return None


def _names_somebody(source: str) -> bool:
    if not 2 <= len(source) <= 140 or source.startswith("("):
        return False
    if PRONOUN.match(source) or NEGATIVE.match(source) or _ONLY_POINTS.match(source):
        return False
    if _CLAUSE_OF_ITS_OWN.search(source) or _ENDS_OPEN.search(source):
        return False
    within = source.lower() if source.isupper() else source[:1].lower() + source[1:]
    if _ONLY_COUNTS.match(source) or _BEGINS_NO_NAME.match(within):
        return False
    if _NO_SPEAKER.match(within) and not _MEETING.match(source):
        return False
    return bool(
        _CAPITAL.search(source) or _DETERMINED.match(source) or _OF_A_TRADE.fullmatch(source)
    )
