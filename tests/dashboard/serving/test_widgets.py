"""What a session keeps of the pages it left: nothing."""

import gc
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.serving import widgets

APP = """
from dashboard import app
app.main()
"""


def script(made, pressed):
    """A page that shows a table or, by its address, another that does not."""
    import weakref

    import streamlit as st

    from dashboard.serving import widgets

    widgets.keep_only_shown()
    if "page" not in st.query_params:
        table = {"a row"}
        made.append(weakref.ref(table))
        st.button("Export", on_click=pressed.append, args=(table,))


@pytest.fixture
def made():
    return []


@pytest.fixture
def pressed():
    return []


@pytest.fixture
def app(made, pressed):
    return AppTest.from_function(script, args=(made, pressed)).run()


def test_a_page_that_was_left_is_not_held_by_its_buttons(app, made):
    gc.collect()
    assert made[0]() is not None
    app.query_params["page"] = "another"
    app.run()
    gc.collect()
    assert made[0]() is None


def test_the_buttons_of_a_page_that_one_comes_back_to_work(app, pressed):
    app.query_params["page"] = "another"
    app.run()
    del app.query_params["page"]
    app.run().button[0].click().run()
    assert pressed == [{"a row"}]


def widget(name, fragment=None):
    return SimpleNamespace(id=name, fragment_id=fragment)


def test_a_part_of_a_page_that_is_drawn_alone_leaves_the_other_parts_what_is_theirs():
    known = [widget("old", "a"), widget("new", "a"), widget("other", "b"), widget("page")]
    shown = widgets.Shown({}, {each.id: each for each in known})
    shown.remove_stale_widgets(frozenset({"new"}), ["a"])
    assert set(shown.widget_metadata) == {"new", "other", "page"}


def test_without_a_session_there_is_nothing_to_do():
    widgets.keep_only_shown()


def test_a_session_knows_no_more_widgets_after_many_filters_than_its_page_has(built, monkeypatch):
    monkeypatch.setenv("TIP_ATLAS_DATA", str(built))
    app = AppTest.from_string(APP, default_timeout=60).run()

    def known():
        return set(app._session_state._state._new_widget_state.widget_metadata)

    first = known()
    for country in ("Thailand", "Viet Nam", "Cambodia"):
        app.query_params["country"] = country
        app.run()
        assert not app.exception
    del app.query_params["country"]
    app.run()
    assert known() == first
