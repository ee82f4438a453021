from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.annotate import annotate
from etl.document import Document, Passage
from etl.extract import meetings


def claims_of(*paragraphs: str, own: date | None = date(2010, 6, 1), kind: str = "news"):
    passages = [Passage(i, text, 0, len(text)) for i, text in enumerate(paragraphs)]
    document = Document(
        "id", "path", "hash", "text", kind=kind, date=own, date_precision="day" if own else None
    )
    document.passages = passages
    return meetings.extract(annotate(document))


def only(*paragraphs: str, **more):
    (claim,) = claims_of(*paragraphs, **more)
    return claim.fields


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


def test_a_sentence_can_tell_of_several_meetings():
    found = claims_of(
        "The working group met twice in 2009, on May 17 in Hanoi and on December 3 in Bangkok."
    )
    assert [(c.fields["date_start"].isoformat(), c.fields["country"]) for c in found] == [
        ("2009-05-17", "VN"),
        ("2009-12-03", "TH"),
    ]


def test_the_summary_and_the_body_tell_one_meeting():
    (claim,) = claims_of(
        "Ministers of Cambodia and Thailand met in Bangkok on May 4 and 5.",
        "The talks in Bangkok on May 4-5 were attended by Cambodia and Thailand.",
    )
    assert len(claim.support) == 1


def test_the_six_governments_of_commit_are_meant_by_their_number():
    fields = only("The six governments that form the COMMIT met in Hanoi on 2 March 2009.")
    assert set(fields["participants"]) == {"KH", "CN", "LA", "MM", "TH", "VN"}
    assert fields["series"] == "COMMIT"


NO_MEETINGS = [
    "The minister told a press conference in Hanoi on May 4 that 30 women had been freed.",
    "Thailand does not meet the minimum standards, the report of May 4 said.",
    "She met a man in Hanoi in May 2009 who sold her.",
    "Police raided a garment workshop in Bangkok on May 4.",
    "Officials of Laos and Vietnam meet often.",
    "In the course of an inspection in Bangkok on 2 May fourteen women were found.",
]


@pytest.mark.parametrize("text", NO_MEETINGS)
def test_what_is_no_gathering_or_has_no_date(text):
    assert claims_of(text) == []


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


def test_a_partner_of_talks_is_not_where_they_are_held():
    told = only("The ministry is to begin talks with Laos and Cambodia next month.")
    assert told["country"] is None
    assert set(told["participants"]) == {"LA", "KH"}


def test_another_statement_of_the_sentence_brings_no_participants():
    told = only(
        "Thailand hosted officials of Laos for talks in Bangkok on May 3, and an agreement with "
        "South Korea is under discussion."
    )
    assert set(told["participants"]) == {"TH", "LA"}


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


def test_a_signing_on_the_last_day_belongs_to_the_conference():
    told = only(
        "Ministers of the six COMMIT countries met in Beijing from 12 to 14 May.",
        "The declaration was signed in Beijing on 14 May by ministers of the six countries.",
    )
    assert (told["date_start"], told["date_end"]) == (date(2010, 5, 12), date(2010, 5, 14))


def test_two_levels_that_meet_together_are_two_meetings():
    claims = claims_of(
        "The Ninth Senior Officials Meeting and the Third Inter-Ministerial Meeting will be held "
        "in Hanoi in August."
    )
    assert {c.fields["kind"] for c in claims} == {"senior_officials", "ministerial"}


def test_capitals_stand_for_their_governments():
    told = only("On May 10 Hanoi and Beijing held talks on trafficking in Guilin.")
    assert set(told["participants"]) == {"VN", "CN"}


def test_a_delegation_that_is_expected_comes_to_the_country_of_the_story():
    told = only(
        "PHNOM PENH, June 1 - Cambodia freed ten women.", "A Japanese delegation is due on June 30."
    )
    assert told["country"] == "KH"


def test_negotiations_of_two_sides_are_theirs_without_a_name():
    claims = claims_of(
        "Cambodia and Vietnam are working on an agreement.",
        "A second round of negotiations took place in Hanoi on May 19.",
    )
    assert set(claims[-1].fields["participants"]) == {"KH", "VN"}


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


def test_the_name_of_a_gathering_ends_at_a_verb_and_its_owner():
    told = only("The task force will hold its sixth meeting in Lima on July 27.")
    assert told["title"] == "sixth meeting"
    assert only("Of 40 clerks, 12 were trained in Lima on May 2.")["title"] is None


@pytest.mark.parametrize(
    "text",
    [
        "A regional conference on labour opened in Lima on 5 May 2010.",
        "Delegates of 17 countries met in Lima on 5 May 2010.",
    ],
)
def test_the_host_is_not_all_of_those_that_came_from_several_countries(text):
    told = only(text)
    assert (told["country"], told["participants"], told["series"]) == ("PE", [], "other")


def test_a_country_told_of_behind_a_which_takes_no_part():
    told = only(
        "Officials of Peru met in Lima on 5 May on rules, on which Chile has a law of 1998."
    )
    assert told["participants"] == ["PE"]


def test_those_who_went_are_not_planned_to_go():
    told = only("A delegation of officials went to Doha in April and will return in July.")
    assert (told["status"], told["date_start"]) == ("held", date(2010, 4, 1))


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


def test_a_meeting_that_was_put_off_has_the_day_it_is_now_set_for():
    fields = only(
        "A meeting with Thailand, due in Nong Khai in May, had been put off twice and was now set "
        "for September 22-23.",
    )
    assert (fields["date_start"], fields["date_end"]) == (date(2010, 9, 22), date(2010, 9, 23))


def test_who_told_of_a_meeting_takes_no_part_in_it():
    fields = only(
        "Laos and Thailand cooperate.",
        "A Japanese official told reporters that officials of Laos and Thailand met in Vientiane "
        "on 12 May 2010.",
    )
    assert sorted(fields["participants"]) == ["LA", "TH"]


def test_those_to_whom_a_signing_is_likened_do_not_sign():
    fields = only(
        "On June 24, 2010, Vietnam and Thailand are to sign an agreement on trafficking in "
        "Hanoi, the "
        "third of its kind after those with Cambodia (2005) and Laos.",
    )
    assert sorted(fields["participants"]) == ["TH", "VN"]


def test_the_host_of_a_gathering_of_others_is_no_participant_by_that():
    fields = only("On 12 February 2010 a round table of European retailers took place in Brussels.")
    assert fields["participants"] == []


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


def test_a_part_of_a_month_is_kept_as_its_first_day():
    told = only("A workshop will be held in Hanoi in late July 2010.")
    assert (told["date_start"], told["date_precision"]) == (date(2010, 7, 1), "month")


def test_what_was_held_twice_in_one_town_is_two_meetings():
    told = claims_of("The committee met in Phnom Penh in June 2009 and again in February 2010.")
    assert [(c.fields["date_start"], c.fields["city"]) for c in told] == [
        (date(2009, 6, 1), "Phnom Penh"),
        (date(2010, 2, 1), "Phnom Penh"),
    ]


def test_a_year_is_no_number_of_participants():
    told = only("A workshop was held in Hanoi on 2 March 2009 with participants from Laos.")
    assert told["attendance"] is None


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


WHO = [
    (
        ("A national consultation on the Burmese draft will be held in Dhaka on 16 September.",),
        ["BD"],
    ),
    (
        (
            "Officials in Hanoi went through the agreement with Cambodia at a workshop in Da Nang"
            " on May 3.",
        ),
        ["VN"],
    ),
    (
        (
            "The Ministry of Labour of Laos and its Thai counterpart hold case meetings. The tenth"
            " such meeting took place in Udon Thani on May 20.",
        ),
        ["LA", "TH"],
    ),
    (
        (
            "The six COMMIT countries agreed on a plan. Senior officials of the participating"
            " governments met in Hanoi on May 3 after a speech by the Lao minister.",
        ),
        ["KH", "CN", "LA", "MM", "TH", "VN"],
    ),
    (
        (
            "Laos is a country of origin, police in Vientiane and in Pakse said. Talks with"
            " Thailand were held in Bangkok on May 3.",
        ),
        ["LA", "TH"],
    ),
]


@pytest.mark.parametrize(("paragraphs", "countries"), WHO)
def test_who_takes_part_is_told_by_its_own_words_or_the_sentence_before(paragraphs, countries):
    assert sorted(only(*paragraphs)["participants"]) == sorted(countries)


def test_those_who_are_received_come_from_elsewhere():
    told = only(
        "Police of Lao Cai, Vietnam, hosted a visit by officers from Honghe prefecture, Yunnan, on"
        " May 4."
    )
    assert (told["city"], told["country"]) == ("Lao Cai", "VN")


def test_where_an_official_goes_is_not_his_own_country():
    told = only(
        "Moldova needs help against trafficking. They should raise it when Deputy PM Stratan"
        " visits on May 8.",
        kind="cable",
    )
    assert told["country"] is None


def test_a_border_or_a_seat_of_international_bodies_takes_no_part():
    (told,) = claims_of(
        "Cambodia is worried. Poloff traveled on May 4 to Koh Kong to look at trafficking along"
        " the Thai border.",
        kind="cable",
    )
    assert told.fields["participants"] == ["US", "KH"] or told.fields["participants"] == [
        "KH",
        "US",
    ]
    assert only("UAE officials will meet UNICEF in Geneva on July 3.")["participants"] == ["AE"]


def test_who_pays_for_a_course_does_not_attend_it():
    told = claims_of(
        "Myanmar has no shelter in Yangon. A project on trafficking, funded by Australia, plans a"
        " second course in Mandalay in July."
    )
    assert all("AU" not in claim.fields["participants"] for claim in told)
    assert told


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


def test_an_agreement_with_the_host_was_signed_by_the_country_told_of():
    fields = only(
        "Laos has a law on trafficking. Laos has no shelter.",
        "A memorandum with Thailand was signed in Bangkok on 13 July 2005.",
        kind="report",
    )
    assert set(fields["participants"]) == {"LA", "TH"}


def test_the_two_sides_are_the_country_told_of_and_the_one_named_right_before():
    fields = only(
        "Laos has a law on trafficking. Officials of Laos and China talk often.",
        "Cooperation with Vietnam is good. The two services signed a protocol in Hanoi on 13 May.",
        kind="report",
    )
    assert set(fields["participants"]) == {"LA", "VN"}


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


def test_a_year_of_another_clause_is_not_that_of_a_session_told_behind_it():
    found = claims_of(
        "In Lima the office keeps a house, enlarged in 2001, in which girls live, and that a city "
        "committee is to hold its session in July."
    )
    assert [claim.fields["date_start"] for claim in found] == [date(2010, 7, 1)]


def test_an_envoy_meets_others_in_the_province_of_theirs_or_where_the_text_is_about():
    fields = only("The Vietnamese ambassador met the governor of Svay Rieng Province on May 20.")
    assert fields["country"] == "KH"
    fields = only(
        "Women are sold in Houston.",
        "Police in Houston freed nine. The Honduran consulate will hold a forum on July 9.",
    )
    assert fields["country"] == "US"


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Lima invited buyers to visit factories in July.",
        "The ministerial task force in Lima met every month and published a report in January.",
    ],
)
def test_visits_to_factories_and_what_follows_meetings_held_each_month_are_none(text):
    assert claims_of(text) == []
