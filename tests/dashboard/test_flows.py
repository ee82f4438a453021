"""What queries of flows promise: one row per mark, honest sums, direction, denials."""

import pytest

from dashboard.charts import corridors as words
from dashboard.criteria import Filters
from dashboard.marks import Mark, marks
from dashboard.queries import flows
from dashboard.queries import marks as evidence
from dashboard.queries.corridors import LEVELS
from dashboard.queries.flows import Reach

EVERY = (flows.corridors, flows.routes, flows.purposes)


@pytest.fixture
def told(empty):
    """Two documents: Vietnam to China three times, once denied; routes, an internal flow."""
    empty.document("cable")
    empty.document("story", kind="news")
    claims = [
        ("a", "cable", "VN", "CN", {"purposes": ["marriage"], "victims_low": 10}),
        ("b", "story", "VN", "CN", {"purposes": ["marriage", "adoption"], "fact_id": "a"}),
        ("no", "story", "VN", "CN", {"assertion": "denied", "victims_low": 900}),
        ("c", "story", "MM", "MY", {"transit_countries": ["TH"], "assertion": "alleged"}),
        ("d", "story", "VN", "VN", {"victims_low": 5, "victims_high": 9, "qualifier": "range"}),
        ("e", "story", "KH", "TH", {"assertion": "denied"}),
        ("f", "cable", "LA", None, {}),
        ("g", "cable", "VN", "CN", {"origin_place_id": "VN-09", "victims_low": 4}),
    ]
    for name, document, origin, destination, more in claims:
        ends = {"origin_country": origin, "destination_country": destination}
        empty.claim("flows", name, document, **(ends | more))
    empty.rows["places"].append(
        {"place_id": "VN-09", "name": "Lang Son", "kind": "province", "country": "VN"}
        | {"admin1": "VN-09", "lat": 21.8, "lon": 106.7}
    )
    return empty.connect()


def row(frame, **ends):
    part = frame
    for name, value in ends.items():
        part = part[part[name] == value]
    assert len(part) == 1
    return part.iloc[0]


def test_a_corridor_counts_claims_facts_documents_and_denials_apart(told):
    found = row(flows.corridors(told, Filters()), origin="VN", destination="CN")
    assert (found["claims"], found["facts"], found["documents"], found["denials"]) == (3, 2, 2, 1)
    assert found["mark"] == "flows~origin_country=VN~destination_country=CN"
    assert list(found["purposes"]) == ["adoption", "marriage"]


def test_victims_are_those_of_the_largest_statement_that_is_not_denied(told):
    found = row(flows.corridors(told, Filters()), origin="VN", destination="CN")
    assert found["victims_low"] == 10
    within = row(flows.corridors(told, Filters()), origin="VN", destination="VN")
    assert (within["victims_low"], within["victims_high"]) == (5, 9)


def test_what_is_only_denied_comes_last_and_is_not_among_the_corridors_told(told):
    frame = flows.corridors(told, Filters())
    assert frame.iloc[-1]["standing"] == "denied"
    assert (frame["marks"] == 4).all()
    assert len(frame) == 5


def test_an_alleged_corridor_stands_as_alleged(told):
    assert row(flows.corridors(told, Filters()), origin="MM")["standing"] == "alleged"


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("query", EVERY)
def test_every_mark_leads_to_as_many_claims_as_its_row_counts(told, query, level):
    for found in query(told, Filters(), Reach(level=level)).to_dict("records"):
        mark = Mark.parse(found["mark"])
        counts = evidence.count_of(told, Filters(), [mark])
        assert (counts.claims, counts.denials) == (
            found["claims"] + found["denials"],
            found["denials"],
        )


def test_routes_tell_transit_apart_from_no_transit(told):
    frame = flows.routes(told, Filters())
    through = row(frame, origin="MM")
    assert list(through["transit"]) == ["TH"]
    assert through["mark"].endswith("~transit_countries=TH")
    assert row(frame, origin="VN", destination="CN")["mark"].endswith("~transit_countries")


def test_a_claim_counts_in_each_purpose_it_names(told):
    frame = flows.purposes(told, Filters())
    found = frame[(frame["origin"] == "VN") & (frame["destination"] == "CN")]
    assert dict(zip(found["purpose"].fillna(""), found["claims"], strict=True)) == {
        "marriage": 2,
        "adoption": 1,
        "": 1,
    }


def test_provinces_are_ends_where_a_claim_says_so(told):
    frame = flows.corridors(told, Filters(), Reach(level="province"))
    assert frame[["origin", "destination", "claims"]].to_numpy().tolist() == [["VN-09", "CN", 1]]
    assert marks([frame["mark"][0]])


@pytest.mark.parametrize(
    ("way", "kept"),
    [
        ("any", {("VN", "CN"), ("VN", "VN")}),
        ("out", {("VN", "CN"), ("VN", "VN")}),
        ("into", {("VN", "VN")}),
        ("between", {("VN", "VN")}),
    ],
)
def test_flows_out_of_into_and_between_countries(told, way, kept):
    frame = flows.corridors(told, Filters(), Reach(("VN",), way))
    assert set(zip(frame["origin"], frame["destination"], strict=True)) == kept


def test_between_two_countries_needs_both(told):
    frame = flows.corridors(told, Filters(), Reach(("VN", "CN"), "between"))
    assert set(zip(frame["origin"], frame["destination"], strict=True)) == {
        ("VN", "CN"),
        ("VN", "VN"),
    }


def test_totals_of_a_place_tell_out_in_within_and_through_apart(told):
    frame = flows.ends(told, Filters()).set_index("place")
    vietnam, thailand = frame.loc["VN"], frame.loc["TH"]
    assert (vietnam["out_claims"], vietnam["in_claims"], vietnam["within_claims"]) == (3, 0, 1)
    assert vietnam["out_documents"] == 2
    assert vietnam["out_victims"] == 10
    assert (thailand["through_claims"], thailand["in_claims"]) == (1, 0)


def test_a_limit_leaves_the_number_of_all_known(told):
    frame = flows.corridors(told, Filters(), limit=1)
    assert (len(frame), frame["marks"][0]) == (1, 4)
    assert words.shown_words(1, frame) == "1 of 4 shown, those with the most facts."


def test_the_largest_corridor_is_known_without_filters(told):
    assert flows.largest(told) == {"facts": 2, "claims": 3, "documents": 2, "victims": 10}


def test_filters_hold_for_corridors(told):
    frame = flows.corridors(told, Filters(kinds=("news",)))
    assert row(frame, origin="VN", destination="CN")["claims"] == 1
