"""Trains the model of the countries that figures concern: a part of etl.train."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from etl.declared import Row
from etl.examples import Example
from etl.extract._figure_countries import Concerned
from etl.extract.figures import Counted, amount, counted
from etl.frames.findings import find
from etl.gold import SAME, Item, accepts, told_by

STRENGTH = 0.1
"""The inverse of the regularisation."""
SMALLEST_WEIGHT = 0.01


def fit_countries(examples: Sequence[Example], path: Path) -> None:
    """Fit on the figures of documents whose gold says which countries they concern.

    The flows that the features lean on are those which the models of etl.frames.model find.

    Args:
        examples: The documents.
        path: Where the weights go, as JSON.
    """
    fit_named((case for example in examples for case in _cases(example)), path)


def fit_named(cases: Iterable[tuple[Iterable[str], bool]], path: Path) -> None:
    """Fit a logistic model over named features and save its weights as JSON.

    Args:
        cases: The features of each case, and whether it holds.
        path: Where the weights go.
    """
    told, labels = zip(*cases, strict=True)
    names = DictVectorizer()
    rows = names.fit_transform([dict.fromkeys(features, 1.0) for features in told])
    model = LogisticRegression(C=STRENGTH, max_iter=500).fit(rows, labels)
    weights = {
        name: round(float(weight), 3)
        for name, weight in zip(names.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(weight) >= SMALLEST_WEIGHT
    }
    stored = {"intercept": round(float(model.intercept_[0]), 4), "weights": weights}
    text = json.dumps(stored, ensure_ascii=False).replace(", ", ",\n")
    path.write_text(text + "\n", encoding="utf-8")


def _cases(example: Example) -> Iterator[tuple[Iterable[str], bool]]:
    """What speaks for each country of each figure of a document, and whether the gold has it."""
    concerned = Concerned(example.annotated, find(example.annotated))
    for figure, stated in _judged(example):
        features = concerned.features(figure.told, figure.at, figure.own)
        for country, names in features.items():
            yield names, country in stated


def _judged(example: Example) -> Iterator[tuple[Counted, list[str]]]:
    """The figures of a document that its gold has, with the countries that they concern there."""
    wanted = [item for item in example.gold.get("figures", ()) if _tells(item)]
    for figure in counted(example.annotated):
        row = _row(figure)
        stated = next((i for i in wanted if SAME["figures"](i, row) and told_by(i, row)), None)
        if stated is not None:
            wanted.remove(stated)
            yield figure, accepts(stated, "countries")[0] or []


def _tells(item: Item) -> bool:
    return "countries" in item and not item.get("optional")


def _row(figure: Counted) -> Row:
    quantity, text = figure.quantity, figure.passage.passage.text
    return amount(quantity) | {"quote": text[quantity.start : quantity.end]}
