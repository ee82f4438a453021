"""Who is responsible for what, and programmes with their money."""

import datetime

import pytest

from dashboard import charts
from dashboard.charts.programmes import budget_words
from dashboard.criteria import Filters
from dashboard.marks import marks
from dashboard.queries import actors
from dashboard.queries.marks import count_of

ALL = Filters()


@pytest.fixture
def told(empty):
    """Two agencies, one of them in two areas, and two programmes, one in two documents."""
    empty.document("d1", date=datetime.date(2004, 1, 1))
    empty.document("d2", date=datetime.date(2006, 1, 1))
    empty.rows["actors"] += [
        {"actor_id": "vn-mps", "name": "Ministry of Public Security", "acronym": "MPS",
         "kind": "ministry", "country": "VN"},
        {"actor_id": "iom", "name": "International Organization for Migration", "acronym": "IOM",
         "kind": "un"},
    ]  # fmt: skip
    empty.claim("roles", "r1", "d1", actor_id="vn-mps", area="legal", role="lead agency")
    empty.claim("roles", "r2", "d2", actor_id="vn-mps", area="legal", role="investigates")
    empty.claim("roles", "r3", "d2", actor_id="vn-mps", area="policy", role="chairs it")
    empty.claim("roles", "r4", "d2", actor_id="iom", role="helps", assertion="denied")
    work = {"implementers": ["iom"], "countries": ["VN"], "areas": ["protection"]}
    empty.claim("programmes", "p1", "d1", fact_id="shelter", **work, funders=["us"],
                title="shelter", budget_usd=48000.0, status="active")  # fmt: skip
    empty.claim("programmes", "p2", "d2", fact_id="shelter", **work, title="shelter",
                budget_usd=61000.0, status="ended")  # fmt: skip
    empty.claim("programmes", "p3", "d2", fact_id="school", countries=["LA"], status="planned",
                assertion="planned")  # fmt: skip
    return empty.connect()


def test_a_cell_is_an_agency_and_an_area_with_the_roles_in_words(told):
    cells = actors.responsibilities(told, ALL).set_index(["actor_id", "area"])
    legal = cells.loc[("vn-mps", "legal")]
    assert (legal["claims"], legal["documents"]) == (2, 2)
    assert set(legal["roles"]) == {"lead agency", "investigates"}
    assert legal["country"] == "VN"
    assert count_of(told, ALL, marks([legal["mark"]])).claims == 2


def test_a_role_without_an_area_has_a_cell_of_its_own(told):
    cells = actors.responsibilities(told, ALL)
    iom = cells[cells["actor_id"] == "iom"].iloc[0]
    assert iom["denials"] == 1
    assert count_of(told, ALL, marks([iom["mark"]])).claims == 1


def test_the_matrix_keeps_agencies_with_the_most_claims_and_says_of_how_many(told):
    cells = actors.responsibilities(told, ALL, 1)
    assert set(cells["actor_id"]) == {"vn-mps"}
    assert set(cells["of_agencies"]) == {2}


def test_the_matrix_draws_a_square_per_cell_hollow_where_it_is_denied(told):
    cells = actors.responsibilities(told, ALL)
    squares = charts.responsibility(cells).data[0]
    assert len(squares.x) == len(cells)
    assert squares.customdata[0][0] == cells["mark"][0]
    symbols = dict(zip(cells["actor_id"], squares.marker.symbol, strict=True))
    assert symbols == {"vn-mps": "square", "iom": "square-open"}
    assert "lead agency" in squares.hovertext[0]


def test_agencies_stand_below_the_name_of_their_country(told):
    headings = charts.responsibility(actors.responsibilities(told, ALL)).layout.annotations
    assert [heading.text for heading in headings] == ["<b>Vietnam</b>", "<b>Of no one country</b>"]


def test_amounts_of_a_programme_stand_beside_each_other_and_are_not_added(told):
    found = actors.programmes(told, ALL).set_index("fact_id")
    shelter = found.loc["shelter"]
    assert list(shelter["budgets"]) == [48000.0, 61000.0]
    assert list(shelter["implementers"]) == ["IOM"]
    assert list(shelter["funders"]) == ["us"]
    keys = list(shelter["budget_marks"])
    assert [count_of(told, ALL, marks([key])).claims for key in keys] == [1, 1]
    assert budget_words(shelter) == "US$ 48,000; US$ 61,000"


def test_a_programme_without_money_stands_at_the_edge_and_a_planned_one_is_hollow(told):
    figure = charts.programmes(actors.programmes(told, ALL))
    planned = next(trace for trace in figure.data if trace.name == "planned")
    assert planned.marker.symbol == "circle-open"
    assert planned.x[0] == figure.layout.xaxis.tickvals[0]
    assert "money not stated" in planned.hovertext[0]
    ended = next(trace for trace in figure.data if trace.name == "ended")
    assert list(ended.x) == [48000.0, 61000.0]


def test_filters_keep_what_they_name(told):
    assert actors.programmes(told, Filters(countries=("LA",)))["fact_id"].tolist() == ["school"]
    assert set(actors.responsibilities(told, Filters(countries=("VN",)))["actor_id"]) == {"vn-mps"}


def test_nothing_kept_is_said_in_a_sentence(empty):
    connection = empty.connect()
    for figure in (
        charts.responsibility(actors.responsibilities(connection, ALL)),
        charts.programmes(actors.programmes(connection, ALL)),
    ):
        assert "matches the filter" in figure.layout.annotations[0].text


def test_names_are_inert(empty):
    empty.document("d")
    empty.rows["actors"] += [{"actor_id": "x", "name": "<b onclick=1>X</b>", "kind": "ngo"}]
    empty.claim("roles", "r", "d", actor_id="x", role="<img src=y>")
    empty.claim("programmes", "p", "d", title="<a href=x>P</a>", status="active")
    connection = empty.connect()
    for figure in (
        charts.responsibility(actors.responsibilities(connection, ALL)),
        charts.programmes(actors.programmes(connection, ALL)),
    ):
        assert not {"<a", "<img", "<b onclick"} & set(figure.to_json().split(" "))
        assert "<img" not in figure.to_json()
        assert "<a " not in figure.to_json()
