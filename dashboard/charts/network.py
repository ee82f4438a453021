"""The network of who meets, signs, pays and works with whom."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import palette
from dashboard.charts import base
from dashboard.charts import plain as go
from dashboard.charts.network_layout import Box, clear_of, placed
from dashboard.charts.network_words import (
    GROUPS,
    STANDING,
    TIES,
    end_words,
    full_name,
    group_of,
    label,
    strength_words,
    tie_words,
)

WIDE = 600
"""Pixels for which the network is laid out."""
HIGH = (360, 1000)
"""Its height in pixels, from few ends to many."""
EACH = 18
"""Pixels of that height for each end."""
ABOVE = 60
"""Pixels above it for the legend."""
CHARACTER, LINE, SIGN = 6.8, 17, 13
"""Pixels of a label's character, of its line, and of a tie's sign."""
Point = tuple[float, float]
"""x and y, as shares of the drawing."""
STEPS = 12
"""Pieces of a bent line."""
THICKNESS = ((1, 1.4), (4, 2.8), (float("inf"), 4.8))
"""Up to so many meetings, agreements or programmes a line is this thick, in pixels."""


NOTE = (
    "Strength is the number of meetings, agreements or programmes, drawn as thickness. Select a "
    "line's sign, or a name. A hollow sign: no document says that it happened. An agency is not "
    "tied to its own country."
)


def network(ties: pd.DataFrame, ends: pd.DataFrame, mode: str = "light") -> go.Figure:
    """Nodes for countries and actors, a line for each tie that is not denied, its middle a mark.

    Kinds differ by dash and by the sign at the middle; the sign is hollow where no document says
    that it happened. Who pays points at whom.

    Args:
        ties: As from queries.network.ties.
        ends: As from queries.network.ends of them.
        mode: light or dark.
    """
    drawn = ties[ties["standing"] != "denied"]
    if drawn.empty:
        return base.empty("No meeting, agreement or programme ties two of them.", mode)
    ends = ends[ends["end"].isin({*drawn["a"], *drawn["b"]})]
    ends = ends.assign(group=[group_of(end) for end in ends.to_dict("records")])
    high = min(max(HIGH[0], HIGH[0] + EACH * (len(ends) - 5)), HIGH[1])
    places = _places(drawn, ends, high - ABOVE)
    by_kind: dict[str, list[dict[Any, Any]]] = {kind: [] for kind in TIES}
    for row in drawn.to_dict("records"):
        by_kind[row["kind"]].append(row)
    told = [(kind, found) for kind, found in by_kind.items() if found]
    lines = [trace for kind, found in told for trace in _lines(found, kind, places)]
    taken = _taken(ends, places, high - ABOVE)
    middles = [_middles(found, kind, places, taken, high - ABOVE) for kind, found in told]
    figure = go.Figure([*lines, *middles, *_nodes(ends, drawn, places, mode)])
    across = {"visible": False, "range": [-0.02, 1.02], "fixedrange": True}
    up = {"visible": False, "range": [-0.07, 1.03], "fixedrange": True}
    legend = {"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom", "itemwidth": 50}
    margin = {"l": 10, "r": 10, "t": ABOVE, "b": 10}
    there_are = int(ties["of_ties"].max())
    note = (
        f"{len(drawn):,} of {there_are:,} ties, in turn the next strongest of each kind. Hollow: "
    )
    meta = {"note": note + "no document says that it happened."}
    axes = {"xaxis": across, "yaxis": up}
    return base.finish(figure, mode, high, **axes, legend=legend, margin=margin, meta=meta)


def _places(drawn: pd.DataFrame, ends: pd.DataFrame, high: int) -> dict[str, Point]:
    tied = drawn.groupby(["a", "b"], as_index=False)["facts"].sum()
    ordered = ends.sort_values(["group", "end"])
    countries = ordered.loc[ordered["group"] == "country", "end"].tolist()
    strengths = zip(tied["a"], tied["b"], tied["facts"].astype(float), strict=True)
    boxes = tuple(
        (wide, tall + (SIGN + 3) / high, below)
        for wide, tall, below in (_box(end, high) for end in ordered.to_dict("records"))
    )  # with room for the sign of a tie between
    return placed(tuple(ordered["end"]), tuple(strengths), tuple(countries), boxes)


def _box(end: Mapping[Any, Any], high: int) -> tuple[float, float, float]:
    """Width and height of a node with its label, and how far their middle lies below the node.

    In shares of the drawing.
    """
    lines = label(end).split("\n")
    wide = max(len(line) for line in lines) * CHARACTER + 12
    return wide / WIDE, (len(lines) + 1.3) * LINE / high, len(lines) * LINE / 2 / high


def _taken(ends: pd.DataFrame, places: Mapping[str, Point], high: int) -> list[Box]:
    """What nodes and their labels cover."""
    found: list[Box] = []
    for end in ends.to_dict("records"):
        (x, y), (wide, tall, below) = places[end["end"]], _box(end, high)
        found.append((x - wide / 2, y - below - tall / 2, x + wide / 2, y - below + tall / 2))
    return found


def _bent(start: Point, end: Point, bend: float) -> list[Point]:
    """Points of a line from start to end that swings aside by `bend` of its length."""
    (x0, y0), (x1, y1) = start, end
    cx, cy = (x0 + x1) / 2 - 2 * bend * (y1 - y0), (y0 + y1) / 2 + 2 * bend * (x1 - x0)
    parts = [step / STEPS for step in range(STEPS + 1)]
    return [
        (
            (1 - t) ** 2 * x0 + 2 * t * (1 - t) * cx + t**2 * x1,
            (1 - t) ** 2 * y0 + 2 * t * (1 - t) * cy + t**2 * y1,
        )
        for t in parts
    ]


def _lines(
    found: Sequence[Mapping[Any, Any]], kind: str, places: Mapping[str, Point]
) -> list[dict[str, Any]]:
    """One trace for each thickness, as plotly knows one per trace; and one for the legend."""
    tie = TIES[kind]
    traces: list[dict[str, Any]] = []
    above = 0.0
    for most, thickness in THICKNESS:
        x: list[float | None] = []
        y: list[float | None] = []
        for row in found:
            if above < row["facts"] <= most:
                points = _bent(places[row["a"]], places[row["b"]], tie.bend)
                x += [point[0] for point in points] + [None]
                y += [point[1] for point in points] + [None]
        above = most
        line = {"color": tie.colour, "width": thickness, "dash": tie.dash}
        shared = {"type": "scatter", "mode": "lines", "line": line, "legendgroup": kind}
        if x:
            hidden = {"opacity": 0.55, "hoverinfo": "skip", "showlegend": False}
            traces.append({**shared, **hidden, "x": x, "y": y})
    traces.append(
        {
            "type": "scatter", "x": [None], "y": [None], "mode": "lines+markers",
            "name": tie.words, "legendgroup": kind,
            "line": {"color": tie.colour, "width": 2.2, "dash": tie.dash},
            "marker": {"symbol": tie.symbol, "color": tie.colour, "size": 9},
        }
    )  # fmt: skip
    return traces


def _middles(
    found: Sequence[Mapping[Any, Any]],
    kind: str,
    places: Mapping[str, Point],
    taken: list[Box],
    high: int,
) -> dict[str, Any]:
    """The marks by which ties are selected; two points for each, so that it points along.

    Each stands where it covers no name and no other sign, if it can; it is added to `taken`.
    """
    tie = TIES[kind]
    wide, tall = SIGN / WIDE, SIGN / high
    points: list[Point] = []
    symbols: list[str] = []
    marks: list[list[str]] = []
    hovers: list[str] = []
    for row in found:
        bent = _bent(places[row["a"]], places[row["b"]], tie.bend)
        at = clear_of(bent, wide, tall, taken)
        x, y = bent[at]
        taken.append((x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2))
        points += bent[at - 1 : at + 1]
        symbols += [tie.symbol if row["standing"] == "stated" else f"{tie.symbol}-open"] * 2
        marks += [[row["mark"]]] * 2
        words = base.hover(
            f"<b>{base.safe(tie_words(row, end_words(row, 'a'), end_words(row, 'b')), 110)}</b>",
            base.safe(strength_words(row)),
            STANDING[row["standing"]],
        )
        hovers += [words] * 2
    return {
        "type": "scatter", "mode": "markers", "legendgroup": kind, "showlegend": False,
        "x": [x for x, _ in points], "y": [y for _, y in points],
        "marker": {
            "symbol": symbols, "size": [0, 11] * len(found), "color": tie.colour, "opacity": 1,
            "line": {"width": 1.6, "color": tie.colour},
            "angleref": "previous" if kind == "funds" else "up",
        },
        "customdata": marks, "hovertext": hovers, "hoverinfo": "text",
    }  # fmt: skip


def _nodes(
    ends: pd.DataFrame, drawn: pd.DataFrame, places: Mapping[str, Point], mode: str
) -> list[dict[str, Any]]:
    """A trace for each group of ends, their names below."""
    tones = palette.ground(mode)
    degree = Counter([*drawn["a"], *drawn["b"]])
    groups: dict[str, list[dict[Any, Any]]] = {group: [] for group in GROUPS}
    for end in ends.to_dict("records"):
        groups[end["group"]].append(end)
    traces: list[dict[str, Any]] = []
    for group, found in groups.items():
        if not found:
            continue
        symbol, _, words = GROUPS[group]
        country = group == "country"
        names = ["<br>".join(map(base.safe, label(end).split("\n"))) for end in found]
        traces.append(
            {
                "type": "scatter", "mode": "markers+text", "showlegend": False,
                "x": [places[end["end"]][0] for end in found],
                "y": [places[end["end"]][1] for end in found],
                "text": [f"<b>{name}</b>" if country else name for name in names],
                "textposition": "bottom center",
                "textfont": {
                    "size": 13 if country else 12,
                    "color": tones.text,
                    "shadow": base.halo(mode),
                },
                "marker": {
                    "symbol": symbol, "size": 17 if country else 12, "opacity": 1,
                    "color": tones.text if country else tones.muted,
                    "line": {"width": 1.5, "color": tones.background},
                },
                "customdata": [[end["mark"]] for end in found],
                "hovertext": [_node_words(end, words, degree[end["end"]]) for end in found],
                "hoverinfo": "text",
            }
        )  # fmt: skip
    return traces


def _node_words(end: Mapping[Any, Any], words: str, ties: int) -> str:
    kind = words if end["is_country"] else base.safe(str(end["kind"]).replace("_", " "))
    name = base.safe(full_name(end), 110)
    return base.hover(f"<b>{name}</b>", kind, f"{base.counted(ties, 'tie')} drawn")
