"""Flows: claims with both ends, numbers, purposes, and the sentences that say so."""

import pytest

from etl.extract import flows, hotspots
from tests.etl.stories import story

PLAIN = (
    "Police said that 45 Vietnamese women were trafficked to China last year.",
    "The women were sold as brides in Guangxi.",
)


def test_a_flow_has_both_ends_and_the_stated_number():
    claims = flows.extract(story(*PLAIN))
    ends = {(c.fields["origin_country"], c.fields["destination_country"]) for c in claims}
    assert ends == {("VN", "CN")}
    assert any(c.fields["victims_low"] == 45 for c in claims)


def test_a_claim_points_at_the_sentence_that_states_it():
    annotated = story(*PLAIN)
    for claim in flows.extract(annotated):
        text = annotated.passages[claim.passage].passage.text
        assert text[claim.start : claim.end].strip()
        assert all(0 <= start < end for _, start, end in claim.support)


def test_a_flow_said_to_be_internal_points_at_the_words_that_say_so():
    annotated = story("Cambodian police opened nine cases.", "Four were of internal trafficking.")
    (claim,) = flows.extract(annotated)
    assert claim.fields["origin_country"] == claim.fields["destination_country"] == "KH"
    assert (claim.passage, claim.support) == (1, [(0, 0, 35)])


def test_a_sentence_with_both_ends_is_not_told_again_with_an_end_of_the_next():
    claims = flows.extract(
        story(
            "In 2006 police in Lao Cai rescued 120 women who had been trafficked from Vietnam to "
            "China. Four girls were trafficked from Vietnam to Cambodia in the same year."
        )
    )
    to_china = [c for c in claims if c.fields["destination_country"] == "CN"]
    assert [c.fields["victims_low"] for c in to_china] == [120]


def test_confidence_is_a_probability():
    assert all(0.0 < c.confidence <= 1.0 for c in flows.extract(story(*PLAIN)))


@pytest.mark.parametrize(
    "text",
    [
        "The ministers of Thailand and Laos met in Bangkok to discuss trade.",
        "Heroin worth two million dollars was smuggled from Myanmar to Thailand.",
        "",
    ],
)
def test_what_is_not_about_people_taken_yields_nothing(text):
    annotated = story(text)
    assert flows.extract(annotated) == []
    assert hotspots.extract(annotated) == []


def test_each_place_of_a_list_takes_its_own_number():
    annotated = story(
        "More than 300 Vietnamese women were trafficked to China. "
        "Of these victims, 120 were from Quang Ninh, 80 from Lang Son and 60 from Cao Bang."
    )
    found = {c.fields["place_name"]: c.fields["victims_low"] for c in hotspots.extract(annotated)}
    assert {"Quang Ninh": 120, "Lang Son": 80, "Cao Bang": 60}.items() >= found.items()
    assert found


def victims(*paragraphs):
    claims = hotspots.extract(story(*paragraphs))
    return {c.fields["place_name"]: c.fields["victims_low"] for c in claims}


def test_a_number_told_of_a_list_of_places_is_that_of_none():
    found = victims("Police freed 40 trafficked women from brothels in Hai Phong, Da Nang and Hue.")
    assert found
    assert set(found.values()) == {None}


def test_a_number_behind_its_place_is_that_of_the_place():
    found = victims(
        "They were trafficked to China from Quang Ninh, with 40 women, and Lang Son, with 12 women."
    )
    assert {"Quang Ninh": 40, "Lang Son": 12}.items() >= found.items()


@pytest.mark.parametrize(
    "text",
    [
        "Trafficked women by province: Quang Ninh, 40; Lang Son, 12; Cao Bang, 9.",
        "Quang Ninh accounts for 40 of the 61 women sold to China, Lang Son for 12.",
        "Women were sold to China from Quang Ninh (40), Bac Kan (12) and Lang Son Province (12).",
    ],
)
def test_a_number_that_labels_one_place_is_not_that_of_the_next(text):
    assert {"Quang Ninh": 40, "Lang Son": 12}.items() <= victims(text).items()


@pytest.mark.parametrize(
    "text",
    [
        "She was sold in China after two men lured her to Hai Phong.",
        "She was sold in China with nine others from Hai Phong.",
        "Women are sold to China from Hai Phong, a port of two million inhabitants.",
    ],
)
def test_who_did_it_and_who_was_there_too_are_no_victims_of_a_place(text):
    assert set(victims(text).values()) == {None}


def test_those_of_the_sentence_before_count_where_they_are_meant():
    told = "Police freed four trafficked children last week."
    assert 4 in victims(f"{told} The children had been sold in Hai Phong.").values()
    assert 4 not in victims(f"{told} Many women had been sold in Hai Phong.").values()


def test_culprits_are_no_victims_of_a_place():
    found = victims("The court jailed 12 traffickers from Hai Phong who sold women to China.")
    assert set(found.values()) <= {None}


def places(*paragraphs):
    claims = flows.extract(story(*paragraphs))
    return {(c.fields["origin_place_id"], c.fields["destination_place_id"]) for c in claims}


def test_the_place_of_an_origin_is_told_where_the_destination_is():
    told = "Police freed women who had been trafficked from Quang Ninh to Guangxi."
    assert places(told) == {("VN-13", "CN-GX")}


def test_a_place_of_another_paragraph_is_not_the_origin_of_a_flow():
    told = "Many Vietnamese women have been trafficked to China and sold as brides."
    other = "In Quang Ninh the recruiters of trafficked women are neighbours."
    assert {origin for origin, _ in places(told, other)} <= {None}


def test_a_flow_within_a_country_does_not_begin_where_it_ends():
    claims = flows.extract(
        story("Within Gambia girls are trafficked from villages to brothels in Banjul.")
    )
    ends = [(c.fields["origin_place_id"], c.fields["destination_place_id"]) for c in claims]
    assert ends
    assert all(origin is None or origin != destination for origin, destination in ends)


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        (
            "Girls were trafficked from Vietnam to brothels in Svay Pak in Cambodia.",
            "Were girls trafficked from Vietnam to brothels in Svay Pak in Cambodia?",
        )
    ],
)
def test_what_is_asked_is_not_told(told, asked):
    assert flows.extract(story(told))
    assert hotspots.extract(story(told))
    assert flows.extract(story(asked)) == hotspots.extract(story(asked)) == []


def test_the_line_that_opens_a_story_is_no_hotspot():
    told = "Traffickers sold seven girls from Salavan to brothels in Bangkok."
    assert "Bangkok" in victims(told)
    found = victims(f"PAKSE, Laos, Aug. 19 (Southern Wire) -- {told}")
    assert "Bangkok" in found
    assert "Pakse" not in found


def test_each_destination_of_a_list_has_its_own_number():
    claims = flows.extract(
        story(
            "Police helped 54 Vietnamese women home who had been sold into prostitution abroad: "
            "21 in Malaysia, 12 in Thailand and 8 in China."
        )
    )
    found = {c.fields["destination_country"]: c.fields["victims_low"] for c in claims}
    assert {"MY": 21, "TH": 12, "CN": 8}.items() >= found.items()
    assert found


def by_goal(text):
    return {c.fields["destination_country"]: c for c in flows.extract(story(text))}


def test_who_is_taken_is_told_by_the_clause_of_each_flow():
    found = by_goal(
        "Mongolian women and girls are trafficked to China for prostitution, "
        "and men to Turkey for forced labor on building sites."
    )
    assert set(found["CN"].fields["population"]) == {"women", "girls"}
    assert found["TR"].fields["population"] == ["men"]


def test_what_another_clause_tells_of_another_flow_is_not_told_of_this_one():
    found = by_goal(
        "Most Vietnamese victims are trafficked to Cambodia and sold to brothels, though an "
        "estimated 90 women from Quang Ninh are trafficked to China as brides."
    )
    assert found["KH"].assertion == "asserted"
    assert found["KH"].fields["origin_place_id"] is None
    assert found["KH"].fields["population"] == []


def test_doubt_in_a_clause_behind_is_not_about_the_flow():
    found = by_goal(
        "The victims were trafficked to Thailand, where many Lao people were reported to be "
        "seeking work."
    )
    assert {claim.assertion for claim in found.values()} <= {"asserted"}
    assert found


def test_a_purpose_told_once_is_shared_by_the_destinations_of_a_clause():
    found = by_goal(
        "Bolivian workers are subjected to forced labour in Argentina, chiefly in textile shops, "
        "and in Brazil."
    )
    assert found["BR"].fields["purposes"] == ["forced_labour"]


def test_doubt_about_a_number_is_none_about_a_place():
    told = "An estimated 3,000 girls were trafficked, most of them from villages in Tay Ninh."
    (found,) = hotspots.extract(story(told))
    assert found.fields["victims_low"] is None
    assert found.assertion == "asserted"


def test_what_is_told_where_the_last_of_several_places_lies_is_told_of_it_alone():
    found = by_goal(
        "Moldovan women are trafficked to Turkey, to Cyprus and to Russia, where men too are made "
        "to work without pay."
    )
    assert found["TR"].fields["population"] == ["women"]
    assert set(found["RU"].fields["population"]) == {"women", "men"}


def test_each_group_is_taken_for_what_its_own_clause_tells():
    found = flows.extract(
        story(
            "Women from Nigeria are trafficked to Ghana for prostitution, and children from Togo "
            "for forced labor on farms."
        )
    )
    purposes = {c.fields["origin_country"]: c.fields["purposes"] for c in found}
    assert purposes == {"NG": ["sexual_exploitation"], "TG": ["forced_labour"]}


def test_the_sentence_that_tells_the_purpose_is_pointed_at():
    found = flows.extract(
        story("Five Lao girls were trafficked to Thailand.", "They were found in a brothel.")
    )
    assert [c.fields["purposes"] for c in found] == [["sexual_exploitation"]]
    assert 1 in {span[0] for span in found[0].support}


def test_the_sentence_that_tells_the_number_is_pointed_at():
    found = flows.extract(
        story(
            "Vietnamese, Lao and Thai women were sold to brothels in Malaysia.",
            "Seven are from Vietnam, three from Laos and two from Thailand.",
        )
    )
    numbers = {c.fields["origin_country"]: (c.fields["victims_low"], c.support) for c in found}
    assert {country: low for country, (low, _) in numbers.items()} == {"VN": 7, "LA": 3, "TH": 2}
    assert all(1 in {span[0] for span in support} for _, support in numbers.values())


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "A woman was jailed for selling nine girls from Laos to a brothel in Thailand.",
            ["girls"],
        ),
        ("Burmese victims were sold to trawlers in Thailand. They freed 12 Burmese men.", ["men"]),
        ("Four Filipinas were sold to a bar in Thailand.", ["women"]),
    ],
)
def test_those_counted_are_those_taken(text, people):
    assert by_goal(text)["TH"].fields["population"] == people


def test_buyers_are_not_taken():
    found = by_goal("Women from Laos are trafficked to Thailand and sold to mine workers.")
    assert found["TH"].fields["population"] == ["women"]


def test_the_place_of_those_who_went_elsewhere_is_not_where_these_came_from():
    found = by_goal(
        "Women from Quang Ninh are trafficked to China as brides. "
        "Vietnamese women are also trafficked to Korea."
    )
    assert found["CN"].fields["origin_place_id"] == "VN-13"
    assert found["KR"].fields["origin_place_id"] is None
