"""What agencies do, by their verbs, the houses they keep and the lists of who does what."""

import pytest

from tests.etl.extract.told_roles import duties, found, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IOM runs a shelter for trafficked women in Vientiane.", {("iom", "protection")}),
        (
            "Trafficked girls stay in a shelter run by World Vision.",
            {("world-vision", "protection")},
        ),
        ("The Ministry of Justice (victim assistance) met IOM.", {("th-moj", "protection")}),
        (
            "UNICEF and IOM provide training on trafficking to police.",
            {("unicef", "legal"), ("iom", "legal")},
        ),
        ("The trafficked children are in the care of UNICEF.", {("unicef", "protection")}),
        ("A hotline which IOM operates takes calls from victims.", {("iom", "protection")}),
    ],
)
def test_work_is_told_by_verbs_houses_and_lists(text, expected):
    assert duties("Trafficking in Thailand. " + text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "IOM does not run a shelter for trafficking victims.",
        "Trafficked girls were sold. The UNICEF office said that it has been raining.",
    ],
)
def test_what_is_no_work(text):
    assert duties(text) == set()


def test_what_stands_before_a_noun_gives_no_broken_role():
    text = "Victims of trafficking. She visited the UNICEF shelter of the Union and met victims."
    assert not any(role.startswith("shelter of") for _, role in told(text))


def test_a_transit_center_protects():
    assert duties("UNICEF runs the transit center for trafficked people.") == {
        ("unicef", "protection")
    }


ACTS = [
    (
        "The Ministry of Justice will host workshops for prosecutors on trafficking.",
        "host workshops for prosecutors on trafficking",
        "legal",
    ),
    (
        "The National Committee, chaired by the Ministry of Justice, met twice on trafficking.",
        "chaired: National Committee",
        "policy",
    ),
    (
        "IOM provides food, medical care and flights to trafficked men.",
        "provides food, medical care and flights to trafficked men",
        "protection",
    ),
    (
        "The trafficked boys live at a shelter in Chiang Rai, which is run by UNICEF.",
        "run: shelter",
        "protection",
    ),
    (
        "The Labour Administration (DOLAB) of the Ministry of Labour (MOLISA) inspects employers"
        " of trafficked men.",
        "inspects employers of trafficked men",
        "legal",
    ),
    (
        "The trafficking shelter is full; IOM took in 17 in May alone.",
        "took in 17 in May alone",
        "protection",
    ),
    (
        "The Department of Employment of the Ministry of Labour licenses 154 companies, and most"
        " of the trafficked had gone through them.",
        "licenses 154 companies",
        "legal",
    ),
    (
        "Referral of victims is the responsibility of the Ministry of Labour.",
        "responsibility for Referral of victims",
        "protection",
    ),
    (
        "The law obliges the Ministry of Interior to investigate trafficking cases.",
        "investigate trafficking cases",
        "legal",
    ),
    (
        "The Lao transit shelter for trafficked girls in Minsk is run by IOM.",
        "run: Lao transit shelter for trafficked girls",
        "protection",
    ),
]


@pytest.mark.parametrize(("text", "role", "area"), ACTS)
def test_what_an_agency_does_in_any_tense_is_its_task(text, role, area):
    (claim,) = found(text)
    assert (claim.fields["role"], claim.fields["area"]) == (role, area)


@pytest.mark.parametrize(
    "text",
    [
        "The Anti-Trafficking Unit opened 15 trafficking cases in 2007, of which four fell.",
        "UNICEF interviewed 40 trafficked girls in 2007.",
        "The National Committee against trafficking, headed by a minister, met twice.",
        "The Ministry of Justice held a workshop on trafficking in Hanoi on May 3.",
        "The Ministry of Labour was unable to trace the families of trafficked boys.",
        "The Ministry of Interior was set up under a law of 2003 on trafficking cases.",
    ],
)
def test_one_event_a_wish_or_what_is_done_to_an_agency_is_no_task(text):
    assert found(text) == []


def test_each_of_a_list_has_the_task_also_behind_acronyms():
    told = found(
        "Trafficked boys were taken to shelters run by the Bangladesh National Women Lawyers'"
        " Association (BNWLA) and World Vision."
    )
    assert len({claim.fields["actor_id"] for claim in told}) == 2


def test_a_programme_that_is_delivered_and_a_line_that_is_kept_are_work():
    (given,) = found("The trafficking victims' project is delivered by the Red Cross.")
    assert given.fields["role"].startswith("delivered")
    (kept,) = found("The Lao Women's Union operates a toll-free line for trafficked women.")
    assert "toll-free line" in kept.fields["role"]


def test_a_word_that_joins_clauses_is_no_part_of_the_work():
    told = found(
        "Victims stay at the centre, while vocational training is given by the Lao Women's Union."
    )
    assert [claim.fields["role"] for claim in told] == ["given: vocational training"]


def test_those_with_whom_somebody_works_have_not_done_it_themselves():
    told = found(
        "The Government, working with the embassy, IOM and World Vision, has brought home 76 "
        "trafficked women."
    )
    assert not {claim.fields["actor_id"] for claim in told} & {"iom", "world-vision"}


@pytest.mark.parametrize("verb", ["will host a", "held one", "is to organise another"])
def test_one_event_is_no_task_even_ahead(verb):
    assert not found(f"The Ministry of Justice {verb} seminar on trafficking in Vientiane in May.")


def test_events_in_the_plural_are_a_task():
    assert found("The Ministry of Justice holds seminars on trafficking in the provinces.")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The Lao Women's Union lectures in the markets about trafficking.", "lectures in the"),
        ("Against trafficking UNICEF trains market women to call.", "trains market women"),
        ("The Lao Women's Union lends money to trafficked women.", "lends money"),
        ("On trafficking the UNHCR (Geneva) also advises judges.", "advises judges"),
        ("At the border IOM hands out cards on trafficking.", "hands out cards"),
        ("Of trafficking IOM and UNICEF warn pupils at school.", "warn pupils"),
    ],
)
def test_what_an_agency_does_as_a_habit_is_its_task_whatever_it_is_done_to(text, role):
    assert any(role in words for _, words in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "IOM says that trafficking goes on.",
        "The project against trafficking, which UNICEF carries out until 2009, is small.",
        "UNICEF staff saw victims of trafficking.",
        "The Ministry of Justice has no shelter for victims of trafficking.",
        "Victims told the police. These reports go to the Ministry of Justice.",
    ],
)
def test_speech_staff_and_what_is_told_of_others_are_no_task(text):
    assert told(text) == set()
