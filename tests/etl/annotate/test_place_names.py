"""Names of all shapes are read whole, and local words for a province or a district mark them."""

import pytest

from tests.etl.annotate.place_marks import read, where


def unlisted(text):
    return {m.name: (m.kind, m.country) for m in read(text)[0] if m.place_id.startswith("text:")}


@pytest.mark.parametrize(
    "name",
    [
        "Xaylom-sur-Vorne",
        "Bor-à-Vonn",
        "Vorsk nad Xaylem",
        "Villa de los Xaylom",
        "N'Xaylomba",
        "Xayl'omb",
        "St. Xaylom",
        "al-Xaylomiyah",
        "Tell al-Xaylom",
        "Xayl-Vor",
        "Șaylomș",
    ],
)
def test_a_name_is_read_with_its_hyphens_apostrophes_articles_and_small_words(name):
    assert unlisted(f"In Laos they were held at {name} for weeks.") == {name: ("city", "LA")}


def test_an_owner_before_a_district_is_no_part_of_its_name():
    assert unlisted("Officials of Kenya met those of Uganda's Xaylom district.") == {
        "Xaylom": ("district", "UG")
    }


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Xaylom oblast", "province"),
        ("Xaylom governorate", "province"),
        ("the wilaya of Xaylom", "province"),
        ("the Governorate of Xaylom", "province"),
        ("the departamento de Xaylom", "province"),
        ("Xaylom woreda", "district"),
        ("Xaylom upazila", "district"),
        ("the rayon of Xaylom", "district"),
        ("the canton of Xaylom", "district"),
        ("khwaeng Xaylom", "district"),
        ("Brgy. Xaylom", "district"),
        ("Xaylom Municipality", "city"),
    ],
)
def test_local_words_mark_a_province_or_a_district(words, kind):
    assert unlisted(f"In Laos they were sold, most of them from {words}.") == {
        "Xaylom": (kind, "LA")
    }


def test_a_plural_noun_marks_all_names_of_its_list():
    marks = unlisted("Laos told that they left the communes of Xaylom, Vorne-Bor and Phonxok.")
    assert marks == dict.fromkeys(["Xaylom", "Vorne-Bor", "Phonxok"], ("district", "LA"))
    marks = unlisted("Laos told that they left Xaylom and Phonxok upazilas.")
    assert marks == dict.fromkeys(["Xaylom", "Phonxok"], ("district", "LA"))


def test_camps_and_points_of_a_road_are_told_by_number():
    marks = unlisted("In Laos they were taken from Camp 11 to a bar at Kilometre 12.")
    assert list(marks) == ["Camp 11", "Kilometre 12"]


def test_a_town_is_no_part_of_a_longer_word():
    kyrgyz = "Kyrgyzstan stopped 12 men at the Kyzyl-Bel crossing."
    assert [(m.name, m.country) for m in read(kyrgyz)[0][1:]] == [("Kyzyl-Bel", "KG")]
    iraq = "Women were sold in Ba'quba in Iraq."
    assert [m.surface for m in read(iraq)[0]] == ["Ba'quba", "Iraq"]
    both = "The Hanoi-Vinh train runs in Vietnam."
    assert [m.surface for m in read(both)[0]] == ["Hanoi", "Vinh", "Vietnam"]


def test_a_long_line_of_towns_joined_by_hyphens_is_read_in_time_that_grows_with_it_alone():
    line = "-".join(["Hanoi", "Vinh"] * 4_000)  # minutes where each looks at all others
    assert len(read(f"{line} is a line in Vietnam.")[0]) == 8_001


def test_a_province_with_its_noun_in_small_letters_is_the_province():
    assert [m.kind for m in read("They were recruited in Kherson oblast.")[0]] == ["province"]
    assert [m.kind for m in read("They were held in Lubusz voivodeship, Poland.")[0]] == [
        "province",
        "country",
    ]


@pytest.mark.parametrize(
    ("first", "country"),
    [("Police in Hetauda, Nepal, arrested four.", "np"), ("Police in Nepal arrested four.", "in")],
)
def test_a_place_no_list_has_lies_rather_where_the_text_begins(first, country):
    found = where(first, "An Indian officer saw them in Dumkotari.")
    assert found["Dumkotari"] == f"text:{country}:dumkotari"
