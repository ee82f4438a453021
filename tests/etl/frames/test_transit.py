"""What people only pass is where none of them is taken to."""

import pytest

from etl.frames.transit import are_bound_elsewhere
from tests.etl.frames.readings import read


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
