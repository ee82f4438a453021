"""Who takes part in a meeting, and who is only named beside it."""

import pytest

from tests.etl.extract.meeting_claims import claims_of, only


def test_the_six_governments_of_commit_are_meant_by_their_number():
    fields = only("The six governments that form the COMMIT met in Hanoi on 2 March 2009.")
    assert set(fields["participants"]) == {"KH", "CN", "LA", "MM", "TH", "VN"}
    assert fields["series"] == "COMMIT"


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


def test_capitals_stand_for_their_governments():
    told = only("On May 10 Hanoi and Beijing held talks on trafficking in Guilin.")
    assert set(told["participants"]) == {"VN", "CN"}


def test_negotiations_of_two_sides_are_theirs_without_a_name():
    claims = claims_of(
        "Cambodia and Vietnam are working on an agreement.",
        "A second round of negotiations took place in Hanoi on May 19.",
    )
    assert set(claims[-1].fields["participants"]) == {"KH", "VN"}


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


def test_a_year_is_no_number_of_participants():
    told = only("A workshop was held in Hanoi on 2 March 2009 with participants from Laos.")
    assert told["attendance"] is None


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


def test_a_border_or_a_seat_of_international_bodies_takes_no_part():
    (told,) = claims_of(
        "Cambodia is worried. Poloff traveled on May 4 to Koh Kong to look at trafficking along"
        " the Thai border.",
        kind="cable",
    )
    assert set(told.fields["participants"]) == {"KH", "US"}
    assert only("UAE officials will meet UNICEF in Geneva on July 3.")["participants"] == ["AE"]


def test_who_pays_for_a_course_does_not_attend_it():
    told = claims_of(
        "Myanmar has no shelter in Yangon. A project on trafficking, funded by Australia, plans a"
        " second course in Mandalay in July."
    )
    assert all("AU" not in claim.fields["participants"] for claim in told)
    assert told


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


def test_a_delegation_is_received_elsewhere_than_in_its_own_country():
    paragraphs = (
        "China and Cambodia share no border. China buys brides, and China says so.",
        "A draft is to be discussed when a Chinese delegation visits in July 2010.",
    )
    assert only(*paragraphs)["country"] == "KH"
