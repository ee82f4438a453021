"""Flows between countries: Sankey through transit, origin-destination matrix, ranking."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from dashboard import geography, palette
from dashboard.charts import base
from dashboard.charts.hotspots import BARS_NOTE, victims_words

COLUMNS = (
    "claim_id",
    "fact_id",
    "doc_id",
    "origin_country",
    "destination_country",
    "transit_countries",
    "victims_low",
    "victims_high",
    "qualifier",
    "per",
    "purposes",
    "assertion",
)
MEKONG = ("KH", "CN", "LA", "MM", "TH", "VN")
NOT_STATED = "not stated"
NOTHING = "No flow matches the filter, or each is denied."


@dataclass(slots=True)
class Pair:
    """The claims about one origin and destination."""

    origin: str
    destination: str
    claims: pd.DataFrame

    @property
    def ids(self) -> str:
        """Claim ids, as customdata holds them."""
        return base.joined_ids(self.claims["claim_id"])

    @property
    def number(self) -> int:
        """How many claims tell of it; those that deny it are not among them."""
        return base.undenied(self.claims)["claim_id"].nunique()

    @property
    def denials(self) -> int:
        """How many claims deny it."""
        return self.claims["claim_id"].nunique() - self.number

    @property
    def told(self) -> pd.DataFrame:
        """The claims that tell of it; where there is none, those that deny it."""
        return base.undenied(self.claims) if self.number else self.claims

    @property
    def title(self) -> str:
        """Both ends, safe for plotly: "Vietnam → China", or "within Vietnam"."""
        if self.origin == self.destination and self.origin:
            return base.safe(f"within {name(self.origin)}")
        return base.safe(f"{name(self.origin)} → {name(self.destination)}")

    @property
    def standing(self) -> str:
        """stated, alleged, planned or denied."""
        return base.standing(self.claims["assertion"])

    @property
    def victims(self) -> str:
        """The largest number any claim states."""
        return victims_words(self.told)

    def hover(self) -> str:
        """What the pointer shows, safe for plotly."""
        purposes = sorted({p for cell in self.told["purposes"] for p in base.items(cell)})
        transit = sorted({name(c) for v in self.told["transit_countries"] for c in base.items(v)})
        standing = self.standing
        return base.hover(
            f"<b>{self.title}</b>",
            f"{base.counted(self.number or self.denials, 'claim')}, "
            f"{base.counted(self.told['fact_id'].nunique(), 'fact')}, "
            f"{base.counted(self.told['doc_id'].nunique(), 'document')}",
            f"victims: {base.safe(self.victims)}",
            base.safe("purposes: " + ", ".join(p.replace("_", " ") for p in purposes), 90)
            if purposes
            else "",
            base.safe("through " + ", ".join(transit), 90) if transit else "",
            f"<i>{standing} only</i>" if standing != "stated" else "",
            f"<i>denied by {base.counted(self.denials, 'further claim')}</i>"
            if self.number and self.denials
            else "",
        )


def name(code: str) -> str:
    """A country's name; "not stated" for the empty code."""
    return geography.country_name(code) if code else NOT_STATED


def pairs(frame: pd.DataFrame) -> list[Pair]:
    """Claims by origin and destination, most claims first, then by names."""
    frame = base.with_columns(frame, COLUMNS)
    keys = [frame["origin_country"].fillna(""), frame["destination_country"].fillna("")]
    found = [Pair(str(a), str(b), part) for (a, b), part in frame.groupby(keys)]
    return sorted(found, key=lambda pair: (-pair.number, name(pair.origin), name(pair.destination)))


def flow_ranking(frame: pd.DataFrame, mode: str = "light", limit: int = 10) -> go.Figure:
    """Claims per pair of countries, most first. customdata: claim ids, origin, destination.

    Denials are left to the table.

    Args:
        frame: Claims as from queries.facts.flows.
        mode: light or dark.
        limit: Pairs shown at most.
    """
    frame = base.undenied(frame)
    if frame.empty:
        return base.empty(NOTHING, mode)
    shown = pairs(frame)[:limit]
    most = max(pair.number for pair in shown)
    colours = [palette.BLUE if pair.standing == "stated" else palette.GREY for pair in shown]
    figure = go.Figure(
        go.Bar(
            x=[pair.number for pair in shown],
            y=list(range(len(shown))),
            orientation="h",
            marker={
                "color": colours,
                "pattern": base.pattern("", palette.BLUE)
                | {
                    "shape": ["/" if c == palette.GREY else "" for c in colours],
                    "bgcolor": colours,
                },
            },
            text=[" " + base.safe(victims_words(pair.claims, "victims")) for pair in shown],
            textposition="outside",
            cliponaxis=False,
            customdata=[[pair.ids, pair.origin, pair.destination] for pair in shown],
            hovertext=[pair.hover() for pair in shown],
            hoverinfo="text",
        )
    )
    figure.update_yaxes(
        tickvals=list(range(len(shown))),
        ticktext=[pair.title for pair in shown],
        range=[len(shown) - 0.4, -0.6],
        showgrid=False,
    )
    figure.update_xaxes(
        title="number of claims",
        range=[0, most * 1.5],
        tickformat=",d",
        dtick=base.whole_ticks(most),
    )
    margin = {"l": 10, "r": 10, "t": 10, "b": 40}
    meta = {"note": BARS_NOTE}
    return base.finish(figure, mode, 80 + 28 * len(shown), bargap=0.3, margin=margin, meta=meta)


def matrix(frame: pd.DataFrame, mode: str = "light", limit: int = 15) -> go.Figure:
    """Origins by destinations as squares, area by claims. customdata: ids, origin, destination.

    A square that no claim plainly states is hollow; one that claims only deny says so.
    Squares, not a heatmap: a heatmap's cells cannot be selected.

    Args:
        frame: Claims as from queries.facts.flows.
        mode: light or dark.
        limit: Origins and destinations shown at most, those with the most claims; a line says how
            many pairs are not.
    """
    if frame.empty:
        return base.empty(NOTHING, mode)
    every = pairs(frame)
    origins = _ordered(_most(every, "origin", limit))
    destinations = _ordered(_most(every, "destination", limit))
    cells = [p for p in every if p.origin in origins and p.destination in destinations]
    left = len(every) - len(cells)
    most = max(pair.number for pair in cells) or 1
    tones = palette.ground(mode)
    solid = [pair.standing == "stated" for pair in cells]
    sizes = [14 + 26 * (pair.number / most) ** 0.5 for pair in cells]
    figure = go.Figure(
        go.Scatter(
            x=[destinations.index(pair.destination) for pair in cells],
            y=[origins.index(pair.origin) for pair in cells],
            mode="markers+text",
            marker={
                "symbol": ["square" if stated else "square-open" for stated in solid],
                "size": sizes,
                "color": [palette.BLUE if stated else palette.GREY for stated in solid],
                "line": {"width": 1.5, "color": tones.background},
                "opacity": 1,
            },
            text=[f"<b>{pair.number or 'denied'}</b>" for pair in cells],
            textposition="middle center",
            textfont={
                "size": 11,
                "color": ["#ffffff" if stated else tones.text for stated in solid],
            },
            customdata=[[pair.ids, pair.origin, pair.destination] for pair in cells],
            hovertext=[pair.hover() for pair in cells],
            hoverinfo="text",
            showlegend=False,
        )
    )
    within = [code for code in origins if code in destinations and code]
    figure.update_layout(
        shapes=[
            {
                "type": "rect",
                "x0": destinations.index(code) - 0.5,
                "x1": destinations.index(code) + 0.5,
                "y0": origins.index(code) - 0.5,
                "y1": origins.index(code) + 0.5,
                "fillcolor": tones.grid,
                "opacity": 0.45,
                "line": {"width": 0},
                "layer": "below",
            }
            for code in within
        ]
    )
    figure.update_xaxes(
        title="destination",
        side="top",
        tickvals=list(range(len(destinations))),
        ticktext=[base.safe(name(code)) for code in destinations],
        range=[-0.6, len(destinations) - 0.4],
        tickangle=0 if len(destinations) <= 8 else -45,
        zeroline=False,
    )
    figure.update_yaxes(
        title="origin",
        tickvals=list(range(len(origins))),
        ticktext=[base.safe(name(code)) for code in origins],
        range=[len(origins) - 0.4, -0.6],
        zeroline=False,
    )
    height = 130 + 46 * len(origins)
    note = f"{left:,} further pairs of countries with fewer claims are in the table only."
    meta = {"note": note} if left else None
    margin = {"l": 10, "r": 20, "t": 80, "b": 10}
    return base.finish(figure, mode, height, margin=margin, meta=meta)


def _most(every: list[Pair], end: Literal["origin", "destination"], limit: int) -> set[str]:
    """The countries at one end with the most claims."""
    claims: Counter[str] = Counter()
    for pair in every:
        claims[pair.origin if end == "origin" else pair.destination] += pair.number
    return {code for code, _ in claims.most_common(limit)}


def _ordered(codes: set[str]) -> list[str]:
    """The six Mekong countries first, then the others by name, "not stated" last."""
    first = [code for code in MEKONG if code in codes]
    rest = sorted(codes - set(MEKONG) - {""}, key=name)
    return first + rest + ([""] if "" in codes else [])


@dataclass(slots=True)
class _Link:
    weight: int = 0
    ids: list[str] = field(default_factory=list[str])
    assertions: set[str] = field(default_factory=set[str])


def sankey(frame: pd.DataFrame, mode: str = "light", limit: int = 40) -> go.Figure:
    """Flows from origins on the left, through transit, to destinations on the right.

    A country may stand in several columns; links are as wide as their number of claims.
    customdata of a link: claim ids. Denials are left to the table.

    Args:
        frame: Claims as from queries.facts.flows.
        mode: light or dark.
        limit: Pairs of countries shown at most, those with the most claims; a line says how many
            are not.
    """
    frame = base.undenied(frame)
    if frame.empty:
        return base.empty(NOTHING, mode)
    every = pairs(frame)
    left = len(every[limit:])
    links = _links(pd.concat([pair.claims for pair in every[:limit]]))
    nodes = list(dict.fromkeys(node for ends in links for node in ends))
    nodes.sort(key=lambda node: (node[1], name(node[0])))
    place = {node: position for position, node in enumerate(nodes)}
    tones = palette.ground(mode)
    tallest = max(sum(node[1] == step for node in nodes) for step in {node[1] for node in nodes})
    figure = go.Figure(
        go.Sankey(
            arrangement="snap",
            textfont={"color": tones.text, "size": 13, "shadow": "none"},
            node={
                "label": [base.safe(name(code)) for code, _ in nodes],
                "color": [_step_colour(step) for _, step in nodes],
                "line": {"width": 0},
                "pad": 14,
                "thickness": 16,
                "hovertemplate": "<b>%{label}</b><br>%{value} claims<extra></extra>",
            },
            link={
                "source": [place[start] for start, _ in links],
                "target": [place[end] for _, end in links],
                "value": [link.weight for link in links.values()],
                "color": [_link_colour(link, mode) for link in links.values()],
                "customdata": [[base.joined_ids(link.ids)] for link in links.values()],
                "label": [
                    base.hover(
                        f"<b>{base.safe(name(start[0]))} → {base.safe(name(end[0]))}</b>",
                        base.counted(link.weight, "claim"),
                        ""
                        if base.standing(link.assertions) == "stated"
                        else f"{base.standing(link.assertions)} only",
                    )
                    for (start, end), link in links.items()
                ],
                "hovertemplate": "%{label}<extra></extra>",
            },
        )
    )
    figure.update_layout(
        annotations=[
            {
                "text": words,
                "x": x,
                "y": 1.0,
                "xref": "paper",
                "yref": "paper",
                "xanchor": anchor,
                "yanchor": "bottom",
                "yshift": 8,
                "showarrow": False,
                "font": {"color": tones.muted, "size": 13},
            }
            for words, x, anchor in [("origin", 0, "left"), ("destination", 1, "right")]
            + ([("transit", 0.5, "center")] if any(0 < s < LAST for _, s in nodes) else [])
        ]
    )
    height = max(260, 90 + 48 * tallest)
    note = f"{left:,} further pairs of countries with fewer claims are in the table only."
    meta = {"note": note} if left else None
    margin = {"l": 10, "r": 10, "t": 40, "b": 20}
    return base.finish(figure, mode, height, margin=margin, meta=meta)


LAST = 99


def _links(frame: pd.DataFrame) -> dict[tuple[tuple[str, int], tuple[str, int]], _Link]:
    """Links between (code, column): origin 0, transit 1.., destination LAST."""
    links: dict[tuple[tuple[str, int], tuple[str, int]], _Link] = defaultdict(_Link)
    for row in frame.itertuples(index=False):
        origin = "" if base.missing(row.origin_country) else str(row.origin_country)
        end = "" if base.missing(row.destination_country) else str(row.destination_country)
        transit = enumerate(base.items(row.transit_countries), start=1)
        path = [(origin, 0), *((code, step) for step, code in transit), (end, LAST)]
        for start, stop in zip(path, path[1:], strict=False):
            link = links[start, stop]
            link.weight += 1
            link.ids.append(str(row.claim_id))
            link.assertions.add(base.plain(row.assertion))
    return links


def _step_colour(step: int) -> str:
    role = "source" if step == 0 else "destination" if step == LAST else "transit"
    return palette.ROLES[role].colour


def _link_colour(link: _Link, mode: str) -> str:
    stated = base.standing(link.assertions) == "stated"
    strength = 0.35 if mode == "light" else 0.5
    return palette.translucent(palette.BLUE if stated else palette.GREY, strength)
