"""Mentions of two countries beside each other: how surely they are the ends of one flow."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from etl.frames.mentions import Reading

NEAR = 2  # sentences apart that still count as one scene
FADE = 0.85  # what a sentence of distance takes from a possible partner
MOST = 250
"""Mentions on either side that are looked at: what names more so near is a broken file."""


@dataclass(slots=True)
class Ends:
    """How likely each mention is an origin and a destination, in the order of the mentions."""

    origin: np.ndarray
    destination: np.ndarray


class Marks:
    """The mentions of a reading as plain lists, for the loops over pairs of them."""

    def __init__(self, reading: Reading, origin: list[float], destination: list[float]) -> None:
        """Take the mentions of a reading.

        Args:
            reading: With the mentions.
            origin: How likely each is an origin.
            destination: How likely each is a destination.
        """
        self.reading = reading
        self.at = [mention.at for mention in reading.mentions]
        self.place = [mention.place.mention.place_id for mention in reading.mentions]
        self.country = [mention.place.country or "" for mention in reading.mentions]
        self.origin = origin
        self.destination = destination

    def sentences(self) -> Iterator[tuple[int, int]]:
        """The first mention and one past the last of each sentence that has any."""
        first = 0
        for k in range(1, len(self.at) + 1):
            if k == len(self.at) or self.at[k] != self.at[first]:
                yield first, k
                first = k


@dataclass(slots=True)
class Scene:
    """What is known of a pair of countries from mentions at most NEAR sentences apart."""

    same: float = 0.0
    near: float = 0.0
    same_sum: float = 0.0
    near_sum: float = 0.0
    told: float = 0.0
    together: int = 0
    order: float = 0.0
    best: float = 0.0
    at: int = -1


_FADED = [FADE**apart for apart in range(NEAR + 1)]


def scenes_of(marks: Marks) -> dict[tuple[str, str], Scene]:
    """The scene of each pair of countries of which mentions stand near each other."""
    scenes: dict[tuple[str, str], Scene] = {}
    for i, (here, named, country) in enumerate(
        zip(marks.at, marks.place, marks.country, strict=True)
    ):
        origin = marks.origin[i]
        first, last = bisect_left(marks.at, here - NEAR), bisect_right(marks.at, here + NEAR)
        for j in range(max(first, i - MOST), min(last, i + MOST + 1)):
            if i == j:
                continue
            scene = scenes.get((country, marks.country[j]))
            if scene is None:
                scene = scenes[country, marks.country[j]] = Scene()
            score, apart = origin * marks.destination[j], abs(here - marks.at[j])
            faded = score * _FADED[apart]
            if faded > scene.best:
                scene.best, scene.at = faded, marks.at[j]
            if named == marks.place[j]:
                continue
            if apart:
                scene.near_sum += score
                scene.near = max(scene.near, score * (0.9 if apart == 1 else 0.8))
                continue
            scene.same_sum += score
            scene.together += 1
            if score > scene.same:
                scene.same, scene.told = score, marks.reading.told[here]
                scene.order = 1.0 if i < j else -1.0
    return scenes


_CELLS = 1 << 18
"""Pairs of mentions that are looked at together."""


def far_scores(marks: Marks, countries: list[str]) -> list[list[float]]:
    """The best score of two mentions farther apart, by the numbers of the countries."""
    if not countries:
        return []
    number = {country: k for k, country in enumerate(countries)}
    of_mention = np.array([number[country] for country in marks.country])
    order = np.argsort(of_mention, kind="stable")
    starts = np.searchsorted(of_mention[order], np.arange(len(countries)))
    ids = {place: k for k, place in enumerate(dict.fromkeys(marks.place))}
    at, place = np.array(marks.at)[order], np.array([ids[p] for p in marks.place])[order]
    origin, destination = np.array(marks.origin)[order], np.array(marks.destination)[order]
    step = max(1, _CELLS // len(order))
    best: list[np.ndarray] = []
    for low in range(0, len(order), step):
        rows = slice(low, low + step)
        scores = np.outer(origin[rows], destination)
        near = np.abs(at[rows, None] - at) <= NEAR
        scores[near | (place[rows, None] == place)] = 0.0
        best.append(np.maximum.reduceat(scores, starts, axis=1))
    return np.maximum.reduceat(np.concatenate(best), starts, axis=0).tolist()
