"""Lines to paragraphs: hard wraps joined, list items, table rows and headings kept apart."""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from etl.layouts._lines import Line, Span

TERMINAL = tuple(".!?:;…")
_CLOSING = "\"'”’)]»*"
# A line that begins an item of a list, or a speaker's turn.
BULLET = re.compile(r"(?:--?|—|–|[•●▪■◦‣⁃*·►▸▶▼»›>✓])(?:\s+|(?=[A-Z]))")
LABEL = re.compile(
    r"(?:\((?P<paren>[A-Za-z]|\d{1,3}|[ivxIVX]{1,5})\)|\[(?P<square>\d{1,3})\]"
    r"|(?P<number>\d{1,3})[.)](?=\s|$)|(?P<wide>\d{1,2})(?=\s{2,}[A-Z])"
    r"|(?P<letter>[A-Za-z]|[IVX]{2,4})[.)](?=\s)|(?P<turn>[QA]:(?=\s)|\[\d\d:\d\d\]))\s*"
)
# Narrower lines than this are not told apart from a hard wrap's last lines.
_MIN_WIDTH = 48
_MAX_WRAPPED = 110


@dataclass(slots=True, eq=False)
class Paragraph:
    """Lines that belong together.

    Attributes:
        lines: Never empty.
        blank_before: Whether a blank line (or a rule) goes before.
        rule_before: Whether a drawn rule goes directly before.
        rule_after: Whether a drawn rule follows directly.
        gap: Whether page lines or routing lines were taken out before it.
    """

    lines: list[Line]
    blank_before: bool = True
    rule_before: bool = False
    rule_after: bool = False
    gap: bool = False
    role: str = ""

    @property
    def text(self) -> str:
        """The lines joined by blanks: for looking at, not for storing."""
        lines = self.lines
        return lines[0].text if len(lines) == 1 else " ".join([line.text for line in lines])

    @property
    def spans(self) -> list[Span]:
        """The spans of the lines."""
        return [line[:2] for line in self.lines]

    @property
    def item(self) -> bool:
        """Whether it begins as an item of a list does."""
        return starts_item(self.lines[0].text)


def starts_item(text: str) -> bool:
    """Whether a line begins with a bullet, a number or letter, or a speaker's mark."""
    return not begins_with_word(text) and bool(BULLET.match(text) or LABEL.match(text))


def begins_with_word(text: str) -> bool:
    """Whether a line begins like most: with a word of several letters, no bullet and no label."""
    return text[1:2].islower() and text[0].isalpha()


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a finished sentence does, closing quotes and brackets aside."""
    return text.rstrip(_CLOSING).endswith(TERMINAL) or text.endswith(("--", "./.", '."', ".”"))


def wrap_width(lines: Iterable[Line]) -> int | None:
    """The column at which the text is wrapped; None where each line is a paragraph."""
    lengths = [line.indent + len(line.text) for line in lines if line.text and not line.rule]
    total = sum(lengths)
    if not total or sum(n for n in lengths if n > _MAX_WRAPPED) > 0.3 * total:
        return None
    # Half of the characters stand in lines at least this long: the body's, not the headings'.
    seen = 0
    for length in sorted(lengths, reverse=True):
        seen += length
        if seen > total / 2:
            return max(_MIN_WIDTH, length)
    return None


def paragraphs(
    lines: Sequence[Line], width: int | None, apart: Set[int] = frozenset()
) -> list[Paragraph]:
    """Group lines; blank lines and rules part them and are left out.

    Args:
        lines: In order.
        width: From `wrap_width`.
        apart: Starts of lines that join no other, such as page furniture.
    """
    found: list[Paragraph] = []
    blank = True
    ruled = False
    for line in lines:
        if not line.text:
            blank = True
            ruled = False
        elif line.rule:
            if found and not blank:
                found[-1].rule_after = True
            blank = ruled = True
        elif (
            not blank
            and found
            and line.start not in apart
            and found[-1].lines[-1].start not in apart
            and not breaks(found[-1].lines[-1], line, width)
        ):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], blank_before=blank, rule_before=ruled))
            blank = ruled = False
    return found


def breaks(above: Line, below: Line, width: int | None) -> bool:
    """Whether a new paragraph begins between two lines that follow each other."""
    if above.columns or below.columns:
        return True
    item = not begins_with_word(below.text)
    if item and BULLET.match(below.text):
        return True
    lower = below.text[0].islower()
    if width is None:
        return not (lower and len(above.text) >= 30 and not ends_sentence(above.text))
    label = LABEL.match(below.text) if item else None
    if not label and (lower or above.text.endswith(("-", ","))):
        return False
    finished = ends_sentence(above.text)
    room = width - above.indent - len(above.text) - len(below.text.split(None, 1)[0]) - 1
    if label:
        return finished or room > 6
    if room <= 6:
        return above.text.isupper() and not below.text.isupper() and not finished
    short = above.indent + len(above.text) < 0.75 * width
    indented = below.indent >= above.indent + 2 and finished
    return indented or finished or short


def continues(above: Paragraph, below: Paragraph) -> bool:
    """Whether a paragraph is the second half of the one above, parted by a page."""
    before, after = above.lines[-1].text, below.lines[0].text
    if ends_sentence(before) or starts_item(after) or above.lines[-1].columns:
        return False
    if (len(above.lines) == 1 and len(before) < 40) or below.rule_before or above.rule_after:
        return False
    if after[0].islower():
        return True
    return below.gap and len(after) > 20


def upper_half(before: Sequence[Paragraph], below: Paragraph) -> Paragraph | None:
    """The paragraph that another may be the second half of: furniture may part the two."""
    if not below.lines[0].text[0].islower():
        return before[-1] if before else None
    return next((one for one in reversed(before) if one.role != "furniture"), None)
