"""What of hotspots is drawn: signs, shades, labels, the view; and what is said in words instead."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import geography, maps
from dashboard.maps import hatching, sheet
from dashboard.maps.hotspots_scale import Scale, scale
from tests.dashboard.hotspot_rows import drawn, place, province, row


def test_a_country_is_never_a_dot_but_named_in_words():
    made = drawn(place("VN", place_kind="country", place_name="Vietnam", claims=4))
    assert made.empty
    assert "About a whole country, so no sign: Vietnam (4 documents)." in maps.hotspots_note(
        {"": made}
    )


def test_a_place_without_a_point_is_named_in_words():
    made = drawn(place("text:x", place_name="northern Vietnam", lat=None, lon=None))
    assert not made.signs
    assert "Without a point on the map, in the tables only: northern Vietnam." in (
        maps.hotspots_note({"": made})
    )


def test_what_is_only_denied_is_in_the_tables_only():
    made = drawn(place(claims=0, standing="denied"), province(claims=0, standing="denied"))
    assert made.empty
    assert "denied is in the tables only" in maps.hotspots_note({"": made})


def test_a_province_without_an_outline_stands_on_a_disc_one_with_it_does_not():
    made = drawn(place("IN-OD", place_kind="province"), place("VN-13", place_kind="province"))
    assert {sign.place_id: sign.disc for sign in made.signs} == {"IN-OD": True, "VN-13": False}


def test_shade_and_size_tell_documents_or_the_largest_statement():
    few, many = province(claims=2, victims_low=900), province("VN-09", claims=40)
    steps = {area.place_id: area.step for area in drawn(few, many).areas}
    assert steps["VN-13"] < steps["VN-09"]
    by_victims = {area.place_id: area.step for area in drawn(few, many, by="victims").areas}
    assert by_victims == {"VN-13": 0, "VN-09": None}
    sizes = [sign.size for sign in drawn(place(claims=9), place("town:b", claims=1)).signs]
    assert sizes[0] > sizes[1]


def test_two_roles_of_a_place_stand_side_by_side():
    made = drawn(place(), place(role="transit"))
    beside = sorted(sign.beside for sign in made.signs)
    assert beside[0] < 0 < beside[1]


@pytest.mark.parametrize("size", [maps.HOTSPOTS_SHEET, maps.HALF_SHEET, (360, 520)])
def test_the_first_view_holds_every_mark(size):
    far = place("CN-ZJ", place_kind="province", country="CN", lat=29.2, lon=119.7)
    south = place("town:hcm", lat=10.8, lon=106.7)
    made = drawn(far, south, province("CN-ZJ", country="CN"), sheet=size)
    for sign in made.signs:
        x, y = made.view.pixel(sign.point)
        assert 0 <= x <= size[0]
        assert 0 <= y <= size[1]


def test_a_map_of_many_opens_on_the_region_and_says_what_lies_outside():
    crowd = [one for k in range(70) for one in place(f"town:{k}", lat=15 + k / 20, lon=105)]
    far = place("town:far", place_name="Moscow", lat=55.7, lon=37.6)
    frame = pd.DataFrame([*crowd, *far])
    assert maps.hotspots_view(frame) == "mekong"
    assert "Outside this view: Moscow." in maps.hotspots_note({"": maps.hotspots_drawing(frame)})
    every = maps.hotspots_drawing(frame, view="all")
    assert "Outside" not in maps.hotspots_note({"": every})


def test_more_places_than_a_map_can_show_are_sampled_and_it_says_so():
    crowd = [
        one
        for k in range(200)
        for one in place(f"town:{k}", lat=10 + k / 20, lon=105, claims=200 - k, of=900)
    ]
    made = drawn(*crowd)
    assert len(made.signs) == 60
    assert made.signs[0].place_id == "town:0"
    assert "60 of 900 places have a sign" in maps.hotspots_note({"": made})


def test_views_are_offered_for_countries_and_borders_that_have_marks():
    frame = pd.DataFrame([*place(), row("border", None, border="CN-VN")])
    views = maps.hotspots_views(frame)
    assert views["VN"] == "Vietnam"
    assert views["CN-VN"] == "Border China – Vietnam"
    assert "TH" not in views
    line = [point for path in geography.border_lines()["CN-VN"] for point in path]
    view = maps.hotspots_drawing(frame, view="CN-VN").view
    assert all(view.west <= point[0] <= view.east for point in line)


def test_labels_meet_neither_each_other_nor_signs_and_the_least_important_are_dropped():
    crowd = [
        one
        for k in range(60)
        for one in place(f"Place {k}", lat=20 + (k % 8) / 6, lon=105 + k / 30, claims=60 - k)
    ]
    made = drawn(*crowd)
    assert 0 < len(made.labels) < 60
    assert made.labels[0].text == "Place 0"
    boxes = []
    for label in made.labels:
        x, y = made.view.pixel(label.point)
        wide = len(label.text) * 12 * 0.56
        boxes.append((x + label.right - wide / 2, y + label.down - 7, wide, 14))
    for k, (x, y, wide, high) in enumerate(boxes):
        for a, b, other, tall in boxes[k + 1 :]:
            assert x + wide <= a or a + other <= x or y + high <= b or b + tall <= y


def test_what_only_one_of_two_maps_cannot_show_is_told_with_its_period():
    country = row("place", "VN", place_kind="country", documents=4)
    denied = province("CN-ZJ", standing="denied", claims=0)
    both = pd.DataFrame([country, denied]), pd.DataFrame([*place(), denied])
    one, two = (maps.hotspots_drawing(frame) for frame in both)
    said = maps.hotspots_note({"2004 to 2006: 9 claims": one, "2007 to 2010: 3 claims": two})
    assert "2004 to 2006: About a whole country" in said
    assert "2007 to 2010" not in said
    assert said.count("What is only denied") == 1


def test_steps_are_round_rising_and_tell_every_value():
    values = [1, 1, 2, 3, 7, 12, 30, 149]
    made = scale(pd.DataFrame([province(claims=value) for value in values]), "claims")
    assert made.starts == tuple(sorted(set(made.starts)))
    assert len(made.starts) <= 5
    assert made.starts[0] == 1
    assert len(made.words()) == len(made.starts)
    assert made.step(149) == len(made.starts) - 1
    assert Scale("claims", (1, 2, 5), 9).words() == [
        "1 claim", "2 to 4 claims", "5 or more claims"
    ]  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.floats(95, 120), st.floats(5, 40)), min_size=3, max_size=9))
def test_hatching_stays_inside_the_bounds_of_what_it_hatches(ring):
    view = sheet.window(ring)
    for start, end in hatching.strokes([ring], view):
        for lon, lat in (start, end):
            assert min(x for x, _ in ring) - 0.01 <= lon <= max(x for x, _ in ring) + 0.01
            assert min(y for _, y in ring) - 0.01 <= lat <= max(y for _, y in ring) + 0.01
