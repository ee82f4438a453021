"""What a view's address asks for: an exhibit added from a page is drawn exactly as the page was."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import asked
from dashboard.address import PARAMETERS
from dashboard.asked import Asked, flows, hotspots
from dashboard.criteria import Filters
from dashboard.exports import catalogue
from dashboard.queries import figures as figure_queries
from dashboard.reports.assemble import assemble
from dashboard.reports.paper import Picture
from etl.read import countries, open_snapshot
from tests.dashboard.visits import visited

NAMES = tuple(countries().items())
VIEWS = [
    ("flows", {"as": "map", "weight": "victims", "most": "10"}),
    ("flows", {"as": "map", "of": "VN.CN", "way": "between", "scale": "fixed", "land": "world"}),
    ("flows", {"as": "map", "ends": "province", "parts": "purposes"}),
    ("flows", {"as": "sankey", "parts": "routes", "most": "10", "country": "Vietnam"}),
    ("flows", {"as": "matrix", "weight": "documents"}),
    ("flows", {"as": "purposes", "of": "VN", "way": "out"}),
    ("timeline", {"time": "5y~2003"}),
    ("timeline", {"time": "1y", "most": "all"}),
    ("figures", {"scale": "log"}),
    ("actors", {"as": "network", "ties": "met"}),
    ("actors", {"as": "programmes"}),
    ("actors", {"as": "responsibilities"}),
    ("agreements", {}),
    ("coverage", {"by": "publisher"}),
]


def page(path, parameters):
    app = visited(path, **parameters)
    assert not app.exception
    return app


KEYS = ("type", "x", "y", "link", "node", "text", "mode")
"""What is seen of a trace; the keys of marks, which only a pointer needs, stay off paper."""


def traces(figure):
    """What is drawn, without the legend that only paper has."""
    drawn = [trace for trace in figure["data"] if trace.get("x") != [None]]
    return [{key: trace.get(key) for key in KEYS} for trace in drawn]


def charts_of(app):
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def added(app):
    [button] = [b for b in app.button if b.label == "Add chart to report"]
    button.click().run()
    assert not app.exception
    return app.session_state["held-report"]


@pytest.mark.parametrize(("path", "parameters"), VIEWS)
def test_an_exhibit_is_drawn_as_the_page_that_it_was_added_from(served, path, parameters):
    app = page(path, parameters)
    on_page = [traces(figure) for figure in charts_of(app)]
    report = replace(added(app), ceiling="S", names=True)
    sheet = assemble(report, open_snapshot(served), "S").sheets[0]
    assert isinstance(sheet.body, Picture)
    assert traces(json.loads(sheet.body.figure.to_json())) in on_page
    assert sheet.link.startswith(f"/{path}")
    for name, value in parameters.items():
        assert f"{name}={value}" in sheet.link.replace("%7E", "~")
    assert not any("not known here" in remark for remark in sheet.remarks)


def test_two_periods_of_hotspots_are_compared_on_paper_too(served):
    app = page("hotspots", {})
    connection = open_snapshot(served).connect("S")
    from dashboard.queries import views

    views.prepare(connection)
    asks = Asked(connection, Filters(names=NAMES))
    first, last, _ = asks.ask(hotspots.hotspots.years)
    periods = f"{first}-{first}_{first + 1}-{last}"
    app = page("hotspots", {"periods": periods, "by": "victims"})
    sheet = assemble(added(app), open_snapshot(served), "S").sheets[0]
    assert sheet.title == hotspots.TITLE_OF_TWO
    assert isinstance(sheet.body, Picture)
    words = str(sheet.body.figure.layout.annotations)
    assert f"{first} to {first}" in words and f"{first + 1} to {last}" in words
    assert "largest number of victims" in " ".join(sheet.remarks)


def test_a_figure_alone_is_drawn_alone(seeds):
    subject = figure_queries.subjects(seeds, Filters(names=NAMES))["mark"].iloc[0]
    chart = catalogue.CHARTS["figures"]
    told = chart.draw(seeds, Filters(names=NAMES), {"subject": [subject]})
    assert told.figure != chart.draw(seeds, Filters(names=NAMES)).figure and not told.unread


@pytest.mark.parametrize("name", catalogue.CHARTS)
def test_what_is_not_known_is_said_and_never_breaks_a_chart(seeds, name):
    wild = {
        key: ["?"]
        for key in ("by", "view", "periods", "weight", "ends", "parts", "scale", "ties", "time")
    }
    told = catalogue.CHARTS[name].draw(seeds, Filters(names=NAMES), wild)
    plain = catalogue.CHARTS[name].draw(seeds, Filters(names=NAMES))
    assert told.figure.to_json() == plain.figure.to_json()
    asked_of = {"hotspots": "by=?", "flows": "scale=?", "sankey": "parts=?", "figures": "scale=?"}
    asked_of |= {"network": "ties=?", "coverage": "by=?", "timeline": "time=?"}
    assert name not in asked_of or asked_of[name] in told.unread


wild = st.dictionaries(
    st.sampled_from(("as", "weight", "of", "way", "ends", "parts", "most", "land", "scale")),
    st.lists(st.text(max_size=6) | st.sampled_from(("VN.CN", "map", "40", "world")), max_size=2),
)


@given(wild)
def test_any_address_asks_for_something_that_can_be_drawn(parameters):
    told = flows.chosen(parameters, dict(NAMES))
    assert told.shape in flows.SHAPES and str(told.limit) in flows.NUMBERS
    assert told.parts in flows.parts_of(told.shape)
    assert set(told.reach.countries) <= set(dict(NAMES))
    assert told.reach.way == "any" or told.reach.countries


@given(st.text(max_size=20))
def test_periods_are_within_the_span_or_none(text):
    told = asked.periods(text, (1999, 2006))
    assert told is None or all(1999 <= a <= b <= 2006 for a, b in told)


def test_a_chart_of_every_page_can_be_added_by_its_title():
    assert catalogue.titled("Publishers by year") == "coverage"
    assert catalogue.titled(hotspots.TITLE_OF_TWO) == "hotspots"
    assert catalogue.titled("No such") is None
    assert not set(PARAMETERS) & {"as", "weight", "time", "scale", "ties", "periods", "subject"}
