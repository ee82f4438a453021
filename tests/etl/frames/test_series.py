"""Victims that a list tells by nationality, without the country that they were taken to."""

import numpy as np
import pytest

from etl.annotate import annotate
from etl.document import Document, Passage
from etl.frames.mentions import Reading
from etl.frames.pairs import Ends
from etl.frames.series import series

HELD = "Victims of trafficking were held in a compound in Cambodia."
COUNTED = "The group comprised 41 Ethiopians, 29 Kenyans and 22 Filipinos."


def told(text, origins=(), destinations=("KH",)):
    passage = Passage(0, text, 0, len(text))
    reading = Reading.of(
        annotate(Document("d", "d.txt", "0", "txt", kind="news", passages=[passage]))
    )
    countries = [mention.place.country for mention in reading.mentions]
    likely = Ends(
        np.array([0.6 if country in origins else 0.05 for country in countries]),
        np.array([0.9 if country in destinations else 0.05 for country in countries]),
    )
    return {(of.place.country, to.place.country) for of, to in series(reading, likely)}


ALL = {("ET", "KH"), ("KE", "KH"), ("PH", "KH")}


def test_people_counted_by_nationality_were_taken_where_the_text_around_has_victims():
    assert told(f"{HELD} {COUNTED}", ["ET"]) == ALL
    assert told(f"{COUNTED} {HELD}", ["KE"]) == ALL


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


@pytest.mark.parametrize(
    "text",
    [
        f"{HELD} The group comprised 41 Ethiopians and 29 Kenyans.",
        f"{HELD} Police arrested 41 Ethiopians, 29 Kenyans and 22 Filipinos.",
        f"A factory stands in Cambodia. {COUNTED}",
        f"Smugglers took them to Cambodia. Refugees sought asylum. The passage cost more."
        f" They were victims. {COUNTED}",
        f"{HELD} Ministers of Ethiopia, Kenya and the Philippines met.",
    ],
    ids=["two", "suspects", "no crime", "smuggling", "officials"],
)
def test_other_lists_tell_no_flow(text):
    assert not told(text, ["ET", "KE", "PH"])


def test_nor_do_lists_whose_members_are_hardly_origins():
    assert not told(f"{HELD} {COUNTED}")
