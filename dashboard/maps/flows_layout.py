"""Where the ends of flows stand on the sheet, and from where on their rim arrows leave.

The sheet is a map in the middle and a blank border around it. A place beyond the map stands in
the border, in its direction, at a distance from its neighbours: so it is no place on the map, and
the countries of the Mekong have the whole map for themselves.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard import geography
from dashboard.charts.corridors import MEKONG
from dashboard.maps.sheet import Point, project

Pixel = tuple[float, float]

WIDTH, HEIGHT = 530.0, 600.0
"""Pixels of the sheet, without the line of the legend below it."""
BORDER_X, BORDER_Y = 60.0, 66.0
"""Pixels between the edge of the sheet and the map."""
REGION = (91.6, 5.2, 110.4, 26.4)
"""West, south, east, north of the map of the Mekong."""
APART = 44.0
"""Pixels between two places in the border, one above the other."""
WIDER = 1.75
"""How much further apart they stand side by side, where names need room."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world on the map, and where it lies on the sheet.

    Attributes:
        west: Edge in Mercator degrees; north the same.
        north: Upper edge.
        scale: Pixels a degree.
        left: Edge of the map on the sheet in pixels; top, right, bottom the same.
        top: Upper edge.
        right: Right edge.
        bottom: Lower edge.
    """

    west: float
    north: float
    scale: float
    left: float
    top: float
    right: float
    bottom: float

    def pixel(self, point: Point) -> Pixel:
        """Where a point (lon, lat) falls on the sheet."""
        x, y = project(point)
        return self.left + (x - self.west) * self.scale, self.top + (self.north - y) * self.scale

    def holds(self, at: Pixel, inset: float = 0.0) -> bool:
        """Whether a pixel lies on the map."""
        across = self.left + inset <= at[0] <= self.right - inset
        return across and self.top + inset <= at[1] <= self.bottom - inset

    @property
    def middle(self) -> Pixel:
        """Of the map."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def point_of(code: str) -> Point | None:
    """Longitude and latitude of a country or province; None where it has none."""
    province = geography.provinces().get(code)
    return (province[2], province[3]) if province else geography.country_points().get(code)


def country_of(code: str) -> str:
    """The country of a country or province."""
    province = geography.provinces().get(code)
    return province[1] if province else code


def in_mekong(code: str) -> bool:
    """Whether a country or province belongs to one of the six countries."""
    return country_of(code) in MEKONG


def region() -> Frame:
    """The map of the Mekong in its border."""
    return _fitted(REGION, BORDER_X, BORDER_Y)


def world(points: Iterable[Point]) -> Frame:
    """A map of all points, with a narrow border."""
    seen = list(points) or [(REGION[0], REGION[1]), (REGION[2], REGION[3])]
    lons, lats = [lon for lon, _ in seen], [lat for _, lat in seen]
    return _fitted((min(lons), min(lats), max(lons), max(lats)), 0, 0, 46)


def _fitted(
    bounds: tuple[float, float, float, float], aside: float, above: float, inset: float = 0
) -> Frame:
    """The frame that shows bounds (west, south, east, north), as large as the border allows."""
    west, south = project((bounds[0], bounds[1]))
    east, north = project((bounds[2], bounds[3]))
    wide, high = WIDTH - 2 * (aside + inset), HEIGHT - 2 * (above + inset)
    scale = min(wide / max(east - west, 9.0), high / max(north - south, 9.0))
    x, y = (west + east) / 2, (south + north) / 2
    wide, high = wide + 2 * inset, high + 2 * inset
    return Frame(
        west=x - wide / 2 / scale,
        north=y + high / 2 / scale,
        scale=scale,
        left=aside,
        top=above,
        right=aside + wide,
        bottom=above + high,
    )


def places(frame: Frame, codes: Iterable[str]) -> dict[str, Pixel]:
    """Where each country or province stands: on the map, or in the border in its direction."""
    found: dict[str, Pixel] = {}
    beyond: dict[str, float] = {}
    for code in dict.fromkeys(codes):
        point = point_of(code)
        if point is None:
            continue
        at = frame.pixel(point)
        if frame.holds(at, 4):
            found[code] = at
        else:
            beyond[code] = _bearing(frame, point)
    return found | _in_border(beyond)


def _bearing(frame: Frame, point: Point) -> float:
    """The direction of a point from the map's middle, the shorter way around the world."""
    x, y = project(point)
    middle = frame.middle
    lon = frame.west + (middle[0] - frame.left) / frame.scale
    lat = frame.north - (middle[1] - frame.top) / frame.scale
    return math.atan2(lat - y, (x - lon + 180) % 360 - 180)


def _in_border(beyond: Mapping[str, float]) -> dict[str, Pixel]:
    """A place in the border for each bearing, in their order and apart from each other."""
    if not beyond:
        return {}
    order = sorted(beyond, key=lambda code: (_on_edge(beyond[code]), code))
    total = sum(_SIDES)
    apart = min(APART, total / len(order))
    spots = _apart([_on_edge(beyond[code]) for code in order], apart, total)
    return {code: _edge_pixel(spot) for code, spot in zip(order, spots, strict=True)}


_LEFT, _RIGHT = BORDER_X / 2 + 2, WIDTH - BORDER_X / 2 - 2
_TOP, _BOTTOM = BORDER_Y / 2 + 12, HEIGHT - BORDER_Y / 2 - 12
_SIDES = (
    (_RIGHT - _LEFT) / WIDER,
    _BOTTOM - _TOP,
    (_RIGHT - _LEFT) / WIDER,
    _BOTTOM - _TOP,
)
"""Top, right, bottom, left: how long each is for setting places apart."""


def _on_edge(bearing: float) -> float:
    """How far along the border, clockwise from the upper left, a bearing meets it."""
    dx, dy = math.cos(bearing), math.sin(bearing)
    half_x, half_y = (_RIGHT - _LEFT) / 2, (_BOTTOM - _TOP) / 2
    share = min(
        half_x / abs(dx) if abs(dx) > 1e-9 else math.inf,
        half_y / abs(dy) if abs(dy) > 1e-9 else math.inf,
    )
    x, y = dx * share / half_x, dy * share / half_y
    top, right, bottom, left = _SIDES
    if y <= -0.999:
        return (x + 1) / 2 * top
    if x >= 0.999:
        return top + (y + 1) / 2 * right
    if y >= 0.999:
        return top + right + (1 - x) / 2 * bottom
    return top + right + bottom + (1 - y) / 2 * left


def _edge_pixel(spot: float) -> Pixel:
    spot %= sum(_SIDES)
    top, right, bottom, left = _SIDES
    if spot <= top:
        return _LEFT + (_RIGHT - _LEFT) * spot / top, _TOP
    if spot <= top + right:
        return _RIGHT, _TOP + (spot - top)
    if spot <= top + right + bottom:
        return _RIGHT - (_RIGHT - _LEFT) * (spot - top - right) / bottom, _BOTTOM
    return _LEFT, _BOTTOM - (spot - top - right - bottom)


def _apart(wanted: Sequence[float], apart: float, total: float) -> list[float]:
    """Numbers on a circle of length `total`, moved until all are `apart`, their order kept."""
    spots = list(wanted)
    number = len(spots)
    for _ in range(300):
        moved = 0.0
        for place in range(number):
            after = (place + 1) % number
            if after == place:
                break
            gap = spots[after] - spots[place] + (total if after == 0 else 0)
            if gap < apart - 1e-6:
                push = (apart - gap) / 2
                spots[place] -= push
                spots[after] += push
                moved = max(moved, push)
        if moved < 0.05:
            break
    return spots


@dataclass(slots=True)
class End:
    """One end of an arrow at a place: where it would leave, and how much of the rim it needs."""

    bearing: float
    half: float


def spread(ends: Sequence[End], radius: float) -> list[float]:
    """Bearings on a rim so that arrows do not cover each other, near where they would leave.

    Args:
        ends: Of all arrows at one place.
        radius: Of the rim in pixels.

    Returns:
        A bearing for each end, in the order given.
    """
    order = sorted(range(len(ends)), key=lambda place: ends[place].bearing % math.tau)
    needed = sum(2 * ends[place].half for place in order) / max(radius, 1.0)
    room = min(1.0, 0.9 * math.tau / needed) if needed else 1.0
    halves = [ends[place].half / max(radius, 1.0) * room for place in order]
    spots = [ends[place].bearing % math.tau for place in order]
    for _ in range(120):
        moved = 0.0
        for place in range(len(spots)):
            after = (place + 1) % len(spots)
            if after == place:
                break
            gap = spots[after] - spots[place] + (math.tau if after == 0 else 0)
            short = halves[place] + halves[after] - gap
            if short > 1e-4:
                spots[place] -= short / 2
                spots[after] += short / 2
                moved = max(moved, short)
        if moved < 0.005:
            break
    found = [0.0] * len(ends)
    for place, spot in zip(order, spots, strict=True):
        found[place] = spot
    return found
