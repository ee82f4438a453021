"""Selected marks in the address, and the evidence beside them."""

import pytest

from dashboard.marks import Mark, of_claim
from tests.dashboard.visits import markup, visited

pytestmark = pytest.mark.usefixtures("served")


def button(app, label):
    return next(button for button in app.button if button.label == label)


@pytest.fixture(scope="module")
def corridor(seeds):
    return seeds.execute(
        "SELECT origin_country, destination_country, count(*) FROM shown_flows "
        "GROUP BY ALL ORDER BY 3 DESC LIMIT 1"
    ).fetchone()


def key_of(corridor):
    names = ("origin_country", "destination_country")
    return Mark("flows", tuple(zip(names, corridor[:2], strict=True))).key


def test_an_address_with_a_mark_shows_its_evidence(corridor):
    app = visited("flows", mark=key_of(corridor))
    assert not app.error
    assert any(f"Evidence: {corridor[2]} claim" in m.value for m in app.markdown)
    assert 'class="evidence"' in markup(app)


def test_a_mark_that_no_filter_keeps_says_so(corridor):
    app = visited("flows", mark=key_of(corridor), kind=["Reports"])
    assert not app.error


def test_an_address_with_nonsense_for_a_mark_is_drawn_without(corridor):
    app = visited("flows", mark="flows~nonsense=1")
    assert not app.error
    assert any("Select a mark" in caption.value for caption in app.caption)


def test_closing_the_evidence_takes_the_mark_out_of_the_address(corridor):
    app = visited("flows", mark=key_of(corridor))
    button(app, "Close").click().run()
    assert "mark" not in app.query_params
    assert any("Select a mark" in caption.value for caption in app.caption)


def test_a_claim_is_a_mark_too(seeds):
    (claim,) = seeds.execute("SELECT claim_id FROM flows ORDER BY ALL LIMIT 1").fetchone()
    app = visited("flows", mark=of_claim("flows", claim).key)
    assert any("Evidence: 1 claim from 1 document" in m.value for m in app.markdown)
