"""Victims that a list tells by nationality, without the country that they were taken to."""

import numpy as np
import pytest

from etl.frames.pairs import Ends
from etl.frames.series import series
from tests.etl.frames.readings import read

HELD = "Victims of trafficking were held in a compound in Cambodia."
COUNTED = "The group comprised 41 Ethiopians, 29 Kenyans and 22 Filipinos."


def told(text, origins=(), destinations=("KH",), flows=()):
    reading = read(text)
    countries = [mention.place.country or "" for mention in reading.mentions]
    likely = Ends(
        np.array([0.95 if country in origins else 0.05 for country in countries]),
        np.array([0.9 if country in destinations else 0.05 for country in countries]),
    )
    known = {(of, to): 0.5 for of in countries for to in destinations} | dict(flows)
    return {(of.place.country, to.place.country) for of, to in series(reading, likely, known)}


ALL = {("ET", "KH"), ("KE", "KH"), ("PH", "KH")}


def test_people_counted_by_nationality_were_taken_where_the_text_around_has_victims():
    assert told(f"{HELD} {COUNTED}", ["ET"]) == ALL
    assert told(f"{COUNTED} {HELD}", ["KE"]) == ALL


def test_words_that_only_hint_at_the_crime_make_victims_of_a_list_behind_them():
    place = "The farms are in Cambodia."
    assert told(f"{place} The jockeys were freed. {COUNTED}", ["ET"]) == ALL
    assert not told(f"{place} {COUNTED} The jockeys were freed.", ["ET"])


def test_the_destination_in_the_sentence_of_a_list_counts_before_others():
    text = "Victims from Ethiopia, Kenya and the Philippines were sold to farms in Laos."
    flows = {("ET", "LA"), ("KE", "LA"), ("PH", "LA")}
    assert told(f"{HELD} {text}", ["ET"], ["KH", "LA"]) == flows


def test_all_destinations_of_a_list_are_those_of_all_its_people():
    text = (
        "It is a transit country for Uzbek, Tajik and Turkmen victims bound for Russia and Turkey."
    )
    found = told(text, ["TJ"], ["RU", "TR"])
    assert found == {(of, to) for of in ("UZ", "TJ", "TM") for to in ("RU", "TR")}


def test_a_country_that_was_only_promised_is_none():
    promised = (
        "There were Ethiopians, Kenyans and Filipinos who had been told they were going to Oman."
    )
    assert told(f"{HELD} {promised}", ["ET"], ["KH", "OM"]) == ALL


def test_of_two_destinations_around_it_is_the_one_to_which_such_flows_are_likelier():
    text = f"{HELD} Others were sold to farms in Laos. {COUNTED}"
    doubtful = {(of, "LA"): 0.05 for of in ("ET", "KE", "PH")}
    assert told(text, ["ET"], ["KH", "LA"], doubtful) == ALL


def test_a_destination_to_which_such_flows_are_hardly_likely_is_none():
    assert not told(f"{HELD} {COUNTED}", ["ET"], flows={(of, "KH"): 0.05 for of, _ in ALL})


def test_a_list_that_goes_on_behind_its_destination_is_no_list_of_destinations():
    text = (
        "Kenyan, Chinese and Cuban women were found in the brothels of Doha and Dubai, several of"
        " the Chinese in debt."
    )
    found = told(text, ["KE"], ["QA", "AE", "CN"])
    assert found == {(of, to) for of in ("KE", "CN", "CU") for to in ("QA", "AE")}


@pytest.mark.parametrize(
    "text",
    [
        f"{HELD} The group comprised 41 Ethiopians and 29 Kenyans.",
        f"{HELD} Police arrested 41 Ethiopians, 29 Kenyans and 22 Filipinos.",
        f"A factory stands in Cambodia. {COUNTED}",
        f"Smugglers took them to Cambodia. Refugees sought asylum. The passage cost more."
        f" They were victims. {COUNTED}",
        f"{HELD} Ministers of Ethiopia, Kenya and the Philippines met.",
        f"{HELD} Victims were brought back from Ethiopia, Kenya and the Philippines.",
    ],
    ids=["two", "suspects", "no crime", "smuggling", "officials", "home again"],
)
def test_other_lists_tell_no_flow(text):
    assert not told(text, ["ET", "KE", "PH"])


def test_nor_do_lists_whose_members_are_hardly_origins():
    assert not told(f"{HELD} {COUNTED}")
