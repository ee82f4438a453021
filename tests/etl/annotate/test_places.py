"""Places are told from persons, papers, peoples and languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.etl.annotate.place_marks import forms, named, read


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


@pytest.mark.parametrize(
    "text",
    [
        "They were freed from a Johannesburg nightclub.",
        "Johannesburg police freed them.",
        "Nothing was known of the Johannesburg slums.",
    ],
)
def test_a_large_town_stands_before_what_is_in_it(text):
    assert named(text) == ["Johannesburg"]


def test_a_large_town_whose_name_is_a_word_stands_before_what_is_in_it():
    assert named("They were freed from a Berlin nightclub.") == ["Berlin"]
    assert named("They were kept in a Nice flat.") == []


@pytest.mark.parametrize(("name", "country"), [("Saskatchewan", "CA"), ("Thuringia", "DE")])
def test_a_name_of_but_one_province_needs_no_country(name, country):
    assert [mention.country for mention in read(f"They were held in {name}.")[0]] == [country]


def test_an_article_and_a_common_word_name_no_province():
    assert named("He drove her up from the Valley.", "They live in the Sahel.") == []


def test_a_large_town_in_capitals_needs_no_country():
    assert "Warsaw" in named("WOMEN HELD IN DEBT BONDAGE IN WARSAW, COURT FINDS")


def test_a_persons_name_is_no_province():
    assert "Ha Giang" not in named("Director Nguyen Ha Giang opened the shelter in Hanoi.")


def test_peoples_are_not_their_states():
    assert named("Karen villagers fled to Mae Sot.") == ["Mae Sot"]
    assert named("They came from Karen and Mon states in Burma.") == [
        "Kayin State",
        "Mon State",
        "Myanmar",
    ]


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


def test_peoples_beside_a_language_are_peoples_where_a_noun_follows():
    assert named("He met English and Thai officers.")[-1] == "Thailand"


@pytest.mark.parametrize(
    "text",
    [
        "The radio of Ghana warns in Hausa, Twi and Wolof.",
        "The girls of Ghana were heard by clerks from Quechua and Spanish.",
        "The radio of Ghana sends news in English, Malay and Mandarin to its readers.",
        "News of Ghana. Display in: English French Spanish View all",
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


def test_small_words_inside_a_name_belong_to_it():
    assert named("They came from Dar es Salaam and Port-au-Prince.") == [
        "Dar es Salaam",
        "Port-au-Prince",
    ]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Girls were sold into Côte d'Ivoire and Ghana.", "CI"),
        ("Girls were sold into Cote d’Ivoire.", "CI"),
        ("Girls were sold into Ma'rib in Yemen.", "YE"),
        ("Girls were sold into al-Hudaydah in Yemen.", "YE"),
        ("Girls of Santiago de los Caballeros in the Dominican Republic.", "DO"),
    ],
)
def test_an_elision_or_an_arabic_article_belongs_to_a_name(text, country):
    assert read(text)[0][0].country == country


@pytest.mark.parametrize("text", ["He took U.S. $2,080.", "He paid 600 U.S. dollars."])
def test_a_currency_is_no_country(text):
    assert named(text) == []
    assert named("He went to the U.S. with money.") == ["United States"]


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


def test_two_names_without_a_comma_are_no_list():
    assert "Aquino" not in named("Immigration employees at Ninoy Aquino, Philippines, took money.")


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Ghana the accused are residents of Nowherekrom.", "Nowherekrom"),
        ("In Pakistan six youths left in village Nowherewala.", "Nowherewala"),
        ("In Georgia most come from the villages round Ozurgeti.", "Ozurgeti"),
        ("In The Gambia girls wait in the hotels of Kololi.", "Kololi"),
    ],
)
def test_homes_and_what_stands_in_a_town_tell_places(text, name):
    assert name in named(text)


def test_who_took_a_picture_is_no_place():
    assert named("She came back from China in 2019. Photo: Duc Hoa") == ["China"]
