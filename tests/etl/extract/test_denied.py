import pytest

from etl.extract import denied, flows, hotspots
from etl.extract._denials import denial
from tests.etl.frames.readings import read
from tests.etl.stories import story


def pairs(text, stated=()):
    claims = denied.denied_flows(read(text), set(stated))
    assert all(claim.assertion == "denied" for claim in claims)
    return {(c.fields["origin_country"], c.fields["destination_country"]) for c in claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister denied reports that Lao girls are sold to Malaysia.", ("LA", "MY")),
        ("No Thai women were trafficked to Vietnam, the officer maintained.", ("TH", "VN")),
        (
            "Burmese men go to Malaysia by bus. The officer said that they were not trafficked.",
            ("MM", "MY"),
        ),
        ("Rumours of Khmer children sold to Vietnam are untrue.", ("KH", "VN")),
        (
            "Asked about press stories of Lao girls sold into Malaysia, the colonel said that he "
            "had received no complaint of this kind.",
            ("LA", "MY"),
        ),
        (
            "Two residents had heard of women sold from Laos to Malaysia, but we have no evidence "
            "of such a route.",
            ("LA", "MY"),
        ),
        (
            "He spoke of Khmer women sold to Vietnam. The allegations are therefore baseless.",
            ("KH", "VN"),
        ),
        (
            "Marriages of Lao women to Thai men could lead to trafficking. "
            "He knew of no case in which one had been sold.",
            ("LA", "TH"),
        ),
        (
            "As for tales of Lao girls passed on to Malaysia, he called them fables: nobody was "
            "sold.",
            ("LA", "MY"),
        ),
        (
            "Asked about talk of Lao girls brought to Malaysia, the chief was sharp: not one Lao "
            "girl was sold there.",
            ("LA", "MY"),
        ),
        ("No Lao girls were trafficked to Malaysia, the ministry of labour said.", ("LA", "MY")),
        ("The officer waved away press stories of Lao infants sold in Malaysia.", ("LA", "MY")),
        (
            "It is often said that Lao girls from Malaysia are sold into bars in Vietnam. In Hanoi "
            "we could not substantiate one case.",
            ("LA", "VN"),
        ),
    ],
)
def test_a_denial_names_both_ends_or_points_back(text, expected):
    assert pairs(text) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "He had yet to meet, he said, a single Lao woman who was sold into Malaysia.",
        "We did not meet anybody from Laos who had been trafficked to Malaysia.",
        "Inspectors never came across a Lao girl forced to work in Malaysia.",
        "The consul knew of nobody from Laos who had been exploited in Malaysia.",
        "Police have no complaint, and could not name one Lao girl trafficked to Malaysia.",
        "The story goes that Lao boys are sold to Malaysia. He found no boy who had been taken "
        "there.",
        "Agencies, it is said, sell Lao girls to Malaysia. They told us that it is only a story.",
        "He was vexed by the line that Lao girls are sold to brothels in Malaysia.",
        "The ministry took issue with the claim that Lao men are exploited in Malaysia.",
        "The general doubted that Lao girls are trafficked to Malaysia.",
        "Lao children are not being carried off to Malaysia for their organs, he wrote.",
        "He was told that Lao girls are sold to Malaysia. The unit had looked for such girls in "
        "Kelantan, and there was not one file.",
    ],
)
def test_who_never_met_or_does_not_believe_a_flow_denies_it(text):
    assert pairs(text) == {("LA", "MY")}


@pytest.mark.parametrize(
    "text",
    [
        "The delegate said that trafficking of Lao girls to Malaysia had stopped.",
        "Lao girls are no longer taken to Malaysia for the bars, the consul wrote.",
        "No Lao girl of those villages had ever been sold to Malaysia.",
        "Lao girls go to Malaysia to work, he said, but nobody is now taken to Malaysia from Laos.",
        "The consul denied flatly that Lao girls were held in Malaysia.",
        "A report that Lao girls had been sold in Malaysia was looked into and found to be wholly "
        "without foundation.",
        "Lao girls had gone to Malaysia as dancers. They are not being treated as victims.",
    ],
)
def test_a_flow_that_is_no_more_or_was_found_to_be_none_is_denied(text):
    assert ("LA", "MY") in pairs(text)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The ministry wrote that internal trafficking does not exist in Laos.", "LA"),
        ("There is no forced labour in Myanmar, the colonel said.", "MM"),
        ("Nobody suggests that Cambodians are sold inside their own country.", "KH"),
        ("She denied that girls had ever been trafficked from Chiang Rai to Bangkok.", "TH"),
    ],
)
def test_a_trade_inside_a_country_may_be_denied(text, country):
    assert pairs(text) == {(country, country)}


def test_what_is_denied_of_others_in_a_country_is_not_denied_of_its_own():
    assert pairs("There is no forced labour of Khmer men in Malaysia, he said.") == {("KH", "MY")}
    told = pairs("No Burmese are sold within our country, the Thai minister said.")
    assert ("MM", "MM") not in told
    assert ("TH", "TH") not in told
    assert ("TH", "TH") not in pairs("Thai girls of Chiang Rai were not sold in Bangkok.")


def test_men_whom_women_come_to_are_no_origin():
    seen = "Brokers bring girls of Hanoi to be looked over by men from Malaysia."
    assert ("MY", "VN") not in pairs(f"{seen} The Union does not call this trafficking.")
    wed = "The office registered 200 marriages of girls from Hanoi with Malaysian men."
    assert ("MY", "VN") not in pairs(f"{wed} That is no trafficking.")


def test_residents_of_a_place_come_from_there():
    said = "He stated that no resident of Salavan has been sold to anyone in Malaysia."
    assert pairs(said) == {("LA", "MY")}


def test_a_flow_that_is_denied_is_claimed_once():
    case = "Lao women are trafficked to Vietnam."
    text = f"{case} We have not met a single Lao woman who had been trafficked to Malaysia."
    claims = flows.extract(story(text)) + denied.extract(story(text))
    ends = "origin_country", "destination_country"
    told = [(*(claim.fields[end] for end in ends), claim.assertion) for claim in claims]
    assert sorted(told) == [("LA", "MY", "denied"), ("LA", "VN", "asserted")]


def test_those_who_were_not_brought_here_are_denied_of_the_texts_country():
    home = "NAIROBI - Kenya counts its victims. Kenya has a law."
    text = 'The police near Kisumu know of "no Cuban or Dane who was brought here by force."'
    assert pairs(f"{home} {text}") == {("CU", "KE"), ("DK", "KE")}


def test_a_denial_that_names_only_peoples_is_about_them_in_the_texts_country():
    home = "NAIROBI - Kenya counts its victims. Kenya has a law."
    denial_of_it = "Among Cubans and Danes we have not come upon a single victim."
    assert pairs(f"{home} {denial_of_it}") == {("CU", "KE"), ("DK", "KE")}


def test_a_denial_that_names_only_where_people_went_is_about_those_of_the_texts_country():
    home = "NAIROBI - Kenya watches its border with Kenya."
    denial_of_it = "Workers left for Qatar. The ministry found no evidence that any were sold."
    assert pairs(f"{home} {denial_of_it}") == {("KE", "QA")}
    there = "Suggestions that people in Nairobi are sold in Qatar are untrue."
    assert pairs(f"{home} {there}") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A weekly wrote that Lao boys were driven to Malaysia. The consul called it a fable.",
            ("LA", "MY"),
        ),
        (
            'Are Khmer girls still brought to Malaysia, as was reported? "Not one," he said.',
            ("KH", "MY"),
        ),
        (
            "The attache asked about Thai pickers in Sweden. She answered that those were labor "
            "disputes.",
            ("TH", "SE"),
        ),
        (
            "Rumours speak of Khmer women in Malaysia, but those we met had gone of their own "
            "free will.",
            ("KH", "MY"),
        ),
        (
            "Papers claim that Lao children are sold to Malaysia. Nothing was found in Laos to "
            "support it.",
            ("LA", "MY"),
        ),
        (
            "The Bangkok daily had it that Lao girls were sold to Malaysia. He called it a fable.",
            ("LA", "MY"),
        ),
        ("There is no such traffic from Hanoi to Dubai, the colonel said.", ("VN", "AE")),
        (
            "Vietnamese girls are sold to Malaysia. He did not know of any traffic in the other "
            "direction.",
            ("MY", "VN"),
        ),
        (
            "Nobody thought that the Khmer women who married Korean men were trafficked.",
            ("KH", "KR"),
        ),
        (
            "As to Burmese girls carried through to Malaysia, everybody rejected the idea.",
            ("MM", "MY"),
        ),
    ],
)
def test_stories_are_denied_without_naming_the_crime(text, expected):
    assert pairs(text) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "The women went to Malaysia of their own free will and found that they had been sold.",
        "Reports tell of Lao girls in Malaysia. Most of them were not trafficked.",
        "The factory in Vientiane had a labor dispute with a firm from Malaysia.",
    ],
)
def test_their_own_wish_at_first_and_most_of_them_are_no_denial(text):
    assert pairs(text) == set()


def test_foreigners_of_whom_there_were_none_would_have_come_to_where_a_text_is_from():
    text = "The press in Vientiane speaks of girls from Cambodia. In Vientiane we met none."
    assert denied_of(text) == {("KH", "LA")}


def denied_of(text):
    claims = denied.extract(story(text))
    return {(c.fields["origin_country"], c.fields["destination_country"]) for c in claims}


def test_a_denial_without_an_end_is_of_what_the_text_is_about():
    case = (
        "Police stopped 30 Burmese workers near Mae Sot. They had crossed into Thailand from "
        "Myanmar at night and hoped to find work in Bangkok, police in Thailand said."
    )
    assert denied_of(case) == set()
    assert denied_of(f"{case}\n\nPolice found no sign of human trafficking.") == {("MM", "TH")}
    assert denied_of(f"{case}\n\nThe rest were not victims of trafficking.") == set()


def test_flows_that_are_claimed_anyway_are_not_told_twice():
    text = "Media stories of Lao girls shipped to Malaysia are untrue."
    assert ("LA", "MY") in pairs(text)
    assert pairs(text, {("LA", "MY", 0)}) == set()


@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence that the law stops trafficking of Lao girls to Malaysia.",
        "No victims of trafficking were identified in Laos, and no traffickers were convicted.",
        "Police have no evidence whether Lao girls were sold to Malaysia.",
        "Lao girls, nobody has counted how many, are sold to Malaysia.",
        "There are no reports or statistics on Lao girls sold to Malaysia.",
        "No case of trafficking to Malaysia had come to his attention.",
        "He has denied nine counts of trafficking Lao girls to Malaysia.",
        "We have not met the Lao women who were sold to Malaysia.",
        "The court could not find one agent held responsible for Lao girls sold to Malaysia.",
        "Lao men in Malaysia had not agreed to a debt or to being sold.",
        "They denied nothing and would not comment on Lao girls sold to Malaysia.",
        "Rumours of Lao girls sold to Malaysia could not be confirmed.",
        "Lao girls sold to Malaysia pay a price that no one can meet.",
        "While most marriages of Lao women in Malaysia are not trafficking, some are.",
        "No traffickers were named when Lao girls were sold to Malaysia.",
        "None of the Lao women in Malaysia claimed to be trafficked: none claimed that.",
        "No trafficking trial of Lao women sold to Malaysia has ever been larger.",
    ],
)
def test_what_is_missing_or_in_doubt_is_no_denial(text):
    assert denial(text) is None
    assert pairs(text) == set()


def test_hostile_text_is_read_soon():
    assert denial("no " * 100_000) is None
    assert denial("not of the " * 60) is None
    assert denial("never met any case of " * 31) is None


def told(text):
    claims = hotspots.extract(story(text))
    return {claim.fields["place_name"]: claim.assertion for claim in claims}


def test_a_place_of_those_screened_out_is_denied():
    case = "Girls were taken from Salavan to a brothel in Bangkok."
    assert set(told(case).values()) == {"asserted"}
    assert set(told(f"{case} Police said that it was not trafficking.").values()) == {"denied"}


def test_what_the_accused_deny_is_not_denied_of_a_place():
    case = "A man is accused of taking girls from Salavan to a brothel in Bangkok."
    assert "denied" not in told(f"{case} He has denied nine counts of trafficking.").values()


def test_a_place_of_those_who_go_willingly_or_of_goods_is_none_of_the_trade():
    case = "Girls were trafficked from Salavan to a brothel in Bangkok."
    willing = "Most workers of Chiang Mai came voluntarily and work on farms there."
    assert told(f"{case} {willing}").get("Chiang Mai") in (None, "denied")
    goods = "Two-way trade passes through Nong Khai."
    assert "Nong Khai" not in told(f"{case} {goods}")
    victims = "The victims left Chiang Mai of their own accord and were sold to a brothel."
    assert told(f"{case} {victims}").get("Chiang Mai") != "denied"
