"""What an analyst chooses on the page of flows; every choice stands in the address."""

import streamlit as st

from dashboard import filters, options
from dashboard.asked import flows
from dashboard.asked.flows import ENDS, LANDS, MOST, NUMBERS, SCALES, SHAPES, WAYS, Chosen
from dashboard.charts.corridors import WEIGHTS
from dashboard.view import View

_WEIGHT_HELP = (
    "Facts are counted once, however often they are told: what two papers print of one statement "
    "is one fact and two claims. Victims are those of the largest single statement: "
    "statements are never added up."
)
_WAY_HELP = "Between: both ends in the countries chosen, flows within one of them included."
_SCALE_HELP = (
    "To the strongest shown: thickness adapts to the filters. To the strongest of all: the same "
    "thickness means the same number under any filter."
)


def draw(view: View) -> Chosen:
    """Draw the choices and give what they say."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        shape = options.pick("Shown as", "as", SHAPES, "map")
        options.pick("Thickness", "weight", WEIGHTS, "facts", help=_WEIGHT_HELP)
        options.pick("Ends", "ends", ENDS, "country")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if _countries(view):
            options.pick("Flows", "way", WAYS, "any", help=_WAY_HELP)
        if shape in ("map", "sankey"):
            options.pick("Told apart", "parts", flows.parts_of(shape), "corridors", few=False)
        if shape != "matrix":
            with st.popover("More choices", icon=":material/tune:"):
                options.pick("Strongest shown", "most", NUMBERS, MOST)
                if shape == "map":
                    options.pick("Map of", "land", LANDS, "mekong")
                    options.pick("Scale", "scale", SCALES, "adaptive", help=_SCALE_HELP)
    return flows.chosen(filters.query(), dict(view.filters.names))


_OF = "of"
_KEY = "option-of"


def _countries(view: View) -> tuple[str, ...]:
    """Draw the choice of countries; in the address as `of=CN.VN`."""
    names = dict(view.filters.names)
    now = list(flows.countries(filters.query(), names))
    if st.session_state.get(_KEY) != now:
        st.session_state[_KEY] = now
    st.multiselect(
        "Countries of the flows",
        list(names),
        format_func=names.__getitem__,
        placeholder="All countries",
        key=_KEY,
        on_change=_choose,
        select_all=False,  # typing a name and Enter chooses it, not all that are like it
        width=260,
    )
    return tuple(now)


def _choose() -> None:
    filters.set_parameter(_OF, ".".join(filters.value(_KEY)) or None)
