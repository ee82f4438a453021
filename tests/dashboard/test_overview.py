"""How much there is, by kind, year and country; the histogram that chooses years."""

import pandas as pd
import pytest

from dashboard.charts.years import years_brush
from dashboard.criteria import Filters
from dashboard.queries import choices, overview


@pytest.fixture
def connection(world):
    ends = {"origin_country": "KH", "destination_country": "TH"}
    world.claim("flows", "no", "story", assertion="denied", **ends)
    return world.connect()


def test_kinds_tell_claims_denials_and_facts_apart(connection):
    found = overview.kinds(connection, Filters()).set_index("fact_table")
    assert found.loc["flows", ["claims", "denials", "facts"]].tolist() == [4, 1, 3]
    assert set(found.index) == {"flows", "hotspots", "meetings", "figures"}


def test_documents_without_claims_count(empty):
    empty.document("silent")
    assert overview.documents(empty.connect(), Filters()) == 1


def test_documents_and_claims_have_years_of_their_own_and_the_undated_stay_visible(connection):
    found = choices.years(connection, Filters()).set_index("year")[["documents", "claims"]]
    assert found.loc[2001].tolist() == [0, 1]
    assert found.loc[2004].tolist() == [1, 2]
    assert found[found.index.isna()].to_numpy().tolist() == [[1, 1]]


def test_the_choices_are_what_the_tables_hold(connection):
    assert choices.span(connection) == (1999, 2013)
    found = choices.values(connection)
    assert found["kinds"] == ("cable", "news", "report")
    assert set(found["countries"]) == {"VN", "CN", "LA", "TH", "KH", "MM"}
    assert found["assertions"] == ("asserted", "denied")
    assert found["publishers"] == ("",)


def test_years_are_counted_under_the_other_filters(connection):
    found = choices.years(connection, Filters(kinds=("cable",))).set_index("year")
    assert found.loc[2004].tolist() == [2, 1]
    assert 2013 not in found.index


COUNTED = pd.DataFrame({"year": [2001, 2004, None], "claims": [2, 4, 9], "documents": [1, 0, 3]})


def test_the_histogram_has_claims_above_and_documents_below_the_undated_apart():
    above, below = years_brush(COUNTED, (1999, 2005)).data
    assert list(above.x) == [2001, 2004]
    assert list(above.y) == [0.5, 1.0]
    assert list(below.y) == [-1.0, 0.0]
    assert "4 claims" in above.hovertext[1]


def test_years_that_are_not_chosen_are_pale_and_outlined():
    above, _ = years_brush(COUNTED, (1999, 2005), (2003, 2005)).data
    assert above.marker.color[0] != above.marker.color[1]
    assert list(above.marker.line.width) == [1, 0]
