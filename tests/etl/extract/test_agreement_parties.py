"""Who is party to an agreement, and which agreement of a list is whose."""

from datetime import date

import pytest

from tests.etl.extract.agreement_claims import claims_of, only


def test_each_partner_of_a_list_has_an_agreement_of_its_own():
    found = claims_of(
        "Vietnam fights trafficking. Vietnam has signed agreements with Cambodia, Laos and China."
    )
    assert [c.fields["parties"] for c in found] == [["VN", "KH"], ["VN", "LA"], ["VN", "CN"]]


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


def test_a_law_that_the_world_knows_by_name():
    told = only(
        "Vietnam is judged by the standards of the Trafficking Victims Protection Act of 2000."
    )
    assert told["parties"] == ["US"]


def test_capitals_that_sign():
    told = only("Rangoon will sign a memorandum with Thailand on trafficking.")
    assert set(told["parties"]) == {"MM", "TH"}


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


def test_the_two_countries_are_the_documents_own_and_the_last_it_named():
    (claim,) = claims_of(
        "Nigeria rescued girls in Lagos and Abuja. They would have gone to Oman and Lebanon.",
        "A delegation of Mali came. The two countries are expected to sign an agreement.",
    )
    assert sorted(claim.fields["parties"]) == ["ML", "NG"]


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
        "Oman is far. Kenya and Uganda signed a protocol on returns on 2 May 2009. A like accord, "
        "signed in Entebbe in 2006, was not kept.",
        [["KE", "UG"], ["KE", "UG"]],
        id="a text like the one before, without a partner",
    ),
    pytest.param(
        "The ten members of ASEAN met. Laos and Thailand described their memorandum of May 2005.",
        [["LA", "TH"]],
        id="the text of the two just named",
    ),
    pytest.param(
        "Nepal signed an agreement with Qatar in 2005. "
        "Peru and Chile are still in talks on theirs.",
        [["NP", "QA"], ["PE", "CL"]],
        id="theirs",
    ),
    pytest.param(
        "Oman has few courts. In Oman the delegate of Kenya said that his government passed a law "
        "on trafficking in 2010.",
        [["KE"]],
        id="the law of the speaker's country",
    ),
    pytest.param(
        "Oman takes maids. Nairobi's own law on recruiters came into force in 2010.",
        [["KE"]],
        id="the law of a capital",
    ),
    pytest.param(
        "Oman takes maids from Kenya, and Oman pays little. The Nairobi High Court heard the case. "
        "She was found guilty under the 2010 law on trafficking.",
        [["KE"]],
        id="the law that a court applied",
    ),
    pytest.param(
        "Oman takes maids. A similar law has been in force in Kenya since 2010.",
        [["KE"]],
        id="where a law is in force",
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


def test_a_list_of_pairs_that_a_dash_adds_is_one_of_agreements():
    claims = claims_of("Two MOUs were concluded -- Cambodia-Thailand (2003), Laos-Thailand (2005).")
    assert [(set(c.fields["parties"]), c.fields["date"].year) for c in claims] == [
        ({"KH", "TH"}, 2003),
        ({"LA", "TH"}, 2005),
    ]


def test_what_another_country_did_is_no_party_to_what_is_talked_about():
    claims = claims_of("Cambodia and Malaysia plan to sign an agreement, as Laos did in 2003.")
    assert [set(claim.fields["parties"]) for claim in claims] == [{"KH", "MY"}]


@pytest.mark.parametrize(
    "text",
    [
        "Togo signed the agreement of 2006 between West and Central African states.",
        "Togo is a party to the accord that nine West African states reached in 2005.",
    ],
)
def test_who_joined_an_agreement_of_many_is_its_one_known_party(text):
    (claim,) = claims_of(text)
    assert claim.fields["parties"] == ["TG"]


def test_a_law_that_a_cable_gives_no_country_is_that_of_its_post():
    claims = claims_of(
        "Some of the women were taken to Spain. " * 12,
        "The law of 2004 on trafficking punishes those who take women out of the country.",
        kind="cable",
        publisher="ASUNCION",
    )
    assert [claim.fields["parties"] for claim in claims] == [["PY"]]


def test_a_government_that_publishes_a_text_is_the_one_whose_home_it_is():
    (claim,) = claims_of(
        "Oman has taken in many maids. Oman pays little, and maids run away in Oman.",
        "A memorandum with Nepal was signed today.",
        kind="report",
        publisher="Government of India",
    )
    assert claim.fields["parties"] == ["IN", "NP"]


def test_a_text_with_the_country_that_a_section_is_about_is_one_of_the_post():
    claims = claims_of(
        "Laos has one shelter, and Laos has two courts.",
        "VIETNAM",
        "Vietnam is where women are from.",
        "THAILAND",
        "Women come back from Thailand.",
        "Two hundred women were sent back under the 2005 MOU with Thailand.",
        kind="cable",
        publisher="VIENTIANE",
        head="heading",
    )
    assert [claim.fields["parties"] for claim in claims] == [["LA", "TH"]]


@pytest.mark.parametrize("case", [str, str.upper])
def test_the_partner_of_another_text_is_none_of_the_first(case):
    told = "The office spoke of the memorandum with Thailand, signed on 4 May 2003, "
    first, *_ = claims_of(
        "Cambodia fights trafficking. Cambodia has one shelter for victims.",
        case(f"{told}and of one with Vietnam, still in draft."),
    )
    assert first.fields["parties"] == ["KH", "TH"]
