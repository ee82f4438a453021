"""For each mention of a place the likeliest other end among those that stand near it."""

from collections.abc import Iterator

import numpy as np

from etl.frames.scenes import FADE, Marks

TOGETHER = 256
"""Mentions whose neighbours are looked at together."""


def best_partners(
    marks: Marks, likely: list[float], back: int, onward: int
) -> list[tuple[float, str] | None]:
    """The likeliest other mention near each, those nearer favoured: how likely, and its country.

    Args:
        marks: The mentions of a document, in order.
        likely: How likely each is the other end.
        back: Sentences back from a mention that are looked at.
        onward: Sentences onward.
    """
    # Of two as likely the country counts whose code is last: it stands first here.
    order = np.array(sorted(range(len(likely)), key=marks.country.__getitem__, reverse=True), int)
    fades = np.array([FADE**apart for apart in range(max(back, onward) + 1)])
    found: list[tuple[float, str] | None] = []
    for rows, others, apart in _apart(marks, order, back, onward):
        near = (apart >= -back) & (apart <= onward) & (rows[:, None] != others)
        faded = np.array(likely).take(others) * fades.take(np.abs(apart), mode="clip")
        faded[~near] = -1.0
        for row, at in enumerate(faded.argmax(axis=1).tolist()):
            value = float(faded[row, at])
            found.append((value, marks.country[others[at]]) if value >= 0 else None)
    return found


def rivals(marks: Marks, likely: list[float], reach: int) -> list[float]:
    """How likely the likeliest mention of another country is that stands near each; 0 for none."""
    codes = {country: number for number, country in enumerate(dict.fromkeys(marks.country))}
    country = np.array([codes[name] for name in marks.country])
    found: list[float] = []
    for rows, others, apart in _apart(marks, np.arange(len(likely)), reach, reach):
        foreign = (np.abs(apart) <= reach) & (country[rows, None] != country[others])
        found += np.where(foreign, np.array(likely)[others], 0.0).max(axis=1).tolist()
    return found


def _apart(
    marks: Marks, order: np.ndarray, back: int, onward: int
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Some mentions at a time, with those near any of them, in order, and how many sentences apart.

    Args:
        marks: The mentions of a document.
        order: Their numbers, in the order in which those near are wanted.
        back: Sentences back from a mention that are looked at.
        onward: Sentences onward.
    """
    at = np.array(marks.at, np.intp)
    for first in range(0, len(at), TOGETHER):
        rows = np.arange(first, min(first + TOGETHER, len(at)))
        low = np.searchsorted(at, at[rows[0]] - back)
        high = np.searchsorted(at, at[rows[-1]] + onward, "right")
        others = order[(order >= low) & (order < high)]
        yield rows, others, at[others] - at[rows, None]
