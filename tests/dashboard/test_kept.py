"""A query that leaves out what the filters do not ask gives the same as with all conditions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import view
from dashboard.queries import choices, marks, overview, views
from dashboard.queries.kept import KEPT, Lean
from etl.read import open_snapshot
from tests.dashboard.test_any_filters import MANY, any_filters


@pytest.fixture(scope="module")
def prepared(built):
    snapshot = open_snapshot(built)
    connection = snapshot.connect()
    views.prepare(connection)
    return connection, view.choices(snapshot)


@MANY
@given(data=st.data())
def test_no_filter_counts_otherwise_when_its_conditions_are_left_out(prepared, data):
    connection, offered = prepared
    filters = data.draw(any_filters(offered))
    marks.apply(connection, filters)
    lean = Lean(connection, filters)
    assert marks.count(lean, filters) == marks.count(connection, filters)
    assert overview.documents(lean, filters) == overview.documents(connection, filters)
    assert choices.years(lean, filters).equals(choices.years(connection, filters))


def test_without_filters_every_row_is_read_as_it_is():
    asked = []

    class Heard:
        def execute(self, query, given):
            asked.append((query, given))

    filters = view.Filters()
    Lean(Heard(), filters).execute(f"FROM shown_flows {KEPT}", filters.parameters())
    assert asked[0][0].split() == [
        "FROM",
        "shown_flows",
        "WHERE",
        "true",
        "AND",
        "true",
        "AND",
        "true",
        "AND",
        "true",
    ]
    assert asked[0][1] == {}
