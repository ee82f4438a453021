"""The trained part: how likely each mention is an end of a flow, and each pair of countries a flow.

Weights, written by etl.train to data/reference/model: mentions.json (logistic models over named
features: is a mention an origin, a destination; which role of a hotspot has it), pairs.json
(gradient-boosted trees over etl.frames.pair_table.FEATURES), and two logistic models over named
features: figures.json (those of etl.extract._figure_countries) and counts.json (those of
etl.frames.count_marks).
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from math import exp
from pathlib import Path

import numpy as np

from etl.frames.features import Group, feature_groups
from etl.frames.mentions import Reading
from etl.frames.pairs import Ends, pair_features, squash
from etl.paths import REFERENCE

FOLDER = REFERENCE / "model"


ROLES = ("source", "transit", "destination", "hotspot")
"""Roles of hotspots, in the order of the weights."""


TOGETHER = 256
"""Mentions that are scored at once: some megabytes of weights."""


@cache
def _mention_weights() -> tuple[dict[str, int], np.ndarray, np.ndarray]:
    """Row of each feature, the weights, the intercept: origin, destination, no hotspot, ROLES.

    The last row of the weights is no feature's: noughts.
    """
    stored = json.loads((FOLDER / "mentions.json").read_text(encoding="utf-8"))
    numbers = {name: number for number, name in enumerate(stored["weights"])}
    weights = np.array(list(stored["weights"].values()))
    nothing = np.zeros((1, weights.shape[1]))
    return numbers, np.concatenate([weights, nothing]), np.array(stored["intercept"])


@cache
def figure_weights() -> tuple[float, dict[str, float]]:
    """The intercept and the weight of each feature of a country that a figure may concern."""
    return _linear("figures.json")


@cache
def count_weights() -> tuple[float, dict[str, float]]:
    """The intercept and the weight of each feature of a number that may be that of a flow."""
    return _linear("counts.json")


def _linear(name: str) -> tuple[float, dict[str, float]]:
    stored = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return stored["intercept"], stored["weights"]


def likelihood(weights: tuple[float, dict[str, float]], names: Iterable[str]) -> float:
    """The probability that a linear model gives to what has some features.

    Args:
        weights: Its intercept and the weight of each feature.
        names: The features that hold.
    """
    intercept, of = weights
    return 1 / (1 + exp(-intercept - sum(of.get(name, 0.0) for name in names)))


def _scores(reading: Reading) -> np.ndarray:
    """Scores of each mention, shape (mentions, 2 + 1 + len(ROLES))."""
    if reading.scores is None:
        intercept = _mention_weights()[2]
        groups, found = feature_groups(reading), [np.zeros((0, len(intercept)))]
        while some := list(islice(groups, TOGETHER)):
            found.append(intercept + _summed(some))
        reading.scores = np.concatenate(found)
    return reading.scores


def _summed(mentions: list[list[Group]]) -> np.ndarray:
    """The weights of the features of mentions together, each feature once, a row for a mention."""
    _, weights, _ = _mention_weights()
    rows = [_rows(groups) for groups in mentions]
    lengths = np.fromiter(map(len, rows), np.intp, len(rows))
    nothing = len(weights) - 1
    known = np.full((len(rows), lengths.max()), nothing)
    known[np.arange(known.shape[1]) < lengths[:, None]] = list(chain.from_iterable(rows))
    # In one order: a sum of floats must not hang on that of the groups.
    known.sort(axis=1)
    again = known[:, 1:]
    again[again == known[:, :-1]] = nothing
    return weights.take(known.T, axis=0).sum(axis=0)


def _rows(groups: list[Group]) -> list[int]:
    """Rows of the weights of all features of a mention; some may be there twice."""
    found: list[int] = []
    numbers = _mention_weights()[0]
    for group in groups:
        # Groups outlive the models that calibration puts in the place of each other.
        if group.numbers is not numbers:
            group.rows = tuple(numbers[name] for name in group.names if name in numbers)
            group.numbers = numbers
        found += group.rows
    return found


@dataclass(frozen=True, slots=True)
class Forest:
    """Regression trees side by side, of at most eight leaves each.

    They are the trees of `draws` forests, whose sums are averaged; a linear model over the squashed
    features is averaged with them. Every question of a tree whose answer is no rules out the leaves
    on its left; the first leaf that none rules out is the tree's answer (Lucchese et al.,
    QuickScorer, 2015).

    Attributes:
        feature: The feature that each question asks for, shape (trees, questions).
        threshold: The answer is yes where the feature is at most this, in the features' own width.
        left: The leaves that stay when the answer is no, as bits, the leftmost leaf the lowest.
        value: Values of the leaves from left to right, shape (trees, LEAVES).
    """

    base: float
    draws: int
    linear: np.ndarray
    intercept: float
    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    value: np.ndarray

    def scores(self, rows: np.ndarray, asked: np.ndarray) -> np.ndarray:
        """The log odds of those rows whose numbers are asked for, shape (asked,)."""
        blocks = (rows[asked[start : start + BLOCK]] for start in range(0, len(asked), BLOCK))
        trees_say = self.base + np.concatenate([self._sums(block) for block in blocks]) / self.draws
        return (trees_say + (squash(rows) @ self.linear)[asked] + self.intercept) / 2

    def _sums(self, rows: np.ndarray) -> np.ndarray:
        trees, questions = self.feature.shape
        asked = np.ascontiguousarray(rows.T).take(self.feature.ravel(), axis=0)
        yes = asked <= self.threshold.reshape(-1, 1)
        stay = np.negative(yes.view(np.uint8))  # all bits where the answer is yes, else none
        stay |= self.left.reshape(-1, 1)
        leaves = np.bitwise_and.reduce(stay.reshape(trees, questions, -1), axis=1)
        first = np.arange(0, trees * LEAVES, LEAVES)[:, None]
        return self.value.ravel().take(LOWEST[leaves] + first).sum(axis=0)


LEAVES = 8
BLOCK = 256
"""Rows that are asked at once: some megabytes."""
LOWEST = np.array([(bits & -bits).bit_length() - 1 for bits in range(256)])
"""The number of the lowest bit that is set."""


def _questions(tree: dict[str, list[float]]) -> tuple[list[tuple[float, float, int]], list[float]]:
    """A tree's questions (feature, threshold, leaves left by a no) and its leaves' values."""
    questions: list[tuple[float, float, int]] = []
    values: list[float] = []

    def walk(node: int) -> int:
        """The leaves below a node, as bits."""
        if tree["feature"][node] < 0:
            values.append(tree["value"][node])
            return 1 << (len(values) - 1)
        yes, no = walk(int(tree["left"][node])), walk(int(tree["right"][node]))
        questions.append((tree["feature"][node], tree["threshold"][node], 255 & ~yes))
        return yes | no

    walk(0)
    if len(values) > LEAVES:
        raise ValueError(f"A tree has {len(values)} leaves; {LEAVES} are the most.")
    return questions, values


def _at_most(thresholds: np.ndarray) -> np.ndarray:
    """The largest float32 that are not above the thresholds: they part float32 all the same."""
    narrow = thresholds.astype(np.float32)
    return np.where(narrow > thresholds, np.nextafter(narrow, np.float32(-np.inf)), narrow)


@cache
def _forest() -> Forest:
    stored = json.loads((FOLDER / "pairs.json").read_text(encoding="utf-8"))
    trees = [_questions(tree) for tree in stored["trees"]]
    none = (0, np.inf, 255)  # a question whose answer is always yes
    asked = np.array([asks + [none] * (LEAVES - 1 - len(asks)) for asks, _ in trees])
    return Forest(
        stored["base"],
        stored["draws"],
        np.array(stored["linear"]),
        stored["intercept"],
        asked[:, :, 0].astype(np.intp),
        _at_most(asked[:, :, 1]),
        asked[:, :, 2].astype(np.uint8),
        np.array([values + [0.0] * (LEAVES - len(values)) for _, values in trees]),
    )


def ends(reading: Reading) -> Ends:
    """Probability of each mention to be the origin and the destination of some flow."""
    likely = 1.0 / (1.0 + np.exp(-_scores(reading)[:, :2]))
    return Ends(likely[:, 0], likely[:, 1])


def hotspot_probabilities(reading: Reading) -> list[dict[str, float]]:
    """Probability of each role of ROLES for each mention; what is left is that it is no hotspot."""
    scores = _scores(reading)[:, 2:]
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    return [dict(zip(ROLES, row[1:].tolist(), strict=True)) for row in shares]


def flow_probabilities(reading: Reading, likely: Ends, reach: int) -> dict[tuple[str, str], float]:
    """Probability of pairs of countries to be a flow (origin, destination) that is stated.

    Args:
        reading: The document.
        likely: How likely each mention is an end.
        reach: Sentences that two countries may be named apart; other pairs are not asked for.
    """
    pairs, rows = pair_features(reading, likely)
    if not pairs:
        return {}
    asked = np.flatnonzero(_named_near(reading, reach))
    likely_flows = 1.0 / (1.0 + np.exp(-_forest().scores(rows, asked)))
    asked_pairs = map(pairs.__getitem__, asked.tolist())
    return dict(zip(asked_pairs, likely_flows.tolist(), strict=True))


def _named_near(reading: Reading, reach: int) -> np.ndarray:
    """Whether two countries are named so near each other, in the order of `pair_features`."""
    number = {country: k for k, country in enumerate(reading.by_country)}
    named: dict[int, set[int]] = {}
    for mention in reading.mentions:
        named.setdefault(mention.at, set()).add(number[mention.place.country or ""])
    found = np.zeros((len(number), len(number)), bool)
    for at, own in named.items():
        near = set[int]().union(*(named.get(k, ()) for k in range(at - reach, at + reach + 1)))
        found[np.ix_(sorted(own), sorted(near))] = True
    return found


@contextmanager
def models_from(folder: Path) -> Iterator[None]:
    """Inside, documents are read with the models that lie in a folder now."""
    global FOLDER
    kept, FOLDER = FOLDER, folder
    _forget()
    try:
        yield
    finally:
        FOLDER = kept
        _forget()


def _forget() -> None:
    for weights in (_mention_weights, _forest, figure_weights, count_weights):
        weights.cache_clear()
