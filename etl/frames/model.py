"""The trained part: how likely each mention is an end of a flow, and each pair of countries a flow.

Weights, written by etl.train to data/reference/model: mentions.json (logistic models over named
features: is a mention an origin, a destination; which role of a hotspot has it) and pairs.json
(gradient-boosted trees over etl.frames.pairs.FEATURES).
"""

import json
from dataclasses import dataclass
from functools import cache

import numpy as np

from etl.frames.mentions import Reading, mention_features
from etl.frames.pairs import Ends, pair_features, squash
from etl.paths import REFERENCE

FOLDER = REFERENCE / "model"


ROLES = ("source", "transit", "destination", "hotspot")
"""Roles of hotspots, in the order of the weights."""


@cache
def _mention_weights() -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Weights of each feature, and the intercept: origin, destination, no hotspot, then ROLES."""
    stored = json.loads((FOLDER / "mentions.json").read_text(encoding="utf-8"))
    weights = {name: np.array(row) for name, row in stored["weights"].items()}
    return weights, np.array(stored["intercept"])


def _scores(reading: Reading) -> np.ndarray:
    """Scores of each mention, shape (mentions, 2 + 1 + len(ROLES))."""
    if reading.scores is None:
        weights, intercept = _mention_weights()
        rows = np.tile(intercept, (len(reading.mentions), 1))
        for row, features in zip(rows, mention_features(reading), strict=True):
            for name in features:
                if name in weights:
                    row += weights[name]
        reading.scores = rows
    return reading.scores


@dataclass(frozen=True, slots=True)
class Forest:
    """Regression trees side by side, each array of shape (trees, most nodes); -1 marks a leaf.

    They are the trees of `draws` forests, whose sums are averaged; a linear model over the squashed
    features is averaged with them.
    """

    base: float
    draws: int
    linear: np.ndarray
    intercept: float
    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray

    def scores(self, rows: np.ndarray) -> np.ndarray:
        """The log odds of each row, shape (rows,)."""
        trees = np.arange(len(self.feature))[:, None]
        numbers = np.arange(len(rows))[None, :]
        at = np.zeros((len(self.feature), len(rows)), dtype=np.intp)
        while True:
            feature = self.feature[trees, at]
            inner = feature >= 0
            if not inner.any():
                trees_say = self.base + self.value[trees, at].sum(axis=0) / self.draws
                return (trees_say + squash(rows) @ self.linear + self.intercept) / 2
            goes_left = rows[numbers, np.maximum(feature, 0)] <= self.threshold[trees, at]
            below = np.where(goes_left, self.left[trees, at], self.right[trees, at])
            at = np.where(inner, below, at)


@cache
def _forest() -> Forest:
    stored = json.loads((FOLDER / "pairs.json").read_text(encoding="utf-8"))
    most = max(len(tree["feature"]) for tree in stored["trees"])

    def beside(name: str, fill: float) -> np.ndarray:
        return np.array(
            [tree[name] + [fill] * (most - len(tree[name])) for tree in stored["trees"]]
        )

    return Forest(
        stored["base"],
        stored["draws"],
        np.array(stored["linear"]),
        stored["intercept"],
        beside("feature", -1),
        beside("threshold", 0.0),
        beside("left", 0),
        beside("right", 0),
        beside("value", 0.0),
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


def flow_probabilities(reading: Reading, likely: Ends) -> dict[tuple[str, str], float]:
    """Probability of each ordered pair of countries to be a flow that the document states."""
    pairs, rows = pair_features(reading, likely)
    if not pairs:
        return {}
    likely_flows = 1.0 / (1.0 + np.exp(-_forest().scores(rows)))
    return dict(zip(pairs, likely_flows.tolist(), strict=True))
