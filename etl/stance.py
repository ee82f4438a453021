"""How a sentence holds what it states: asserted, estimated, alleged, planned or denied, by whom."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache, partial

from etl.attribution import attribution
from etl.scan import Cue, among

_CRIME = (
    r"(?:traffick\w*|smuggl\w*|sold|lured|kidnapp\w*|abduct\w*|coerced|deceived|exploit\w*|"
    r"enslaved|slaves?|"
    r"slavery|victims?|forced|captives?|prostitut\w*|bought|recruit\w*|cases?|such|true|"
    r"happen\w*|taken|any|evidence|"
    r"the (?:case|origin|destination)|found (?:any|evidence)|confirm\w*|substantiat\w*|"
    r"sign(?:ed)?|come of|take place|took place|reached|agreed|proven|borne out)"
)
_SAYING = (
    r"(?:reports?|claims?|stor(?:y|ies)|rumou?rs?|allegations?|accusations?|charges|statements?|"
    r"complaints?|testimony|accounts?|figures?|numbers?|estimates?|suggestions?|notion|idea|"
    r"criticism|findings?|press|media|articles?|characteri[sz]ation|assertions?)\b"
)
_ADVERBS = (
    r"(?:(?:been|being|be|in fact|themselves|itself|actually|ever|really|an?|the|any|human|"
    r"sex|of) ){0,4}"
)
# What comes after these words up to the end of the clause is denied.
_FORWARD = Cue(
    r"\b(?:(?:no|without|little|found no) (?:\w+ )?(?:evidence|sign|signs|proof|record|"
    r"trace|indications?|facts?|knowledge|"
    r"truth|substance|confirmation|basis|grounds|suggestion|known cases?|confirmed cases?|"
    r"cases?|instances?|victims?|"
    r"reports?|link|connection|trafficking)\b|"
    r"not aware of|unaware of|den(?:y|ies|ied|ying)(?: (?:that|having|any))?|"
    r"(?:refut|rebutt|disput|contest|retract|repudiat|debunk)\w*|"
    r"(?:dismiss|reject|withdr[ae]w)\w*(?= (?:it|them|this|that|these|those|as|all|any|\w*['’]s|"
    rf"(?:[\w'’-]+ ){{0,4}}{_SAYING}))|"
    r"ruled out|\b(?:untrue|not true|false|wrong|a lie|a fabrication) that|"
    r"(?:not|never|n't|n’t) (?:yet )?(?:come across|encounter(?:ed)?|regist(?:er|ered)|"
    r"record(?:ed)?|identif(?:y|ied)|detect(?:ed)?|seen|found|heard of|received|known? of) "
    r"(?:a |an )?"
    r"(?:any|single|one|case|evidence|victims?|instances?|reports?)\b|"
    r"(?:nobody|no one|nothing|none|neither|nor)\b|no reason to|(?:not true|untrue|false|"
    r"fiction|rumou?r|myth|denied)\s?:|"
    rf"(?:not|never|n't|n’t|hardly)\s+{_ADVERBS}{_CRIME}|"
    r"no (?:\w+ ){0,3}(?:was|were|is|are|has|have|had|goes|went|came)\b|"
    r"(?:false|untrue|unfounded|baseless|bogus|invented|fabricated|mistaken|erroneous) (?:\w+ )?"
    r"(?:reports?|claims?|stor(?:y|ies)|rumou?rs?|allegations?|figures?)|rumou?rs? (?:that|of)|"
    r"myth (?:that|of)|"
    r"(?:wrongly|mistakenly|falsely|erroneously|incorrectly)|nothing to do with|"
    r"so-called (?:\w+ )?(?:traffick\w+|victims?|slaves?|slavery|cases?))",
    re.IGNORECASE,
)
# What comes before these words in the clause is denied.
_BACKWARD = Cue(
    r"(?:\b(?:is|are|was|were|be|been|being|proved?|proven|turned out(?: to be)?|has been|"
    r"have been|had been) "
    r"(?:\w+ly )?[\"“]?(?:denied|dismissed(?! (?:for|from|after|in|over)\b)|rejected|refuted|"
    r"retracted|withdrawn(?! from\b)|false|untrue|"
    r"unfounded|baseless|"
    r"a (?:hoax|myth|rumou?r|misunderstanding|fabrication|lie)|rumou?rs?|invented|fabricated|wrong|"
    r"made up|in error|disputed|debunked|nothing of the (?:sort|kind))|"
    rf"\b(?:is|are|was|were|has|have|had|does|do|did|could|can)\s*(?:not|never|n't|"
    rf"n’t)\s+{_ADVERBS}{_CRIME}|"
    r"\b(?:is|are|was|were) (?:not|no) (?:a |an |the )?(?:\w+ ){0,2}(?:trafficking|victims?|"
    r"case|route|destination|hub|source)|"
    r"(?:never|not) (?:happened|take place|took place|materiali[sz]ed)|cannot be confirmed as|"
    r"\bfound (?:none|nothing|no one)\b|\b(?:calls?|called|dismissed) (?:it|them|this|"
    r"that) (?:as )?(?:an? )?"
    r"(?:fairy tale|invention|nonsense|myth|rumou?r|lie|urban legend|fiction)|\bno such\b|"
    r"\bdid not happen\b|\bnever existed\b)",
    re.IGNORECASE,
)
_NOT_NEGATION = Cue(
    r"\b(?:not only|not just|not merely|not least|not all|not always|not until|"
    r"not (?:yet )?known|not clear|"
    r"no longer|no fewer|no less|no more than|no doubt|whether or not|cannot be denied|"
    r"not be denied|"
    r"no one knows|nobody knows|nobody can say|none other|denied (?:entry|access|food|wages|"
    r"pay|bail|visas?|sleep)|"
    r"does not (?:maintain|keep|separate|distinguish)|not the only|not surpris\w+|"
    r"never (?:been )?paid|not paid|"
    r"(?:none|nobody|no one|never|not|neither)(?: of \w+(?: \w+)?)? (?:(?:has|have|had|was|"
    r"were|is|are) )?(?:been )?"
    r"(?:told|paid|given|allowed|aware|able|knew|informed|asked)|neither (?:project|side)|"
    r"rejected (?:the )?(?:application|asylum|appeal))\b",
    re.IGNORECASE,
)
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
_SCOPE_END = re.compile(
    r";\s|\s--?\s|\s[–—]\s?|—|[.!?]\s(?=[A-Z\"“])|,\s(?=(?:but|although|though|while|whereas|"
    r"yet|and (?:he|she|it|they|"
    r"the|a|in|on|that|then))\b)|\s(?:but|although|whereas|though)\s"
)
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


_BACK, _ON, _PLAN, _SAY, _GUESS, _CHARGE = range(6)
_cues = lru_cache(maxsize=4096)(
    partial(among, (_BACKWARD, _FORWARD, _PLANNED, _HEARSAY, _ESTIMATED, _CHARGED))
)
"""Numbers of the scans that may find something in a sentence: most find nothing."""


@lru_cache(maxsize=4096)
def denied_spans(sentence: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a sentence over which a denial or a negation of the fact itself holds.

    Args:
        sentence: One sentence.

    Returns:
        Half-open spans in code points, in the order of their cues.
    """
    if _cues(sentence).isdisjoint((_BACK, _ON)):
        return ()
    excused = [found.span() for found in _NOT_NEGATION.finditer(sentence)]

    def counts(found: re.Match[str]) -> bool:
        return not any(
            start <= found.start() < end or found.start() <= start < found.end()
            for start, end in excused
        )

    cuts = [found.span() for found in _SCOPE_END.finditer(sentence)]
    ends, starts = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(sentence)]
    spans: list[tuple[int, int]] = []
    for found in _FORWARD.finditer(sentence):
        if counts(found):
            spans.append(
                (found.start(), max(found.end(), starts[bisect_left(starts, found.end())]))
            )
    for found in _BACKWARD.finditer(sentence):
        if counts(found):
            spans.append((ends[bisect_right(ends, found.start()) - 1], found.end()))
    return tuple(spans)


def is_denied(sentence: str, start: int, end: int) -> bool:
    """Whether a denial scopes over sentence[start:end].

    Args:
        sentence: One sentence.
        start: First code point of the span in the sentence.
        end: One past its last.

    Returns:
        True where more than half of the span lies in what a denial covers.
    """
    width = max(1, end - start)
    return any(
        min(end, right) - max(start, left) > width / 2 for left, right in denied_spans(sentence)
    )


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
