"""People of further countries to whom the same is done as a flow told just before."""

import numpy as np
import pytest

from etl.annotate import annotate
from etl.document import Document, Passage
from etl.frames.likewise import likewise
from etl.frames.mentions import Reading
from etl.frames.pairs import Ends

SOLD = "Kenyan women have been sold to bars in Oman."


def fare(text, told=(("KE", "OM"),), goals=("OM", "QA"), probability=0.3):
    passage = Passage(0, text, 0, len(text))
    document = Document("d", "d.txt", "0", "txt", kind="news", passages=[passage])
    reading = Reading.of(annotate(document))
    countries = [mention.place.country for mention in reading.mentions]
    likely = Ends(
        np.array([0.05 if country in goals else 0.5 for country in countries]),
        np.array([0.6 if country in goals else 0.05 for country in countries]),
    )
    named = {mention.place.country: mention for mention in reversed(reading.mentions)}
    ends = [(named[of], named[to]) for of, to in told]
    flows = {(of, to): probability for of in countries for to in countries}
    found = likewise(reading, likely, ends, flows)
    return {(of.place.country, to.place.country) for of, to in found} - set(told)


@pytest.mark.parametrize(
    "more",
    [
        "Ugandan girls travel the same road.",
        "The women on the next floor, too, had come from Uganda.",
        "Ugandans in a few cases.",
    ],
)
def test_they_are_taken_where_the_flow_told_before_leads(more):
    assert fare(f"{SOLD} {more}") == {("UG", "OM")}


@pytest.mark.parametrize(
    "more",
    [
        "Ugandans own the bars.",
        "There are no Ugandan girls among the others.",
        "Several paying Ugandans were also on board.",
        "Ugandan girls are also sold to Qatar.",
        "The women were also seen by Uganda.",
    ],
    ids=["nothing alike", "denied", "of their own will", "elsewhere", "not from there"],
)
def test_people_of_whom_something_else_is_said_are_none(more):
    assert fare(f"{SOLD} {more}") == set()


def test_where_flows_lead_to_two_countries_none_is_meant():
    text = "Kenyan women have been sold to bars in Oman and Qatar. Ugandan girls likewise."
    assert fare(text, (("KE", "OM"), ("KE", "QA"))) == set()
    assert fare(f"{SOLD} Ugandan girls likewise.") == {("UG", "OM")}


def test_a_flow_that_is_not_likely_at_all_is_none():
    assert fare(f"{SOLD} Ugandan girls likewise.", probability=0.01) == set()
