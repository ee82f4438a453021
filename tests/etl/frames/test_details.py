"""Purposes and people are read off a sentence."""

from etl.frames.details import population, purposes


def test_purposes_come_in_their_order_of_declaration():
    text = "sold as wives or forced into prostitution"
    assert purposes(text) == ["sexual_exploitation", "marriage"]


def test_a_phrase_counts_across_a_hyphen():
    assert purposes("a pig-butchering ring") == ["online_scam"]


def test_a_sentence_without_purpose_names_none():
    assert purposes("They crossed the river at night.") == []


def test_population_names_all_who_are_spoken_of():
    assert population("women and children") == ["women", "children"]
