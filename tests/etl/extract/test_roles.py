import pytest

from etl.extract import roles
from tests.etl.stories import story


def found(text):
    return roles.extract(story(text))


def duties(text):
    return {(claim.fields["actor_id"], claim.fields["area"]) for claim in found(text)}


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
        "He told IOM that the victims had returned.",
    ],
)
def test_what_is_no_work(text):
    assert duties(text) == set()


def test_hostile_text_is_read_soon():
    for piece in ("x", "of a ", "IOM, ", "run by ", "IOM in a.a-", "(chair: "):
        found("IOM trafficking of " + piece * 5_000)


def told(text):
    return {(claim.fields["actor_id"], claim.fields["role"]) for claim in found(text)}


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


@pytest.mark.parametrize(
    "text",
    [
        "Victims of trafficking. UNICEF closed three training centers found to hold recruits.",
        "Victims of trafficking. UNICEF has announced that labour coordination centres will be "
        "opened.",
        "Victims of trafficking. A hotline, 1362, now operated by UNICEF from 8am, is known.",
        "Victims of trafficking. She visited the UNICEF shelter of the Union and met victims.",
    ],
)
def test_a_verb_of_another_kind_gives_no_broken_role(text):
    for _, role in told(text):
        assert not role.startswith(
            ("has announced", "keeps training", "operated: now", "shelter of")
        )


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
        "Vietnamese police freed them and three other trafficked women.",
        "The Anti-Trafficking Unit opened 15 trafficking cases in 2007, of which four fell.",
        "UNICEF interviewed 40 trafficked girls in 2007.",
        "The National Committee against trafficking, headed by a minister, met twice.",
        "The Ministry of Justice held a workshop on trafficking in Hanoi on May 3.",
        "The Ministry of Labour was unable to trace the families of trafficked boys.",
        "The Committee to Lead the Fight against Trafficking met in Hanoi.",
        "The Ministry of Interior was set up under a law of 2003 on trafficking cases.",
        "She asked the Ministry of Interior to pursue gang leaders who traffic women.",
    ],
)
def test_one_event_a_wish_or_what_is_done_to_an_agency_is_no_task(text):
    assert found(text) == []


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


def test_each_of_a_list_has_the_task_also_behind_acronyms():
    told = found(
        "Trafficked boys were taken to shelters run by the Bangladesh National Women Lawyers'"
        " Association (BNWLA) and World Vision."
    )
    assert len({claim.fields["actor_id"] for claim in told}) == 2


def test_who_speaks_for_an_ngo_that_runs_shelters_names_its_task():
    (claim,) = found(
        "Victims come and go, said Aya Noor of the Weavers' Forum, a Dhaka-based NGO which runs two"
        " shelters."
    )
    assert claim.fields["role"] == "runs two shelters"


def test_a_programme_that_is_delivered_and_a_line_that_is_kept_are_work():
    (given,) = found("The trafficking victims' project is delivered by the Red Cross.")
    assert given.fields["role"].startswith("delivered")
    (kept,) = found("The Lao Women's Union operates a toll-free line for trafficked women.")
    assert "toll-free line" in kept.fields["role"]


def test_a_stated_duty_is_surer_than_numbers_of_what_was_done():
    (duty,) = found("The Lao Women's Union is responsible for sheltering trafficked women.")
    (done,) = found("The Lao Women's Union sheltered 82 trafficked women in two years.")
    assert duty.confidence > done.confidence


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


@pytest.mark.parametrize("verb", ["will host a", "held one", "is to organise another"])
def test_one_event_is_no_task_even_ahead(verb):
    assert not found(f"The Ministry of Justice {verb} seminar on trafficking in Vientiane in May.")


def test_events_in_the_plural_are_a_task():
    assert found("The Ministry of Justice holds seminars on trafficking in the provinces.")


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("The gendarmerie watches the roads for trafficked boys.", "text:zz:gendarmerie"),
        (
            "Some 40 village vigilance committees watch the bus stops for traffickers.",
            "text:zz:village-vigilance-committees",
        ),
        (
            "District social welfare officers are charged with placing child victims.",
            "text:zz:district-social-welfare-officers",
        ),
        (
            "Trafficking is rare. The anti-trafficking squad of Chile investigates cases.",
            "text:cl:anti-trafficking-squad",
        ),
        (
            "The center for victims is managed by the Carmelite sisters.",
            "text:zz:carmelite-sisters",
        ),
    ],
)
def test_bodies_without_a_name_have_standing_tasks(text, actor_id):
    claims = found(text)
    assert [claim.fields["actor_id"] for claim in claims] == [actor_id]
    assert [mark.actor_id for mark in claims[0].named] == [actor_id]


@pytest.mark.parametrize(
    "text",
    [
        "Border police arrested two traffickers on Monday.",
        "Trafficked girls were met by social workers, who rang the district office.",
        "The municipal police found a victim and questioned four men.",
    ],
)
def test_what_such_a_body_once_did_is_news(text):
    assert not found(text)


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
