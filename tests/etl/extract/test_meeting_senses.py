"""Which words for gatherings tell of a meeting where they stand, and of which kind."""

from datetime import date

import pytest

from tests.etl.extract.meeting_claims import claims_of, only

NO_MEETINGS = [
    "The minister told a press conference in Hanoi on May 4 that 30 women had been freed.",
    "Thailand does not meet the minimum standards, the report of May 4 said.",
    "She met a man in Hanoi in May 2009 who sold her.",
    "Police raided a garment workshop in Bangkok on May 4.",
    "Officials of Laos and Vietnam meet often.",
    "In the course of an inspection in Bangkok on 2 May fourteen women were found.",
    "A fishing launch with 12 boys aboard was stopped off Phuket on May 4.",
    "Police in Hanoi launched a search in May 2010.",
    "The talks in Hanoi came late. A second operation is to be held in May 2010.",
    "Thailand did not meet the Ministry's benchmarks in 2009.",
    "The minister's paper talks to its readers of Hanoi on May 4.",
    "A ruling by the Sessions Court in Bangkok is expected on May 4.",
    "We await the report on Thailand due in May 2010.",
]


@pytest.mark.parametrize("text", NO_MEETINGS)
def test_what_is_no_gathering_or_has_no_date(text):
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("The ministry launched its plan in Hanoi on May 4.", "Hanoi"),
        ("A ten-day course, of which much is hoped, opens in Hanoi on May 4.", "Hanoi"),
        ("The governor received a UNODC team in Hanoi on May 4.", "Hanoi"),
        ("A return visit to Hanoi is foreseen for May 4.", "Hanoi"),
        ("The minister leaves for Hanoi on May 4 to sign a protocol.", "Hanoi"),
        ("Both governments will talk about the text in Hanoi on May 4.", "Hanoi"),
    ],
)
def test_further_ways_to_tell_of_a_gathering(text, city):
    told = only(text)
    assert (told["city"], told["date_start"]) == (city, date(2010, 5, 4))


@pytest.mark.parametrize(
    "text",
    [
        "On May 11 and 12 the reports officer went with our econoff to Mae Sai.",
        "ConGen staff traveled to Mae Sai on May 11-12.",
        "Consulate staff drove to Mae Sai on May 11-12.",
    ],
)
def test_a_trip_of_embassy_staff_is_a_visit(text):
    told = only("Thailand", text, kind="cable")
    assert (told["kind"], told["city"], told["date_start"]) == (
        "visit",
        "Mae Sai",
        date(2010, 5, 11),
    )
    assert set(told["participants"]) == {"TH", "US"}


@pytest.mark.parametrize(
    "text",
    [
        "The bill goes to the National Assembly in July.",
        "The law will be put before the National Assembly at its session in July.",
        "Police went to look for him in Vientiane on May 3.",
        "Thailand met 31 such women in 2009.",
    ],
)
def test_sittings_of_parliaments_and_errands_are_no_meetings(text):
    assert claims_of(text) == []


def test_two_levels_that_meet_together_are_two_meetings():
    claims = claims_of(
        "The Ninth Senior Officials Meeting and the Third Inter-Ministerial Meeting will be held "
        "in Hanoi in August."
    )
    assert {c.fields["kind"] for c in claims} == {"senior_officials", "ministerial"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Courses for border guards will be held in Lang Son on July 3.", "workshop"),
        ("A joint task force will review the list in Vientiane on July 3.", "conference"),
        ("Working group of Laos on trafficking, Vientiane, 3 July 2010", "conference"),
        ("A study tour of Lao officials to Hanoi is planned for July 3.", "visit"),
    ],
)
def test_bodies_that_sit_and_gatherings_in_the_plural(text, kind):
    told = only("Laos", text)
    assert (told["date_start"], told["kind"]) == (date(2010, 7, 3), kind)


@pytest.mark.parametrize(
    "text",
    [
        "Laos set up a task force on May 3.",
        "Soldiers of the Pha Muang Task Force found ten women in Hanoi on May 3.",
        "Lao and Thai police hold monthly meetings and in 2009 broke up eleven gangs.",
    ],
)
def test_bodies_that_do_not_sit(text):
    assert claims_of(text) == []


NO_MEETING = [
    "Two years ago such a meeting would not have been opened to diplomats in Laos.",
    "In September 2009 the Ministry of Labour of Cambodia closed three training centers.",
    "Inspectors of the Ministry of Labour visited 22 estates in Malaysia from 27 to 31 May 2010.",
    "Returnees in Phu Tho whom we met on May 19 had paid 1,400 dollars to brokers.",
    "In Zakpota, we met a committee that had stopped four taxis this year.",
]


@pytest.mark.parametrize("text", NO_MEETING)
def test_what_is_no_gathering_or_was_none_is_no_meeting(text):
    assert claims_of(text, kind="cable") == []


@pytest.mark.parametrize(
    "text",
    [
        "The bridge, begun in May, cuts the trip from Hanoi to three hours, the governor said.",
        "Both officers were convicted in May of conspiracy to arrange travel for exploitation.",
        "Police visited a nail bar in Leeds in May after a customer complained.",
        "Women from Dubai are met at Tashkent airport on May 4 by officials of an NGO.",
        "The mission and its partners assisted 143 victims in May, officials said.",
    ],
)
def test_journeys_raids_and_offices_are_no_meetings(text):
    assert claims_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "UNICEF pays for legal literacy training, which began in June 2009.",
        "Laos would like to host an international conference on trafficking in March 2010.",
        "Officers of the Gangmasters and Labour Abuse Authority (GLAA) visited a nail bar in "
        "Bridge Street, Peterborough, on 3 May 2010.",
    ],
)
def test_a_course_without_a_day_a_wish_and_an_inspection_are_no_meetings(text):
    assert claims_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors in Peru made 300 visits to farms around Lima in May.",
        "Officers in Lima followed the coast guard launch on May 4.",
        "The minister said in Lima: I call on the last two states to do so in 2010.",
    ],
)
def test_visits_only_counted_boats_and_appeals_are_no_meetings(text):
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("The minister will chair the Forum of the Pacific in Lima on 6 July.", "forum", "PE"),
        (
            "Officials held a workshop in Lima. The office plans a follow-up in Quito in July.",
            "conference",
            "EC",
        ),
        ("The minister visits Quito in July.", "visit", "EC"),
        ("The National Council on trafficking met in Lima on 4 May.", "conference", "PE"),
    ],
)
def test_what_is_chaired_follows_or_sits_is_a_meeting(text, kind, country):
    fields = only(text)
    assert (fields["kind"], fields["country"]) == (kind, country)


@pytest.mark.parametrize(
    "text",
    [
        "Poloff was in Da Nang, where the ships are built, on April 11.",
        "Econoff spent four long days in Da Nang in April.",
        "Poloff and the attache looked in together at Da Nang in April.",
        "The mayor of Da Nang received our new consul and the RSO on April 11.",
    ],
)
def test_officials_visit_where_they_were_spent_days_or_looked_in(text):
    fields = only(text, kind="cable")
    assert (fields["country"], fields["date_start"].month) == ("VN", 4)


@pytest.mark.parametrize(
    "text",
    [
        "The draft was discussed by experts in Lima on 3-4 June 2009.",
        "A draft was considered by officials in Lima from 3 to 4 June 2009.",
        "On June 3-4, 2009 the ministry in Lima brought together police and judges.",
        "Officials held a meeting in Quito. A second is planned in Lima for 3-4 June 2009.",
    ],
)
def test_what_experts_discuss_who_is_brought_together_and_what_is_held_again_is_a_meeting(text):
    (found,) = [c for c in claims_of(text) if c.fields["date_start"] == date(2009, 6, 3)]
    assert found.fields["country"] == "PE"


@pytest.mark.parametrize(
    "text",
    [
        "The girl was met by a woman in Lima on 3 June 2009.",
        "The ministry in Lima will not meet the data requirements this year.",
        "Two operations a year are planned in Lima, the first of them in March.",
    ],
)
def test_who_is_met_by_a_stranger_and_data_that_are_not_met_are_no_meetings(text):
    assert claims_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Lima invited buyers to visit factories in July.",
        "The ministerial task force in Lima met every month and published a report in January.",
    ],
)
def test_visits_to_factories_and_what_follows_meetings_held_each_month_are_none(text):
    assert claims_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Officials of the labour office may visit the ships in Hanoi in May 2009.",
        "The committee is entitled to visit the jail in Hanoi and did so in May 2009.",
        "In May 2009 the police flew 60 men from Hanoi to Vientiane.",
        "Of the 40 households that the agency visited in Hanoi in 2009, ten had lost a child.",
        "A meeting took place in Hanoi. The embassy's three-year project closed in May 2009.",
        "The ministers held talks in Hanoi. A trial of five brokers opened there in May 2009.",
        "The budget is due in parliament on May 4.",
        "Police broke open nine clandestine clothing workshops in Hanoi on May 4.",
        "The study rests on talks with officials between May 2009 and March 2010 in Hanoi.",
    ],
)
def test_leave_to_visit_flights_surveys_projects_and_spans_are_no_meetings(text):
    assert [c for c in claims_of(text) if c.fields["date_start"]] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A judge told a seminar in Hanoi on May 4 that the law had a gap.", "workshop"),
        ("The agency will train 40 judges in Hanoi on May 4.", "workshop"),
        ("It will bring together officials of Laos and Vietnam in Hanoi on May 4.", "bilateral"),
        ("Ministers will review the plan at its session of May 4 in Hanoi.", "ministerial"),
        ("Officials of Laos and Vietnam talked in Hanoi on May 4 about returns.", "bilateral"),
    ],
)
def test_what_a_seminar_was_told_and_who_talked_in_a_town_is_a_meeting(text, kind):
    told = only(text)
    assert (told["kind"], told["city"], told["date_start"].day) == (kind, "Hanoi", 4)


@pytest.mark.parametrize(
    "text",
    [
        "The Diet on May 18 passed a bill on the Technical Intern Training Program, which is old.",
        "Women were brought in 2009 to a workshop in Hanoi.",
        "They slept in a workshop in Hanoi in May 2009.",
        "A judge in Hanoi ordered the raids in an inquiry that opened in May 2009 with a call.",
        "The conference heard that a second shelter opened in May 2009.",
    ],
)
def test_workshops_that_are_sites_programmes_and_what_opens_are_no_meetings(text):
    assert not claims_of(text)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Thai investigators visited Vientiane in January 2010.", "LA"),
        ("The desk officer was in Laos May 8-10, 2010.", "LA"),
        ("The minister would travel to Vientiane on July 2, 2010 to see the shelter.", "LA"),
        ("On April 22, 2010 the officer called without notice at the shelter in Vientiane.", "LA"),
    ],
)
def test_further_ways_to_tell_of_a_visit(text, country):
    assert only(text)["country"] == country
