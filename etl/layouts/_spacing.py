"""Pages that set a blank line between all lines of a paragraph."""

from collections.abc import Sequence

from etl.layouts._lines import Line
from etl.layouts._paragraphs import ends_sentence, starts_item

_WRAPPED = range(30, 111)
# So many sentences that run on across a blank line, and so many times more than without one.
_ENOUGH = 4
_MORE = 3


def single_spaced(lines: Sequence[Line], from_top: bool = False) -> list[Line]:
    """Lines without the single blank lines inside paragraphs, where the page is double-spaced.

    Where two and more blank lines stand between paragraphs, these stay.

    Args:
        lines: Of the whole text.
        from_top: Whether the lines of the head run on like those of the text, as a cable's do;
            else they are left as they are.
    """
    filled = [index for index, line in enumerate(lines) if line.text]
    pairs = list(zip(filled, filled[1:], strict=False))
    crossed = [
        above
        for above, below in pairs
        if below - above == 2 and _runs_on(lines[above], lines[below])
    ]
    if len(crossed) < _ENOUGH:
        return list(lines)
    unbroken = sum(
        below - above == 1 and _runs_on(lines[above], lines[below]) for above, below in pairs
    )
    if len(crossed) < _MORE * unbroken:
        return list(lines)
    first, last = _stretch(lines, crossed[0], crossed[-1] + 2)
    if from_top:
        first = filled[0]
    return [
        line
        for index, line in enumerate(lines)
        if not (line.blank and first < index < last and _single(lines, index))
    ]


def _runs_on(above: Line, below: Line) -> bool:
    """Whether a sentence goes on from one line to the other."""
    return (
        below.text[0].islower()
        and len(above.text) in _WRAPPED
        and not ends_sentence(above.text)
        and not starts_item(below.text)
    )


def _single(lines: Sequence[Line], index: int) -> bool:
    return not lines[index - 1].blank and not lines[index + 1].blank


def _stretch(lines: Sequence[Line], first: int, last: int) -> tuple[int, int]:
    """The stretch widened to where two blank lines stand."""
    while first > 0 and not (lines[first].blank and lines[first - 1].blank):
        first -= 1
    while last + 1 < len(lines) and not (lines[last].blank and lines[last + 1].blank):
        last += 1
    return first, last
