"""The legend of a map of flows: only what is on the map, each sign with its words."""

from collections.abc import Sequence

from dashboard import palette
from dashboard.charts import base
from dashboard.charts import plain as go
from dashboard.charts.corridors import Corridor
from dashboard.charts.purposes import PURPOSES, words
from dashboard.maps import flows_arrows as arrows
from dashboard.maps import flows_layout as layout
from dashboard.maps.flows_scale import Scale

WORDS = {
    "facts": "number of facts (what two papers tell alike is one)",
    "claims": "number of claims",
    "documents": "number of documents",
    "victims": "victims, largest statement",
}
LENGTH = 46.0
"""Pixels of an arrow in the legend."""


def legend(shown: Sequence[Corridor], scale: Scale, mode: str, *, gaps: bool) -> list[go.Scatter]:
    """Sample arrows of a few weights below the map, and an entry for each sign."""
    traces = _widths(shown, scale, mode)
    tones = palette.ground(mode)
    codes = {one.purpose for one in shown if one.purpose and one.standing == "stated"}
    for code, look in PURPOSES.items():
        if code in codes:
            name = f"{look.letters} {words(code).lower()}"
            traces.append(_entry(name, "square", look.colour))
    signs = [
        ("left half of a disc: out of it", "circle", tones.text, True),
        ("right half: into it", "circle-open", tones.text, True),
        (
            "ring: within one place",
            "circle-open-dot",
            palette.BLUE,
            any(one.within for one in shown),
        ),
        (
            "grey, dotted outline: only alleged or planned",
            "arrow-bar-right-open",
            palette.GREY,
            any(one.standing != "stated" for one in shown),
        ),
        (
            "outline: no number stated",
            "triangle-right-open",
            palette.BLUE,
            scale.by == "victims" and any(one.low is None for one in shown),
        ),
        (
            "pale edge: up to the highest number",
            "triangle-right",
            palette.blend(tones.background, palette.BLUE, 0.3),
            scale.by == "victims" and any((one.high or 0) > (one.low or 0) for one in shown),
        ),
        ("gaps: no claim tells this leg by itself", "line-ew-open", palette.BLUE, gaps),
    ]
    for name, symbol, colour, present in signs:
        if present:
            traces.append(_entry(name, symbol, colour))
    return traces


def _entry(name: str, symbol: str, colour: str) -> go.Scatter:
    """An entry of the legend without a mark on the map."""
    marker = {"symbol": symbol, "size": 11, "color": colour, "line": {"width": 1.6}}
    return go.Scatter(x=[None], y=[None], mode="markers", name=name, marker=marker, showlegend=True)


def _widths(shown: Sequence[Corridor], scale: Scale, mode: str) -> list[go.Scatter]:
    """Arrows of the greatest, a middle and the least weight, with their numbers."""
    tones = palette.ground(mode)
    weights = [weight for one in shown if (weight := one.weight(scale.by))]
    if not weights:
        return []
    most, least = max(weights), min(weights)
    samples = sorted({least, float(round((most * least) ** 0.5)), most})
    y = layout.HEIGHT + 30
    xs: list[float | None] = []
    ys: list[float | None] = []
    at: list[float] = []
    names: list[str] = []
    for place, weight in enumerate(samples):
        start = 14 + place * (layout.WIDTH - 20) / 3
        line = [(start, y), (start + LENGTH / 2, y), (start + LENGTH, y)]
        for outline in arrows.arrow(line, scale.width(weight)):
            xs += [x for x, _ in outline] + [None]
            ys += [down for _, down in outline] + [None]
        at.append(start + LENGTH + 8)
        names.append(base.amount(weight))
    return [
        go.Scatter(
            x=xs,
            y=ys,
            mode="lines",
            fill="toself",
            fillcolor=palette.BLUE,
            line={"width": 0, "color": palette.BLUE},
            hoverinfo="skip",
            showlegend=False,
        ),
        go.Scatter(
            x=[14, *at],
            y=[y - 20, *[y] * len(at)],
            mode="text",
            text=[f"Thickness: {WORDS[scale.by]}", *names],
            textposition="middle right",
            textfont={"size": 12, "color": tones.text},
            hoverinfo="skip",
            showlegend=False,
        ),
    ]
