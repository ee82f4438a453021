"""The scale of a panel of figures: linear or logarithmic, its range and its ticks."""

import math
from typing import Any

from dashboard.charts import base

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
        """Five or so ticks in words."""
        values = self._decades() if self.log else self._steps(*self.bounds)
        words = [base.in_short(value) for value in values]
        if self.log and self.zero:
            words[0] = "0"
        return {"tickvals": values, "ticktext": words}

    def _steps(self, first: float, last: float) -> list[float]:
        """Round numbers at one distance from each other; quarters of a hundred percent."""
        hundred = self.percent and 50 < last <= 104
        step = 25.0 if hundred and not self.log else base.tick_step(last - first)
        return [
            round(place * step, 9)
            for place in range(math.ceil(first / step), math.floor(last / step) + 1)
        ]

    def _decades(self) -> list[float]:
        """Powers of ten, with their twofold and fivefold, or any round numbers, where too few."""
        first, last = self.bounds
        low, high = math.ceil(first - 1e-9), math.floor(last)
        step = max(1, math.ceil((last - first) / 5))
        values = [10.0**power for power in range(low, high + 1, step)]
        if len(values) < 2:
            every = [k * 10.0**power for power in range(low - 1, high + 1) for k in (1, 2, 5)]
            values = [value for value in every if 10**first <= value <= 10**last]
        if len(values) < 2:
            values = self._steps(10**first, 10**last)
        if self.zero:
            values = [self.floor, *(value for value in values if value > 2 * self.floor)]
        return values
