"""The timeline's page: zoom in the address, list and chart of the same facts, the undated apart."""

import json
import re

import pytest

from dashboard.charts import timeline_items
from dashboard.timespan import Timespan
from tests.dashboard.visits import opened

pytestmark = pytest.mark.usefixtures("served")


def figure(app):
    (chart,) = (one for one in app.get("plotly_chart") if "timeline" in one.proto.id)
    return json.loads(chart.proto.spec)


def drawn(app):
    traces = figure(app)["data"]
    return {
        row[0]
        for trace in traces
        for row in trace.get("customdata") or ()
        if trace["name"] == "labels"
    }


def asked(app):
    """The stretch of time in the address."""
    value = app.query_params["time"]
    return Timespan.parse(value if isinstance(value, str) else value[0])


def listed(app):
    return {tab.label: tab.dataframe[0].value for tab in app.tabs}


def press(app, words):
    next(button for button in app.button if button.label == words).click().run()
    assert not app.exception
    return app


def test_the_list_has_the_facts_of_the_chart_and_the_undated_stand_apart(seeds):
    app = opened("timeline")
    lists = listed(app)
    (dated,) = (rows for name, rows in lists.items() if name.startswith("Dated"))
    (undated,) = (rows for name, rows in lists.items() if name.startswith("No date stated"))
    assert len(dated) == len(drawn(app))
    assert set(undated["When"]) == {"no date stated"}
    (known,) = seeds.execute(
        "SELECT count(DISTINCT fact_id) FROM shown_claims "
        "WHERE fact_table IN ('meetings', 'agreements')"
    ).fetchone()
    assert len(dated) + len(undated) == known


def test_the_list_is_in_order_of_time_and_says_the_status_by_sign_and_word():
    (dated,) = (
        rows for name, rows in listed(opened("timeline")).items() if name.startswith("Dated")
    )
    signs = {sign: words for sign, _, words in timeline_items.SIGNS.values()}
    for status in dated["Status"]:
        sign, _, words = status.partition(" ")
        assert signs[sign] == words
    years = [int(when[-4:]) for when in dated["When"]]
    assert years == sorted(years)


def test_the_stretch_of_time_in_the_address_is_the_axis():
    axis = figure(opened("timeline", time="1y~2004"))["layout"]["xaxis"]["range"]
    assert [day[:10] for day in axis] == ["2004-01-01", "2005-01-01"]


def test_zooming_shows_the_busiest_years_and_steps_to_the_next():
    app = press(opened("timeline"), "5 years")
    span = asked(app)
    assert (span.kind, span.unit) == ("5y", "year")
    assert drawn(app)
    press(app, "Later")
    assert asked(app) == span.moved(1)
    press(app, "All")
    assert "time" not in app.query_params


def test_zooming_with_a_mark_selected_lays_the_stretch_about_it(seeds):
    first = seeds.execute(
        "SELECT fact_id, date_start FROM meetings WHERE date_precision = 'day' "
        "ORDER BY date_start LIMIT 1"
    ).fetchone()
    mark = f"meetings~fact_id={first[0]}"
    app = press(opened("timeline", mark=mark, at="timeline"), "Month")
    assert asked(app).key == f"1m~{first[1]:%Y-%m}"
    assert mark in drawn(app)


def test_a_stretch_without_facts_says_so_and_leaves_the_way_back():
    app = opened("timeline", time="1m~1950-01")
    note = figure(app)["layout"]["annotations"][0]["text"]
    assert "falls into this time" in note
    assert any(button.label == "All" for button in app.button)


@pytest.mark.parametrize("key", ["5y", "1m", "5y~", "1y~99999", "1m~2005-77", "x~y", "1y~²"])
def test_any_address_of_a_stretch_opens_the_page(key):
    opened("timeline", time=key)


def test_the_selected_mark_of_the_address_is_ringed_and_chosen_in_the_list(seeds):
    (fact,) = seeds.execute("SELECT fact_id FROM meetings WHERE date_start IS NOT NULL").fetchone()
    app = opened("timeline", mark=f"meetings~fact_id={fact}", at="timeline")
    assert any(trace["name"] == "selected" for trace in figure(app)["data"])
    assert any("article" in html.proto.body for html in app.get("html"))


def test_what_is_not_drawn_is_said(monkeypatch):
    from dashboard.screens import timeline as screen

    monkeypatch.setattr(screen, "FEW", 3)
    monkeypatch.setattr("dashboard.asked.timeline.FEW", 3)
    app = opened("timeline")
    assert len(drawn(app)) == 3
    told = [re.match(r"3 of (\d+) dated facts", caption.value) for caption in app.caption]
    [every] = [int(found[1]) for found in told if found]
    assert every > 3
    press(app, f"Draw up to {screen.MANY}")
    assert len(drawn(app)) == every
