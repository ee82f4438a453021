"""Weighing the signs that a text is of some kind."""

import math
import re
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from etl.beginnings import even, needed, openings
from etl.scan import Scan, is_odd

_PROBE = 8000
_TAIL = 800
_COMMON = frozenset(" .,:;()")


def _phrases(pattern: re.Pattern[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Phrases one of which a text holds that a pattern matches in: those, or such as are seldom."""
    phrases = tuple(needed(pattern)) or ("",)
    return (("",), phrases) if all(map(_telling, phrases)) else (phrases, ())


def _telling(phrase: str) -> bool:
    """Whether a phrase is seldom met."""
    return len(phrase) > 2 or not (phrase.isalnum() or set(phrase) <= _COMMON)


class Pattern:
    """A pattern anchored to the beginning of lines, with what its presence is worth."""

    def __init__(self, weight: float, pattern: str, ignore_case: bool = False) -> None:
        """Compile it.

        Args:
            weight: What its presence is worth.
            pattern: As for re.compile; anchored to the text's own start or end, it is tried once.
            ignore_case: Whether capitals do not count.
        """
        self.weight = weight
        flags = re.MULTILINE | (re.IGNORECASE if ignore_case else 0)
        compiled = re.compile(pattern, flags)
        self._match = compiled.match
        self._first, self._last = pattern.startswith(r"\A"), pattern.endswith(r"\Z")
        starts, self._signs_first = openings(compiled)
        self._firsts = {text[:1] for text in starts}
        self._needed, self.phrases = _phrases(compiled)

    def seen(self, looked_at: "_LookedAt") -> bool:
        """Whether a line shows it."""
        text, match, starts = looked_at.text, self._match, looked_at.starts
        if looked_at.plain and not any(phrase in looked_at.lowered for phrase in self._needed):
            return False
        if self._first or self._last:
            return match(text, starts[0 if self._first else -1]) is not None
        if looked_at.plain and "" not in self._firsts:
            lines, firsts, signs = looked_at.by_letter.items(), self._firsts, self._signs_first
            starts = [
                at
                for letter, found in lines
                if letter in firsts or (signs and not letter.isalnum())
                for at in found
            ]
        return any(match(text, at) for at in starts)


class Within:
    """A pattern that begins within the first characters of a line, with what its presence is worth.

    It holds no line break.
    """

    def __init__(
        self, weight: float, pattern: str, reach: int, flags: int = 0, lines: int | None = None
    ) -> None:
        """Compile it.

        Args:
            weight: What its presence is worth.
            pattern: As for etl.scan.Scan.
            reach: Characters of a line that may go before it.
            flags: As for re.compile.
            lines: Lines from the first one that may show it; all where it is None.
        """
        self.weight, self._reach, self._lines = weight, reach, lines
        self._scan = Scan(pattern, flags)
        self.phrases = tuple(self._scan.starts)

    def seen(self, looked_at: "_LookedAt") -> bool:
        """Whether a line shows it."""
        text, match, reach = looked_at.text, self._scan.pattern.match, self._reach
        stop = len(text)
        if self._lines is not None:
            stop = -1
            for _ in range(self._lines):
                stop = text.find("\n", stop + 1)
                if stop < 0:
                    break
            stop = len(text) if stop < 0 else stop
        heard = looked_at.heard.get(self, ()) if looked_at.plain else range(stop)
        return any(
            match(text, at, stop) and at - text.rfind("\n", 0, at) - 1 <= reach
            for at in heard
            if at < stop
        )


class Words:
    """Phrases parted by bars, lower case, with what the presence of any is worth."""

    def __init__(self, weight: float, phrases: str) -> None:
        self.weight = weight
        self.phrases = tuple(phrases.split("|"))


Sign = Pattern | Within | Words


def probe(text: str) -> str:
    """The beginning and the end of a text."""
    return text if len(text) <= _PROBE + _TAIL else f"{text[:_PROBE]}\n{text[-_TAIL:].rstrip()}"


def line_starts(text: str) -> list[int]:
    """Where the text and its lines that are not empty begin."""
    first, *lines = text.split("\n")
    starts, at = [0], len(first) + 1
    for line in lines:
        if line:
            starts.append(at)
        at += len(line) + 1
    return starts


class Signs:
    """Signs of one kind of document."""

    def __init__(self, *signs: Sign) -> None:
        """Take them: all such are looked for together."""
        self._signs = signs
        _ALL.extend(signs)
        _listener.cache_clear()
        _looked_at.cache_clear()

    def weigh(self, text: str, bias: float = 0.0) -> float:
        """A score between 0.1 and 0.69 that grows with the weight of the signs found."""
        looked_at = _looked_at(text)

        def shown(sign: Sign) -> bool:
            if isinstance(sign, Words):
                return sign in looked_at.heard
            possible = sign in looked_at.heard or not sign.phrases or not looked_at.plain
            return possible and sign.seen(looked_at)

        total = bias + sum(sign.weight for sign in self._signs if shown(sign))
        return 0.1 + 0.59 / (1 + math.exp(2.0 - total / 2))


_ALL: list[Sign] = []


class _LookedAt(NamedTuple):
    """What is weighed of a text.

    Attributes:
        text: The part that is looked at.
        lowered: The same in lower case, without line breaks.
        plain: Whether the two are alike, letter by letter.
        starts: Where its lines begin.
        by_letter: The same by the first letter in lower case.
        heard: By sign, where the phrases begin that tell of it.
    """

    text: str
    lowered: str
    plain: bool
    starts: list[int]
    by_letter: dict[str, list[int]]
    heard: dict[Sign, list[int]]


@lru_cache(maxsize=2)
def _looked_at(text: str) -> _LookedAt:
    part = probe(text.rstrip())
    lowered = part.lower()
    plain = not is_odd(part, lowered)
    lowered = even(lowered)
    starts = line_starts(part)
    by_letter: dict[str, list[int]] = {}
    for start in starts:
        by_letter.setdefault(lowered[start : start + 1], []).append(start)
    heard: dict[Sign, list[int]] = {}
    search, owners = _listener()
    for which, at, _ in search.find_matches_as_indexes(lowered, overlapping=True):
        for sign in owners[which]:
            heard.setdefault(sign, []).append(at)
    return _LookedAt(part, lowered, plain, starts, by_letter, heard)


@cache
def _listener() -> tuple[AhoCorasick, list[list[Sign]]]:
    """A search for the phrases of all signs, and the signs of each phrase."""
    owners: dict[str, list[Sign]] = {}
    for sign in _ALL:
        for phrase in sign.phrases:
            owners.setdefault(phrase, []).append(sign)
    search = AhoCorasick(list(owners), implementation=Implementation.DFA)
    return search, list(owners.values())
