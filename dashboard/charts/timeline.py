"""Meetings and agreements over time, in lanes by forum."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard import palette
from dashboard.charts import base, timeline_marks, timeline_strip
from dashboard.charts import plain as go
from dashboard.charts.timeline_items import SIGNS, items_of
from dashboard.charts.timeline_lanes import Lane, Scale, later, placed, scale_of

ROW = 25
"""Pixels of a row."""
STRIP = 70
"""Pixels of the strip of counts above the lanes."""
TICKS = [
    {"dtickrange": [None, 86_400_000 * 27], "value": "%-d %b %Y"},
    {"dtickrange": [86_400_000 * 27, "M11"], "value": "%b %Y"},
    {"dtickrange": ["M11", None], "value": "%Y"},
]
"""Axis labels by the distance of ticks: days, months, years."""


def timeline(
    facts: pd.DataFrame,
    mode: str = "light",
    window: tuple[date, date] | None = None,
    counts: pd.DataFrame | None = None,
    unit: str = "year",
    eras: pd.DataFrame | None = None,
    selected: Collection[str] = (),
    *,
    legend: bool = True,
) -> go.Figure:
    """Meetings and agreements in lanes: held filled, planned hollow, cancelled crossed.

    One row of marks per fact, its label beside it. A date is a bar as long as it is imprecise. A
    line joins a plan with what came of it, an agreement's draft with its signing, and a meeting
    with the one it follows. customdata: the mark's key.

    Args:
        facts: One row per fact, as from queries.timeline.facts.
        mode: light or dark.
        window: First and last day of the axis; None fits the axis to the facts.
        counts: Facts per period as from queries.timeline.counts, for a strip above the lanes.
        unit: The period of the counts: year, month or day.
        eras: Periods that plans name, as from queries.timeline_eras.eras.
        selected: Keys of marks to be ringed.
        legend: Whether the figure explains its signs itself.
    """
    items = items_of(facts)
    if eras is not None:
        items = [*items_of(eras), *items]
    scale = Scale(*window) if window else scale_of(items)
    if scale is None:
        return base.empty("No meeting or agreement with a date matches the filter.", mode)
    found, lanes, rows = placed(items, scale)
    if not found:
        return base.empty("No meeting or agreement falls into this time.", mode)
    figure = go.Figure()
    timeline_marks.draw_links(figure, found, scale, mode)
    for table, status in SIGNS:
        timeline_marks.draw_stages(figure, found, scale, table, status)
    timeline_marks.draw_labels(figure, found, scale)
    ringed = [one for one in found if one.item.mark in selected]
    timeline_marks.draw_rings(figure, ringed, scale, mode)
    notes: list[Any] = []
    if counts is not None:
        notes = timeline_strip.draw_counts(figure, counts, unit, scale, mode)
    _headings(figure, lanes, notes, mode)
    above = STRIP if notes else 0
    height = rows * ROW + above + 34 + (LEGEND if legend else 0) + (14 if above else 0)
    _axes(figure, scale, rows, above / (rows * ROW + above), mode)
    return base.finish(
        figure,
        mode,
        height,
        barmode="overlay",
        showlegend=legend,
        margin={"l": 4, "r": 4, "t": 4 + (LEGEND if legend else 0) + (14 if above else 0), "b": 30},
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1 + (18 if above else 0) / (rows * ROW + above),  # above the strip's heading
            "yanchor": "bottom",
            "yref": "paper",
        },
        meta={"note": NOTE},
    )


LEGEND = 84
"""Pixels of a legend of three lines, as all signs take on paper."""
NOTE = (
    "Filled: held, signed or in force; hollow: planned or drafted; crossed: cancelled or denied. "
    "A bar is as long as the date is imprecise. Lines join what belongs together."
)


def legend_of(facts: pd.DataFrame, eras: pd.DataFrame | None = None) -> list[tuple[str, str, str]]:
    """Sign, colour and words of each status that occurs, for a legend outside the figure."""
    items = [*items_of(facts), *(items_of(eras) if eras is not None else ())]
    told = {(item.table, stage.status) for item in items for stage in timeline_marks.drawn_of(item)}
    return [
        (sign, timeline_marks.COLOURS[key[0]], words)
        for key, (sign, _, words) in SIGNS.items()
        if key in told
    ]


def _headings(figure: go.Figure, lanes: Sequence[Lane], notes: list[Any], mode: str) -> None:
    """Names of lanes and lines between them, all in one: plotly reads all for each one added."""
    tones = palette.ground(mode)
    line = {"color": tones.grid, "width": 1}
    across = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "line": line}
    names = [
        {
            "xref": "paper",
            "x": 0,
            "y": lane.row,
            "text": f"<b>{base.safe(lane.name)}</b>",
            "showarrow": False,
            "xanchor": "left",
            "font": {"size": 12, "color": tones.muted},
        }
        for lane in lanes
    ]
    figure.update_layout(
        shapes=[across | {"y0": lane.row - 0.45, "y1": lane.row - 0.45} for lane in lanes],
        annotations=[*names, *notes],
    )


def _axes(figure: go.Figure, scale: Scale, rows: int, strip: float, mode: str) -> None:
    tones = palette.ground(mode)
    figure.update_layout(
        xaxis={
            "type": "date",
            "range": [scale.first, later(scale.last)],
            "fixedrange": True,
            "tickformatstops": TICKS,
            "minor": {"showgrid": False},
            "showline": True,
            "anchor": "y",
        },
        yaxis={
            "domain": [0, 1 - strip],
            "range": [rows - 0.4, -0.6],
            "fixedrange": True,
            "visible": False,
        },
    )
    if strip:
        figure.update_layout(
            yaxis2={
                "domain": [1 - 0.85 * strip, 1],
                "fixedrange": True,
                "nticks": 3,
                "tickfont": {"size": 10, "color": tones.muted},
                "anchor": "x",
                "side": "right",
                "rangemode": "tozero",
            },
        )
