"""Flows that the text takes back beside where it states them."""

import numpy as np
import pytest

from etl.extract._refuted import is_refuted
from etl.frames.findings import Findings, Flow, Statement
from etl.frames.pairs import Ends
from tests.etl.frames.readings import first, read

NOBODY = Ends(np.array([]), np.array([]))


def refuted(text, origin="LA", destination="MY"):
    reading = read(text)
    of, to = first(reading, origin, destination)
    flow = Flow(origin, destination, 0.9, [Statement(of, to, 0.9)])
    return is_refuted(flow, Findings(reading, NOBODY, [flow], [], []))


DANCE = "Lao girls dance in Malaysia."
SOLD = "Lao girls are sold in Malaysia."


@pytest.mark.parametrize(
    "text",
    [
        f"{DANCE} Police found no evidence that they were trafficked.",
        f"{DANCE} They have agents. Nobody says that they were sold.",
        f"Papers reported that {SOLD} He found no evidence that they were sold.",
        f"{SOLD} He insisted that no Lao girls were sold to Malaysia.",
        "Women were sold in Malaysia. No Lao was found.",
        "Women were sold in Malaysia. The Lao have nothing to do with trafficking.",
        f"A visitor heard that {SOLD} We doubt it.",
        f"It is often written that {SOLD} We asked. No file bears it out.",
        f"A paper wrote that {SOLD} That was wrong.",
        f"It is sometimes put to us that {SOLD} In six years we have not seen a case.",
    ],
    ids=[
        "no crime told",
        "two behind",
        "a story",
        "both ends",
        "none",
        "no victims",
        "doubted",
        "borne out by nothing",
        "a verdict",
        "talk",
    ],
)
def test_what_a_sentence_beside_it_denies_is_no_flow(text):
    assert refuted(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{SOLD} Police found no evidence that others were trafficked.",
        f"{DANCE} It rained. It rained. Nobody says that they were sold.",
        f"{DANCE} No Lao girls were sold to Vietnam.",
        f"{DANCE} They are sold.",
    ],
    ids=["told as a crime", "far behind", "another country", "not denied"],
)
def test_other_flows_stand(text):
    assert not refuted(text)


@pytest.mark.parametrize(
    ("title", "behind"),
    [
        ("", "THIS WAS WRONG."),
        ("NO LAO GIRLS SOLD IN MALAYSIA, MINISTRY SAYS", "IT RAINED."),
        ("MINISTRY REJECTS CLAIMS THAT GIRLS WERE SOLD", "IT RAINED."),
    ],
    ids=["a correction below", "a title that denies", "a title that rejects a story"],
)
def test_a_story_is_taken_back_by_the_title_or_the_paragraph_below(title, behind):
    reading = read(*filter(None, (title, f"A paper reported that {SOLD}", behind.capitalize())))
    of, to = list(reading.mentions)[-2:]
    flow = Flow("LA", "MY", 0.9, [Statement(of, to, 0.9)])
    assert is_refuted(flow, Findings(reading, NOBODY, [flow], [], []))


def test_a_ranking_that_is_rejected_takes_no_story_back():
    reading = read("MINISTRY REJECTS TIP REPORT", f"The report says that {SOLD}")
    of, to = list(reading.mentions)[-2:]
    flow = Flow("LA", "MY", 0.9, [Statement(of, to, 0.9)])
    assert not is_refuted(flow, Findings(reading, NOBODY, [flow], [], []))


def test_a_denial_between_the_sentence_that_tells_and_one_that_names_an_end_once_more_counts():
    reading = read(
        "Lao girls dance in Malaysia. Police found no sign that they were sold. The Lao laughed."
    )
    of, to = reading.mentions[-1], reading.mentions[1]
    flow = Flow("LA", "MY", 0.9, [Statement(of, to, 0.9)])
    assert is_refuted(flow, Findings(reading, NOBODY, [flow], [], []))


def test_people_of_a_whole_list_are_denied_together():
    text = (
        "Women from Laos, Myanmar, Cambodia and Vietnam dance in Malaysia. The police said that "
        "not one had been brought by force."
    )
    assert refuted(text, "LA") and refuted(text, "VN")
