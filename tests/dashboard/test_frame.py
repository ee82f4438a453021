"""A figure on paper: nothing that stands around it covers anything else."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.exports.exhibit import Exhibit
from dashboard.exports.frame import framed

TOP = {"orientation": "h", "y": 1, "yanchor": "bottom"}
BELOW = {"orientation": "h", "y": 0, "yanchor": "top"}


def notes(legend, names):
    """How far below the plot the notes of a figure with these entries begin, in pixels."""
    traces = [go.Scatter(x=[1], y=[1], name=name, showlegend=True) for name in names]
    figure = go.Figure(traces, {"legend": legend, "height": 400})
    _, below = framed(Exhibit("Title", figure, pd.DataFrame(), "All", "1 claim")).layout.annotations
    return -below.yshift


@pytest.mark.parametrize("entries", [1, 40])
def test_notes_begin_below_a_legend_that_stands_below_the_plot(entries):
    names = [f"entry {number}" for number in range(entries)]
    lines = -(-entries // 9)
    assert notes(BELOW, names) >= notes(TOP, names) + 20 * lines


def test_a_legend_without_entries_needs_no_room():
    assert notes(BELOW, []) == notes(TOP, [])
