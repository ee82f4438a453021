"""Maps of hotspots, as a deck and as its twin on paper: what both show of what is drawn."""

import json

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import geography, maps
from tests.dashboard.hotspot_rows import drawn, place, province, row

SLOW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


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


def test_periods_share_scale_and_window():
    early, late = pd.DataFrame([province(claims=2)]), pd.DataFrame([province("CN-ZJ", claims=80)])
    both = pd.concat([early, late])
    one, two = (maps.hotspots_drawing(frame, like=both) for frame in (early, late))
    assert one.view == two.view
    assert one.scale == two.scale
    figure = maps.hotspots_figures({"2004 to 2006": one, "2007 to 2010": two})
    assert {trace.geo for trace in figure.data if trace.customdata} == {"geo", "geo2"}
    assert "2007 to 2010" in [note.text for note in figure.layout.annotations]


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
