"""Lines of the decoded text, and the cleaning that turns them into a passage's text.

Cleaning folds white space, joins hard wraps and drops characters that show nothing, and records
where each stretch came from. It never changes a character.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_OTHER_BREAKS = "\r\x0b\x0c"
_BREAKS_BEYOND_ASCII = "\x85\u2028\u2029"
INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_ODD = re.compile(rf"\s\s|[^\S ]|[{INVISIBLE}]")
_GAP = re.compile(rf"[\s{INVISIBLE}]+")
_RULE = re.compile(r"(?:[-_=*~.·—–]\s?){4,}|(?:\*\s*){3,}|-{3,}o+-{3,}")
_COLUMNS = re.compile(r"\S {3,}\S|\S\t+\S|\.{5,}|(?:\. ){5,}")
_BARS = re.compile(r"\S\s\|\s[^|]*\S\s\|\s\S")
_NUMBERS = re.compile(r"\d\s\d[\d,.]*\s\d")
_DIGITS_ALIKE = bytes(
    ord("0" if chr(code).isdigit() else " " if chr(code).isspace() else "x") for code in range(128)
).ljust(256)
_ROW = re.compile(r"[^\d\n]{2,60}\s\d[\d,.]*(?:\s\d[\d,.]*){2,12}(?:\s[^\d\n]{1,60})?")
"""A name and at least three numbers, set one beside the other."""
# Parts before a hyphen that are compounds as a rule; other hyphens at a line's end in typeset text
# were put in by the typesetter.
_PREFIXES = """
    anti non sub co self ex pre post cross long short well so half multi semi vice mid low high full
    part two three four five six ten sex bride drug child man men women labour labor debt law policy
    decision police border government state trafficking awareness capacity far in on off by south
    north east west mother father brother sister to up re pro
"""
_COMPOUND = frozenset(_PREFIXES.split())

Span = tuple[int, int]
SourceMap = tuple[tuple[int, int], ...]


class Line(NamedTuple):
    """A line without its indentation and trailing blanks; offsets in the decoded text.

    Attributes:
        start: Its first code point that is no blank.
        end: One past its last.
        text: What stands between the two; "" where nothing is on it.
        indent: Blanks before.
        rule: Whether it is a drawn rule ("-----", "* * *").
    """

    start: int
    end: int
    text: str
    indent: int
    rule: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing is on it."""
        return not self.text

    @property
    def columns(self) -> bool:
        """Whether it is set in columns, as a row of a table is."""
        return _in_columns(self.text)

    @property
    def span(self) -> Span:
        """Start and end."""
        return self.start, self.end


@lru_cache(maxsize=16)  # each line is asked as the upper one of two, and as the lower one
def _in_columns(text: str) -> bool:
    if "|" in text and (text[0] == "|" or _BARS.search(text)):
        return True
    if _may_hold_numbers(text) and _NUMBERS.search(text) and _ROW.fullmatch(text):
        return True
    if "   " not in text and "\t" not in text and "...." not in text and ". . ." not in text:
        return False
    return bool(_COLUMNS.search(text))


def _may_hold_numbers(text: str) -> bool:
    """Whether two digits stand in a text with a blank between them, where that is soon told."""
    return not text.isascii() or b"0 0" in text.encode().translate(_DIGITS_ALIKE)


def split_lines(text: str) -> list[Line]:
    """All lines, with any of the line ends that Unicode knows."""
    lines: list[Line] = []
    start = 0
    signs = _OTHER_BREAKS if text.isascii() else _OTHER_BREAKS + _BREAKS_BEYOND_ASCII
    if not any(sign in text for sign in signs):
        for whole in text.split("\n"):
            lines.append(line_of(whole, start) if whole else Line(start, start, "", 0))
            start += len(whole) + 1
        return lines
    for found in _BREAK.finditer(text):
        lines.append(line_of(text[start : found.start()], start))
        start = found.end()
    lines.append(line_of(text[start:], start))
    return lines


def line_of(whole: str, start: int) -> Line:
    """A line without the blanks around it.

    Args:
        whole: With them.
        start: Its first code point in the decoded text.
    """
    if whole[:1].isalnum() and whole[-1].isprintable() and whole[-1] != " ":  # the common case
        return Line(start, start + len(whole), whole, 0)
    bare = whole.strip(" \t\xa0\u3000\ufeff\u200b")
    if not bare or bare.isspace():
        return Line(start, start, "", 0)
    rule = not bare[0].isalnum() and _RULE.fullmatch(bare) is not None
    if len(bare) == len(whole):
        return Line(start, start + len(bare), bare, 0, rule)
    indent = whole.index(bare)
    return Line(start + indent, start + indent + len(bare), bare, indent, rule)


def compose(source: str, spans: Sequence[Span], typeset: bool = False) -> tuple[str, SourceMap]:
    """Join stretches of the source into a passage's text.

    Args:
        source: The decoded text.
        spans: Stretches (one per line, as a rule), in order.
        typeset: Whether hyphens at line ends were put in by a typesetter; a cable's were not.

    Returns:
        The text, and the pairs (offset in the text, offset in the source) at which they part.
    """
    if _follow(source, spans):
        start, end = spans[0][0], spans[-1][1]
        text = source[start:end].replace("\n", " ")
        if _unbroken(text):
            return text, ((0, start),)
    pieces: list[str] = []
    pairs: list[tuple[int, int]] = []
    length = 0
    last = len(spans) - 1
    for number, (start, end) in enumerate(spans):
        glue = number < last
        if glue and source[end - 1] == "-":
            glue, end = _joint(source, start, end, spans[number + 1], typeset)
        for chunk_start, chunk_end, blank in _chunks(source, start, end):
            if blank and pieces and pieces[-1] != " ":
                pieces.append(" ")
                length += 1
            if not pairs or chunk_start - pairs[-1][1] != length - pairs[-1][0]:
                pairs.append((length, chunk_start))
            pieces.append(source[chunk_start:chunk_end])
            length += chunk_end - chunk_start
        if glue and pieces:
            pieces.append(" ")
            length += 1
    while pieces and pieces[-1] == " ":
        pieces.pop()
    return "".join(pieces), tuple(pairs)


def _follow(source: str, spans: Sequence[Span]) -> bool:
    """Whether one character parts stretches, a line break as a rule, and no hyphen goes before."""
    ends = spans[0][1]
    for start, end in spans[1:]:
        if start != ends + 1 or source[ends - 1] == "-":
            return False
        ends = end
    return True


def _joint(source: str, start: int, end: int, following: Span, typeset: bool) -> tuple[bool, int]:
    """Whether a blank follows a stretch with a hyphen at its end, and where it ends without it."""
    if end - start < 2 or not source[end - 2].isalnum():
        return True, end
    after = source[following[0]]
    if not after.isalnum():
        return True, end
    if not (typeset and source[end - 2].islower() and after.islower()):
        return False, end
    word = source[max(start, end - 30) : end - 1].rsplit(None, 1)[-1].lower()
    return False, end if word in _COMPOUND or "-" in word else end - 1


def _unbroken(line: str) -> bool:
    """Whether nothing in a line is folded or dropped."""
    return (line.isprintable() and "  " not in line) or not _ODD.search(line)


def _chunks(source: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Unbroken stretches of a line, each with whether white space goes before it."""
    if _unbroken(source[start:end]):
        return [(start, end, False)]
    chunks: list[tuple[int, int, bool]] = []
    at, blank = start, False
    for gap in _GAP.finditer(source, start, end):
        if gap.end() - gap.start() == 1 and source[gap.start()] == " ":
            continue
        if gap.start() > at:
            chunks.append((at, gap.start(), blank))
            blank = False
        blank = blank or any(character.isspace() for character in gap.group())
        at = gap.end()
    if at < end:
        chunks.append((at, end, blank))
    return chunks
