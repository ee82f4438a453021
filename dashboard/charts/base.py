"""What every chart needs: safe text, words for counts, selections, empty figures."""

import functools
import html
import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import pandas as pd

from dashboard import palette
from dashboard.charts import plain as go

WIDTH = 900
"""The width in pixels for which labels are laid out."""

LEFT = 0.65
"""Opacity of the marks that are not selected: paler than the selected ones, yet readable."""

QUALIFIERS = {
    "about": "about {}",
    "at_least": "at least {}",
    "more_than": "more than {}",
    "at_most": "at most {}",
    "less_than": "less than {}",
}
OPEN_ABOVE = frozenset({"at_least", "more_than"})
OPEN_BELOW = frozenset({"at_most", "less_than"})


def missing(value: object) -> bool:
    """True for None, NaN, NaT and the empty string; lists are never missing."""
    if value is None or isinstance(value, str):
        return not value
    return pd.api.types.is_scalar(value) and bool(pd.isna(cast("float", value)))


def items(value: object) -> list[str]:
    """A list column's cell as a list of strings; a null cell is the empty list."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        return [] if missing(value) else [str(value)]
    return [str(item) for item in value if not missing(item)]


def number(value: object) -> float | None:
    """A cell as a finite number, or None."""
    if missing(value):
        return None
    found = float(cast("float", value))
    return found if math.isfinite(found) else None


def plain(value: object, width: int = 0) -> str:
    """A cell as one line of plain text, shortened to `width` characters (0: not shortened)."""
    if missing(value):
        return ""
    text = " ".join(str(value).split())
    return text[: width - 1].rstrip() + "…" if width and len(text) > width else text


def safe(value: object, width: int = 0) -> str:
    """Plain text for plotly, which reads tags in its texts: escaped after shortening."""
    return html.escape(plain(value, width), quote=False)


def amount(value: float) -> str:
    """A number with thousands separated and no needless decimals."""
    return f"{value:,.0f}" if value == round(value) else f"{value:,.2f}".rstrip("0").rstrip(".")


def in_short(value: float) -> str:
    """A number as axes and short lines have it: "10,000", "2.3 million"."""
    for size, words in ((1e9, " billion"), (1e6, " million")):
        if abs(value) >= size:
            return f"{amount(round(value / size, 2))}{words}"
    return amount(value)


def count_words(
    low: object,
    high: object,
    qualifier: object = None,
    per: object = None,
    unknown: str = "number not stated",
) -> str:
    """A count as the document hedges it: "more than 550", "20,000 to 99,999", "1,200 a month"."""
    first, last = number(low), number(high)
    if first is None and last is None:
        return unknown
    hedge = plain(qualifier)
    if hedge in OPEN_BELOW:
        words = QUALIFIERS[hedge].format(amount(last if last is not None else first or 0))
    elif first is None:
        words = f"up to {amount(last or 0)}"
    elif hedge in QUALIFIERS:
        words = QUALIFIERS[hedge].format(amount(first))
    elif last is not None and last != first:
        words = f"{amount(first)} to {amount(last)}"
    else:
        words = amount(first)
    return words if missing(per) else f"{words} a {plain(per)}"


def counted(number_of: int, noun: str) -> str:
    """A number with its noun: "1 claim", "12 claims"."""
    return f"{number_of:,} {noun}" + ("" if number_of == 1 else "s")


def column(frame: pd.DataFrame, name: str) -> pd.Series:
    """A column of the frame, or one of nulls where the frame lacks it."""
    return frame[name] if name in frame.columns else pd.Series([None] * len(frame), frame.index)


def with_columns(frame: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """The frame with every named column present, nulls where it had none."""
    return frame.assign(
        **{name: column(frame, name) for name in names if name not in frame.columns}
    )


def joined_ids(claim_ids: Iterable[Any]) -> str:
    """Claim ids as one string, the first item of every mark's customdata."""
    return " ".join(dict.fromkeys(str(claim_id) for claim_id in claim_ids if not missing(claim_id)))


def claims_of(points: Iterable[Mapping[str, Any]]) -> list[str]:
    """The claim ids behind the selected points, as Streamlit's plotly selection gives them.

    Args:
        points: `event.selection.points`; a point without customdata yields nothing.
    """
    found: dict[str, None] = {}
    for point in points:
        data = point.get("customdata")
        first = data[0] if isinstance(data, list | tuple) and data else data
        if isinstance(first, str):
            found.update(dict.fromkeys(first.split()))
    return list(found)


def show_selected(figure: go.Figure, keys: Sequence[str]) -> None:
    """Set the marks of these keys apart from the others, as a click on them does.

    Args:
        figure: The first item of a mark's customdata is its key.
        keys: Keys of marks; where the figure holds none of them, it stays as it is.
    """
    traces: Any = figure.data
    places = [_places(trace, set(keys)) for trace in traces]
    if not any(places):
        return
    for trace, found in zip(traces, places, strict=True):
        if found is not None:
            trace.update(selectedpoints=found)


def _places(trace: Any, keys: set[str]) -> list[int] | None:  # noqa: ANN401 - any kind of trace
    """Which points of a trace have one of these keys; None where its points cannot be selected."""
    if trace.type not in ("scatter", "bar", "scattergeo") or trace.customdata is None:
        return None
    firsts = [data[0] if isinstance(data, list | tuple) else data for data in trace.customdata]
    return [place for place, first in enumerate(firsts) if first in keys]


def standing(assertions: Iterable[Any]) -> str:
    """How claims together stand: stated, alleged (no claim states it), planned or denied."""
    kinds = {plain(assertion) or "asserted" for assertion in assertions}
    if kinds & {"asserted", "estimated"}:
        return "stated"
    return next((kind for kind in ("alleged", "planned", "denied") if kind in kinds), "stated")


def halo(mode: str) -> str:
    """The shadow of words that stand on marks, in the colour of the background."""
    return ", ".join([f"0 0 3px {palette.ground(mode).background}"] * 4)


def hover(*lines: str) -> str:
    """Lines of text that is already safe, the empty ones dropped."""
    return "<br>".join(line for line in lines if line)


def source_line(row: Mapping[Any, Any] | pd.Series) -> str:
    """Who says so: attribution, document and its date, safe for plotly."""
    parts = [
        safe(row.get("attribution"), 60),
        safe(row.get("doc_title"), 60),
        safe(str(row.get("doc_date"))[:10]) if not missing(row.get("doc_date")) else "",
    ]
    return " · ".join(part for part in parts if part)


def empty(sentence: str, mode: str = "light", height: int = 160) -> go.Figure:
    """A figure that holds one sentence and nothing else."""
    figure = go.Figure()
    figure.update_layout(
        template=template(mode),
        height=height,
        xaxis={"visible": False},
        yaxis={"visible": False},
        annotations=[
            {
                "text": safe(sentence),
                "showarrow": False,
                "xref": "paper",
                "yref": "paper",
                "x": 0.5,
                "y": 0.5,
                "font": {"size": 14, "color": palette.ground(mode).muted},
            }
        ],
    )
    return figure


def row_words(edge: float, words: Sequence[str], mode: str) -> go.Scatter:
    """The words above the marks of rows 0, 1, 2 ..., each at the left edge of the x axis.

    Args:
        edge: Where the x axis begins.
        words: One line for each row, safe for plotly.
        mode: light or dark.
    """
    return go.Scatter(
        x=[edge] * len(words),
        y=[row - 0.36 for row in range(len(words))],
        mode="text",
        text=list(words),
        textposition="middle right",
        textfont={"size": 12.5, "color": palette.ground(mode).text},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )


def row_axis(rows: int) -> dict[str, Any]:
    """The y axis of a chart of rows, the first at the top, with a line below each."""
    return {
        "showticklabels": False,
        "tickvals": [row + 0.4 for row in range(rows)],
        "range": [rows - 0.4, -0.7],
        "fixedrange": True,
        "zeroline": False,
    }


def tick_step(span: float) -> float:
    """The step of an axis as long as `span`: 1, 2 or 5 times a power of ten, about five ticks."""
    least = sys.float_info.min  # a smaller number may be no number once it is divided
    decade = 10.0 ** math.floor(math.log10(max(span / 5, least)))
    return next(decade * k for k in (1, 2, 5, 10) if decade * k >= span / 5 * (1 - 1e-9))


def whole_ticks(most: float) -> int:
    """The step of an axis of whole numbers up to `most`: about five ticks, never a fraction."""
    return int(tick_step(max(most, 5.0)))


def pattern(shape: str, colour: str) -> dict[str, Any]:
    """A bar's pattern: white strokes on its own colour, none for the empty shape."""
    return {"shape": shape, "bgcolor": colour, "fgcolor": "white", "size": 6, "solidity": 0.3}


def finish(figure: go.Figure, mode: str, height: int, **layout: Any) -> go.Figure:  # noqa: ANN401
    """Gives a figure its template and height; the page and the exhibit add the title.

    `meta={"note": ...}` is a line that exports print below the chart.
    """
    figure.update_layout(template=template(mode), height=height, **layout)
    return figure


@functools.cache
def template(mode: str, *, paled: bool = True) -> Mapping[str, Any]:
    """The template of the palette with what holds for every trace.

    It stands here rather than in each trace: plotly takes milliseconds to change one.

    Args:
        mode: light or dark.
        paled: Whether marks that are not selected become paler than the selected ones.
    """
    left = {"marker": {"opacity": LEFT}, "textfont": {"color": palette.ground(mode).text}}
    marked: dict[str, Any] = {"cliponaxis": False}
    if paled:
        marked |= {"selected": {"marker": {"opacity": 1}}, "unselected": left}
    return (
        palette.template(mode).update(data={"scatter": [marked], "bar": [marked]}).to_plotly_json()
    )
