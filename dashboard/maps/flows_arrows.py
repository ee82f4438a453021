"""Arrows as polygons on a sheet: bowed, tapering, with a head, so that direction needs no colour.

All lengths are pixels of the sheet the map is laid out on, x to the right and y down.
"""

import math
from collections.abc import Sequence

Pixel = tuple[float, float]
"""Pixels from the left and from the top."""

BEND = 0.13
"""How far an arrow bows to its left, as a share of its length; the opposite flow bows away."""
STEPS = 24
TAIL = 0.55
"""Width of the tail as a share of the width at the neck."""
HEAD_WIDTH, HEAD_LENGTH = 2.1, 2.0
"""Of the head, as multiples of the width at the neck."""
LEAST_HEAD = 7.0
"""Pixels across of the smallest head."""
DASH, GAP = 9.0, 6.0
"""Of a leg that nothing tells of by itself."""


def bow(start: Pixel, end: Pixel, bend: float = BEND) -> list[Pixel]:
    """A curve from start to end that bows to its left as one travels along it."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    middle = (start[0] + end[0]) / 2 + dy * 2 * bend, (start[1] + end[1]) / 2 - dx * 2 * bend
    line: list[Pixel] = []
    for step in range(STEPS + 1):
        t = step / STEPS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        x = a * start[0] + b * middle[0] + c * end[0]
        line.append((x, a * start[1] + b * middle[1] + c * end[1]))
    return line


def length(line: Sequence[Pixel]) -> float:
    """Of a line, in pixels."""
    return sum(math.dist(a, b) for a, b in zip(line, line[1:], strict=False))


def along(line: Sequence[Pixel], share: float) -> Pixel:
    """The point at a share (0 to 1) of a line's length."""
    cut = _cut(list(line), length(line) * share)
    return cut[0] if cut else line[-1]


def arrow(line: Sequence[Pixel], width: float, *, gaps: bool = False) -> list[list[Pixel]]:
    """The outline of an arrow along a line.

    Args:
        line: From tail to tip.
        width: At the neck.
        gaps: Whether it is broken into dashes.

    Returns:
        Closed rings: one, or with gaps one for each dash, the head last.
    """
    total = length(line)
    if total <= 0:
        return []
    head = min(max(width * HEAD_LENGTH, LEAST_HEAD * 1.1), total * 0.5)
    half_head = min(max(width * HEAD_WIDTH, LEAST_HEAD) / 2, head * 0.75)
    width = min(width, half_head * 1.3)
    shaft = _cut(list(line)[::-1], head)[::-1]
    halves = _halves(shaft, width)
    if not gaps:
        return [_with_head(shaft, halves, line[-1], half_head)]
    pieces = _dashes(shaft, halves)
    rings = [_band(points, half) for points, half in pieces[:-1]]
    return [*rings, _with_head(*pieces[-1], line[-1], half_head)]


def band(line: Sequence[Pixel], width: float) -> list[Pixel]:
    """The outline of a line of even width."""
    return _band(list(line), [width / 2] * len(line))


def ring(centre: Pixel, radius: float, width: float) -> list[Pixel]:
    """A ring around a point, as one closed outline: what stays within a place is no arrow."""
    turns = [math.radians(360 * step / 40) for step in range(41)]
    outer, inner = radius + width / 2, max(radius - width / 2, 0.5)
    around = [(centre[0] + outer * math.cos(a), centre[1] + outer * math.sin(a)) for a in turns]
    hole = [(centre[0] + inner * math.cos(a), centre[1] + inner * math.sin(a)) for a in turns]
    return [*around, *hole[::-1], around[0]]


def half_disc(centre: Pixel, radius: float, *, left: bool) -> list[Pixel]:
    """The left or the right half of a disc."""
    first = 90 if left else -90
    turns = [math.radians(first + 180 * step / 20) for step in range(21)]
    arc = [(centre[0] + radius * math.cos(a), centre[1] + radius * math.sin(a)) for a in turns]
    return [*arc, arc[0]]


def _cut(line: list[Pixel], off: float) -> list[Pixel]:
    """The line from `off` along it."""
    for place, (a, b) in enumerate(zip(line, line[1:], strict=False)):
        step = math.dist(a, b)
        if step > off:
            share = off / step
            first = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
            return [first, *line[place + 1 :]]
        off -= step
    return line[-1:]


def _halves(shaft: Sequence[Pixel], width: float) -> list[float]:
    """Half the width at each point of a shaft, from tail to neck."""
    total, done = length(shaft) or 1.0, 0.0
    found: list[float] = []
    for place, point in enumerate(shaft):
        done += math.dist(shaft[place - 1], point) if place else 0.0
        found.append(width / 2 * (TAIL + (1 - TAIL) * done / total))
    return found


def _dashes(shaft: Sequence[Pixel], halves: list[float]) -> list[tuple[list[Pixel], list[float]]]:
    """A shaft in pieces, the last one touching the neck."""
    total = length(shaft)
    number = max(1, round((total + GAP) / (DASH + GAP)))
    period = (total + GAP) / number
    pieces: list[tuple[list[Pixel], list[float]]] = []
    for place in range(number):
        steps = [place * period + (period - GAP) * part / 3 for part in range(4)]
        points = [along(shaft, min(step / total, 1.0)) if total else shaft[0] for step in steps]
        shares = [min(step / total, 1.0) if total else 0.0 for step in steps]
        low, high = halves[0], halves[-1]
        pieces.append((points, [low + (high - low) * share for share in shares]))
    return pieces


def _sides(line: Sequence[Pixel], halves: Sequence[float]) -> tuple[list[Pixel], list[Pixel]]:
    left: list[Pixel] = []
    right: list[Pixel] = []
    for place, (point, half) in enumerate(zip(line, halves, strict=True)):
        nx, ny = _normal(line[max(place - 1, 0)], line[min(place + 1, len(line) - 1)])
        left.append((point[0] + nx * half, point[1] + ny * half))
        right.append((point[0] - nx * half, point[1] - ny * half))
    return left, right


def _band(line: list[Pixel], halves: list[float]) -> list[Pixel]:
    left, right = _sides(line, halves)
    return [*left, *right[::-1], left[0]]


def _with_head(
    shaft: Sequence[Pixel], halves: Sequence[float], tip: Pixel, half_head: float
) -> list[Pixel]:
    left, right = _sides(shaft, halves)
    neck = shaft[-1]
    nx, ny = _normal(neck, tip)
    wings = (
        (neck[0] + nx * half_head, neck[1] + ny * half_head),
        (neck[0] - nx * half_head, neck[1] - ny * half_head),
    )
    return [*left, wings[0], tip, wings[1], *right[::-1], left[0]]


def _normal(start: Pixel, end: Pixel) -> Pixel:
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = math.hypot(dx, dy) or 1.0
    return -dy / long, dx / long
