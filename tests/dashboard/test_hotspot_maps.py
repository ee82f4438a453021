"""Maps of hotspots: what is shaded, what has a sign, what is said in words; deck and twin agree."""

import json

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import geography, maps
from dashboard.maps import hatching, sheet
from dashboard.maps.hotspots_scale import Scale, scale

SLOW = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(autouse=True)
def names(monkeypatch):
    monkeypatch.setattr(geography, "country_names", lambda: {"VN": "Vietnam", "CN": "China"})


def row(level="place_role", place_id="town:a", **fields):
    shared = {"level": level, "place_id": place_id, "place_name": place_id, "place_kind": "city"}
    shared |= {"mark": f"hotspots~place_id={place_id}", "country": "VN", "role": None}
    shared |= {"border": None, "lat": 21.2, "lon": 107.2, "claims": 1, "facts": 1}
    shared |= {"documents": fields.get("claims", 1), "denials": 0, "named": 0, "standing": "stated"}
    shared |= {"victims_low": None, "victims_high": None, "qualifier": None, "of": 1}
    return shared | fields


def place(place_id="town:a", role="source", **fields):
    """A place in one role, as the two rows it has."""
    return [row("place", place_id, **fields), row("place_role", place_id, role=role, **fields)]


def province(code="VN-13", **fields):
    return row("unit", code, place_kind="province", mark=f"hotspots~admin1={code}", **fields)


def drawn(*rows, **options):
    flat = [one for rows_ in rows for one in (rows_ if isinstance(rows_, list) else [rows_])]
    return maps.hotspots_drawing(pd.DataFrame(flat), **options)


def layers(drawing, mode="light"):
    deck = maps.hotspots(drawing, mode)
    return {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}


cells = {
    "level": st.sampled_from(["unit", "place", "place_role", "unit_role", "border", "odd"]),
    "mark": st.just("hotspots~place_id=x"),
    "place_id": st.none() | st.sampled_from(["VN-13", "VN", "x", ""]),
    "place_name": st.none() | st.text(max_size=9),
    "place_kind": st.none() | st.sampled_from(["province", "country", "border_crossing", "odd"]),
    "country": st.none() | st.sampled_from(["VN", "XX"]),
    "role": st.none() | st.sampled_from(["source", "transit", "odd"]),
    "border": st.none() | st.sampled_from(["CN-VN", "AA-BB", "odd"]),
    "lat": st.none() | st.floats(-90, 90),
    "lon": st.none() | st.floats(-180, 180),
    "claims": st.none() | st.integers(0, 10**6),
    "documents": st.none() | st.integers(0, 10**6),
    "victims_low": st.none() | st.floats(allow_nan=True),
    "victims_high": st.none() | st.integers(-5, 10**9),
    "standing": st.none() | st.sampled_from(["stated", "alleged", "planned", "denied"]),
    "of": st.none() | st.integers(0, 10**6),
}


@SLOW
@given(
    st.lists(st.fixed_dictionaries(cells), max_size=5),
    st.sampled_from(["documents", "claims", "victims"]),
)
def test_maps_take_any_nulls(rows, by):
    frame = pd.DataFrame(rows, columns=list(cells))
    for view in (None, *maps.hotspots_views(frame)):
        made = maps.hotspots_drawing(frame, by, view)
        assert maps.hotspots(made).to_json()
        assert maps.hotspots_figure(made).to_json()
        assert maps.hotspots_note({"": made})
        assert maps.hotspots_words(made)
        assert maps.hotspots_legend(made) is not None


def test_nothing_gives_a_map_and_a_sentence():
    nothing = maps.hotspots_drawing(pd.DataFrame())
    assert maps.hotspots(nothing).layers
    assert "No place" in maps.hotspots_figure(nothing).layout.annotations[0].text


def test_a_deck_asks_only_its_own_server():
    text = maps.hotspots(drawn(place(), province())).to_json()
    assert "http" not in text
    for name in ("countries.geojson", "provinces.geojson", "marks.png"):
        assert f"/app/static/{name}" in text
        assert (geography.STATIC / name).is_file()


def test_only_marks_can_be_picked_and_each_has_its_key():
    border = row("border", None, border="CN-VN", mark="hotspots~border=CN-VN")
    found = layers(drawn(place(), province(), border))
    picked = {name: layer["data"] for name, layer in found.items() if layer["pickable"]}
    assert set(picked) == {"provinces-told", "borders-told", "places"}
    keys = {
        (one.get("properties") or one)["mark"] for objects in picked.values() for one in objects
    }
    assert keys == {"hotspots~place_id=town:a", "hotspots~admin1=VN-13", "hotspots~border=CN-VN"}


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


def test_stated_is_solid_and_alleged_is_hollow_or_hatched():
    firm, hedged = place(), place("town:b", standing="alleged")
    made = drawn(firm, hedged, province(standing="planned"), province("VN-09"))
    icons = {one["title"]: one["icon"] for one in layers(made)["places"]["data"]}
    assert icons == {"town:a, Vietnam": "source", "town:b, Vietnam": "source-hollow"}
    hatched = {area.place_id: bool(area.strokes) for area in made.areas}
    assert hatched == {"VN-13": True, "VN-09": False}
    assert layers(made)["hatching"]["data"]


def test_a_crossing_is_ringed_and_a_region_stands_on_a_disc():
    made = drawn(
        place("crossing:x", place_kind="border_crossing"), place("region:y", place_kind="region")
    )
    found = layers(made)
    assert [one["title"] for one in found["rings"]["data"]] == ["crossing:x, Vietnam"]
    assert len(found["discs"]["data"]) == 1


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


def test_what_is_selected_is_outlined_with_all_that_is_a_part_of_it():
    made = drawn(place("town:a"), place("town:b", lat=22), province("VN-13"))
    shown = layers_of(made, ["hotspots~place_id=town:a"])
    assert [row["mark"] for row in shown["chosen-rings"]] == [made.signs[0].ids]
    assert shown["chosen-lines"] == []
    area = layers_of(made, ["hotspots~admin1=VN-13"])
    assert area["chosen-lines"]
    assert area["chosen-rings"] == []
    assert "chosen-lines" not in layers(made)


def layers_of(drawing, selected):
    deck = maps.hotspots(drawing, selected=selected)
    found = json.loads(deck.to_json())["layers"]
    return {layer["id"]: layer["data"] for layer in found if "data" in layer}


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


def test_the_border_that_a_map_is_of_is_drawn_though_no_place_is_tied_to_it():
    frame = pd.DataFrame(place())
    assert "CN-VN" in maps.hotspots_views(frame, "CN-VN")
    assert "CN-VN" not in maps.hotspots_views(frame)
    made = maps.hotspots_drawing(frame, view="CN-VN")
    line = [point for path in geography.border_lines()["CN-VN"] for point in path]
    assert all(made.view.west <= point[0] <= made.view.east for point in line)
    layers = {layer.id: layer for layer in maps.hotspots(made).layers}
    assert [row["path"] for row in layers["pair"].data] == geography.border_lines()["CN-VN"]
    assert not layers["pair"].pickable
    assert "wide and grey: border of China and Vietnam" in [
        words for _, _, words in maps.hotspots_legend(made)
    ]
    drawn = [list(trace.lon) for trace in maps.hotspots_figure(made).data if trace.lon is not None]
    assert any(
        {round(point[0], 3) for point in line} <= {round(x, 3) for x in lons} for lons in drawn
    )
    assert "pair" not in {layer.id for layer in maps.hotspots(maps.hotspots_drawing(frame)).layers}


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


def test_periods_share_scale_and_window():
    early, late = pd.DataFrame([province(claims=2)]), pd.DataFrame([province("CN-ZJ", claims=80)])
    both = pd.concat([early, late])
    one, two = (maps.hotspots_drawing(frame, like=both) for frame in (early, late))
    assert one.view == two.view
    assert one.scale == two.scale
    figure = maps.hotspots_figures({"2004 to 2006": one, "2007 to 2010": two})
    assert {trace.geo for trace in figure.data if trace.customdata} == {"geo", "geo2"}
    assert "2007 to 2010" in [note.text for note in figure.layout.annotations]


def test_what_only_one_of_two_maps_cannot_show_is_told_with_its_period():
    country = row("place", "VN", place_kind="country", documents=4)
    denied = province("CN-ZJ", standing="denied", claims=0)
    both = pd.DataFrame([country, denied]), pd.DataFrame([*place(), denied])
    one, two = (maps.hotspots_drawing(frame) for frame in both)
    said = maps.hotspots_note({"2004 to 2006: 9 claims": one, "2007 to 2010: 3 claims": two})
    assert "2004 to 2006: About a whole country" in said
    assert "2007 to 2010" not in said
    assert said.count("What is only denied") == 1


def test_the_twin_shows_the_same_marks_as_the_deck():
    border = row("border", None, border="CN-VN", mark="hotspots~border=CN-VN")
    made = drawn(place(), place("town:b", role="transit"), province(), border)
    shown = {
        (one.get("properties") or one)["mark"]
        for layer in layers(made).values()
        if layer["pickable"]
        for one in layer["data"]
    }
    figure = maps.hotspots_figure(made)
    assert {data[0] for trace in figure.data for data in trace.customdata or []} == shown


def test_the_twin_lets_plotly_fetch_no_topojson():
    figure = maps.hotspots_figure(drawn(place()))
    assert figure.layout.geo.visible is False
    assert figure.data[0].type == "scattergeo"
    assert figure.data[0].locations is None


def test_the_legend_names_what_is_drawn_and_nothing_else():
    plain = {words for _, _, words in maps.hotspots_legend(drawn(place()))}
    assert plain == {"source"}
    hedged = drawn(
        place(role="transit", standing="planned"), province(), province("VN-09", standing="alleged")
    )
    words = " ".join(words for _, _, words in maps.hotspots_legend(hedged))
    assert "hollow" in words
    assert "hatched" in words
    assert "province: 1 or more documents" in words
    assert "source" not in words


def test_text_that_deck_gl_would_evaluate_is_defused():
    text = maps.hotspots(drawn(place(place_name="@@=alert(1)", country=None))).to_json()
    assert '"@@=alert' not in text


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
