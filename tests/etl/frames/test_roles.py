"""What the words of a sentence say of each place that it names."""

import pytest

from tests.etl.frames.readings import read


def places(*paragraphs):
    return [mention.place for mention in read(*paragraphs).mentions]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Twelve Lao girls were freed.", "group"),
        ("Thai police officers freed them.", "official"),
        ("Thai police found workers there.", "official"),
        ("Lao workers promised restaurant jobs were sold.", "group"),
        ("Vientiane girls were sold.", "group"),
        ("In Vientiane girls were sold.", "name"),
        ("A Thai trafficker sold them.", "exploiter"),
        ("They were held in a Thai brothel.", "site"),
        ("Cambodia's coast is long.", "possessive"),
        ("Officials of Laos freed them.", "official"),
        ("Women of Laos were sold.", "group"),
        ("They were sold in Laos.", "name"),
        ("Six had been brought over the border from Laos.", "name"),
    ],
)
def test_a_mention_names_people_officials_a_site_or_the_place_itself(text, kind):
    assert [place.kind for place in places(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Girls went to Oman.", ("to", "", "")),
        ("Girls were freed from a brothel in Oman.", ("in", "site", "from")),
        ("Girls were sold. Oman knew.", ("", "", "")),
    ],
)
def test_a_preposition_governs_a_place_through_the_noun_between(text, told):
    (place,) = places(text)
    assert (place.preposition, place.inner, place.outer) == told


def test_members_of_a_list_are_governed_as_the_first_one():
    first, *others = places("Girls were trafficked from Laos, Myanmar and Cambodia last year.")
    assert not first.listed
    for place in others:
        assert place.listed
        assert (place.preposition, place.before) == (first.preposition, first.before)


def test_nationalities_in_a_list_are_what_the_last_one_stands_before():
    assert [place.kind for place in places("Cambodian and Lao women were sold.")] == ["group"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "A Laotian of 23 and a Cambodian of 30 were freed.",
        "A Laotian aged 23, a Cambodian and a Vietnamese were freed.",
        "A Laotian, 19 years old, and a Cambodian were freed.",
    ],
)
def test_people_are_listed_with_their_ages(text):
    first, *others = places(text)
    assert not first.listed
    assert all(place.listed for place in others)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ring found the young women in Laos.", "recruit"),
        ("The traffickers find poor girls in Laos.", "recruit"),
        ("Police found the young women in Laos.", "found"),
        ("The women were found by a gang in Laos.", "found"),
    ],
)
def test_those_who_exploit_find_people_where_they_recruit_them(text, word):
    (place,) = places(text)
    assert place.before == word


def test_a_town_and_its_country_stand_in_one_role():
    town, country = places("Girls were trafficked from Vientiane in Laos.")
    assert country.preposition == town.preposition == "from"


def test_the_nearest_governing_words_are_told_on_either_side():
    (place,) = places("Recruited in Laos, they were trafficked.")
    assert (place.before, place.before_word) == ("recruit", "recruited")
    assert (place.after, place.after_word) == ("traffic", "trafficked")


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("Laos is a source country.", ["source"]),
        ("Laos is a source and transit country for trafficking.", ["source+transit"]),
        ("The main destinations were Oman and Qatar.", ["destination", "destination"]),
        ("Laos is a poor country.", [""]),
    ],
)
def test_a_noun_of_role_tells_what_its_places_are(text, nouns):
    assert [place.noun for place in places(text)] == nouns


def test_a_number_before_a_nationality_counts_its_people():
    assert [place.counted for place in places("Police freed 41 Kenyans and the Omanis.")] == [
        True,
        False,
    ]


def test_long_parts_between_semicolons_are_sentences_of_their_own():
    part = "girls from the hills of the north were sold to brothels in {}"
    whole = "; ".join(part.format(name) for name in ("Laos", "Oman", "Qatar"))
    assert len(read(f"{whole}.").sentences) == 3
    assert len(read("Some stayed; the others left for Oman in May.").sentences) == 1
