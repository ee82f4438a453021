"""Columns as arrays: what is counted of groups, lists taken apart, and what is held how long."""

import numpy as np
import pytest

from dashboard.criteria import Filters
from dashboard.queries import columns, kept, marks
from dashboard.queries.columns import ANSWERS, Held
from dashboard.queries.groups import Groups
from dashboard.queries.told import Told, keys

LETTERS = np.array([0, 1, 0, 2, 1, 0])
CHOSEN = np.array([True, True, True, False, True, False])


def test_groups_stand_in_the_order_of_their_first_rows_and_know_what_they_share():
    groups = Groups((LETTERS, 3), (np.array([1, 1, 1, 0, 0, 1]), 2))
    assert groups.number == 4
    assert groups.of.tolist() == [0, 1, 0, 2, 3, 0]
    assert [key.tolist() for key in groups.keys] == [[0, 1, 2, 1], [1, 1, 0, 0]]
    assert groups.first.tolist() == [0, 1, 3, 4]


def test_rows_and_values_are_counted_of_all_rows_or_of_the_chosen():
    groups = Groups((LETTERS, 3))
    assert groups.count().tolist() == [3, 2, 1]
    assert groups.count(CHOSEN).tolist() == [2, 2, 0]
    told = np.array([7, 4, 7, 1, 5, 9])
    assert groups.distinct(told).tolist() == [2, 2, 1]
    assert groups.distinct(told, CHOSEN).tolist() == [1, 2, 0]


def test_the_largest_is_that_of_the_chosen_which_state_a_number():
    groups = Groups((LETTERS, 3))
    told = np.array([3, np.nan, 8, np.nan, 2, 9])
    assert groups.largest(told).tolist() == [5, 4, -1]
    assert groups.largest(told, CHOSEN).tolist() == [2, 4, -1]


def test_no_rows_make_no_groups():
    nothing = np.zeros(0, int)
    groups = Groups((nothing, 3))
    assert groups.number == 0
    assert groups.distinct(nothing).tolist() == []
    assert groups.largest(nothing.astype(float)).tolist() == []


@pytest.fixture
def connection(world):
    ends = {"origin_country": "MM", "destination_country": "MY"}
    world.claim("flows", "through", "story", transit_countries=["TH", "LA"], **ends)
    return world.connect()


def test_a_list_has_a_row_for_each_item_and_the_empty_one_has_null(connection):
    lists = columns.lists(connection, "shown_flows", "transit_countries")
    places, items = lists.unnest(np.arange(4))
    found = [
        (int(place), lists.items.names[item]) for place, item in zip(places, items, strict=True)
    ]
    by_claim = connection.execute("SELECT transit_countries FROM shown_flows").fetchall()
    assert found == [
        (place, item) for place, (given,) in enumerate(by_claim) for item in (given or [None])
    ]


def test_texts_come_with_their_order_and_null_last(connection):
    origins = columns.codes(connection, "shown_flows", "origin_country")
    ranked = sorted(range(len(origins.names)), key=origins.rank.__getitem__)
    assert [origins.names[code] for code in ranked] == ["KH", "LA", "MM", "VN", None]


def test_keys_are_those_of_marks(connection):
    told = Told(connection, "flows", kept.rows(connection, Filters(), "flows"))
    origin = told.codes("origin_country")
    made = keys("flows", {"origin_country": (origin, np.arange(len(origin.names)))})
    wanted = [marks.Mark("flows", (("origin_country", name),)).key for name in origin.names]
    assert made.tolist() == wanted


def test_databases_hold_columns_of_their_own(world, empty):
    empty.document("silent")
    assert columns.held(world.connect()) is not columns.held(empty.connect())


def test_a_cursor_shares_what_its_database_holds(connection):
    assert columns.held(connection.cursor()) is columns.held(connection)


def test_answers_are_given_again_and_the_oldest_go_first():
    held, asked = Held(), []
    for number in [*range(ANSWERS), 0, ANSWERS, 1, 0]:
        held.answer(number, lambda number=number: asked.append(number))
    assert asked == [*range(ANSWERS), ANSWERS, 1]
