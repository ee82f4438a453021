"""Rows of a table on slides: how wide and high they are, and how many stand on each."""

from collections.abc import Iterator
from itertools import zip_longest

from dashboard.reports import fitting
from dashboard.reports.paper import Grid

CELL = 8.0
"""Points of a cell's words."""
INSET = 5.0
"""Millimetres that a cell keeps free at its sides."""


def groups(grid: Grid, room: float, deep: float) -> Iterator[list[list[str]]]:
    """The rows of a table in groups that each fit on a slide.

    Args:
        grid: The table.
        room: Millimetres of its width.
        deep: Of its height.
    """
    columns = widths(grid, room)
    head = high(grid.headings, columns)
    group: list[list[str]] = []
    left = deep - head
    split = [
        [
            list(fitting.parts(words, wide, left - 3, CELL))
            for words, wide in zip(row, columns, strict=True)
        ]
        for row in grid.rows
    ]
    for row in (list(r) for cells in split for r in zip_longest(*cells, fillvalue="")):
        if group and high(row, columns) > left:
            yield group
            group, left = [], deep - head
        group.append(row)
        left -= high(row, columns)
    if group:
        yield group


def widths(grid: Grid, room: float) -> list[float]:
    """Millimetres that the words of each column have."""
    return [room * share - INSET for share in shares(grid, room)]


def shares(grid: Grid, room: float) -> list[float]:
    """Shares of the width of the columns, 1 in all."""
    letter = fitting.width("a", CELL)
    return grid.widths(room / letter, INSET / letter + 1)


def high(row: list[str], columns: list[float]) -> float:
    """Millimetres that a row takes."""
    cells = zip(row, columns, strict=True)
    return 2.6 + max(fitting.height(words, wide, CELL) for words, wide in cells)
