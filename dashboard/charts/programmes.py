"""Programmes by the money stated for each; amounts are never added up."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import geography, palette
from dashboard.charts import base
from dashboard.charts import plain as go
from etl.schema import label

ROWS = 25
"""Programmes drawn; the table beside has more."""
HIGH = 46
"""Pixels of a row: a line of words above, its mark below."""
DECADES = 4
"""Of more tenfold steps than this only every other is named, so that narrow windows have room."""
TITLE = 54
"""Characters of the words above a row's mark."""
STATUSES = {
    "active": palette.Mark(palette.GREEN, "circle", "", "active"),
    "ended": palette.Mark(palette.GREY, "square", "", "ended"),
    "planned": palette.Mark(palette.OCHRE, "circle-open", "", "planned"),
    "unknown": palette.Mark(palette.BLUE, "diamond", "", "status not stated"),
    "denied": palette.Mark(palette.GREY, "x-thin", "", "denied to be so"),
}


def programmes(found: pd.DataFrame, mode: str = "light") -> go.Figure:
    """A row per programme, a mark at each amount stated for it, on a scale of tenfold steps.

    A line joins amounts that documents state differently; what has no amount stands at the left.

    Args:
        found: As from queries.actors.programmes; the first ROWS are drawn.
        mode: light or dark.
    """
    rows = found.head(ROWS).to_dict("records")
    if not rows:
        return base.empty("No programme matches the filter.", mode)
    amounts = [float(amount) for row in rows for amount in row["budgets"]]
    low = 10 ** _decade(min(amounts, default=10_000.0))
    high = 10 ** (_decade(max(amounts, default=1_000_000.0)) + 1)
    nothing = low / 10**0.7
    edge = _log(nothing) - 0.3
    words = base.row_words(10**edge, [_title(row) for row in rows], mode)
    figure = go.Figure([*_ranges(rows), *_marks(rows, nothing), words])
    decades = range(_decade(low), _decade(high) + 1)
    decades = decades[:: 1 + len(decades) // (DECADES + 1)]
    return base.finish(
        figure,
        mode,
        len(rows) * HIGH + 130,
        xaxis={
            "type": "log",
            "tickvals": [nothing, *(10**decade for decade in decades)],
            "ticktext": ["not<br>stated", *(base.in_short(10**decade) for decade in decades)],
            "range": [edge, _log(high) + 0.2],
            "tickangle": 0,
            "side": "top",
            "fixedrange": True,
            "title": {"text": "US dollars stated for a programme"},
        },
        yaxis=base.row_axis(len(rows)),
        legend={"orientation": "h", "x": 0, "y": 0, "yanchor": "top", "yref": "paper"},
        margin={"l": 10, "r": 10, "t": 70, "b": 60},
    )


def budget_words(row: Mapping[Any, Any] | pd.Series) -> str:
    """What is stated for a programme, amount by amount: "US$ 48,000; US$ 61,000"."""
    return "; ".join(f"US$ {base.amount(float(amount))}" for amount in row["budgets"])


def name(row: Mapping[Any, Any] | pd.Series) -> str:
    """A programme's title, or that it has none."""
    title = base.plain(row["title"])
    return title[:1].upper() + title[1:] if title else "Programme without a name"


def status(row: Mapping[Any, Any] | pd.Series) -> str:
    """The status drawn: of several that documents tell, the furthest."""
    if base.items(row["assertions"]) == ["denied"]:
        return "denied"
    told = base.items(row["statuses"])
    return next((one for one in ("ended", "active", "planned") if one in told), "unknown")


def ways(row: Mapping[Any, Any] | pd.Series) -> str:
    """Who pays for what whom: "USAID for IOM"; "" where neither is told."""
    payers, workers = base.items(row["funders"]), base.items(row["implementers"])
    parts = [f"paid by {', '.join(payers)}" if payers else ""]
    parts.append(f"carried out by {', '.join(workers)}" if workers else "")
    return ", ".join(filter(None, parts))


def _decade(amount: float) -> int:
    return int(_log(amount) // 1)


def _log(amount: float) -> float:
    return math.log10(amount)


def _ranges(rows: list[dict[Any, Any]]) -> list[go.Scatter]:
    x: list[float | None] = []
    y: list[float | None] = []
    for place, row in enumerate(rows):
        if len(row["budgets"]) > 1:
            x += [float(row["budgets"][0]), float(row["budgets"][-1]), None]
            y += [place, place, None]
    line = {"color": palette.GREY, "width": 2}
    return [go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", showlegend=False)]


def _marks(rows: list[dict[Any, Any]], nothing: float) -> list[go.Scatter]:
    traces: list[go.Scatter] = []
    for kind, drawn in STATUSES.items():
        part = [
            (amount, place, mark, row)
            for place, row in enumerate(rows)
            if status(row) == kind
            for amount, mark in (_amounts(row) or [(nothing, row["mark"])])
        ]
        if not part:
            continue
        traces.append(
            go.Scatter(
                x=[amount for amount, _, _, _ in part],
                y=[place for _, place, _, _ in part],
                mode="markers",
                name=drawn.words,
                marker={
                    "symbol": drawn.symbol,
                    "size": 13,
                    "color": drawn.colour,
                    "opacity": 1,
                    "line": {"width": 2, "color": drawn.colour},
                },
                customdata=[[mark] for _, _, mark, _ in part],
                hovertext=[_hover(row) for _, _, _, row in part],
                hoverinfo="text",
            )
        )
    return traces


def _amounts(row: Mapping[Any, Any]) -> list[tuple[float, str]]:
    """Each amount stated for a programme, with the key of the claims that state it."""
    marks = base.items(row["budget_marks"])
    return [(float(a), mark) for a, mark in zip(row["budgets"], marks, strict=True)]


def _hover(row: Mapping[Any, Any]) -> str:
    countries = ", ".join(geography.country_name(code) for code in base.items(row["countries"]))
    where = ", ".join(filter(None, [countries, ", ".join(base.items(row["places"]))]))
    areas = ", ".join(label("area", area) for area in base.items(row["areas"]))
    return base.hover(
        f"<b>{base.safe(name(row), 90)}</b>",
        base.safe(budget_words(row)) or "money not stated",
        base.safe(ways(row), 110),
        base.safe(where, 110),
        base.safe(areas),
        STATUSES[status(row)].words,
        f"{base.counted(row['claims'], 'claim')} of {base.counted(row['documents'], 'document')}",
    )


def _title(row: Mapping[Any, Any]) -> str:
    who = ", ".join([*base.items(row["funders"]), *base.items(row["implementers"])][:2])
    words = ": ".join(filter(None, [base.plain(name(row), 34), who]))
    return base.safe(words, TITLE)
