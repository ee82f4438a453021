"""What makes a likely flow doubtful."""

import numpy as np

from etl.frames.doubts import is_way
from etl.frames.pairs import Ends
from tests.etl.frames.readings import read


def way(text, origin):
    reading = read(text)
    likely = Ends(np.array([origin, 0.1]), np.array([0.5, 0.9]))
    return is_way(reading.mentions[0], reading.mentions[1], reading, likely)


def test_a_way_within_a_country_begins_where_people_rather_come_from():
    text = "Girls of Prey Veng are sold in Battambang."
    assert way(text, 0.7)
    assert not way(text, 0.3)


def test_a_place_named_twice_is_no_way():
    assert not way("Girls of Battambang are sold in Battambang.", 0.7)
