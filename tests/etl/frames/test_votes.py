"""The grammar reads who was taken from where to where out of typed mentions and discourse."""

import pytest

from tests.etl.frames.readings import read


def votes_of(*paragraphs, least=0.5):
    reading = read(*paragraphs)
    best = {}
    for vote in reading.votes:
        pair = (vote.origin, vote.destination)
        best[pair] = max(best.get(pair, 0.0), vote.weight)
    return {pair for pair, weight in best.items() if weight >= least}


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Traffickers sold forty Vietnamese women to brothels in Malaysia.", ("VN", "MY")),
        ("Girls from Laos were trafficked to Thailand.", ("LA", "TH")),
        ("Nine Cambodians were enslaved on Thai trawlers.", ("KH", "TH")),
        ("Burmese men are forced to work on fishing boats in Thailand.", ("MM", "TH")),
        ("Cambodian boys are forced to work in mining districts of Malaysia.", ("KH", "MY")),
        ("Lao women are exploited in the brothels of Chiang Mai.", ("LA", "TH")),
        ("Nationals of Laos and Fiji were forced to work on a boat off Phuket.", ("FJ", "TH")),
        ("Laos repatriates 40 of its women trafficked to Malaysia.", ("LA", "MY")),
        ("Lao women in debt bondage were freed from a facility in Malaysia.", ("LA", "MY")),
    ],
)
def test_a_sentence_that_names_both_ends(text, flow):
    assert flow in votes_of(text)


def test_a_verb_ends_what_a_preposition_governs():
    flows = votes_of(
        "Women of Laos are trafficked, and the destinations most often named by victims are "
        "Malaysia and China."
    )
    assert flows == {("LA", "MY"), ("LA", "CN")}


def test_those_recruited_in_a_province_are_held_at_places_of_work_in_another():
    text = "Most had been recruited in Xieng Khouang and held in debt bondage on ranches in Pakse."
    assert votes_of(text, least=0.45) == {("LA", "LA")}


@pytest.mark.parametrize("girls", ["Girls recruited in Pakse", "Pakse girls", "Girls from Pakse"])
def test_girls_of_a_town_are_sold_to_bars_in_another(girls):
    assert votes_of(f"{girls} were sold to bars in Vientiane.", least=0.45) == {("LA", "LA")}


def test_who_brings_home_people_of_another_country_is_no_origin():
    assert votes_of("Laos repatriated 40 Burmese women trafficked to Malaysia.") == {("MM", "MY")}


def test_officials_of_two_countries_are_no_flow():
    text = "Officials from Laos and China met in Vientiane to discuss human trafficking."
    assert votes_of(text) == set()


def test_the_people_named_before_are_carried_to_the_place():
    flows = votes_of(
        "Police spoke to twelve Lao girls. They had been sold to a brothel in Thailand."
    )
    assert ("LA", "TH") in flows


def test_a_denied_flow_gets_no_vote():
    assert votes_of("There is no evidence that Lao women were trafficked to Vietnam.") == set()


def test_a_list_of_origins_shares_the_destination():
    flows = votes_of("Women from Laos, Myanmar and Cambodia were trafficked to Thailand.")
    assert flows >= {("LA", "TH"), ("MM", "TH"), ("KH", "TH")}


def test_a_list_of_counts_goes_on_through_numbers_and_others():
    flows = votes_of(
        "Moldovan women told their stories to police.",
        "Of them 60 had been trafficked in Turkey, 21 in Kosovo, and the rest in other countries, "
        "among them Cyprus and Lebanon.",
        least=0.4,
    )
    assert flows >= {("MD", "TR"), ("MD", "XK"), ("MD", "CY"), ("MD", "LB")}


def test_peoples_counted_come_to_the_place_in_mind():
    flows = votes_of(
        "Traffickers held them in a compound in Cambodia. All were victims of trafficking.",
        "The group was of 30 Indonesians, 12 Kenyans and 9 Malaysians.",
    )
    assert flows >= {("ID", "KH"), ("KE", "KH"), ("MY", "KH")}


def test_peoples_and_countries_are_counted_in_one_list():
    flows = votes_of(
        "Traffickers held them in a compound in Cambodia. All were victims of trafficking.",
        "The group was led by 30 from Indonesia, 12 Kenyans and 9 Malaysians.",
    )
    assert flows >= {("ID", "KH"), ("KE", "KH"), ("MY", "KH")}


def test_a_place_in_its_country_stands_in_one_role_with_it():
    sentence = "Women from Svay Rieng in Cambodia were trafficked to Malaysia."
    assert votes_of(sentence) == {("KH", "MY")}


def test_clauses_between_semicolons_are_read_apart():
    flows = votes_of(
        "Lao women are trafficked to Thailand and made to work in karaoke bars there; "
        "Vietnamese men are trafficked to Taiwan and made to work aboard fishing boats."
    )
    assert flows == {("LA", "TH"), ("VN", "TW")}


@pytest.mark.parametrize(
    "sentence",
    [
        "The main destinations of victims of trafficking from Laos are Thailand and Malaysia.",
        "Victims of trafficking from Laos were found, with Thailand and Malaysia as destinations.",
    ],
)
def test_a_noun_of_role_makes_a_destination(sentence):
    assert ("LA", "TH") in votes_of(sentence)


def test_exploitation_inside_a_country_is_internal():
    assert ("AL", "AL") in votes_of("Half of the women had been exploited inside Albania.")


def test_where_offenders_come_from_is_no_origin():
    flows = votes_of(
        "Girls are trafficked to brothels in Cambodia, with customers mostly coming from Japan."
    )
    assert ("JP", "KH") not in flows


@pytest.mark.parametrize(
    "text",
    [
        "The owner kept their passports.",
        "Girls were married off to farmers.",
        "They were not allowed to leave.",
        "She was to work off the fare.",
        "Girls danced in a karaoke lounge.",
    ],
)
def test_what_is_done_to_victims_tells_of_the_crime_without_a_word_for_it(text):
    assert max(read(text).told) >= 0.8


def test_who_acts_in_a_relative_clause_is_not_what_a_nationality_names():
    text = "Cambodian women whom brokers married off to farmers in China were beaten."
    assert votes_of(text) == {("KH", "CN")}


def test_who_is_recruited_for_work_in_a_country_goes_there():
    text = "Men from Osh are recruited for tobacco picking in Kazakhstan and not paid."
    assert votes_of(text) == {("KG", "KZ")}


@pytest.mark.parametrize(
    "text",
    [
        "Malaysia said that 40 of its citizens were held in scam compounds in Cambodia.",
        "Malaysia's foreign ministry says that its own nationals were sold to gangs in Cambodia.",
    ],
)
def test_whom_a_country_calls_its_own_come_from_it(text):
    assert votes_of(text) == {("MY", "KH")}


def test_who_was_brought_there_was_brought_to_the_scene():
    flow = votes_of(
        "Girls are sold in a market of Kara, Togo.", "Ghanaians are taken there.", least=0.1
    )
    assert ("GH", "TG") in flow
