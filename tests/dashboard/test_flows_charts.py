"""What charts of flows promise: direction, honest sums, denials apart, words for what is drawn."""

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.charts import corridors as words
from dashboard.charts.flows import flow_ranking
from dashboard.charts.flows_list import listing
from dashboard.charts.flows_matrix import matrix, short
from dashboard.charts.flows_purposes import purposes as purposes_chart
from dashboard.charts.flows_sankey import sankey
from dashboard.maps.flows_map import flows as flow_map
from tests.dashboard.flow_rows import corridor, frame

numbers = st.none() | st.integers(-3, 10**7)
codes = st.none() | st.sampled_from(["VN", "CN", "TH", "XX", "CN-YN", ""])
rows = st.fixed_dictionaries(
    {
        "mark": st.uuids().map(str),
        "origin": codes,
        "destination": codes,
        "claims": st.integers(0, 50),
        "facts": st.integers(0, 50),
        "documents": st.integers(0, 50),
        "denials": st.integers(0, 3),
        "standing": st.sampled_from(["stated", "alleged", "planned", "denied"]),
        "victims_low": numbers,
        "victims_high": numbers,
        "qualifier": st.none() | st.sampled_from(["about", "range", "odd"]),
        "per": st.none() | st.just("month"),
        "purposes": st.none() | st.lists(st.sampled_from(["marriage", "begging"])),
        "transits": st.none() | st.lists(st.sampled_from(["LA", "XX"])),
        "transit": st.none() | st.lists(st.sampled_from(["LA", "XX"]), max_size=2),
        "purpose": st.none() | st.sampled_from(["marriage", "odd"]),
        "marks": st.integers(0, 100),
    }
)
frames = st.lists(rows, max_size=5).map(lambda found: pd.DataFrame(found, columns=list(COLUMNS)))
COLUMNS = (*words.COLUMNS, "transit", "purpose")
SLOW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(frames, st.sampled_from(list(words.WEIGHTS)))
def test_charts_of_flows_take_any_rows(found, by):
    for draw in (sankey, matrix, purposes_chart):
        assert isinstance(draw(found, by=by), go.Figure)


@SLOW
@given(frames, st.sampled_from(list(words.WEIGHTS)), st.booleans(), st.booleans())
def test_the_map_of_flows_takes_any_rows(found, by, everywhere, through):
    figure = flow_map(found, pd.DataFrame(), by=by, everywhere=everywhere, through=through)
    assert isinstance(figure, go.Figure)
    assert figure.to_json()


def test_what_two_papers_print_of_one_statement_makes_no_arrow_thicker():
    twice = frame(corridor(claims=2, facts=1, documents=2), corridor("KH", "TH", claims=2, facts=2))
    assert [one.origin for one in words.strongest(words.told(twice), "facts", 2)] == ["KH", "VN"]
    assert list(flow_ranking(twice).data[0].x) == [2, 1]
    assert list(listing(twice)["claims"]) == [2, 2]


@pytest.mark.parametrize("draw", [sankey, matrix, purposes_chart])
def test_no_row_gives_a_sentence(draw):
    assert draw(pd.DataFrame()).layout.annotations[0].text == words.NOTHING


def test_a_denied_flow_is_a_cross_in_the_matrix_and_nothing_elsewhere():
    denied = corridor("KH", "TH", claims=0, denials=2, standing="denied")
    both = frame(corridor(), denied)
    shown = {trace.name: len(trace.x) for trace in matrix(both).data}
    assert shown == {"stated": 1, "only denied": 1}
    assert len(sankey(both).data[0].link.value) == 1
    assert "2 claims deny a flow" in matrix(both).layout.meta["note"]
    assert sankey(frame(denied)).layout.annotations[0].text == words.NOTHING


def test_transit_stands_between_the_ends_and_a_selected_corridor_stands_out_on_all_its_legs():
    route = corridor("KH", "CN", mark="flows~k~c~transit_countries=TH", transit=["TH"])
    figure = sankey(frame(route, corridor()), selected=["flows~k~c"])
    link, names = figure.data[0].link, figure.data[0].node.label
    ends = [(names[a], names[b]) for a, b in zip(link.source, link.target, strict=True)]
    assert ends == [("Cambodia", "Thailand"), ("Thailand", "China"), ("Vietnam", "China")]
    assert link.color[0] == link.color[1] != link.color[2]
    assert link.arrowlen > 0


def test_the_list_tells_apart_what_stands_on_one_corridor():
    purposes = listing(frame(corridor(purpose="forced_labour"), corridor(purpose="begging")))
    assert list(purposes["corridor"]) == [
        "Vietnam → China: forced labour",
        "Vietnam → China: begging",
    ]
    routes = frame(corridor("LA", "MY", transit=["TH"]), corridor("LA", "MY", transit=[]))
    assert list(listing(routes)["corridor"]) == ["Laos → Thailand → Malaysia", "Laos → Malaysia"]
    assert list(listing(routes, through=True)["corridor"]) == ["Laos → Thailand → Malaysia"]


def test_bands_never_add_up_victims():
    figure = sankey(frame(corridor(victims_low=500, claims=2)), by="victims")
    assert list(figure.data[0].link.value) == [2]
    assert "never added up" in figure.layout.meta["note"]


def test_a_corridor_not_plainly_stated_is_hollow():
    alleged = frame(corridor(standing="alleged"))
    assert matrix(alleged).data[0].name == "only alleged or planned"
    assert "alleged only" in matrix(alleged).data[0].hovertext[0]


def test_a_flow_within_a_country_is_named_so_and_on_grey_ground_in_the_matrix():
    figure = matrix(frame(corridor("VN", "VN")))
    assert "within Vietnam" in figure.data[0].hovertext[0]
    assert len(figure.layout.shapes) == 1


def test_the_matrix_by_victims_marks_what_states_no_number():
    figure = matrix(frame(corridor(victims_low=1200), corridor("KH", "TH")), by="victims")
    assert {trace.name for trace in figure.data} == {"stated", "no number of victims stated"}
    assert figure.data[0].text[0] == "1.2k"


def test_the_matrix_keeps_the_countries_of_the_mekong_before_stronger_ones():
    others = [corridor("NP", code, facts=9) for code in ("IN", "AE", "IT", "GB")]
    figure = matrix(frame(corridor("LA", "VN", facts=1), *others), limit=2)
    assert list(figure.layout.xaxis.ticktext) == ["Vietnam", "UAE"]
    assert list(figure.layout.yaxis.ticktext) == ["Laos", "Nepal"]


def test_the_selected_square_is_framed():
    figure = matrix(frame(corridor(), corridor("KH", "TH")), selected=["flows~KH~TH"])
    assert [trace.name for trace in figure.data][-1] == "selected"


def test_what_is_left_out_of_a_crowded_matrix_is_said():
    crowd = frame(*(corridor("VN", f"X{k}", marks=20) for k in range(20)))
    assert matrix(crowd, limit=5).layout.meta["note"].split(". ")[-1].startswith("15 further")


def test_purposes_have_words_and_patterns_of_their_own():
    rows = frame(
        corridor(purpose="marriage", claims=3), corridor(purpose="forced_labour", claims=1)
    )
    figure = purposes_chart(rows)
    assert list(figure.layout.yaxis.ticktext) == ["Forced marriage", "Forced labour"]
    assert len(set(figure.data[0].marker.pattern.shape)) == 2
    assert figure.layout.annotations[0].text == "<b>Vietnam → China</b>"


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (59, "59"), (1100, "1.1k"), (250_000, "250k"), (3e6, "3.0M")]
)
def test_numbers_in_squares_are_short(value, text):
    assert short(value) == text


def test_bars_of_facts_say_that_the_words_beside_them_are_victims():
    figure = flow_ranking(frame(corridor(victims_low=550, qualifier="more_than")))
    assert figure.layout.xaxis.title.text == "number of facts"
    assert figure.data[0].text[0].strip() == "more than 550 victims"
    assert "Bars: number of facts" in figure.layout.meta["note"]


def test_a_denied_flow_is_no_bar():
    rows = frame(corridor(), corridor("KH", "TH", claims=0, denials=1, standing="denied"))
    assert [data[0] for data in flow_ranking(rows).data[0].customdata] == ["flows~VN~CN"]


def test_a_listing_has_a_row_for_each_mark_and_names_what_is_only_denied():
    rows = frame(
        corridor(victims_low=5, purposes=["marriage"], transits=["LA"]),
        corridor("KH", "TH", claims=0, denials=1, standing="denied"),
    )
    found = listing(rows)
    assert found["corridor"].tolist() == ["Vietnam → China", "Cambodia → Thailand"]
    assert found["standing"].tolist() == ["stated", "denied"]
    assert found.loc[0, ["victims", "purposes", "through"]].tolist() == [
        "5",
        "forced marriage",
        "Laos",
    ]


def test_the_strongest_flows_are_told_in_words_for_those_who_cannot_see_them():
    said = words.in_words(frame(corridor(claims=3), corridor("VN", "VN", claims=7)), "claims")
    assert said.endswith("within Vietnam (7), Vietnam → China (3).")
