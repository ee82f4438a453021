"""Denials that name no crime: there was nobody, it was a quarrel over wages, they went freely."""

import re
from collections.abc import Iterator

from etl.scan import Cue

_NEGATED = r"(?:not|never|n['’]t)"
_BE = r"(?:is|are|was|were)"
_PEOPLE = (
    r"(?:girls?|boys?|child(?:ren)?|bab(?:y|ies)|infants?|wom[ae]n|m[ae]n|wi(?:fe|ves)|brides?|"
    r"maids?|workers?|labou?rers?|migrants?|nationals?|citizens?|people|persons?|victims?)"
)
_NAMED = r"(?-i:[A-Z])[\w'’-]+"
_TALE = (
    r"(?:fables?|fiction|nonsense|inventions?|fabrications?|gossip|lies?|propaganda|slander|"
    r"fantas(?:y|ies)|(?:fairy )?tales?|myths?|legends?|rumou?rs?)"
)
_FREELY = (
    r"(?:by (?:themselves|himself|herself|choice)|"
    r"o[nf] (?:their|his|her) own(?: (?:free )?(?:will|accord|account|initiative|choice))?|"
    r"voluntarily|willingly|with (?:their )?(?:eyes open|open eyes))\b"
)
_QUARREL = (
    rf"\b(?:(?:that|this|it|these|those|theirs|they|which) {_BE} |(?:call|treat|regard|see)\w* "
    r"(?:that|this|it|these|those|them|all of (?:it|them)) (?:as )?)"
    r"(?:an? |all |only |merely |mainly |mostly )*(?:"
    r"(?:matters?|questions?|cases?|problems?) of (?:over-?stay\w*|wages|pay|contracts?|papers|"
    r"visas|documents|debts?)|"
    r"(?:labou?r|wages?|pay|contract\w*|employment|civil|private)[ -](?:disputes?|matters?|"
    r"complaints?|quarrels?|problems?|conflicts?)|"
    r"(?:disputes?|quarrels?|disagreements?) (?:over|about) (?:the |their |a )?(?:wages?|pay|"
    r"salar(?:y|ies)|contracts?|overtime|hours|debts?)|"
    r"(?:paying )?customers\b)"
)
"""What it was instead."""
_CONSENT = (
    r"\b(?:c[ao]mes?|coming|go(?:es|ing)?|went|gone|travel(?:s|l?ed)?|left|leave|entered|crossed|"
    rf"married|stayed?)(?: (?:there|here|over|in|out|abroad|away)){{0,2}}"
    rf"(?: (?:to|for|into) (?:the )?{_NAMED}(?: {_NAMED})?)? {_FREELY}|"
    rf"\b(?:left|leave) when they (?:liked|wished|wanted)|"
    r"\bknew (?:very well |exactly |well )?(?:where they were going|what awaited them|"
    r"what (?:sort|kind) of work)|\bhad signed (?:up|on) freely"
)
"""They went of their own will."""
_MOVED_OUT = (
    r"(?:trafficked|sold|lured|exploited|enslaved|smuggled|"
    r"(?:taken|brought|carried|sent|shipped|moved) (?:\w+ )?(?:from|to|into|over|across)"
    r"(?! (?:court|trial|justice|hospital|prison|jail)\b))\b"
)
_ENDED = (
    rf"\bno longer (?:being )?{_MOVED_OUT}|"
    r"\b(?:traffick\w+|trade|sale) (?:in|of) [^.;]{1,90}? (?:has|have|had) "
    r"(?:now |since |long since |completely )?(?:stopped|ceased|ended|died out|dried up|"
    r"come to an end)\b(?! (?:at|short)\b)"
)
"""It was so once."""
_NONE = (
    rf"\bthere {_BE} (?:no|not (?:one|a single)) (?:\w+ )?{_NAMED}(?: {_PEOPLE})?\b|"
    rf"\bthere {_BE} (?:nobody|no one|none) from\b|"
    rf"\b{_BE} no {_NAMED}(?=[,.;]|$)|"
    r"\b(?:met|found|saw|seen|encountered|came across) (?:none|nobody|no one)(?=[,.;]|$| "
    r"(?:there|here|in|among|from|who|to)\b)|"
    rf"\bnor (?:did|have|had|could) (?:we|they|he|she|anybody|anyone|[\w ]{{1,30}}?) "
    rf"(?:come across|met|meet|found|find|seen|see|heard? of|encounter(?:ed)?) (?:any )?{_NAMED}|"
    r"\b(?:knew|known|knows|know|find|found) (?:of )?(?:nobody|no one|none) (?:to whom|who)\b|"
    r"\b(?:no|not (?:one|a single)) (?:[\w'’-]+ ){0,5}?(?:has|have|had|is|are|was|were)"
    r"(?: (?:ever|yet|known|to|have|being|still|been|any longer)){0,4} "
    r"(?:gone|go|going|taken|brought|moved|sent|carried|racing|come|passed|sold|trafficked|"
    r"exploited|enslaved|lured)\b"
    r"(?! (?:to (?:court|trial|justice)|up|forward|out|back|home)\b)|"
    rf"\b(?:nobody|no one|none) {_BE}(?: (?:now|ever|being|still|any longer)){{0,2}} {_MOVED_OUT}|"
    rf"\bno such (?:\w+ )?(?:traffick?|traffic|trade|route|practice|thing|cases?|{_PEOPLE})\b|"
    r"\b(?:nobody|no one|none)\b[^.;]{0,30} (?:has|had|have) (?:ever )?(?:been|gone) "
    r"(?:to|there)\b|"
    rf"\b{_NEGATED} know of any (?:traffic|trade|movement|cases?)\b"
)
"""There are no such people, or nobody went that way."""
_NOTHING = (
    r"\bnothing (?:\w+ ){0,5}?(?:to (?:support|suggest|indicate|substantiate|confirm|bear)|"
    r"in (?:it|them|this|that|any of (?:it|them)|the (?:reports?|stor(?:y|ies)|claims?))\b|"
    r"(?:that would |that )?suggest(?:s|ed|ing)?\b|of (?:that|the|this) (?:kind|sort)|"
    r"of trafficking)|"
    rf"\b(?:neither|nor|{_NEGATED})\b[^.;]{{0,60}}? (?:anything|any evidence|evidence) "
    r"(?:to|which|that) (?:support|suggest|substantiate|confirm|bear)|"
    rf"\b{_NEGATED} (?:\w+ ){{0,4}}(?:confirm(?:ed)?|substantiate[d]?|verif(?:y|ied)|trace[d]?|"
    r"find|found|produce[d]?) (?:a )?(?:single|any) (?:one|case)|"
    rf"\b{_NEGATED} (?:(?:to )?be(?:en|ing)? )?(?:class\w*|count\w*|treat\w*|regard\w*|"
    r"consider\w*|record\w*|list\w*) (?:[\w'’]+ ){0,4}(?:as )?(?:victims?|traffick\w+)|"
    r"\bthe (?:word|label|term|name) (?:of )?[\"“‘']?traffick\w+[\"”’']? does not (?:fit|apply)|"
    rf"\b{_NEGATED} agree(?:d)? with [^.;]{{0,40}}? (?:who|that) (?:call|speak|see|describe)"
    r"[^.;]{0,60}?traffick|"
    rf"\bthere {_BE} no (?:forced (?:labou?r|prostitution|work|marriages?)|slaves?|slavery"
    r"|sale of)\b"
)
"""Nothing bears a story out; or it is another crime, or none."""
_FALSE = (
    rf"\bcall(?:s|ed) (?:it|this|that|them|these|those|the \w+) (?:an? )?(?:\w+ )?"
    rf"{_TALE}|\bcall(?:s|ed) an? (?:\w+ )?{_TALE}|"
    r"\b(?:fables?|fabrications?|fairy tales?|hoax(?:es)?)\b|"
    r"\bden(?:y|ies|ied) (?:it|this|that|them|(?:the whole|all) of (?:it|this|that))\b|"
    r"\b(?:do|does|did)(?: not|n['’]t) happen(?: any ?more| any longer| here)?(?=[,.;\"”]|$)|"
    r"\b(?:traffick\w+|slavery|forced labou?r|bonded labou?r|such (?:cases|things|a trade))\b"
    r"[^.;]{0,60}? (?:do|does|did)(?: not|n['’]t) (?:exist|occur|take place|happen|go on)\b|"
    r"\b(?:disput(?:es?|ed)|contest(?:s|ed)?) (?:this|that|it|the (?:picture|claims?|figures?))\b|"
    r"\bwish(?:es)? to correct\b|\bcorrected (?:an?|the|this|that) "
    r"(?:\w+ )?(?:account|report|story|statement)|"
    r"\b(?:rumou?rs?|stor(?:y|ies)|reports?|claims?|tales?|allegations?) (?:that|of|about) "
    r"[^.;]{1,120}? (?:is|are|was|were) (?:also |quite |simply )?(?:false|untrue|wrong)\b|"
    r"\brejected the (?:idea|view|notion|picture|suggestion)\b|"
    r"\bit (?:was|is) not(?=[,.;]|$)"
)
"""A story is not so."""
_UNTRUE = Cue(f"{_NOTHING}|{_FALSE}|{_NONE}|{_ENDED}", re.IGNORECASE)
_INSTEAD = Cue(f"{_QUARREL}|{_CONSENT}", re.IGNORECASE)
_ANSWER = re.compile(
    r"[\"“‘']\s*(?:no|not one|not a single one|none|never|nobody|no one|not at all|nothing|"
    r"certainly not)[,.!;\"”’']",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:but|however|until|only to|then|although|though|later|find|found)\b", re.IGNORECASE
)


def otherwise(sentence: str) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence that say of others' talk that it was nothing.

    Args:
        sentence: One sentence.
    """
    for found in _UNTRUE.finditer(sentence):
        yield found.span()


def harmless(sentence: str) -> tuple[int, int] | None:
    """The stretch of a sentence that says what it was instead: a quarrel, or their own wish.

    Args:
        sentence: One sentence.
    """
    found = _INSTEAD.search(sentence)
    return found.span() if found and not _THEN.search(sentence, found.end()) else None


def answers(sentence: str, before: str) -> bool:
    """Whether a sentence says no to the question right before it."""
    return before.rstrip("\"”’' ").endswith("?") and _ANSWER.match(sentence) is not None
