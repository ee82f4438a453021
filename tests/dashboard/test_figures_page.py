"""The page of figures: what it says, and what its address chooses."""

import pytest

from dashboard.queries import disagreements
from tests.dashboard.visits import opened

pytestmark = pytest.mark.usefixtures("served")


def test_the_page_says_how_many_figures_are_drawn():
    assert any("figures are drawn" in caption.value for caption in opened("figures").caption)


def test_a_subject_and_a_scale_of_the_address_are_chosen():
    subject = "figures~unit=people~measure=trafficked~per"
    app = opened("figures", subject=subject, scale="linear")
    assert app.selectbox(key="option-subject").value == subject
    assert app.button_group(key="option-scale").value == "linear"


def test_unknown_values_of_the_address_show_everything():
    app = opened("figures", subject="figures~unit=kings", scale="cubic", show="nothing")
    assert app.selectbox(key="option-subject").value == "all"


def test_the_rule_stands_where_sources_are_compared():
    app = opened("figures", show="disagreements")
    assert any(caption.value == disagreements.RULE for caption in app.caption)
    assert "no two sources disagree" in app.info[0].value
