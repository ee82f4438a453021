"""What is meant, asked for, tried, feared or depends on something else: it has not happened."""

import re

from etl.scan import Cue

REACH = 300
"""Code points before a place in which such words may stand."""
_TRADE = (
    r"(?:bring|take|sell|resell|send|move|traffic|smuggle|deliver|supply|provide|recruit|procure|"
    r"find|fetch|get|hand|ship|escort|lure|buy|transport|carry|place|put|force|exploit|transfer|"
    r"drive|fly|lead|export)"
)
_DONE = (
    r"(?:brought|taken|sold|resold|sent|moved|trafficked|smuggled|delivered|supplied|recruited|"
    r"found|fetched|handed|shipped|lured|bought|transported|carried|placed|put|forced|exploited|"
    r"transferred|driven|flown|led|exported|married)"
)
_WHOM = r"(?:her|him|them|me|us|you|(?:an?|the|his|her|their|two|three) (?:\w+ )?\w+|[A-Z]\w+)"
_MEANT = Cue(
    r"\b(?:planned|planning|plans?|intend(?:s|ed|ing)?|intentions?|hop(?:es?|ed|ing)|"
    r"want(?:s|ed|ing)?|wish(?:es|ed|ing)?|tried|trying|attempt(?:s|ed|ing)?|aim(?:s|ed|ing)?|"
    r"prepar(?:es?|ed|ing)|threaten(?:s|ed|ing)?|plot(?:s|ted|ting)?|sought|meant|failed|about|"
    rf"(?:has|have|had) agreed)(?: \w+ly)? to {_TRADE}\b|"
    rf"\b(?:asked?|asking|requested|begged|wanted|expected|commissioned) {_WHOM} to {_TRADE}\b|"
    rf"\bwanted (?:\w+ ){{1,4}}?{_DONE}\b|"
    r"\b(?:attempt|plot|plan)s? (?:at|of) \w+ing\b|"
    r"\b(?:is|are|was|were) to have\b|\b(?:is|are) to be (?!found|seen)\w+|"
    rf"\bwould have (?:been )?{_DONE}\b|"
    r"\bbefore (?:they|she|he|it|(?:the|any of the|these) \w+) could\b",
    re.IGNORECASE,
)
"""What follows these words in the clause is meant, asked for or tried."""
_FEARED = Cue(
    r"\b(?:at|in|the) (?:\w+ )?(?:risk|danger) (?:of|that)\b|"
    rf"\b(?:risks?|risking|fear(?:s|ed|ing)?|vulnerable to) (?:of )?being {_DONE}\b|"
    r"\blest\b|\bfor fear (?:of|that)\b|"
    r"\b(?:if|unless|in case)\b[^.;]{0,160}?\b(?:could|would|might|may|will|can)\b",
    re.IGNORECASE,
)
"""What follows these is feared, or depends on something else."""
_NEW = re.compile(
    r"[;:]|, (?:but|and|which|who|whom|where)\b|"
    r"\b(?:but|who|which|where|whom|after|when|because)\b|"
    r"\b(?:was|were|had|has|have)\b(?! (?:to|been to)\b)|\band (?:then )?\w+ed\b"
)
"""Words after which another verb tells of the place: it is not what was meant."""


def not_yet(sentence: str, at: int) -> str | None:
    """How a sentence holds what it tells of a place, where that has not happened.

    Args:
        sentence: One sentence.
        at: The first code point of the place in it.

    Returns:
        "planned" for what is meant, asked for or tried, "estimated" for what is feared or depends
        on something else; None where nothing of the kind is said.
    """
    before = sentence[max(0, at - REACH) : at]
    for told, cues in (("planned", _MEANT), ("estimated", _FEARED)):
        for found in cues.finditer(before):
            if not _NEW.search(before, found.end()):
                return told
    return None
