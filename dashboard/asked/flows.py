"""What an address asks of the page of flows: shape, weight, reach, parts, number, land, scale."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard.asked import Asks, Drawn, Parameters, note_of, one, unread
from dashboard.charts.corridors import WEIGHTS
from dashboard.charts.flows_list import HEADINGS, listing
from dashboard.charts.flows_matrix import matrix
from dashboard.charts.flows_purposes import purposes
from dashboard.charts.flows_sankey import sankey
from dashboard.maps.flows_map import flows as flow_map
from dashboard.queries import flows
from dashboard.queries.flows import Reach

SHAPES = {"map": "Map", "sankey": "Sankey", "matrix": "Matrix", "purposes": "Purposes"}
TITLES = {
    "map": "Flows on the map",
    "sankey": "Flows from origin to destination",
    "matrix": "Origins by destinations",
    "purposes": "Purposes of each flow",
}
ENDS = {"country": "Countries", "province": "Provinces where known"}
PARTS = {
    "corridors": "Whole corridors",
    "purposes": "Purposes side by side",
    "routes": "Legs through transit",
}
WAYS = {"any": "Out of or into", "out": "Out of", "into": "Into", "between": "Between"}
SCALES = {"adaptive": "To the strongest shown", "fixed": "To the strongest of all"}
NUMBERS = {"10": "10", "20": "20", "40": "40", "80": "80"}
LANDS = {"mekong": "Mekong", "world": "All countries"}
MOST = "20"
_KNOWN = {
    "as": SHAPES,
    "weight": WEIGHTS,
    "ends": ENDS,
    "way": WAYS,
    "parts": PARTS,
    "scale": SCALES,
    "most": NUMBERS,
    "land": LANDS,
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is drawn, and how.

    Attributes:
        shape: A key of SHAPES.
        by: A key of WEIGHTS: what thickness means.
        reach: Countries, direction and level.
        parts: A key of PARTS.
        fixed: Whether thickness is that of the strongest corridor without filters.
        limit: Marks drawn at most.
        everywhere: Whether the map shows all countries.
    """

    shape: str
    by: str
    reach: Reach
    parts: str
    fixed: bool
    limit: int
    everywhere: bool


def countries(parameters: Parameters, names: Collection[str]) -> tuple[str, ...]:
    """The countries of the flows, in the address as `of=CN.VN`; unknown codes are left out."""
    written = (parameters.get("of") or ("",))[-1]
    return tuple(code for code in written.split(".") if code in names)


def parts_of(shape: str) -> dict[str, str]:
    """The PARTS that a shape can tell apart."""
    told = {"map": tuple(PARTS), "sankey": ("corridors", "routes")}.get(shape, ("corridors",))
    return {name: PARTS[name] for name in told}


def chosen(parameters: Parameters, names: Collection[str]) -> Chosen:
    """What an address asks for; a choice that its shape does not offer is not made.

    Args:
        parameters: Of the address.
        names: Codes of the countries that there are.
    """
    shape = one(parameters, "as", SHAPES, "map")
    of = countries(parameters, names)
    reach = Reach(
        of,
        one(parameters, "way", WAYS, "any") if of else "any",
        one(parameters, "ends", ENDS, "country"),
    )
    limit = MOST if shape == "matrix" else one(parameters, "most", NUMBERS, MOST)
    on_map = shape == "map"
    return Chosen(
        shape=shape,
        by=one(parameters, "weight", WEIGHTS, "facts"),
        reach=reach,
        parts=one(parameters, "parts", parts_of(shape), "corridors"),
        fixed=on_map and one(parameters, "scale", SCALES, "adaptive") == "fixed",
        limit=int(limit),
        everywhere=on_map and one(parameters, "land", LANDS, "mekong") == "world",
    )


def frame(asks: Asks, asked: Chosen) -> pd.DataFrame:
    """The rows that are drawn."""
    return asks.ask(_query(asked), asked.reach, asked.by)


def _query(asked: Chosen) -> Callable[..., pd.DataFrame]:
    if asked.shape == "purposes" or asked.parts == "purposes":
        return flows.purposes
    return flows.routes if asked.shape == "sankey" or asked.parts == "routes" else flows.corridors


def listed(asked: Chosen, rows: pd.DataFrame) -> pd.DataFrame:
    """The list beside the chart: its marks and, as in its headings, what is told of each."""
    found = listing(rows, through=asked.parts == "routes")
    return found.rename(columns=HEADINGS)


def figure(
    asks: Asks,
    asked: Chosen,
    rows: pd.DataFrame,
    mode: str = "light",
    selected: Collection[str] = (),
) -> go.Figure:
    """The chart of these rows.

    Args:
        asks: For what the map needs besides.
        asked: What is drawn, and how.
        rows: As `frame` gives them.
        mode: light or dark.
        selected: Keys of the marks that stand out.
    """
    if asked.shape == "matrix":
        return matrix(rows, mode, by=asked.by, selected=selected)
    if asked.shape == "purposes":
        return purposes(rows, mode, limit=asked.limit, by=asked.by, selected=selected)
    through = asked.parts == "routes"
    if asked.shape == "sankey":
        return sankey(
            rows, mode, limit=asked.limit, through=through, by=asked.by, selected=selected
        )
    return flow_map(
        rows,
        asks.ask(flows.ends, asked.reach),
        mode,
        limit=asked.limit,
        largest=asks.look_up(flows.largest)[asked.by] if asked.fixed else None,
        everywhere=asked.everywhere,
        through=through,
        by=asked.by,
        selected=selected,
    )


def drawn(shape: str, asks: Asks, parameters: Parameters) -> Drawn:
    """The chart of a shape as an address asks for it; the title says what was chosen."""
    asked = chosen({**parameters, "as": (shape,)}, dict(asks.filters.names))
    told = figure(asks, asked, frame(asks, asked))
    limits = " ".join(filter(None, [in_words(asked, dict(asks.filters.names)), note_of(told)]))
    return Drawn(told, TITLES[shape], limits, unread(parameters, _KNOWN))


def in_words(asked: Chosen, names: dict[str, str]) -> str:
    """What was chosen besides the filters, a sentence each; empty where nothing was."""
    told: list[str] = []
    if asked.reach.countries:
        listed = ", ".join(names[code] for code in asked.reach.countries)
        told.append(f"Flows {WAYS[asked.reach.way].lower()} {listed} only.")
    if asked.reach.level == "province":
        told.append("Only flows of which an end is known to the province.")
    if asked.by != "facts":
        told.append(f"By {WEIGHTS[asked.by].lower()}.")
    if asked.fixed:
        told.append("Thickness is to the scale of the strongest flow of all, without filters.")
    return " ".join(told)
