"""The scale of a panel of figures: linear or logarithmic, its range and its ticks."""

import math
from typing import Any

SCALES = {"auto": "Automatic", "linear": "Linear", "log": "Logarithmic"}
APART = 30
"""A panel whose largest value is this many times its smallest gets a logarithmic axis."""
TINY = 1e-6
"""What is no more than this stands with zero on a logarithmic axis."""


class Span:
    """The scale of a panel.

    Attributes:
        log: Whether it is logarithmic.
        floor: What stands for zero and below on a logarithmic scale.
        bounds: The axis' range, as plotly wants it.
    """

    def __init__(self, placed: list[dict[Any, Any]], scale: str) -> None:
        """Fits the values; a denied or hedged number counts like any."""
        values = [float(row[end]) for row in placed for end in ("low", "high")]
        positive = [value for value in values if value > TINY]
        self.percent = all(row["unit"] == "percent" for row in placed)
        least, most = min(positive, default=1.0), max(positive, default=1.0)
        wide = most > APART * least and not self.percent
        self.log = bool(positive) and (scale == "log" or (scale == "auto" and wide))
        self.zero = min(values) <= TINY
        self.floor = least / 10 if self.zero else least
        if self.log:
            room = 0.06 * max(1.0, math.log10(most / self.floor))
            self.bounds = [math.log10(self.floor) - room, math.log10(most) + 2 * room]
        elif self.percent and min(values) >= 0 and max(values) <= 100:
            self.bounds = [-2.0, 104.0]
        else:
            low, high = min(*values, 0.0), max(*values, 0.0)
            room = (high - low) or 1.0
            self.bounds = [low - 0.03 * room, high + 0.1 * room]

    def at(self, value: float) -> float:
        """Where a value is drawn."""
        return max(value, self.floor) if self.log else value

    def end(self, *, upper: bool) -> float:
        """Where an open end is drawn to: the edge of the scale."""
        edge = self.bounds[1 if upper else 0]
        return 10**edge if self.log else edge

    def ticks(self) -> dict[str, Any]:
        """Five or so ticks in words: powers of ten, or plotly's own."""
        if not self.log:
            plain = {"tickvals": [0, 25, 50, 75, 100]} if self.percent else {"nticks": 5}
            return {**plain, "tickformat": "~s" if self.bounds[1] >= 10_000 else ",~r"}
        first, last = math.ceil(self.bounds[0] - 1e-9), math.floor(self.bounds[1])
        step = max(1, math.ceil((last - first + 1) / 5))
        values = [10.0**power for power in range(first, last + 1, step)]
        if self.zero:
            values = [self.floor, *(value for value in values if value > 2 * self.floor)]
        if len(values) < 2:
            return {"nticks": 4, "tickformat": "~s"}
        words = [_short(value) for value in values]
        return {"tickvals": values, "ticktext": ["0", *words[1:]] if self.zero else words}


def _short(tick: float) -> str:
    for size, words in ((1e9, "bn"), (1e6, "m")):
        if tick >= size:
            return f"{tick / size:,.0f} {words}"
    return f"{tick:,.0f}" if tick >= 1 else f"{tick:g}"
