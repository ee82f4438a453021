"""When a meeting was: which dates are its own, and how many meetings they make."""

from datetime import date

import pytest

from tests.etl.extract.meeting_claims import claims_of, only


def test_a_sentence_can_tell_of_several_meetings():
    found = claims_of(
        "The working group met twice in 2009, on May 17 in Hanoi and on December 3 in Bangkok."
    )
    assert [(c.fields["date_start"].isoformat(), c.fields["country"]) for c in found] == [
        ("2009-05-17", "VN"),
        ("2009-12-03", "TH"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The meeting in Hanoi was first planned for May and was moved.",
        "Officials met in Hanoi after a raid of May 3.",
    ],
)
def test_a_day_given_up_or_of_what_went_before_is_not_that_of_a_meeting(text):
    assert claims_of(text) == []


def test_the_last_one_and_the_next_are_meetings_of_the_series_spoken_of():
    claims = claims_of(
        "Meetings of Laos and Thailand are held every six months; the last one was in Nong Khai "
        "in February and the next will be in Vientiane in August."
    )
    told = {(c.fields["city"], c.fields["date_start"], c.fields["status"]) for c in claims}
    assert told == {
        ("Nong Khai", date(2010, 2, 1), "held"),
        ("Vientiane", date(2010, 8, 1), "planned"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The two sides reviewed the minutes of the 29th meeting in Hanoi.",
        "Officials of the two sides discussed their cooperation in 2011.",
        "They met to review the 2009 Agreement of Laos and Vietnam.",
        "Officials from Laos said on May 4 that they would meet again.",
        "The Forum for the Rights of Migrants counted 150 victims in Hanoi in May 2009.",
        "Police were sent to the border yesterday under an agreement signed by ministers.",
        "The Lao delegation stated that some women had been found in Hanoi in 2004.",
        "Immigration officers stopped women who were to fly to Kuala Lumpur on May 3.",
    ],
)
def test_dates_of_other_things_make_no_meeting(text):
    assert claims_of(text) == []


def test_a_story_of_today_has_the_day_of_its_dateline():
    told = only(
        "MUSE, 13 May - A workshop for police was held in Muse this morning.", own=date(2010, 5, 15)
    )
    assert told["date_start"] == date(2010, 5, 13)


def test_the_dateline_is_not_the_day_of_what_was_yesterday():
    told = only(
        "HANOI, 9 May 2010 - A forum of women's unions opened yesterday in Hue.",
        own=date(2010, 5, 9),
    )
    assert (told["city"], told["date_start"]) == ("Hue", date(2010, 5, 8))


def test_a_signing_on_the_last_day_belongs_to_the_conference():
    told = only(
        "Ministers of the six COMMIT countries met in Beijing from 12 to 14 May.",
        "The declaration was signed in Beijing on 14 May by ministers of the six countries.",
    )
    assert (told["date_start"], told["date_end"]) == (date(2010, 5, 12), date(2010, 5, 14))


def test_those_who_went_are_not_planned_to_go():
    told = only("A delegation of officials went to Doha in April and will return in July.")
    assert (told["status"], told["date_start"]) == ("held", date(2010, 4, 1))


def test_a_meeting_that_was_put_off_has_the_day_it_is_now_set_for():
    fields = only(
        "A meeting with Thailand, due in Nong Khai in May, had been put off twice and was now set "
        "for September 22-23.",
    )
    assert (fields["date_start"], fields["date_end"]) == (date(2010, 9, 22), date(2010, 9, 23))


def test_a_part_of_a_month_is_kept_as_its_first_day():
    told = only("A workshop will be held in Hanoi in late July 2010.")
    assert (told["date_start"], told["date_precision"]) == (date(2010, 7, 1), "month")


def test_what_was_held_twice_in_one_town_is_two_meetings():
    told = claims_of("The committee met in Phnom Penh in June 2009 and again in February 2010.")
    assert [(c.fields["date_start"], c.fields["city"]) for c in told] == [
        (date(2009, 6, 1), "Phnom Penh"),
        (date(2010, 2, 1), "Phnom Penh"),
    ]


def test_a_year_that_frames_two_times_is_no_time_of_its_own():
    found = claims_of(
        "Officials of Peru and Chile met twice in 2009, in Arica in March and in Lima in May."
    )
    assert [(c.fields["date_start"].isoformat(), c.fields["country"]) for c in found] == [
        ("2009-03-01", "CL"),
        ("2009-05-01", "PE"),
    ]


def test_what_was_to_be_held_has_the_day_on_which_it_took_place():
    fields = only(
        "It was to be approved at a regional workshop in March 2008; this took place in Lima on 9 "
        "May 2009."
    )
    assert (fields["date_start"].isoformat(), fields["city"]) == ("2009-05-09", "Lima")


def test_each_of_two_joined_dates_is_that_of_a_meeting():
    found = claims_of("Meetings were held with Peru in Quito on 11 March and 16 September 2009.")
    assert [c.fields["date_start"] for c in found] == [date(2009, 3, 11), date(2009, 9, 16)]
    months = claims_of("Officials of Peru met in Quito in February and July 2009.")
    assert [c.fields["date_start"].month for c in months] == [2, 7]
    days = claims_of("Officials of Peru met in Quito on 11 and 12 March 2009.")
    assert [c.fields["date_end"] for c in days] == [date(2009, 3, 12)]


def test_each_of_two_planned_gatherings_has_its_own_month():
    found = claims_of("In Lima a training is set for July and a donor conference for August 2010.")
    assert [(c.fields["kind"], c.fields["date_start"].month) for c in found] == [
        ("workshop", 7),
        ("conference", 8),
    ]


def test_a_year_of_another_clause_is_not_that_of_a_session_told_behind_it():
    found = claims_of(
        "In Lima the office keeps a house, enlarged in 2001, in which girls live, and that a city "
        "committee is to hold its session in July."
    )
    assert [claim.fields["date_start"] for claim in found] == [date(2010, 7, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "A deputy minister told the meeting that 61 cases were opened in Laos in 2009.",
        "In 2009 police in Laos received 72 reports, the meeting was told.",
        "The meeting heard that Laos had opened a shelter in 2009.",
    ],
)
def test_what_a_meeting_is_told_of_other_times_does_not_date_it(text):
    assert not claims_of(text)
