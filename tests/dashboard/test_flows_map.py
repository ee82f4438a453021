"""What the map of flows promises: direction, honest widths, rings and stubs, words that fit."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import palette
from dashboard.charts.corridors import NOTHING, WEIGHTS, corridors
from dashboard.maps import flows_arrows as arrows
from dashboard.maps import flows_layout as layout
from dashboard.maps.flows_ends import draw_places
from dashboard.maps.flows_labels import Room, box
from dashboard.maps.flows_map import flows
from dashboard.maps.flows_scale import Scale
from tests.dashboard.flow_rows import corridor

POINTS = st.tuples(st.floats(0, 600), st.floats(0, 600))


def drawn(*rows, ends=(), **options):
    return flows(pd.DataFrame(list(rows)), pd.DataFrame(list(ends)), **options)


def end(place, **fields):
    ways = {f"{way}_{by}": 0 for way in ("out", "in", "within", "through") for by in WEIGHTS}
    return {"place": place, "mark": f"flows~involved={place}"} | ways | fields


def picks(figure):
    """The marks that the pointer finds."""
    return {
        data[0]
        for trace in figure.data
        if trace.customdata is not None
        for data in trace.customdata
        if len(data)
    }


def filled(figure, colour=palette.BLUE):
    """Traces of arrows and rings that are filled with a colour."""
    start = palette.translucent(colour, 1).rsplit(",", 1)[0]
    return [t for t in figure.data if t.fill == "toself" and str(t.fillcolor).startswith(start)]


def texts(figure):
    return [text for trace in figure.data if trace.mode == "text" for text in trace.text]


def named(figure):
    return {trace.name for trace in figure.data if trace.showlegend}


def test_an_arrow_begins_at_its_tail_and_points_at_its_tip():
    line = arrows.bow((0, 0), (100, 0))
    (ring,) = arrows.arrow(line, 8)
    assert ring[0] == ring[-1]
    assert (100, 0) in ring
    widths = {round(x): abs(y) for x, y in ring}
    assert max(x for x, _ in ring) == 100
    assert widths[100] == 0


def test_an_arrow_widens_towards_its_head():
    line = [(x, 0.0) for x in range(101)]
    (ring,) = arrows.arrow(line, 8)
    upper = sorted((x, abs(y)) for x, y in ring if x < 80 and y < 0)
    widths = [wide for _, wide in upper]
    assert widths == sorted(widths)
    assert max(abs(y) for _, y in ring) > widths[-1]


def test_opposite_flows_bow_apart():
    there, back = arrows.bow((0, 0), (100, 0)), arrows.bow((100, 0), (0, 0))
    middle = len(there) // 2
    assert there[middle][1] < 0 < back[middle][1]


def test_a_leg_with_gaps_is_in_pieces_and_keeps_its_head():
    rings = arrows.arrow(arrows.bow((0, 0), (100, 0)), 4, gaps=True)
    assert len(rings) > 3
    assert (100, 0) in rings[-1]


@settings(deadline=None)
@given(POINTS, POINTS, st.floats(0.1, 40), st.booleans())
def test_arrows_are_finite_wherever_they_go(start, stop, width, gaps):
    for ring in arrows.arrow(arrows.bow(start, stop), width, gaps=gaps):
        assert all(math.isfinite(x) and math.isfinite(y) for x, y in ring)


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(-7, 7), st.floats(0.5, 6)), min_size=1, max_size=9))
def test_arrows_at_a_rim_do_not_cover_each_other(found):
    ends = [layout.End(bearing, half) for bearing, half in found]
    spots = sorted(
        (spot % math.tau, one.half) for spot, one in zip(layout.spread(ends, 40), ends, strict=True)
    )
    for (a, first), (b, second) in zip(spots, spots[1:], strict=False):
        needed = (first + second) / 40
        room = min(1.0, 0.9 * math.tau * 40 / (2 * sum(one.half for one in ends)))
        assert b - a >= needed * room - 0.05


def test_the_mekong_has_the_map_and_what_lies_beyond_stands_around_it():
    view = layout.region()
    at = layout.places(view, ["VN", "LA", "TH", "KH", "MM", "CN", "MY", "JP", "US", "AE"])
    assert all(view.holds(at[code]) for code in ("VN", "LA", "TH", "KH", "MM"))
    assert not any(view.holds(at[code]) for code in ("CN", "MY", "JP", "US", "AE"))
    assert at["CN"][1] < view.top
    assert at["MY"][1] > view.bottom
    assert at["AE"][0] < view.left
    assert at["US"][0] > view.right or at["US"][1] < view.top


def test_places_around_the_map_keep_their_distance():
    codes = ["JP", "KR", "TW", "HK", "MO", "PH", "US", "CA", "AU", "ID", "SG", "MY", "GB", "IN"]
    at = list(layout.places(layout.region(), codes).values())
    assert min(math.dist(a, b) for k, a in enumerate(at) for b in at[k + 1 :]) > 25


def test_every_arrow_leads_to_its_mark():
    assert picks(drawn(corridor(), corridor("KH", "TH"))) >= {"flows~VN~CN", "flows~KH~TH"}


def test_denied_flows_are_not_drawn():
    denied = corridor("KH", "TH", claims=0, denials=2, standing="denied")
    figure = drawn(corridor(), denied)
    assert "flows~KH~TH" not in picks(figure)
    assert "2 claims deny a flow" in figure.layout.meta["note"]
    assert drawn(denied).layout.annotations[0].text == NOTHING


def test_what_stays_within_a_country_is_a_ring_and_no_arrow():
    figure = drawn(corridor("VN", "VN"), ends=[end("VN", within_facts=1)])
    assert "ring: within one place" in named(figure)
    (ring,) = [trace for trace in filled(figure) if trace.line.width == 0.7]
    xs, ys = list(ring.x[:-1]), list(ring.y[:-1])
    assert max(xs) - min(xs) == pytest.approx(max(ys) - min(ys), abs=0.5)
    assert any("within 1" in text for text in texts(figure))


def test_a_flow_with_one_end_unknown_is_a_stub_with_a_question_mark():
    figure = drawn(corridor("LA", None), corridor())
    assert [note.text for note in figure.layout.annotations] == ["<b>?</b>"]
    assert "gaps: no claim tells this leg by itself" in named(figure)
    assert "flows~LA~None" in picks(figure)


def test_a_route_is_drawn_leg_by_leg_with_gaps_where_no_claim_tells_a_leg():
    route = corridor("MM", "MY", transit=["TH"])
    whole = drawn(route, corridor("MM", "TH"), corridor("TH", "MY"), through=True)
    assert "gaps: no claim tells this leg by itself" not in named(whole)
    assert "gaps: no claim tells this leg by itself" in named(drawn(route, through=True))
    assert picks(whole) & {"flows~MM~TH"} == set()


def test_purposes_of_a_corridor_are_bands_with_letters_and_patterns():
    figure = drawn(
        corridor(mark="flows~a", purpose="marriage", claims=9),
        corridor(mark="flows~b", purpose="forced_labour", claims=5),
    )
    assert {"MA forced marriage", "FL forced labour"} <= named(figure)
    assert {"<b>MA 9</b>", "<b>FL 5</b>"} <= set(texts(figure))
    patterns = {trace.fillpattern.shape for trace in figure.data if trace.fillpattern.shape}
    assert len(patterns) == 2


def test_an_alleged_flow_has_a_dotted_outline_and_says_so():
    figure = drawn(corridor(standing="alleged"))
    assert "dot" in {trace.line.dash for trace in figure.data}
    assert "grey, dotted outline: only alleged or planned" in named(figure)


def test_a_range_has_a_pale_edge_up_to_its_highest_number():
    figure = drawn(corridor(victims_low=20, victims_high=99, qualifier="range"), by="victims")
    assert "pale edge: up to the highest number" in named(figure)
    assert "<b>20 to 99</b>" in texts(figure)


def test_a_corridor_without_a_number_is_an_outline_when_thickness_is_victims():
    figure = drawn(corridor(), corridor("KH", "TH", victims_low=5), by="victims")
    assert "outline: no number stated" in named(figure)


def test_one_fact_never_looks_like_many():
    assert Scale("facts", 10).width(1) < 0.5 * Scale("facts", 10).width(10)
    thin = drawn(corridor())
    thick = drawn(corridor(claims=10))
    assert len(thin.data) == len(thick.data)
    high = [max(t.y[:-1]) - min(t.y[:-1]) for t in (filled(thin)[0], filled(thick)[0])]
    assert high[0] != high[1]


def test_a_fixed_scale_draws_the_same_number_alike_whatever_else_is_shown():
    alone = drawn(corridor(claims=20), largest=100.0)
    beside = drawn(corridor(claims=20), corridor("KH", "TH", claims=90), largest=100.0)
    assert filled(alone)[0].fillcolor in {trace.fillcolor for trace in filled(beside)}


def test_only_the_strongest_are_drawn_and_that_is_said():
    rows = [corridor("VN", code, claims=k + 1) for k, code in enumerate(["CN", "TH", "KH", "LA"])]
    figure = drawn(*rows, limit=2)
    assert "2 of 4 shown, those with the most facts." in figure.layout.meta["note"]
    assert picks(figure) & {"flows~VN~LA", "flows~VN~KH"} == {"flows~VN~LA", "flows~VN~KH"}


def test_flows_far_from_the_mekong_are_on_the_map_of_all_countries():
    figure = drawn(corridor(), corridor("NG", "IT"))
    assert "flows~NG~IT" not in picks(figure)
    assert "1 corridor that does not touch the six countries" in figure.layout.meta["note"]
    assert "flows~NG~IT" in picks(drawn(corridor(), corridor("NG", "IT"), everywhere=True))


def test_a_place_tells_what_goes_out_and_in():
    totals = end("VN", out_facts=230, in_facts=24)
    figure = drawn(corridor(), ends=[totals, end("CN", in_facts=1)])
    assert any("out 230 · in 24" in text for text in texts(figure))
    assert "flows~involved=VN" in picks(figure)
    rows = corridors(pd.DataFrame([corridor()]))
    spots = draw_places(pd.DataFrame([totals]), {"VN": (1, 1)}, "facts", rows, layout.region())
    assert spots["VN"].radius_out > spots["VN"].radius_in > 0


def test_the_selected_corridor_stands_out_and_the_others_fade():
    rows = (corridor(claims=5), corridor("KH", "TH", claims=5))
    plain, chosen = drawn(*rows), drawn(*rows, selected=["flows~VN~CN"])
    tone = palette.ground("light").text
    assert tone not in {trace.line.color for trace in filled(plain)}
    assert [trace.line.color for trace in filled(chosen)].count(tone) == 1


def test_nothing_is_fetched_for_the_map():
    figure = drawn(corridor())
    assert {trace.type for trace in figure.data} == {"scatter"}
    assert "http" not in figure.to_json()


def test_words_beside_a_disc_avoid_other_words():
    room = Room([], [((100.0, 100.0), 5.0), ((150.0, 100.0), 5.0)])
    first = room.beside((100, 100), 5, ["Vietnam"], needed=True)
    second = room.beside((150, 100), 5, ["Laos"], needed=True)
    a, b = box(first, ["Vietnam"]), box(second, ["Laos"])
    assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
