"""Trains the models on annotated documents: python -m etl.train tests/corpus.

Needs the extra `train`. The same documents give the same weights: no random state is left open.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from etl.examples import Example, load, statements, states
from etl.frames.mentions import Reading
from etl.frames.model import FOLDER, ROLES, models_from
from etl.frames.pair_table import FEATURES
from etl.frames.pairs import Ends, pair_features, squash
from etl.gazetteer import search_form
from etl.gold import accepts
from etl.train_counts import fit_counts
from etl.train_figures import fit_countries

FOLDS = 5
WINDOW = 4
"""Sentences of a part of a document."""
PART_WEIGHT = 0.4
"""What a row of a part counts beside one of a whole document."""
DRAWS = 6
SMALLEST_WEIGHT = 0.01


class MentionModels:
    """Logistic models of a mention: is it an origin, a destination; which role of a hotspot."""

    def __init__(self, examples: list[Example], strength: float = 0.1) -> None:
        """Fit on documents; `strength` is the inverse of the regularisation."""
        self.names = DictVectorizer()
        matrix = self.names.fit_transform(
            [dict.fromkeys(f, 1.0) for e in examples for f in e.features]
        )
        labels = np.concatenate([_ends_of(e) for e in examples])
        self.models = [
            LogisticRegression(C=strength, max_iter=500).fit(matrix, labels[:, end])
            for end in (0, 1)
        ]
        roles = [role for e in examples for role in _roles_of(e)]
        used = np.array([role is not None for role in roles])
        kept = np.array([-1 if role is None else role for role in roles])[used]
        self.roles = LogisticRegression(C=strength, max_iter=500).fit(matrix[used], kept)

    def ends(self, example: Example) -> Ends:
        """As etl.frames.model.ends."""
        if not example.features:
            return Ends(np.zeros(0), np.zeros(0))
        matrix = self.names.transform([dict.fromkeys(f, 1.0) for f in example.features])
        return Ends(*(model.predict_proba(matrix)[:, 1] for model in self.models))

    def save(self, path: Path) -> None:
        """Weights as JSON, those too small to matter left out."""
        rows = np.concatenate([*(model.coef_ for model in self.models), self.roles.coef_]).T
        weights = {
            name: [round(float(weight), 3) for weight in row]
            for name, row in zip(self.names.get_feature_names_out(), rows, strict=True)
            if abs(row).max() >= SMALLEST_WEIGHT
        }
        intercept = np.concatenate(
            [*(model.intercept_ for model in self.models), self.roles.intercept_]
        )
        stored = {"intercept": [round(float(v), 4) for v in intercept], "weights": weights}
        path.write_text(
            json.dumps(stored, ensure_ascii=False).replace("], ", "],\n"), encoding="utf-8"
        )


def _roles_of(example: Example) -> list[int | None]:
    """For each mention 0 for no hotspot or 1 + its place in ROLES; None: not to learn from.

    Documents that are annotated with flows alone tell nothing of roles.
    """
    if "hotspots" not in example.gold:
        return [None] * len(example.reading.mentions)
    found: list[int | None] = []
    spots = [(spot, example.evidence(spot)) for spot in example.gold["hotspots"]]
    for mention in example.reading.mentions:
        place = mention.place.mention
        if place.kind == "country":
            found.append(None)
            continue
        names = {_name(place.name), _name(place.surface)}
        matching = [
            (s, where) for s, where in spots if names & {_name(n) for n in accepts(s, "name")}
        ]
        if not matching:
            found.append(0)
            continue
        spot, where = matching[0]
        sure = not spot.get("optional") and mention.at in where
        found.append(1 + ROLES.index(spot["role"]) if sure else None)
    return found


def _name(name: str | None) -> str:
    return search_form(name or "").replace(" province", "").replace(" city", "").replace(" ", "")


def _ends_of(example: Example) -> np.ndarray:
    flows = [(flow, example.evidence(flow)) for flow in example.gold["flows"]]
    rows = [
        [
            any(m.place.country in accepts(flow, end) and m.at in where for flow, where in flows)
            for end in ("origin", "destination")
        ]
        for m in example.reading.mentions
    ]
    return np.array(rows, dtype=bool).reshape(len(rows), 2)


Table = tuple[np.ndarray, list[bool | None]]
"""Rows of pair features with their labels; None where the gold leaves the pair open."""


def _rows(example: Example, likely: Ends) -> Table:
    pairs, rows = pair_features(example.reading, likely)
    labels: list[bool | None] = []
    for pair in pairs:
        stating = [flow for flow in example.gold["flows"] if states(flow, pair)]
        sure = any(not flow.get("optional") for flow in stating)
        labels.append(True if sure else None if stating else False)
    return rows, labels


def _fragments(example: Example, likely: Ends) -> list[Table]:
    """The rows of short parts of a document, so that the trees do not lean on its length.

    A flow is stated by a part that holds all its evidence; one that is stated elsewhere is left
    open.
    """
    reading = example.reading
    flows = [(flow, example.evidence(flow)) for flow in example.gold["flows"]]
    found: list[Table] = []
    for start in range(0, len(reading.sentences), WINDOW // 2):
        inside = [k for k, m in enumerate(reading.mentions) if start <= m.at < start + WINDOW]
        if len({reading.mentions[k].place.country for k in inside}) < 2:
            continue
        part = Reading(reading.sentences[start : start + WINDOW], reading.home)
        pairs, rows = pair_features(part, Ends(likely.origin[inside], likely.destination[inside]))
        window = set(range(start, start + WINDOW))
        labels: list[bool | None] = []
        for pair in pairs:
            where = [(flow, at) for flow, at in flows if states(flow, pair)]
            whole = any(at and at <= window and not flow.get("optional") for flow, at in where)
            labels.append(True if whole else None if where else False)
        found.append((rows, labels))
    return found


@dataclass(slots=True)
class PairModel:
    """Trees fitted to several draws of the documents, and a logistic model beside them."""

    forests: list[HistGradientBoostingClassifier]
    linear: LogisticRegression
    centre: np.ndarray
    scale: np.ndarray

    def probabilities(self, rows: np.ndarray) -> np.ndarray:
        """As etl.frames.model.flow_probabilities."""
        if not len(rows):
            return np.zeros(0)
        trees = np.mean([forest.decision_function(rows) for forest in self.forests], axis=0)
        line = self.linear.decision_function((squash(rows) - self.centre) / self.scale)
        return 1.0 / (1.0 + np.exp(-(trees + line) / 2))

    def stored(self) -> dict[str, Any]:
        """All weights as lists, as etl.frames.model reads them."""
        line = np.ravel(self.linear.coef_) / self.scale
        return {
            "features": list(FEATURES),
            "base": float(np.mean([forest._baseline_prediction for forest in self.forests])),
            "draws": len(self.forests),
            "trees": [tree for forest in self.forests for tree in _stored_trees(forest)],
            "linear": [round(float(weight), 5) for weight in line],
            "intercept": float(np.ravel(self.linear.intercept_)[0] - (line * self.centre).sum()),
        }


def fit_pairs(documents: list[tuple[Table, list[Table]]], forests_fitted: int = DRAWS) -> PairModel:
    """Fit on the rows of documents and of their parts; open pairs are not used."""
    tables = [
        (table, number, 1.0 if part == 0 else PART_WEIGHT)
        for number, (whole, parts) in enumerate(documents)
        for part, table in enumerate((whole, *parts))
        if table[1]
    ]
    rows = np.concatenate([table[0] for table, _, _ in tables])
    labels = [label for table, _, _ in tables for label in table[1]]
    owner = np.concatenate([np.full(len(table[1]), number) for table, number, _ in tables])
    weight = np.concatenate([np.full(len(table[1]), share) for table, _, share in tables])
    used = np.array([label is not None for label in labels])
    truth = np.array([bool(label) for label in labels])
    draws = np.random.RandomState(0)
    forests: list[HistGradientBoostingClassifier] = []
    for draw in range(forests_fitted):
        chosen = draws.choice(len(documents), int(len(documents) * 0.7), replace=False)
        mask = used & np.isin(owner, chosen)
        trees = HistGradientBoostingClassifier(
            max_iter=120, learning_rate=0.05, max_leaf_nodes=8, min_samples_leaf=15,
            l2_regularization=2.0, max_features=0.4, random_state=draw,
        )  # fmt: skip
        forests.append(trees.fit(rows[mask], truth[mask], sample_weight=weight[mask]))
    flat = squash(rows[used])
    centre, scale = flat.mean(axis=0), flat.std(axis=0) + 1e-6
    linear = LogisticRegression(C=0.1, max_iter=2000)
    linear.fit((flat - centre) / scale, truth[used], sample_weight=weight[used])
    return PairModel(forests, linear, centre, scale)


def cross_tables(examples: list[Example]) -> list[tuple[Table, list[Table]]]:
    """Rows of each document and of its parts, with ends from models that have not seen it."""
    tables: dict[int, tuple[Table, list[Table]]] = {}
    for fold in range(FOLDS):
        model = MentionModels([e for k, e in enumerate(examples) if k % FOLDS != fold])
        for k, example in enumerate(examples):
            if k % FOLDS == fold:
                likely = model.ends(example)
                tables[k] = (_rows(example, likely), _fragments(example, likely))
    return [tables[k] for k in range(len(examples))]


def _stored_trees(trees: HistGradientBoostingClassifier) -> list[dict[str, list[float]]]:
    """The trees as lists: feature, threshold, left, right, value of each node."""
    stored: list[dict[str, list[float]]] = []
    for (predictor,) in trees._predictors:  # scikit-learn has no public way to its nodes
        nodes = predictor.nodes
        leaf = nodes["is_leaf"].astype(bool)
        stored.append(
            {
                "feature": np.where(leaf, -1, nodes["feature_idx"]).tolist(),
                "threshold": [
                    round(float(t), 6) for t in np.where(leaf, 0.0, nodes["num_threshold"])
                ],
                "left": nodes["left"].tolist(),
                "right": nodes["right"].tolist(),
                "value": [round(float(v), 6) for v in nodes["value"]],
            }
        )
    return stored


def main(corpus: Path, splits: list[str]) -> None:
    """Fit all models on the splits and save them beside the reference data."""
    FOLDER.mkdir(exist_ok=True)
    examples = load(corpus, splits)
    fit(examples + statements(corpus), FOLDER)
    with models_from(FOLDER):
        fit_countries(examples, FOLDER / "figures.json")
        fit_counts(examples, FOLDER / "counts.json")


def fit(examples: list[Example], folder: Path, draws: int = DRAWS) -> None:
    """Fit the models of flows and hotspots on documents and save them in a folder."""
    MentionModels(examples).save(folder / "mentions.json")
    pairs = fit_pairs(cross_tables(examples), draws)
    (folder / "pairs.json").write_text(json.dumps(pairs.stored()), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or ["train", "tuning"])
