"""What the timeline asks of the tables: facts with their life, most told first, in a window."""

import datetime

import pytest

from dashboard.criteria import Filters
from dashboard.marks import Mark
from dashboard.queries import marks, timeline, timeline_eras

DAY = datetime.date
ALL = Filters()


def met(world, claim_id, fact_id="m", **fields):
    given = {"series": "bilateral", "kind": "bilateral", "status": "held", "participants": ["VN"]}
    if "date_start" in fields:
        given["date_precision"] = "day"
    world.claim("meetings", claim_id, "cable", fact_id=fact_id, **(given | fields))


def agreed(world, claim_id, fact_id="a", **fields):
    given = {"kind": "mou", "status": "signed", "parties": ["CN", "VN"], "title": "the MOU"}
    if "date" in fields:
        given["date_precision"] = "day"
    world.claim("agreements", claim_id, "cable", fact_id=fact_id, **(given | fields))


@pytest.fixture
def one(empty):
    empty.document("cable", date=DAY(2006, 5, 1), date_precision="day")
    return empty


def asked(world, window=None, most=50, most_undated=50, filters=ALL):
    return timeline.facts(world.connect(), filters, window, most, most_undated)


def test_claims_of_one_fact_are_one_row_with_its_life(one):
    agreed(one, "a1", status="draft", date=DAY(2004, 5, 1), date_precision="month")
    agreed(one, "a2", date=DAY(2005, 10, 10))
    agreed(one, "a3", date=DAY(2005, 10, 10))
    found = asked(one)
    (row,) = found.dated.to_dict("records")
    assert (row["claims"], row["facts"], row["documents"], found.matching) == (3, 1, 1, 1)
    lived = [(s["status"], s["first_day"], s["last_day"], s["claims"]) for s in row["stages"]]
    assert lived == [
        ("draft", DAY(2004, 5, 1), DAY(2004, 5, 31), 1),
        ("signed", DAY(2005, 10, 10), DAY(2005, 10, 10), 2),
    ]


def test_the_mark_of_a_row_stands_for_the_claims_it_counts(one):
    met(one, "m1", date_start=DAY(2004, 1, 1))
    met(one, "m2", status="planned", date_start=DAY(2004, 1, 1), date_precision="year")
    connection = one.connect()
    (key,) = timeline.facts(connection, ALL, None, 9).dated["mark"]
    behind = marks.count_of(connection, ALL, [Mark.parse(key)])
    assert behind.claims == 2


def test_a_date_stands_for_all_days_that_it_can_mean(one):
    met(one, "d", "d", date_start=DAY(2005, 3, 28), date_end=DAY(2005, 3, 30))
    met(one, "m", "m", date_start=DAY(2005, 3, 1), date_precision="month")
    met(one, "y", "y", date_start=DAY(2005, 1, 1), date_precision="year")
    rows = asked(one).dated.set_index("fact_id")["stages"]
    spans = {fact: (rows[fact][0]["first_day"], rows[fact][0]["last_day"]) for fact in "dmy"}
    assert spans == {
        "d": (DAY(2005, 3, 28), DAY(2005, 3, 30)),
        "m": (DAY(2005, 3, 1), DAY(2005, 3, 31)),
        "y": (DAY(2005, 1, 1), DAY(2005, 12, 31)),
    }


def test_a_window_holds_what_may_fall_into_it(one):
    met(one, "d", "d", date_start=DAY(2005, 3, 28))
    met(one, "y", "y", date_start=DAY(2005, 1, 1), date_precision="year")
    met(one, "other", "other", date_start=DAY(2006, 1, 1))
    found = asked(one, (DAY(2005, 10, 1), DAY(2005, 10, 31)))
    assert list(found.dated["fact_id"]) == ["y"]


def test_of_many_facts_the_most_told_are_given_and_the_rest_counted(one):
    for number in range(5):
        met(one, f"m{number}", f"m{number}", date_start=DAY(2005, 1, 1))
    met(one, "again", "m3", date_start=DAY(2005, 1, 1))
    agreed(one, "believed", date=DAY(2005, 1, 1), credibility=1)
    found = asked(one, most=2)
    assert list(found.dated["fact_id"]) == ["m3", "a"]
    assert found.matching == 6


def test_what_no_claim_dates_stands_apart(one):
    met(one, "m1", "dated", date_start=DAY(2005, 1, 1))
    met(one, "m2", "dated")
    met(one, "m3", "never")
    found = asked(one)
    assert (list(found.dated["fact_id"]), list(found.undated["fact_id"])) == (["dated"], ["never"])
    assert [s["first_day"] for s in found.dated["stages"][0]] == [DAY(2005, 1, 1), None]
    assert (found.matching, found.matching_undated) == (1, 1)


def test_denials_are_no_stage_of_a_life_but_denied(one):
    agreed(one, "a1", assertion="denied", date=DAY(2005, 1, 1))
    (row,) = asked(one).dated.to_dict("records")
    assert row["denials"] == 1
    assert [stage["status"] for stage in row["stages"]] == ["denied"]


def test_a_pair_is_its_two_countries_wherever_it_meets(one):
    met(one, "m", participants=["LA", "TH"], country="KH", date_start=DAY(2003, 5, 31))
    assert asked(one).dated["countries"][0] == ["LA", "TH"]


def test_filters_leave_out_claims_and_with_them_facts(one):
    met(one, "vn", "vn", date_start=DAY(2005, 1, 1))
    met(one, "la", "la", participants=["LA"], date_start=DAY(2005, 1, 1))
    found = asked(one, filters=Filters(countries=("VN",)))
    assert list(found.dated["fact_id"]) == ["vn"]


def test_facts_are_counted_once_by_their_most_exact_date(one):
    met(one, "m1", date_start=DAY(2005, 1, 1), date_precision="year")
    met(one, "m2", date_start=DAY(2005, 3, 28))
    met(one, "only-the-year", "y", date_start=DAY(2006, 1, 1), date_precision="year")
    connection = one.connect()
    years = timeline.counts(connection, ALL, "year")
    assert [(str(day)[:4], n) for day, n in zip(years.first_day, years.facts, strict=True)] == [
        ("2005", 1),
        ("2006", 1),
    ]
    months = timeline.counts(connection, ALL, "month")
    assert [str(day)[:7] for day in months.first_day] == ["2005-03"]


@pytest.mark.parametrize(
    ("title", "quote", "expected"),
    [
        ("2004-2010 National Plan", "The 2004-2010 National Plan of Action is due.", (2004, 2010)),
        ("National Plan", "The National Plan of Action (2008-2012) was issued.", (2008, 2012)),
        ("SPA III", "agreed on SPA III, for the years 2011 to 2013, which", (2011, 2013)),
        ("plan of action", "a plan of action that runs from 2021 to 2023", (2021, 2023)),
        ("Strategic Plan", "Strategic Plan in May 2009 and revised it for 2017-2023.", None),
        ("plan of action", "A plan of action under the MOU for 2014-2016 was tabled", None),
        ("National Plan", "The National Plan was adopted. The law of 2005-2006 was not.", None),
        ("National Plan", "Between 2004 and 2010 the National Plan ran.", None),
    ],
)
def test_only_the_period_that_a_plan_names_is_its_era(one, title, quote, expected):
    agreed(one, "plan", kind="action_plan", title=title, quote=quote)
    eras = timeline_eras.eras(one.connect(), ALL, None, 9)
    years = [(row.first_day.year, row.last_day.year) for row in eras.itertuples()]
    assert years == ([expected] if expected else [])


def test_an_era_is_kept_where_it_touches_the_window_and_leads_to_its_plan(one):
    agreed(one, "plan", kind="action_plan", title="2004-2010 National Plan")
    connection = one.connect()
    inside = timeline_eras.eras(connection, ALL, (DAY(2010, 5, 1), DAY(2010, 5, 31)), 9)
    assert list(inside["mark"]) == ["agreements~fact_id=a"]
    assert timeline_eras.eras(connection, ALL, (DAY(2011, 1, 1), DAY(2011, 12, 31)), 9).empty


def test_a_strategy_with_both_ends_stated_is_an_era_and_a_project_is_none(one):
    years = {"period_start": DAY(2005, 1, 1), "period_end": DAY(2007, 12, 31)}
    one.claim("programmes", "p1", "cable", title="National strategy", **years)
    one.claim("programmes", "p2", "cable", title="Two shelters", **years)
    eras = timeline_eras.eras(one.connect(), ALL, None, 9)
    assert list(eras["title"]) == ["National strategy"]
