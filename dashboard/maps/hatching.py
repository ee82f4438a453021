"""Hatching of polygons as lines, the same for decks and twins: neither hatches by itself."""

import math
from collections.abc import Iterable, Sequence

from dashboard.maps.sheet import Point, Window, project, unproject

APART = 6.0
"""Pixels between two strokes."""


def strokes(rings: Iterable[Sequence[Point]], view: Window) -> list[tuple[Point, Point]]:
    """Parallel strokes, rising to the right, that fill the rings together (even-odd rule).

    Args:
        rings: Outlines as lon, lat; an inner ring stays free.
        view: The window the map opens with, which ties pixels to degrees.
    """
    outlines = [[project((point[0], point[1])) for point in ring] for ring in rings]
    step = APART * view.degrees_a_pixel * math.sqrt(2)
    levels = [y - x for ring in outlines for x, y in ring]
    if not levels or step <= 0:
        return []
    found: list[tuple[Point, Point]] = []
    for number in range(math.ceil(min(levels) / step), math.floor(max(levels) / step) + 1):
        crossings = sorted(_crossings(outlines, number * step))
        for start, end in zip(crossings[::2], crossings[1::2], strict=False):
            level = number * step
            found.append((unproject((start, start + level)), unproject((end, end + level))))
    return found


def _crossings(outlines: Sequence[Sequence[Point]], level: float) -> list[float]:
    """Where the line y = x + level meets the outlines, as x."""
    found: list[float] = []
    for ring in outlines:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            first, second = y1 - x1 - level, y2 - x2 - level
            if (first < 0) != (second < 0):
                found.append(x1 + (x2 - x1) * first / (first - second))
    return found
