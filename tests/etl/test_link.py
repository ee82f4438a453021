from datetime import date

import pytest

from etl.link import linked_by
from tests.etl.linked_claims import agreement, claim, grouped, link, meeting, one_fact


def test_a_fact_is_named_after_its_smallest_claim():
    flow = {"origin_country": "VN", "destination_country": "CN"}
    rows = [claim(**flow), claim("b", **flow), claim(**flow | {"destination_country": "TW"})]
    link({"flows": rows})
    assert [row["fact_id"] for row in rows] == [
        rows[0]["claim_id"],
        rows[0]["claim_id"],
        rows[2]["claim_id"],
    ]


def test_the_order_of_the_claims_does_not_matter():
    rows = [meeting(day="2004-10-27"), meeting("b", "2004-10-27", kind="conference"), meeting()]
    assert {frozenset(r["claim_id"] for r in g) for g in grouped("meetings", *rows)} == {
        frozenset(r["claim_id"] for r in g) for g in grouped("meetings", *rows[::-1])
    }


@pytest.mark.parametrize(
    "fields", [{"victims_low": 185}, {"period_start": date(2005, 1, 1)}, {"per": "month"}]
)
def test_flows_with_other_counts_or_years_are_other_facts(fields):
    flow = {"origin_country": "VN", "destination_country": "CN"}
    assert not one_fact("flows", claim(**flow), claim("b", **flow, **fields))


def test_a_place_without_a_role_joins_the_places_first_role():
    spots = [claim(place_id="VN-13", role=role) for role in ("hotspot", "source", "transit")]
    found = grouped("hotspots", *spots)
    assert sorted(sorted(row["role"] for row in group) for group in found) == [
        ["hotspot", "source"],
        ["transit"],
    ]


def test_a_meeting_planned_in_one_document_and_held_in_another_is_one():
    planned = meeting("a", "2005-03-01", date_precision="month", status="planned")
    assert one_fact("meetings", planned, meeting("b", "2005-03-30"))


@pytest.mark.parametrize(
    "other",
    [
        {"day": "2004-11-27"},
        {"day": "2004-10-27", "country": "VN"},
        {"day": "2004-10-27", "city": "Mandalay"},
        {"day": "2004-10-27", "series": "bilateral"},
        {"day": "2004-10-27", "kind": "workshop"},
        {"day": "2004-10-27", "participants": ["CN"]},
    ],
)
def test_meetings_that_differ_in_date_place_series_kind_or_guests_are_two(other):
    first = meeting("a", "2004-10-27", participants=["MM", "TH"])
    assert not one_fact("meetings", first, meeting("b", **other))


def test_a_general_kind_is_the_same_meeting_only_in_another_document():
    ministers = meeting("a", "2004-10-27")
    assert one_fact("meetings", ministers, meeting("b", "2004-10-27", kind="conference"))
    assert not one_fact("meetings", ministers, meeting("a", "2004-10-27", kind="conference"))


def test_a_memorandum_that_another_document_calls_an_agreement_is_one():
    named = agreement("b", "2006-06-01", kind="agreement")
    assert one_fact("agreements", agreement(day="2006-06-01"), named)
    assert not one_fact("agreements", agreement(), agreement("b", kind="law"))
    assert not one_fact("agreements", agreement(day="2006-06-01"), agreement("b", "2007-06-01"))


def test_an_undated_agreement_is_not_that_of_another_document():
    assert not one_fact("agreements", agreement(day="2004-10-29"), agreement("b"))


def test_laws_are_told_apart_by_their_titles():
    law = {"kind": "law", "parties": ["VN"]}
    penal, code = agreement(title="Penal Code", **law), agreement("b", title="penal code", **law)
    assert one_fact("agreements", penal, code)
    assert not one_fact("agreements", penal, agreement("b", title="Decree 69 on adoption", **law))


def test_claims_whose_keys_are_equal_are_of_one_block():
    def block(**fields):
        row = {"unit": "people", "per": None, "start": 0, "end": 3, "doc_id": "a"} | fields
        return linked_by("figures", row, "550 women", {})["block"]

    assert block(value_low=550, value_high=550) == block(value_low=550.0, doc_id="b")
    assert block(value_low=550) != block(value_low=551)
    assert block(value_low=5) != block(value_low=5, doc_id="b")
    parties = [
        linked_by("agreements", {"parties": p}, "", {}) for p in (["CN", "VN"], ["VN", "CN"])
    ]
    assert parties[0] == parties[1]


def test_flows_with_one_count_are_one_unless_people_or_years_differ():
    flow = {"origin_country": "LA", "destination_country": "TH", "victims_low": 37}
    girls = claim("a", **flow, population=["girls"])
    dated = {"period_start": date(2011, 3, 11), "period_end": date(2011, 3, 11)}
    assert one_fact("flows", girls, claim("b", **flow, **dated))
    assert not one_fact("flows", girls, claim("b", **flow, population=["boys"]))


def test_vaguely_dated_claims_do_not_bind_what_exact_dates_part():
    vague = agreement("c", "2005-01-01", date_precision="year")
    rows = [vague, agreement(day="2005-07-13"), agreement("b", "2005-02-01")]
    found = grouped("agreements", *rows)
    assert sorted(len(group) for group in found) == [1, 2]


def test_a_law_is_one_from_draft_to_force_and_a_long_title_is_known_undated():
    law = {"kind": "law", "parties": ["VN"], "title": "Law on Contract Workers"}
    passed, in_force = agreement(day="2006-11-29", **law), agreement("b", "2007-07-01", **law)
    assert one_fact("agreements", passed, in_force)
    title = "Agreement on Eliminating Trafficking in Women and Children and Assisting Victims"
    signed = agreement(day="2005-10-10", title=title)
    assert one_fact("agreements", signed, agreement("b", title=title))


def test_a_signing_is_the_meeting_that_it_closes():
    talks = meeting(day="2004-10-27", date_end=date(2004, 10, 29))
    assert one_fact("meetings", talks, meeting("b", "2004-10-29", kind="signing"))
    assert not one_fact("meetings", talks, meeting(day="2004-10-29", kind="signing"))


def test_programmes_are_one_when_their_titles_are_alike_in_the_same_country():
    first = claim(title="Shelters for returned women", countries=["VN"])
    assert one_fact("programmes", first, claim("b", title="shelters for women", countries=[]))
    assert not one_fact(
        "programmes", first, claim("b", title="shelter for women", countries=["LA"])
    )


def test_a_meeting_follows_the_last_one_of_its_series():
    first = meeting(day="2004-10-27", date_end=date(2004, 10, 29))
    told = {"date_precision": "month", "status": "planned", "country": "VN"}
    second = meeting("b", "2005-03-01", title="next Senior Officials Meeting", **told)
    again = meeting("c", "2005-03-30", country="VN")
    link({"meetings": [again, second, first]})
    assert first.get("follows") is None
    assert second["follows"] == again["follows"] == first["fact_id"]


def test_a_meeting_whose_words_do_not_count_it_follows_none():
    first, other = meeting(day="2004-10-29"), meeting("b", "2005-03-30", country="VN")
    link({"meetings": [first, other]})
    assert other.get("follows") is None


def test_bilateral_meetings_follow_those_of_the_same_two_countries():
    bilateral = {"series": "bilateral", "kind": "bilateral"}
    first = meeting(day="2004-01-01", participants=["CN", "VN"], **bilateral)
    other = meeting(day="2004-06-01", participants=["LA", "VN"], **bilateral)
    second = meeting(
        day="2005-01-01", participants=["VN", "CN"], title="second round of talks", **bilateral
    )
    link({"meetings": [first, other, second]})
    assert second["follows"] == first["fact_id"]
    assert other.get("follows") is None


def test_meetings_that_no_document_counts_are_no_series():
    parties = {"participants": ["CN", "VN"], "series": "bilateral"}
    signing = meeting(day="2006-06-01", kind="signing", title="next meeting", **parties)
    forum = meeting(day="2006-08-28", kind="forum", title="second forum", **parties)
    talks = meeting(day="2006-10-01", kind="bilateral", **parties)
    visit = meeting(day="2007-01-01", kind="bilateral", **parties)
    link({"meetings": [signing, forum, talks, visit]})
    assert not any(row.get("follows") for row in (signing, forum, talks, visit))


def test_an_agreement_was_made_at_the_meeting_whose_days_hold_its_date():
    held = meeting(day="2004-10-27", date_end=date(2004, 10, 29))
    later = meeting(day="2005-10-27")
    signed, undated = agreement(day="2004-10-29"), agreement(kind="action_plan")
    link({"meetings": [held, later], "agreements": [signed, undated]})
    assert signed["meeting"] == held["fact_id"]
    assert undated.get("meeting") is None


def test_plans_that_are_counted_apart_are_two():
    plan = {"kind": "action_plan", "parties": ["CN", "LA"]}
    fourth = agreement(title="fourth Sub-regional Plan of Action", **plan)
    fifth = agreement(title="Fifth Sub-regional Plan of Action", **plan)
    again = agreement("b", title="5th Sub-regional Plan of Action", **plan)
    assert not one_fact("agreements", fourth, fifth)
    assert one_fact("agreements", fifth, again)
    third = agreement(title="SPA III", **plan)
    assert not one_fact("agreements", third, agreement(title="SPA II", **plan))
