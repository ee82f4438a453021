"""The histogram of years that is brushed over to choose some."""

import pandas as pd
import plotly.graph_objects as go

from dashboard import palette
from dashboard.charts import base

HEIGHT = 110


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
    tones = palette.ground(mode)
    rows = counted.dropna(subset=["year"])
    rows = rows[rows["year"].between(*span)]
    first, last = chosen or span
    inside = [first <= year <= last for year in rows["year"]]
    figure = go.Figure()
    for panel, sign, colour in (("claims", 1, palette.BLUE), ("documents", -1, palette.GREY)):
        numbers = rows[panel].astype(int)
        most = max(1, numbers.max()) if len(numbers) else 1
        pale = palette.translucent(colour, 0.15)
        figure.add_trace(
            go.Bar(
                x=rows["year"],
                y=sign * numbers / most,
                marker={
                    "color": [colour if kept else pale for kept in inside],
                    "line": {"width": [0 if kept else 1 for kept in inside], "color": colour},
                },
                hovertext=[
                    f"<b>{int(year)}</b><br>{base.counted(int(number), panel[:-1])}"
                    for year, number in zip(rows["year"], numbers, strict=True)
                ],
                hoverinfo="text",
                name=panel,
            )
        )
        figure.add_annotation(
            text=panel,
            x=0,
            y=1 if sign > 0 else 0,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="top" if sign > 0 else "bottom",
            showarrow=False,
            font={"size": 11, "color": tones.muted},
        )
    figure.update_xaxes(
        range=[span[0] - 0.6, span[1] + 0.6],
        fixedrange=True,
        showgrid=False,
        tickformat="d",
        nticks=5,
    )
    figure.update_yaxes(visible=False, range=[-1.1, 1.1], fixedrange=True)
    return base.finish(
        figure,
        mode,
        HEIGHT,
        barmode="overlay",
        bargap=0.1,
        showlegend=False,
        dragmode="select",
        selectdirection="h",
        margin={"l": 0, "r": 0, "t": 4, "b": 20},
    )
