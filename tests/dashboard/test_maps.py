"""What the maps promise: no network, direction, certainty, and claims behind every mark."""

import json
import math
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import geography, maps
from dashboard.maps import arrows, flows_marks, hotspots_marks, sheet
from etl import read

POINTS = {"VN": (106.0, 20.3), "CN": (104.0, 35.0), "TH": (101.0, 15.0), "KH": (105.0, 12.7)}
BOTH = (maps.hotspots, maps.flows, maps.hotspots_figure, maps.flows_figure)
SLOW = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(autouse=True)
def points(monkeypatch):
    monkeypatch.setattr(geography, "country_points", lambda: POINTS)
    monkeypatch.setattr(geography, "country_names", lambda: {"VN": "Vietnam", "CN": "China"})


def place(**fields):
    shared = {"claim_id": "c1", "fact_id": "f1", "doc_id": "d1", "assertion": "asserted"}
    shared |= {"place_id": "VN-13", "place_name": "Quang Ninh", "place_kind": "province"}
    shared |= {"country": "VN", "role": "source", "lat": 21.2, "lon": 107.2}
    shared |= {"victims_low": 185, "victims_high": None, "qualifier": "about"}
    return shared | fields


def flow(origin="VN", destination="CN", **fields):
    shared = {"claim_id": "c1", "fact_id": "f1", "doc_id": "d1", "assertion": "asserted"}
    shared |= {"origin_country": origin, "destination_country": destination}
    shared |= {"transit_countries": [], "victims_low": 550, "victims_high": None}
    shared |= {"qualifier": "more_than", "per": None, "purposes": ["marriage"]}
    return shared | fields


def layers(deck):
    return {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}


@pytest.mark.parametrize("draw", BOTH)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_an_empty_frame_is_no_error(draw, mode):
    assert draw(pd.DataFrame(), mode) is not None


cells = {
    "claim_id": st.none() | st.just("c1"),
    "place_id": st.none() | st.sampled_from(["VN-13", "VN", "x", ""]),
    "place_name": st.none() | st.text(max_size=9),
    "place_kind": st.none() | st.sampled_from(["province", "country", "border_crossing", "odd"]),
    "country": st.none() | st.sampled_from(["VN", "XX"]),
    "role": st.none() | st.sampled_from(["source", "transit", "odd"]),
    "lat": st.none() | st.floats(-90, 90),
    "lon": st.none() | st.floats(-180, 180),
    "victims_low": st.none() | st.floats(allow_nan=True),
    "assertion": st.none() | st.sampled_from(["asserted", "denied"]),
    "origin_country": st.none() | st.sampled_from(["VN", "CN", "XX"]),
    "destination_country": st.none() | st.sampled_from(["VN", "CN", "XX"]),
    "transit_countries": st.none() | st.lists(st.sampled_from(["TH", "KH", "XX"]), max_size=2),
}


@SLOW
@given(st.lists(st.fixed_dictionaries(cells), max_size=4))
def test_maps_take_any_nulls(rows):
    frame = pd.DataFrame(rows, columns=list(cells))
    for draw in BOTH:
        made = draw(frame)
        assert made.to_json()


@pytest.mark.parametrize("draw", BOTH[:2])
def test_a_deck_asks_only_its_own_server(draw):
    text = draw(pd.DataFrame([place() | flow()])).to_json()
    assert "http" not in text.replace("https://deck.gl", "")
    assert '"mapProvider"' not in text or json.loads(text)["mapProvider"] is None
    for name in ("countries.geojson",):
        assert f"/app/static/{name}" in text
        assert (geography.STATIC / name).is_file()


def test_only_marks_can_be_picked_and_each_has_its_claims():
    for deck in (maps.hotspots(pd.DataFrame([place()])), maps.flows(pd.DataFrame([flow()]))):
        found = layers(deck)
        assert not any(found[name]["pickable"] for name in ("sea", "countries", "labels"))
        picked = [layer for layer in found.values() if layer["pickable"] and layer["data"]]
        assert picked
        for row in (row for layer in picked for row in layer["data"]):
            assert (row.get("properties") or row)["claim_ids"] == "c1"


def test_a_country_is_outlined_and_never_a_dot():
    whole = place(place_id="VN", place_name="Vietnam", place_kind="country")
    found = layers(maps.hotspots(pd.DataFrame([whole])))
    assert not found["places"]["data"]
    assert [f["properties"]["claim_ids"] for f in found["named-countries"]["data"]] == ["c1"]
    assert hotspots_marks.hotspots(pd.DataFrame([whole]))[0].point is None


def test_a_province_is_shaded_and_a_crossing_ringed():
    crossing = place(place_id="crossing:x", place_name="Moc Bai", place_kind="border_crossing")
    found = layers(maps.hotspots(pd.DataFrame([place(), crossing])))
    assert len(found["named-provinces"]["data"]) == 1
    assert [row["title"] for row in found["rings"]["data"]] == ["Moc Bai, Vietnam"]
    icons = {row["title"]: row["icon"] for row in found["places"]["data"]}
    assert icons == {"Quang Ninh, Vietnam": "source-hollow", "Moc Bai, Vietnam": "source"}


def test_an_unknown_number_is_marked():
    rows = [place(), place(claim_id="c2", place_id="x", victims_low=None)]
    found = layers(maps.hotspots(pd.DataFrame(rows)))
    assert [row["claim_ids"] for row in found["unknown"]["data"]] == ["c2"]


def test_the_largest_statement_counts_and_claims_are_not_added():
    rows = [place(), place(claim_id="c2", victims_low=100, qualifier="exact")]
    mark = hotspots_marks.hotspots(pd.DataFrame(rows))[0]
    assert (mark.victims, mark.words, mark.claims) == (185, "about 185", 2)


def test_two_roles_of_a_place_stand_side_by_side():
    rows = [place(), place(claim_id="c2", role="transit")]
    beside = sorted(mark.beside for mark in hotspots_marks.hotspots(pd.DataFrame(rows)))
    assert beside[0] < 0 < beside[1]


def test_text_that_deck_gl_would_evaluate_is_defused():
    deck = maps.hotspots(pd.DataFrame([place(place_name="@@=alert(1)", country=None)]))
    assert '"@@=alert' not in deck.to_json()


def tip(ring):
    """The corner that closes the head: the one farthest along, between the two wings."""
    return ring[len(ring) // 2 - 1 : len(ring) // 2 + 2]


def test_an_arrow_begins_at_its_origin_and_points_at_its_destination():
    view = sheet.window(POINTS.values())
    ring = arrows.arrow([POINTS["VN"], POINTS["CN"]], 8, view)
    assert ring[0] == ring[-1]
    near = min(ring, key=lambda point: math.dist(point, POINTS["CN"]))
    assert near in tip(ring)
    assert math.dist(ring[0], POINTS["VN"]) < math.dist(ring[0], POINTS["CN"])


def test_a_denied_flow_is_no_arrow_and_adds_nothing_to_one():
    told, denied = flow(victims_low=5), flow(assertion="denied", claim_id="no", victims_low=900)
    found, _, _ = flows_marks.flows(
        pd.DataFrame([told, denied, flow("KH", "TH", assertion="denied")])
    )
    assert [(mark.title, mark.claims, mark.victims) for mark in found] == [
        ("Vietnam → China", 1, 5)
    ]
    alone = pd.DataFrame([denied])
    assert flows_marks.flows(alone)[0] == []
    assert maps.flows(alone, "light").layers


def test_opposite_flows_bow_apart():
    view = sheet.window(POINTS.values())
    there = arrows.arrow([POINTS["VN"], POINTS["CN"]], 3, view)
    back = arrows.arrow([POINTS["CN"], POINTS["VN"]], 3, view)
    east = [sum(point[0] for point in ring) / len(ring) for ring in (there, back)]
    assert east[0] < 105 < east[1]


def test_an_arrow_goes_through_transit():
    view = sheet.window(POINTS.values())
    ring = arrows.arrow([POINTS["VN"], POINTS["TH"], POINTS["CN"]], 3, view)
    assert min(math.dist(point, POINTS["TH"]) for point in ring) < 0.5


def test_a_flow_within_a_country_is_a_loop():
    view = sheet.window(POINTS.values())
    ring = arrows.arrow([POINTS["VN"], POINTS["VN"]], 3, view)
    assert len(ring) > 10
    assert len({(round(x, 3), round(y, 3)) for x, y in ring}) > 10


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85)), min_size=2, max_size=5),
    st.floats(0.1, 40),
)
def test_arrows_are_finite_wherever_they_go(route, width):
    ring = arrows.arrow(route, width, sheet.window(route))
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in ring)


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-75, 75)), min_size=1, max_size=6))
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


def test_twins_let_plotly_fetch_no_topojson():
    for figure in (
        maps.hotspots_figure(pd.DataFrame([place()])),
        maps.flows_figure(pd.DataFrame([flow()])),
    ):
        assert figure.layout.geo.visible is False
        assert figure.data[0].type == "scattergeo"
        assert figure.data[0].locations is None


def test_twins_lead_to_the_same_claims():
    figure = maps.flows_figure(pd.DataFrame([flow()]))
    ids = {row[0] for trace in figure.data for row in trace.customdata or []}
    assert ids == {"c1"}


@pytest.mark.parametrize("name", ["countries.geojson", "provinces.geojson"])
def test_served_outlines_are_those_of_the_reference(name):
    served, reference = geography.STATIC / name, Path(read.reference_path(name))
    again = "run python -m dashboard.maps.static_files"
    assert served.read_bytes() == reference.read_bytes(), again
