"""The network of who meets, signs, pays and works with whom."""

import pytest

from dashboard import charts
from dashboard.charts.network_layout import clear_of, placed
from dashboard.charts.network_words import TIES
from dashboard.criteria import Filters
from dashboard.marks import marks
from dashboard.queries import network
from dashboard.queries.marks import count_of

ALL = Filters()


@pytest.fixture
def told(empty):
    """Two countries that met twice, an agency, a payer with a partner, a denied signing."""
    empty.document("d1")
    empty.document("d2")
    empty.rows["actors"] += [
        {"actor_id": "vn-mps", "name": "Ministry of Public Security", "acronym": "MPS",
         "kind": "ministry", "country": "VN"},
        {"actor_id": "iom", "name": "International Organization for Migration", "acronym": "IOM",
         "kind": "un"},
        {"actor_id": "us-usaid", "name": "USAID", "kind": "donor", "country": "US"},
    ]  # fmt: skip
    both = {"participants": ["VN", "CN"], "series": "bilateral", "kind": "bilateral"}
    empty.claim("meetings", "m1", "d1", **both, status="held", participant_actors=["vn-mps"])
    empty.claim("meetings", "m2", "d2", **both, status="held")
    empty.claim("meetings", "m3", "d2", **both, status="planned", assertion="planned")
    empty.claim("meetings", "m4", "d2", status="planned", participants=["LA", "TH"],
                series="other", kind="visit", assertion="planned")  # fmt: skip
    empty.claim("agreements", "a1", "d1", kind="mou", status="signed", parties=["KH", "TH"],
                assertion="denied")  # fmt: skip
    empty.claim("programmes", "p1", "d1", funders=["us-usaid"], implementers=["iom"],
                countries=["LA"], status="active")  # fmt: skip
    return empty.connect()


def found(told, **given):
    ties = network.ties(told, ALL, **given)
    return {(tie["kind"], tie["a"], tie["b"]): tie for tie in ties.to_dict("records")}


def test_a_tie_counts_meetings_claims_and_documents_apart(told):
    tie = found(told)["met", "CN", "VN"]
    assert (tie["facts"], tie["claims"], tie["documents"]) == (3, 3, 2)
    assert tie["standing"] == "stated"


def test_an_agency_and_its_own_country_are_no_tie(told):
    ties = found(told)
    assert ("met", "CN", "vn-mps") in ties
    assert ("met", "VN", "vn-mps") not in ties


def test_who_pays_points_at_who_works_and_at_the_country_of_the_work(told):
    kinds = {key for key in found(told) if key[0] in ("funds", "works")}
    assert kinds == {
        ("funds", "us-usaid", "iom"),
        ("funds", "us-usaid", "LA"),
        ("works", "iom", "LA"),
    }


def test_what_is_only_planned_or_denied_says_so(told):
    ties = found(told)
    assert ties["met", "LA", "TH"]["standing"] == "planned"
    denied = ties["signed", "KH", "TH"]
    assert (denied["standing"], denied["facts"], denied["denials"]) == ("denied", 0, 1)


def test_every_tie_and_end_leads_to_its_claims(told):
    ties = network.ties(told, ALL)
    for tie in ties.to_dict("records"):
        assert count_of(told, ALL, marks([tie["mark"]])).claims == tie["claims"]
    ends = network.ends(ties).set_index("end")["mark"]
    assert count_of(told, ALL, marks(ends["VN"].split())).claims == 3
    assert count_of(told, ALL, marks(ends["iom"].split())).claims == 1


def test_the_strongest_of_each_kind_come_in_turn(told):
    first = network.ties(told, ALL, most=3)
    assert len(first) == 3
    assert first["of_ties"].iloc[0] == len(found(told))
    assert len(set(zip(first["kind"], first["a_is_country"], first["b_is_country"], strict=True)))
    assert set(found(told, kinds=("met",))) == {key for key in found(told) if key[0] == "met"}


def drawn(told):
    ties = network.ties(told, ALL)
    return ties, charts.network(ties, network.ends(ties))


def test_denied_ties_are_not_drawn_and_planned_ones_are_hollow(told):
    ties, figure = drawn(told)
    middles = {
        key[0]: symbol
        for trace in figure.data
        if trace.customdata is not None and trace.mode == "markers"
        for key, symbol in zip(trace.customdata, trace.marker.symbol, strict=True)
    }
    by_pair = ties.set_index(["a", "b"])["mark"]
    assert by_pair["KH", "TH"] not in middles
    assert middles[by_pair["LA", "TH"]] == "circle-open"
    assert middles[by_pair["CN", "VN"]] == "circle"


def test_kinds_differ_by_dash_and_sign_not_by_colour_alone():
    for name in ("dash", "symbol", "words"):
        assert len({getattr(tie, name) for tie in TIES.values()}) == len(TIES)


def test_nodes_are_selectable_and_named(told):
    _, figure = drawn(told)
    names = {
        text
        for trace in figure.data
        if trace.mode == "markers+text"
        for text in trace.text
        if trace.customdata is not None
    }
    assert {"<b>Vietnam</b>", "MPS (VN)", "IOM", "USAID (US)"} <= names


def test_the_same_ties_stand_at_the_same_places(told):
    assert drawn(told)[1].to_json() == drawn(told)[1].to_json()


def test_names_of_one_line_and_of_two_do_not_meet():
    nodes = tuple(f"n{number}" for number in range(30))
    ties = tuple((nodes[0], node, 1.0) for node in nodes[1:])
    boxes = tuple((0.12, 0.04 + 0.03 * (k % 2), 0.01 + 0.015 * (k % 2)) for k in range(30))
    places = placed(nodes, ties, nodes[:3], boxes)
    found = [
        (x - wide / 2, y - below - high / 2, x + wide / 2, y - below + high / 2)
        for (x, y), (wide, high, below) in zip(places.values(), boxes, strict=True)
    ]
    met = [
        (a, b)
        for place, a in enumerate(found)
        for b in found[:place]
        if min(a[2], b[2]) - max(a[0], b[0]) > 1e-3 and min(a[3], b[3]) - max(a[1], b[1]) > 1e-3
    ]
    assert met == []
    assert all(0 <= x <= 1 and 0 <= y <= 1.01 for x, y in places.values())


def test_the_sign_of_a_tie_stands_beside_a_name_that_covers_its_middle():
    line = [(k / 12, 0.5) for k in range(13)]
    name = (0.4, 0.4, 0.55, 0.6)
    assert clear_of(line, 0.02, 0.02, []) == 6
    assert not name[0] < line[clear_of(line, 0.02, 0.02, [name])][0] < name[2]
    everywhere = (0.0, 0.0, 1.0, 1.0)
    assert clear_of(line, 0.02, 0.02, [everywhere]) == 6


def test_a_single_pair_and_nothing_at_all_are_placed():
    assert placed((), ()) == {}
    assert len(set(placed(("a", "b"), (("a", "b", 1.0),)).values())) == 2


def test_nothing_kept_is_said_in_a_sentence(empty):
    ties = network.ties(empty.connect(), ALL)
    assert "ties two of them" in charts.network(ties, network.ends(ties)).layout.annotations[0].text


def test_names_are_inert(empty):
    empty.document("d")
    empty.rows["actors"] += [{"actor_id": "x", "name": "<img src=y>", "kind": "ngo"}]
    empty.claim("programmes", "p", "d", implementers=["x"], countries=["LA"], status="active")
    assert "<img" not in drawn(empty.connect())[1].to_json()
