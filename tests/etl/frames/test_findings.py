"""Which likely pairs of countries are told as flows."""

import numpy as np
import pytest

from etl.frames import findings
from etl.frames.pairs import Ends
from tests.etl.stories import story

ORIGINS, DESTINATIONS = ("KE", "UZ"), ("OM", "TR")


def told(monkeypatch, text, pairs):
    def ends(reading):
        countries = [mention.place.country for mention in reading.mentions]
        return Ends(
            np.array([0.8 if country in ORIGINS else 0.0 for country in countries]),
            np.array([0.8 if country in DESTINATIONS else 0.0 for country in countries]),
        )

    monkeypatch.setattr(findings, "ends", ends)
    monkeypatch.setattr(findings, "flow_probabilities", lambda *_: pairs)
    return {(flow.origin, flow.destination) for flow in findings.find(story(text)).flows}


TWO = "Uzbek women were trafficked to Turkey. Kenyan women were trafficked to Oman."
APART = (
    "Uzbek women were trafficked abroad. " + 5 * "They were beaten. " + "They were sold in Oman."
)


@pytest.mark.parametrize(("probability", "flows"), [(0.6, set()), (0.7, {("UZ", "OM")})])
@pytest.mark.parametrize("text", [TWO, APART], ids=["told of others", "far apart"])
def test_ends_of_two_sentences_that_are_hardly_tied_need_a_surer_flow(
    monkeypatch, text, probability, flows
):
    own = {("UZ", "TR"): 0.9, ("KE", "OM"): 0.9} if text is TWO else {}
    found = told(monkeypatch, text, {**own, ("UZ", "OM"): probability})
    assert found - own.keys() == flows


def test_ends_of_two_sentences_near_each_other_are_a_flow_where_one_tells_none(monkeypatch):
    text = "Uzbek women were trafficked abroad. They were sold in Oman."
    assert told(monkeypatch, text, {("UZ", "OM"): 0.6}) == {("UZ", "OM")}


@pytest.mark.parametrize(("probability", "flows"), [(0.85, set()), (0.95, {("UZ", "OM")})])
def test_a_text_about_smuggling_needs_a_surer_flow(monkeypatch, probability, flows):
    text = (
        "Uzbek women were trafficked to Oman. Smugglers drove. Refugees fled. Some sought asylum."
    )
    assert told(monkeypatch, text, {("UZ", "OM"): probability}) == flows


WORK = "Women were trafficked. They were sold and beaten. " + 5 * "It rained. " + "In Turkey{} {}."


@pytest.mark.parametrize(
    ("crimes", "probability", "flows"),
    [(3, 0.7, {("KE", "TR")}), (3, 0.6, set()), (2, 0.7, set())],
)
def test_a_text_about_the_crime_throughout_needs_it_less_near(
    monkeypatch, crimes, probability, flows
):
    crime, rain = crimes * "Women were trafficked and sold. ", 5 * "It rained. "
    text = f"{crime}{rain}Kenyans live in Turkey."
    assert told(monkeypatch, text, {("KE", "TR"): probability}) == flows


@pytest.mark.parametrize(
    ("told_of", "probability", "flows"),
    [
        (("", "Uzbek girls danced in a club"), 0.7, {("UZ", "TR")}),
        (("", "Uzbek girls danced in a club"), 0.58, set()),
        (("", "Uzbek girls danced"), 0.7, set()),
    ],
    ids=["people at a place of work", "less sure", "no place of work"],
)
def test_away_from_words_of_the_crime_people_at_a_place_of_work_are_a_flow(
    monkeypatch, told_of, probability, flows
):
    text = WORK.format(*told_of)
    assert told(monkeypatch, text, {("UZ", "TR"): probability}) == flows


@pytest.mark.parametrize(
    ("text", "flows"),
    [
        ("Uzbek boys who had been camel jockeys in Oman came home.", {("UZ", "OM")}),
        ("Police freed Uzbek women from a club in Oman.", {("UZ", "OM")}),
        ("Uzbek women sing in Oman. The door was locked from outside. Nobody left.", set()),
        ("Uzbek women sing in Oman.", set()),
    ],
    ids=["jockeys", "freed", "a door", "nothing"],
)
def test_other_words_than_its_names_may_tell_of_the_crime(monkeypatch, text, flows):
    assert told(monkeypatch, text, {("UZ", "OM"): 0.7}) == flows


@pytest.mark.parametrize(
    "text",
    [
        "Women were freed in Oman. Four Uzbek nationals were arrested as well.",
        "Uzbek women were bought from an agent, then embarked in Oman on a trawler.",
        "MUSCAT, Oman — Uzbek women who had been sold walked out of a camp near Nairobi.",
        "Uzbek women who were sold had believed that they were going to shops in Oman.",
        "Latest: Rain in May | Uzbek women sold in Oman | Two held after a fire",
        'In May we reported, under the headline "Sold", that Uzbek women were sold in Oman.',
        "Uzbek women who were sold were driven to Oman and put on the ferry to Iran.",
        "From Uzbekistan the girls are sold on to men in Oman.",
        "Uzbek women were sold to a farm before police moved them over the border to Oman.",
        "Ethnic Uzbek girls are sold to men in Oman.",
        "Kazakh women were sold in Oman, where they came by way of Uzbekistan.",
        "Women were sold in Oman. A judge let go an Uzbek national accused of buying girls.",
        "It was not the Uzbek but the Kazakh women who were sold in Oman.",
        "Uzbek women were sold not to Oman, as papers wrote, but to Dubai.",
    ],
    ids=[
        "arrested",
        "embarked",
        "dateline",
        "promised",
        "headlines",
        "headline",
        "put on board",
        "sent on",
        "brought by police",
        "a minority",
        "passed",
        "accused",
        "not these but those",
        "not there but here",
    ],
)
def test_the_words_around_an_end_may_say_that_it_is_none(monkeypatch, text):
    assert told(monkeypatch, text, {("UZ", "OM"): 0.8}) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Women were freed in Oman. Four Uzbek nationals were among them.",
        "Uzbek women had been sold by a broker and embarked for a farm in Oman.",
        "MUSCAT, Oman — Uzbek women who had been sold walked out of a camp.",
        "Uzbek women say that shops in Oman had bought them.",
        "Uzbek women, sold | Oman | 12 | May",
        "Uzbek women were sold in Sur in Oman, and put on a bus for Muscat.",
        "Women sold to Uzbekistan were sent home, and Uzbek women sold on to Oman.",
        "Police say that brokers took Uzbek women to bars in Oman and sold them.",
        "Kazakh and Uzbek women were sold in Oman.",
        "Women were sold in Oman. A judge let go Uzbek women accused of prostitution.",
        "Not only Uzbek but also Kazakh women were sold in Oman.",
    ],
    ids=[
        "arrested",
        "for",
        "dateline",
        "say",
        "cells",
        "further in",
        "on",
        "told by police",
        "and",
        "accused for what they suffered",
        "not only",
    ],
)
def test_like_words_do_not(monkeypatch, text):
    assert told(monkeypatch, text, {("UZ", "OM"): 0.8}) == {("UZ", "OM")}


def test_headlines_of_other_stories_tell_no_flow_within_a_country_either(monkeypatch):
    text = "Girls from Oaxaca were sold to bars in Tijuana"
    assert told(monkeypatch, f"{text}.", {}) == {("MX", "MX")}
    assert told(monkeypatch, f"Latest: Rain in May | {text} | Two held after a fire.", {}) == set()
