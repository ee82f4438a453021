"""The histogram of years that is brushed over to choose some."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import palette
from dashboard.charts import base
from dashboard.charts import plain as go

HEIGHT = 110
TAIL = 0.005
"""Share of claims, and of documents, that may lie on either side of the bulk of years."""
FAR = 1.5
"""The bulk is shown alone where all years are at least so many times as long."""


def bulk(counted: pd.DataFrame, span: tuple[int, int]) -> tuple[int, int]:
    """The years in which nearly all claims and documents lie, a few odd ones left out.

    Args:
        counted: year (null: undated, left out), claims, documents.
        span: First and last year there is; it comes back where it is hardly longer.
    """
    dated = counted.dropna(subset=["year"]).sort_values("year")
    ends: list[int] = []
    for numbers in (dated["claims"], dated["documents"]):
        share = numbers.cumsum() / max(numbers.sum(), 1)
        inside = dated[(share > TAIL) & (share - numbers / max(numbers.sum(), 1) < 1 - TAIL)]
        ends += [int(year) for year in inside["year"].iloc[[0, -1]]] if len(inside) else []
    if not ends or span[1] - span[0] < FAR * (max(ends) - min(ends)):
        return span
    return min(ends), max(ends)


def years_brush(
    counted: pd.DataFrame,
    span: tuple[int, int],
    chosen: tuple[int, int] | None = None,
    mode: str = "light",
) -> go.Figure:
    """Claims above the line and documents below it, each by year on a scale of its own.

    Years that are not chosen are paler and, for print, hollow. A box drawn over the chart selects.

    Args:
        counted: year (null: undated, left out), claims, documents.
        span: First and last year of the axis.
        chosen: First and last year chosen; None is all.
        mode: light or dark.
    """
    rows = counted.dropna(subset=["year"])
    rows = rows[rows["year"].between(*span)]
    years = [int(year) for year in rows["year"]]
    first, last = chosen or span
    inside = [first <= year <= last for year in years]
    # Given whole, as this stands beside every page: made step by step it takes ten times as long.
    return go.Figure(
        {
            "data": [
                _bars(years, [int(n) for n in rows["claims"]], "claims", palette.BLUE, inside),
                _bars(
                    years, [-int(n) for n in rows["documents"]], "documents", palette.GREY, inside
                ),
            ],
            "layout": _layout(span, mode),
        }
    )


def _bars(
    years: Sequence[int], numbers: Sequence[int], name: str, colour: str, inside: Sequence[bool]
) -> dict[str, Any]:
    """Bars over the years, on the panel's own scale; negative numbers hang down."""
    most = max([1, *map(abs, numbers)])
    pale = palette.translucent(colour, 0.15)
    return {
        "type": "bar",
        "name": name,
        "x": years,
        "y": [float(number / most) for number in numbers],
        "marker": {
            "color": [colour if kept else pale for kept in inside],
            "line": {"width": [0 if kept else 1 for kept in inside], "color": colour},
        },
        "hovertext": [
            f"<b>{year}</b><br>{base.counted(abs(int(number)), name[:-1])}"
            for year, number in zip(years, numbers, strict=True)
        ],
        "hoverinfo": "text",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _layout(span: tuple[int, int], mode: str) -> dict[str, Any]:
    tones = palette.ground(mode)
    words = {"xref": "paper", "yref": "paper", "x": 0, "xanchor": "left", "showarrow": False}
    words["font"] = {"size": 11, "color": tones.muted, "family": palette.FONT}
    return {
        "height": HEIGHT,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": palette.FONT, "color": tones.text, "size": 12},
        "xaxis": {
            "range": [span[0] - 0.6, span[1] + 0.6],
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "tickformat": "d",
            "nticks": 5,
        },
        "yaxis": {"visible": False, "range": [-1.1, 1.1], "fixedrange": True},
        "annotations": [
            words | {"text": "claims", "y": 1, "yanchor": "top"},
            words | {"text": "documents", "y": 0, "yanchor": "bottom"},
        ],
        "barmode": "overlay",
        "bargap": 0.1,
        "showlegend": False,
        "dragmode": "select",
        "selectdirection": "h",
        "margin": {"l": 0, "r": 0, "t": 4, "b": 20},
        "hoverlabel": {"bgcolor": tones.background, "font": {"color": tones.text}},
    }
