"""People of one country at a place of work of another."""

import pytest

from etl.frames.worksites import worksites
from tests.etl.frames.readings import by_kind, read


def told(text, probability=0.3):
    reading = read(text, "They are sold and never paid.")
    countries = [mention.place.country for mention in reading.mentions]
    flows = {(of, to): probability for of in countries for to in countries}
    likely = by_kind(reading)
    likely.origin[:] = 0.5
    found = worksites(reading, likely, flows)
    return {(of.place.country, to.place.country) for of, to in found}


@pytest.mark.parametrize(
    "text",
    [
        "Lao boys are taken to the sugar plantations of Thailand.",
        "Lao boys work in the quarries, farms and houses of Thailand.",
        "Boys from Laos are sent to beg at the temples of Thailand.",
        "A court jailed five men for taking Laotians to the onion fields of Thailand.",
        "Forty Laotians were found on the boats of Thailand.",
    ],
)
def test_the_noun_before_of_says_where_people_are(text):
    assert told(text) == {("LA", "TH")}


def test_lists_of_either_end_are_taken_whole():
    text = "Lao and Cambodian boys work in the markets of Thailand and Malaysia."
    assert told(text) == {("LA", "TH"), ("KH", "TH"), ("LA", "MY"), ("KH", "MY")}


@pytest.mark.parametrize(
    "text",
    [
        "Girls of Laos are sold and to a lesser extent of Thailand.",
        "Lao police searched the markets of Thailand.",
        "Boys are brought from Laos and from villages in the hills of Thailand.",
        "Lao boys stay at home; Burmese boys work in the markets of Thailand.",
        "Lao boys were never taken to the markets of Thailand.",
    ],
    ids=["no noun of a place", "officials", "a second origin", "other people", "denied"],
)
def test_other_words_tell_no_such_flow(text):
    assert ("LA", "TH") not in told(text)


def test_a_flow_that_was_doubted_before_is_none():
    assert told("Lao boys are taken to the plantations of Thailand.", probability=0.7) == set()
