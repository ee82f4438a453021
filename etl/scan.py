"""Patterns that are tried only where one of their first letters stand.

Python's `re` tries a long choice of words at every character of a text. A `Scan` finds the places
where one of the choice can begin by one Aho-Corasick search and tries the pattern there only: what
it finds is the same, some twenty times sooner.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache, lru_cache
from re import _parser  # type: ignore[attr-defined]  # no public way to a parsed pattern
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation

_Parsed = Any  # the parser's own objects
_Item = tuple[object, _Parsed]
_WIDEST = 8
"""Characters of a class ("[Tt]") that are spelled out."""
_MOST = 2_000
"""Beginnings of one pattern; a choice of choices is not followed further."""
_LONGEST = 8
"""Letters of a beginning that are looked at."""
_FEW = 5
"""Texts that are looked for one by one rather than together."""


class _Starts:
    """How a part of a pattern can begin.

    Attributes:
        whole: Texts that can be all of it: what follows the part follows them.
        cut: Beginnings after which anything can come.
    """

    def __init__(self, whole: set[str], cut: set[str]) -> None:
        self.whole, self.cut = whole, cut

    def then(self, after: "_Starts") -> "_Starts":
        """The beginnings of this part with another behind it."""
        if len(self.whole) * len(after.cut) > _MOST:  # "January", " ", a digit of any script
            cut = self.cut | {first for first in self.whole if first}
            cut |= after.cut if "" in self.whole else set()
        else:
            cut = self.cut | {first + rest for first in self.whole for rest in after.cut}
        return _Starts({first + rest for first in self.whole for rest in after.whole}, cut)

    def shortened(self) -> "_Starts":
        """The same, with nothing looked at behind the longest beginnings."""
        long = {text for text in self.whole if len(text) >= _LONGEST}
        if len(self.whole) > _MOST:
            long = self.whole
        return _Starts(self.whole - long, self.cut | long)


_NOTHING, _ANYTHING = _Starts({""}, set()), _Starts(set(), {""})


def _of_sequence(items: Iterable[_Item]) -> _Starts:
    found = _NOTHING
    for item in items:
        found = found.then(_of_item(*item)).shortened()
        if not found.whole:
            break
    return found


def _of_item(operation: object, argument: _Parsed) -> _Starts:
    name = str(operation)
    if name == "LITERAL":
        return _Starts({chr(argument)}, set())
    if name == "IN":
        return _of_class(argument)
    if name == "ASSERT" and argument[0] > 0:
        ahead = _of_sequence(argument[1])
        found = ahead.whole | ahead.cut
        return _NOTHING if "" in found else _Starts(set(), found)
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return _NOTHING
    if name == "SUBPATTERN":
        return _of_sequence(argument[-1])
    if name == "BRANCH":
        choices = [_of_sequence(choice) for choice in argument[1]]
        return _Starts(
            set().union(*(each.whole for each in choices)),
            set().union(*(each.cut for each in choices)),
        )
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        least, most, repeated = argument
        once = _of_sequence(repeated)
        if most != 1:
            once = _Starts(set(), once.whole | once.cut)
        return once if least else _Starts(once.whole | {""}, once.cut)
    return _ANYTHING


def _of_class(members: Sequence[_Item]) -> _Starts:
    kinds = {str(operation) for operation, _ in members}
    if kinds == {"LITERAL"} and len(members) <= _WIDEST:
        return _Starts({chr(code) for _, code in members}, set())
    if kinds == {"CATEGORY"} and [str(category) for _, category in members] == ["CATEGORY_DIGIT"]:
        return _Starts(set(), _digits())
    return _ANYTHING


@cache
def _digits() -> set[str]:
    """The digits of all scripts in Unicode's first plane."""
    return set(re.findall(r"\d", "".join(map(chr, range(0x10000)))))


@lru_cache(maxsize=1)
def _parsed(pattern: re.Pattern[str]) -> _Parsed:
    return _parser.parse(pattern.pattern, pattern.flags)


def needed(pattern: re.Pattern[str]) -> list[str]:
    """Texts in lower case of which every match holds one, as long as can be; none where unknown."""
    found = _needed(_parsed(pattern)) or set()
    texts = {text.lower() for text in found}
    return sorted(
        text for text in texts if not any(other != text and other in text for other in texts)
    )


def _needed(items: Iterable[_Item]) -> set[str] | None:
    """The best of the sets of texts one of which a sequence must hold; None where there is none."""
    best: set[str] | None = None
    run = _NOTHING
    for operation, argument in items:
        name = str(operation)
        part = _of_item(operation, argument) if name in _PLAIN else _ANYTHING
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        if not part.cut and part.whole and len(run.whole) * len(part.whole) <= _WIDEST:
            run = run.then(part)
            continue
        best = _better(_better(best, run.whole), _needed_in(name, argument))
        run = _NOTHING
    return _better(best, run.whole)


_PLAIN = frozenset({"LITERAL", "IN"})


def _needed_in(name: str, argument: _Parsed) -> set[str] | None:
    if name == "SUBPATTERN":
        return _needed(argument[-1])
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _needed(argument[2]) if argument[0] else None
    if name == "BRANCH":
        choices = [_needed(choice) for choice in argument[1]]
        return None if None in choices else set[str]().union(*(one or () for one in choices))
    if name in _PLAIN:
        starts = _of_item(name, argument)
        return None if starts.cut else starts.whole
    return None


def _better(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    """Of two sets that which a text holds less likely: whose shortest text is longer."""
    if not other or "" in other:
        return one
    if not one:
        return other

    def worth(texts: set[str]) -> tuple[int, int]:
        return min(_LONGEST, min(map(len, texts))), -len(texts)

    return max(one, other, key=worth)


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
        self._few = tuple(texts) if len(texts) <= _FEW else ()
        self._search = AhoCorasick(texts, implementation=Implementation.DFA)

    def possible(self, text: str) -> bool:
        """Whether a text may hold a match."""
        searched = text.lower()
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


def beginnings(pattern: re.Pattern[str]) -> list[str]:
    """Texts in lower case one of which every match begins with, none the beginning of another.

    One of them is "" where a match can begin with anything.
    """
    starts = _of_sequence(_parsed(pattern))
    found = {text.lower() for text in starts.whole | starts.cut}
    kept: list[str] = []
    for text in sorted(found):  # what begins with a text comes right after it
        if not kept or not text.startswith(kept[-1]):
            kept.append(text)
    return kept


def _begins_a_word(pattern: re.Pattern[str]) -> bool:
    """Whether every match begins where a word does or ends."""
    first = next(iter(_parsed(pattern)), None)
    return first is not None and str(first[1]) == "AT_BOUNDARY"


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
        starts = beginnings(self.pattern)
        if "" in starts:
            raise ValueError(f"A match of {pattern[:60]!r} can begin with anything.")
        search = AhoCorasick(starts, implementation=Implementation.DFA)
        self._find = search.find_matches_as_indexes
        self._at_words = _begins_a_word(self.pattern) and all(text[0].isalnum() for text in starts)

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

    def count(self, text: str) -> int:
        """How many matches there are."""
        return sum(1 for _ in self.finditer(text))

    def _candidates(self, text: str, start: int, end: int) -> Sequence[int]:
        """Where in text[start:end] a match may begin, in order."""
        part = text[start:end]
        searched = part.lower()
        if not part.isascii() and is_odd(part, searched):
            return range(start, end)
        found = self._find(searched, True)
        if len(found) < 2:
            return (start + found[0][1],) if found else ()
        firsts = {first for _, first, _ in found}
        if self._at_words:
            firsts = {at for at in firsts if not at or not searched[at - 1].isalnum()}
        return sorted([start + at for at in firsts] if start else firsts)


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
        self._numbers = list(numbers.values())
        self._starts = AhoCorasick(list(numbers), implementation=Implementation.DFA)

    def among(self, text: str) -> Set[int]:
        """Numbers of the patterns that may match somewhere in a text or in a part of it."""
        searched = text.lower()
        if is_odd(text, searched):
            return self._all
        found = self._starts.find_matches_as_indexes(searched, overlapping=True)
        return set[int]().union(*(self._numbers[which] for which, _, _ in found))


def is_odd(text: str, lowered: str) -> bool:
    """Whether a text in lower case does not tell where patterns that ignore case may match.

    `re` takes two letters for s and i, and some have two in lower case.
    """
    return len(lowered) != len(text) or "ſ" in lowered or "ı" in lowered
