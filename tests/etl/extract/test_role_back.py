import pytest

from etl.extract import roles
from tests.etl.stories import story


def duties(*paragraphs):
    claims = roles.extract(story(*paragraphs, kind="report"))
    return {(claim.fields["actor_id"], claim.fields["role"]) for claim in claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Lao Women's Union met the victims. In the north the Union keeps up a shelter.",
            {("la-womens-union", "keeps up a shelter")},
        ),
        (
            "In Laos the Ministry of Public Security wrote to us on trafficking. Its officers "
            "patrol the border.",
            {("la-mps", "patrol the border")},
        ),
    ],
)
def test_an_agency_is_meant_by_what_it_is(text, expected):
    assert duties(text) == expected


def test_the_agency_may_be_named_some_paragraphs_before():
    told = duties(
        "In Cambodia the Ministry of Interior answers questions on trafficking.",
        "The year was dry.",
        "At the coast the ministry polices the ports.",
    )
    assert ("kh-moi", "polices the ports") in told


def test_what_an_unnamed_agency_did_once_is_no_task():
    assert not duties(
        "In Cambodia the Ministry of Interior wrote on trafficking. The ministry returned six "
        "victims to Laos."
    )


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("In Laos IOM looks after those who come back from traffickers.", "looks after those who"),
        ("Complaints of trafficking go to IOM.", "responsibility for Complaints"),
        ("IOM has the duty of identifying victims.", "has the duty of identifying victims"),
        ("THE SHELTER FOR VICTIMS IN TIRANA, WHICH IOM MANAGES, HAD TWO.", "runs SHELTER"),
        ("The victims' fund, administered by IOM, is empty.", "administered: victims' fund"),
        ("IOM, to be moved on May 2, 2007, will screen detainees for trafficking.", "screen"),
        ("Care for victims of trafficking is for the IOM.", "responsibility for Care"),
        ("IOM does the teaching on trafficking in villages.", "does the teaching"),
        ("In matters of trafficking IOM keeps an eye on the ports.", "keeps an eye on the ports"),
        ("Where traffickers work IOM speaks with families.", "speaks with families"),
    ],
)
def test_words_for_standing_work(text, role):
    ((actor, told),) = duties(text)
    assert actor == "iom"
    assert told.startswith(role)


@pytest.mark.parametrize(
    "text",
    [
        "The project on trafficking, carried out by IOM, ends in May.",
        "A draft law on trafficking will go to IOM.",
        "Victims of trafficking: a project. Implementing agency: IOM",
    ],
)
def test_what_is_told_of_a_project_or_a_draft_is_no_role(text):
    assert not duties(text)
