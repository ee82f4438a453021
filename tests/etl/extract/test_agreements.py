from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.annotate import annotate
from etl.document import Document, Passage
from etl.extract import agreements


def claims_of(*paragraphs: str, own: date | None = date(2010, 6, 1), kind: str = "news"):
    passages = [Passage(i, text, 0, len(text)) for i, text in enumerate(paragraphs)]
    document = Document(
        "id", "path", "hash", "text", kind=kind, date=own, date_precision="day" if own else None
    )
    document.passages = passages
    return agreements.extract(annotate(document))


TOLD = [
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


def test_each_partner_of_a_list_has_an_agreement_of_its_own():
    found = claims_of(
        "Vietnam fights trafficking. Vietnam has signed agreements with Cambodia, Laos and China."
    )
    assert [c.fields["parties"] for c in found] == [["VN", "KH"], ["VN", "LA"], ["VN", "CN"]]


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


def test_partners_listed_with_their_dates_have_an_agreement_each():
    claims = claims_of(
        "Vietnam has signed agreements on trafficking with Cambodia (2005), Thailand (2008) and "
        "Laos (November 2009)."
    )
    told = {(frozenset(c.fields["parties"]), c.fields["date"].year) for c in claims}
    assert told == {
        (frozenset({"VN", "KH"}), 2005),
        (frozenset({"VN", "TH"}), 2008),
        (frozenset({"VN", "LA"}), 2009),
    }


def test_a_law_without_a_country_is_that_of_the_scene_of_the_story():
    claims = claims_of(
        "PHNOM PENH, June 1 - Nine women came back from China last week.",
        "Police in Siem Reap charged a broker under the 2008 law on human trafficking. The women "
        "said that China and Vietnam had been named to them.",
    )
    assert [(c.fields["kind"], c.fields["parties"]) for c in claims] == [("law", ["KH"])]


def test_who_helped_to_write_a_law_does_not_own_it():
    (claim,) = claims_of(
        "BANGKOK, June 1 - Thai police spoke.",
        "The draft law, written with help from Japan, has been before parliament since 2009.",
    )
    assert claim.fields["parties"] == ["TH"]


def test_a_set_of_texts_between_two_sides_counts():
    (claim,) = claims_of(
        "China and Vietnam share a border.",
        "The two police forces have concluded a set of agreements on cross-border crime.",
    )
    assert set(claim.fields["parties"]) == {"CN", "VN"}


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


def only(*paragraphs: str):
    (claim,) = claims_of(*paragraphs)
    return claim.fields


def test_initials_do_not_end_a_clause():
    told = only(
        "PHNOM PENH, June 1 - Cambodia's labour minister and his Malaysian counterpart M. Kulan "
        "signed a memorandum of understanding on maids on May 30."
    )
    assert set(told["parties"]) == {"KH", "MY"}


def test_pairs_joined_by_hyphens_are_agreements_of_their_own():
    told = claims_of("Two MOUs were signed: Cambodia-Thailand (2003) and Laos-Thailand (2005).")
    assert {(*sorted(c.fields["parties"]), c.fields["date"].year) for c in told} == {
        ("KH", "TH", 2003),
        ("LA", "TH", 2005),
    }


def test_a_plan_that_is_agreed_to_is_adopted_not_yet_in_force():
    told = only("Cambodia and five other countries agreed on a subregional action plan.")
    assert told["status"] == "signed"


def test_a_law_with_its_year_before_its_name():
    told = only("Burma also covers the trafficking of children by the 1993 Child Law.")
    assert (told["kind"], told["parties"], told["date"].year) == ("law", ["MM"], 1993)


def test_a_law_that_the_world_knows_by_name():
    told = only(
        "Vietnam is judged by the standards of the Trafficking Victims Protection Act of 2000."
    )
    assert told["parties"] == ["US"]


def test_capitals_that_sign():
    told = only("Rangoon will sign a memorandum with Thailand on trafficking.")
    assert set(told["parties"]) == {"MM", "TH"}


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


def test_questions_and_the_laws_of_most_states_are_no_claims():
    assert claims_of("Has Laos signed the UN protocol on trafficking in 2003?") == []
    assert claims_of("In Laos, 9 May 2010 - Most states now have a law against trafficking.") == []


def test_each_that_signed_with_one_partner_has_an_agreement_of_its_own():
    claims = claims_of(
        "Labour agreements with Qatar were signed by Ethiopia in May 2007 and by Kenya in 2009."
    )
    told = {(*sorted(c.fields["parties"]), c.fields["date"].year) for c in claims}
    assert told == {("ET", "QA", 2007), ("KE", "QA", 2009)}


def test_parties_that_a_text_does_not_name_stay_empty():
    (claim,) = claims_of(
        "The Andean ministers adopted a declaration on trafficking in Lima in 2009."
    )
    assert claim.fields["parties"] == []


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


def test_the_mou_with_one_country_is_no_text_of_the_region_beside_it():
    found = claims_of(
        "Laos fights trafficking. Laos listed two texts: the COMMIT MOU of 2004 and the MOU with "
        "Thailand signed in Bangkok on July 13, 2005."
    )
    assert ["LA", "TH"] in [
        sorted(c.fields["parties"]) for c in found if c.fields["date"] == date(2005, 7, 13)
    ]


def test_the_two_countries_are_the_home_and_the_one_the_agreement_is_with():
    found = claims_of(
        "Vietnam and China share a border. Vietnam fights trafficking. The agreement with Laos was "
        "signed in Hanoi on November 3 by the ministers of the two countries.",
        own=date(2010, 11, 24),
    )
    assert [sorted(c.fields["parties"]) for c in found if c.fields["date"]] == [["LA", "VN"]]


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


def test_a_bilateral_text_is_that_of_the_two_who_meet_not_of_their_region():
    (claim,) = claims_of(
        "Laos will host the ASEAN summit. The Lao ministry and its Thai counterpart meet twice a"
        " year under the 2005 bilateral MOU on trafficking."
    )
    assert sorted(claim.fields["parties"]) == ["LA", "TH"]


def test_of_two_countries_named_with_talks_only_one_has_an_agreement():
    claims = claims_of(
        "Officials in Kathmandu and Pokhara told of Nepal's labour agreement with Malaysia. One"
        " with Romania is ready for signing, and talks with Poland have begun."
    )
    assert ["NP", "RO"] in [sorted(claim.fields["parties"]) for claim in claims]


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


def test_the_two_countries_are_the_documents_own_and_the_last_it_named():
    (claim,) = claims_of(
        "Nigeria rescued girls in Lagos and Abuja. They would have gone to Oman and Lebanon.",
        "A delegation of Mali came. The two countries are expected to sign an agreement.",
    )
    assert sorted(claim.fields["parties"]) == ["ML", "NG"]


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


def test_a_sentence_crowded_with_agreements_is_a_table():
    assert claims_of("the 2005 agreement with Laos and Thailand, " * 100) == []


PARTIES_TOLD = [
    pytest.param(
        "Vietnam hopes to sign a new labour memorandum with Oman in May and is in touch with "
        "Poland and Greece.",
        [["VN", "OM"]],
        id="whom the clause names farther on is no party",
    ),
    pytest.param(
        "Kenya and Uganda share a border. The two ministries signed a memorandum on returns on 5 "
        "May 2009, together with those of Rwanda and Burundi.",
        [["KE", "UG", "RW", "BI"]],
        id="a pair and those who signed with it",
    ),
    pytest.param(
        "The African convention on migrants of 2005 has been ratified by Ghana.",
        [["GH"]],
        id="who ratified a treaty of many",
    ),
    pytest.param(
        "Ghana has few inspectors. ILO Convention No. 81 has been in force since 1950.",
        [],
        id="what holds for all the world is nobody's own",
    ),
    pytest.param(
        "Peru and Chile border on each other. The commission of Peru signed an agreement with the "
        "implementing agency on 2 May 2010.",
        [["PE"]],
        id="an agreement with an office is one country's",
    ),
    pytest.param(
        "The Philippines and Nepal signed an agreement in June 2009. A similar text with Laos is "
        "under negotiation in Manila.",
        [["PH", "NP"], ["PH", "LA"]],
        id="a text like the one before",
    ),
    pytest.param(
        "Peru has no fund yet. A bill on one had its first debate in May 2010.",
        [["PE"]],
        id="a bill that is being debated",
    ),
    pytest.param(
        "Agents in Peru will be charged under Proclamation No. 12/2004.",
        [["PE"]],
        id="a proclamation with a number is a law",
    ),
]


@pytest.mark.parametrize(("text", "parties"), PARTIES_TOLD)
def test_who_is_party_to_a_text(text, parties):
    assert [claim.fields["parties"] for claim in claims_of(text)] == parties


def test_whose_letterhead_a_paper_bears_is_party_to_what_it_signs():
    claims = claims_of(
        "FEDERAL REPUBLIC OF NIGERIA",
        "The Ministry informs of returns from Libya. Libya sent 200 home, and flights from Libya "
        "go on. An agreement with Oman was signed in 2009.",
        kind="report",
    )
    assert [claim.fields["parties"] for claim in claims] == [["NG", "OM"]]


def test_the_two_governments_are_not_a_pair_that_a_list_names_in_passing():
    claims = claims_of(
        "Women of Myanmar are taken from Lashio and Muse in Myanmar to China.",
        "They were sold in China, at Ruili and Kunming. In the house were girls from Laos, from "
        "Vietnam too.",
        "Police in Muse know of it, and so do those at Ruili. A memorandum on trafficking was "
        "signed by the two governments in November 2009.",
        kind="report",
    )
    assert [set(claim.fields["parties"]) for claim in claims] == [{"MM", "CN"}]


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


def test_a_list_of_pairs_that_a_dash_adds_is_one_of_agreements():
    claims = claims_of("Two MOUs were concluded -- Cambodia-Thailand (2003), Laos-Thailand (2005).")
    assert [(set(c.fields["parties"]), c.fields["date"].year) for c in claims] == [
        ({"KH", "TH"}, 2003),
        ({"LA", "TH"}, 2005),
    ]


def test_what_is_signed_and_dated_is_surer_than_what_is_planned():
    (signed,) = claims_of("Thailand and Laos signed a memorandum of understanding on 31 May 2003.")
    (planned,) = claims_of("Thailand and Laos plan to sign an agreement on trafficking.")
    assert signed.confidence > planned.confidence


def test_what_somebody_will_not_do_plans_no_agreement():
    claims = claims_of(
        "Men will not go to sea any more, he said, and the MOU of Thailand with Cambodia on "
        "fishing crews was signed in 2003."
    )
    assert [claim.fields["status"] for claim in claims] == ["signed"]


def test_laws_with_numbers_of_their_own_are_two():
    claims = claims_of(
        "Peru has Law 28950 of January 2007.",
        "In Peru the plan was adopted by Decree 004-2011 of May 2010.",
    )
    laws = [claim.fields["title"] for claim in claims if claim.fields["kind"] == "law"]
    assert len(laws) == 2


def test_what_another_country_did_is_no_party_to_what_is_talked_about():
    claims = claims_of("Cambodia and Malaysia plan to sign an agreement, as Laos did in 2003.")
    assert [set(claim.fields["parties"]) for claim in claims] == [{"KH", "MY"}]
