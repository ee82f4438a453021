"""Places tied to trafficking, ranked."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import geography, palette
from dashboard.charts import base

BARS_NOTE = (
    "Bars: number of claims. Words beside them: the largest number of victims that any one of "
    "these claims states, never a sum."
)
COLUMNS = (
    "claim_id",
    "fact_id",
    "doc_id",
    "place_id",
    "place_name",
    "place_kind",
    "country",
    "role",
    "victims_low",
    "victims_high",
    "qualifier",
    "assertion",
)


def hotspot_bars(frame: pd.DataFrame, mode: str = "light", limit: int = 12) -> go.Figure:
    """Claims per place, stacked by role, with the largest number of victims any claim states.

    Numbers of several claims are never added up. customdata: claim ids, place_id, role.

    Args:
        frame: Claims as from queries.facts.hotspots.
        mode: light or dark.
        limit: Places shown at most: those with the most claims, then the most victims.
    """
    if frame.empty:
        return base.empty("No hotspot matches the filter.", mode)
    frame = base.with_columns(frame, COLUMNS)
    frame = frame.assign(
        place_id=frame["place_id"].fillna(frame["place_name"]).fillna("unknown"),
        role=frame["role"].where(frame["role"].isin(list(palette.ROLES)), "hotspot"),
        victims=pd.to_numeric(frame["victims_low"]).fillna(pd.to_numeric(frame["victims_high"])),
    )
    ranking = (
        frame.groupby("place_id")
        .agg(claims=("claim_id", "nunique"), victims=("victims", "max"))
        .sort_values(["claims", "victims"], ascending=False, na_position="last")
        .head(limit)
    )
    order = {place: position for position, place in enumerate(ranking.index)}
    frame = frame[frame["place_id"].isin(list(order))]
    figure = go.Figure()
    for role, mark in palette.ROLES.items():
        part = frame[frame["role"] == role]
        if not part.empty:
            figure.add_trace(_bars(part, role, mark, order))
    _victims_column(figure, frame, order, ranking)
    names = {place: _name(part) for place, part in frame.groupby("place_id")}
    figure.update_yaxes(
        tickvals=list(order.values()),
        ticktext=[names[place] for place in order],
        range=[len(order) - 0.4, -0.6],
        showgrid=False,
    )
    most = int(ranking["claims"].max())
    figure.update_xaxes(
        title="number of claims",
        range=[0, most * 1.45],
        tickformat=",d",
        dtick=base.whole_ticks(most),
    )
    return base.finish(
        figure,
        mode,
        110 + 28 * len(order),
        barmode="stack",
        bargap=0.3,
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        margin={"l": 10, "r": 10, "t": 40, "b": 40},
        meta={"note": BARS_NOTE},
    )


def _bars(part: pd.DataFrame, role: str, mark: palette.Mark, order: dict[str, int]) -> go.Bar:
    groups = list(part.groupby("place_id"))
    return go.Bar(
        x=[group["claim_id"].nunique() for _, group in groups],
        y=[order[str(place)] for place, _ in groups],
        orientation="h",
        name=mark.words,
        marker={
            "color": mark.colour,
            "pattern": base.pattern(mark.pattern, mark.colour),
        },
        customdata=[[base.joined_ids(group["claim_id"]), place, role] for place, group in groups],
        hovertext=[
            base.hover(
                f"<b>{_name(group)}</b>",
                base.safe(mark.words),
                base.counted(group["claim_id"].nunique(), "claim")
                + f", {base.counted(group['doc_id'].nunique(), 'document')}",
                f"victims: {base.safe(victims_words(group))}",
            )
            for _, group in groups
        ],
        hoverinfo="text",
    )


def _victims_column(
    figure: go.Figure, frame: pd.DataFrame, order: dict[str, int], ranking: pd.DataFrame
) -> None:
    groups = {str(place): group for place, group in frame.groupby("place_id")}
    figure.add_trace(
        go.Scatter(
            x=[int(ranking["claims"].to_dict()[place]) for place in order],
            y=list(order.values()),
            mode="text",
            text=["  " + base.safe(victims_words(groups[place], "victims")) for place in order],
            textposition="middle right",
            textfont={"size": 12},
            hoverinfo="skip",
            showlegend=False,
        )
    )


def victims_words(group: pd.DataFrame, noun: str = "") -> str:
    """The largest number any of these claims states, hedged as it is there; claims are not added.

    Args:
        group: Claims with victims_low, victims_high, qualifier and, where they have it, per.
        noun: Put after the number.
    """
    low = pd.to_numeric(base.column(group, "victims_low"))
    high = pd.to_numeric(base.column(group, "victims_high"))
    largest = low.fillna(high).dropna()
    if largest.empty:
        return f"{noun} not stated" if noun else "number not stated"
    at: Any = largest.idxmax()
    words = base.count_words(
        low.loc[at],
        high.loc[at],
        base.column(group, "qualifier").loc[at],
        base.column(group, "per").loc[at],
    )
    return f"{words} {noun}".rstrip()


def _name(group: pd.DataFrame) -> str:
    first = group.iloc[0]
    name = base.plain(first["place_name"], 28) or base.plain(first["place_id"], 28)
    country = "" if base.missing(first["country"]) else geography.country_name(first["country"])
    return base.safe(name if not country or country == name else f"{name}, {country}")
