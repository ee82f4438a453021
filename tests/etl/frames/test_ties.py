"""Words of a sentence tie two of its places together, or keep them apart."""

from etl.frames.scenes import Marks
from etl.frames.ties import NAMES, ties
from tests.etl.frames.readings import read


def tie(text, origin, destination, *, origins=(), destinations=()):
    """What ties the mentions of two countries of one sentence; other ends are rivals."""
    reading = read(text)
    of, to = {origin: 0.8}, {destination: 0.8}
    of |= dict.fromkeys(origins, 0.9)
    to |= dict.fromkeys(destinations, 0.9)
    countries = [m.place.country for m in reading.mentions]
    marks = Marks(reading, [of.get(c, 0.0) for c in countries], [to.get(c, 0.0) for c in countries])
    found = ties(marks).get((origin, destination))
    return dict(zip(NAMES, found or (), strict=bool(found)))


def test_places_of_one_list_are_siblings():
    told = tie("Women came from Laos, Cambodia and Vietnam.", "LA", "VN")
    assert told["siblings"]
    assert not tie("Women from Laos were sold in Vietnam.", "LA", "VN")["siblings"]


def test_a_new_clause_stands_between():
    told = tie("Men from Laos fish, while women work in Vietnam.", "LA", "VN")
    assert told["clauses"] == 1
    assert tie("Men from Laos fish in Vietnam.", "LA", "VN")["clauses"] == 0


def test_a_country_on_the_way_is_passed():
    text = "They were taken from Laos through Thailand to Malaysia."
    assert tie(text, "LA", "TH")["passed"]
    assert not tie(text, "LA", "MY")["passed"]


def test_a_likelier_origin_in_the_sentence_is_a_rival():
    text = "Men from Laos and women from Cambodia were sold in Malaysia."
    assert tie(text, "LA", "MY", origins=["KH"])["rival_origin"] > 0
    assert tie(text, "LA", "MY")["rival_origin"] < 0


def test_people_come_from_and_are_taken_to():
    told = tie("Women were taken from Laos to Malaysia.", "LA", "MY")
    assert told["origin_governed"] < 0 < told["destination_governed"]


def test_places_of_two_sentences_are_not_tied():
    assert tie("Women came from Laos. A brothel stood in Malaysia.", "LA", "MY") == {}
