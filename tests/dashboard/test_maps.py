"""What maps share: windows, labels that do not meet, outlines that are those of the reference."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import geography
from dashboard.maps import sheet
from etl import read

POINTS = {"VN": (106.0, 20.3), "CN": (104.0, 35.0), "TH": (101.0, 15.0), "KH": (105.0, 12.7)}


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-70, 70)), min_size=1, max_size=6))
def test_a_window_shows_all_its_points(points):
    view = sheet.window(points)
    for point in points:
        x, y = view.pixel(point)
        assert -1 <= x <= sheet.WIDTH + 1
        assert -1 <= y <= sheet.HEIGHT + 1


def test_a_country_beyond_the_map_stands_at_the_edge_on_its_nearer_side():
    view = sheet.window(POINTS.values())
    america = sheet.on_sheet(view, (-98.0, 39.0))
    assert view.centre[0] < america[0] < view.east
    assert sheet.on_sheet(view, POINTS["VN"]) == POINTS["VN"]


def test_labels_neither_meet_nor_leave_the_sheet():
    crowd = [((300 + 10 * k, 200), 6, f"Place {k}") for k in range(12)]
    boxes = [
        (x - 25, y - 7, x + 25, y + 7) for _, (x, y) in filter(None, sheet.place_labels(crowd))
    ]
    for k, one in enumerate(boxes):
        for other in boxes[k + 1 :]:
            assert (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            )


@pytest.mark.parametrize("name", ["countries.geojson", "provinces.geojson"])
def test_served_outlines_are_those_of_the_reference(name):
    served, reference = geography.STATIC / name, Path(read.reference_path(name))
    again = "run python -m dashboard.maps.static_files"
    assert served.read_bytes() == reference.read_bytes(), again
