"""Steps of shades and sizes of signs on maps of hotspots."""

import math
from dataclasses import dataclass

import pandas as pd

SHARES = (0.4, 0.7, 0.9, 0.98)
"""Shares of the values below the second to fifth step: few places have much."""
SMALLEST, LARGEST = 9.0, 26.0
"""Pixels across of a sign."""
LEAST_MOST = {"documents": 8.0, "claims": 8.0, "victims": 100.0}
"""The value of a sign as large as can be, at least: one claim is no large sign."""
SPREAD = ((), (2,), (1, 3), (1, 2, 4), (0, 1, 2, 4), (0, 1, 2, 3, 4))
"""Which of five shades so many steps have."""
BARE = 11.0
"""Pixels across of a sign whose size tells nothing: no number, or the shade around it tells."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What shades and sizes tell.

    Attributes:
        by: documents, claims or victims.
        starts: The least value of each step, rising; empty where nothing has a value.
        most: The largest value of any sign.
    """

    by: str
    starts: tuple[int, ...]
    most: float

    def value(self, documents: int, claims: int, victims: float | None) -> float | None:
        """The value that is drawn, None where no number is stated."""
        if self.by == "victims":
            return victims
        return float(claims if self.by == "claims" else documents)

    def step(self, value: float | None) -> int | None:
        """The number of the step from 0; None without a value."""
        if value is None or not self.starts:
            return None
        return max(sum(start <= value for start in self.starts) - 1, 0)

    def shade(self, step: int) -> int:
        """The number of a step's shade in palette.SHADES."""
        return SPREAD[len(self.starts)][step]

    def size(self, value: float | None) -> float:
        """Pixels across of a sign; its area grows with the value."""
        if value is None or not self.most:
            return BARE
        return SMALLEST + (LARGEST - SMALLEST) * math.sqrt(max(value, 0) / self.most)

    def words(self) -> list[str]:
        """Each step in words: "2 to 4 claims"."""
        noun = self.by.removesuffix("s")
        ends = [start - 1 for start in self.starts[1:]]
        spans = [
            f"{start:,}" if start == end else f"{start:,} to {end:,}"
            for start, end in zip(self.starts, ends, strict=False)
        ]
        if not self.starts:
            return []
        return [f"{span} {noun}{'' if span == '1' else 's'}" for span in spans] + [
            f"{self.starts[-1]:,} or more {noun}s"
        ]


def scale(frame: pd.DataFrame, by: str) -> Scale:
    """The scale for marks as from queries.hotspots.marks.

    Args:
        frame: Marks.
        by: documents, claims or victims.
    """
    values = _values(frame[frame["level"] == "unit"], by)
    signs = _values(frame[(frame["level"] == "place_role")], by)
    return Scale(by, _starts(values), max([LEAST_MOST[by], *signs]))


def _values(rows: pd.DataFrame, by: str) -> list[float]:
    low, high = pd.to_numeric(rows["victims_low"]), pd.to_numeric(rows["victims_high"])
    told = (low.fillna(high) if by == "victims" else pd.to_numeric(rows[by])).astype("float")
    return [float(value) for value in told[told > 0].dropna()]


def _starts(values: list[float]) -> tuple[int, ...]:
    """Round beginnings (1, 2, 5, 10, 20, 50 ...) of up to five steps, as the values are spread."""
    if not values:
        return ()
    ordered = sorted(values)
    found = [_rounded(ordered[0])]
    for share in SHARES:
        found.append(_rounded(ordered[min(int(share * len(ordered)), len(ordered) - 1)]))
    return tuple(sorted(set(found)))


def _rounded(value: float) -> int:
    """The largest of 1, 2, 5, 10, 20, 50 ... that is not above a value."""
    decade = 10 ** math.floor(math.log10(max(value, 1)))
    return int(max(k * decade for k in (1, 2, 5) if k * decade <= max(value, 1)))
