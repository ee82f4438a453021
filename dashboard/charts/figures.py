"""Figures that documents state, as ranges, one panel and one scale for each thing counted."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import palette, wording
from dashboard.charts import base
from dashboard.charts import figures_rows as rows
from dashboard.charts import plain as go
from dashboard.charts.figures_scale import Span

COLUMNS = ("mark", "claim_id", "about", "value_low", "value_high", "qualifier", "unit", "measure")
COLUMNS += ("per", "assertion", "attribution", "quote", "doc_title", "doc_date", "credibility")
COLUMNS += ("year_first", "year_last", "year_basis", "countries", "claims", "documents", "panel")
ROW, LANE, HEAD, GAP = 60, 26, 52, 22
"""Pixels: of a figure, of a lane's name, of a panel's heading with its axis, between panels."""
_LEFT = {"xref": "paper", "x": 0, "xanchor": "left", "yanchor": "top", "showarrow": False}
PANELS, MOST = 20, 40
"""Panels, and figures of each, at most."""
DRAWN = 1e15
"""The largest number that is drawn as what it is."""
BAR = 46
"""Pixels from a row's top to its range."""
NOTE = (
    "Figures are shown as stated and never added up: estimates and counts of the same thing differ "
    "in what they are. Dotted lines are open ends (at least, at most); dashes are estimates."
)
LEGEND = (
    ("●", rows.COUNT, "count"),
    ("○", rows.COUNT, "count, hedged (about, at least, alleged, planned)"),
    ("◆", rows.ESTIMATE, "estimate"),
    ("◇", rows.ESTIMATE, "estimate, hedged"),
    ("×", rows.DENIED, "denied"),
    ("●●○○", palette.GREY, "credibility: ●●●● confirmed to ○○○○ improbable"),
)


Records = list[dict[Any, Any]]
"""Figures, a mapping each."""


def figures(
    frame: pd.DataFrame,
    mode: str = "light",
    scale: str = "auto",
    totals: Mapping[str, int] | None = None,
    lanes: bool = False,
) -> go.Figure:
    """Each figure from its lowest to its highest value, its words above it.

    customdata: the mark's key, or the claim's id where the frame has no marks.

    Args:
        frame: Figures as from queries.figures.statements. A column `panel` names what stands
            together on one scale; without it, unit, measure and rate do.
        mode: light or dark.
        scale: auto (logarithmic where values span decades), linear or log.
        totals: Figures there are of each panel; its heading says how many are not shown.
        lanes: Whether a panel's figures are grouped by the countries they speak of, by year;
            otherwise they come in the frame's order.
    """
    usable = _usable(frame)
    if not usable:
        return base.empty("No figure matches the filter.", mode)
    by_panel: dict[str, Records] = {}
    for row in usable:
        by_panel.setdefault(str(row["panel"]), []).append(row)
    panels = list(by_panel.items())[:PANELS]
    laid = [_laid(part[:MOST], lanes=lanes) for _, part in panels]
    heights = [height for _, _, height in laid]
    total = sum(heights) + (HEAD + GAP) * len(panels)
    # Gathered and given whole: each addition to a figure checks again all that it holds.
    traces: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    axes: dict[str, Any] = {}
    top = 0
    for number, ((name, part), (placed, names, height)) in enumerate(
        zip(panels, laid, strict=True), start=1
    ):
        top += HEAD
        shown, of_all = min(len(part), MOST), (totals or {}).get(name, len(part))
        annotations.append(_heading(name, shown, of_all, 1 - (top - HEAD) / total, mode))
        axis = "" if number == 1 else str(number)
        domain = [max(0.0, 1 - (top + height) / total), 1 - top / total]
        span = Span(placed, scale)
        refs = {"xaxis": f"x{axis}", "yaxis": f"y{axis}"}
        traces += [t | refs for t in (*_ranges(placed, span, mode), _marks(placed, span))]
        annotations += _words(axis, placed, names, mode)
        axes |= _axes(axis, span, height, domain)
        top += height + GAP
    layout = axes | {
        "annotations": annotations,
        "margin": {"l": 8, "r": 16, "t": 4, "b": 4},
        "showlegend": False,
        "meta": {"note": NOTE},
    }
    return base.finish(go.Figure({"data": traces, "layout": layout}), mode, total + 8)


def _usable(frame: pd.DataFrame) -> Records:
    """The figures that have a number, their bounds as numbers and the panel of each."""
    frame = base.with_columns(frame, COLUMNS)
    low, high = (
        pd.to_numeric(frame[name]).clip(-DRAWN, DRAWN) for name in ("value_low", "value_high")
    )
    frame = frame.assign(low=low.fillna(high), high=high.fillna(low))
    frame = frame[frame["low"].map(base.number).notna() & frame["high"].map(base.number).notna()]
    records: Records = frame.to_dict("records")
    for row in records:
        if base.missing(row["panel"]):
            row["panel"] = rows.subject(row)
    return records


def _laid(
    records: list[dict[Any, Any]], *, lanes: bool
) -> tuple[list[dict[Any, Any]], list[Any], int]:
    """A panel's figures with `top`, their pixel from above; lane names with theirs; its height."""
    if not lanes:
        placed = [{**row, "top": place * ROW} for place, row in enumerate(records)]
        return placed, [], ROW * len(records)
    groups: dict[str, list[dict[Any, Any]]] = {}
    for row in records:
        groups.setdefault(wording.country_list(row["countries"]), []).append(row)
    placed, names, top = [], [], 0
    for name, group in sorted(groups.items(), key=lambda pair: (not pair[0], -len(pair[1]))):
        names.append((name or "Country not stated", top))
        top += LANE
        for row in sorted(group, key=_by_year):
            placed.append({**row, "top": top})
            top += ROW
    return placed, names, top


def _by_year(row: rows.Row) -> tuple[float, float, float]:
    first = base.number(row["year_first"])
    last = base.number(row["year_last"])
    return (math.inf if first is None else first, last or math.inf, -float(row["high"]))


def _heading(name: str, shown: int, of_all: int, y: float, mode: str) -> dict[str, Any]:
    words = f"<b>{base.safe(name, 48)}</b>"
    if shown < of_all:
        words += f" · {shown} of {of_all:,} figures"
    font = {"size": 14, "color": palette.ground(mode).text}
    return {**_LEFT, "text": words, "y": y, "yref": "paper", "font": font}


def _axes(axis: str, span: Span, height: int, domain: list[float]) -> dict[str, Any]:
    return {
        f"yaxis{axis}": {
            "domain": domain,
            "range": [height, 0],
            "anchor": f"x{axis}",
            "visible": False,
            "fixedrange": True,
        },
        f"xaxis{axis}": {
            "anchor": f"y{axis}",
            "side": "top",
            "type": "log" if span.log else "linear",
            "range": span.bounds,
            "zeroline": False,
            **span.ticks(),
        },
    }


def _words(
    axis: str, placed: list[dict[Any, Any]], names: list[Any], mode: str
) -> list[dict[str, Any]]:
    """The words above each figure and the names of lanes, as annotations."""
    here = {**_LEFT, "yref": f"y{axis}", "align": "left"}
    muted = {"color": palette.ground(mode).muted}
    found = [
        {**here, "text": rows.lines(row), "y": row["top"] + 2, "font": {"size": 12}}
        for row in placed
    ]
    return found + [
        {**here, "text": f"<b>{base.safe(name, 46)}</b>", "y": top + 6, "font": muted}
        for name, top in names
    ]


def _ranges(placed: list[dict[Any, Any]], span: Span, mode: str) -> list[dict[str, Any]]:
    """Bands from low to high, dashed for estimates, and dotted lines where an end is open."""
    kinds: dict[tuple[str, str, int], list[tuple[float, float, float]]] = {}
    for row in placed:
        y, low, high = row["top"] + BAR, span.at(row["low"]), span.at(row["high"])
        colour = rows.colour(row)
        if low != high:
            dash = "dash" if rows.estimated(row) else "solid"
            kinds.setdefault((colour, dash, 5), []).append((low, high, y))
        if row["qualifier"] in base.OPEN_ABOVE:
            kinds.setdefault((colour, "dot", 2), []).append((high, span.end(upper=True), y))
        if row["qualifier"] in base.OPEN_BELOW:
            kinds.setdefault((colour, "dot", 2), []).append((span.end(upper=False), low, y))
    traces = [_guides(placed, span, mode)]
    for (colour, dash, width), spans in kinds.items():
        xs = [x for low, high, _ in spans for x in (low, high, None)]
        ys = [y for *_, height in spans for y in (height, height, None)]
        line = {"width": width, "dash": dash, "color": colour}
        traces.append(_lines(xs, ys, line))
    return traces


def _guides(placed: list[dict[Any, Any]], span: Span, mode: str) -> dict[str, Any]:
    """A thin line through each row, from edge to edge."""
    edges = (span.end(upper=False), span.end(upper=True), None)
    xs = [x for _ in placed for x in edges]
    ys = [y for row in placed for y in (row["top"] + BAR, row["top"] + BAR, None)]
    line = {"width": 1, "color": palette.ground(mode).grid}
    return _lines(xs, ys, line)


def _lines(xs: list[Any], ys: list[Any], line: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": xs,
        "y": ys,
        "mode": "lines",
        "line": line,
        "hoverinfo": "skip",
    }


def _marks(placed: list[dict[Any, Any]], span: Span) -> dict[str, Any]:
    """A mark at each end of each range, one where both are the same."""
    ends = [
        (row, span.at(end))
        for row in placed
        for end in dict.fromkeys((float(row["low"]), float(row["high"])))
    ]
    keys = [
        str(row["mark"]) if not base.missing(row["mark"]) else base.joined_ids([row["claim_id"]])
        for row, _ in ends
    ]
    return {
        "type": "scatter",
        "x": [x for _, x in ends],
        "y": [row["top"] + BAR for row, _ in ends],
        "mode": "markers",
        "marker": {
            "symbol": [rows.symbol(row) for row, _ in ends],
            "size": 12,
            "color": [rows.colour(row) for row, _ in ends],
            "line": {"width": 2, "color": [rows.colour(row) for row, _ in ends]},
        },
        "customdata": [[key] for key in keys],
        "hovertext": [rows.hover(row) for row, _ in ends],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
