"""The name of an agreement, as its sentence writes it."""

import pytest

from tests.etl.extract.agreement_claims import claims_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Laos and Vietnam signed an Agreement on Cooperation to Prevent Trafficking in"
            " Vientiane on 3 November 2009.",
            "Agreement on Cooperation to Prevent Trafficking",
        ),
        (
            "Cambodia passed the Trafficking in Persons (Prohibition) Law in July 2009.",
            "Trafficking in Persons (Prohibition) Law",
        ),
        ("Thailand signed memorandums with Laos in 2002.", None),
        (
            "Officials said Laos's National Plan of Action was adopted in 2009.",
            "Laos's National Plan of Action",
        ),
        (
            "Cambodia adopted a new five-year action plan to tackle the problem in 2009.",
            "five-year action plan",
        ),
        (
            "Laos and China signed a cooperation agreement on human trafficking precaution and"
            " prevention on 3 November 2009.",
            "cooperation agreement on human trafficking precaution and prevention",
        ),
        ("The government of Vietnam adopted Decree 68 of 2002.", "Decree 68"),
    ],
)
def test_an_agreement_has_the_whole_of_its_name_and_no_verb(text, title):
    assert [claim.fields["title"] for claim in claims_of(text)] == [title]


TITLED = [
    (
        "Laos and China signed an agreement on combating trafficking in 2014.",
        "agreement on combating trafficking",
    ),
    (
        "Georgia ratified the Council of Europe convention in March 2007.",
        "Council of Europe convention",
    ),
    (
        "Parliament in Nepal passed the Trafficking in Persons bill in May 2007.",
        "Trafficking in Persons bill",
    ),
    ("Ghana passed the Human Trafficking Act (Act 694 of 2005).", "Human Trafficking Act"),
    ("A draft law on the prevention of human trafficking was adopted in Vietnam in 2011.",
     "draft law on the prevention of human trafficking"),
    (
        "Thailand and Laos signed an agreement on trafficking in Hanoi in May 2008.",
        "agreement on trafficking",
    ),
    ("Thailand has bilateral labour agreements with Taiwan. It signed one with Qatar on 3 May "
     "2009.",
     "bilateral labour agreement"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLED)
def test_a_title_tells_what_the_text_is_about_and_never_only_its_noun(text, title):
    titles = [claim.fields["title"] for claim in claims_of(text)]
    assert title in titles


def test_one_of_several_texts_has_its_name_in_the_singular():
    found = claims_of(
        "Vietnam has signed bilateral agreements on human trafficking with Cambodia (2005) and "
        "Laos (2010)."
    )
    assert {c.fields["title"] for c in found} == {"bilateral agreement on human trafficking"}
