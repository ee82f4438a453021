"""Weighing the signs that a text is of some kind."""

import math
import re
from collections.abc import Sequence

_PROBE = 8000
_TAIL = 800


class Sign:
    """A pattern (lines begin at ^) with what its presence is worth."""

    def __init__(self, weight: float, pattern: str, ignore_case: bool = False) -> None:
        self.weight = weight
        flags = re.MULTILINE | (re.IGNORECASE if ignore_case else 0)
        self.pattern = re.compile(pattern, flags)


def probe(text: str) -> str:
    """The beginning and the end of a text."""
    return text if len(text) <= _PROBE + _TAIL else f"{text[:_PROBE]}\n{text[-_TAIL:].rstrip()}"


def weigh(text: str, signs: Sequence[Sign], bias: float = 0.0) -> float:
    """A score between 0.1 and 0.69 that grows with the weight of the signs found."""
    looked_at = probe(text.rstrip())
    total = bias + sum(sign.weight for sign in signs if sign.pattern.search(looked_at))
    return 0.1 + 0.59 / (1 + math.exp(2.0 - total / 2))
