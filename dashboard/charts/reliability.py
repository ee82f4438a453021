"""Whether confidence is what it says: claims by confidence, and how many of them were right."""

import pandas as pd

from dashboard import palette
from dashboard.charts import base
from dashboard.charts import plain as go


def reliability(frame: pd.DataFrame, mode: str = "light") -> go.Figure:
    """Share of right claims over their mean confidence; on the line both are equal.

    Args:
        frame: As from queries.trust.calibration, of one kind: claims, confidence, right.
        mode: light or dark.
    """
    if frame.empty:
        return base.empty("Nothing was measured.", mode)
    ground = palette.ground(mode)
    figure = go.Figure()
    line = {"color": ground.muted, "dash": "dot"}
    figure.add_trace(
        go.Scatter(x=[0, 1], y=[0, 1], mode="lines", line=line, name="as it says", hoverinfo="skip")
    )
    figure.add_trace(
        go.Scatter(
            x=frame["confidence"],
            y=frame["right"],
            mode="lines+markers+text",
            name="measured",
            line={"color": palette.BLUE},
            marker={"size": 10},
            text=[f"{count:,} claims" for count in frame["claims"]],
            textposition="top left",
            textfont={"color": ground.text},
            hovertext=[
                base.hover(
                    f"<b>{row.right:.0%} right</b>",
                    f"{row.claims:,} claims at a mean confidence of {row.confidence:.2f}",
                )
                for row in frame.itertuples()
            ],
            hoverinfo="text",
        )
    )
    figure.update_xaxes(title="Confidence", range=[0.4, 1.02], tickformat=".1f")
    figure.update_yaxes(title="Share right", range=[0.4, 1.05], tickformat=".0%")
    margin = {"l": 10, "r": 10, "t": 30, "b": 10}
    legend = {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}
    return base.finish(figure, mode, 380, margin=margin, legend=legend)
