"""When an agreement was made and how far it has come."""

from datetime import date

import pytest

from tests.etl.extract.agreement_claims import claims_of, only


def test_a_plan_that_is_agreed_to_is_adopted_not_yet_in_force():
    told = only("Cambodia and five other countries agreed on a subregional action plan.")
    assert told["status"] == "signed"


def test_a_law_with_its_year_before_its_name():
    told = only("Burma also covers the trafficking of children by the 1993 Child Law.")
    assert (told["kind"], told["parties"], told["date"].year) == ("law", ["MM"], 1993)


@pytest.mark.parametrize(
    "text",
    [
        "The department held a seminar of two days for sixty managers of firms on Vietnam's"
        " trafficking law on 28 March 2009.",
        "In 2007 the courts of Vietnam tried 178 people of five provinces for what is forbidden by"
        " Vietnam's anti-trafficking law.",
    ],
)
def test_the_day_of_another_event_is_not_that_of_a_law(text):
    assert [claim.fields["date"] for claim in claims_of(text)] in ([], [None])


def test_what_is_asked_for_or_discussed_is_planned():
    (claim,) = claims_of("Laos and China met in May to discuss a trafficking agreement.")
    assert claim.fields["status"] == "planned"


def test_what_was_done_under_a_law_does_not_date_it():
    for text in (
        "Nepal enacted a Control Act. Police filed 110 cases under the Human Trafficking Control "
        "Act in 2001.",
        "Police of Laos and China are to hold a meeting under the agreement in Kunming in July "
        "2010.",
    ):
        assert all(c.fields["date"] is None for c in claims_of(text))


def test_a_law_that_is_expected_to_be_passed_is_no_law_in_force():
    (claim,) = claims_of(
        "The amended Law on Human Trafficking is expected to be passed by the National Assembly "
        "of Vietnam in October."
    )
    assert claim.fields["status"] == "planned"
    assert claim.assertion == "planned"


def test_an_agreement_that_lapsed_is_in_force_no_more():
    (claim,) = claims_of(
        "The adoption agreement between Vietnam and France, in effect since 1 September 2005, "
        "lapsed in 2008."
    )
    assert claim.fields["status"] == "signed"


HOW_FAR = [
    ("The cabinet of Laos approved the trafficking bill in February 2009.", "draft", None),
    ("Nepal and Malaysia will renew their 2018 MOU on labour.", "in_force", "2018"),
    ("The 2005 Human Trafficking Act of Ghana, amended in 2009, prohibits it.", "in_force", "2005"),
    (
        "Vietnam's 2004-2010 National Plan of Action on trafficking gives it money.",
        "in_force",
        None,
    ),
]


@pytest.mark.parametrize(("text", "status", "year"), HOW_FAR)
def test_how_far_a_text_has_come_and_its_own_year(text, status, year):
    (claim,) = claims_of(text)
    when = claim.fields["date"]
    assert claim.fields["status"] == status
    assert year is None or when.isoformat()[:4] == year


@pytest.mark.parametrize(
    "text",
    [
        "The seven will be dealt with under immigration law, Thai police said.",
        "Korea signed the permit agreement, under which 3,100 Mongolians left in 2011.",
    ],
)
def test_a_date_or_law_that_is_another_things_is_not_an_agreements(text):
    assert all(claim.fields["date"] is None for claim in claims_of(text))


def test_what_was_done_under_a_law_since_a_year_does_not_date_it():
    claims = claims_of("Haiti's prosecutor has handled three cases under Law 137-03 since 2004.")
    assert all(claim.fields["date"] is None for claim in claims)


@pytest.mark.parametrize(
    ("text", "status", "year"),
    [
        (
            "Victims in Thailand will be helped in accordance with the Anti-Trafficking in Persons"
            " Act B.E. 2551 (2008).",
            "in_force",
            "2008-01-01",
        ),
        (
            "Nepal has signed the Palermo Protocol but not ratified it as of this week.",
            "signed",
            None,
        ),
        (
            "Laos plans to sign a memorandum of cooperation with Thailand and to hold its meeting"
            " in July 2010.",
            "planned",
            None,
        ),
    ],
)
def test_plans_for_others_and_days_of_others_are_not_a_texts_own(text, status, year):
    told = [c.fields for c in claims_of(text)]
    assert told
    assert told[0]["status"] == status
    assert (told[0]["date"] and told[0]["date"].isoformat()) == year


def test_who_denies_counts_under_an_act_denies_no_act():
    (claim,) = claims_of(
        "Kenya is a source. He has denied nine counts under the Counter-Trafficking in Persons Act,"
        " 2010."
    )
    assert claim.assertion == "asserted"


def test_what_has_been_negotiated_since_a_year_has_no_date_yet():
    (claim,) = claims_of(
        "Laos and Thailand have been negotiating an agreement on returns since 2003."
    )
    assert (claim.fields["status"], claim.fields["date"]) == ("draft", None)


def test_the_year_in_a_laws_name_is_its_own_also_behind_its_country():
    (claim,) = claims_of("Ghana's 2005 Human Trafficking Act, amended in 2009, prohibits it.")
    assert claim.fields["date"] == date(2005, 1, 1)


def test_when_somebody_wrote_of_an_agreement_is_not_its_date():
    (claim,) = claims_of(
        "Nobody in Bangladesh replied to the letter that Indian officials wrote in January"
        " proposing an MOU on the return of victims."
    )
    assert claim.fields["date"] is None


def test_procedures_under_a_memorandum_do_not_date_it():
    claims = claims_of(
        "Laos and Thailand meet. The standard operating procedures under the 2005 memorandum of"
        " understanding between the two governments were approved in March 2009."
    )
    years = {c.fields["kind"]: c.fields["date"].year for c in claims}
    assert years == {"mou": 2005, "agreement": 2009}


def test_what_somebody_will_not_do_plans_no_agreement():
    claims = claims_of(
        "Men will not go to sea any more, he said, and the MOU of Thailand with Cambodia on "
        "fishing crews was signed in 2003."
    )
    assert [claim.fields["status"] for claim in claims] == ["signed"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Trafficking became a crime in Chile in 2011.", 2011),
        ("Cambodia's assembly outlawed the sale of blood in 2004.", 2004),
        ("Article 88/b of Chile's Penal Code, on the books since 1998, punishes brokers.", 1998),
        ("In Chile a new Article 411, in force since 2011, is harder on brokers.", 2011),
    ],
)
def test_what_is_a_crime_since_a_year_is_a_law(text, year):
    (claim,) = claims_of(text)
    told = claim.fields
    assert (told["kind"], told["status"], told["date"].year) == ("law", "in_force", year)


@pytest.mark.parametrize(
    "text",
    ["Trafficking is a crime in Chile.", "Article 7 of the contract binds both in 2011."],
)
def test_what_only_is_a_crime_is_no_law_told(text):
    assert claims_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Togo expects its parliament to adopt a bill on child brokers in May.",
        "A bill against brokers was handed to Togo's cabinet and would be passed in 2011.",
        "Togo's bill against brokers lies in committee.",
    ],
)
def test_a_bill_that_is_yet_to_pass_is_a_draft(text):
    (claim,) = claims_of(text)
    assert (claim.fields["kind"], claim.fields["status"]) == ("law", "draft")


def test_the_year_in_the_name_of_a_law_is_not_that_of_the_next():
    text = "Malaysia tries traffickers under the Weights Act 1972 or the Penal Code."
    told = {c.fields["title"]: c.fields["date"] for c in claims_of(text)}
    assert told["Weights Act 1972"] == date(1972, 1, 1)
    assert told.get("Penal Code") is None
