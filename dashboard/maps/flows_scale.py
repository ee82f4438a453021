"""How thick and how strong an arrow of a flow is drawn."""

import math
from dataclasses import dataclass

from dashboard.charts.corridors import Corridor

NARROWEST, WIDEST = 2.0, 15.0
"""Pixels across of an arrow's neck."""
LEAST_MOST = 10.0
"""The least weight that is drawn as thick as can be, so that one claim never looks like many."""
UNKNOWN = 3.5
"""Pixels across where no claim states a number of victims."""
FAINTEST, STRONGEST, STEP = 0.3, 0.9, 0.15
"""Opacity of the weakest and of the strongest arrow, and between two that can be told apart."""
WORLD = 0.6
"""Size of discs and arrows on the map of all countries."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How thick and how strong an arrow is.

    Attributes:
        by: A key of WEIGHTS.
        most: The weight drawn as thick as can be.
        size: Of everything, 1 on the map of the Mekong.
    """

    by: str
    most: float
    size: float = 1.0

    def strength(self, one: Corridor) -> float:
        """Opacity, in a few steps: weaker ones are fainter."""
        share = min(1.0, self.width(one.weight(self.by)) / (WIDEST * self.size))
        steps = round((STRONGEST - FAINTEST) * share / STEP)
        return round(FAINTEST + STEP * steps, 2)

    def width(self, weight: float | None) -> float:
        """Pixels across of an arrow's neck."""
        if weight is None:
            return UNKNOWN
        if self.by == "victims":
            share = math.log1p(max(weight, 0.0)) / math.log1p(self.most)
        else:
            share = (max(weight, 0.0) / self.most) ** 0.5
        return (NARROWEST + (WIDEST - NARROWEST) * min(1.0, share)) * self.size
