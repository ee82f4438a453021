"""When: what one document reports, as bars and points on a line of time."""

import pandas as pd

from dashboard import palette
from dashboard.charts import base
from dashboard.charts import plain as go

LANES = {
    "meetings": (palette.BLUE, "circle"),
    "agreements": (palette.VERMILION, "diamond"),
    "programmes": (palette.PURPLE, "square"),
    "figures": (palette.OCHRE, "triangle-down"),
    "flows": (palette.GREEN, "triangle-right"),
    "hotspots": (palette.GREY, "triangle-up"),
}
"""Colour and symbol of each kind of claim that has dates, in the order of the lanes."""
ROW = 22
"""Pixels of one row of a lane."""
_APART = pd.Timedelta(days=25)
"""Between two items of a row."""


def reported(frame: pd.DataFrame, mode: str = "light") -> go.Figure:
    """The dated claims of a document: a point for a day, a bar for a month, a year or a period.

    What is planned is hollow, what is denied is crossed. customdata: claim id.

    Args:
        frame: One row a claim: claim_id, fact_table, kind and headline (words), first and last
            (dates; a month or a year from its first day to its last), when (the date in words),
            standing (stated, alleged, planned or denied).
        mode: light or dark.
    """
    if frame.empty:
        return base.empty("No claim of this document has a date of its own.", mode)
    rows = _placed(frame)
    figure = go.Figure()
    for table, (colour, symbol) in LANES.items():
        part = rows[rows["fact_table"] == table]
        if part.empty:
            continue
        figure.add_trace(_bars(part, colour))
        figure.add_trace(_points(part, colour, symbol))
    lanes = rows.groupby("kind", sort=False)["row"].agg(["min", "max"])
    figure.update_yaxes(
        tickvals=((lanes["min"] + lanes["max"]) / 2).tolist(),
        ticktext=[base.safe(kind) for kind in lanes.index],
        range=[rows["row"].max() + 0.8, -0.8],
        showgrid=False,
        zeroline=False,
    )
    figure.update_xaxes(type="date", range=_span(rows))
    for edge in lanes["min"].iloc[1:]:
        figure.add_hline(y=edge - 0.5, line_width=1, line_color=palette.ground(mode).grid)
    height = 70 + ROW * int(rows["row"].max() + 1)
    return base.finish(figure, mode, height, showlegend=False, margin={"t": 10, "b": 30})


def _placed(frame: pd.DataFrame) -> pd.DataFrame:
    """The claims with the row each stands in: lane under lane, no two of a row overlapping."""
    frame = frame.assign(
        first=pd.to_datetime(frame["first"]),
        last=pd.to_datetime(frame["last"]),
        lane=frame["fact_table"].map({table: place for place, table in enumerate(LANES)}),
    ).dropna(subset=["lane"])
    frame = frame.sort_values(["lane", "first", "last", "claim_id"], ignore_index=True)
    apart = max(_APART, (frame["last"].max() - frame["first"].min()) / 40)
    taken: list[int] = []
    below = 0
    for _, part in frame.groupby("lane"):
        ends: list[pd.Timestamp] = []
        for first, last in zip(part["first"], part["last"], strict=True):
            free = next((row for row, end in enumerate(ends) if end + apart < first), len(ends))
            ends[free : free + 1] = [last]
            taken.append(below + free)
        below += len(ends)
    return frame.assign(row=taken)


def _span(rows: pd.DataFrame) -> list[pd.Timestamp]:
    first, last = rows["first"].min(), rows["last"].max()
    margin = max(pd.Timedelta(days=45), (last - first) * 0.04)
    return [first - margin, last + margin]


def _bars(part: pd.DataFrame, colour: str) -> go.Scatter:
    """The stretches of time, those of one day left out."""
    long = part[part["last"] > part["first"]]
    x: list[object] = []
    y: list[object] = []
    for first, last, row in zip(long["first"], long["last"], long["row"], strict=True):
        x += [first, last, None]
        y += [row, row, None]
    return go.Scatter(
        x=x, y=y, mode="lines", line={"color": palette.translucent(colour, 0.45), "width": 9},
        hoverinfo="skip",
    )  # fmt: skip


def _points(part: pd.DataFrame, colour: str, symbol: str) -> go.Scatter:
    symbols = {"planned": f"{symbol}-open", "denied": "x-open"}
    return go.Scatter(
        x=part["first"] + (part["last"] - part["first"]) / 2,
        y=part["row"],
        mode="markers",
        marker={
            "color": colour,
            "size": 12,
            "symbol": [symbols.get(standing, symbol) for standing in part["standing"]],
            "line": {"width": 2, "color": colour},
        },
        customdata=[[claim_id] for claim_id in part["claim_id"]],
        hovertext=[
            base.hover(f"<b>{base.safe(row['when'])}</b>", base.safe(row["headline"], 90))
            for row in part.to_dict("records")
        ],
        hoverinfo="text",
    )
