"""Sentences of each passage."""

import re
from collections.abc import Sequence

from etl.document import Document, Passage

_END = re.compile(r"[.!?…]+[\"'”’)\]»]*(?=\s+\S|$)")
_NEXT = re.compile(r"\s+")
# A full stop after these never ends a sentence: something belongs to them that follows.
_TITLES = frozenset(
    "mr mrs ms mme dr gen lt col maj capt sgt brig cpl pol adm cmdr insp supt prof hon st sen rep gov "
    "amb rev fr messrs no nos art arts fig vol pp para paras sec secs ch vs cf e.g i.e eg ie viz approx "
    "ca c.f asst dep dir sq h.e u ko ma daw sr.".split()
)
# After these one may end, where the next word begins like a sentence.
_MAY_END = frozenset(
    "u.s u.n u.k u.s.a d.c e.u p.r.c p.m a.m etc inc ltd co corp jr sr et al jan feb mar apr jun jul "
    "aug sept sep oct nov dec mon tue wed thu fri sat sun ed eds est dept govt assn bros bn mt".split()
)
_MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
_OPENERS = "\"'“‘([«"
# Words that begin sentences far more often than names.
_STARTERS = frozenset(
    "the a an it he she they we i you his her their its our this that these those there in on at by "
    "for from with but and or so if when while after before since as according however although "
    "some many most all one two three both each no not more several such what who how why where".split()
)


def annotate(passages: Sequence[Passage], document: Document) -> list[list[tuple[int, int]]]:
    """The sentences of each passage as (start, end) into its text; none for furniture."""
    return [[] if p.furniture or p.part == "header" else split(p.text) for p in passages]


def split(text: str) -> list[tuple[int, int]]:
    """The sentences of a text; each begins and ends with a character that is no blank."""
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _END.finditer(text):
        if found.start() < start or not _ends(text, start, found):
            continue
        spans.append((start, found.end()))
        gap = _NEXT.match(text, found.end())
        start = gap.end() if gap else found.end()
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return spans


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    mark = found.group()
    following = text[found.end() : found.end() + 40].lstrip()
    if not following:
        return True
    bare = following.lstrip(_OPENERS)
    first = bare[:1]
    if first.islower() or first in ",;:)":
        return False
    if mark[0] in "!?":
        return True
    if mark.startswith((".", "…")) and mark[:2] in ("..", "…"):
        return not first.islower()
    word = _word_before(text, start, found.start())
    return _stops(word, mark, following, bare)


def _word_before(text: str, start: int, end: int) -> str:
    chunk = text[max(start, end - 24) : end]
    return chunk.rsplit(None, 1)[-1].lstrip(_OPENERS).lower() if chunk.strip() else ""


def _stops(word: str, mark: str, following: str, bare: str) -> bool:
    """Whether a full stop after a word ends its sentence."""
    closed = mark != "."
    tail = word.rsplit("-", 1)[-1]
    if tail in _TITLES and not closed:
        return tail == "no" and not bare[:1].isdigit()
    next_word = bare.split(None, 1)[0].rstrip(",.;:'\"”’").lower()
    if len(tail) == 1 and tail.isalpha() and not closed:
        return next_word in _STARTERS and tail not in "abcdefgh" and following[0] not in _OPENERS
    if tail in _MONTHS and bare[:1].isdigit():
        return False
    if tail in _MAY_END or ("." in tail and len(tail) <= 5 and tail.replace(".", "").isalpha()):
        return closed or following[0] in _OPENERS or next_word in _STARTERS
    return not (tail.isdigit() and len(tail) <= 3 and not text_before(word))


def text_before(word: str) -> bool:
    """Whether a number that a full stop follows is more than a bare list number."""
    return len(word) > 0
