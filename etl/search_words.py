"""What a search compares: the words of a text, those of a question, and where one has the other.

Words are folded as names are (`etl.folding`): no case, no marks, đ as d. Lao, Thai, Khmer, Burmese
and Chinese set no spaces between words, so a stretch of them becomes its pairs of neighbouring
characters, and a last character by itself: each stretch of two characters or more is then a
phrase of pairs, wherever it stands in the text. What is left of a text is words with one space
between two, the form in which an index stores it.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from etl.folding import fold

MOST_TERMS = 32
"""Words and phrases of one question."""
_UNSPACED = (
    "\u0e00-\u0e7f\u0e80-\u0eff"  # Thai, Lao
    "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"  # Burmese and its extensions (Shan, Mon, Karen)
    "\u1780-\u17ff\u19e0-\u19ff"  # Khmer
    "\u1950-\u19df\u1a20-\u1aaf\uaa80-\uaadf"  # Tai Le, New Tai Lue, Tai Tham, Tai Viet
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # kana, Han
    "\ua000-\ua48f\U00020000-\U0003ffff"  # Yi, rare Han
)
"""Blocks of the scripts that are written without spaces (The Unicode Standard, chapters 16, 18)."""
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
"""Soft hyphens, zero-width spaces and joiners: they stand within words and are no part of them."""
_PIECE = re.compile(
    rf"(?P<stretch>[{_UNSPACED}](?:[{_UNSPACED}{_UNSEEN}]*[{_UNSPACED}])?)"
    rf"|(?:(?![{_UNSPACED}])[^\W_])(?:(?![{_UNSPACED}])[^\W_]|[\u0300-\u036f{_UNSEEN}])*"
)
_STRETCH = re.compile(f"[{_UNSPACED}]")
_UNSEEN_ONES = re.compile(f"[{_UNSEEN}]")
_ASCII = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else ord(" ")
    for code in range(256)
)
_PLAIN = frozenset(map(chr, range(128)))
_QUOTES = str.maketrans(dict.fromkeys('“”„‟«»「」『』〝〞"', '"'))
_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)(?:"|$)(?P<star>\*?)|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text as the search sees it.

    Attributes:
        text: Its folded form; never empty, without spaces.
        start: Where it begins in the text, in code points.
        end: One past its last code point; of a pair of characters, of its first.
        until: One past the last code point of all that `text` stands for.
    """

    text: str
    start: int
    end: int
    until: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in order, pairs of characters where no spaces are set."""
    for found in _PIECE.finditer(text):
        start, end = found.span()
        if found.lastgroup == "stretch":
            yield from _pairs(found.group(), start)
        elif folded := _folded_word(found.group()):
            yield Word(folded, start, end, end)


@lru_cache(maxsize=1 << 16)
def _folded_word(word: str) -> str:
    if word.isascii():
        return word.lower()
    return "".join(c for c in fold(_UNSEEN_ONES.sub("", word)) if c.isalnum())


def _pairs(stretch: str, start: int) -> Iterator[Word]:
    """A stretch without spaces as pairs of neighbours, its last character by itself."""
    letters: list[tuple[str, int]] = []
    for place, character in enumerate(stretch, start):
        if character in _UNSEEN:
            continue
        for part in unicodedata.normalize("NFKD", character).lower():
            if unicodedata.category(part)[0] in "LMN":
                letters.append((part, place))
            elif letters and letters[-1][0]:
                letters.append(("", place))  # a full stop or a sign: no pair stands across it
    letters.append(("", start + len(stretch)))
    for (first, place), (second, after) in zip(letters, letters[1:], strict=False):
        if first:
            until = after + 1 if second else place + 1
            yield Word(first + second, place, place + 1, until)


@lru_cache(maxsize=1 << 12)
def _is_sign(character: str) -> bool:
    """Whether a character only parts words: a dash, a quotation mark."""
    return unicodedata.category(character)[0] in "PSZ" and not _STRETCH.match(character)


def as_stored(text: str) -> str:
    """A text's words with one space between two, as the index takes it."""
    if text.isascii() or all(map(_is_sign, set(text) - _PLAIN)):
        spaced = text.encode("ascii", "replace").translate(_ASCII).decode().strip()
        while "  " in spaced:
            spaced = spaced.replace("  ", " ")
        return spaced
    return " ".join(word.text for word in words(text))


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase of a question.

    Attributes:
        words: Folded words, one after another.
        begins: Whether the last of them is only the beginning of a word.
        written: As the user wrote it, for messages.
    """

    words: tuple[str, ...]
    begins: bool
    written: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a user asks a text for: every wanted term, and none of the unwanted.

    Attributes:
        wanted: Terms that must be there.
        unwanted: Terms that must not.
    """

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def hits(self, text: str) -> dict[Term, list[tuple[int, int]]]:
        """Where wanted terms stand in a text: spans [start, end) in code points, by term found."""
        stored = f" {as_stored(text)} "
        there = [term for term in self.wanted if _needle(term) in stored]
        if not there:
            return {}
        found = list(words(text))
        starts = [0]
        for word in found:
            starts.append(starts[-1] + len(word.text) + 1)
        return {term: _spans(term, stored, found, starts) for term in there}


def _needle(term: Term) -> str:
    return f" {' '.join(term.words)}" + ("" if term.begins else " ")


def _spans(term: Term, stored: str, found: list[Word], starts: list[int]) -> list[tuple[int, int]]:
    """Spans of a term in a text of whose words the places in the stored form are known."""
    needle = _needle(term)
    spans: list[tuple[int, int]] = []
    place = stored.find(needle)
    while place >= 0:
        first = bisect_right(starts, place) - 1
        last = found[first + len(term.words) - 1]
        # One character was asked for, not the pair that it begins.
        alone = term.begins and _is_unspaced(last.text) and len(term.words[-1]) == 1
        spans.append((found[first].start, last.end if alone else last.until))
        place = stored.find(needle, place + 1)
    return spans


def _is_unspaced(word: str) -> bool:
    return bool(_STRETCH.match(word))


def ask(text: str) -> Question:
    """Reads what a user typed: words, "phrases", beginnings* and -unwanted ones.

    No input is an error and none has another meaning: what is neither letter nor digit parts
    words, a quote left open ends with the text, and a hyphen within a word makes it a phrase.

    Args:
        text: Anything.
    """
    wanted: dict[Term, None] = {}
    unwanted: dict[Term, None] = {}
    for found in _TERM.finditer(text.translate(_QUOTES)):
        written = found["phrase"] if found["phrase"] is not None else found["word"]
        star = found["star"] == "*" or (found["word"] or "").endswith("*")
        term = _term(written, star)
        if term is not None:
            (unwanted if found["minus"] else wanted)[term] = None
    return Question(tuple(wanted), tuple(unwanted))


def _term(written: str, star: bool) -> Term | None:
    found = [word.text for word in words(written)]
    if not found:
        return None
    if _is_unspaced(found[-1]) and _ends_in_stretch(written):
        if len(found) > 1 and found[-2].endswith(found[-1]) and len(found[-2]) > 1:
            found.pop()  # the pair before says it; in the text, more may follow
            return Term(tuple(found), False, written)
        return Term(tuple(found), True, written)
    return Term(tuple(found), star, written)


def _ends_in_stretch(written: str) -> bool:
    return [found.lastgroup for found in _PIECE.finditer(written)][-1] == "stretch"
