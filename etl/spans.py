"""Where rows lie: a table's parts hold rows by their keys, in spans that halve as they fill.

A key has 128 bits: 64 of the block of a claim and 64 of its own, so that what may be one fact lies
together. A span is the bits with which the keys of its rows begin, as text of 0 and 1. How a table
is divided hangs on its rows alone, never on the way they came.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

HALF = 64
"""Bits of a block, and of a key inside it."""


class Keys(NamedTuple):
    """Keys of rows.

    Attributes:
        block: Of the block, shape (rows,), uint64.
        own: Of the row in it, shape (rows,), uint64.
    """

    block: np.ndarray
    own: np.ndarray


def within(keys: Keys, span: str) -> np.ndarray:
    """Which keys lie in a span; shape (rows,)."""
    found = np.ones(len(keys.block), bool)
    for column, bits in zip(keys, (span[:HALF], span[HALF:]), strict=True):
        if bits:
            found &= column >> np.uint64(HALF - len(bits)) == np.uint64(int(bits, 2))
    return found


def has_any(span: str, blocks: np.ndarray) -> bool:
    """Whether rows of any of some blocks may lie in a span.

    Args:
        span: The span.
        blocks: In their order, shape (blocks,), uint64.
    """
    first, last = ends(span)
    at = np.searchsorted(blocks, np.uint64(first))
    return bool(at < len(blocks) and int(blocks[at]) <= last)


def ends(span: str) -> tuple[int, int]:
    """The first and the last block of which rows may lie in a span."""
    bits = span[:HALF]
    return int(bits.ljust(HALF, "0"), 2), int(bits.ljust(HALF, "1"), 2)


def divided(
    keys: Keys, others: Mapping[str, int], most: int, within_blocks: bool = True, span: str = ""
) -> Iterator[str]:
    """The spans with rows, each of so many at most that its double would have more.

    Args:
        keys: Of rows that are at hand.
        others: Spans of others, and how many rows each has; none that is at hand is in them.
        most: Rows of a span.
        within_blocks: Whether a block of more rows is divided.
        span: The one that is divided.
    """
    number = len(keys.block) + sum(others.values())
    if not number:
        return
    if number <= most or len(span) == (2 * HALF if within_blocks else HALF):
        yield span
        return
    column, bit = (keys.block, len(span)) if len(span) < HALF else (keys.own, len(span) - HALF)
    upper = (column >> np.uint64(HALF - 1 - bit)) & np.uint64(1) == 1
    for side, chosen in (("0", ~upper), ("1", upper)):
        half = span + side
        some = {one: rows for one, rows in others.items() if one.startswith(half)}
        yield from divided(
            Keys(keys.block[chosen], keys.own[chosen]), some, most, within_blocks, half
        )


def number(text: str) -> int:
    """A number of 64 bits that stands for a text: equal ones have the same."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest())


def inside(spans: Sequence[str], span: str) -> list[str]:
    """Those of some spans that lie in another."""
    return [one for one in spans if one.startswith(span)]


_DIGITS = np.zeros(256, np.uint64)
for _at, _digit in enumerate("0123456789abcdef"):
    _DIGITS[ord(_digit)] = _at
