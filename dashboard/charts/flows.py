"""The flows told most often, ranked."""

import pandas as pd
import plotly.graph_objects as go

from dashboard import palette
from dashboard.charts import base
from dashboard.charts.corridors import NOTHING, Corridor, notes, shown_words, strongest, told

BARS_NOTE = (
    "Bars: number of facts; what two papers tell alike is one fact. Words beside them: the largest "
    "number of victims that any one of these claims states, never a sum."
)


def flow_ranking(frame: pd.DataFrame, mode: str = "light", limit: int = 10) -> go.Figure:
    """Facts per corridor, most first. customdata: mark, origin, destination.

    Args:
        frame: Corridors as from queries.flows.corridors.
        mode: light or dark.
        limit: Corridors shown at most.
    """
    shown = strongest(told(frame), "facts", limit)
    if not shown:
        return base.empty(NOTHING, mode)
    most = max(one.facts for one in shown)
    stated = [one.standing == "stated" for one in shown]
    colours = [palette.BLUE if plain else palette.GREY for plain in stated]
    figure = go.Figure(
        go.Bar(
            x=[one.facts for one in shown],
            y=list(range(len(shown))),
            orientation="h",
            marker={
                "color": colours,
                "pattern": base.pattern("", palette.BLUE)
                | {"shape": ["" if plain else "/" for plain in stated], "bgcolor": colours},
            },
            text=[f" {base.safe(_victims_words(one))}" for one in shown],
            textposition="outside",
            cliponaxis=False,
            customdata=[[one.mark, one.origin, one.destination] for one in shown],
            hovertext=[one.hover() for one in shown],
            hoverinfo="text",
        )
    )
    figure.update_yaxes(
        tickvals=list(range(len(shown))),
        ticktext=[base.safe(one.title) for one in shown],
        range=[len(shown) - 0.4, -0.6],
        showgrid=False,
    )
    figure.update_xaxes(
        title="number of facts",
        range=[0, most * 1.5],
        tickformat=",d",
        dtick=base.whole_ticks(most),
    )
    note = notes(BARS_NOTE, shown_words(len(shown), frame))
    margin = {"l": 10, "r": 10, "t": 10, "b": 40}
    return base.finish(
        figure, mode, 80 + 28 * len(shown), bargap=0.3, margin=margin, meta={"note": note}
    )


def _victims_words(one: Corridor) -> str:
    return "" if one.low is None else f"{one.words} victims"
