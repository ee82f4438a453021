"""The purposes of each corridor, told apart: bars with pattern and words, corridor by corridor."""

from collections.abc import Collection

import pandas as pd

from dashboard import palette
from dashboard.charts import base
from dashboard.charts import plain as go
from dashboard.charts.corridors import (
    NOTHING,
    WEIGHTS,
    Corridor,
    denied_words,
    is_chosen,
    notes,
    told,
)
from dashboard.charts.purposes import PURPOSES, Purpose, words

PURPOSES_NOTE = (
    "A claim that names several purposes counts in each of them, so bars of a corridor do not add "
    "up. Hatched grey: only alleged or planned."
)
NONE = Purpose("NS", palette.GREY, "")


def purposes(
    frame: pd.DataFrame,
    mode: str = "light",
    by: str = "facts",
    limit: int = 10,
    selected: Collection[str] = (),
) -> go.Figure:
    """Bars per purpose below the name of each corridor, the strongest corridors first.

    customdata: mark, purpose. Denials are left to the table.

    Args:
        frame: As from queries.flows.purposes, a row for each corridor and purpose.
        mode: light or dark.
        by: A key of corridors.WEIGHTS; victims are those of the largest statement.
        limit: Corridors shown at most; a line says how many are not.
        selected: Marks that stand out.
    """
    groups: dict[tuple[str, str], list[Corridor]] = {}
    for one in told(frame):
        groups.setdefault((one.origin, one.destination), []).append(one)
    if not groups:
        return base.empty(NOTHING, mode)
    order = sorted(
        groups.values(),
        key=lambda group: (-max(one.weight(by) or 0 for one in group), _title(group)),
    )
    bars: list[tuple[int, Corridor]] = []
    heads: list[tuple[int, str]] = []
    row = 0
    for group in order[:limit]:
        heads.append((row, _title(group)))
        ranked = sorted(group, key=lambda one: (-(one.weight(by) or 0), one.purpose))
        bars += [(row + 1 + place, one) for place, one in enumerate(ranked)]
        row += len(ranked) + 2
    figure = _drawn(bars, by, set(selected), mode)
    _add_heads(figure, heads, mode)
    most = max((one.weight(by) or 0 for _, one in bars), default=0) or 1
    figure.update_yaxes(
        tickvals=[y for y, _ in bars],
        ticktext=[base.safe(words(one.purpose or "unspecified")) for _, one in bars],
        range=[row - 1, -0.8],
        showgrid=False,
        zeroline=False,
    )
    title = {"victims": "victims, largest statement"}.get(by, f"number of {WEIGHTS[by].lower()}")
    figure.update_xaxes(
        title=title, range=[0, most * 1.3], tickformat=",d", dtick=base.whole_ticks(most)
    )
    shown = len(heads)
    left = (
        f"{shown:,} of {len(order):,} corridors shown, the strongest." if shown < len(order) else ""
    )
    note = notes(PURPOSES_NOTE, left, denied_words(frame))
    margin = {"l": 10, "r": 10, "t": 10, "b": 40}
    return base.finish(
        figure,
        mode,
        70 + 21 * row,
        bargap=0.2,
        margin=margin,
        barmode="overlay",
        meta={"note": note},
    )


def _title(group: list[Corridor]) -> str:
    return group[0].title


def _drawn(bars: list[tuple[int, Corridor]], by: str, selected: set[str], mode: str) -> go.Figure:
    looks = [PURPOSES.get(one.purpose, NONE) for _, one in bars]
    stated = [one.standing == "stated" for _, one in bars]
    colours = [
        look.colour if plain else palette.GREY for look, plain in zip(looks, stated, strict=True)
    ]
    chosen = [is_chosen(one, selected) for _, one in bars]
    return go.Figure(
        go.Bar(
            x=[one.weight(by) or 0 for _, one in bars],
            y=[y for y, _ in bars],
            orientation="h",
            marker={
                "color": colours,
                "line": {
                    "color": palette.ground(mode).text,
                    "width": [2 if picked else 0 for picked in chosen],
                },
                "pattern": base.pattern("", palette.BLUE)
                | {
                    "shape": [
                        look.pattern if plain else "/"
                        for look, plain in zip(looks, stated, strict=True)
                    ],
                    "bgcolor": colours,
                },
            },
            text=[f" {base.safe(_number(one, by))}" for _, one in bars],
            textposition="outside",
            cliponaxis=False,
            customdata=[[one.mark, one.purpose] for _, one in bars],
            hovertext=[one.hover() for _, one in bars],
            hoverinfo="text",
        )
    )


def _number(one: Corridor, by: str) -> str:
    if by == "victims":
        return one.words
    return base.amount(one.weight(by) or 0)


def _add_heads(figure: go.Figure, heads: list[tuple[int, str]], mode: str) -> None:
    """The corridors' names above their bars."""
    figure.update_layout(
        annotations=[
            {
                "x": 0,
                "y": row,
                "text": f"<b>{base.safe(title)}</b>",
                "xref": "x",
                "yref": "y",
                "xanchor": "left",
                "showarrow": False,
                "font": {"size": 13, "color": palette.ground(mode).text},
            }
            for row, title in heads
        ]
    )
