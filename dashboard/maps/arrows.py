"""Arrows as polygons: curved, tapering, with a head, so that direction needs no colour."""

import math
from collections.abc import Sequence

from dashboard.maps.sheet import Point, Window, project, unproject

BEND = 0.18
"""How far an arrow bows to its left, as a share of its length; the opposite flow bows away."""
STEPS = 28
TAIL = 0.3
"""Width of the tail as a share of the width at the neck."""
HEAD_WIDTH, HEAD_LENGTH = 2.3, 2.4
"""Of the head, as multiples of the width at the neck."""
LOOP = 17.0
"""Radius in pixels of an arrow that stays within a country."""


def arrow(route: Sequence[Point], width: float, window: Window, gap: float = 10.0) -> list[Point]:
    """The outline of an arrow along a route.

    Args:
        route: Origin, countries of transit in order, destination, as lon, lat; a route whose two
            ends are the same place gives a loop beside it.
        width: At the neck, in pixels of the window.
        window: The window the map opens with, which ties pixels to degrees.
        gap: Pixels left free at both ends.

    Returns:
        A closed ring of lon, lat; empty for a route of less than two points.
    """
    if len(route) < 2:
        return []
    pixel = window.degrees_a_pixel
    stops = [project(point) for point in route]
    if len(stops) == 2 and stops[0] == stops[1]:
        line = _loop(stops[0], LOOP * pixel)
        gap = 0.0
    elif len(stops) == 2:
        line = _bow(stops[0], stops[1])
    else:
        line = _spline(stops)
    line = _trimmed(line, gap * pixel)
    return [unproject(point) for point in _outline(line, width * pixel, 7 * pixel)]


def _bow(start: Point, end: Point) -> list[Point]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    middle = (start[0] + end[0]) / 2 - dy * 2 * BEND, (start[1] + end[1]) / 2 + dx * 2 * BEND
    line: list[Point] = []
    for step in range(STEPS + 1):
        t = step / STEPS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        x = a * start[0] + b * middle[0] + c * end[0]
        line.append((x, a * start[1] + b * middle[1] + c * end[1]))
    return line


def _loop(centre: Point, radius: float) -> list[Point]:
    """Most of a circle to the upper right of a point, ending where it began."""
    middle = centre[0] + radius * 0.8, centre[1] + radius * 0.8
    turns = [math.radians(205 - 310 * step / STEPS) for step in range(STEPS + 1)]
    return [(middle[0] + radius * math.cos(a), middle[1] + radius * math.sin(a)) for a in turns]


def _spline(stops: list[Point]) -> list[Point]:
    """A Catmull-Rom curve through all stops."""
    ends = [stops[0], *stops, stops[-1]]
    line = [stops[0]]
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(1, STEPS // 2 + 1):
            t = step / (STEPS // 2)
            line.append(
                (
                    _catmull(before[0], start[0], end[0], after[0], t),
                    _catmull(before[1], start[1], end[1], after[1], t),
                )
            )
    return line


def _catmull(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


def _length(line: list[Point]) -> float:
    return sum(math.dist(a, b) for a, b in zip(line, line[1:], strict=False))


def _trimmed(line: list[Point], gap: float) -> list[Point]:
    """The line without its first and last stretch; at least half of it is left."""
    total = _length(line)
    gap = min(gap, total / 4)
    return _cut(_cut(line, gap)[::-1], gap)[::-1]


def _cut(line: list[Point], off: float) -> list[Point]:
    """The line from `off` along it."""
    for place, (a, b) in enumerate(zip(line, line[1:], strict=False)):
        step = math.dist(a, b)
        if step > off:
            share = off / step
            first = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
            return [first, *line[place + 1 :]]
        off -= step
    return line[-2:]


def _outline(line: list[Point], width: float, least_head: float) -> list[Point]:
    """The ring around a line: narrow at the tail, a head at the end."""
    total = _length(line)
    head = min(max(width * HEAD_LENGTH, least_head * 1.2), total * 0.45)
    half_head = max(width * HEAD_WIDTH, least_head) / 2
    half_head = min(half_head, head * 0.6)
    width = min(width, half_head * 1.2)
    shaft = _cut(line[::-1], head)[::-1]
    left: list[Point] = []
    right: list[Point] = []
    done, length = 0.0, _length(shaft) or 1.0
    for place, point in enumerate(shaft):
        done += math.dist(shaft[place - 1], point) if place else 0.0
        half = width / 2 * (TAIL + (1 - TAIL) * done / length)
        nx, ny = _normal(shaft[max(place - 1, 0)], shaft[min(place + 1, len(shaft) - 1)])
        left.append((point[0] + nx * half, point[1] + ny * half))
        right.append((point[0] - nx * half, point[1] - ny * half))
    neck, tip = shaft[-1], line[-1]
    nx, ny = _normal(neck, tip)
    wings = (
        (neck[0] + nx * half_head, neck[1] + ny * half_head),
        (
            neck[0] - nx * half_head,
            neck[1] - ny * half_head,
        ),
    )
    return [*left, wings[0], tip, wings[1], *right[::-1], left[0]]


def _normal(start: Point, end: Point) -> Point:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    return -dy / length, dx / length
