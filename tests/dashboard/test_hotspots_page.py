"""The page of hotspots as its script draws it: map or picture, one of all years or two."""

import json

import pytest

from dashboard.criteria import Filters
from dashboard.queries import hotspots
from tests.dashboard.visits import visited

pytestmark = pytest.mark.usefixtures("served")


@pytest.fixture
def halves(seeds):
    """Two periods that hold all hotspots of the seeds."""
    first, last, _ = hotspots.years(seeds, Filters())
    return (first, first), (first + 1, last)


def words(periods):
    """Periods as an address has them."""
    return "_".join(f"{first}-{last}" for first, last in periods)


def figures(app):
    return [json.loads(chart.proto.spec) for chart in app.main.get("plotly_chart")]


@pytest.mark.parametrize("compared", [False, True])
def test_a_picture_stands_in_place_of_the_map_and_its_marks_can_be_selected(compared, halves):
    app = visited("hotspots", drawn="picture", **({"periods": words(halves)} if compared else {}))
    assert not app.exception
    assert not app.main.get("deck_gl_json_chart")
    (figure,) = figures(app)
    marks = [told[0] for trace in figure["data"] for told in trace.get("customdata") or []]
    assert marks
    assert all(mark.startswith("hotspots~") for mark in marks)


def test_without_being_asked_for_there_is_a_map_and_no_picture():
    app = visited("hotspots")
    assert len(app.main.get("deck_gl_json_chart")) == 1
    assert figures(app) == []


def test_two_periods_are_two_maps_and_two_sliders_over_the_same_years(halves):
    app = visited("hotspots", periods=words(halves))
    assert len(app.main.get("deck_gl_json_chart")) == 2
    first, second = app.main.slider
    assert (first.value, second.value) == halves
    assert (first.min, first.max) == (second.min, second.max)
