"""How a sentence holds what it states: asserted, estimated, alleged, planned or denied, by whom."""

import re
from functools import lru_cache, partial

from etl.attribution import attribution
from etl.denial import is_denied
from etl.scan import Cue, among

_ESTIMATED = Cue(
    r"\b(?:estimat\w+|believed to|believes?|believed|thought to|reckon\w*|guess\w*|"
    r"project(?:ed|ions?) (?:to|that)|"
    r"extrapolat\w+|approximat\w+|presum\w+|perhaps|probably|possibly|likely|in all likelihood|"
    r"(?:(?-i:may)|might) (?!not\b)(?:\w+ )?(?:be|have|number|reach|well)\b|"
    r"could (?:\w+ )?(?:have been|"
    r"number|reach|well|total|exceed|be (?:an?|as|up|more|over|much|higher|lower|about|around|even|"
    r"in the|\d))\b|appears? to|"
    r"appeared to|seems? to|"
    r"tens of thousands|hundreds of thousands|suggests? that|feared|assum\w+|by (?:one|"
    r"some) counts?|"
    r"no exact figures?|nobody has counted|give or take)\b",
    re.IGNORECASE,
)
_OF_NUMBER = re.compile(
    r"\s(?:(?:at|to|be|been|that|there|some|about|around|between|more|than|nearly|almost|as|many|over|"
    r"up|an?|the|another|half|low|high|total|of|is|are|was|were|anywhere|from|at\sleast)\s){0,6}"
    r"(?:[$£€]?\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|million|tens|dozens)\b)"
)
"""What follows a doubt that is about a number: "estimated at 1,200", "perhaps two thirds"."""
_HEARSAY = Cue(
    r"\b(?:alleg\w+|reportedly|reported to (?:have|be)|(?:is|are|was|were|been) (?:said|"
    r"reported(?! (?:in|from|by|at|on|since|during|between|among|last|this|to (?:the|police))\b)|"
    r"rumou?red|claimed|supposed)\b|"
    r"whether(?!\s(?:[\w-]+\s){1,4}or\b)|(?:is|are|was|were) (?:often|widely|sometimes) said|"
    r"reported (?:by [^,;]{1,40} )?as|purported\w*|"
    r"supposedly|unconfirmed|rumou?rs?|rumou?red|claim(?:s|ed)? (?:to|that|she|he|they)|"
    r"claimed|hearsay|"
    r"if (?:true|the (?:story|account|report))|"
    r"so the story goes|it is said|people say|we hear|word has it|apparently|ostensibly)\b",
    re.IGNORECASE,
)
_RUMOUR_OF = re.compile(
    r"\b(?:rumou?rs?|allegations?|unconfirmed reports?|hearsay)(?: that)?,?(?: which)?\s?$", re.I
)
"""A clause ends so whose content the next one tells."""
_CHARGED = Cue(
    r"\b(?:accus\w+|suspect(?:s|ed)? (?:of|that|they|to)|suspected|charged with|facing charges|"
    r"indicted|on suspicion of)\b",
    re.IGNORECASE,
)
_PLANNED = Cue(
    r"\b(?:will|shall|(?:is|are|was|were) (?:to|due|set|scheduled|expected|slated|planned|"
    r"about|supposed) (?:to )?(?!(?:have|an?|the|some)\b)"
    r"(?-i:[a-z]|[A-Z]{2})[a-z]*|"
    r"plan(?:s|ned)? (?:to|for)|planned|planning|intend\w*|scheduled|tentatively|"
    r"propos(?:e|es|ed|al|als|ing)|"
    r"aims? to|hopes? to|expect(?:s|ed)? (?:to|in|for|next)|upcoming|forthcoming|"
    r"would (?!not\b)(?:be|bring|make|allow|"
    r"cover|have to|collect|let|require|set|give|help|include|provide)|should (?:be|include|"
    r"have)|pending|"
    r"next (?:week|month|year|spring|autumn)|is being (?:drafted|negotiated|finali[sz]ed|prepared)|"
    r"(?:is|are) (?:drafting|negotiating|finali[sz]ing|preparing|working on)|"
    r"under (?:discussion|negotiation)|"
    r"not yet (?:been )?(?:signed|ratified|approved|in force)|await\w*)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:was|were|had|has|have|did|went|came|took|met|gave|found|sold|held|got|began|ran|"
    r"paid|made|left|sent|"
    r"brought|caught|kept|led|saw|bought|stood|told|fell|rose|[a-z]{3,}ed)\b"
)
_REPORTING = re.compile(
    r"\b(?:said|told|reported|announced|stated|added|noted|confirmed|stressed|explained|agreed|"
    r"decided|scheduled|"
    r"planned|expected|proposed|tentatively|asked|recommended|directed|called|pledged|promised|"
    r"approved|"
    r"trafficked|exploited|united|interested|concerned|named|was|were|had|has|have|did)\b"
)
_INNER = re.compile(r",\s|\s(?:that|which|who|whose|and|when|after|as)\s")
_REACH = 800  # characters on either side of a claim that may tell how it is held
_CLAUSE = re.compile(
    r"[;:]\s|\s--?\s|\s[–—]\s?|—|[.!?]\s(?=[A-Z\"“])|,\s(?=(?:but|although|though|while|"
    r"whereas|yet|and (?:he|she|it|they|"
    r"the|a|in|on|that|then)|who|which|where)\b)|\s(?:but|although|whereas|though|where|"
    r"and(?=\sthat\s))\s|"
    r"[“”\"]"
)


def _clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The clause that holds sentence[start:end]."""
    left, right = 0, len(sentence)
    for first, last in _boundaries(sentence):
        if last <= start:
            left = last
        elif first >= end:
            right = first
            break
    return left, right


@lru_cache(maxsize=4096)
def _boundaries(sentence: str) -> list[tuple[int, int]]:
    return [found.span() for found in _CLAUSE.finditer(sentence)]


_PLAN, _SAY, _GUESS, _CHARGE = range(4)
_cues = lru_cache(maxsize=4096)(partial(among, (_PLANNED, _HEARSAY, _ESTIMATED, _CHARGED)))
"""Numbers of the scans that may find something in a sentence: most find nothing."""


def _is_planned(sentence: str, start: int, end: int) -> bool:
    """Whether sentence[start:end] lies in the future of its text."""
    left, right = _clause(sentence, start, end)
    for found in _PLANNED.finditer(sentence, left, right):
        if found.start() > end:
            return False
        inner = [b.end() for b in _INNER.finditer(sentence, left, found.start())]
        begin = inner[-1] if inner and (end - start) < 0.8 * len(sentence) else left
        if begin > start and begin >= end:
            return False
        told = _REPORTING.sub("", sentence[begin : found.start()])
        between = _REPORTING.sub("", sentence[found.end() : start]) if found.end() < start else ""
        if not _HELD.search(told) and not _HELD.search(between):
            return True
    return False


def _near(
    sentence: str, before: str, span: tuple[int, int] | None
) -> tuple[str, str, tuple[int, int] | None]:
    """The same within reach: what passes for one sentence may be a whole broken file."""
    if len(sentence) <= 2 * _REACH:
        return sentence, before[-2 * _REACH :], span
    start, end = span or (0, _REACH)
    first = max(0, start - _REACH)
    sentence = sentence[first : min(end, start + _REACH) + _REACH]
    return sentence, before[-2 * _REACH :], (start - first, min(end - first, len(sentence)))


def stance(
    sentence: str,
    before: str = "",
    span: tuple[int, int] | None = None,
    earlier: str = "",
) -> tuple[str, str | None]:
    """How a sentence holds its content, and who says so.

    Args:
        sentence: The sentence.
        before: What stands before it in its passage, for pronouns and quotations that go on.
        span: The claim's own span in the sentence; without it the whole sentence is judged.
        earlier: The passages before, for pronouns.

    Returns:
        asserted, estimated, alleged, planned or denied; and the source as named, or None.
    """
    sentence, before, span = _near(sentence, before, span)
    return _attitude(sentence, span), attribution(sentence, before, span, earlier)


@lru_cache(maxsize=4096)
def attitude(sentence: str) -> str:
    """How a sentence holds its content: what `stance` says of it first, without the source."""
    return _attitude(_near(sentence, "", None)[0], None)


def held(sentence: str, span: tuple[int, int], accused: bool = False, numbers: bool = True) -> str:
    """How a sentence holds a part of it.

    Args:
        sentence: The sentence.
        span: The part.
        accused: Whether it counts those accused, or their cases: that they are is asserted.
        numbers: Whether doubt about a number counts ("an estimated 1,200").
    """
    near, _, within = _near(sentence, "", span)
    return _attitude(near, within, accused, numbers)


def _attitude(
    sentence: str, span: tuple[int, int] | None, accused: bool = False, numbers: bool = True
) -> str:
    start, end = span or (0, len(sentence))
    if is_denied(sentence, start, end):
        return "denied"
    cues = _cues(sentence)
    if _PLAN in cues and _is_planned(sentence, start, end):
        return "planned"
    if cues.isdisjoint((_SAY, _GUESS, _CHARGE)):
        return "asserted"
    left, right = _clause(sentence, start, end) if span else (0, len(sentence))
    clause = sentence[left:right]
    if _SAY in cues and (_HEARSAY.search(clause) or _RUMOUR_OF.search(sentence, 0, left)):
        return "alleged"
    if _CHARGE in cues and not accused and _CHARGED.search(clause):
        return "alleged"
    if _GUESS in cues and _doubts(clause, numbers):
        return "estimated"
    return "asserted"


def _doubts(clause: str, numbers: bool) -> bool:
    """Whether a clause is told as an estimate, of more than a number unless that counts."""
    return any(
        numbers or not (found.group()[-9:] == "thousands" or _OF_NUMBER.match(clause, found.end()))
        for found in _ESTIMATED.finditer(clause)
    )
