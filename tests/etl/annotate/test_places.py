"""Places are told from persons, papers and peoples, and from other places of the same name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.annotate.places import annotate
from etl.document import Document, Passage


def read(*texts, part="body", furniture=False, **header):
    passages = [
        Passage(n, text, 0, len(text), part=part, furniture=furniture)
        for n, text in enumerate(texts)
    ]
    return annotate(passages, Document("d", "d.txt", "", "txt", **header))


def named(*texts, **header):
    return [mention.name for marks in read(*texts, **header) for mention in marks]


def forms(text):
    return {mention.surface: mention.form for mention in read(text)[0]}


def where(*texts):
    return {m.surface: m.place_id for marks in read(*texts) for m in marks}


def test_a_mention_carries_its_words_and_what_they_mean():
    (mention,) = read("Women from Quảng Ninh were freed.")[0]
    assert (mention.surface, mention.name, mention.place_id) == (
        "Quảng Ninh",
        "Quang Ninh",
        "VN-13",
    )
    assert (mention.kind, mention.country) == ("province", "VN")


def test_a_country_is_a_name_an_adjective_or_its_people():
    assert forms("Vietnamese women were sold to China by a Thai broker.") == {
        "Vietnamese": "adjective",
        "China": "name",
        "Thai": "adjective",
    }
    assert forms("Among them were 43 Malaysians and two Cambodians.") == {
        "Malaysians": "people",
        "Cambodians": "people",
    }
    assert forms("Many Burmese were held on trawlers.") == {"Burmese": "people"}
    assert forms("Lao and Chinese officials met.") == {"Lao": "adjective", "Chinese": "adjective"}


@pytest.mark.parametrize(
    "text",
    [
        "She spoke Vietnamese.",
        "The sign is in Chinese.",
        "It cost US$2,500.",
        "The Bangkok Post reported it.",
        "Ms Ha Giang said so.",
        "The Palermo Protocol was ratified.",
        "Police in March and May asked them.",
        "Boats cross the Andaman Sea and the Mekong.",
        "Tell us more.",
    ],
)
def test_what_only_looks_like_a_place_is_none(text):
    assert named(text) == []


def test_a_persons_name_is_no_province():
    assert "Ha Giang" not in named("Director Nguyen Ha Giang opened the shelter in Hanoi.")


def test_peoples_are_not_their_states():
    assert named("Karen villagers fled to Mae Sot.") == ["Mae Sot"]
    assert named("They came from Karen and Mon states in Burma.") == [
        "Kayin State",
        "Mon State",
        "Myanmar",
    ]


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


def test_a_noun_marks_an_unknown_district_or_village():
    marks = read("In Laos they were taken to Phonxok village and Xaylom district.")[0]
    assert [(m.name, m.kind) for m in marks if m.place_id.startswith("text:")] == [
        ("Phonxok", "city"),
        ("Xaylom", "district"),
    ]


def test_numbered_districts_stand_alone_and_in_lists():
    marks = read("Police of Ho Chi Minh City swept Districts 1, 3 and 5.")[0]
    assert [m.name for m in marks[1:]] == ["District 1", "District 3", "District 5"]
    assert {m.country for m in marks} == {"VN"}


def test_an_unknown_place_is_marked_wherever_the_document_names_it():
    marks = read("The camp lies in Xaylomphan, in Laos.", "Xaylomphan has no road.")
    assert marks[1][0].place_id == marks[0][0].place_id


def test_a_direction_makes_a_region_of_a_country():
    (mention,) = read("Most come from northern Vietnam.")[0]
    assert (mention.kind, mention.country, mention.surface) == ("region", "VN", "northern Vietnam")


def test_capitals_throughout_are_read_all_the_same():
    assert named("WOMEN FROM LAO CAI ARE SOLD IN CHINA. WE ASKED US TO ACT IN MARCH.") == [
        "Lao Cai",
        "China",
    ]


def test_headers_and_furniture_name_no_place():
    assert read("AMEMBASSY BANGKOK", part="header") == [[]]
    assert read("Most viewed: Thailand", furniture=True) == [[]]


def test_a_countrys_mass_organisation_names_the_country():
    assert named("The Vietnam Women's Union runs it.") == ["Vietnam"]


@given(st.text(alphabet=st.sampled_from("Ha Giang,in of' District8Thai.\n"), max_size=300))
def test_marks_are_sorted_disjoint_and_exact(text):
    end = 0
    for mention in read(text)[0]:
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.surface
        end = mention.end


def kinds(*texts):
    return [[mention.kind for mention in marks] for marks in read(*texts)]


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


def test_each_of_the_districts_that_share_a_noun_is_a_place():
    assert named("Girls from Dok Mai and Khun Yuam districts in Thailand") == [
        "Dok Mai",
        "Khun Yuam",
        "Thailand",
    ]


def test_a_gate_named_after_a_town_is_a_crossing():
    (gate,) = read("She was stopped at the Lào Cai International Border Gate.")[0]
    assert (gate.kind, gate.country) == ("border_crossing", "VN")


def test_languages_are_no_places_and_origins_are():
    assert named("A film in Mông and Dao was shown in Vietnam.") == ["Vietnam"]
    assert named("Both come from Ban Muu, in Kutkai township.") == ["Ban Muu", "Kutkai"]


def test_large_towns_whose_names_are_words_are_places_after_a_preposition():
    marks = read("Officials of Thailand met in Geneva in May and in Vienna in June.")
    found = {m.surface: m.country for group in marks for m in group}
    assert (found["Geneva"], found["Vienna"]) == ("CH", "AT")


@pytest.mark.parametrize(
    "text",
    [
        "The radio of Ghana warns in Hausa, Twi and Wolof.",
        "In Ghana she paid at Sh300,000 a month.",
        "In Ghana, Senior Colonel Osei Adu Boateng opened the talks.",
        "In Ghana a girl called Sofia was found.",
    ],
)
def test_languages_sums_and_persons_are_no_places(text):
    assert named(text) == ["Ghana"]


def test_words_of_a_headline_are_no_camp():
    assert [m.name for m in read("Officer Jailed Over Hill Camps in Ghana", part="title")[0]] == [
        "Ghana"
    ]


def test_unknown_names_that_close_a_list_of_places_are_places():
    assert named("In Ghana she sold fish in Winneba, Uvawa and Dago Bea.") == [
        "Ghana",
        "Winneba",
        "Uvawa",
        "Dago Bea",
    ]
    assert named("In Ghana she came to Winneba and Somebody Else said so.") == ["Ghana", "Winneba"]


def test_an_unknown_place_takes_the_country_named_in_its_sentence():
    marks = read(
        "In Tanzania, girls from Iringa and Dodoma work in houses.",
        "In Ghana boys were held in Uvawa Teno.",
    )
    assert {m.surface: m.country for group in marks for m in group}["Uvawa Teno"] == "GH"


def test_small_words_inside_a_name_belong_to_it():
    assert named("They came from Dar es Salaam and Port-au-Prince.") == [
        "Dar es Salaam",
        "Port-au-Prince",
    ]


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


@pytest.mark.parametrize("text", ["He took U.S. $2,080.", "He paid 600 U.S. dollars."])
def test_a_currency_is_no_country(text):
    assert named(text) == []
    assert named("He went to the U.S. with money.") == ["United States"]


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


@pytest.mark.parametrize(
    "text",
    [
        "Presiding judge Sar Vannak found Prum Vuthy Rath guilty.",
        "Chan Mony Reak, a programme officer, agreed.",
        "Hai Ngo, 34, of Beverley Road, received four years.",
        "She landed at the Ninoy Aquino International Airport in the night.",
        "They come from the Roma quarters.",
        "It was set up at Eurojust last year.",
        "Leaflets in English and Kiswahili were handed out.",
        "Source provinces are many.",
        "We pass these on.",
    ],
)
def test_short_by_names_of_persons_streets_peoples_and_offices_are_no_places(text):
    assert named(text) == []


def test_a_state_is_named_with_its_direction():
    (mark,) = read("They come from Hsipaw in northern Shan State.")[0][1:]
    assert (mark.surface, mark.place_id) == ("northern Shan State", "MM-17")


def test_a_province_is_told_by_its_own_noun():
    assert where("A court in Edo State of Nigeria sat.")["Edo State"] == "NG-ED"


def test_two_names_without_a_comma_are_no_list():
    assert "Aquino" not in named("Immigration employees at Ninoy Aquino, Philippines, took money.")


def test_in_capitals_a_preposition_tells_towns_of_the_countries_told_of():
    head = "ALBANIA AND ITALY HELD TALKS. ALBANIAN AND ITALIAN POLICE AGREED IN ALBANIA. "
    marks = read(head + "BOATS LEFT FROM SARANDA AND VLORA, VIA BRINDISI, AT GREAT RISK TO WORK.")[
        0
    ]
    towns = {m.surface: m.country for m in marks if m.kind != "country"}
    assert towns == {"SARANDA": "AL", "VLORA": "AL", "BRINDISI": "IT"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Thai police raided a shed in tambon Bang Nowhere on Friday.", "Bang Nowhere"),
        ("Cambodian police sealed two buildings of Sangkat Bei.", "Sangkat Bei"),
        ("In Myanmar a broker at Ye, in Mon State, promised work.", "Ye"),
        ("In Costa Rica the court will charge a Puntarenas businessman.", "Puntarenas"),
    ],
)
def test_native_words_for_a_district_short_names_and_adjectives_tell_places(text, name):
    assert name in named(text)


def test_a_bridge_is_the_one_between_the_countries_told_of():
    name = "Friendship Bridge"
    lao = "Laos and Thailand agreed. They came home to Laos over the Friendship Bridge."
    assert where(lao)[name] == "crossing:friendship-bridge"
    burmese = "Myanmar and Thailand agreed. They came home to Myanmar over the Friendship Bridge."
    assert where(burmese)[name] == "crossing:myawaddy-bridge"


def test_the_golden_triangle_is_the_region_where_the_text_around_is_of_several_countries():
    text = "Laos told it. It was cooked in the Golden Triangle, where Thailand and Myanmar meet."
    assert where(text)["Golden Triangle"] == "region:golden-triangle"
