"""The network of who meets, signs, pays and works with whom."""

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import geography, palette
from dashboard.charts import base
from dashboard.charts import plain as go
from dashboard.charts.network_layout import placed

WIDE = 600
"""Pixels for which the network is laid out."""
HIGH = (360, 680)
"""Its height in pixels, from few ends to many."""
ABOVE = 60
"""Pixels above it for the legend."""
CHARACTER, LINE = 6.8, 17
"""Pixels of a label's character, and of its line."""
NAMED, LINE_LENGTH = 28, 16
"""Characters of a label, and of a line of it; the rest of the name is left to the pointer."""
Point = tuple[float, float]
"""x and y, as shares of the drawing."""
STEPS = 12
"""Pieces of a bent line."""
THICKNESS = ((1, 1.4), (4, 2.8), (float("inf"), 4.8))
"""Up to so many meetings, agreements or programmes a line is this thick, in pixels."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How a kind of tie is drawn: words, what it counts, dash, sign at its middle, colour, bend."""

    words: str
    counts: str
    dash: str
    symbol: str
    colour: str
    bend: float


TIES = {
    "met": Tie("met", "meeting", "solid", "circle", palette.BLUE, 0.0),
    "signed": Tie("signed an agreement", "agreement", "dash", "square", palette.VERMILION, 0.11),
    "funds": Tie("pays for work of or in", "programme", "dot", "triangle-up", palette.GREEN, -0.11),
    "works": Tie("works with or in", "programme", "dashdot", "diamond", palette.PURPLE, 0.2),
}
GROUPS = {
    "country": ("circle", "●", "country"),
    "state": ("square", "■", "ministry, police or other state body"),
    "international": ("diamond", "◆", "United Nations or between governments"),
    "civil": ("triangle-up", "▲", "NGO or mass organisation"),
    "other": ("cross", "✚", "donor agency, media or other"),
}
"""By group of ends: plotly symbol, the same sign as text, words."""
NOTE = (
    "Strength is the number of meetings, agreements or programmes, drawn as thickness. Select a "
    "line's sign, or a name. A hollow sign: no document says that it happened. An agency is not "
    "tied to its own country."
)
_GROUP_OF = {
    "government": "state",
    "ministry": "state",
    "police": "state",
    "un": "international",
    "intergovernmental": "international",
    "ngo": "civil",
    "mass_organisation": "civil",
}


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
    high = min(max(HIGH[0], HIGH[0] + 12 * (len(ends) - 5)), HIGH[1])
    places = _places(drawn, ends, high - ABOVE)
    by_kind: dict[str, list[dict[Any, Any]]] = {kind: [] for kind in TIES}
    for row in drawn.to_dict("records"):
        by_kind[row["kind"]].append(row)
    told = [(kind, found) for kind, found in by_kind.items() if found]
    lines = [trace for kind, found in told for trace in _lines(found, kind, places)]
    middles = [_middles(found, kind, places) for kind, found in told]
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


def label(end: Mapping[Any, Any] | pd.Series) -> str:
    """What an end is called beside its mark, in one or two lines.

    A country's name; of an actor its acronym or shortened name, with the code of its country.
    """
    if end["is_country"]:
        return geography.country_name(str(end["end"]))
    named = next((end[c] for c in ("acronym", "name") if not base.missing(end[c])), end["end"])
    code = "" if base.missing(end["country"]) else f" ({end['country']})"
    lines = textwrap.wrap(f"{base.plain(named, NAMED)}{code}", LINE_LENGTH) or ["?"]
    return "\n".join([lines[0], " ".join(lines[1:])] if lines[1:] else lines)


def full_name(end: Mapping[Any, Any] | pd.Series) -> str:
    """An end's name in full, with the country of an agency."""
    if end["is_country"]:
        return label(end)
    name = base.plain(end["name"]) or base.plain(end["end"])
    acronym = "" if base.missing(end["acronym"]) else f" ({base.plain(end['acronym'])})"
    country = "" if base.missing(end["country"]) else geography.country_name(str(end["country"]))
    return f"{name}{acronym}{f', {country}' if country and country not in name else ''}"


def group_of(end: Mapping[Any, Any]) -> str:
    """The group of GROUPS that an end belongs to."""
    return "country" if end["is_country"] else _GROUP_OF.get(base.plain(end["kind"]), "other")


def tie_words(tie: Mapping[Any, Any] | pd.Series, a: str, b: str) -> str:
    """A tie in words: "Laos met Thailand", "Planned: USAID to pay for work of Winrock"."""
    way = "in" if tie["b_is_country"] else {"funds": "of", "works": "with"}.get(tie["kind"], "")
    stated, planned = {
        "met": ("met", "meet"),
        "signed": ("signed an agreement with", "sign an agreement with"),
        "funds": (f"pays for work {way}", f"pay for work {way}"),
        "works": (f"works {way}", f"work {way}"),
    }[tie["kind"]]
    if tie["standing"] == "planned":
        return f"Planned: {a} to {planned} {b}"
    held = "" if tie["standing"] == "stated" else f"{tie['standing'].capitalize()}: "
    return f"{held}{a} {stated} {b}"


def strength_words(tie: Mapping[Any, Any] | pd.Series) -> str:
    """How much stands behind a tie: "3 meetings, in 4 claims of 2 documents"."""
    told = (
        f"in {base.counted(tie['claims'], 'claim')} of {base.counted(tie['documents'], 'document')}"
    )
    return f"{base.counted(tie['facts'], TIES[tie['kind']].counts)}, {told}"


STANDING = {
    "stated": "",
    "alleged": "alleged only",
    "planned": "planned, drafted or called off; no document says that it happened",
    "denied": "denied",
}


def _places(drawn: pd.DataFrame, ends: pd.DataFrame, high: int) -> dict[str, Point]:
    tied = drawn.groupby(["a", "b"], as_index=False)["facts"].sum()
    ordered = ends.sort_values(["group", "end"])
    countries = ordered.loc[ordered["group"] == "country", "end"].tolist()
    strengths = zip(tied["a"], tied["b"], tied["facts"].astype(float), strict=True)
    boxes = tuple(_box(end, high) for end in ordered.to_dict("records"))
    return placed(tuple(ordered["end"]), tuple(strengths), tuple(countries), boxes)


def _box(end: Mapping[Any, Any], high: int) -> tuple[float, float]:
    """Width and height of a node with its label, as shares of the drawing."""
    lines = label(end).split("\n")
    wide = max(len(line) for line in lines) * CHARACTER + 12
    return wide / WIDE, (len(lines) + 1.3) * LINE / high


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
    found: Sequence[Mapping[Any, Any]], kind: str, places: Mapping[str, Point]
) -> dict[str, Any]:
    """The marks by which ties are selected; two points for each, so that it points along."""
    tie = TIES[kind]
    points: list[Point] = []
    symbols: list[str] = []
    marks: list[list[str]] = []
    hovers: list[str] = []
    for row in found:
        bent = _bent(places[row["a"]], places[row["b"]], tie.bend)
        points += bent[STEPS // 2 - 1 : STEPS // 2 + 1]
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


def end_words(tie: Mapping[Any, Any], side: str) -> str:
    """What the end "a" or "b" of a tie is called, in one line."""
    columns = ("is_country", "name", "acronym", "country")
    end = {"end": tie[side], **{name: tie[f"{side}_{name}"] for name in columns}}
    return " ".join(label(end).split())


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
                "textfont": {"size": 13 if country else 12, "color": tones.text},
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
