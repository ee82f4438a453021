"""Where the nodes of a network stand: the same for the same ties, whoever draws it.

Springs along ties and repulsion between all nodes, after Fruchterman and Reingold ("Graph drawing
by force-directed placement", 1991), from a fixed start on two circles; then nodes are moved apart
until no label covers another.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

ROUNDS = 160
"""Rounds of springs; each moves nodes less than the one before."""
PARTING = 300
"""Rounds, at most, in which labels are moved apart."""
GRAVITY = 0.6
"""Pull to the middle, so that parts without a tie between them stay in sight."""

Places = dict[str, tuple[float, float]]
"""Node to x and y, both from 0 to 1."""
Box = tuple[float, float, float, float]
"""Left, lower, right and upper edge, as shares of the drawing."""


@lru_cache(maxsize=64)
def placed(
    nodes: tuple[str, ...],
    ties: tuple[tuple[str, str, float], ...],
    inner: tuple[str, ...] = (),
    boxes: tuple[tuple[float, float, float], ...] = (),
) -> Places:
    """The place of each node.

    Args:
        nodes: All nodes, each once.
        ties: Two nodes and how strongly they are tied (above 0).
        inner: The nodes that start on the inner circle, in order around it.
        boxes: Width and height of each node with its label, and how far the middle of both lies
            below the node, as shares of the drawing; none where labels need no room.
    """
    if not nodes:
        return {}
    order = {node: place for place, node in enumerate(nodes)}
    pull = np.zeros((len(nodes), len(nodes)))
    for a, b, strength in ties:
        pull[order[a], order[b]] = pull[order[b], order[a]] = np.sqrt(strength)
    points = _spread(_springs(_start(nodes, inner), pull / max(pull.max(), 1.0)))
    if boxes:
        room = np.array(boxes)
        below = np.column_stack([np.zeros(len(nodes)), room[:, 2]])
        points = _parted(points - below, room[:, :2]) + below
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def _start(nodes: tuple[str, ...], inner: tuple[str, ...]) -> np.ndarray:
    """Inner nodes on a circle in the order given, the others on a wider one in theirs."""
    middle = [node for node in inner if node in set(nodes)]
    around = [node for node in nodes if node not in set(middle)]
    found: dict[str, tuple[float, float]] = {}
    for ring, radius in ((middle, 0.4), (around, 1.0)):
        for place, node in enumerate(ring):
            angle = 2 * np.pi * (place + 0.25) / len(ring)
            found[node] = (radius * np.cos(angle), radius * np.sin(angle))
    return np.array([found[node] for node in nodes])


def _springs(points: np.ndarray, pull: np.ndarray) -> np.ndarray:
    """The points (n, 2) after all rounds of pull (n, n; 0 to 1) and push.

    A node of many ties is pulled less by each and pushes more, or it would end in a knot.
    """
    length = 1.6 / np.sqrt(len(points))
    busy = np.maximum((pull > 0).sum(axis=1), 1)
    together = np.sqrt(busy[:, None] * busy[None, :])
    spring = np.where(pull > 0, 0.7 + 0.3 * pull, 0) / together**0.7
    charge = length**2 * together**0.8
    for step in np.linspace(0.15, 0.003, ROUNDS):
        x = points[:, :1] - points[:, 0]
        y = points[:, 1:] - points[:, 1]
        square = np.maximum(x * x + y * y, 1e-9)
        force = charge / square - spring * np.sqrt(square) / length
        move = np.stack([(x * force).sum(axis=1), (y * force).sum(axis=1)], axis=1)
        move -= GRAVITY * points * np.linalg.norm(points, axis=1, keepdims=True)
        size = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        points = points + move / size * np.minimum(size, step)
    return points


def _spread(points: np.ndarray) -> np.ndarray:
    """The points moved and stretched so that they fill the drawing, 0 to 1 both ways."""
    low, high = points.min(axis=0), points.max(axis=0)
    wide = np.where(high - low > 1e-9, high - low, 1.0)
    return np.where(high - low > 1e-9, (points - low) / wide, 0.5)


def _parted(points: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """The points moved apart until no two boxes (n, 2: width, height) around them meet."""
    points = points.copy()
    for _ in range(PARTING):
        apart = points[:, None, :] - points[None, :, :]
        room = (boxes[:, None, :] + boxes[None, :, :]) / 2
        over = room - np.abs(apart)
        met = (over > 1e-6).all(axis=2) & ~np.eye(len(points), dtype=bool)
        if not met.any():
            break
        # Part two boxes along the side on which they overlap less; earlier nodes go down and left.
        ways = np.where(apart != 0, np.sign(apart), np.triu(np.ones_like(met))[:, :, None] * 2 - 1)
        shorter = over[:, :, 0] < over[:, :, 1]
        move_x = np.where(met & shorter, over[:, :, 0] * ways[:, :, 0] / 2, 0).sum(axis=1)
        move_y = np.where(met & ~shorter, over[:, :, 1] * ways[:, :, 1] / 2, 0).sum(axis=1)
        points += np.stack([move_x, move_y], axis=1) * 0.7
        points = np.clip(points, boxes / 2, 1 - boxes / 2)
    return points


def clear_of(
    points: Sequence[tuple[float, float]], wide: float, high: float, taken: Sequence[Box]
) -> int:
    """Where along a line a sign stands free: as near its middle as it can, else in the middle.

    Args:
        points: Of the line, from its one end to its other.
        wide: Width of the sign, as a share of the drawing.
        high: Its height.
        taken: What it should not cover.
    """
    middle = len(points) // 2
    for place in sorted(range(2, len(points) - 2), key=lambda at: (abs(at - middle), at)):
        x, y = points[place]
        if not any(
            left < x + wide / 2
            and x - wide / 2 < right
            and low < y + high / 2
            and y - high / 2 < up
            for left, low, right, up in taken
        ):
            return place
    return middle
