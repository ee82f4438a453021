"""Plain figures say what plotly's own say, and plotly finds nothing wrong with any chart."""

import plotly.graph_objects as go
import pytest

from dashboard.charts import base, plain
from dashboard.criteria import Filters
from dashboard.exports import catalogue


def drawn(by):
    """One figure, made by plotly's names."""
    made = by.Figure(by.Scatter(x=[1, 2], y=[3.5, 4.5], line_width=2, marker={"size": 7}))
    made.add_trace(by.Bar(x=("a", "b"), y=(0, 1), marker_line_color="red"))
    made.add_traces([by.Scattergeo(lon=[1.0], lat=[2.0], customdata=[["key"]])])
    made.update_traces(hoverinfo="skip")
    for trace in made.data:
        trace.showlegend = False
    made.update_layout(height=300, xaxis={"title": "years"}, xaxis2={"range": [0, 1]}, margin_r=5)
    made.update_layout({"margin": {"l": 1}}, meta={"note": "words"}, paper_bgcolor="white")
    made.update_xaxes(title="number", showgrid=False)
    made.update_yaxes(visible=False)
    made.update_geos(lataxis={"range": [0, 5]}, projection_type="mercator")
    made.add_annotation(text="here", x=1, y=2)
    made.add_annotation(text="there", x=3, y=4)
    made.add_hline(y=3, line_width=1)
    return made


def listed(value):
    """A value with tuples as lists, all through."""
    if isinstance(value, dict):
        return {name: listed(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [listed(item) for item in value]
    return value


def test_a_plain_figure_says_what_plotlys_own_says():
    expected, found = (listed(go.Figure(drawn(by)).to_plotly_json()) for by in (go, plain))
    for figure in (expected, found):
        del figure["layout"]["template"]  # plotly's own, which all figures without one get
    assert found == expected


def test_what_is_not_set_reads_as_nothing_and_lists_as_tuples():
    figure = drawn(plain)
    assert figure.data[0].marker.color is None
    assert figure.data[0].marker.line.width is None
    assert figure.data[0].x == (1, 2)
    assert figure.layout.yaxis3.range is None
    assert [words.text for words in figure.layout.annotations] == ["here", "there"]
    assert figure.layout.images == ()


def test_what_a_figure_is_given_is_not_changed_by_it():
    axis = {"range": [0, 1]}
    figure = plain.Figure(layout={"xaxis": axis})
    figure.update_xaxes(showgrid=False)
    assert axis == {"range": [0, 1]}


def test_the_template_is_shared_and_stays_as_it_is():
    figure = plain.Figure()
    base.finish(figure, "light", 100, xaxis={"showgrid": False})
    assert figure.layout["template"] is base.template("light")


@pytest.mark.parametrize("chart", catalogue.CHARTS)
def test_plotly_finds_nothing_wrong_with_any_chart(chart, seeds):
    figure = catalogue.CHARTS[chart].draw(seeds, Filters()).figure
    assert go.Figure(figure).to_json() == go.Figure(go.Figure(figure)).to_json()
