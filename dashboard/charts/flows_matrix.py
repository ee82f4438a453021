"""Flows as a matrix: origins by destinations."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from dashboard import geography, palette
from dashboard.charts import base
from dashboard.charts import plain as go
from dashboard.charts.corridors import (
    MEKONG,
    NOTHING,
    Corridor,
    corridors,
    denied_words,
    is_chosen,
    name,
    notes,
)

CELL = 24
"""Pixels across of a square: small enough for ten columns on a telephone."""
FLAT = 4
"""Destinations up to which their names stand level."""
TITLE, LINE, CHARACTER = 30, 20, 6.4
"""Pixels of the title above the names, of a level name, and by which a leaning one rises."""
KINDS = {
    "stated": ("square", "stated"),
    "hollow": ("square-open", "only alleged or planned"),
    "denied": ("x-thin-open", "only denied"),
    "unknown": ("square-open-dot", "no number of victims stated"),
}
"""Plotly symbol and words of each kind of cell."""
MATRIX_NOTE = "Rows are origins, columns destinations. Grey ground: within one country."


def matrix(
    frame: pd.DataFrame,
    mode: str = "light",
    by: str = "facts",
    limit: int = 12,
    selected: Collection[str] = (),
) -> go.Figure:
    """Origins by destinations as squares, darker and numbered by weight.

    customdata: mark, origin, destination. A square that no claim plainly states is hollow; one
    that claims only deny is a cross. Squares, not a heatmap: a heatmap's cells cannot be selected.

    Args:
        frame: Corridors as from queries.flows.corridors.
        mode: light or dark.
        by: A key of corridors.WEIGHTS; victims are those of the largest statement.
        limit: Origins and destinations shown at most: countries of the Mekong, then those with the
            most facts; a line says how many corridors are not.
        selected: Marks of the corridors that stand out.
    """
    every = corridors(frame)
    if not every:
        return base.empty(NOTHING, mode)
    origins = _ordered(_most([(one.origin, one) for one in every], limit))
    destinations = _ordered(_most([(one.destination, one) for one in every], limit))
    cells = [one for one in every if one.origin in origins and one.destination in destinations]
    figure = go.Figure()
    most = max((one.weight(by) or 0 for one in cells), default=0) or 1
    for kind in KINDS:
        part = [one for one in cells if _kind(one, by) == kind]
        if part:
            at = [(destinations.index(one.destination), origins.index(one.origin)) for one in part]
            figure.add_trace(_squares(part, at, kind, by, most, mode))
    _add_frames(figure, [one for one in cells if is_chosen(one, selected)], origins, destinations)
    _lay_out(figure, origins, destinations, mode)
    left = sum(one.claims > 0 for one in every) - sum(one.claims > 0 for one in cells)
    left += max(0, int(base.number(base.column(frame, "marks").max()) or 0) - len(every))
    further = f"{left:,} further corridors are in the tables only." if left else ""
    note = notes(MATRIX_NOTE, further, denied_words(frame))
    above = _above(destinations)
    height = 60 + above + 30 * len(origins)
    margin = {"l": 10, "r": 20, "t": above, "b": 10}
    return base.finish(figure, mode, height, margin=margin, meta={"note": note})


def _kind(one: Corridor, by: str) -> str:
    if not one.claims:
        return "denied"
    if one.weight(by) is None:
        return "unknown"
    return "stated" if one.standing == "stated" else "hollow"


def _squares(
    part: Sequence[Corridor],
    at: Sequence[tuple[int, int]],
    kind: str,
    by: str,
    most: float,
    mode: str,
) -> go.Scatter:
    """The cells of one kind: their number stands in them, so that no shade must be read."""
    tones = palette.ground(mode)
    symbol, words = KINDS[kind]
    shares = [((one.weight(by) or 0) / most) ** 0.5 for one in part]
    filled = kind == "stated"
    shade = [palette.blend(tones.background, palette.BLUE, 0.15 + 0.85 * s) for s in shares]
    return go.Scatter(
        x=[x for x, _ in at],
        y=[y for _, y in at],
        name=words,
        mode="markers+text" if kind in ("stated", "hollow") else "markers",
        marker={
            "symbol": symbol,
            "size": CELL if kind in ("stated", "hollow") else CELL * 0.5,
            "color": shade if filled else palette.GREY,
            "line": {"width": 1 if filled else 1.6, "color": palette.BLUE if filled else None},
            "opacity": 1,
        },
        text=[base.safe(short(one.weight(by))) for one in part],
        textposition="middle center",
        textfont={
            "size": 11,
            "color": [palette.ink(fill) if filled else tones.text for fill in shade],
        },
        customdata=[[one.mark, one.origin, one.destination] for one in part],
        hovertext=[one.hover() for one in part],
        hoverinfo="text",
    )


def short(value: float | None) -> str:
    """A number in at most four characters: 950, 1.2k, 60k, 3M."""
    if value is None:
        return ""
    for unit, suffix in ((1_000_000, "M"), (1_000, "k")):
        if value >= unit:
            scaled = value / unit
            return f"{scaled:.0f}{suffix}" if scaled >= 10 else f"{scaled:.1f}{suffix}"
    return base.amount(value)


def _add_frames(
    figure: go.Figure, chosen: Sequence[Corridor], origins: list[str], destinations: list[str]
) -> None:
    """A ring around the squares of the selected corridors."""
    if not chosen:
        return
    figure.add_trace(
        go.Scatter(
            x=[destinations.index(one.destination) for one in chosen],
            y=[origins.index(one.origin) for one in chosen],
            mode="markers",
            name="selected",
            marker={
                "symbol": "square-open",
                "size": CELL + 8,
                "color": palette.VERMILION,
                "line": {"width": 3},
            },
            customdata=[[one.mark, one.origin, one.destination] for one in chosen],
            hoverinfo="skip",
        )
    )


def _lay_out(figure: go.Figure, origins: list[str], destinations: list[str], mode: str) -> None:
    within = [code for code in origins if code in destinations and code]
    ground: dict[str, Any] = {
        "type": "rect",
        "fillcolor": palette.ground(mode).grid,
        "opacity": 0.5,
        "line": {"width": 0},
        "layer": "below",
    }
    figure.update_layout(
        shapes=[
            ground
            | {
                "x0": destinations.index(code) - 0.5,
                "x1": destinations.index(code) + 0.5,
                "y0": origins.index(code) - 0.5,
                "y1": origins.index(code) + 0.5,
            }
            for code in within
        ],
        legend={"orientation": "h", "x": 0, "y": -0.02, "yanchor": "top"},
        showlegend=True,
    )
    figure.update_xaxes(
        title="to (destination)",
        side="top",
        tickvals=list(range(len(destinations))),
        ticktext=[base.safe(_tick(code)) for code in destinations],
        range=[-0.6, len(destinations) - 0.4],
        tickangle=0 if len(destinations) <= FLAT else -60,
        zeroline=False,
    )
    figure.update_yaxes(
        title="from (origin)",
        tickvals=list(range(len(origins))),
        ticktext=[base.safe(_tick(code)) for code in origins],
        range=[len(origins) - 0.4, -0.6],
        zeroline=False,
    )


def _above(destinations: Sequence[str]) -> int:
    """Pixels that names and title above the matrix need."""
    longest = max(len(_tick(code)) for code in destinations)
    return TITLE + (LINE if len(destinations) <= FLAT else int(longest * CHARACTER) + 8)


def _tick(code: str) -> str:
    """A name short enough for an axis: a province without its country."""
    found = geography.provinces().get(code)
    words = {"AE": "UAE", "GB": "UK", "US": "USA"}.get(code) or (found[0] if found else name(code))
    return base.plain(words, 18)


def _most(ends: list[tuple[str, Corridor]], limit: int) -> set[str]:
    """The places at one end: the countries of the Mekong, then those with the most facts."""
    facts: Counter[str] = Counter()
    for code, one in ends:
        facts[code] += one.facts
    ranked = sorted(facts, key=lambda code: (code not in MEKONG, -facts[code], code))
    return set(ranked[:limit])


def _ordered(codes: set[str]) -> list[str]:
    """The six Mekong countries first, then the others by name, "not stated" last."""
    first = [code for code in MEKONG if code in codes]
    rest = sorted(codes - set(MEKONG) - {""}, key=name)
    return first + rest + ([""] if "" in codes else [])
