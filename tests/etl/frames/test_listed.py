"""Places that stand in one list."""

import numpy as np
import pytest

from etl.frames import findings
from etl.frames.listed import Lists
from etl.frames.scenes import Ends
from tests.etl.frames.readings import read
from tests.etl.stories import story


def test_a_list_holds_the_places_joined_by_commas_and_and():
    reading = read("Women are sent to Malaysia, Japan and Oman. The police of Nepal and India met.")
    lists = Lists(reading)
    beside = [
        sorted(str(reading.mentions[k].place.country) for k in lists.beside(mention.place))
        for mention in reading.mentions
    ]
    assert beside == [["JP", "OM"], ["MY", "OM"], ["JP", "MY"], ["IN"], ["NP"]]


def test_a_list_ends_with_its_sentence():
    reading = read("Women are sent to Malaysia. Japan and Oman take others.")
    assert Lists(reading).beside(reading.mentions[0].place) == []


@pytest.mark.parametrize(
    ("possible", "likely", "found"),
    [(0.5, 0.8, {"TR", "TH"}), (0.2, 0.8, {"TR"}), (0.5, 0.1, {"TR"})],
)
def test_what_is_told_of_one_destination_is_told_of_the_likely_ones_of_its_list(
    monkeypatch, possible, likely, found
):
    def ends(reading):
        sure = np.array([likely if m.place.country == "TH" else 0.8 for m in reading.mentions])
        return Ends(sure, sure)

    pairs = {("UZ", "TR"): 0.8, ("UZ", "TH"): possible}
    monkeypatch.setattr(findings, "ends", ends)
    monkeypatch.setattr(findings, "flow_probabilities", lambda *_: pairs)
    told = findings.find(
        story("Uzbek women were trafficked abroad. Brokers sold them to Turkey and Thailand.")
    )
    assert {flow.destination for flow in told.flows} == found
