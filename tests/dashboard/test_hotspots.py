"""Hotspots: what is asked of the claims, how places are ranked, and the page."""

import datetime

import pandas as pd
import pytest

from dashboard import charts
from dashboard.asked import Asked
from dashboard.asked import hotspots as asked
from dashboard.criteria import Filters
from dashboard.marks import Mark
from dashboard.queries import hotspots, marks

HOSTILE = '<span style="background:url(//evil.example)">x</span>'
PLACES = {
    "VN-09": {"name": "Lang Son", "kind": "province", "country": "VN", "admin1": "VN-09"},
    "town:vn:dong-dang": {"name": "Dong Dang", "kind": "city", "country": "VN", "admin1": "VN-09"},
    "crossing:huu-nghi": {"name": "Huu Nghi", "kind": "border_crossing", "country": "VN"},
    "VN": {"name": "Vietnam", "kind": "country", "country": "VN"},
}


@pytest.fixture
def told(empty):
    """Four places: a province, a town in it, a crossing, a country; one more claim denies."""
    empty.document("d1", date=datetime.date(2005, 1, 1), date_precision="day")
    empty.document("d2", date=datetime.date(2009, 1, 1), date_precision="day")
    empty.document("d3")
    for place_id, fields in PLACES.items():
        empty.rows["places"].append(fields | {"place_id": place_id, "lat": 21.8, "lon": 106.7})

    def claim(claim_id, doc_id, place_id, **fields):
        known = PLACES[place_id]
        empty.claim(
            "hotspots",
            claim_id,
            doc_id,
            place_id=place_id,
            place_name=known["name"],
            place_kind=known["kind"],
            country=known["country"],
            admin1=known.get("admin1"),
            **fields,
        )

    claim("c1", "d1", "VN-09", role="source", victims_low=137, qualifier="exact")
    claim("c2", "d1", "VN-09", role="transit", victims_low=90, victims_high=100)
    claim("c3", "d2", "town:vn:dong-dang", role="transit", fact_id="c2")
    claim("c4", "d2", "crossing:huu-nghi", role="transit", border="CN-VN", assertion="alleged")
    claim("c5", "d2", "VN-09", role="source", victims_low=9_000, assertion="denied")
    claim("c6", "d3", "VN", role="source")
    return empty.connect()


def rows(frame, level):
    return frame[frame["level"] == level].set_index("place_id").to_dict("index")


def test_a_province_holds_the_claims_about_it_and_about_places_in_it(told):
    province = rows(hotspots.marks(told, Filters()), "unit")["VN-09"]
    assert (province["claims"], province["named"], province["place_name"]) == (3, 2, "Lang Son")
    assert (province["facts"], province["documents"]) == (2, 2)


def test_the_largest_statement_stands_and_numbers_are_not_added(told):
    province = rows(hotspots.marks(told, Filters()), "unit")["VN-09"]
    assert (province["victims_low"], province["qualifier"]) == (137, "exact")


def test_denials_are_counted_apart_and_their_numbers_count_for_nothing(told):
    province = rows(hotspots.marks(told, Filters()), "unit")["VN-09"]
    assert province["denials"] == 1
    assert province["victims_low"] < 9_000


def test_certainty_is_that_of_the_firmest_claim(told):
    places = rows(hotspots.marks(told, Filters()), "place")
    assert places["crossing:huu-nghi"]["standing"] == "alleged"
    assert places["VN-09"]["standing"] == "stated"
    denials = hotspots.marks(told, Filters(assertions=("denied",)))
    assert set(denials["standing"]) == {"denied"}
    assert set(denials["claims"]) == {0}


def test_every_mark_stands_for_the_claims_it_counts(told):
    for row in hotspots.marks(told, Filters()).to_dict("records"):
        mark = Mark.parse(row["mark"])
        assert mark is not None, row["mark"]
        behind = marks.count_of(told, Filters(), [mark])
        assert behind.claims - behind.denials == row["claims"], row["mark"]
        assert behind.denials == row["denials"]


def test_rows_are_bounded_and_say_of_how_many(told):
    few = hotspots.marks(told, Filters(), 1)
    assert list(few[few["level"] == "place"]["place_id"]) == ["VN-09"]
    assert set(few[few["level"] == "place"]["of"]) == {4}


def test_years_are_those_of_the_claims_kept_and_the_undated_are_counted(told):
    assert hotspots.years(told, Filters()) == (2005, 2009, 1)
    assert hotspots.years(told, Filters(years=(2006, 2012), undated=False)) == (2009, 2009, 0)


def test_the_seeds_have_the_provinces_that_their_cables_name(seeds):
    provinces = rows(hotspots.marks(seeds, Filters()), "unit")
    assert provinces["VN-13"]["victims_low"] == 185
    assert provinces["VN-13"]["qualifier"] == "about"


def test_lists_are_offered_where_they_hold_anything(told):
    frame = hotspots.marks(told, Filters())
    assert list(charts.rankable(frame)) == ["provinces", "places", "borders", "countries"]
    assert list(charts.ranking(frame, "countries")["place"]) == ["Vietnam"]
    assert list(charts.ranking(frame, "borders")["place"]) == ["China – Vietnam"]
    assert charts.rankable(pd.DataFrame()) == {}


def test_a_ranking_says_roles_and_the_largest_statement(told):
    top = charts.ranking(hotspots.marks(told, Filters())).to_dict("records")[0]
    assert (top["place"], top["claims"], top["victims"]) == ("Lang Son, Vietnam", 3, "137")
    assert top["roles"] == "transit 2, source 1"


def test_a_change_counts_what_is_in_one_period_only(told):
    before = hotspots.marks(told, Filters(years=(2004, 2006), undated=False))
    after = hotspots.marks(told, Filters(years=(2007, 2010), undated=False))
    found = charts.change(before, after, "places").set_index("place")["change"].to_dict()
    assert found == {"Dong Dang, Vietnam": 1, "Huu Nghi, Vietnam": 1}
    provinces = (
        charts.change(before, after).set_index("place").to_dict("index")["Lang Son, Vietnam"]
    )
    assert (provinces["before"], provinces["after"], provinces["change"]) == (2, 1, -1)
    assert provinces["victims_after"] == "not stated"


def test_bars_count_documents_and_lead_to_marks(told):
    figure = charts.hotspot_bars(hotspots.marks(told, Filters()))
    keys = [row[0] for trace in figure.data for row in trace.customdata or []]
    assert all(Mark.parse(key) for key in keys)
    assert list(figure.data[0].x) == [2, 1, 1]
    texts = [text.strip() for trace in figure.data for text in trace.text or []]
    assert "137 victims" in texts
    assert figure.layout.xaxis.title.text == "number of documents"


def test_no_filter_moves_the_first_view_by_itself(told):
    whole, few = Asked(told, Filters()), Asked(told, Filters(years=(2008, 2010), undated=False))
    assert asked.first_view(whole) == asked.first_view(few)


def test_a_border_asked_for_is_what_the_map_opens_with(told):
    assert asked.first_view(Asked(told, Filters(border="CN-VN"))) == "CN-VN"
    nowhere = Asked(told, Filters(border="AA-BB"))
    assert asked.first_view(nowhere) == asked.first_view(Asked(told, Filters()))


def test_two_periods_stay_compared_where_a_filter_leaves_one_of_them_empty(told):
    early = Asked(told, Filters(years=(2005, 2005)))
    assert asked.span(early) == (2005, 2009)
    both = asked.drawn(early, {"periods": ["2005-2005_2006-2009"]})
    assert both.title == asked.TITLE_OF_TWO
    border = Asked(told, Filters(border="CN-VN"))
    assert asked.drawn(border, {"periods": ["2005-2005_2006-2009"]}).title == asked.TITLE_OF_TWO


def test_bars_of_nothing_say_so():
    for frame in (pd.DataFrame(), pd.DataFrame({"level": ["unit"], "claims": [0]})):
        assert "No hotspot" in charts.hotspot_bars(frame).layout.annotations[0].text


def test_names_of_documents_are_inert(told):
    frame = hotspots.marks(told, Filters()).assign(place_name=HOSTILE)
    figure = charts.hotspot_bars(frame)
    said = [*figure.layout.yaxis.ticktext]
    said += [text for trace in figure.data for text in trace.hovertext or []]
    assert said
    assert not any("<span" in text for text in said)


@pytest.mark.parametrize("pairs", [("CN-LA", "CN-VN"), ("CN-VN", "CN-LA")])
def test_marks_of_which_as_much_is_told_have_one_order_whatever_that_of_the_claims(empty, pairs):
    empty.document("d1")
    for pair in pairs:
        empty.claim("hotspots", pair, "d1", place_id=pair, role="source", border=pair)
    frame = hotspots.marks(empty.connect(), Filters())
    assert frame[frame["level"] == "border"]["border"].tolist() == ["CN-LA", "CN-VN"]
