"""What pages get: answers, kept for all of them in a room of a stated size."""

import pytest
from streamlit.runtime.caching.cache_data_api import _data_caches

from dashboard import view
from dashboard.criteria import Filters
from dashboard.login.settings import LOCAL
from dashboard.view import View
from etl.read import open_snapshot

MEGABYTE = 1 << 20
asked = []


def large(connection, filters, number):
    """An answer of 20 megabytes."""
    asked.append(number)
    return bytes(20 * MEGABYTE)


@pytest.fixture
def shown(built):
    view._answer.clear()
    asked.clear()
    yield View(open_snapshot(built), LOCAL, Filters())
    view._answer.clear()


def test_an_answer_that_was_given_is_kept(shown):
    assert shown.ask(large, 1) == shown.ask(large, 1)
    assert asked == [1]


def test_answers_take_no_more_than_their_room_however_large_they_are(shown):
    for number in range(5):
        shown.ask(large, number)
    told = [stat for stats in _data_caches.get_stats().values() for stat in stats]
    kept = [stat.byte_length for stat in told if stat.cache_name.endswith("_answer")]
    assert 20 * MEGABYTE < sum(kept) <= 64 * MEGABYTE
    shown.ask(large, 4)
    shown.ask(large, 0)
    assert asked == [0, 1, 2, 3, 4, 0]
