"""Which agency of which country is responsible for what."""

import textwrap
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import geography, palette
from dashboard.charts import base
from dashboard.charts import plain as go
from etl.schema import CODES, label

HIGH = 40
"""Pixels of an agency's row."""
LINE_LENGTH = 24
"""Characters of a line of an agency's name; it has two."""
SIZES = (14, 20, 26)
"""Pixels of a square for one claim, for two or three, and for more."""
WORDS = {area: area.capitalize() for area in CODES["area"]}
"""The five areas of COMMIT, in one word each."""
NOWHERE = "No area"
"""The column of what is told without an area of work."""
BETWEEN = "Of no one country"


NOTE = (
    "The larger a square, the more claims, whose number it bears; hollow: no document states it, "
    "or all deny it."
)


def responsibility(cells: pd.DataFrame, mode: str = "light") -> go.Figure:
    """Agencies by country, a square for each area they are responsible for.

    The larger the square the more claims, their number in it; hollow where all deny or none
    states it.

    Args:
        cells: As from queries.actors.responsibilities.
        mode: light or dark.
    """
    if cells.empty:
        return base.empty("No one's responsibility matches the filter.", mode)
    rows, headings = _rows(cells)
    columns = {area: number for number, area in enumerate(WORDS)}
    found = cells.to_dict("records")
    tones = palette.ground(mode)
    sure = [base.standing(base.items(cell["assertions"])) == "stated" for cell in found]
    figure = go.Figure(
        go.Scatter(
            x=[columns.get(base.plain(cell["area"]), len(columns)) for cell in found],
            y=[rows[cell["actor_id"]] for cell in found],
            mode="markers+text",
            text=[str(cell["claims"]) for cell in found],
            textfont={"size": 12, "color": tones.text},
            marker={
                "symbol": ["square" if known else "square-open" for known in sure],
                "size": [_size(cell["claims"]) for cell in found],
                "color": [palette.translucent(palette.BLUE, 0.45) for _ in found],
                "opacity": 1,
                "line": {"width": 1.6, "color": palette.BLUE},
            },
            customdata=[[cell["mark"]] for cell in found],
            hovertext=[_hover(cell) for cell in found],
            hoverinfo="text",
            showlegend=False,
        )
    )
    names = {cell["actor_id"]: agency(cell) for cell in found}
    total = len(rows) + len(headings)
    return base.finish(
        figure,
        mode,
        total * HIGH + 100,
        annotations=[_heading(words, row, tones) for row, words in headings.items()],
        shapes=[_line(row, tones) for row in headings],
        xaxis={
            "tickvals": list(range(len(WORDS) + 1)),
            "ticktext": [*WORDS.values(), NOWHERE],
            "tickangle": -90,
            "range": [-0.6, len(WORDS) + 0.6],
            "side": "top",
            "fixedrange": True,
            "zeroline": False,
        },
        yaxis={
            "tickvals": [rows[actor] for actor in names],
            "ticktext": [_two_lines(name) for name in names.values()],
            "range": [total - 0.4, -0.6],
            "fixedrange": True,
            "zeroline": False,
        },
        margin={"l": 10, "r": 10, "t": 90, "b": 10},
        meta={"note": NOTE},
    )


def agency(cell: Mapping[Any, Any] | pd.Series) -> str:
    """An agency's name, its acronym after it."""
    name = base.plain(cell["actor_name"]) or base.plain(cell["actor_id"])
    acronym = base.plain(cell["actor_acronym"])
    return f"{name} ({acronym})" if acronym and acronym != name else name


def country(cell: Mapping[Any, Any] | pd.Series) -> str:
    """The country that an agency belongs to, in words."""
    known = not base.missing(cell["country"])
    return geography.country_name(str(cell["country"])) if known else BETWEEN


def area(cell: Mapping[Any, Any] | pd.Series) -> str:
    """A cell's area of work in words."""
    return NOWHERE if base.missing(cell["area"]) else label("area", str(cell["area"]))


def _rows(cells: pd.DataFrame) -> tuple[dict[str, int], dict[int, str]]:
    """The row of each agency, and of each heading with the name of a country."""
    rows: dict[str, int] = {}
    headings: dict[int, str] = {}
    last = None
    for cell in sorted(cells.to_dict("records"), key=_place):
        if cell["actor_id"] in rows:
            continue
        if (here := country(cell)) != last:
            headings[len(rows) + len(headings)] = last = here
        rows[cell["actor_id"]] = len(rows) + len(headings)
    return rows, headings


def _place(cell: Mapping[Any, Any]) -> tuple[bool, str]:
    """What cells are sorted by: countries by name, then what belongs to none."""
    return base.missing(cell["country"]), country(cell)


def _size(claims: int) -> int:
    return SIZES[0] if claims == 1 else SIZES[1] if claims <= 3 else SIZES[2]


def _hover(cell: Mapping[Any, Any]) -> str:
    stands = base.standing(base.items(cell["assertions"]))
    denied = f"{base.counted(cell['denials'], 'claim')} deny it" if cell["denials"] else ""
    return base.hover(
        f"<b>{base.safe(agency(cell), 90)}</b>",
        base.safe(f"{country(cell)}; {area(cell)}"),
        *(f"“{base.safe(role, 80)}”" for role in base.items(cell["roles"])),
        f"{base.counted(cell['claims'], 'claim')} of {base.counted(cell['documents'], 'document')}",
        "" if stands in ("stated", "denied") else f"{stands} only",
        denied,
    )


def _two_lines(name: str) -> str:
    lines = textwrap.wrap(name, LINE_LENGTH) or [""]
    if len(lines) > 2:
        lines = [lines[0], base.plain(" ".join(lines[1:]), LINE_LENGTH)]
    return "<br>".join(map(base.safe, lines))


def _heading(words: str, row: int, tones: palette.Ground) -> dict[str, Any]:
    return {
        "text": f"<b>{base.safe(words)}</b>",
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": row + 0.15,
        "showarrow": False,
        "font": {"size": 13, "color": tones.text},
    }


def _line(row: int, tones: palette.Ground) -> dict[str, Any]:
    line = {"color": tones.grid, "width": 1}
    return {
        "type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": row - 0.4, "y1": row - 0.4,
        "line": line,
    }  # fmt: skip
