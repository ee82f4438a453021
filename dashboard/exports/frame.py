"""A figure with its title above, and below it filter, counts, sources and credits."""

import math
import textwrap
from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from dashboard import palette
from dashboard.charts.base import plain, safe
from dashboard.exports.exhibit import Exhibit

WIDTH = 1000
"""Pixels at scale 1."""
SIDE = 20
TITLE_SIZE, NOTE_SIZE = 20, 11
TITLE_LINE, NOTE_LINE = 26, 15
ENTRY_SIZE, ENTRY_SIGN, ENTRY_LINE = 13, 50, 22
"""Pixels of the letters of a legend, of an entry's sign, and of a line of entries."""
MOST_SOURCES = 8
"""Sources named in an image; the others are counted. Tables name them all."""
CHARACTER = 0.56
"""Width of a character of the sans serif used, over its size; a little more than the average, so
that wrapped lines stay inside."""


def framed(exhibit: Exhibit, width: int = WIDTH) -> go.Figure:
    """A copy of the exhibit's figure for paper: white, titled, credited, with nothing clipped."""
    figure = go.Figure(exhibit.figure)
    heading = _wrapped(plain(exhibit.title), width, TITLE_SIZE)
    notes = footer(exhibit, width)
    above = len(heading) * TITLE_LINE + 16
    below = len(notes) * NOTE_LINE + 14
    margin = figure.layout.margin
    top = above + (margin.t if margin.t is not None else 20)
    left = _left_room(figure)
    axis_room = _axis_room(figure) + _legend_room(figure, width - left - SIDE)
    plot = (figure.layout.height or 450) - (margin.t or 20) - (margin.b or 20)
    tones = palette.ground("light")
    figure.update_yaxes(automargin=False)
    figure.update_layout(
        width=width,
        height=int(top + plot + axis_room + below),
        paper_bgcolor=tones.background,
        plot_bgcolor=tones.background,
        margin={"l": left, "r": SIDE, "t": top, "b": axis_room + below, "pad": 0},
    )
    figure.add_annotation(
        text="<br>".join(f"<b>{safe(line)}</b>" for line in heading),
        y=1,
        yanchor="top",
        yshift=top - 12,
        font={"size": TITLE_SIZE, "color": tones.text},
        **_at_left(left),
    )
    figure.add_annotation(
        text="<br>".join(safe(line) for line in notes),
        y=0,
        yanchor="top",
        yshift=-axis_room,
        font={"size": NOTE_SIZE, "color": tones.muted},
        **_at_left(left),
    )
    return figure


def footer(exhibit: Exhibit, width: int = WIDTH) -> list[str]:
    """The lines below an image: filter and counts, sources, credits, each wrapped to the width."""
    named = exhibit.sources[:MOST_SOURCES]
    left = len(exhibit.sources) - len(named)
    sources = "; ".join(plain(source, 120) for source in named) or "none"
    more = f"; and {left:,} more, named in the table that goes with this chart" if left else ""
    note = (exhibit.figure.layout.meta or {}).get("note")
    tables = f"Tables {plain(exhibit.snapshot)}." if exhibit.snapshot else ""
    paragraphs = (
        *([plain(note)] if note else []),
        f"{plain(exhibit.filter_sentence)} {plain(exhibit.counts).rstrip('.')}.",
        f"Sources: {sources}{more}.",
        " ".join(filter(None, (tables, plain(exhibit.credits)))),
    )
    return [line for words in paragraphs for line in _wrapped(words, width, NOTE_SIZE)]


def _wrapped(words: str, width: int, size: int) -> list[str]:
    characters = int((width - 2 * SIDE) / (size * CHARACTER))
    return textwrap.wrap(words, characters, break_long_words=True) or [""]


def _at_left(left: int) -> dict[str, object]:
    return {
        "x": 0,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "xshift": SIDE - left,
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
    }


def _axes(figure: go.Figure, letter: str) -> list[Any]:
    """The axes drawn: those made visible, or left visible, under traces that have axes."""
    with_axes = any(hasattr(trace, "xaxis") for trace in figure.data)
    axes: Iterable[Any] = figure.select_xaxes() if letter == "x" else figure.select_yaxes()
    return [axis for axis in axes if with_axes and axis.visible is not False]


def _axis_room(figure: go.Figure) -> int:
    """Pixels that tick labels and title of the lowest x axis need below the plot."""
    room = 14
    for axis in _axes(figure, "x"):
        if axis.side == "top":
            continue
        lean = math.sin(math.radians(abs(axis.tickangle or 0)))
        room = max(room, 26 + int(30 * lean) + (24 if axis.title.text else 0))
    return room


def _legend_room(figure: go.Figure, width: int) -> int:
    """Pixels that a legend below the plot needs; none where it stands elsewhere."""
    layout: Any = figure.layout
    traces: Iterable[Any] = figure.data
    if layout.legend.yanchor != "top" or (layout.legend.y or 0) > 0 or layout.showlegend is False:
        return 0
    names = [trace.name for trace in traces if trace.name and trace.showlegend is not False]
    rows, used = 0, width
    for name in names:
        needed = int(len(name) * ENTRY_SIZE * CHARACTER) + ENTRY_SIGN
        rows, used = (rows + 1, needed) if used + needed > width else (rows, used + needed)
    return ENTRY_LINE * rows


def _left_room(figure: go.Figure) -> int:
    """Pixels that the longest y tick label needs, or the side alone."""
    widest = 0.0
    for axis in _axes(figure, "y"):
        words = list(axis.ticktext or axis.categoryarray or ["1,000,000"])
        if axis.ticktext is not None or axis.categoryarray is not None:
            lines = [line for text in words for line in str(text).split("<br>")]
        else:
            lines = words
        size = axis.tickfont.size or 13
        longest = max((len(line) for line in lines), default=0)
        widest = max(widest, longest * size * 0.55 + 12 + (24 if axis.title.text else 0))
    return max(SIDE, int(widest) + 8)
