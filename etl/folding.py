"""Names and texts as the search for names sees them: folded words, one space between two."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*|[\u0300-\u036f]+[^\W_]*")
_WORD_OR_END = re.compile(rf"{_WORD.pattern}|\x1e")
PARTED = "  \x1e  "
"""Stands between texts that are folded together: no name reaches across it."""
_SPACE = ord(" ")
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


def _spaced(text: str) -> str | None:
    """The folded text with a space for all that is no letter or digit, just as long, if it can."""
    if text.isascii():
        return text.encode().translate(_ASCII).decode()
    try:
        return text.translate(_LETTERS)
    except _NotOne:
        return None


class Folded:
    """Texts as the search sees them, with the way back to them as they stand.

    Attributes:
        joined: The folded words with one space before, between and behind them.
    """

    def __init__(self, *texts: str) -> None:
        """Fold a text, or several: offsets are then those in the texts joined by `PARTED`."""
        # Where in `joined` a stretch without wider gaps begins, and how far from there to the text.
        self._starts: list[int]
        self._shifts: Sequence[int]
        spaced = [_spaced(text) for text in texts]
        known = [text for text in spaced if text is not None]
        if len(known) == len(texts):
            self._by_gap(PARTED.join(known))
        else:
            self._by_word(PARTED.join(texts))

    def _by_gap(self, spaced: str) -> None:
        """Leave out each space that follows another: what stands behind it moves by one."""
        letters = np.frombuffer(f" {spaced} ".encode("utf-32-le"), np.uint32)
        space = letters == _SPACE
        left_out = space[1:] & space[:-1]
        self.joined = " " + letters[1:][~left_out].tobytes().decode("utf-32-le")
        places = np.flatnonzero(left_out)
        self._starts = [0, *(places + 1 - np.arange(len(places))).tolist()]
        self._shifts = range(-1, len(places))

    def _by_word(self, text: str) -> None:
        parts: list[str] = []
        self._starts, self._shifts = [], (shifts := [])
        length = 1
        for found in _WORD_OR_END.finditer(text):
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
        return offset + self._shifts[bisect_right(self._starts, offset) - 1]

    def end(self, offset: int) -> int:
        """Where in the text the word ends that ends at an offset of `joined`."""
        return self.start(offset)
