"""Texts that a pattern tells of its matches: what they can begin with and what each must hold.

White space of any kind stands there as " ": they are looked for in texts made `even`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from re import _parser  # type: ignore[attr-defined]  # no public way to a parsed pattern
from typing import Any

_Parsed = Any  # the parser's own objects
_Item = tuple[object, _Parsed]
_WIDEST = 8
"""Characters of a class ("[Tt]") that are spelled out."""
_MOST = 400
"""Beginnings of one pattern; a choice of choices is not followed further."""
_LONGEST = 8
"""Letters of a beginning that are looked at."""


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
        return _Starts({_even(argument)}, set())
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
        return _Starts({_even(code) for _, code in members}, set())
    if kinds == {"CATEGORY"} and len(members) == 1:
        category = str(members[0][1])
        if category == "CATEGORY_DIGIT":
            return _Starts(set(), _digits())
        if category == "CATEGORY_SPACE":
            return _Starts({" "}, set())
    return _ANYTHING


def _even(code: int) -> str:
    return " " if chr(code).isspace() else chr(code)


def even(text: str) -> str:
    """A text with each white space as " "."""
    if text.isprintable():
        return text
    if text.isascii():
        return text.encode().translate(_EVEN).decode()
    text = text.replace("\n", " ")
    return text if text.isprintable() else _SPACE.sub(" ", text)


_SPACE = re.compile(r"\s")
_EVEN = bytes(ord(" ") if chr(code).isspace() else code for code in range(256))


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


def beginnings(pattern: re.Pattern[str]) -> list[str]:
    """Texts in lower case one of which every match begins with, none the beginning of another.

    One of them is "" where a match can begin with anything.
    """
    return _shortest(_of_sequence(_parsed(pattern)))


def _shortest(starts: _Starts) -> list[str]:
    found = {text.lower() for text in starts.whole | starts.cut}
    kept: list[str] = []
    for text in sorted(found):  # what begins with a text comes right after it
        if not kept or not text.startswith(kept[-1]):
            kept.append(text)
    return kept


def inside_words(pattern: re.Pattern[str], starts: Sequence[str]) -> frozenset[str]:
    """Those of the `beginnings` of a pattern that need not stand where a word begins."""
    items = list(_parsed(pattern))
    if _at_word(items) and all(text[:1].isalnum() for text in starts):
        return frozenset()
    inside = tuple(text.lower() for text in _inside_words(items))
    return frozenset(text for text in starts if any(one.startswith(text) for one in inside))


def _at_word(items: Sequence[_Item]) -> bool:
    return bool(items) and str(items[0][1]) == "AT_BOUNDARY"


def _inside_words(items: list[_Item]) -> set[str]:
    if not items:
        return {""}
    name, argument = str(items[0][0]), items[0][1]
    if name == "SUBPATTERN":
        return _inside_words([*argument[-1], *items[1:]])
    if name == "BRANCH":
        choices = ([*choice, *items[1:]] for choice in argument[1])
        return set[str]().union(*map(_inside_words, choices))
    starts = _of_sequence(items)
    found = starts.whole | starts.cut
    return set() if _at_word(items) and all(text[:1].isalnum() for text in found) else found


def openings(pattern: re.Pattern[str]) -> tuple[list[str], bool]:
    r"""As `beginnings`, of what follows the signs that a match may begin with.

    Returns:
        The beginnings, and whether signs may go before ("\W*").
    """
    items = [item for item in _parsed(pattern) if str(item[0]) != "AT"]
    signs = bool(items) and _are_signs(*items[0])
    return _shortest(_of_sequence(items[1:] if signs else items)), signs


def _are_signs(operation: object, argument: _Parsed) -> bool:
    """Whether a part of a pattern is some signs that are no letters, digits or "_", or none."""
    if str(operation) != "MAX_REPEAT" or argument[0] != 0 or len(argument[2]) != 1:
        return False
    inner, members = argument[2][0]
    kinds = [str(member[1] or member[0]) for member in members] if str(inner) == "IN" else []
    return kinds in (["CATEGORY_NOT_WORD"], ["NEGATE", "CATEGORY_WORD", str(ord("\n"))])
