"""However the filters are answered, by rows, by documents or by SQL, they keep the same."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import view
from dashboard.login.settings import LOCAL
from dashboard.queries import kept, marks, views
from dashboard.queries.kept import KEPT, KEPT_DOCUMENTS, Lean
from etl.read import open_snapshot
from tests.dashboard.test_any_filters import MANY, any_filters


@pytest.fixture(scope="module")
def prepared(built):
    snapshot = open_snapshot(built)
    connection = snapshot.connect("S")
    views.prepare(connection)
    return connection, view.choices(snapshot, LOCAL)


@MANY
@given(data=st.data())
def test_every_way_to_ask_keeps_the_same(prepared, data):
    connection, offered = prepared
    filters = data.draw(any_filters(offered))
    marks.apply(connection, filters)
    lean = Lean(connection.cursor(), filters)
    documents = f"SELECT doc_no FROM kept_from {KEPT_DOCUMENTS}"
    assert numbers(connection, filters, documents) == numbers(lean, filters, documents)
    held = kept.documents(connection, filters)
    assert numbers(connection, filters, documents) == set(np.flatnonzero(held))
    for table in views.FACT_TABLES:
        claims = f"SELECT rowid FROM fast.shown_{table} {KEPT}"
        assert numbers(connection, filters, claims) == numbers(lean, filters, claims)
        assert numbers(connection, filters, claims) == set(kept.rows(connection, filters, table))


def numbers(connection, filters, query):
    return {row[0] for row in connection.execute(query, filters.parameters()).fetchall()}


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


def test_a_result_of_which_not_all_was_read_is_in_nobodys_way(prepared):
    connection, _ = prepared
    lean = Lean(connection.cursor(), view.Filters(countries=("VN",)))
    assert lean.execute("FROM documents LIMIT 1").fetchone() is not None
    query = f"SELECT count(*) FROM shown_flows {KEPT}"
    filters = view.Filters(countries=("VN",))
    expected = connection.execute(query, filters.parameters()).fetchall()
    assert lean.execute(query, filters.parameters()).fetchall() == expected
