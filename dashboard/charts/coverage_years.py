"""What the documents cover: squares for documents and claims by year and group."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from dashboard import palette
from dashboard.charts import base
from dashboard.charts import plain as go

UNDATED = "no date"
ROW = 26
"""Pixels of a row."""
LARGEST, SMALLEST = 20, 7
"""Pixels of a square's side."""
AROUND = 3
"""Years shown before the first document and after the last; others are taken together."""
STATES = {
    "told": ("square", "documents, and claims about the year"),
    "silent": ("square-open", "documents, nothing reported"),
    "elsewhere": ("diamond", "claims about the year, documents of other years"),
    "nothing": ("line-ew-open", "no documents"),
}
"""Symbol and words of what a year can be."""
NOTE = (
    f"Square: {STATES['told'][1]}, larger for more claims. Hollow: {STATES['silent'][1]}. Diamond: "
    f"{STATES['elsewhere'][1]}. Stroke: {STATES['nothing'][1]}. Documents stand in their own year, "
    "claims in the year they are about. A year without documents is not a year without trafficking."
)


def coverage_years(
    frame: pd.DataFrame, name: Callable[[object], str], mode: str = "light"
) -> go.Figure:
    """A square for each year and group; years without documents stand apart from silent ones.

    customdata: the mark's key; documents, claims.

    Args:
        frame: As from queries.coverage_years.covered.
        name: A group in words.
        mode: light or dark.
    """
    if frame.empty:
        return base.empty("No document matches the filter.", mode)
    cells, columns = _cells(frame)
    totals = cells.groupby("grouped", dropna=False)[["documents", "claims"]].sum()
    order = totals.sort_values(["documents", "claims"], ascending=False).index.tolist()
    places = {_key(group): place for place, group in enumerate(order)}
    most = max(float(cells["claims"].max()), 1.0)
    figure = go.Figure()
    _add_empty(figure, cells, places, columns, mode)
    colours = {"told": palette.BLUE, "silent": palette.ground(mode).text}
    for state in ("silent", "elsewhere", "told"):
        part = cells[cells["state"] == state]
        share = np.sqrt(part["claims"].to_numpy(float) / most)
        sizes = SMALLEST + (LARGEST - SMALLEST) * share
        figure.add_trace(
            go.Scatter(
                x=part["shown"],
                y=[places[_key(group)] for group in part["grouped"]],
                mode="markers",
                name=STATES[state][1],
                marker={
                    "symbol": STATES[state][0],
                    "size": [12.0] * len(part) if state == "silent" else sizes.tolist(),
                    "color": colours.get(state, palette.OCHRE),
                    "opacity": 1,
                    "line": {"width": 1.5 if state == "silent" else 0},
                },
                customdata=part[["mark", "documents", "claims"]].to_numpy().tolist(),
                hovertext=[_hover(row, name) for row in part.to_dict("records")],
                hoverinfo="text",
            )
        )
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=columns,
        range=[-0.7, len(columns) - 0.3],
        tickangle=-60 if len(columns) > 16 else 0,
        showgrid=False,
    )
    figure.update_yaxes(
        tickvals=list(places.values()),
        ticktext=[base.safe(name(group), 32) for group in order],
        range=[len(order) - 0.4, -0.6],
        showgrid=False,
        zeroline=False,
    )
    height = 130 + ROW * len(order)
    legend = {"orientation": "h", "y": 1 + 12 / max(height - 130, 1), "yanchor": "bottom", "x": 0}
    return base.finish(figure, mode, height, margin={"t": 70, "b": 40}, legend=legend)


def _key(group: object) -> str | None:
    return None if base.missing(group) else str(group)


def _cells(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The years shown, in order, and the rows with their column (`shown`) and `state`.

    Far years, of which only single claims speak, are taken together at both ends.
    """
    years = pd.to_numeric(frame["year"])
    dated = years[frame["documents"] > 0].dropna()
    dated = dated if len(dated) else years.dropna()
    low, high = 0, -1
    if len(dated):
        low = max(int(dated.min()) - AROUND, int(years.min()))
        high = min(int(dated.max()) + AROUND, int(years.max()))
    shown = [_column(year, low, high) for year in years]
    columns = [str(year) for year in range(low, high + 1)] if len(dated) else []
    columns = [f"to {low - 1}"] * bool((years < low).any()) + columns
    columns += [f"from {high + 1}"] * bool((years > high).any()) + [UNDATED] * bool(
        years.isna().any()
    )
    numbers = ["documents", "silent", "claims", "denials"]
    cells = (
        frame.assign(shown=shown)
        .groupby(["grouped", "shown"], dropna=False, sort=False)
        .agg({"mark": " ".join, **dict.fromkeys(numbers, "sum")})
        .reset_index()
    )
    states = np.select(
        [(cells["documents"] > 0) & (cells["claims"] > 0), cells["documents"] > 0],
        ["told", "silent"],
        "elsewhere",
    )
    return cells.assign(state=states), columns


def _column(year: float, low: int, high: int) -> str:
    if pd.isna(year):
        return UNDATED
    if year < low:
        return f"to {low - 1}"
    return f"from {high + 1}" if year > high else str(int(year))


def _add_empty(
    figure: go.Figure,
    cells: pd.DataFrame,
    places: dict[str | None, int],
    columns: list[str],
    mode: str,
) -> None:
    """Strokes where there is neither a document nor a claim."""
    there = {(_key(g), shown) for g, shown in zip(cells["grouped"], cells["shown"], strict=True)}
    gaps = [(x, y) for group, y in places.items() for x in columns if (group, x) not in there]
    figure.add_trace(
        go.Scatter(
            x=[x for x, _ in gaps],
            y=[y for _, y in gaps],
            mode="markers",
            name=STATES["nothing"][1],
            marker={
                "symbol": STATES["nothing"][0],
                "size": 6,
                "color": palette.ground(mode).muted,
                "line": {"width": 1},
            },
            hoverinfo="skip",
        )
    )


def _hover(row: Mapping[Any, Any], name: Callable[[object], str]) -> str:
    claims, denials = int(str(row["claims"])), int(str(row["denials"]))
    documents, silent = int(str(row["documents"])), int(str(row["silent"]))
    return base.hover(
        f"<b>{base.safe(name(row['grouped']), 50)}, {base.safe(row['shown'])}</b>",
        f"{base.counted(documents, 'document')} of that year"
        + (f", {silent:,} without any claim" if silent else ""),
        f"{base.counted(claims, 'claim')} about it" + (f", {denials:,} denied" if denials else ""),
    )


def table(frame: pd.DataFrame, name: Callable[[object], str]) -> pd.DataFrame:
    """The chart as a table: a row for each year and group."""
    return pd.DataFrame(
        {
            "Group": [name(group) for group in frame["grouped"]],
            "Year": ["no date" if pd.isna(year) else str(int(year)) for year in frame["year"]],
            "Documents of that year": frame["documents"],
            "of them without any claim": frame["silent"],
            "Claims about it": frame["claims"],
            "Claims denied": frame["denials"],
            "Documents that tell": frame["told_by"],
        }
    )
