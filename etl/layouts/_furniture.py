"""Page furniture: menus, notices, share bars and boxes of other stories with all their items."""

import re
from collections.abc import Sequence

from etl.layouts._furniture_lines import (
    LONGEST_HEADING,
    asks,
    counts_readers,
    ends_page,
    is_furniture,
    opens_box,
)
from etl.layouts._lines import Line
from etl.layouts._paragraphs import BULLET, ends_sentence
from etl.scan import Rare

_LATE = 0.6
"""How far down a page what readers wrote goes on to its end."""
_CREDIT = re.compile(
    r"(?:photo|image|picture)?\s?(?:credits?|courtesy|photo|image|picture)\s?(?:of|by|:)\s?.{2,80}",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"[(\[]\s?(?:file )?(?:photo|image|picture|courtesy|credit)[^()\[\]]{0,80}[)\]]\W*$",
    re.IGNORECASE,
)
# The end of a caption that names its photographer.
_CREDIT_TAIL = re.compile(
    r"\W(?:photo|image|picture|photograph|illustration)s?(?: by|:| credit| courtesy)\b.{2,50}$",
    re.IGNORECASE,
)
_CREDIT_WORDS = Rare("photo|image|picture|courtesy|credit|illustration", re.IGNORECASE)
"""One of them is in each of the three above."""
# A marked paragraph of a cable.
_PORTION = re.compile(r"(?:\[\d\]\(#\)|[A-Z]?[¶%§#\[]{1,2})?\s?\d{1,3}[.)]\s*\((?:U|SBU|C|S)[)/]")
_CREDIT_MAX = 300
# Lines of a small block; and of a page's head.
_SMALL = 4
_LONG = 140
_SENTENCE = 60
_QUOTE = 40
_HEAD = 40


def furniture(lines: Sequence[Line]) -> set[int]:
    """Starts of the lines that are page furniture, the items under a box's heading included."""
    found: set[int] = set()
    blocks = _blocks(lines)
    boxed = begun = False
    teasers = 0
    late = _LATE * lines[-1].end if lines else 0
    for number, block in enumerate(blocks):
        prose = _prose(block)
        wrapped = len(block) > 2 and prose
        for index, line in enumerate(block):
            short = len(line.text) <= LONGEST_HEADING
            if short and (begun or line.start > late) and ends_page(line.text):
                return found | {below.start for below in lines if below.start >= line.start}
            if short and opens_box(line.text, _below(blocks, number, index), begun):
                boxed, teasers = True, 0
                if line.start > late and counts_readers(line.text):
                    return found | {below.start for below in lines if below.start >= line.start}
            elif boxed and _resumes(line, block, index, blocks[number + 1 :], teasers):
                boxed = False
            if boxed and index == 0 and prose:
                teasers += 1
            # A line in the middle of a hard-wrapped paragraph may begin like a notice.
            tested = not wrapped or index in (0, len(block) - 1) and _short(line, block)
            if boxed or (tested and is_furniture(line.text)):
                found.add(line.start)
        begun = begun or (prose and not boxed)
        if not wrapped and len(block) <= _SMALL:
            found |= _asking(block, found, begun)
    return found | _captions(lines)


def _asking(block: list[Line], found: set[int], begun: bool) -> set[int]:
    """Starts of the lines of a small block that asks for a subscription or is furniture mostly.

    Args:
        block: Its lines.
        found: Starts of the lines known as furniture.
        begun: Whether the text has begun: above it a title may stand in the same block.
    """
    asking = [line for line in block if asks(line.text)]
    known = sum(line.start in found or line in asking for line in block)
    if begun and known and (asking or 2 * known > len(block)):
        return {line.start for line in block if len(line.text) <= 100 and not _marked(line)}
    return {line.start for line in asking} if known == len(block) or begun else set()


def _marked(line: Line) -> bool:
    return bool(_PORTION.match(line.text))


def _captions(lines: Sequence[Line]) -> set[int]:
    """Starts of the captions at the head of a page: twice the same, or with a credit.

    The first line of all, told twice, is the name of the page and then its headline.
    """
    head = [line for line in lines[:_HEAD] if line.text]
    credited = _CREDIT_WORDS.possible(
        "\n".join([line.text for line in head if len(line.text) <= _CREDIT_MAX])
    )
    found: set[int] = set()
    for above, line in zip([None, *head], head, strict=False):
        text = line.text
        credits = credited and len(text) <= _CREDIT_MAX and _CREDIT_WORDS.possible(text)
        if credits and (_CREDITED.search(text) or _CREDIT_TAIL.search(text[-70:])):
            found.add(line.start)
        if above is None or len(above.text) > _CREDIT_MAX:
            continue
        if text == above.text and len(text) > 30:
            found |= {above.start} if above is head[0] else {above.start, line.start}
        elif credits and len(text) <= 100 and _CREDIT.fullmatch(text):
            found.add(line.start)
    return found


def _below(blocks: list[list[Line]], number: int, index: int) -> str:
    if index + 1 < len(blocks[number]):
        return blocks[number][index + 1].text
    return blocks[number + 1][0].text if number + 1 < len(blocks) else ""


def _short(line: Line, block: list[Line]) -> bool:
    return len(line.text) < 0.7 * max(len(other.text) for other in block)


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines without a blank line or a rule between them."""
    blocks: list[list[Line]] = []
    fresh = True
    for line in lines:
        if not line.text or line.rule:
            fresh = True
        elif fresh:
            blocks.append([line])
            fresh = False
        else:
            blocks[-1].append(line)
    return blocks


def _prose(block: list[Line]) -> bool:
    """Whether a block is running text, not a list of headlines."""
    if len(block) == 1 and len(block[0].text) < _LONG or not ends_sentence(block[-1].text):
        return False
    lengths = [len(line.text) for line in block]
    longest = max(lengths)
    if longest >= _LONG:
        return True
    wrapped = len(block) > 2 and lengths[0] > 0.7 * longest and longest < 110
    wrapped = wrapped and sum(lengths) >= _LONG
    return wrapped and any(line.text[0].islower() or line.text.isupper() for line in block)


def _sentence(block: list[Line]) -> bool:
    """Whether a block is a short paragraph of a story rather than a headline."""
    text = block[-1].text
    longer = len(text) >= (_QUOTE if text[0] in '"“‘' else _SENTENCE)
    return len(block) == 1 and longer and text.rstrip('"”’').endswith(".")


def _resumes(
    line: Line, block: list[Line], index: int, after: list[list[Line]], teasers: int
) -> bool:
    """Whether the story goes on at this line, below a box."""
    if _marked(line):
        return True
    if BULLET.match(line.text) or line.indent >= 2 or teasers:
        return False
    if index:
        return len(line.text) >= _LONG and ends_sentence(line.text)
    if not _prose(block):
        return _sentence(block) and (
            block[0].text[0] in '"“‘' or bool(after) and (_sentence(after[0]) or _prose(after[0]))
        )
    # A box of headlines with teasers goes on in pairs of a short and a long block.
    return not any(
        _prose(second) and not _prose(first) and len(first) == 1
        for first, second in zip(after[:8], after[1:9], strict=False)
    )
