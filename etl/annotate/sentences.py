"""Sentences of each passage.

What is asked of pairs of words of a sentence takes time by the square of its length. One that is
longer than any writer makes, a list or a table without full stops, is read in parts.
"""

import re
from collections.abc import Iterator, Sequence

from etl.document import Document, Passage

_END = re.compile(r"(?P<mark>[.!?…]+)[\"'”’)\]»]*(?:\[\d{1,3}\])*(?=\s|$)")
# A full stop after these ends no sentence: what they belong to follows.
_LEADING = """
    mr mrs ms mme mlle dr gen lt col maj capt sgt brig cpl pvt pol adm cmdr insp supt prof hon
    st sen rep gov amb rev fr messrs nos art arts fig figs vol pp para paras sec secs ch chap vs
    cf e.g i.e eg ie viz approx ca c.f asst dep dir h.e ref refs dist prov
"""
# After these a sentence may end; whether it does, the next word tells.
_TRAILING = """
    u.s u.n u.k u.s.a d.c e.u p.r.c p.m a.m etc inc ltd co corp jr sr al jan feb mar apr jun jul
    aug sept sep oct nov dec mon tue wed thu fri sat sun est dept govt assn bros mt no pte plc
"""
# Words that begin a sentence far more often than they begin a name.
_STARTING = """
    the a an it he she they we i you his her their its our this that these those there in on at
    by for from with but and or so if when while after before since as according however
    although some many most all one two three both each not more several such what who how why
    where yet still then here under during despite both another few little much once police
    officials victims
"""
_LEADS = frozenset(_LEADING.split())
_MAY_END = frozenset(_TRAILING.split())
_STARTERS = frozenset(_STARTING.split())
_OPENING = "\"'“‘([«"
LONGEST = 5_000
"""Code points of the longest sentence that is read whole; of 32,000 in open documents the longest
has 988."""
_PAUSES = "; ", ", ", " "
"""Where a longer one is cut: the last of the first of these that the second half of a part has."""


def annotate(passages: Sequence[Passage], document: Document) -> list[list[tuple[int, int]]]:
    """The sentences of each passage as (start, end) into its text; none for furniture."""
    return [[] if p.furniture or p.part == "header" else split(p.text) for p in passages]


def split(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, those longer than LONGEST in parts.

    Each begins and ends with a character that is no blank.
    """
    whole = _sentences(text)
    if len(text) <= LONGEST:
        return whole
    return [part for start, end in whole for part in _parts(text, start, end)]


def in_parts(text: str) -> int | None:
    """Code points of the longest sentence that is read in parts; None where all are read whole."""
    if len(text) <= LONGEST:
        return None
    return max((e - s for s, e in _sentences(text) if e - s > LONGEST), default=None)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in parts that are no longer than LONGEST, cut at a pause where there is one."""
    while end - start > LONGEST:
        cut = _pause(text, start + LONGEST // 2, start + LONGEST)
        yield start, start + len(text[start:cut].rstrip())
        start = _past_blanks(text, cut, end)
    yield start, end


def _pause(text: str, start: int, end: int) -> int:
    """One past the last pause in text[start:end]; the end of that where it has none."""
    for pause in _PAUSES:
        if (at := text.rfind(pause, start, end)) >= 0:
            return at + len(pause)
    return end


def _sentences(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    length = len(text)
    start = _past_blanks(text, 0, length)
    for found in _END.finditer(text):
        end = found.end()
        after = _past_blanks(text, end, length)
        if found.start() < start or (after < length and not _ends(text, start, found, after)):
            continue
        spans.append((start, end))
        start = after
    last = len(text.rstrip())
    if start < last:
        spans.append((start, last))
    return spans


def _past_blanks(text: str, at: int, length: int) -> int:
    while at < length and text[at].isspace():
        at += 1
    return at


def _ends(text: str, start: int, found: re.Match[str], after: int) -> bool:
    """Whether a sentence ends at a mark that something follows."""
    following = text[after : after + 30]
    bare = following.lstrip(_OPENING)
    first = bare[:1]
    if first.islower() or first in (",", ";", ":", ")"):
        return False
    if found.group("mark") != ".":
        return True
    if found.end("mark") < found.end():
        # A bracket or a quotation mark closes after the full stop.
        return True
    word = _word_before(text, start, found.start())
    next_word = (bare.split(None, 1) or [""])[0].rstrip(",.;:'\"”’").lower()
    return _stops(word, first, next_word, following[0] in _OPENING)


def _word_before(text: str, start: int, end: int) -> str:
    words = text[max(start, end - 24) : end].split()
    return words[-1].lstrip(_OPENING).lower() if words else ""


def _stops(word: str, first: str, next_word: str, opened: bool) -> bool:
    """Whether a full stop after a word ends its sentence, by that word and the next."""
    tail = word.rsplit("-", 1)[-1].rsplit("/", 1)[-1]
    if tail in _LEADS:
        return False
    if tail == "no" or (tail in _MAY_END and first.isdigit()):
        return not first.isdigit()
    if len(tail) == 1 and tail.isalpha():
        # An initial, or a list's letter; "Vitamin B. The ..." is rare.
        return next_word in _STARTERS and next_word not in ("a", "i", "co") and tail != "v"
    dotted = "." in tail and len(tail) <= 7 and tail.replace(".", "").isalpha()
    if tail in _MAY_END or dotted:
        return opened or next_word in _STARTERS
    return True
