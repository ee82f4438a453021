"""Corridors as bars, the most told first."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import geography, palette
from dashboard.charts import base


def corridor_bars(frame: pd.DataFrame, mode: str = "light", limit: int = 6) -> go.Figure:
    """Claims per pair of countries; the words beside a bar are its largest statement of victims.

    A pair that no claim plainly states is grey and hatched; those only denied are left out.
    customdata: key of the mark.

    Args:
        frame: Marks as from queries.flows.corridors.
        mode: light or dark.
        limit: Pairs shown at most.
    """
    names = ["standing", "victims_low", "victims_high", "qualifier", "denials"]
    rows = base.with_columns(frame, names)
    rows = rows[rows["standing"] != "denied"].head(limit) if len(rows) else rows
    if rows.empty:
        return base.empty("No flow matches the filter, or each is denied.", mode)
    found = rows.to_dict("records")
    stated = [row["standing"] == "stated" for row in found]
    colours = [palette.BLUE if plain else palette.GREY for plain in stated]
    titles = [_title(row) for row in found]
    victims = [
        base.count_words(row["victims_low"], row["victims_high"], row["qualifier"], None, "")
        for row in found
    ]
    figure = go.Figure(
        go.Bar(
            x=[row["claims"] for row in found],
            y=list(range(len(found))),
            orientation="h",
            marker={
                "color": colours,
                "pattern": base.pattern("", palette.BLUE)
                | {"shape": ["" if plain else "/" for plain in stated], "bgcolor": colours},
            },
            text=[f" {base.safe(words)} victims" if words else "" for words in victims],
            textposition="outside",
            cliponaxis=False,
            customdata=[[row["mark"]] for row in found],
            hovertext=[
                base.hover(
                    f"<b>{title}</b>",
                    base.counted(int(row["claims"]), "claim"),
                    "" if plain else f"{base.safe(row['standing'])} only",
                )
                for row, title, plain in zip(found, titles, stated, strict=True)
            ],
            hoverinfo="text",
        )
    )
    most = int(rows["claims"].max())
    figure.update_yaxes(
        tickvals=list(range(len(found))),
        ticktext=titles,
        range=[len(found) - 0.4, -0.6],
        showgrid=False,
    )
    figure.update_xaxes(
        title="number of claims",
        range=[0, most * 1.5],
        tickformat=",d",
        dtick=base.whole_ticks(most),
    )
    margin = {"l": 10, "r": 10, "t": 10, "b": 40}
    return base.finish(figure, mode, 80 + 28 * len(found), bargap=0.3, margin=margin)


def _title(row: Mapping[Any, Any]) -> str:
    ends = [
        "not stated" if base.missing(row[end]) else geography.country_name(str(row[end]))
        for end in ("origin", "destination")
    ]
    return base.safe(f"within {ends[0]}" if ends[0] == ends[1] else f"{ends[0]} → {ends[1]}")
