"""Memory: what refers only to itself is freed, what is loaded stays."""

import gc
import weakref

import pytest

from dashboard import server
from dashboard.serving import memory


class Knot:
    """Something that only the collector can free."""

    def __init__(self):
        self.itself = self


@pytest.fixture(autouse=True)
def _no_collector():
    gc.disable()
    yield
    gc.unfreeze()
    gc.enable()


def test_what_only_refers_to_itself_is_given_back():
    left = weakref.ref(Knot())
    assert left() is not None
    memory.give_back()
    assert left() is None


def test_what_was_loaded_at_the_start_is_not_searched_again():
    loaded = Knot()
    assert any(thing is loaded for thing in gc.get_objects())
    memory.keep_loaded()
    assert not any(thing is loaded for thing in gc.get_objects())


def test_no_page_waits_until_all_objects_are_searched():
    assert server.settings("127.0.0.1", 8501)["runner.postScriptGC"] is False
