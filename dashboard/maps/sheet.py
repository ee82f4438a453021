"""The sheet a map is drawn on: Web Mercator, its window, and where labels find room."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

Point = tuple[float, float]
"""Longitude, latitude."""

MEKONG = ((92.0, 8.0), (110.5, 26.5))
"""South-west and north-east of what a map shows where it has nothing to show."""
WIDTH, HEIGHT = 900, 560
"""Pixels for which windows, widths of arrows and labels are laid out."""
LIMIT = 80.0


def project(point: Point) -> Point:
    """Longitude and latitude as Web Mercator, in degrees of the equator."""
    lon, lat = point
    lat = max(-LIMIT, min(LIMIT, lat))
    return lon, math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def unproject(point: Point) -> Point:
    """Web Mercator back to longitude and latitude."""
    x, y = point
    return x, math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)


@dataclass(frozen=True, slots=True)
class Window:
    """What is shown: a rectangle in Mercator degrees, as wide for its height as the sheet."""

    west: float
    south: float
    east: float
    north: float
    width: float = WIDTH
    """Pixels of the sheet."""

    @property
    def height(self) -> float:
        """Pixels of the sheet."""
        return (self.north - self.south) / self.degrees_a_pixel

    @property
    def degrees_a_pixel(self) -> float:
        """Mercator degrees that a pixel of the sheet is wide."""
        return (self.east - self.west) / self.width

    @property
    def centre(self) -> Point:
        """Longitude and latitude of the middle."""
        return unproject(((self.west + self.east) / 2, (self.south + self.north) / 2))

    @property
    def zoom(self) -> float:
        """deck.gl's zoom: at 0 the world is 512 pixels wide."""
        return math.log2(360 / (512 * self.degrees_a_pixel))

    @property
    def lat_range(self) -> tuple[float, float]:
        """Southern and northern edge in degrees of latitude."""
        return unproject((0, self.south))[1], unproject((0, self.north))[1]

    def pixel(self, point: Point) -> Point:
        """Where a point falls, in pixels from the left and the top."""
        x, y = project(point)
        return (x - self.west) / self.degrees_a_pixel, (self.north - y) / self.degrees_a_pixel

    def shifted(self, point: Point, right: float, down: float) -> Point:
        """The point some pixels off."""
        x, y = project(point)
        return unproject((x + right * self.degrees_a_pixel, y - down * self.degrees_a_pixel))

    def meets(self, bounds: tuple[float, float, float, float]) -> bool:
        """Whether anything within west, south, east, north (degrees) can be seen."""
        west, south, east, north = bounds
        low, high = self.lat_range
        return west <= self.east and east >= self.west and south <= high and north >= low


def window(
    points: Iterable[Point],
    margin: float = 0.12,
    least: float = 9.0,
    sheet: tuple[float, float] = (WIDTH, HEIGHT),
) -> Window:
    """The smallest window that shows all points with some margin.

    Args:
        points: What must be seen; none gives the Mekong region.
        margin: Share of the extent left free on each side.
        least: Degrees it is wide at the least.
        sheet: Width and height in pixels of what it is drawn on.
    """
    across, down = sheet
    seen = [project(point) for point in points] or [project(point) for point in MEKONG]
    west, east = min(x for x, _ in seen), max(x for x, _ in seen)
    south, north = min(y for _, y in seen), max(y for _, y in seen)
    width = max(
        (east - west) * (1 + 2 * margin), (north - south) * (1 + 2 * margin) * across / down
    )
    width = min(max(width, least), 360.0)
    height = width * down / across
    x, y = (west + east) / 2, (south + north) / 2
    top = project((0, LIMIT))[1]
    y = max(-top + height / 2, min(top - height / 2, y)) if height < 2 * top else 0.0
    return Window(x - width / 2, y - height / 2, x + width / 2, y + height / 2, across)


def on_sheet(view: Window, point: Point, inset: float = 45) -> Point:
    """The point itself, or where the way to it from the middle leaves the sheet, a little inside.

    The way is the shorter one around the world, so that America lies east of Asia.
    """
    x, y = project(point)
    middle_x, middle_y = (view.west + view.east) / 2, (view.south + view.north) / 2
    dx, dy = (x - middle_x + 180) % 360 - 180, y - middle_y
    room_x = (view.east - view.west) / 2 - inset * view.degrees_a_pixel
    room_y = (view.north - view.south) / 2 - inset * view.degrees_a_pixel
    share = min(room_x / abs(dx) if dx else math.inf, room_y / abs(dy) if dy else math.inf)
    seen = view.west <= x <= view.east and view.south <= y <= view.north
    return (
        point if seen or share >= 1 else unproject((middle_x + dx * share, middle_y + dy * share))
    )


SIDES = {
    "middle right": (0.5, 0.0),
    "middle left": (-0.5, 0.0),
    "bottom center": (0.0, 0.5),
    "top center": (0.0, -0.5),
    "bottom right": (0.4, 0.45),
    "bottom left": (-0.4, 0.45),
    "top right": (0.4, -0.45),
    "top left": (-0.4, -0.45),
}
"""Where words can stand beside a mark: shares of both their sizes, to the right and down."""


def place_labels(
    anchors: Sequence[tuple[Point, float, str]],
    size: float = 12,
    sheet: tuple[float, float] = (WIDTH, HEIGHT),
    most: int | None = None,
) -> list[tuple[str, Point] | None]:
    """Finds a side for each label where it meets no mark and no label before it.

    Args:
        anchors: Pixel position of the mark, its radius in pixels, the words; the most important
            first.
        size: Of the letters, in pixels.
        sheet: Width and height in pixels that the words must stay on.
        most: Labels placed at most; those without words count for none.

    Returns:
        For each the side, as plotly names text positions, and the middle of the words in pixels;
        None where there is no room, or there are no words.
    """
    count = len(anchors)
    taken = np.full((count * 2, 4), np.inf)
    taken[:count] = [(x - r, y - r, x + r, y + r) for (x, y), r, _ in anchors] or np.inf
    placed: list[tuple[str, Point] | None] = []
    left = count if most is None else most
    for own, ((x, y), radius, words) in enumerate(anchors):
        lines = words.split("\n")
        wide, high = max(map(len, lines)) * size * 0.56 + 6, size * 1.25 * len(lines)
        found: tuple[str, Point] | None = None
        for side, (right, down) in SIDES.items() if words and left > 0 else ():
            middle = (x + right * (2 * radius + wide + 4), y + down * (2 * radius + high + 4))
            box = _box(middle, wide, high)
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= sheet[0] and box[3] <= sheet[1]
            if inside and not _meets(box, taken, own):
                found = side, middle
                taken[count + own] = box
                left -= 1
                break
        placed.append(found)
    return placed


def _box(middle: Point, wide: float, high: float) -> tuple[float, float, float, float]:
    return (
        middle[0] - wide / 2,
        middle[1] - high / 2,
        middle[0] + wide / 2,
        middle[1] + high / 2,
    )


def _meets(box: tuple[float, ...], taken: np.ndarray, own: int) -> bool:
    """Whether a box overlaps any that is taken, the mark of its own apart."""
    over = (box[0] < taken[:, 2]) & (taken[:, 0] < box[2])
    over &= (box[1] < taken[:, 3]) & (taken[:, 1] < box[3])
    over[own] = False
    return bool(over.any())
