"""Sentences that name a destination and tell no flow to it."""

import pytest

from etl.frames import aside
from tests.etl.frames.readings import read


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("The firm's exports to Japan fell by half.", True),
        ("He sells to Spain and Germany.", True),
        ("The garment trade with Spain has grown.", True),
        ("Bolivians were behind locked doors in garment shops of Argentina.", False),
        ("Agents sold the girls to customers in Malaysia.", False),
        ("Women are sold to men in China.", False),
        ("They were taken to Malaysia.", False),
        ("Rosewood is trafficked from Laos to China.", True),
        ("Women are trafficked from Laos to China in trucks of rosewood.", False),
        ("Cocaine is trafficked from Peru to Spain.", True),
        ("Twelve Vietnamese were locked in a cannabis farm in Britain.", False),
        ("In the seventeenth century people were shipped from Benin to Cuba as slaves.", True),
    ],
)
def test_what_is_sold_to_a_country_is_goods_where_nobody_is_named_who_could_be(text, goods):
    assert aside.is_other_matter(read(text).sentences[0]) == goods


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("Soldiers counted 90,000 pills in Chiang Rai alone.", True),
        ("Women who carried pills were held in Chiang Rai.", False),
        ("A cattle post at Chiang Rai had kept them.", False),
    ],
)
def test_a_place_of_drugs_alone_is_none_of_trafficking_in_persons(text, drugs):
    assert aside.is_of_drugs(read(text).sentences[0]) == drugs


@pytest.mark.parametrize(
    ("text", "country", "refuge"),
    [
        ("Eighty people crossed to Thailand after their release from compounds.", "TH", True),
        ("They were brought to Thailand after they were freed from a farm.", "TH", True),
        ("They were freed from a farm in Laos and taken to Thailand.", "TH", False),
        ("They were taken to Thailand and sold to a farm.", "TH", False),
        ("They were taken to Thailand after their release from compounds in Myanmar.", "MM", False),
        ("The police brought the women to Thailand.", "TH", True),
        ("Police broke up a ring which brought women to Thailand.", "TH", False),
    ],
)
def test_a_country_that_people_came_to_once_they_were_free_is_their_refuge(text, country, refuge):
    reading = read(text)
    [place] = [m.place for m in reading.mentions if m.place.country == country]
    assert aside.is_refuge(reading.sentences[0], place) == refuge


def test_a_hostile_line_is_read_soon():
    reading = read("Police moved " * 5_000 + "and sold women to Thailand.")
    place = reading.mentions[-1].place
    assert not aside.is_refuge(reading.sentences[-1], place)


@pytest.mark.parametrize(
    ("text", "smuggling"),
    [
        ("Smugglers took them over. They asked for asylum. The passage cost more.", True),
        ("Smugglers took them over. They asked for asylum.", False),
        ("Victims were sold. Smugglers drove. Refugees fled. They asked for asylum.", True),
        ("Victims were sold. They were trafficked. " * 2 + "They asked for asylum. " * 3, False),
    ],
    ids=["smuggling", "said seldom", "the crime too", "the crime more often"],
)
def test_a_text_that_tells_of_smuggling_as_often_as_of_the_crime_is_about_smuggling(
    text, smuggling
):
    assert read(text).of_smuggling == smuggling


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Smugglers took them over. Nobody was trafficked. They were not sold.", True),
        ("Smuggling is not trafficking. They had not been sold. Nobody was trafficked.", True),
        ("Smugglers took them over. Nobody was trafficked. " + "Girls were sold. " * 3, False),
        ("Nobody was trafficked. They were not sold. Nobody was exploited.", False),
    ],
    ids=["denied", "named beside it", "the crime more often", "no smuggling"],
)
def test_a_text_that_tells_of_smuggling_and_denies_the_crime_tells_them_apart(text, apart):
    assert read(text).tells_apart == apart


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The six, all of them Thai, brought women from Laos to Penang.", True),
        ("Two Thai men who had recruited Lao girls for bars in Penang are on trial.", True),
        ("Thai women were brought to Penang.", False),
        ("Thai parents sold their children to Penang.", False),
        ("From Thailand they took girls to Penang.", False),
    ],
)
def test_people_who_bring_or_sell_others_are_no_victims(text, doers):
    sentence = read(text).sentences[0]
    place = next(place for place in sentence.places if place.country == "TH")
    assert aside.are_doers(sentence, place) == doers
