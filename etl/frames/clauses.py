"""The parts of a sentence: what has a verb of its own, and what only tells who says the rest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from etl.scan import Scan
from etl.speech_words import SPEECH

_SUBJECT = (
    r"(?:he|she|it|they|there|the|an?|in|on|at|that|then|this|these|those|his|her|their|its|"
    r"some|another|one|two|three|four|five|six|seven|eight|nine|ten|\d|[a-z]+ed\s|(?:was|were|had|has|have|is|are|will)\s)"
)
_CUT = re.compile(
    r"(?=[\s,;:.!?–—-])(?:(?P<dash>\s?--\s?|\s-\s|\s?[–—]\s|—)|(?P<hard>[;:]\s|[.!?][\"”’)]*\s(?=[A-Z\"“(]))"
    r"|(?P<coord>,\s(?:but|although|though|while|whereas|yet|nor|so|as)\b"
    rf"|,\s(?:and|or)\s(?={_SUBJECT}))"
    r"|(?P<coord2>\s(?:but|although|though|whereas|while|where)\s)"
    r"|(?P<relative>,?\s(?:who|which|whom|whose)\s|,\swhere\s"
    r"|,?\sof\s(?:whom|which)\s(?=\w+\s(?!(?:is|are|was|were)\b))|,\s(?:among|including)\s"
    r"|,\s(?=(?:[\w,.]{1,20}\s){1,3}of\s(?:whom|which|them|these|those)\b))"
    r"|(?P<compare>,?\s(?:up|down)\sfrom\s|,?\scompared\s(?:with|to)\s|,?\sagainst\s(?=\d)"
    r"|,\san?\s(?:increase|rise|decrease|drop|fall|decline|jump)\s)"
    r"|(?P<content>\sthat\s)"
    r"|(?P<aside>,\s))",
    re.IGNORECASE,
)
_SAYS = Scan(rf"\b(?:{SPEECH}|heard|quoted|according to)\b", re.IGNORECASE)
_VERB_NEXT = re.compile(r"(?:was|were|had|has|have|is|are|will|would|[a-z]+ed)\s", re.IGNORECASE)
_FIRST_SAYS = re.compile(r"According to [^,;:]{2,120},\s", re.IGNORECASE)
_OBJECT = re.compile(r"\s(?:of|that|about|him|her|them|to|a|an|the)\s", re.IGNORECASE)
_NEAR, _FEW = 40, 6
"""Code points before "that", and words at the end of an aside, for a verb of saying."""
_FAR = 140
_WHERE_SAID = re.compile(
    r"(?:\s(?:us|him|her|them|reporters|journalists|[A-Z][\w.]+))?"
    r"\s(?:in|at|on|during|before|through|via)"
    r"(?:\s(?!(?:that|which|who|is|are|was|were|has|had)\b)[^\s,;:]+){1,14}"
)
"""What tells where something was said, before "that": "said in an article in a newspaper"."""
_NUMBER = re.compile(r"\d")
_ASKS = re.compile(
    r"(?:q:|for\sexample\b|and\b|but\b|or\b|so\b|[^\w])*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would"
    r"|should|may|might)(?:n['’]t)?\s",
    re.IGNORECASE,
)
"""The beginning of a question to be answered by yes or no."""
_LEFT_OPEN = re.compile(
    r"\b(?:unclear|unknown|not (?:clear|known)|ask(?:s|ed)(?: \w+){0,3}) whether "
    r"(?!.*\b(?:said|says|told|replied|answered)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""What introduces what a sentence does not tell."""
_LONGEST = 1200
"""Code points of a sentence that are cut up: a longer one is a broken file or a table."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence with a verb of its own, or one that belongs to the part before.

    Attributes:
        start: First code point in the sentence.
        end: One past the last.
        kind: How it begins: main, dash, hard, coord, relative or compare.
        says: Whether it only tells who says the rest.
    """

    start: int
    end: int
    kind: str
    says: bool


@lru_cache(maxsize=2048)
def parts(sentence: str) -> tuple[Part, ...]:
    """The parts of a sentence in order: main and subordinate clauses, and asides that say who."""
    found: list[Part] = []
    begin, kind, leaned = 0, "main", False
    if first := _FIRST_SAYS.match(sentence):
        found.append(Part(0, first.end() - 2, "main", True))
        begin = first.end()
    for cut in _CUT.finditer(sentence[:_LONGEST], begin):
        name = (cut.lastgroup or "").rstrip("2")
        start, end = cut.span()
        if name == "content":
            if not _said_before(sentence, begin, start):
                continue
            found.append(Part(begin, start, kind, True))
            begin, kind, leaned = end, "main", False
            continue
        if name == "aside":
            back = kind == "relative" and leaned and _VERB_NEXT.match(sentence, end)
            if not back and not _only_says(sentence, end):
                continue
            name = "main" if back else "report"
        found.append(Part(begin, start, "main" if kind == "report" else kind, kind == "report"))
        begin, kind = end, name
        leaned = name == "relative" and cut.group().startswith(",")
    last = Part(begin, len(sentence), "main" if kind == "report" else kind, kind == "report")
    return tuple(part for part in (*found, last) if part.start < part.end) or (last,)


def onward(told: Sequence[Part], number: int) -> list[Part]:
    """Where a clause goes on after one put into it: "the 36 women, who ..., were freed".

    What stands between two dashes is put in too.
    """
    behind = told[number + 1 :]
    kinds = [part.kind for part in behind]
    if told[number].kind == "dash":
        return [behind[kinds.index("dash")]] if "dash" in kinds else []
    if told[number].kind != "main":
        return []
    last = kinds.index("dash", 1) if kinds[:1] == ["dash"] and "dash" in kinds[1:] else None
    return [
        part
        for place, (before, part) in enumerate(pairwise(behind), 1)
        if place == last or (part.kind == "main" and before.kind == "relative")
    ]


def asks(sentence: str) -> bool:
    """Whether a sentence asks whether something is so: it does not tell that it is."""
    if sentence.rstrip(' "”’)').endswith("?") and _ASKS.match(sentence):
        return True
    return "whether" in sentence and _LEFT_OPEN.search(sentence) is not None


def of_speaker(told: Sequence[Part], part: Part) -> bool:
    """Whether a part tells who says so, or of whoever that is: "said X, who came in May"."""
    if part.says or part.kind != "relative":
        return part.says
    number = told.index(part)
    return number > 0 and told[number - 1].says


def _said_before(sentence: str, begin: int, that: int) -> bool:
    """Whether a verb of saying stands right before "that", or with where it was said between."""
    near = max(begin, that - _NEAR)
    said = _SAYS.search(sentence, near, that)
    if said is not None:
        return "," not in sentence[said.end() : that]
    said = _SAYS.search(sentence, max(begin, that - _FAR), near)
    return said is not None and bool(_WHERE_SAID.fullmatch(sentence, said.end(), that))


def _only_says(sentence: str, start: int) -> bool:
    """Whether what follows a comma up to the next only tells who says so."""
    end = sentence.find(",", start, start + 120)
    aside = sentence[start : end if end >= 0 else start + 120]
    said = _SAYS.search(aside)
    if said is None or _NUMBER.search(aside, 0, said.start()):
        return False
    rest = aside[said.end() :]
    according = said.group().lower() == "according to"
    return according or (not _OBJECT.match(rest) and rest.count(" ") <= _FEW)
