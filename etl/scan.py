"""Patterns that are tried only where one of their first letters stand.

Python's `re` tries a long choice of words at every character of a text. A `Scan` finds the places
where one of the choice can begin by one Aho-Corasick search and tries the pattern there only: what
it finds is the same, some twenty times sooner.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from functools import cache, cached_property, lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from etl.beginnings import beginnings, even, inside_words, needed, openings

_FEW = 5
"""Texts that are looked for one by one rather than together."""
_HEAD = 3
"""Letters by which a text is told that cannot begin with a match."""


class Rare:
    """A pattern that is tried only where one of the texts stands that each of its matches holds."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Compile a pattern.

        Args:
            pattern: As for re.compile.
            flags: As for re.compile.

        Raises:
            ValueError: A match need not hold any text.
        """
        self.pattern = re.compile(pattern, flags)
        texts = needed(self.pattern)
        if not texts:
            raise ValueError(f"There is no text that a match of {pattern[:60]!r} must hold.")
        self._spaces = any(" " in text for text in texts)
        self._few = tuple(texts) if len(texts) <= _FEW else ()
        self._search = AhoCorasick(texts, implementation=Implementation.DFA)

    def possible(self, text: str) -> bool:
        """Whether a text may hold a match."""
        searched = even(text.lower()) if self._spaces else text.lower()
        for few in self._few:
            if few in searched:
                return True
        if not self._few and self._search.find_matches_as_indexes(searched):
            return True
        return not text.isascii() and is_odd(text, searched)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match, as re.search."""
        end = len(text) if end is None else end
        return self.pattern.search(text, start, end) if self.possible(text[start:end]) else None

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match at the start, as re.match."""
        end = len(text) if end is None else end
        return self.pattern.match(text, start, end) if self.possible(text[start:end]) else None

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """All matches in text[start:end], as re.finditer."""
        end = len(text) if end is None else end
        part = text if end - start == len(text) else text[start:end]
        return self.pattern.finditer(text, start, end) if self.possible(part) else iter(())


class Opening:
    r"""A pattern that is tried only on texts that begin as its matches can.

    It may begin with signs that are no letters ("\W*"): a text that begins with one is tried.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Compile a pattern.

        Args:
            pattern: As for re.compile.
            flags: As for re.compile.

        Raises:
            ValueError: A match can begin with any letter.
        """
        self.pattern = re.compile(pattern, flags)
        starts, self._signs_first = openings(self.pattern)
        self._heads = frozenset(text[:_HEAD] for text in starts)
        if "" in self._heads:
            raise ValueError(f"A match of {pattern[:60]!r} can begin with any letter.")

    def possible(self, text: str) -> bool:
        """Whether a text may begin with a match."""
        head, heads = text[:_HEAD].lower(), self._heads
        if head in heads or head[:2] in heads or head[:1] in heads:
            return True
        if not head.isascii() or not head.isprintable():
            return True
        return self._signs_first and not head[:1].isalnum()

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the start, as re.match."""
        return self.pattern.match(text) if self.possible(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of the whole text, as re.fullmatch."""
        return self.pattern.fullmatch(text) if self.possible(text) else None


class Scan:
    """A pattern whose every match begins with one of a known set of texts."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Compile a pattern.

        Args:
            pattern: As for re.compile.
            flags: As for re.compile.

        Raises:
            ValueError: A match can begin with anything.
        """
        self.pattern = re.compile(pattern, flags)
        self.starts = beginnings(self.pattern)
        if "" in self.starts:
            raise ValueError(f"A match of {pattern[:60]!r} can begin with anything.")
        self.inside = inside_words(self.pattern, self.starts)
        self._numbers_inside = {at for at, text in enumerate(self.starts) if text in self.inside}

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """All matches in text[start:end] from left to right, without overlaps, as re.finditer."""
        end = len(text) if end is None else end
        candidates = self._candidates(text, start, end)
        return self._matches(text, candidates, end) if candidates else iter(())

    def _matches(self, text: str, candidates: Sequence[int], end: int) -> Iterator[re.Match[str]]:
        match, past = self.pattern.match, 0
        for first in candidates:
            if first >= past and (found := match(text, first, end)):
                yield found
                past = found.end()

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match, as re.search."""
        end = len(text) if end is None else end
        for first in self._candidates(text, start, end):
            if found := self.pattern.match(text, first, end):
                return found
        return None

    @cached_property
    def _search(self) -> AhoCorasick:
        return AhoCorasick(self.starts, implementation=Implementation.DFA)

    def count(self, text: str) -> int:
        """How many matches there are."""
        return sum(1 for _ in self.finditer(text))

    def without(self, text: str) -> str:
        """A text with " " in the place of each match."""
        parts, end = list[str](), 0
        for match in self.finditer(text):
            parts += text[end : match.start()], " "
            end = match.end()
        return "".join((*parts, text[end:])) if parts else text

    def _candidates(self, text: str, start: int, end: int) -> Sequence[int]:
        """Where in text[start:end] a match may begin, in order."""
        part = text[start:end]
        searched = even(part.lower())
        if not part.isascii() and is_odd(part, searched):
            return range(start, end)
        found = self._search.find_matches_as_indexes(searched, True)
        if len(found) < 2:
            return (start + found[0][1],) if found else ()
        inside = self._numbers_inside
        firsts = {
            at
            for which, at, _ in found
            if not at or not searched[at - 1].isalnum() or which in inside
        }
        return sorted([start + at for at in firsts] if start else firsts)


class Cue(Scan):
    """A Scan that is one of many which are asked of the same sentences and passages.

    One search of a text for the beginnings of all of them serves each, so that a further pattern
    costs next to nothing where it does not match.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Compile a pattern, as for a Scan."""
        super().__init__(pattern, flags)
        self.number = len(_CUES)
        _CUES.append(self)
        _search_for_cues.cache_clear()
        _cues_in.cache_clear()  # what was found without this one

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """As that of a Scan; said here as most texts have no match."""
        if len(text) <= _LONGEST_SHARED:
            known = _cues_in(text)
            if known is not None and self.number not in known:
                return iter(())
        return super().finditer(text, start, end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As that of a Scan, likewise."""
        if len(text) <= _LONGEST_SHARED:
            known = _cues_in(text)
            if known is not None and self.number not in known:
                return None
        return super().search(text, start, end)

    def _candidates(self, text: str, start: int, end: int) -> Sequence[int]:
        if len(text) > _LONGEST_SHARED:
            return super()._candidates(text, start, end)
        known = _cues_in(text)
        if known is None:
            return range(start, end)
        found = known.get(self.number, ())
        if not found or (start == 0 and end == len(text)):
            return found
        return found[bisect_left(found, start) : bisect_left(found, end)]


def among(cues: Sequence[Cue], text: str) -> Set[int]:
    """Numbers of the cues, as listed, that may match somewhere in a text or in a part of it."""
    known = _cues_in(text) if len(text) <= _LONGEST_SHARED else None
    return {at for at, cue in enumerate(cues) if known is None or cue.number in known}


_LONGEST_SHARED = 20_000
"""Code points of texts whose cues are remembered: what passes for one may be a whole file."""
_CUES: list[Cue] = []


@cache
def _search_for_cues() -> tuple[AhoCorasick, list[list[int]], list[list[int]]]:
    """A search for the beginnings of all cues; for each of them the numbers of its cues.

    Those that can begin anywhere come second: only these are asked within a word.
    """
    numbers: dict[str, list[int]] = {}
    for cue in _CUES:
        for text in cue.starts:
            numbers.setdefault(text, []).append(cue.number)
    within = [[at for at in cues if text in _CUES[at].inside] for text, cues in numbers.items()]
    search = AhoCorasick(list(numbers), implementation=Implementation.ContiguousNFA)
    return search, list(numbers.values()), within


@lru_cache(maxsize=512)
def _cues_in(text: str) -> dict[int, list[int]] | None:
    """Where in a text each cue may match, by its number; None where every place may be one."""
    searched = even(text.lower())
    if not text.isascii() and is_odd(text, searched):
        return None
    search, all_cues, within = _search_for_cues()
    found: dict[int, list[int]] = {}
    for which, first, _ in search.find_matches_as_indexes(searched, overlapping=True):
        inside = first and searched[first - 1].isalnum()
        for number in within[which] if inside else all_cues[which]:
            found.setdefault(number, []).append(first)
    for starts in found.values():
        starts.sort()  # they are found by their ends
    return found


class Possible:
    """Tells which of several patterns a text may hold, by one search for all their beginnings."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        """Take the patterns; they are told by their numbers.

        Raises:
            ValueError: A match of one can begin with anything.
        """
        self._all = frozenset(range(len(patterns)))
        numbers: dict[str, set[int]] = {}
        for number, pattern in enumerate(patterns):
            for text in beginnings(pattern):
                numbers.setdefault(text, set()).add(number)
        if "" in numbers:
            raise ValueError("A match of one of the patterns can begin with anything.")
        self.numbers = list(numbers.values())
        self.starts = AhoCorasick(list(numbers), implementation=Implementation.DFA)

    def among(self, text: str) -> Set[int]:
        """Numbers of the patterns that may match somewhere in a text or in a part of it."""
        searched = even(text.lower())
        if is_odd(text, searched):
            return self._all
        found = self.starts.find_matches_as_indexes(searched, overlapping=True)
        return set[int]().union(*(self.numbers[which] for which, _, _ in found))


def is_odd(text: str, lowered: str) -> bool:
    """Whether a text in lower case does not tell where patterns that ignore case may match.

    `re` takes two letters for s and i, and some have two in lower case. Of digits beyond Unicode's
    first plane no beginnings are known (`etl.beginnings`).
    """
    if text.isascii():
        return False
    return len(lowered) != len(text) or "ſ" in lowered or "ı" in lowered or max(text) > "\uffff"
