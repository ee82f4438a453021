"""Countries on the way are told beside the flow, or in the sentences that go on about it."""

import numpy as np
import pytest

from etl.frames.findings import find
from etl.frames.pairs import Ends
from etl.frames.transit import Transit, are_bound_elsewhere
from tests.etl.frames.readings import first, read
from tests.etl.stories import story


def passed(text, origin, destination):
    """The countries on the way between the first mentions of two countries."""
    reading = find(story(text)).reading
    likely = Ends(
        np.array([float(m.place.kind == "group") for m in reading.mentions]),
        np.array([float(m.place.country == destination) for m in reading.mentions]),
    )
    return Transit(reading, likely).of(*first(reading, origin, destination))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kenyan women were trafficked by way of Dubai to Malaysia.", ["AE"]),
        ("Kenyan men were taken through Thailand or Laos to Malaysia.", ["TH", "LA"]),
        ("Kenyan women cross Thailand on their way to Malaysia, where they are sold.", ["TH"]),
        ("Oman is a transit country for Kenyan women trafficked to Malaysia.", ["OM"]),
        ("Kenyan women are sold in Malaysia. They landed in Bangkok and were driven on.", ["TH"]),
        ("Kenyan women are sold in Malaysia. The project is funded by Canada.", []),
        ("Kenyan women are sold in Malaysia. Uzbek women come by way of Dubai.", []),
        ("Thailand is a source, transit and destination country; Kenyans go to Malaysia.", []),
    ],
)  # fmt: skip
def test_countries_on_the_way(text, wanted):
    assert passed(text, "KE", "MY") == wanted


@pytest.mark.parametrize(
    ("text", "country", "elsewhere"),
    [
        ("Laos is a transit country for men from Vietnam on their way to Thailand.", "MY", True),
        ("Laos is a transit country for men from Vietnam on their way to Thailand.", "TH", False),
        ("It is a source and transit country for men from Vietnam bound for Laos.", "MY", False),
        ("Men from Vietnam are on their way to Thailand.", "MY", False),
        ("It is a transit country for men from Vietnam.", "MY", False),
    ],
    ids=["another country", "the one named", "a source too", "no transit country", "none named"],
)
def test_people_in_transit_go_where_it_is_said(text, country, elsewhere):
    reading = read(text)
    [place] = [m.place for m in reading.mentions if m.place.country == "VN"]
    assert are_bound_elsewhere(reading.sentences[0], place, country) == elsewhere
