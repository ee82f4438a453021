"""Figures that documents state, as ranges, one panel per measure."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard import palette
from dashboard.charts import base

UNITS = {
    "people": "People",
    "cases": "Cases",
    "arrests": "Arrests",
    "convictions": "Convictions",
    "groups": "Groups",
    "usd": "US dollars",
    "percent": "Percent",
    "km": "Kilometres",
    "other": "Other counts",
}
COLUMNS = ("claim_id", "about", "value_low", "value_high", "qualifier", "unit", "measure", "per")
COLUMNS += ("assertion", "attribution", "quote", "doc_title", "doc_date", "year_first")
APART = 30
"""A panel whose largest value is this many times its smallest gets a logarithmic axis."""
ROW = 26
PERCENT = [0.0, 150.0]
"""The axis of percentages: to 100, and room for words."""


def figures(frame: pd.DataFrame, mode: str = "light", limit: int = 12) -> go.Figure:
    """Each figure from its lowest to its highest value; open ends are arrows.

    Solid marks are stated, hollow ones hedged (about, vague, estimated, alleged), crosses denied.
    customdata: claim id.

    Args:
        frame: Claims as from queries.facts.figures.
        mode: light or dark.
        limit: Figures shown for each unit at most, the largest; a line says how many are not.
    """
    frame = base.with_columns(frame, COLUMNS)
    low, high = pd.to_numeric(frame["value_low"]), pd.to_numeric(frame["value_high"])
    frame = frame.assign(low=low.fillna(high), high=high.fillna(low))
    frame = frame[frame["low"].map(base.number).notna() & frame["high"].map(base.number).notna()]
    if frame.empty:
        return base.empty("No figure matches the filter.", mode)
    units = frame["unit"].where(frame["unit"].isin(list(UNITS)), "other")
    panels: list[tuple[str, pd.DataFrame, int]] = []
    for unit in UNITS:
        part = frame[units == unit]
        if not part.empty:
            shown = part.sort_values(["high", "low"], ascending=False, kind="stable").head(limit)
            panels.append((unit, shown, len(part)))
    heights = [ROW * len(shown) + 16 for _, shown, _ in panels]
    total = sum(heights) + 62 * len(panels)
    figure = make_subplots(
        rows=len(panels),
        cols=1,
        row_heights=heights,
        vertical_spacing=62 / total if len(panels) > 1 else 0,
        subplot_titles=[_panel_title(*panel) for panel in panels],
    )
    figure.update_annotations(x=0, xanchor="left", font={"size": 14})
    for row, (unit, shown, _) in enumerate(panels, start=1):
        _panel(figure, row, unit, shown, mode)
    return base.finish(
        figure, mode, total + 30, margin={"l": 10, "r": 10, "t": 40, "b": 30}, showlegend=False
    )


def _panel_title(unit: str, shown: pd.DataFrame, number: int) -> str:
    title = f"<b>{UNITS[unit]}</b>"
    return title if len(shown) == number else f"{title}: the {len(shown)} largest of {number:,}"


def _panel(figure: go.Figure, row: int, unit: str, shown: pd.DataFrame, mode: str) -> None:
    rows = list(range(len(shown)))
    lows, highs = shown["low"].astype(float), shown["high"].astype(float)
    least, most = float(lows.min()), float(highs.max())
    log = 0 < APART * least < most and unit != "percent"
    figure.add_trace(_ranges(lows, highs), row=row, col=1)
    records = shown.to_dict("records")
    figure.add_trace(
        go.Scatter(
            x=[_anchor(record) for record in records],
            y=rows,
            mode="markers+text",
            marker={
                "symbol": [_symbol(record) for record in records],
                "size": 11,
                "color": palette.BLUE,
                "line": {"width": 2, "color": palette.BLUE},
            },
            text=[f"   {base.safe(_words(record))}" for record in records],
            textposition="middle right",
            textfont={"size": 12},
            customdata=[[base.joined_ids([record["claim_id"]])] for record in records],
            hovertext=[_hover(record) for record in records],
            hoverinfo="text",
            cliponaxis=False,
        ),
        row=row,
        col=1,
    )
    figure.update_yaxes(
        row=row,
        col=1,
        tickvals=rows,
        ticktext=[_label(record) for record in records],
        range=[len(rows) - 0.4, -0.6],
        showgrid=False,
        zeroline=False,
    )
    low, high = float(lows.min()), float(highs.max())
    bounds = _bounds(low, high, log, unit)
    ticks = _ticks(low, high) if log else [0, 25, 50, 75, 100] if bounds == PERCENT else None
    figure.update_xaxes(
        row=row,
        col=1,
        type="log" if log else "linear",
        range=bounds,
        nticks=7,
        tickvals=ticks,
        ticktext=[_tick_words(tick) for tick in ticks] if ticks else None,
        tickformat="~s" if high >= 10_000 else ",",
    )


def _ticks(low: float, high: float) -> list[int]:
    """Powers of ten over the values, six at most."""
    first, last = math.floor(math.log10(low)), math.floor(math.log10(high))
    step = max(1, math.ceil((last - first + 1) / 6))
    return [10**power for power in range(first, last + 1, step) if power >= 0]


def _tick_words(tick: int) -> str:
    for size, words in ((10**9, "billion"), (10**6, "million")):
        if tick >= size:
            return f"{tick // size:,} {words}"
    return f"{tick:,}"


def _bounds(low: float, high: float, log: bool, unit: str) -> list[float]:
    """The axis, with room on the right for the words beside the last mark."""
    if log:
        first, last = math.log10(low), math.log10(high)
        return [first - 0.15 * (last - first), last + 0.55 * (last - first)]
    if unit == "percent" and low >= 0 and high <= 100:
        return PERCENT
    floor, ceiling = min(low, 0.0), max(high, 0.0)
    room = (ceiling - floor) or 1.0
    return [floor - (0.05 * room if floor else 0), ceiling + 0.55 * room]


def _ranges(lows: pd.Series, highs: pd.Series) -> go.Scatter:
    """Lines from low to high, one trace."""
    xs: list[float | None] = []
    ys: list[int | None] = []
    for place, (low, high) in enumerate(zip(lows, highs, strict=True)):
        if low != high:
            xs += [low, high, None]
            ys += [place, place, None]
    line = {"width": 5, "color": palette.translucent(palette.BLUE, 0.45)}
    return go.Scatter(x=xs, y=ys, mode="lines", line=line, hoverinfo="skip", connectgaps=False)


def _anchor(record: Mapping[Any, Any]) -> float:
    """Where the mark and its words stand: at the upper end."""
    return float(record["high"])


def _symbol(record: Mapping[Any, Any]) -> str:
    qualifier, assertion = base.plain(record["qualifier"]), base.plain(record["assertion"])
    if assertion == "denied":
        return "x-thin-open"
    if qualifier in base.OPEN_ABOVE:
        return "triangle-right"
    if qualifier in base.OPEN_BELOW:
        return "triangle-left"
    hedged = qualifier in {"about", "vague"} or assertion in {"estimated", "alleged", "planned"}
    return "circle-open" if hedged else "circle"


def _words(record: Mapping[Any, Any]) -> str:
    words = base.count_words(record["value_low"], record["value_high"], record["qualifier"])
    words += {"percent": " %", "usd": " USD", "km": " km"}.get(base.plain(record["unit"]), "")
    words += "" if base.missing(record["per"]) else f" a {base.plain(record['per'])}"
    assertion = base.plain(record["assertion"])
    return words if assertion in {"", "asserted"} else f"{words} ({assertion})"


def _label(record: Mapping[Any, Any]) -> str:
    year = record["year_first"]
    words = base.safe(record["about"] or record["measure"], 46) or "not stated"
    return words if base.missing(year) else f"{words} · {int(year)}"


def _hover(record: Mapping[Any, Any]) -> str:
    return base.hover(
        f"<b>{base.safe(_words(record))}</b>",
        base.safe(record["about"], 90),
        base.safe(record["quote"], 110),
        base.source_line(record),
    )
