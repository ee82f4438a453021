"""What an analyst chooses on the page of flows; every choice stands in the address."""

from dataclasses import dataclass

import streamlit as st

from dashboard import filters, options
from dashboard.charts.corridors import WEIGHTS
from dashboard.queries.flows import Reach
from dashboard.view import View

SHAPES = {"map": "Map", "sankey": "Sankey", "matrix": "Matrix", "purposes": "Purposes"}
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
_WEIGHT_HELP = (
    "Claims and documents are counted. Victims are those of the largest single statement: "
    "statements are never added up."
)
_WAY_HELP = "Between: both ends in the countries chosen, flows within one of them included."
_SCALE_HELP = (
    "To the strongest shown: thickness adapts to the filters. To the strongest of all: the same "
    "thickness means the same number under any filter."
)


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


def draw(view: View) -> Chosen:
    """Draw the choices and give what they say."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        shape = options.pick("Shown as", "as", SHAPES, "map")
        by = options.pick("Thickness", "weight", WEIGHTS, "claims", help=_WEIGHT_HELP)
        ends = options.pick("Ends", "ends", ENDS, "country")
    parts, scale, land = "corridors", "adaptive", "mekong"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        countries = _countries(view)
        way = "any"
        if countries:
            way = options.pick("Flows", "way", WAYS, "any", help=_WAY_HELP)
        if shape in ("map", "sankey"):
            shown = PARTS if shape == "map" else {k: PARTS[k] for k in ("corridors", "routes")}
            parts = options.pick("Told apart", "parts", shown, "corridors", few=False)
        limit = "20"
        if shape != "matrix":
            with st.popover("More choices", icon=":material/tune:"):
                limit = options.pick("Strongest shown", "most", NUMBERS, "20")
                if shape == "map":
                    land = options.pick("Map of", "land", LANDS, "mekong")
                    scale = options.pick("Scale", "scale", SCALES, "adaptive", help=_SCALE_HELP)
    reach = Reach(countries, way, ends)
    return Chosen(shape, by, reach, parts, scale == "fixed", int(limit), land == "world")


_OF = "of"
_KEY = "option-of"


def _countries(view: View) -> tuple[str, ...]:
    """Draw the choice of countries; in the address as `of=CN.VN`."""
    names = dict(view.filters.names)
    now = [code for code in (filters.parameter(_OF) or "").split(".") if code in names]
    if st.session_state.get(_KEY) != now:
        st.session_state[_KEY] = now
    st.multiselect(
        "Countries of the flows",
        list(names),
        format_func=names.__getitem__,
        placeholder="All countries",
        key=_KEY,
        on_change=_choose,
        width=260,
    )
    return tuple(now)


def _choose() -> None:
    filters.set_parameter(_OF, ".".join(filters.value(_KEY)) or None)
