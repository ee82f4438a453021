"""The pages of agreements and actors, drawn from the seeds."""

import pytest

from tests.dashboard.visits import visited

pytestmark = pytest.mark.usefixtures("served")


def captions(app):
    return " ".join(caption.value for caption in app.caption)


@pytest.mark.parametrize("way", ["responsibilities", "programmes", "network"])
def test_each_way_to_show_actors_opens_from_an_address(way):
    app = visited("actors", **{"as": way})
    assert not app.exception
    assert not app.error
    assert app.dataframe


def test_the_network_says_how_many_ties_there_are():
    assert "ties are shown" in captions(visited("actors", **{"as": "network"}))
    fewer = captions(visited("actors", **{"as": "network", "ties": "funds"}))
    assert fewer != captions(visited("actors", **{"as": "network", "ties": "met"}))


def test_an_unknown_way_in_the_address_shows_the_first():
    app = visited("actors", **{"as": "circus", "ties": "blood"})
    assert not app.error
    assert "Agencies by area of responsibility" in [found.value for found in app.subheader]


def test_where_nothing_is_kept_the_page_says_what_to_change():
    app = visited("actors", country=["Australia"], role="Origin")
    assert "No roles match" in app.info[0].value
    assert "Take out a country" in app.info[0].value


def test_the_ledger_has_a_row_for_each_agreement_with_the_five_areas():
    shown = visited("agreements").dataframe[0].value
    assert {"Policy", "Legal", "Protection", "Prevention", "Monitoring"} <= set(shown.columns)
    assert len(shown) == 7


def test_a_link_to_a_tie_opens_with_its_sentences():
    key = "meetings~participants=CN~participants=VN"
    app = visited("actors", **{"as": "network", "mark": key, "at": "network"})
    assert not app.error
    markdown = " ".join(element.value for element in app.markdown)
    assert "Evidence: " in markdown
