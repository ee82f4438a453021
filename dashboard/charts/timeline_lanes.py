"""Where the marks of a timeline stand: lanes by forum, rows without overlap, labels with room."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.charts.timeline_items import (
    COMMIT_LANE,
    ERAS,
    NATIONAL,
    NATIONAL_ENDING,
    OTHER,
    PAIRS,
    Item,
    forum,
)

PLOT = 640
"""Pixels of the plot for which labels are laid out."""
CHARACTER = 6.6
"""Pixels a label's character takes, on average."""
LABEL = 46
"""Characters of a label at most."""
LEAST = 10
"""Characters from which a shortened label still says something."""
GAP = 12
"""Pixels between what stands in one row, and around a mark."""
MOST_PAIRS, MOST_NATIONAL = 6, 4
"""Lanes of one pair, or one country, at most; the pairs and countries beyond share one."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to pixels.

    Attributes:
        first: The day at the left edge.
        last: The day at the right edge.
    """

    first: date
    last: date

    @property
    def days(self) -> int:
        """Number of days shown."""
        return max((self.last - self.first).days + 1, 1)

    def pixel(self, day: date) -> float:
        """Where a day begins; days outside stand at the edge."""
        inside = min(max(day, self.first), self.last)
        return (inside - self.first).days / self.days * PLOT

    def shows(self, first: date, last: date) -> bool:
        """Whether any of these days is shown."""
        return first <= self.last and last >= self.first


@dataclass(slots=True)
class Placed:
    """An item with its place.

    Attributes:
        item: What stands here.
        row: Counted from the top, headings of lanes among them.
        text: Its label, plain text.
        side: Where the label stands: "right" or "left" of the marks, or "over" them.
        begin: First day drawn.
        end: Last day drawn.
        lane: Name of its lane.
    """

    item: Item
    row: int
    text: str
    side: str
    begin: date
    end: date
    lane: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane by name, with its heading's row and its number of items."""

    name: str
    row: int
    items: int


def scale_of(items: Iterable[Item]) -> Scale | None:
    """The days from the first to the last date, with a margin; None where nothing is dated."""
    days = [day for item in items for day in _extent(item) or ()]
    if not days:
        return None
    first, last = min(days), max(days)
    pad = timedelta(days=max((last - first).days // 50, 10))
    return Scale(_minus(first, pad), later(last, pad))


def _minus(day: date, pad: timedelta) -> date:
    return day - pad if day > date.min + pad else date.min


def later(day: date, pad: timedelta = timedelta(days=1)) -> date:
    """The day so much later, by one day if nothing is said; no later than the last there is."""
    return day + pad if day < date.max - pad else date.max


def _extent(item: Item) -> tuple[date, date] | None:
    """First and last day of all that is drawn of an item."""
    main = item.main
    if main is None:
        return None
    drawn = [main, *item.others()]
    days = [day for stage in drawn for day in stage.days if day]
    return min(days), max(days)


def placed(items: Sequence[Item], scale: Scale) -> tuple[list[Placed], list[Lane], int]:
    """Each dated item with a row of its lane where neither marks nor labels meet.

    Returns:
        The items, the lanes from top to bottom, and the number of rows.
    """
    shown = [(item, extent) for item in items if (extent := _extent(item))]
    shown = [(item, extent) for item, extent in shown if scale.shows(*extent)]
    names = _lane_names([item for item, _ in shown])
    found: list[Placed] = []
    lanes: list[Lane] = []
    row = 0
    sizes = Counter(names)
    for name in sorted(sizes, key=lambda name: _order(name, sizes[name])):
        inside = [pair for pair, lane in zip(shown, names, strict=True) if lane == name]
        lanes.append(Lane(name, row, len(inside)))
        used: list[list[tuple[float, float]]] = []
        for item, (begin, end) in sorted(inside, key=lambda pair: (pair[1], pair[0].label)):
            last = scale.pixel(later(end))
            text, side, room = _labelled(item, name, scale.pixel(begin), last)
            place = next((k for k, taken in enumerate(used) if _free(taken, room)), len(used))
            used[place:] = used[place:] or [[]]
            used[place].append(room)
            found.append(Placed(item, row + 1 + place, text, side, begin, end, name))
        row += 1 + len(used)
    return found, lanes, row


def _free(taken: list[tuple[float, float]], room: tuple[float, float]) -> bool:
    return all(room[0] > end or room[1] < begin for begin, end in taken)


def _labelled(
    item: Item, lane: str, begin: float, end: float
) -> tuple[str, str, tuple[float, float]]:
    """The label, its side, and the pixels that marks and label take together.

    Where neither side has room for all of it, it stands in a bar that has, or is shortened.
    """
    who = item.who if lane in (PAIRS, NATIONAL, OTHER, ERAS) else ""
    told = f" · {item.claims:,} claims" if item.claims > 1 else ""
    text = _shortened(item.label, who, LABEL) + told
    right, left = PLOT - end - 2 * GAP, begin - 2 * GAP
    if len(text) * CHARACTER > max(right, left):
        most = int(max(right, left) / CHARACTER) - len(told)
        if most < LEAST or len(text) * CHARACTER < end - begin:
            return text, "over", (0, PLOT)
        text = _shortened(item.label, who, most) + told
    wide = len(text) * CHARACTER + GAP
    if wide - GAP <= right:
        return text, "right", (begin - GAP, end + GAP + wide)
    return text, "left", (begin - GAP - wide, end + GAP)


def _shortened(label: str, who: str, most: int) -> str:
    """The label, with whose it is where that leaves room, in so many characters."""
    text = f"{label}, {who}" if who and len(label) + len(who) + 2 <= most else label
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _lane_names(items: Sequence[Item]) -> list[str]:
    """The lane of each item; forums beyond the most frequent ones share a lane."""
    own = [forum(item) for item in items]
    told = Counter(own)
    kept = _frequent(told, _is_pair, MOST_PAIRS) | _frequent(told, _is_national, MOST_NATIONAL)
    return [_shared(name, kept) for name in own]


def _is_pair(name: str) -> bool:
    return " – " in name


def _is_national(name: str) -> bool:
    return name.endswith(NATIONAL_ENDING)


def _frequent(told: Counter[str], belongs: Callable[[str], bool], most: int) -> set[str]:
    named = sorted((name for name in told if belongs(name)), key=lambda name: (-told[name], name))
    return set(named if len(named) <= most + 1 else named[:most])


def _shared(name: str, kept: set[str]) -> str:
    if name in kept:
        return name
    if _is_pair(name):
        return PAIRS
    return NATIONAL if _is_national(name) else name


def _order(name: str, size: int) -> tuple[int, int, str]:
    """Eras, COMMIT, pairs by size, the other pairs, several countries, national by size."""
    fixed = {ERAS: 0, COMMIT_LANE: 1, PAIRS: 3, OTHER: 4, NATIONAL: 6}
    return fixed.get(name, 2 if _is_pair(name) else 5), -size, name
