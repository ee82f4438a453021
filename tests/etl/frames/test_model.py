"""How likely mentions are ends: the weights of their features together."""

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


@pytest.fixture
def reading():
    return read(*SENTENCES)


def test_a_mention_weighs_what_its_features_weigh_each_once(reading):
    numbers, weights, intercept = model._mention_weights()
    expected = [
        intercept + sum(weights[numbers[name]] for name in names if name in numbers)
        for names in mention_features(reading)
    ]
    assert len(expected) == 6
    assert np.allclose(model._scores(reading), expected)


def test_mentions_scored_in_parts_weigh_the_same(reading, monkeypatch):
    whole = model._scores(reading)
    reading.scores = None
    monkeypatch.setattr(model, "TOGETHER", 2)
    assert np.array_equal(model._scores(reading), whole)


def test_mentions_weigh_what_the_model_of_the_moment_says(reading, monkeypatch):
    numbers, weights, intercept = model._mention_weights()
    before = model._scores(reading)
    turned = {name: len(numbers) - 1 - number for name, number in numbers.items()}
    monkeypatch.setattr(model, "_mention_weights", lambda: (turned, weights, intercept))
    reading.scores = None
    expected = [
        intercept + sum(weights[turned[name]] for name in names if name in turned)
        for names in mention_features(reading)
    ]
    assert np.allclose(model._scores(reading), expected)
    assert not np.allclose(before, expected)


def test_a_text_without_places_has_no_scores():
    assert model._scores(Reading([])).shape == (0, 3 + len(model.ROLES))
