"""The page of figures: what it says, and what its address chooses."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.queries import disagreements


@pytest.fixture
def page(built, monkeypatch):
    """Opens the page of figures with these parameters in its address."""
    monkeypatch.setenv("TIP_ATLAS_DATA", str(built))

    def opened(**query):
        app = AppTest.from_string("from dashboard import app\napp.main()", default_timeout=60)
        for key, value in query.items():
            app.query_params[key] = value
        app.run()
        app._page_hash = calc_hash("figures")  # switch_page() knows file pages only
        app.run()
        assert not app.exception
        assert not app.error
        return app

    return opened


def test_the_page_says_how_many_figures_are_drawn(page):
    assert any("figures are drawn" in caption.value for caption in page().caption)


def test_a_subject_and_a_scale_of_the_address_are_chosen(page):
    subject = "figures~unit=people~measure=trafficked~per"
    app = page(subject=subject, scale="linear")
    assert app.selectbox(key="option-subject").value == subject
    assert app.button_group(key="option-scale").value == "linear"


def test_unknown_values_of_the_address_show_everything(page):
    app = page(subject="figures~unit=kings", scale="cubic", show="nothing")
    assert app.selectbox(key="option-subject").value == "all"


def test_the_rule_stands_where_sources_are_compared(page):
    app = page(show="disagreements")
    assert any(caption.value == disagreements.RULE for caption in app.caption)
    assert "no two sources disagree" in app.info[0].value
