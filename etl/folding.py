"""Names and texts as the search for names sees them: folded words, one space between two."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*|[\u0300-\u036f]+[^\W_]*")
_ASCII = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else ord(" ")
    for code in range(256)
)


def fold(text: str) -> str:
    """Text without marks, in lower case, đ as d: for search and matching, not for display."""
    return text.lower() if text.isascii() else _fold_letters(text)


def _fold_letters(text: str) -> str:
    text = text.replace("đ", "d").replace("Đ", "d").replace("Ð", "d")
    letters = unicodedata.normalize("NFKD", text)
    return "".join(c for c in letters if not unicodedata.combining(c)).lower()


_fold_word = lru_cache(maxsize=1 << 16)(_fold_letters)


@lru_cache(maxsize=1 << 14)
def search_form(name: str) -> str:
    """A name as the search sees it: folded words with one space between them."""
    return " ".join(_WORD.findall(fold(name)))


class _Letters(dict[int, str]):
    """Characters folded one by one; refuses those that are not one character when folded."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if "\u0300" <= character <= "\u036f":
            raise _NotOne
        folded = _fold_letters(character) if character.isalnum() else " "
        if len(folded) != 1:
            raise _NotOne
        self[code] = folded
        return folded


class _NotOne(ValueError):
    """A character that is folded to none or to several."""


_LETTERS = _Letters()


def _single_spaced(spaced: str) -> str:
    """A text with one space before, behind and where there are several."""
    joined = f" {spaced} "
    while "  " in joined:
        joined = joined.replace("  ", " ")
    return joined


class Folded:
    """A text as the search sees it, with the way back to the text as it stands.

    Attributes:
        joined: The folded words with one space before, between and behind them.
    """

    def __init__(self, text: str) -> None:
        """Fold a text."""
        spaced = self._spaced(text)
        self.joined = _single_spaced(spaced) if spaced is not None else ""
        # Where in `joined` a stretch without wider gaps begins, and how far from there to the text.
        self._starts: list[int] = []
        self._shifts: Sequence[int] = []
        self._spaced_text = spaced  # its gaps are looked up when an offset is asked for
        if spaced is None:
            self._by_word(text)

    @staticmethod
    def _spaced(text: str) -> str | None:
        """The folded text with a space for all that is no letter or digit, just as long."""
        if text.isascii():
            return text.encode().translate(_ASCII).decode()
        try:
            return text.translate(_LETTERS)
        except _NotOne:
            return None

    def _by_gap(self, spaced: str) -> None:
        bare = spaced.lstrip(" ")
        shift = len(spaced) - len(bare) - 1
        bare = bare.rstrip(" ")
        self._starts.append(0)
        if "   " not in bare:  # each gap moves what follows by one
            lengths = [len(piece) + 1 for piece in bare.split("  ")]
            lengths[0] += 1
            self._starts += accumulate(lengths[:-1])
            self._shifts = range(shift, shift + len(lengths))
            return
        self._shifts = wider = [shift]
        starts, shifts, find = self._starts.append, wider.append, spaced.find
        start = find("  ", shift + 1)
        while start >= 0:
            end = start + 2
            while spaced[end : end + 1] == " ":
                end += 1
            shift += end - start - 1
            starts(end - shift)
            shifts(shift)
            start = find("  ", end)

    def _by_word(self, text: str) -> None:
        parts: list[str] = []
        self._shifts = shifts = []
        length = 1
        for found in _WORD.finditer(text):
            part = found.group()
            folded = part.lower() if part.isascii() else _fold_word(part)
            self._starts.append(length)
            shifts.append(found.start() - length)
            parts.append(folded)
            length += len(folded) + 1
            if len(folded) != len(part):  # the end of the word is not where its letters end
                self._starts.append(length - 1)
                shifts.append(found.end() - length + 1)
        self.joined = f" {' '.join(parts)} "

    def start(self, offset: int) -> int:
        """Where in the text the word stands that begins at an offset of `joined`."""
        if not self._starts and self._spaced_text is not None:
            self._by_gap(self._spaced_text)
        return offset + self._shifts[bisect_right(self._starts, offset) - 1]

    def end(self, offset: int) -> int:
        """Where in the text the word ends that ends at an offset of `joined`."""
        if not self._starts and self._spaced_text is not None:
            self._by_gap(self._spaced_text)
        last = bisect_right(self._starts, offset) - 1
        return offset + self._shifts[last]
