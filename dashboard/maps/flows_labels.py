"""Where words find room on a map of flows: beside their place, off arrows and other words."""

from collections.abc import Iterable, Sequence

from dashboard.maps.flows_layout import HEIGHT, WIDTH, Pixel

LETTER, LINE = 7.4, 15.0
"""Pixels of a letter and of a line: generous, since words keep their size in a narrow window."""
SIDES = (
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, 1.0),
    (0.0, -1.0),
    (0.8, 0.8),
    (-0.8, 0.8),
    (0.8, -0.8),
    (-0.8, -0.8),
)
"""Where words can stand beside a disc: right, left, below, above, and between."""
WORDS = 40.0
"""How much worse it is to cover other words than a point of an arrow."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""


class Room:
    """What is taken on the sheet, and where words still fit."""

    def __init__(self, arrows: Iterable[Pixel], discs: Iterable[tuple[Pixel, float]]) -> None:
        """Take the room of what is drawn.

        Args:
            arrows: Points along all arrows, which words should not cover.
            discs: Middle and radius of discs, which words must not cover.
        """
        self.arrows = list(arrows)
        self.taken: list[Box] = [
            (x - radius, y - radius, x + radius, y + radius) for (x, y), radius in discs
        ]

    def beside(
        self, at: Pixel, radius: float, lines: Sequence[str], *, needed: bool
    ) -> Pixel | None:
        """The middle of words beside a disc, where they cover least; it is taken then.

        Args:
            at: Middle of the disc.
            radius: Of the disc.
            lines: The words.
            needed: Whether they must stand somewhere; None is given where they need not and
                there is no room.
        """
        wide, high = size(lines)
        spots = [
            _inside((at[0] + dx * (radius + wide / 2 + 3), at[1] + dy * (radius + high / 2)), wide)
            for dx, dy in SIDES
        ]
        costs = [self._covered(box(spot, lines)) for spot in spots]
        best = costs.index(min(costs))
        if costs[best] >= WORDS and not needed:
            return None
        self.taken.append(box(spots[best], lines))
        return spots[best]

    def below(self, at: Pixel, radius: float, lines: Sequence[str], *, above: bool) -> Pixel:
        """The middle of words right below or above a disc; it is taken then."""
        wide, high = size(lines)
        off = radius + high / 2 - 1
        spot = _inside((at[0], at[1] - off if above else at[1] + off), wide)
        self.taken.append(box(spot, lines))
        return spot

    def first(self, spots: Sequence[Pixel], words: str) -> Pixel | None:
        """The first of several spots where words meet no other words or disc; taken then."""
        for spot in spots:
            own = box(spot, [words])
            if not any(_meet(own, other) for other in self.taken):
                self.taken.append(own)
                return spot
        return None

    def _covered(self, own: Box) -> float:
        """How much a box covers: words and discs weigh most, then the sheet's edge, arrows."""
        words = sum(_meet(own, other) for other in self.taken)
        points = sum(own[0] <= x <= own[2] and own[1] <= y <= own[3] for x, y in self.arrows)
        beyond = own[1] < 0 or own[3] > HEIGHT
        return WORDS * words + points + 60 * beyond


def size(lines: Sequence[str]) -> tuple[float, float]:
    """Width and height of words in pixels."""
    return max((len(line) for line in lines), default=0) * LETTER, len(lines) * LINE


def box(middle: Pixel, lines: Sequence[str]) -> Box:
    """The box of words around their middle."""
    wide, high = size(lines)
    x, y = middle
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _inside(spot: Pixel, wide: float) -> Pixel:
    """A spot moved so that words this wide stay on the sheet."""
    return min(max(spot[0], wide / 2), WIDTH - wide / 2), spot[1]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
