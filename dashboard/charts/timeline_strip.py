"""The strip above a timeline: how many facts there are per period, drawn or not."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard import palette, wording
from dashboard.charts import base
from dashboard.charts import plain as go
from dashboard.charts.timeline_lanes import Scale
from dashboard.charts.timeline_marks import COLOURS

STEPS = {"year": timedelta(days=365), "month": timedelta(days=30), "day": timedelta(days=1)}
"""How wide a bar is drawn."""


def draw_counts(
    figure: go.Figure, counts: pd.DataFrame, unit: str, scale: Scale, mode: str
) -> list[Any]:
    """Bars of the number of facts per period; gives the words above them, none without bars."""
    rows = [
        (pd.Timestamp(str(row["first_day"])).date(), str(row["fact_table"]), int(row["facts"]))
        for row in counts.to_dict("records")
    ]
    step = STEPS[unit]
    rows = [row for row in rows if scale.first - step < row[0] <= scale.last]
    below: dict[date, int] = {}
    for table, noun in (("meetings", "meeting"), ("agreements", "agreement")):
        part = [(day, number) for day, kind, number in rows if kind == table]
        figure.add_trace(
            go.Bar(
                x=[day + step / 2 for day, _ in part],
                y=[number for _, number in part],
                base=[below.get(day, 0) for day, _ in part],
                width=step.days * 86_400_000 * 0.8,
                yaxis="y2",
                name=f"number of {noun}s",
                marker={
                    "color": palette.translucent(COLOURS[table], 0.55),
                    "pattern": {"shape": "" if table == "meetings" else "/", "size": 4},
                    "line": {"width": 0},
                },
                hovertext=[f"{wording.day(day, unit)}: {base.counted(n, noun)}" for day, n in part],
                hoverinfo="text",
                showlegend=False,
            )
        )
        below |= {day: below.get(day, 0) + number for day, number in part}
    if not rows:
        return []
    return [
        {
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": 1,
            "text": f"All facts per {unit}; hatched: agreements",
            "showarrow": False,
            "xanchor": "left",
            "yanchor": "bottom",
            "font": {"size": 11, "color": palette.ground(mode).muted},
        }
    ]
