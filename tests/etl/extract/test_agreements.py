"""Agreements: what names one, with its parties, date and status."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.etl.extract.agreement_claims import claims_of

TOLD = [
    (
        "The Supplementary Understanding between Laos and Thailand was signed on 3 May 2007.",
        ("agreement", {"LA", "TH"}, "2007-05-03", "signed"),
    ),
    (
        "Laos is drafting a new national action plan on trafficking.",
        ("action_plan", {"LA"}, None, "draft"),
    ),
    (
        "Thailand and Cambodia signed a memorandum of understanding on 31 May 2003.",
        ("mou", {"TH", "KH"}, "2003-05-31", "signed"),
    ),
    (
        "A draft agreement between Laos and China is being finalised.",
        ("agreement", {"LA", "CN"}, None, "draft"),
    ),
    (
        "The labour agreement between Vietnam and Malaysia has been in force since May 2006.",
        ("agreement", {"VN", "MY"}, "2006-05-01", "in_force"),
    ),
    (
        "Cambodia passed a law on organ transplants in July 2009.",
        ("law", {"KH"}, "2009-07-01", "in_force"),
    ),
    (
        "Myanmar's Anti-Trafficking Law of 2005 is strict.",
        ("law", {"MM"}, "2005-01-01", "in_force"),
    ),
    (
        "Vietnam acceded to the Hague Convention in 2011.",
        ("treaty", {"VN"}, "2011-01-01", "in_force"),
    ),
    (
        "Thailand and Laos are expected to sign a memorandum on trafficking next year.",
        ("mou", {"TH", "LA"}, "2011-01-01", "planned"),
    ),
    (
        "The six governments of the COMMIT adopted a plan of action in 2008.",
        ("action_plan", {"KH", "CN", "LA", "MM", "TH", "VN"}, "2008-01-01", "signed"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_an_agreement_with_its_parties_date_and_status(text, expected):
    (claim,) = claims_of(text)
    fields = claim.fields
    when = fields["date"] and fields["date"].isoformat()
    assert (fields["kind"], set(fields["parties"]), when, fields["status"]) == expected


def test_the_mou_is_the_one_spoken_of_before():
    (claim,) = claims_of(
        "Thailand and Laos signed an MOU on 13 July 2005.",
        "Both sides praised the MOU, which was signed after long talks.",
    )
    assert claim.fields["date"] == date(2005, 7, 13)


def test_the_areas_of_a_regional_agreement_are_read_where_they_are_listed():
    (claim,) = claims_of(
        "The six COMMIT governments signed an MOU on 29 October 2004. The MOU covers policy and "
        "cooperation, legal frameworks, protection of victims, preventive measures and monitoring."
    )
    assert claim.fields["areas"] == ["policy", "legal", "protection", "prevention", "monitoring"]


NO_AGREEMENTS = [
    "The two countries work together, including through bilateral agreements.",
    "Law enforcement in Thailand was praised in 2009.",
    "He signed a loan agreement with the broker in Hanoi.",
    "There is no agreement between Thailand and Laos.",
]


@pytest.mark.parametrize("text", NO_AGREEMENTS)
def test_what_names_no_agreement(text):
    assert claims_of(text) == []


WORDS = (
    "the a MOU agreement law draft plan of action between Laos and Vietnam with China , ; -- "
    "signed will sign in 2005 2009 May 4 COMMIT six governments its that declarations ratified ( )"
)


@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join),
    st.sampled_from([None, date(2010, 6, 1)]),
)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_valid_claims_and_never_raises(text, own):
    for claim in claims_of(text, own=own):
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.fields["parties"]


@pytest.mark.parametrize(
    "text",
    [
        "Laos and Thailand signed a joint accord on seismic surveys of oil blocks in March 2005.",
        "The cease-fire agreement of Vietnam and Cambodia was signed in 1991.",
        "The temple was awarded to Cambodia by a decision of the court in 1962.",
    ],
)
def test_agreements_about_other_things(text):
    assert claims_of(text) == []


def test_questions_and_the_laws_of_most_states_are_no_claims():
    assert claims_of("Has Laos signed the UN protocol on trafficking in 2003?") == []
    assert claims_of("In Laos, 9 May 2010 - Most states now have a law against trafficking.") == []


def test_a_sentence_crowded_with_agreements_is_a_table():
    assert claims_of("the 2005 agreement with Laos and Thailand, " * 100) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A bill now with the Council of State in Spain would punish buyers.",
            ("law", {"ES"}, None, "draft"),
        ),
        (
            "In Brazil a constitutional amendment has been stuck in Congress for years.",
            ("law", {"BR"}, None, "draft"),
        ),
        ("Bolivia adopted Law 263 in 2009.", ("law", {"BO"}, "2009-01-01", "in_force")),
        (
            "Police in Thailand took seven cases under the 1997 anti-trafficking act to court.",
            ("law", {"TH"}, "1997-01-01", "in_force"),
        ),
        (
            "Kyrgyzstan adopted a four-year programme against trafficking in 2009.",
            ("action_plan", {"KG"}, "2009-01-01", "signed"),
        ),
        (
            "In Peru a revised national plan of action was being written.",
            ("action_plan", {"PE"}, None, "draft"),
        ),
        (
            "Nepal and India have been working on a memorandum of understanding.",
            ("mou", {"NP", "IN"}, None, "draft"),
        ),
        (
            "The deputy minister of Vietnam and the envoy of Australia witnessed the signing of a "
            "memorandum of understanding.",
            ("mou", {"VN", "AU"}, None, "signed"),
        ),
        (
            "Savannakhet and Quang Tri signed minutes on cooperation on 9 May 2010.",
            ("agreement", {"LA", "VN"}, "2010-05-09", "signed"),
        ),
    ],
)
def test_bills_before_a_house_acts_by_their_year_and_plans_by_other_names(text, expected):
    (fields,) = [claim.fields for claim in claims_of(text)]
    when = fields["date"] and fields["date"].isoformat()
    assert (fields["kind"], set(fields["parties"]), when, fields["status"]) == expected


def test_what_is_signed_and_dated_is_surer_than_what_is_planned():
    (signed,) = claims_of("Thailand and Laos signed a memorandum of understanding on 31 May 2003.")
    (planned,) = claims_of("Thailand and Laos plan to sign an agreement on trafficking.")
    assert signed.confidence > planned.confidence


def test_laws_with_numbers_of_their_own_are_two():
    claims = claims_of(
        "Peru has Law 28950 of January 2007.",
        "In Peru the plan was adopted by Decree 004-2011 of May 2010.",
    )
    laws = [claim.fields["title"] for claim in claims if claim.fields["kind"] == "law"]
    assert len(laws) == 2


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Laos is writing a law on trafficking.", "law", "draft"),
        ("Laos is preparing its first law against trafficking.", "law", "draft"),
        (
            "The second national plan of action of Laos was adopted in 2014.",
            "action_plan",
            "signed",
        ),
        ("Laos: the State Program for 2007-2010 paid for shelters.", "action_plan", "in_force"),
        ("Laos adopted Regulation No. 7 of 2012 on recruiters.", "law", "in_force"),
        ("Laos and China signed a letter of intent on trafficking in 2012.", "agreement", "signed"),
        ("In Laos they stand accused under Article 134 of the Penal Law.", "law", "in_force"),
        ("Laos will ratify the Palermo Protocol.", "treaty", "planned"),
        ("In Laos an amendment that took effect in 2015 punishes buyers.", "law", "in_force"),
        ("Laos has no law yet. A draft has been lying in parliament since 2009.", "law", "draft"),
        ("In Laos a subdecree on maids was adopted in 2011.", "law", "in_force"),
        ("Laos reformed its law. The law was reformed in December 2012.", "law", "in_force"),
        ("In Laos they were fined under the Brothels Ordinance of 1889.", "law", "in_force"),
        ("In Laos the law of 2008 covers men.", "law", "in_force"),
        (
            "A joint investigation team between Spain and Peru was signed in May 2021.",
            "agreement",
            "signed",
        ),
        ("Laos and China presented the procedures they concluded in 2014.", "agreement", "signed"),
        (
            "The action plan of Laos ended. A fifth plan, a draft, goes to the cabinet in Laos.",
            "action_plan",
            "draft",
        ),
    ],
)
def test_further_names_of_laws_plans_and_agreements(text, kind, status):
    (claim,) = claims_of(text)
    assert (claim.fields["kind"], claim.fields["status"]) == (kind, status)


def test_laws_on_different_things_are_two():
    claims = claims_of(
        "Laos is drafting a labour law. A law on trafficking of Laos is being drafted as well."
    )
    assert len(claims) == 2


def test_a_second_plan_comes_after_one_that_was_named():
    plan = "In Laos the first plan of action on trafficking was adopted in 2008"
    assert len(claims_of(f"{plan}. A second plan is being drafted.")) == 2
    assert claims_of("In Laos a second plan of the bridge is being drafted.") == []


def test_the_title_of_a_comment_tells_of_the_convention_that_was_ratified():
    title = "FORCED LABOUR CONVENTION, 1930 (NO. 29) - LAOS (RATIFICATION: 1964)"
    (claim,) = claims_of(title, "Trafficking goes on in Laos.", head="title")
    assert (claim.fields["kind"], claim.fields["parties"]) == ("treaty", ["LA"])


def test_what_people_do_of_their_own_accord_is_no_agreement():
    assert claims_of("Most leave Laos for Thailand of their own accord and sign on in 2009.") == []
