"""What a sentence denies, and how far a denial reaches."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from etl.scan import Cue

_CRIME = (
    r"(?:traffick\w*|smuggl\w*|sold|lured|kidnapp\w*|abduct\w*|coerced|deceived|exploit\w*|"
    r"enslaved|slaves?|"
    r"slavery|victims?|forced|captives?|prostitut\w*|bought|recruit\w*|cases?|such|true|"
    r"happen\w*|taken|carried (?:off|away)|spirited|shipped|any|evidence|"
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
    r"\bfound (?:none|nothing|no one|nobody|not one)\b|"
    r"\bfound to be (?:\w+ly )?(?:baseless|"
    r"without (?:any |all )?(?:substance|foundation|basis|truth)|unfounded|"
    r"groundless|untrue|invented)\b|"
    r"\b(?:calls?|called|dismissed) (?:it|them|this|that) (?:as )?(?:an? )?"
    r"(?:fairy tale|invention|nonsense|myth|rumou?r|lie|urban legend|fiction)|\bno such\b|"
    r"\bdid not happen\b|\bnever existed\b)",
    re.IGNORECASE,
)
_NOT_NEGATION = Cue(
    r"\b(?:not only|not just|not merely|not least|not all|not always|not until|"
    r"not (?:yet )?known|not clear|"
    r"no longer|no fewer|no less|no more than|no doubt|whether or not|cannot be denied|"
    r"not be denied|"
    r"no one knows|nobody knows|nobody can say|"
    r"(?:nobody|no one) (?:has|have|had|can|could) (?:ever )?(?:measured?|count(?:ed)?|"
    r"number(?:ed)?|stud(?:y|ied)|estimated?)|none other|denied (?:entry|access|food|wages|"
    r"pay|bail|visas?|sleep)|"
    r"does not (?:maintain|keep|separate|distinguish)|not the only|not surpris\w+|"
    r"never (?:been )?paid|not paid|"
    r"(?:none|nobody|no one|never|not|neither)(?: of \w+(?: \w+)?)? (?:(?:has|have|had|was|"
    r"were|is|are) )?(?:been )?"
    r"(?:told|paid|given|allowed|aware|able|knew|informed|asked)|neither (?:project|side)|"
    r"rejected (?:the )?(?:application|asylum|appeal))\b",
    re.IGNORECASE,
)
_SCOPE_END = re.compile(
    r";\s|\s--?\s|\s[–—]\s?|—|[.!?]\s(?=[A-Z\"“])|,\s(?=(?:but|although|though|while|whereas|"
    r"yet|and (?:he|she|it|they|"
    r"the|a|in|on|that|then))\b)|\s(?:but|although|whereas|though)\s"
)


@lru_cache(maxsize=4096)
def denied_spans(sentence: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a sentence over which a denial or a negation of the fact itself holds.

    Args:
        sentence: One sentence.

    Returns:
        Half-open spans in code points, in the order of their cues.
    """
    forward, backward = list(_FORWARD.finditer(sentence)), list(_BACKWARD.finditer(sentence))
    if not forward and not backward:
        return ()
    excused = [found.span() for found in _NOT_NEGATION.finditer(sentence)]

    def counts(found: re.Match[str]) -> bool:
        return not any(
            start <= found.start() < end or found.start() <= start < found.end()
            for start, end in excused
        )

    cuts = [found.span() for found in _SCOPE_END.finditer(sentence)]
    ends, starts = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(sentence)]
    ahead = (
        (found.start(), max(found.end(), starts[bisect_left(starts, found.end())]))
        for found in filter(counts, forward)
    )
    behind = (
        (ends[bisect_right(ends, found.start()) - 1], found.end())
        for found in filter(counts, backward)
    )
    return (*ahead, *behind)


def scope_end(sentence: str, start: int) -> int:
    """Where the clause ends in which a denial stands.

    Args:
        sentence: One sentence.
        start: A code point of the denial.
    """
    found = _SCOPE_END.search(sentence, start)
    return found.start() if found else len(sentence)


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
