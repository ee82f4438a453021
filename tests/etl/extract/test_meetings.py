"""Meetings: a gathering with its days, place, kind, title and status."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.etl.extract.meeting_claims import claims_of, only

TOLD = [
    (
        "Officials of Laos and Vietnam met in Vientiane on 12 May 2010 to discuss victims.",
        ("2010-05-12", None, "LA", "bilateral", "held"),
    ),
    (
        "A regional seminar for judges will be held in Phnom Penh on July 5-7.",
        ("2010-07-05", "2010-07-07", "KH", "workshop", "planned"),
    ),
    (
        "Senior officials of the six COMMIT countries met in Bangkok from 3 to 5 March.",
        ("2010-03-03", "2010-03-05", "TH", "senior_officials", "held"),
    ),
    (
        "On May 20 a two-day forum on safe migration opened in Hanoi.",
        ("2010-05-20", "2010-05-21", "VN", "forum", "held"),
    ),
    (
        "A Thai delegation led by the deputy minister visited Phnom Penh on May 4.",
        ("2010-05-04", None, "KH", "visit", "held"),
    ),
    (
        "The ministers of Thailand and Laos signed a memorandum in Vientiane on 13 July 2005.",
        ("2005-07-13", None, "LA", "signing", "held"),
    ),
    (
        "The conference, set for Hanoi on May 10, was cancelled.",
        ("2010-05-10", None, "VN", "conference", "cancelled"),
    ),
    (
        "The review meeting, first set for March 2010, has been put off until September 2010 "
        "and will be held in Bangkok.",
        ("2010-09-01", None, "TH", "conference", "planned"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_gathering_with_its_days_place_kind_and_status(text, expected):
    fields = only(text)
    last = fields["date_end"]
    found = (fields["date_start"].isoformat(), last and last.isoformat())
    assert (*found, fields["country"], fields["kind"], fields["status"]) == expected


def test_the_summary_and_the_body_tell_one_meeting():
    (claim,) = claims_of(
        "Ministers of Cambodia and Thailand met in Bangkok on May 4 and 5.",
        "The talks in Bangkok on May 4-5 were attended by Cambodia and Thailand.",
    )
    assert len(claim.support) == 1


def test_spans_lie_in_their_passages():
    text = "First. Officials of Laos and Vietnam met in Vientiane on 12 May 2010. Last."
    (claim,) = claims_of(text)
    assert text[claim.start : claim.end].startswith("Officials")
    assert text[claim.start : claim.end].endswith("2010.")


WORDS = (
    "the meeting conference in Hanoi on May 4 , and Bangkok 2009 signed agreement two-day opened "
    "closed yesterday officials of Laos Vietnam will be held postponed until met ( ) ; -- next"
)


@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join),
    st.sampled_from([None, date(2010, 6, 1)]),
)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_valid_claims_and_never_raises(text, own):
    for claim in claims_of(text, own=own):
        assert 0 <= claim.start < claim.end <= len(text)
        first, last = claim.fields["date_start"], claim.fields["date_end"]
        assert first is None or last is None or first <= last


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("Ministers of justice will gather in Porto Alegre on July 20-21.", "Porto Alegre", "BR"),
        ("The Vienna Forum on trafficking was held on February 13.", "Vienna", "AT"),
        ("The next meeting is to be hosted by Montenegro on July 3.", None, "ME"),
    ],
)
def test_venues_far_from_the_region(text, city, country):
    told = only(text)
    assert (told["city"], told["country"]) == (city, country)


def test_an_event_has_the_place_of_its_own_words():
    claims = claims_of(
        "The deputy minister, who attended Friday's meeting in Hanoi, visited officials in Hue on "
        "Wednesday.",
        own=date(2010, 6, 6),
    )
    assert {(c.fields["city"], c.fields["date_start"]) for c in claims} == {
        ("Hanoi", date(2010, 6, 4)),
        ("Hue", date(2010, 6, 2)),
    }


def test_a_delegation_that_is_expected_comes_to_the_country_of_the_story():
    told = only(
        "PHNOM PENH, June 1 - Cambodia freed ten women.", "A Japanese delegation is due on June 30."
    )
    assert told["country"] == "KH"


def test_the_title_stands_behind_the_verb_that_held_it():
    told = only(
        "On 12 May 2010 Laos and Vietnam jointly held in Vientiane the first-ever Youth Forum on "
        "Safe Migration of Women and Girls."
    )
    assert told["title"] == "Youth Forum on Safe Migration of Women and Girls"


def test_an_ordinal_of_another_meeting_is_no_title():
    told = only(
        "It was the second meeting of Laos and China, with one taking place last year in Yunnan."
    )
    assert told["title"] is None


def test_the_name_of_a_gathering_ends_at_a_verb_and_its_owner():
    told = only("The task force will hold its sixth meeting in Lima on July 27.")
    assert told["title"] == "sixth meeting"
    assert only("Of 40 clerks, 12 were trained in Lima on May 2.")["title"] is None


def test_a_gathering_is_no_estimate_because_of_what_was_said_at_it():
    (claim,) = claims_of(
        "The estimate of 5,000 girls a year was called a guess at a seminar in Hanoi on 12 May "
        "2010."
    )
    assert claim.assertion == "asserted"
    (planned,) = claims_of("A seminar will be held in Hanoi on 12 July 2010.")
    assert planned.assertion == "planned"


def test_a_country_has_no_point_on_the_map_of_meetings():
    told = only("Officials of Laos and Vietnam met in China in May 2010.")
    assert (told["country"], told["place_id"], told["lat"], told["lon"]) == ("CN", None, None, None)


def test_a_province_is_the_place_though_its_country_is_named_first():
    told = only("The two sides held a meeting last year in China's southwest province of Yunnan.")
    assert told["place_id"] == "CN-YN"


def test_where_an_official_goes_is_not_his_own_country():
    told = only(
        "Moldova needs help against trafficking. They should raise it when Deputy PM Stratan"
        " visits on May 8.",
        kind="cable",
    )
    assert told["country"] is None


def test_a_dated_meeting_in_a_town_is_surer_than_one_whose_year_or_place_is_guessed():
    town, nowhere, guessed = (
        claims_of(*text, own=own)[0].confidence
        for text, own in (
            (["Officials of Peru and Chile met in Lima on 12 May 2010."], date(2010, 6, 1)),
            (["Officials of Peru and Chile met on 12 May 2010."], date(2010, 6, 1)),
            (
                ["In July 2009 they agreed. Officials of Peru and Chile met in Lima on 12 May."],
                None,
            ),
        )
    )
    assert town > guessed
    assert town > nowhere


def test_an_envoy_meets_others_in_the_province_of_theirs_or_where_the_text_is_about():
    fields = only("The Vietnamese ambassador met the governor of Svay Rieng Province on May 20.")
    assert fields["country"] == "KH"
    fields = only(
        "Women are sold in Houston.",
        "Police in Houston freed nine. The Honduran consulate will hold a forum on July 9.",
    )
    assert fields["country"] == "US"
