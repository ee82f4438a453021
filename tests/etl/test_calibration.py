import json

import pytest

from etl import calibration
from etl.calibration import between, calibrated, uncalibrated
from etl.reliability import FEWEST, Judged, cross_fitted, fit, fit_map


@pytest.fixture
def stored(tmp_path, monkeypatch):
    path = tmp_path / "calibration.json"
    path.write_text(json.dumps({"flows": {"given": [0.5, 0.9], "earned": [0.6, 0.8]}}))
    monkeypatch.setattr(calibration, "PATH", path)
    calibration._maps.cache_clear()
    yield path
    calibration._maps.cache_clear()


@pytest.mark.parametrize(
    ("given", "earned"), [(0.1, 0.6), (0.5, 0.6), (0.7, 0.7), (0.9, 0.8), (1.0, 0.8)]
)
def test_confidence_is_read_off_the_line_between_knots(stored, given, earned):
    assert calibrated("flows", given) == pytest.approx(earned)


def test_without_a_map_confidence_stays_as_given(stored):
    assert calibrated("roles", 0.65) == 0.65
    with uncalibrated():
        assert calibrated("flows", 0.1) == 0.1
    stored.unlink()
    calibration._maps.cache_clear()
    assert calibrated("flows", 0.1) == 0.1


def claims(confidence, right, wrong, table="flows"):
    return [Judged(table, confidence, held) for held in [True] * right + [False] * wrong]


def test_a_map_says_how_often_claims_were_right():
    given, earned = fit_map(claims(0.5, 50, 50) + claims(0.9, 90, 10))
    assert given == (0.5, 0.9)
    assert earned == pytest.approx((0.504, 0.896), abs=0.002)


def test_a_map_never_falls():
    given, earned = fit_map(claims(0.5, 80, 20) + claims(0.7, 60, 40) + claims(0.9, 95, 5))
    assert list(earned) == sorted(earned)
    assert given == pytest.approx((0.6, 0.9))
    assert between((given, earned), 0.55) == earned[0]


def test_claims_of_one_confidence_stay_together_and_few_are_no_map():
    assert len(fit_map(claims(0.65, 300, 30) + claims(0.85, 30, 0))[0]) == 2
    assert fit_map(claims(0.5, FEWEST - 1, 0)) is None


def test_each_table_has_a_map_of_its_own():
    maps = fit(claims(0.5, 30, 10) + claims(0.8, 39, 1, "programmes"))
    assert set(maps) == {"flows", "programmes"}
    assert maps["flows"][0] == (0.5,)


def test_no_claim_is_judged_by_a_map_that_its_document_made():
    sure = [claims(0.9, 20, 0) for _ in range(4)]
    wrong = claims(0.9, 0, 20)
    earned = {claim.right: claim.confidence for claim in cross_fitted([wrong, *sure])}
    assert earned[False] == 1.0  # by the four others alone
    assert earned[True] < 0.8
