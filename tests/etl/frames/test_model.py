"""How likely mentions are ends and hotspots: the weights of their features together."""

import json

import numpy as np
import pytest

from etl.frames import model
from etl.frames.features import mention_features
from etl.frames.mentions import Reading
from tests.etl.frames.readings import read

SENTENCES = (
    "Women from Laos were sold to brothels in Thailand and in Malaysia.",
    "The 12 Vietnamese girls were rescued in Phnom Penh and sent home to Vietnam.",
)


def stored():
    return json.loads((model.FOLDER / "mentions.json").read_text())


def expected(weights, intercept):
    """The scores of each mention by the weights of its features, each counted once."""
    return np.array(
        [
            np.add(intercept, sum(np.array(weights[name]) for name in names if name in weights))
            for names in mention_features(read(*SENTENCES))
        ]
    )


def likely_origins(scores):
    return 1 / (1 + np.exp(-scores[:, 0]))


def test_a_mention_is_as_likely_as_its_features_weigh_each_once():
    scores = expected(**stored())
    assert len(scores) == 6
    ends = model.ends(read(*SENTENCES))
    assert np.allclose(ends.origin, likely_origins(scores))
    assert np.allclose(ends.destination, 1 / (1 + np.exp(-scores[:, 1])))
    shares = np.exp(scores[:, 2:])
    shares /= shares.sum(axis=1, keepdims=True)
    roles = [list(each.values()) for each in model.hotspot_probabilities(read(*SENTENCES))]
    assert np.allclose(roles, shares[:, 1:])


def test_mentions_scored_in_parts_are_as_likely(monkeypatch):
    whole = model.ends(read(*SENTENCES))
    monkeypatch.setattr(model, "TOGETHER", 2)
    in_parts = model.ends(read(*SENTENCES))
    assert np.array_equal(in_parts.origin, whole.origin)
    assert np.array_equal(in_parts.destination, whole.destination)


def test_mentions_are_as_likely_as_the_model_of_the_moment_says(tmp_path):
    told = stored()
    names = list(told["weights"])
    told["weights"] = dict(zip(names, reversed(told["weights"].values()), strict=True))
    (tmp_path / "mentions.json").write_text(json.dumps(told))
    before = model.ends(read(*SENTENCES)).origin
    with model.models_from(tmp_path):
        during = model.ends(read(*SENTENCES)).origin
    assert np.allclose(during, likely_origins(expected(**told)))
    assert not np.allclose(during, before)
    assert np.array_equal(model.ends(read(*SENTENCES)).origin, before)


@pytest.mark.parametrize(
    ("weights", "name"),
    [(model.figure_weights, "figures.json"), (model.count_weights, "counts.json")],
)
def test_figures_and_numbers_of_flows_are_weighed_by_the_model_of_the_moment(
    weights, name, tmp_path
):
    before = weights()
    (tmp_path / name).write_text(json.dumps({"intercept": 0.5, "weights": {"home": 2.0}}))
    with model.models_from(tmp_path):
        assert weights() == (0.5, {"home": 2.0})
    assert weights() == before


def test_a_text_without_places_has_no_ends_and_no_hotspots():
    assert len(model.ends(Reading([])).origin) == 0
    assert model.hotspot_probabilities(Reading([])) == []
