"""Confidence as it was earned: what an extractor gives, mapped to how often such claims are right.

data/reference/model/calibration.json, written by etl.calibrate, has for each fact table some knots:
confidences as extractors give them, and the share of claims at them that were right on documents
that no model had seen. Between knots the map is a straight line, beyond them it is level.
"""

import json
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from etl.paths import REFERENCE

PATH = REFERENCE / "model" / "calibration.json"
Knots = tuple[tuple[float, ...], tuple[float, ...]]
"""Confidences as given, rising, and the calibrated ones, never falling."""
_off = False


@cache
def _maps() -> dict[str, Knots]:
    if not PATH.exists():
        return {}
    stored = json.loads(PATH.read_text(encoding="utf-8"))
    return {table: (tuple(m["given"]), tuple(m["earned"])) for table, m in stored.items()}


def calibrated(table: str, given: float) -> float:
    """The confidence of a claim.

    Args:
        table: Its fact table.
        given: What its extractor gives, 0 to 1.
    """
    knots = None if _off else _maps().get(table)
    return given if knots is None else round(between(knots, given), 3)


def between(knots: Knots, given: float) -> float:
    """The value of a map at a point."""
    xs, ys = knots
    at = bisect_right(xs, given)
    if at in (0, len(xs)):
        return ys[0 if at == 0 else -1]
    share = (given - xs[at - 1]) / (xs[at] - xs[at - 1])
    return ys[at - 1] + share * (ys[at] - ys[at - 1])


@contextmanager
def uncalibrated() -> Iterator[None]:
    """Inside, claims keep the confidence that their extractors give."""
    global _off
    before, _off = _off, True
    try:
        yield
    finally:
        _off = before
