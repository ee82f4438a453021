import pandas as pd
import pytest

from dashboard import charts
from dashboard.queries import trust


@pytest.fixture(scope="module")
def report():
    return trust.report()


def test_every_kind_is_told_in_plain_numbers_and_words(report):
    frame = trust.kinds(report["held_out"]).set_index("Kind")
    assert {"Flows", "Hotspots", "Meetings", "Figures", "Roles", "Denied flows"} <= set(frame.index)
    assert set(frame.index) == set(trust.in_words().index)
    assert 0 <= int(frame.loc["Flows", "Right of 100 shown"]) <= 100
    assert frame.loc["Flows", "Told"] > 100


def test_shares_are_of_what_was_judged():
    share = {"right": 3, "judged": 4, "right_stated": 0, "stated": 0}
    frame = trust.fields({"flows.victims_low": share, "x.y": share | {"judged": 0}})
    assert frame["Field"].tolist() == ["flows: victims low"]
    assert frame["Right of 100"].tolist() == ["75"]
    assert frame["Right of 100 stated"].tolist() == ["–"]


def test_sets_links_and_calibration_are_frames(report):
    assert "flows" in trust.sets(report).columns
    assert set(trust.links(report)["Kind"]) >= {"Agreements", "Meetings"}
    frame = trust.calibration(report)
    assert (frame[frame["kind"] == "all kinds"]["claims"] > 0).all()


def test_the_calibration_chart_draws_each_span_beside_the_line(report):
    frame = trust.calibration(report)
    frame = frame[frame["kind"] == "all kinds"]
    line, measured = charts.reliability(frame, "dark").data
    assert list(line.x) == list(line.y)
    assert list(measured.y) == frame["right"].tolist()
    assert charts.reliability(pd.DataFrame(), "light").layout.annotations
