"""Who is responsible for what, as a text states it."""

import pytest

from tests.etl.extract.told_roles import duties, found, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Lao Women's Union is the lead agency for victim protection.",
            {("la-womens-union", "protection")},
        ),
        (
            "Thailand's lead agency on trafficking is the Ministry of Justice.",
            {("th-moj", "policy")},
        ),
        (
            "MPS, MOLISA and Vietnam's Women's Union share responsibility for victims.",
            {
                ("vn-mps", "protection"),
                ("vn-molisa", "protection"),
                ("vn-womens-union", "protection"),
            },
        ),
        (
            "On prevention of trafficking, UNICEF shares responsibility with IOM and ILO.",
            {(a, "prevention") for a in ("unicef", "iom", "ilo")},
        ),
        ("IOM coordinates the return of victims.", {("iom", "protection")}),
        ("UNIAP served as secretariat of the trafficking conference.", {("uniap", "policy")}),
        (
            "Responsibility for aid to victims lies with World Vision.",
            {("world-vision", "protection")},
        ),
        ("The awareness campaign on trafficking is led by UNICEF.", {("unicef", "prevention")}),
        (
            "Within the GVN, the Ministry of Justice is in charge of trafficking legislation.",
            {("vn-moj", "legal")},
        ),
    ],
)
def test_who_is_responsible_for_what(text, expected):
    assert duties(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Thai police are not responsible for sheltering trafficking victims.",
        "UNICEF supports the Lao Women's Union in its work for trafficking victims.",
        "A lieutenant who is in charge of three boats met UNICEF about trafficking.",
        "IOM coordinates a conference on wildlife.",
    ],
)
def test_what_is_no_duty(text):
    assert duties(text) == set()


def test_the_span_holds_the_duty_and_the_support_the_actor():
    text = "In Laos IOM is responsible for the return of victims."
    (claim,) = found(text)
    assert text[claim.start : claim.end] == "is responsible for the return of victims"
    ((_, start, end),) = claim.support
    assert text[start:end] == "IOM"


def test_hostile_text_is_read_soon():
    for piece in ("x", "of a ", "IOM, ", "run by ", "IOM in a.a-", "(chair: "):
        found("IOM trafficking of " + piece * 5_000)


def test_each_agency_of_a_list_has_its_own_task_only():
    text = (
        "Trafficking in Laos. The Ministry of Public Security is responsible for identification, "
        "the "
        "Lao Women's Union for counselling and temporary shelter, and UNICEF for training."
    )
    tasks = {actor: role for actor, role in told(text) if "responsible" in role}
    assert sorted(tasks.values()) == [
        "is responsible for counselling and temporary shelter",
        "is responsible for identification",
        "is responsible for training",
    ]
    assert tasks["unicef"] == "is responsible for training"


def test_the_task_of_one_agency_ends_where_the_next_has_its_own():
    text = (
        "On trafficking, the Lao Women's Union is charged with information in the villages, and the"
        " Ministry of Foreign Affairs handles relations with the neighbours."
    )
    assert [claim.fields["role"] for claim in found(text)] == [
        "is charged with information in the villages",
        "handles relations with the neighbours",
    ]


def test_an_agency_charged_with_a_task_is_accused_of_nothing():
    (claim,) = found("The Lao Women's Union is charged with the prevention of trafficking.")
    assert claim.assertion == "asserted"


def test_a_task_is_never_cut_inside_a_phrase():
    text = (
        "IOM has opened a shelter for trafficked children who came back from the border towns of"
        " the north and provides assistance to all the women who want to return."
    )
    (claim,) = found(text)
    assert claim.fields["role"].endswith(("children", "back", "towns", "north", "return"))
    assert not claim.fields["role"].endswith(("to", "of", "the", "and"))


def test_who_speaks_for_an_ngo_that_runs_shelters_names_its_task():
    (claim,) = found(
        "Victims come and go, said Aya Noor of the Weavers' Forum, a Dhaka-based NGO which runs two"
        " shelters."
    )
    assert claim.fields["role"] == "runs two shelters"


def test_a_stated_duty_is_surer_than_numbers_of_what_was_done():
    (duty,) = found("The Lao Women's Union is responsible for sheltering trafficked women.")
    (done,) = found("The Lao Women's Union sheltered 82 trafficked women in two years.")
    assert duty.confidence > done.confidence


@pytest.mark.parametrize(
    "text",
    [
        "The trip was paid for by the Overseas Workers Board, which is answerable for the rescue "
        "of trafficked maids.",
        "THE WOMEN WROTE ABOUT TRAFFICKING TO THE OVERSEAS WORKERS BOARD IN DHAKA, WHICH LICENSES "
        "RECRUITERS.",
        "The director of the Overseas Workers Board said that his board is in charge of victims.",
        "The Overseas Workers Board runs the ferry that brings home the victims.",
    ],
)
def test_whose_task_it_is_stands_anywhere_in_the_sentence(text):
    (claim,) = found(text)
    assert claim.fields["actor_id"].endswith("overseas-workers-board")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "UNICEF, the agency charged with trafficking cases, sent two officers.",
            "charged with trafficking cases",
        ),
        (
            "It is done with IOM, the body which is responsible in Chile for trafficking cases.",
            "is responsible in Chile for trafficking cases",
        ),
        (
            "A mother rang World Vision, a charity that takes in trafficked women.",
            "takes in trafficked women",
        ),
        ("Trafficking is everywhere; the lead lies with UNICEF.", "lead"),
        ("On trafficking, UNICEF leads.", "leads"),
        (
            "IOM opened a shelter for trafficked women in May. IOM runs a hotline.",
            "opened a shelter",
        ),
    ],
)
def test_duties_told_of_what_a_body_is(text, role):
    assert any(claim.fields["role"].startswith(role) for claim in found(text))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The law tasks the Ministry of Justice with the care of victims.", "care of victims"),
        ("The act puts the Ministry of Justice in charge of shelters.", "in charge of shelters"),
        ("The act makes the Ministry of Justice answerable for aid.", "answerable for aid"),
        ("A decree requires the Ministry of Justice to inspect bars.", "inspect bars"),
        ("Shelters come under the Ministry of Justice.", "responsibility for Shelters"),
        ("The Ministry of Justice covers the rent of a shelter.", "covers the rent of a shelter"),
        ("Inspectors of the Ministry of Justice inspect bars.", "inspect bars"),
        ("IOM trains police and prosecutors.", "trains police and prosecutors"),
        (
            "IOM helps the government with the return of victims.",
            "helps the government with the return of victims",
        ),
        ("The Supreme Court hears trafficking cases.", "hears trafficking cases"),
        ("The Ombudsman receives complaints.", "receives complaints"),
        ("Welfare officers are meant to visit each child.", "visit each child"),
    ],
)
def test_duties_that_laws_give_and_work_of_courts_and_trainers(text, role):
    assert {words for _, words in told(f"Trafficking in Laos goes on. {text}")} == {role}


@pytest.mark.parametrize(
    "text",
    [
        "Denmark paid for the shelter of trafficked women.",
        "A car was given by the Denmark-funded project against trafficking.",
    ],
)
def test_who_only_pays_keeps_no_house(text):
    assert told(text) == set()


def test_a_clause_about_another_agency_takes_no_duty_from_the_subject():
    (claim,) = found("The National Council on Trafficking, which UNICEF funds, oversees the plan.")
    assert claim.fields["actor_id"].endswith("national-council-on-trafficking")
