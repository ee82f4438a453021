from datetime import date

import pytest

from etl.link import groups, linked_by, made_at, set_follows
from etl.sameness import WORDS, alike, extent
from etl.spans import number

COUNTER = iter(range(10_000))


def claim(doc_id="a", **fields):
    claim_id = f"c{next(COUNTER):05}"
    return {"claim_id": claim_id, "fact_id": claim_id, "doc_id": doc_id, "passage_id": "p"} | fields


def meeting(doc_id="a", day=None, **fields):
    start = date.fromisoformat(day) if day else None
    stated = {"date_start": start, "date_precision": "day", "country": "MM", "city": "Rangoon"}
    stated |= {"kind": "ministerial", "series": "COMMIT", "status": "held", "participants": []}
    return claim(doc_id, **(stated | fields))


def agreement(doc_id="a", day=None, **fields):
    signed = date.fromisoformat(day) if day else None
    stated = {"date": signed, "date_precision": "day" if day else None, "kind": "mou"}
    return claim(doc_id, **(stated | {"parties": ["CN", "VN"], "status": "signed"} | fields))


def known(table, row, text="", document=None):
    """A claim with what it is linked by, of which its row may tell some."""
    told = linked_by(table, row, text, document or {}) | row
    if "words" in told:
        words = map(number, WORDS[table](row)) if "context" in row else told["words"]
        told["words"] = frozenset(words)
    return told


def grouped(table, *rows):
    return groups(table, [known(table, row) for row in rows])


def link(facts):
    for table, rows in facts.items():
        by_id = {row["claim_id"]: row for row in rows}
        for group in grouped(table, *rows):
            for row in group:
                by_id[row["claim_id"]]["fact_id"] = min(one["claim_id"] for one in group)
    meetings = facts.get("meetings", [])
    rounds = [known("meetings", row) for row in meetings]
    set_follows(rounds)
    for row, told in zip(meetings, rounds, strict=True):
        row["follows"] = told["follows"]
    of = {row["claim_id"]: row["fact_id"] for row in meetings}
    for row in facts.get("agreements", []):
        row["meeting"] = of.get(made_at(row, meetings))


def one_fact(table, *rows):
    return len(grouped(table, *rows)) == 1


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


def test_figures_are_one_when_value_unit_and_subject_agree():
    victims = {"value_low": 555, "value_high": None, "unit": "people", "countries": ["VN"]}
    first = claim(about="victims found in brothels", **victims)
    assert one_fact("figures", first, claim("b", about="found in brothels", **victims))
    assert not one_fact("figures", first, claim("b", about="border guards", **victims))
    assert not one_fact("figures", first, claim("b", about="brothels", **victims | {"unit": "usd"}))


@pytest.mark.parametrize(
    ("value", "about", "country", "one"),
    [
        (555, "victims of trafficking", "VN", True),
        (555, "victims of trafficking", "TH", False),
        (555, "women", "VN", False),
        (555, "victims", "VN", False),
        (5550, "victims", "VN", True),
        (500, "victims of trafficking", "VN", False),
        (500, "victims of trafficking freed", "VN", True),
    ],
)
def test_equal_numbers_in_two_documents_need_a_country_and_telling_words_in_common(
    value, about, country, one
):
    told = {"value_low": value, "value_high": value, "unit": "people", "about": about}
    first = claim("a", **told, countries=["VN", "CN"])
    assert one_fact("figures", first, claim("b", **told, countries=[country])) is one
    assert one_fact("figures", first, claim("a", **told, countries=[country]))


def test_an_equal_number_without_its_country_is_that_of_a_document_which_names_it():
    words = {"context": "412 women were returned to Laos by Thai police, the union counted"}
    told = {"value_low": 412.0, "unit": "people", "about": "women"} | words
    first = claim("a", **told, countries=["TH"], doc_countries=["LA", "TH"])
    assert one_fact("figures", first, claim("b", **told, countries=[], doc_countries=["TH"]))
    of_laos = {"countries": ["LA"], "doc_countries": ["LA", "TH"]}
    assert one_fact("figures", first, claim("b", **told, **of_laos))
    elsewhere = {"countries": ["KH"], "doc_countries": ["KH", "TH"]}
    assert not one_fact("figures", first, claim("b", **told, **elsewhere))
    assert not one_fact("figures", first, claim("b", **told, countries=[], doc_countries=["KH"]))


def test_a_country_and_its_people_are_one_word():
    told = {"value_low": 138.0, "unit": "people", "countries": ["ET"]}
    one = claim("a", **told, context="From Ethiopia there were 138, from Kenya 36")
    other = claim("b", **told, context="Of these 138 were Ethiopian and 23 Kenyan")
    assert one_fact("figures", one, other)


def test_numbers_of_other_people_years_or_times_are_other_facts():
    told = {"value_low": 37, "value_high": 37, "unit": "people", "countries": ["LA"]}
    told |= {"about": "sold to bars in Trang", "population": ["girls"]}
    first = claim("a", **told, doc_year=2011)
    assert one_fact("figures", first, claim("b", **told, doc_year=2012))
    assert not one_fact("figures", first, claim("b", **told, doc_year=2015))
    assert not one_fact("figures", first, claim("b", **told | {"population": ["boys"]}))
    past = {"period_start": date(2009, 1, 1), "period_end": date(2009, 12, 31)}
    now = {"period_start": date(2010, 1, 1), "period_end": date(2010, 12, 31)}
    assert not one_fact("figures", claim("a", **told | past), claim("b", **told | now))


def test_figures_are_compared_by_their_sentences_and_titles():
    told = {"value_low": 185, "value_high": 185, "unit": "people", "countries": ["VN"]}
    rows = [claim(doc_id, **told, about="185", start=0, end=3) for doc_id in "ab"]
    rows[1]["passage_id"] = "q"
    text = "185 women came back through the gate of Mong Cai. Others stayed."
    told = [known("figures", row, text) for row in rows]
    assert len(groups("figures", told)) == 1
    assert not one_fact("figures", *rows)


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


def test_dates_extend_as_far_as_they_are_imprecise():
    assert extent(date(2005, 2, 1), None, "month") == (date(2005, 2, 1), date(2005, 2, 28))
    assert extent(date(2005, 1, 1), None, "year") == (date(2005, 1, 1), date(2005, 12, 31))
    assert extent(None, None, None) == (date.min, date.max)


def test_descriptions_are_alike_when_they_share_half_of_the_shorter_ones_words():
    assert alike("victims of trafficking in two years", "trafficking victims")
    assert not alike("victims", "gangs")
    assert not alike(None, "victims")


def test_plans_that_are_counted_apart_are_two():
    plan = {"kind": "action_plan", "parties": ["CN", "LA"]}
    fourth = agreement(title="fourth Sub-regional Plan of Action", **plan)
    fifth = agreement(title="Fifth Sub-regional Plan of Action", **plan)
    again = agreement("b", title="5th Sub-regional Plan of Action", **plan)
    assert not one_fact("agreements", fourth, fifth)
    assert one_fact("agreements", fifth, again)
    third = agreement(title="SPA III", **plan)
    assert not one_fact("agreements", third, agreement(title="SPA II", **plan))
