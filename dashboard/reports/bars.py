"""Bar charts as plain numbers, for programs that draw their own."""

import html
import re
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard import palette

MOST = 24
"""Bars that a slide has room for, names and numbers included."""
_TAG = re.compile(r"<[^>]{1,40}>")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Series:
    """The bars of one kind: name, a number for each category, and a colour."""

    name: str
    values: list[float]
    colour: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart: its categories, its series, and how they lie."""

    categories: list[str]
    series: list[Series]
    lying: bool
    stacked: bool
    unit: str


def bars_of(figure: go.Figure) -> Bars | None:
    """The numbers of a figure of bars alone; None of any other figure."""
    traces: list[Any] = list(figure.data)  # pyright: ignore[reportArgumentType] - plotly's own types
    drawn = [trace for trace in traces if trace.type == "bar" and trace.x is not None]
    if not drawn or len(drawn) != len(traces) or len({trace.xaxis for trace in drawn}) > 1:
        return None
    if len({trace.yaxis for trace in drawn}) > 1 or any(trace.base is not None for trace in drawn):
        return None
    lying = drawn[0].orientation == "h"
    if any((trace.orientation == "h") != lying for trace in drawn):
        return None
    layout: Any = figure.layout
    axis = layout.yaxis if lying else layout.xaxis
    other = layout.xaxis if lying else layout.yaxis
    places = list(dict.fromkeys(place for trace in drawn for place in _places(trace, lying=lying)))
    if len(places) > MOST:
        return None
    names = _names(axis, places)
    if len(set(names.values())) < len(places) or any(_painted(trace) for trace in drawn):
        return None  # groups of rows, or bars that differ by more than their length
    series = [_series(trace, places, lying=lying) for trace in drawn]
    stacked = layout.barmode in ("stack", "relative")
    return Bars(
        [names[place] for place in places], series, lying, stacked, _plain(other.title.text)
    )


def _places(trace: Any, *, lying: bool) -> list[Any]:  # noqa: ANN401 - plotly has no types
    return list(trace.y if lying else trace.x)


def _painted(trace: Any) -> bool:  # noqa: ANN401
    """Whether the bars of one trace have several colours or patterns."""
    looks = (trace.marker.color, trace.marker.pattern.shape)
    return any(not isinstance(look, str) and len(set(look or ())) > 1 for look in looks)


def _names(axis: Any, places: list[Any]) -> dict[Any, str]:  # noqa: ANN401
    """What stands at each place of the axis."""
    ticks = dict(zip(axis.tickvals or (), axis.ticktext or (), strict=False))
    return {place: _plain(ticks.get(place, place)) for place in places}


def _series(trace: Any, places: list[Any], *, lying: bool) -> Series:  # noqa: ANN401
    lengths = trace.x if lying else trace.y
    held = dict(zip(_places(trace, lying=lying), lengths, strict=True))
    colours = trace.marker.color
    first = colours if isinstance(colours, str) else next(iter(colours or ()), palette.BLUE)
    colour = first if isinstance(first, str) and _HEX.fullmatch(first) else palette.BLUE
    values = [float(held.get(place) or 0) for place in places]
    return Series(_plain(trace.name) or "number of claims", values, colour)


def _plain(words: object) -> str:
    """A text of plotly as plain text."""
    return html.unescape(_TAG.sub(" ", "" if words is None else str(words))).strip()
