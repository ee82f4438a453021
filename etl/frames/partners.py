"""For each mention of a place the likeliest other end among those that stand near it."""

from collections.abc import Iterator

import numpy as np

from etl.frames.scenes import FADE, Marks

CELLS = 1 << 18
"""Pairs of mentions that are looked at together."""


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
    order = sorted(range(len(likely)), key=marks.country.__getitem__, reverse=True)
    fades = np.array([FADE**apart for apart in range(max(back, onward) + 1)])
    found: list[tuple[float, str] | None] = []
    for rows, apart in _apart(marks, order):
        near = (apart >= -back) & (apart <= onward) & (rows[:, None] != order)
        faded = np.array(likely).take(order) * fades.take(np.abs(apart), mode="clip")
        faded[~near] = -1.0
        for row, at in enumerate(faded.argmax(axis=1).tolist()):
            value = float(faded[row, at])
            found.append((value, marks.country[order[at]]) if value >= 0 else None)
    return found


def rivals(marks: Marks, likely: list[float], reach: int) -> list[float]:
    """How likely the likeliest mention of another country is that stands near each; 0 for none."""
    order = list(range(len(likely)))
    codes = {country: number for number, country in enumerate(dict.fromkeys(marks.country))}
    country = np.array([codes[name] for name in marks.country])
    found: list[float] = []
    for rows, apart in _apart(marks, order):
        others = (np.abs(apart) <= reach) & (country[rows, None] != country)
        found += np.where(others, likely, 0.0).max(axis=1).tolist()
    return found


def _apart(marks: Marks, order: list[int]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Some mentions at a time, with how many sentences after them each other stands, in order."""
    at = np.array(marks.at, np.intp)
    step = max(1, CELLS // max(1, len(order)))
    for first in range(0, len(order), step):
        rows = np.arange(first, min(first + step, len(order)))
        yield rows, at[order] - at[rows, None]
