"""The flows told most often, ranked."""

import pandas as pd

from dashboard.charts import base
from dashboard.charts import plain as go
from dashboard.charts.corridors import NOTHING, Corridor, notes, shown_words, strongest, told
from dashboard.charts.ranked import Bar, ranked_bars

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
    bars = [
        Bar(
            one.title,
            one.facts,
            _victims_words(one),
            one.hover(),
            (one.mark, one.origin, one.destination),
            one.standing == "stated",
        )
        for one in shown
    ]
    return ranked_bars(bars, "facts", notes(BARS_NOTE, shown_words(len(shown), frame)), mode)


def _victims_words(one: Corridor) -> str:
    return "" if one.low is None else f"{one.words} victims"
