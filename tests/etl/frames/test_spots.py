"""Places that a document ties to trafficking, and their roles."""

import numpy as np
import pytest

from etl.frames import spots
from etl.frames.pairs import Ends
from tests.etl.frames.readings import read


def found(monkeypatch, text, likely, flows=(), ends=(0.1, 0.1)):
    """Names and roles of hotspots; likely: by surface the probabilities of roles."""
    reading = read(text)
    none = dict.fromkeys(("source", "transit", "destination", "hotspot"), 0.0)
    by_role = [none | likely.get(m.place.mention.surface, {}) for m in reading.mentions]
    monkeypatch.setattr(spots, "hotspot_probabilities", lambda _: by_role)
    size = len(reading.mentions)
    told = spots.hotspots(reading, Ends(np.full(size, ends[0]), np.full(size, ends[1])), flows)
    return {h.mention.place.mention.surface: h.role for h in told}


GIRLS = "Girls were sold in Pakse, Savannakhet and Thakhek."
THERE = {"destination": 0.6}


@pytest.mark.parametrize(
    ("probability", "flows", "third"),
    [
        (0.3, [("LA", "TH")], True),
        (0.1, [("LA", "TH")], False),
        (0.3, [("KH", "TH")], False),
        (0.3, [], False),
    ],
    ids=["likely", "hardly", "no flow of its country", "no flow"],
)
def test_a_likely_place_in_a_list_of_hotspots_is_one(monkeypatch, probability, flows, third):
    likely = {"Pakse": THERE, "Savannakhet": THERE, "Thakhek": {"destination": probability}}
    assert ("Thakhek" in found(monkeypatch, GIRLS, likely, flows)) is third


def test_one_of_a_list_in_which_others_are_no_hotspots_is_none(monkeypatch):
    likely = {"Pakse": THERE, "Thakhek": {"destination": 0.3}}
    assert found(monkeypatch, GIRLS, likely, [("TH", "LA")]) == {"Pakse": "destination"}


@pytest.mark.parametrize(
    ("flows", "source", "role"),
    [
        ([("LA", "TH")], 0.3, "source"),
        ([("LA", "TH")], 0.05, "destination"),
        ([("LA", "TH"), ("VN", "LA")], 0.3, "destination"),
        ([], 0.3, "destination"),
    ],
    ids=["flows only leave", "no source at all", "flows leave and reach", "no flow"],
)
def test_a_destination_in_a_country_that_flows_only_leave_is_rather_a_source(
    monkeypatch, flows, source, role
):
    likely = {"Pakse": {"destination": 0.5, "source": source}}
    text = "Traders of Pakse were convicted of trafficking."
    assert found(monkeypatch, text, likely, flows) == {"Pakse": role}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Trafficked women told of Pakse, a town with bars.", "source"),
        ("Trafficked women were found in Pakse.", "destination"),
        ("Trafficked women came from Pakse.", "source"),
    ],
    ids=["nothing more", "found there", "came from there"],
)
def test_a_source_in_a_country_that_flows_only_reach_is_a_destination_by_its_words(
    monkeypatch, text, role
):
    likely = {"Pakse": {"source": 0.6, "destination": 0.1}}
    assert found(monkeypatch, text, likely, [("VN", "LA")]) == {"Pakse": role}


def test_a_source_is_a_destination_where_flows_only_reach_and_its_place_rather_is_one(monkeypatch):
    likely = {"Pakse": {"source": 0.4, "destination": 0.3}}
    text = "Traffickers knew Pakse."
    assert found(monkeypatch, text, likely, [("VN", "LA")], (0.1, 0.4)) == {"Pakse": "destination"}
    assert found(monkeypatch, text, likely, [("VN", "LA")], (0.4, 0.4)) == {"Pakse": "source"}


def test_places_of_those_who_come_to_a_gathering_are_not_added(monkeypatch):
    text = "Children from Pakse, Savannakhet and Thakhek attended a workshop on trafficking."
    sure = {"source": 0.8}
    likely = {"Pakse": sure, "Savannakhet": sure, "Thakhek": {"source": 0.3}}
    assert "Thakhek" not in found(monkeypatch, text, likely, [("LA", "TH")])


@pytest.mark.parametrize(
    ("text", "flows", "there"),
    [
        ("Girls were locked up in a bar in Pakse.", [("VN", "LA")], True),
        ("Girls were locked up in a bar in Pakse.", [("VN", "TH")], False),
        ("Girls were met by an aunt in Pakse.", [("VN", "LA")], False),
    ],
    ids=["said", "no flow of its country", "not said"],
)
def test_a_place_whose_role_is_said_may_be_less_likely(monkeypatch, text, flows, there):
    assert ("Pakse" in found(monkeypatch, text, {"Pakse": {"source": 0.35}}, flows)) is there


@pytest.mark.parametrize(("transit", "role"), [(0.3, "destination"), (0.0, "source")])
def test_the_words_around_a_place_settle_its_role_where_its_mentions_leave_it_open(
    monkeypatch, transit, role
):
    likely = {"Pakse": {"source": 0.6, "transit": transit}}
    text = "Girls were locked up in a bar in Pakse."
    assert found(monkeypatch, text, likely) == {"Pakse": role}


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Trafficked women had been promised jobs in a hotel in Pakse.", False),
        ("Trafficked women had been promised jobs and were held in Pakse.", True),
        ('On Friday we wrote, under the headline "Sold", that women were sold in Pakse.', False),
        ("Women were sold. Nine officers spoke of it. They came from Pakse.", False),
        ("Nine women were sold by officers. They came from Pakse.", True),
    ],
    ids=["promised", "held", "an earlier headline", "who met", "who were sold"],
)
def test_a_place_where_nothing_happens_is_none(monkeypatch, text, there):
    assert ("Pakse" in found(monkeypatch, text, {"Pakse": THERE})) is there


@pytest.mark.parametrize(
    ("text", "likely", "role"),
    [
        ("Pakse is a transit point for traffickers.", 0.2, "transit"),
        ("Pakse is a transit point for traffickers.", 0.1, None),
        ("Police in Pakse found nine trafficking victims.", 0.2, "source"),
        ("A court in Pakse heard of nine trafficking victims.", 0.2, None),
    ],
)
def test_a_place_that_its_sentence_ties_to_the_crime_may_be_less_likely(
    monkeypatch, text, likely, role
):
    assert found(monkeypatch, text, {"Pakse": {"source": likely}}).get("Pakse") == role


@pytest.mark.parametrize(
    ("likely", "flows", "there"),
    [(0.7, [], False), (0.85, [], True), (0.7, [("VN", "LA")], True)],
    ids=["no flow", "sure", "a flow"],
)
def test_where_no_flow_is_told_only_the_crime_ties_unsure_places(monkeypatch, likely, flows, there):
    text = "Brokers sold girls. Two buses came. Travellers slept in Pakse."
    assert ("Pakse" in found(monkeypatch, text, {"Pakse": {"source": likely}}, flows)) is there
