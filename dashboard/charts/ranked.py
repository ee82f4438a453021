"""Bars of what is told most often, one below the other, the most first."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import palette
from dashboard.charts import base
from dashboard.charts import plain as go

NARROW = 160.0
"""Pixels of the bars' axis in a narrow window."""
MARGIN = 76.0
"""Pixels right of that axis, which words beside a bar may take."""
LETTER = 6.6
"""Pixels of a letter."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a ranking; its words are plain text.

    Attributes:
        name: At its left.
        count: Its length.
        beside: Words at its right end; "" for none.
        hover: What the pointer shows, safe for plotly.
        keys: Its customdata, the key of its mark first.
        stated: Whether any claim plainly states it; a bar that none does is hatched.
    """

    name: str
    count: int
    beside: str
    hover: str
    keys: tuple[str, ...]
    stated: bool = True


def ranked_bars(bars: Sequence[Bar], noun: str, note: str, mode: str) -> go.Figure:
    """A figure of bars in the order given.

    Args:
        bars: At least one.
        noun: What their lengths count, in the plural.
        note: The line below the chart in exports.
        mode: light or dark.
    """
    most = max(bar.count for bar in bars)
    colours = [palette.BLUE if bar.stated else palette.GREY for bar in bars]
    hatched = {"shape": ["" if bar.stated else "/" for bar in bars], "bgcolor": colours}
    figure = go.Figure(
        go.Bar(
            x=[bar.count for bar in bars],
            y=list(range(len(bars))),
            orientation="h",
            marker={"color": colours, "pattern": base.pattern("", palette.BLUE) | hatched},
            text=[f" {base.safe(bar.beside)}" for bar in bars],
            textposition="outside",
            cliponaxis=False,
            customdata=[list(bar.keys) for bar in bars],
            hovertext=[bar.hover for bar in bars],
            hoverinfo="text",
        )
    )
    figure.update_yaxes(
        tickvals=list(range(len(bars))),
        ticktext=[base.safe(bar.name, 40) for bar in bars],
        range=[len(bars) - 0.4, -0.6],
        showgrid=False,
    )
    figure.update_xaxes(
        title=f"number of {noun}",
        range=[0, _end(bars)],
        tickformat=",d",
        dtick=base.whole_ticks(most),
    )
    margin = {"l": 10, "r": 10, "t": 10, "b": 40}
    height = 80 + 28 * len(bars)
    return base.finish(figure, mode, height, bargap=0.3, margin=margin, meta={"note": note})


def _end(bars: Sequence[Bar]) -> float:
    """Where the axis ends, so that each bar's words have room beside it in a narrow window too."""
    widths = [min(len(bar.beside) * LETTER + 8, NARROW + MARGIN - 60) for bar in bars]
    needed = [
        bar.count * NARROW / (NARROW + MARGIN - wide)
        for bar, wide in zip(bars, widths, strict=True)
    ]
    return max(*needed, 1.3 * max(bar.count for bar in bars))
