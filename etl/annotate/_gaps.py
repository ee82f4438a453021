"""Thousands that a page parts by a comma and a blank: "4, 316 persons"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.annotate._numerals import Numeral

_PROOF = re.compile(
    r"[$€£]\s?\d{1,3}, \d{3}(?![\d,.]*\d)|(?<![\d.,/-])(?<!\d )\d{1,3}, 0\d\d(?![\d,.:/-]*\d)"
)
"""What is no list of numbers: a sum of money, or thousands with a nought behind the comma."""
_HEAD, _GROUP = re.compile(r"\d{1,3}|\d{1,3}(?:, \d{3})+"), re.compile(r"\d{3}")
_GAP = ", "


def is_gapped(text: str) -> bool:
    """Whether a document parts its thousands by a comma and a blank."""
    return _GAP in text and bool(_PROOF.search(text))


def closed_up(numbers: Sequence[Numeral], text: str) -> list[Numeral]:
    """The numbers of such a document's text, their thousands put together.

    Args:
        numbers: From `find_numerals`.
        text: The text.
    """
    found: list[Numeral] = []
    for number in numbers:
        last = found[-1] if found else None
        if last and _goes_on(last, number, text):
            value = last.low * 1000 + number.low
            found[-1] = replace(last, end=number.end, low=value, high=value)
        else:
            found.append(number)
    return found


def _goes_on(last: Numeral, number: Numeral, text: str) -> bool:
    """Whether a number is the next group of three digits of the one before it."""
    return (
        text[last.end : number.start] == _GAP
        and (last.kind, number.kind, last.scale, number.scale) == ("count", "count", 1, 1)
        and bool(_HEAD.fullmatch(text, last.start, last.end))
        and bool(_GROUP.fullmatch(text, number.start, number.end))
    )
