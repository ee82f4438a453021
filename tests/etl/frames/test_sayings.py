"""Words right around a place say its role."""

import pytest

from etl.frames.sayings import said_role
from tests.etl.frames.readings import read


def role(text, name):
    """What is said of a place in a text of one sentence."""
    reading = read(text)
    place = next(m.place for m in reading.mentions if m.place.mention.surface == name)
    return said_role(reading.sentences[0], place)


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("She washed plates in a brothel near Yala until June.", "Yala", "destination"),
        ("They were sold to widowers in the hills of Hunan.", "Hunan", "destination"),
        ("Eight girls were freed from Pattaya, police said.", "Pattaya", "destination"),
        ("The girls flew back home from Seoul on Monday.", "Seoul", "destination"),
        ("Two of them rang us from Busan, in tears.", "Busan", "destination"),
        ("The boys were locked up in Ranong.", "Ranong", "destination"),
        ("They are the receiving provinces of Jiangsu and Fujian.", "Fujian", "destination"),
        ("Newborns were bought in Nam Dinh by a nurse.", "Nam Dinh", "source"),
        ("Parents in Kampong Cham were given rice in advance.", "Kampong Cham", "source"),
        ("He had paid a broker in Mandalay for the job.", "Mandalay", "source"),
        ("Agents in Pakse ask 9,000 baht.", "Pakse", "source"),
        ("Children in Takeo are lured with sweets.", "Takeo", "source"),
        ("Most of the girls come from the hills, from villages of Son La.", "Son La", "source"),
        ("Nghe An and Son La are the main regions of origin.", "Nghe An", "source"),
        ("They took the night bus from Kunming.", "Kunming", "transit"),
        ("From Lagos they were driven to the north.", "Lagos", "transit"),
        ("She was taken to Dubai and from there to a flat.", "Dubai", "transit"),
        ("They were kept in Mahachai until a boat was ready.", "Mahachai", "transit"),
        ("They slept two nights in Thanh Hoa.", "Thanh Hoa", "transit"),
        ("Guards stood at the crossings of Poipet and Pailin.", "Pailin", "transit"),
        ("They were driven to Ranong, taken over to the boats and sold.", "Ranong", "transit"),
        ("The women were brought through Laos to Yunnan.", "Yunnan", "destination"),
        ("The girls are all from Prey Veng.", "Prey Veng", "source"),
        ("They were moved on to Johor Bahru.", "Johor Bahru", "destination"),
        ("Bars near Mae Sai, in Chiang Rai, were raided.", "Chiang Rai", "destination"),
        ("They changed planes in Nairobi.", "Nairobi", "transit"),
    ],
)
def test_the_words_before_a_place_or_its_list_and_behind_it_say_its_role(text, name, wanted):
    assert role(text, name) == wanted


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Officials met in Pakse on Friday.", "Pakse"),
        ("The girls were handed over to officers in Hekou.", "Hekou"),
        ("The ferry arrived from Batam at noon.", "Batam"),
    ],
)
def test_other_words_say_nothing(text, name):
    assert role(text, name) is None


def test_a_family_that_buys_is_not_where_people_come_from():
    assert role("She was sold to a family in Jilin.", "Jilin") == "destination"
    assert role("She scrubs floors for a family in Jilin.", "Jilin") is None


def test_line_breaks_are_spaces():
    assert role("He was put on a bus\nfrom\nKunming.", "Kunming") == "transit"
