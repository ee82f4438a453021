"""Of places with one name, the words around tell which is meant: province or town, and where."""

import pytest

from tests.etl.annotate.place_marks import kinds, read, where


def test_the_country_named_beside_a_place_decides():
    assert where("Police in Padang Besar, Thailand, said so.")["Padang Besar"] == (
        "crossing:padang-besar-th"
    )
    assert where("Police in Padang Besar, Malaysia, said so.")["Padang Besar"] == (
        "crossing:padang-besar"
    )


def test_the_noun_beside_a_name_tells_province_from_town():
    assert where("They left Lao Cai province.")["Lao Cai"] == "VN-02"
    (mention,) = read("They were held in Siem Reap town.")[0]
    assert mention.kind == "city"


def test_the_delta_is_that_of_the_country_spoken_of():
    assert where("Girls from the Delta go to Cambodia from Vietnam.")["Delta"] == (
        "region:mekong-delta"
    )
    assert where("Yangon takes in girls from the Delta.")["Delta"] == "region:ayeyarwady-delta"


def test_places_that_only_the_text_knows_take_the_country_of_their_container():
    (village, township) = read("She was born in Ban Muu, in Kutkai township.")[0]
    assert (village.place_id, village.country) == ("text:mm:ban-muu", "MM")
    assert township.name == "Kutkai"


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("Boys from Maputo, Gaza and Inhambane provinces of Mozambique.", "Gaza", "MZ"),
        ("Girls from Gaza province in Mozambique.", "Gaza", "MZ"),
        ("Relief for Gaza was sent.", "Gaza", "PS"),
        ("Girls left Niger state in Nigeria.", "Niger", "NG"),
        ("Girls left Niger for Ghana.", "Niger", "NE"),
    ],
)
def test_a_country_whose_name_is_called_a_province_is_the_province(text, place, country):
    [meant] = [m.country for m in read(text)[0] if m.surface.split()[0] == place]
    assert meant == country


def test_a_list_of_provinces_names_provinces():
    text = "Victims came from Cao Bang, Ha Giang and Lang Son provinces."
    assert kinds(text) == [["province"] * 3]


def test_what_is_once_called_a_province_is_one_throughout():
    found = kinds(
        "Traffickers work in the provinces of Lao Cai and Lang Son.",
        "Of them 90 were from Lao Cai.",
        "Police in Lao Cai City agreed.",
    )
    assert found == [["province", "province"], ["province"], ["city"]]


def test_large_towns_whose_names_are_words_are_places_after_a_preposition():
    marks = read("Officials of Thailand met in Geneva in May and in Vienna in June.")
    found = {m.surface: m.country for group in marks for m in group}
    assert (found["Geneva"], found["Vienna"]) == ("CH", "AT")


def test_an_unknown_place_takes_the_country_named_in_its_sentence():
    marks = read(
        "In Tanzania, girls from Iringa and Dodoma work in houses.",
        "In Ghana boys were held in Uvawa Teno.",
    )
    assert {m.surface: m.country for group in marks for m in group}["Uvawa Teno"] == "GH"


def test_a_table_headed_province_names_provinces():
    rows = ["Province  Victims", "Savannakhet 71", "Champasak 40"]
    assert where(*rows)["Savannakhet"] == "LA-SV"
    assert where("Town  Victims", *rows[1:])["Savannakhet"] == "town:la:savannakhet"
    assert where(*rows, "They came from Savannakhet.", "Savannakhet")["Savannakhet"] != "LA-SV"


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("They left Savannakhet, a long province on the river.", "LA-SV"),
        ("Provinces with most cases: Vientiane, Savannakhet.", "LA-SV"),
        ("They left Savannakhet, a town on the river.", "town:la:savannakhet"),
    ],
)
def test_what_is_told_to_be_a_province_is_one(text, place_id):
    assert where(text)["Savannakhet"] == place_id


def test_a_small_town_lies_in_the_country_of_the_text_that_has_one_of_its_name():
    text = "Nine were held in London, Leicester and Kent, and four in Ghent and Zeebrugge"
    marks = read(f"Police of the United Kingdom and Belgium met. {text}.")[0]
    assert [m.country for m in marks if m.surface in ("Ghent", "Zeebrugge")] == ["BE", "BE"]
    nepal = (
        "Nepali women went to Kuwait and India. In Nepal an agent sold her to a family in Jahra."
    )
    assert [m.country for m in read(nepal)[0] if m.surface == "Jahra"] == ["KW"]


def test_a_place_that_its_country_follows_lies_there():
    (mark,) = (
        m for m in read("Thai and Lao police met at Ban Nowhere, Laos.")[0] if m.name[0] == "B"
    )
    assert mark.country == "LA"


def test_a_town_of_the_country_told_of_is_meant_rather_than_a_far_larger_namesake():
    malawi = "Malawi and its courts are slow. Malawian police and Malawi's NGOs met in Malawi."
    (town,) = (m for m in read(f"{malawi} Lorries come through Mwanza.")[0] if "w" in m.name[:2])
    assert town.country == "MW"
    paraguay = "Paraguay has a plan. Paraguayan police and Paraguay's NGOs met in Paraguay."
    (office,) = (m for m in read(f"{paraguay} It has an office in Filadelfia.")[0] if "F" in m.name)
    assert office.country == "PY"
    ghana = "Ghana has a plan. Ghanaian police and Ghana's NGOs met in Ghana."
    (shelter,) = (m for m in read(f"{ghana} The shelter in Madina is full.")[0] if "M" in m.name)
    assert shelter.country == "GH"


def test_towns_of_one_country_together_tell_it():
    towns = "They were moved between flats in Peterborough, in Leicester and in Norwich."
    hull = {m.surface: m.country for m in read(f"{towns} A man of 34 lived in Hull.")[0]}
    assert hull["Hull"] == "GB"
    assert "Hull" not in {m.surface for m in read("A man of 34 lived in Hull.")[0]}


def test_after_a_word_of_way_a_small_town_is_a_place_where_its_country_is_told_of():
    niger = "Niger and Libya met. They were driven to Zuwara, and others said it to Bulmer."
    (mark,) = (m for m in read(niger)[0] if m.kind != "country")
    assert (mark.surface, mark.country) == ("Zuwara", "LY")
    assert not [m for m in read("Work in South and Central America.")[0] if m.surface == "South"]


def test_a_province_is_told_by_its_own_noun():
    assert where("A court in Edo State of Nigeria sat.")["Edo State"] == "NG-ED"


def test_in_capitals_a_preposition_tells_towns_of_the_countries_told_of():
    head = "ALBANIA AND ITALY HELD TALKS. ALBANIAN AND ITALIAN POLICE AGREED IN ALBANIA. "
    marks = read(head + "BOATS LEFT FROM SARANDA AND VLORA, VIA BRINDISI, AT GREAT RISK TO WORK.")[
        0
    ]
    towns = {m.surface: m.country for m in marks if m.kind != "country"}
    assert towns == {"SARANDA": "AL", "VLORA": "AL", "BRINDISI": "IT"}


def test_a_bridge_is_the_one_between_the_countries_told_of():
    name = "Friendship Bridge"
    lao = "Laos and Thailand agreed. They came home to Laos over the Friendship Bridge."
    assert where(lao)[name] == "crossing:friendship-bridge"
    burmese = "Myanmar and Thailand agreed. They came home to Myanmar over the Friendship Bridge."
    assert where(burmese)[name] == "crossing:myawaddy-bridge"


def test_the_golden_triangle_is_the_region_where_the_text_around_is_of_several_countries():
    text = "Laos told it. It was cooked in the Golden Triangle, where Thailand and Myanmar meet."
    assert where(text)["Golden Triangle"] == "region:golden-triangle"


@pytest.mark.parametrize(
    "text",
    [
        "Ministers of West and Central African states met in May.",
        "Leaders of Central African countries met in May.",
        "Eastern and Southern African states met in May.",
        "Police of South and Southeast Asian states met in May.",
    ],
)
def test_states_of_a_part_of_a_continent_are_no_place(text):
    assert read(text)[0] == []


def test_a_central_african_is_of_the_republic():
    (mention,) = read("The Central African government let two girls go.")[0]
    assert mention.country == "CF"


def test_a_large_place_of_one_country_needs_no_country_told_of():
    (maradi,) = read("They went through Jibia and Maradi.")[0]
    assert (maradi.surface, maradi.country) == ("Maradi", "NE")
    assert where("Boats leave for Puglia on calm nights.")["Puglia"] == "IT-75"


def test_another_spelling_of_a_small_town_is_no_place_of_a_country_that_nobody_names():
    yemen = "Yemen and its police are few. Yemeni boats leave from Shabwa by night."
    assert "MM" not in {mark.country for mark in read(yemen)[0]}
    cape = "Nepal counted 37 men of five villages, most of them Praja and poor."
    assert "Praja" not in where(cape)


def test_a_place_that_bears_a_name_itself_is_meant_before_one_that_foreigners_call_so():
    text = "China and Vietnam agreed. China told Vietnam that she left for Thai Nguyen in May."
    assert {m.country for m in read(text)[0] if m.surface == "Thai Nguyen"} == {"VN"}


def test_towns_have_no_article():
    text = "Germany and Yemen agreed on boats between Yemen and the Horn."
    assert "Horn" not in where(text)


def test_a_surname_behind_and_is_no_town():
    india = "India and Indian police arrested the brothers Raju and Bikram Rumba in India."
    assert "Bikram" not in where(india)


def test_a_capital_in_a_list_is_no_small_namesake_of_the_country_of_the_one_before():
    (marks,) = read("From India to the Gulf women travel by way of Mumbai or Dhaka.")
    assert [m.country for m in marks if m.name == "Dhaka"] == ["BD"]


def test_of_a_country_never_told_of_no_town_is_meant_before_one_of_that_of_the_text():
    text = "Police in Spain searched flats in Spain. In Spain the Spanish judge in Vitoria agreed."
    assert [m.country for m in read(text)[0] if m.surface == "Vitoria"] == ["ES"]
