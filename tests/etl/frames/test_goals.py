"""Countries that a list names as destinations, without the country of those taken there."""

import numpy as np
import pytest

from etl.frames.goals import goals
from etl.frames.pairs import Ends
from tests.etl.frames.readings import read

VICTIMS = "KATHMANDU - Nepali women were trafficked last year, and Nepal counted them."


def told(text, destinations=("OM", "KW", "QA"), origins=("NP",)):
    reading = read(*text.split("\n"))
    countries = [mention.place.country for mention in reading.mentions]
    likely = Ends(
        np.array([0.6 if country in origins else 0.05 for country in countries]),
        np.array([0.7 if country in destinations else 0.05 for country in countries]),
    )
    return {(of.place.country, to.place.country) for of, to in goals(reading, likely)}


ALL = {("NP", "OM"), ("NP", "KW"), ("NP", "QA")}


@pytest.mark.parametrize(
    "text",
    [
        "They were sold to households in Oman, Kuwait and Qatar.",
        "The main destinations were Oman, Kuwait and Qatar.",
        "Police brought home 30 victims: 12 from Oman, 11 from Kuwait and seven from Qatar.",
    ],
)
def test_people_of_the_texts_country_were_taken_to_all_countries_of_a_list(text):
    assert told(f"{VICTIMS} {text}") == ALL


def test_a_country_that_the_sentence_calls_the_source_is_the_origin():
    text = "Kenya is the country of origin of women exploited in Oman and Kuwait."
    assert told(f"{VICTIMS} {text}") == {("KE", "OM"), ("KE", "KW")}


@pytest.mark.parametrize(
    "text",
    [
        "They cook meals for families in Oman, Kuwait and Qatar.",
        "Women from Karamoja were sold to households in Oman, Kuwait and Qatar.",
        "They were trafficked through Oman, Kuwait and Qatar.",
        "Were they sold to households in Oman, Kuwait or Qatar?",
        "No woman was sold to households in Oman, Kuwait or Qatar.",
    ],
    ids=["no crime", "an origin that is no known place", "on the way", "a question", "denied"],
)
def test_other_lists_tell_no_flow(text):
    assert told(f"{VICTIMS} {text}") == set()


def test_the_country_of_the_last_heading_is_the_one_whose_people_are_told_of():
    text = "They were sold to households in Oman, Kuwait and Qatar."
    assert told(f"{VICTIMS}\nNEPAL\n{text}") == ALL
    assert told(f"{VICTIMS}\nSRI LANKA\n{text}") == set()


def test_a_single_country_is_a_destination_only_where_it_is_called_so():
    called = "Oman was the country of exploitation for 41."
    assert told(f"{VICTIMS} {called}") == {("NP", "OM")}
    assert told(f"{VICTIMS} They were sold in Oman.") == set()
